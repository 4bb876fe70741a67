//! No stale memory by padding: what leaves a BPF program as a whole (records, keys and values of
//! maps) has a member at each of its bytes. The programs' compiler leaves out nothing that is
//! initialised, but holes between members are nobody's.

use std::collections::BTreeMap;

use libbpf_rs::btf::Btf;
use libbpf_rs::btf::BtfKind;
use libbpf_rs::btf::BtfType;
use libbpf_rs::btf::HasSize as _;
use libbpf_rs::btf::types::Array;
use libbpf_rs::btf::types::Composite;
use libbpf_rs::btf::types::DataSec;
use libbpf_rs::btf::types::MemberAttr;
use libbpf_rs::btf::types::Var;
use libbpf_rs::btf_type_match;

/// What `KIT_EVENT` calls its variables.
const ANCHOR: &str = "kit_anchor_";

fn name(of: &BtfType<'_>) -> String {
    of.name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a variable or member of this type points to, or is.
fn target<'s>(of: &BtfType<'s>) -> BtfType<'s> {
    let of = of.skip_mods_and_typedefs();
    match of.kind() {
        BtfKind::Ptr => of.next_type().expect("what it points to").skip_mods_and_typedefs(),
        _ => of,
    }
}

/// The types that an object's programs hand on, by what they are to them.
fn handed_on<'s>(btf: &'s Btf<'_>) -> BTreeMap<String, BtfType<'s>> {
    let mut found = BTreeMap::new();
    for variable in btf.type_by_kind::<Var<'_>>() {
        if let Some(record) = name(&variable).strip_prefix(ANCHOR) {
            let kind = variable.next_type().expect("its type");
            found.insert(format!("record {record}"), target(&kind));
        }
    }
    let Some(maps) = btf.type_by_name::<DataSec<'_>>(".maps") else { return found };
    for map in maps.iter() {
        let variable: Var<'_> = btf.type_by_id(map.ty).expect("a variable");
        let definition = variable.next_type().expect("its type").skip_mods_and_typedefs();
        let definition = Composite::try_from(definition).expect("a map's definition");
        for member in definition.iter() {
            let what = member.name.unwrap_or_default().to_string_lossy();
            if ["key", "value"].contains(&&*what) {
                let kind: BtfType<'_> = btf.type_by_id(member.ty).expect("its type");
                found.insert(format!("{what} of {}", name(&variable)), target(&kind));
            }
        }
    }
    found
}

/// The bits of a type; what no member is at (of a union: not each of them) goes to the list.
fn walk(of: BtfType<'_>, btf: &Btf<'_>, at: u64, holes: &mut Vec<[u64; 2]>) -> u64 {
    let of = of.skip_mods_and_typedefs();
    btf_type_match!(match of {
        BtfKind::Array(array) => walk_array(array, btf, at, holes),
        BtfKind::Composite(composite) => {
            let whole = 8 * composite.size() as u64;
            let mut end = 0;
            for member in composite.iter() {
                let kind = btf.type_by_id(member.ty).expect("its type");
                let (MemberAttr::Normal { offset } | MemberAttr::BitField { offset, .. }) =
                    member.attr;
                let from = u64::from(offset);
                let whole_member = walk(kind, btf, at + from, holes);
                let size = match member.attr {
                    MemberAttr::BitField { size, .. } => size.into(),
                    MemberAttr::Normal { .. } => whole_member,
                };
                let before = if composite.is_struct { end } else { 0 };
                hole(at, before, from, holes);
                end = from + size;
                if !composite.is_struct {
                    hole(at, end, whole, holes);
                }
            }
            if composite.is_struct {
                hole(at, end, whole, holes);
            }
            whole
        }
        BtfKind::Int(int) => 8 * int.size() as u64,
        BtfKind::Enum(one) => 8 * one.size() as u64,
        BtfKind::Enum64(one) => 8 * one.size() as u64,
        BtfKind::Ptr => 64,
        _ => panic!("a {:?} in what is handed on", of.kind()),
    })
}

fn walk_array(array: Array<'_>, btf: &Btf<'_>, at: u64, holes: &mut Vec<[u64; 2]>) -> u64 {
    // One is as the other.
    array.capacity() as u64 * walk(array.contained_type(), btf, at, holes)
}

fn hole(at: u64, from: u64, to: u64, holes: &mut Vec<[u64; 2]>) {
    if from < to {
        holes.push([at + from, at + to]);
    }
}

#[test]
fn every_byte_of_what_is_handed_on_is_a_member_s() {
    let (mut records, mut maps, mut all) = (0, 0, Vec::new());
    for object in bpf::ALL {
        let bytes = object.bytes();
        let btf = Btf::from_raw(object.name, &bytes).expect("an object").expect("its types");
        for (what, kind) in handed_on(&btf) {
            let mut holes = Vec::new();
            let bits = walk(kind, &btf, 0, &mut holes);
            assert!(bits > 0, "{}: {what} is empty", object.name);
            all.extend(holes.iter().map(|bits| format!("{}: {what}: {bits:?}", object.name)));
            match what.starts_with("record") {
                true => records += 1,
                false => maps += 1,
            }
        }
    }
    assert!(all.is_empty(), "no member at these bits:\n{}", all.join("\n"));
    // Those of each object, among them what kit.bpf.c has for all.
    assert!(records > 10 && maps > 100, "{records} records, {maps} keys and values");
}
