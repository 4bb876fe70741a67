//! Tables of rows are taken out whole. (How fast, the bench tells.)

use std::collections::BTreeMap;

use kit::batch;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapFlags;
use libbpf_rs::MapHandle;
use libbpf_rs::MapType;
use tests::live;

const KEYS: u32 = 100_000;
const PROCESSORS: u32 = 3;

/// A hash with so many keys, each with its complement as its value. If it takes memory on
/// demand, so often as there are processors, whose numbers stand behind the keys.
fn filled(on_demand: bool, keys: u32) -> MapHandle {
    let opts = libbpf_rs::libbpf_sys::bpf_map_create_opts {
        sz: size_of::<libbpf_rs::libbpf_sys::bpf_map_create_opts>() as _,
        map_flags: if on_demand { libbpf_rs::libbpf_sys::BPF_F_NO_PREALLOC } else { 0 },
        ..Default::default()
    };
    let (size, rows) = if on_demand { (8, keys * PROCESSORS) } else { (4, keys) };
    let map = MapHandle::create(MapType::Hash, Some("rows"), size, 8, rows, &opts);
    let map = map.expect("a map");
    for row in 0..rows {
        let (key, processor) = (row % keys, row / keys);
        let value = u64::from(!key).to_ne_bytes();
        let key = [key.to_ne_bytes(), processor.to_ne_bytes()].concat();
        map.update(&key[..size as usize], &value, MapFlags::ANY).expect("an update");
    }
    map
}

/// Takes all out, and looks at it: each key comes so many times.
fn drained(map: &MapHandle, keys: u32, times: u32) {
    let mut found = BTreeMap::<u32, u32>::new();
    batch::drain(map, |key, value| {
        let key = u32::from_ne_bytes(key.try_into().expect("four bytes"));
        assert_eq!(value, u64::from(!key).to_ne_bytes());
        *found.entry(key).or_default() += 1;
        Ok(())
    })
    .expect("all of it");
    assert!(found.values().all(|count| *count == times), "{found:?}");
    assert_eq!(found.len(), keys as usize);
    assert_eq!(map.keys().count(), 0, "it is empty");
}

#[test]
fn a_hundred_thousand_keys_are_taken_out_whole() {
    live(|| {
        drained(&filled(false, KEYS), KEYS, 1);
    });
}

/// More values than fit one batch, and keys that share the few chains of a small hash.
#[test]
fn rows_of_each_processor_come_by_their_keys() {
    live(|| {
        for keys in [1, 7, 997, 40_009] {
            drained(&filled(true, keys), keys, PROCESSORS);
        }
    });
}
