//! A container's image, as the Open Container Initiative lays it out, in a tar: made without a
//! daemon, of one layer and no other image.

use std::path::Path;

use anyhow::Result;
use serde_json::Value;
use serde_json::json;

use super::archive;
use super::package;
use super::tree::Tree;

const LAYER: &str = "application/vnd.oci.image.layer.v1.tar+gzip";
const CONFIG: &str = "application/vnd.oci.image.config.v1+json";
const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";

/// The image of a tree; `scratch` is for what it is made of.
pub fn make(tree: &Tree, version: &str, date: u64, scratch: &Path) -> Result<Vec<u8>> {
    let root = scratch.join("root");
    tree.write(&root)?;
    let layer = archive::tar(&root, date)?;
    let image = scratch.join("image");
    layout(&layer, version, &archive::written_date(date)?)?.write(&image)?;
    archive::tar(&image, date)
}

fn layout(layer: &[u8], version: &str, created: &str) -> Result<Tree> {
    let mut image = Tree::default();
    image.file("oci-layout", json!({"imageLayoutVersion": "1.0.0"}).to_string());
    let packed = archive::gzip(layer)?;
    let layers = [blob(&mut image, LAYER, packed)?];
    let labels = json!({
        "org.opencontainers.image.title": package::NAME,
        "org.opencontainers.image.description": package::SUMMARY,
        "org.opencontainers.image.version": version,
        "org.opencontainers.image.licenses": package::LICENSE,
        "org.opencontainers.image.created": created,
    });
    let config = json!({
        "created": created,
        "architecture": "amd64",
        "os": "linux",
        "config": {
            "Entrypoint": ["/usr/bin/beebox"],
            "Env": ["PATH=/usr/bin"],
            "WorkingDir": "/",
            "Labels": labels,
        },
        // Of the layer before it is packed.
        "rootfs": {"type": "layers", "diff_ids": [format!("sha256:{}", archive::digest(layer)?)]},
        "history": [{"created": created, "created_by": "cargo xtask dist"}],
    });
    let config = blob(&mut image, CONFIG, config.to_string().into_bytes())?;
    let manifest = json!({
        "schemaVersion": 2,
        "mediaType": MANIFEST,
        "config": config,
        "layers": layers,
        "annotations": labels,
    });
    let mut manifest = blob(&mut image, MANIFEST, manifest.to_string().into_bytes())?;
    // The one is what podman calls the image by, the other what docker does.
    let name = format!("localhost/{}:{version}", package::NAME);
    manifest["annotations"] = json!({
        "org.opencontainers.image.ref.name": name,
        "io.containerd.image.name": name,
    });
    let index = json!({"schemaVersion": 2, "manifests": [manifest]});
    image.file("index.json", index.to_string());
    Ok(image)
}

/// Puts something under its own digest, and describes it.
fn blob(image: &mut Tree, kind: &str, bytes: Vec<u8>) -> Result<Value> {
    let digest = archive::digest(&bytes)?;
    let described =
        json!({"mediaType": kind, "digest": format!("sha256:{digest}"), "size": bytes.len()});
    image.file(&format!("blobs/sha256/{digest}"), bytes);
    Ok(described)
}

#[cfg(test)]
mod tests {
    use super::super::tree::Node;
    use super::*;

    /// What a descriptor leads to.
    fn followed<'a>(image: &'a Tree, descriptor: &Value) -> &'a [u8] {
        let digest = descriptor["digest"].as_str().unwrap().strip_prefix("sha256:").unwrap();
        let bytes = file(image, &format!("blobs/sha256/{digest}"));
        assert_eq!(archive::digest(bytes).unwrap(), digest);
        assert_eq!(descriptor["size"], bytes.len());
        bytes
    }

    fn file<'a>(image: &'a Tree, at: &str) -> &'a [u8] {
        match image.nodes().find(|(other, _)| *other == at) {
            Some((_, Node::File { bytes, .. })) => bytes,
            _ => panic!("there is no {at}"),
        }
    }

    fn read(bytes: &[u8]) -> Value {
        serde_json::from_slice(bytes).unwrap()
    }

    #[test]
    fn from_the_index_all_is_found_by_its_digest() {
        let image = layout(b"layer", "1", "2001-09-09T01:46:40Z").unwrap();
        let index = read(file(&image, "index.json"));
        let manifest = read(followed(&image, &index["manifests"][0]));
        let config = read(followed(&image, &manifest["config"]));
        let layer = followed(&image, &manifest["layers"][0]);
        assert_eq!(layer, archive::gzip(b"layer").unwrap());
        let digest = archive::digest(b"layer").unwrap();
        assert_eq!(config["rootfs"]["diff_ids"], json!([format!("sha256:{digest}")]));
        assert_eq!(config["config"]["Entrypoint"], json!(["/usr/bin/beebox"]));
        // Those four blobs less the index, and the two files that stand for themselves.
        assert_eq!(image.nodes().count(), 5);
    }
}
