//! Containers by their names, from the state that docker and podman keep on disk: no daemon is
//! asked.

use std::fs;
use std::io;
use std::io::ErrorKind;

use serde_json::Value;

use crate::exit::Exit;
use crate::exit::Failure;

const DOCKER: &str = "/var/lib/docker/containers";
const PODMAN: &str = "/var/lib/containers/storage/overlay-containers/containers.json";

/// The ID of the container of this name, if there is one.
///
/// # Errors
/// Status 77 if we may not look everywhere, and it is not where we may.
pub fn id(name: &str) -> Result<Option<String>, Failure> {
    let mut denied = None;
    for (place, found) in [(DOCKER, docker(name)), (PODMAN, podman(name))] {
        match found {
            Ok(Some(id)) => return Ok(Some(id)),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => denied = Some(place),
            _ => {}
        }
    }
    let Some(place) = denied else { return Ok(None) };
    let text = format!(
        "not permitted: --container {name}: CAP_DAC_READ_SEARCH missing to look the name up in \
        {place}; run it as root (sudo), or give the container's ID"
    );
    Err(Failure::new(Exit::NotPermitted, text))
}

/// A folder for each, named by its ID.
fn docker(name: &str) -> io::Result<Option<String>> {
    let entries = fs::read_dir(DOCKER)?.flatten();
    let mut named = entries.filter(|entry| {
        let config = fs::read(entry.path().join("config.v2.json")).unwrap_or_default();
        let config: Value = serde_json::from_slice(&config).unwrap_or_default();
        let known = config.get("Name").and_then(Value::as_str).unwrap_or_default();
        known.trim_start_matches('/') == name
    });
    Ok(named.next().and_then(|entry| entry.file_name().into_string().ok()))
}

/// A list of all.
fn podman(name: &str) -> io::Result<Option<String>> {
    let list: Value = serde_json::from_slice(&fs::read(PODMAN)?).unwrap_or_default();
    let is_it = |item: &&Value| {
        let names = item.get("names").and_then(Value::as_array);
        names.is_some_and(|names| names.iter().any(|one| one == name))
    };
    let item = list.as_array().and_then(|list| list.iter().find(is_it));
    Ok(item.and_then(|item| item.get("id")?.as_str().map(str::to_owned)))
}
