//! Maps of running tools, looked into and changed from outside.

use std::fs;

use libbpf_rs::MapCore as _;
use libbpf_rs::MapHandle;

/// A map of a running tool.
pub fn map(pid: i32, is: impl Fn(&str) -> bool) -> MapHandle {
    let infos = fs::read_dir(format!("/proc/{pid}/fdinfo")).expect("its descriptors");
    let texts = infos.flatten().filter_map(|info| fs::read_to_string(info.path()).ok());
    let ids = texts.filter_map(|text| {
        text.lines().find_map(|line| line.strip_prefix("map_id:")?.trim().parse().ok())
    });
    let mut maps = ids.filter_map(|id| MapHandle::from_map_id(id).ok());
    maps.find(|map| is(&map.name().to_string_lossy())).expect("the tool has this map")
}
