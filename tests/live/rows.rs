//! Tables of rows are taken out whole. (How fast, the bench tells.)

use std::collections::BTreeSet;

use kit::batch;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapHandle;
use libbpf_rs::MapType;
use tests::privileged;

const KEYS: u32 = 100_000;

/// A hash with so many keys, each with its complement as its value, so often as a
/// processor each if it is such a map.
fn filled(kind: MapType, keys: u32) -> MapHandle {
    let opts = libbpf_rs::libbpf_sys::bpf_map_create_opts {
        sz: size_of::<libbpf_rs::libbpf_sys::bpf_map_create_opts>() as _,
        ..Default::default()
    };
    let map = MapHandle::create(kind, Some("rows"), 4, 8, keys, &opts).expect("a map");
    for key in 0..keys {
        let value = u64::from(!key).to_ne_bytes();
        let key = key.to_ne_bytes();
        if kind == MapType::PercpuHash {
            let values = vec![value.to_vec(); libbpf_rs::num_possible_cpus().expect("processors")];
            map.update_percpu(&key, &values, MapFlags::ANY).expect("an update");
        } else {
            map.update(&key, &value, MapFlags::ANY).expect("an update");
        }
    }
    map
}

/// Takes all out, and looks at it.
fn drained(map: &MapHandle, keys: u32, values: usize) {
    let mut found = BTreeSet::new();
    let mut all = Vec::with_capacity(keys as usize);
    batch::drain(map, |key, value| {
        all.push((key.to_vec(), value.to_vec()));
        Ok(())
    })
    .expect("all of it");
    for (key, value) in all {
        let key = u32::from_ne_bytes(key.try_into().expect("four bytes"));
        assert_eq!(value, u64::from(!key).to_ne_bytes().repeat(values));
        assert!(found.insert(key), "{key} twice");
    }
    assert_eq!(found.len(), keys as usize);
    assert_eq!(map.keys().count(), 0, "it is empty");
}

#[test]
fn a_hundred_thousand_keys_are_taken_out_whole() {
    if !privileged() {
        return;
    }
    drained(&filled(MapType::Hash, KEYS), KEYS, 1);
}

/// More values than fit one batch, and keys that share the few chains of a small hash.
#[test]
fn values_of_each_processor_come_together() {
    if !privileged() {
        return;
    }
    let processors = libbpf_rs::num_possible_cpus().expect("processors");
    for keys in [1, 7, 997] {
        drained(&filled(MapType::PercpuHash, keys), keys, processors);
    }
}
