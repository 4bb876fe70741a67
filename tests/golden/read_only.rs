//! What the programs in the binary call, use and are: nothing that is not in the lists of
//! bpf/inside.rs.

use libbpf_rs::MapType;
use libbpf_rs::ObjectBuilder;
use tests::inside;

/// Maps that hold what programs put there. Others (arrays of programs, of devices, of sockets
/// …) lead elsewhere.
const MAPS: &[MapType] = &[
    MapType::Array,
    MapType::PercpuArray,
    MapType::Hash,
    MapType::PercpuHash,
    MapType::LruHash,
    MapType::LpmTrie,
    MapType::RingBuf,
    MapType::TaskStorage,
    // Cgroups to compare with.
    MapType::CgroupArray,
];

#[test]
fn every_object_in_the_binary_only_looks() {
    let mut programs = 0;
    for object in bpf::ALL {
        let found = super::pages::inside(object);
        let misdeeds: Vec<String> = found.iter().flat_map(inside::Program::misdeeds).collect();
        assert!(misdeeds.is_empty(), "{}: {}", object.name, misdeeds.join("; "));
        for (name, section) in object.programs {
            let read = found.iter().any(|one| one.name == *name && one.section == *section);
            assert!(read, "{}: {name} was not read", object.name);
            programs += 1;
        }
        for (section, _, name) in object.kfuncs {
            let called = Some((*name).to_owned());
            let calls = |one: &inside::Program| one.functions.contains(&called);
            assert!(found.iter().any(|one| one.section == *section && calls(one)), "{name}");
        }
        let open = ObjectBuilder::default().open_memory(&object.bytes()).expect("an object");
        for map in open.maps() {
            let kind = map.map_type();
            assert!(MAPS.contains(&kind), "{}: {:?} is a {kind:?}", object.name, map.name());
        }
    }
    assert!(programs > 100, "{programs} programs");
}

/// Those of the tools are among them.
#[test]
fn no_tool_has_another_object() {
    for tool in tools::TOOLS {
        assert!(bpf::ALL.iter().any(|object| std::ptr::eq(*object, tool.object)), "{}", tool.name);
    }
    assert_eq!(inside::HIDDEN, bpf::HIDDEN as u32);
}

/// As libbpf names and numbers them.
#[test]
fn helpers_are_called_what_the_kernel_calls_them() {
    let defs = libbpf_sys::API_HEADERS.iter().find(|(name, _)| *name == "bpf_helper_defs.h");
    let defs = defs.expect("libbpf's list of helpers").1;
    for (number, name) in inside::HELPERS {
        let line = defs.lines().find(|line| line.contains(&format!("const {name})(")));
        let line = line.unwrap_or_else(|| panic!("{name} is no helper"));
        assert!(line.ends_with(&format!(" (void *) {number};")), "{line}");
    }
}

/// None of them changes what others see: what these do is why there is a list.
#[test]
fn what_is_not_listed_is_refused() {
    for number in [36, 58, 109, 117, 160, 166, 168, 0, 9, 6] {
        assert_eq!(inside::helper(number), None);
    }
    let refused = |section: &str| {
        let mut program = inside::Program::default();
        program.section = section.into();
        !program.misdeeds().is_empty()
    };
    for section in
        ["lsm/file_open", "fmod_ret/a", "xdp", "syscall", "raw_tp.w/a", "struct_ops/a", "kprobe/a"]
    {
        assert!(refused(section), "{section}");
    }
    for section in ["tp_btf/sched_switch", "fentry/a", "uprobe.multi", "iter/task", ".text"] {
        assert!(!refused(section), "{section}");
    }
}
