//! The part of each tool's page that tells an auditor what it loads, calls, keeps and needs:
//! made from the objects and the plans. `cargo xtask pages` writes it, this compares.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use bpf::Object;
use kit::tool::Entry;
use libbpf_rs::ObjectBuilder;
use manual::capabilities;
use tests::inside;
use tests::inside::Program;

const BEGIN: &str = "<!-- made by `cargo xtask pages` -->";
const END: &str = "<!-- until here -->";

/// What the kit adds to every plan if descendants are to be followed, and where values of
/// tasks are kept in a hash.
const FOLLOW: [&str; 3] = ["kit_fork", "kit_exec", "kit_exit"];

pub fn inside(object: &Object) -> Vec<Program> {
    let header = concat!(env!("CARGO_MANIFEST_DIR"), "/../bpf/include/kfunc.bpf.h");
    let header = fs::read_to_string(header).expect("the list of kernel functions");
    inside::programs(&object.bytes(), &header).unwrap_or_else(|e| panic!("{}: {e:#}", object.name))
}

#[test]
fn pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/tools");
    let mut stale = Vec::new();
    for tool in tools::TOOLS {
        let path = folder.join(format!("{}.md", tool.name));
        let text = fs::read_to_string(&path).expect("the tool's page");
        let made = format!("{BEGIN}\n\n{}\n{END}\n", section(tool));
        let new = match (text.split_once(BEGIN), text.split_once(END)) {
            (Some((before, _)), Some((_, after))) => {
                format!("{before}{made}{}", after.trim_start())
            }
            _ => format!("{}\n\n## What it loads\n\n{made}", text.trim_end()),
        };
        if new == text {
            continue;
        }
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, new).expect("the tool's page");
        } else {
            stale.push(tool.name);
        }
    }
    assert!(stale.is_empty(), "`cargo xtask pages` makes anew those of {}", stale.join(", "));
}

fn section(tool: &Entry) -> String {
    let programs = inside(tool.object);
    let mut text = "| plan | programs | where |\n|---|---|---|\n".to_owned();
    let sections: BTreeMap<&str, &str> = tool.object.programs.iter().copied().collect();
    for plan in tool.plans {
        let mut places: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (name, section) in sections.iter().filter(|(name, _)| plan.uses(name)) {
            let (kind, place) = section.split_once('/').unwrap_or((section, ""));
            places.entry(kind).or_default().extend(match (kind, place) {
                ("tracepoint", "") => plan.events_of(name).iter().map(|e| code(e)).collect(),
                ("perf_event", _) => vec!["a clock of each processor".to_owned()],
                (kind, "") if kind.starts_with('u') => vec!["functions of processes".to_owned()],
                // The architecture stands in the names of the calls' functions.
                (_, place) => {
                    vec![code(&place.replace("__x64_", "__ARCH_").replace("__arm64_", "__ARCH_"))]
                }
            });
        }
        for (at, (kind, places)) in places.iter().enumerate() {
            let plan = if at == 0 { code(plan.name) } else { String::new() };
            let _ = writeln!(text, "| {plan} | {} | {} |", code(kind), join(places));
        }
    }
    let follows = sections.iter().filter(|(name, _)| FOLLOW.contains(name));
    let follows: BTreeSet<String> = follows.map(|(_, section)| code(section)).collect();
    if !follows.is_empty() {
        let _ = writeln!(text, "| any, to follow descendants | | {} |", join(&follows));
    }
    if sections.contains_key(kit::storage::REAP) {
        let place = code(kit::storage::REAPS);
        let _ = writeln!(text, "| any, where tasks cannot hold values | | {place} |");
    }
    let all = |of: fn(&Program) -> Vec<String>| {
        programs.iter().flat_map(of).map(|name| code(&name)).collect::<BTreeSet<_>>()
    };
    let helpers = all(|program| {
        let name = |id: &u32| inside::helper(*id).unwrap_or("?").to_owned();
        program.helpers.iter().map(name).collect()
    });
    let functions = all(|program| program.functions.iter().flatten().cloned().collect());
    let _ = writeln!(text, "\nHelpers: {}.", join(&helpers));
    if !functions.is_empty() {
        let _ = writeln!(text, "Functions of the kernel, where it has them: {}.", join(&functions));
    }
    text + &maps(tool.object, &programs) + &privileges(tool)
}

/// The maps as the object has them; sections of constants are none that anybody writes.
fn maps(object: &Object, programs: &[Program]) -> String {
    let used: BTreeSet<&String> = programs.iter().flat_map(|program| &program.maps).collect();
    let mut text = "\n| map | kind | entries | bytes each |\n|---|---|---|---|\n".to_owned();
    let open = ObjectBuilder::default().open_memory(&object.bytes()).expect("an object");
    for map in open.maps() {
        let name = map.name().to_string_lossy().into_owned();
        if !used.contains(&name) {
            continue;
        }
        let (kind, entries) = (format!("{:?}", map.map_type()), map.max_entries());
        let entries = match (kind.as_str(), entries) {
            ("RingBuf", _) => "`--buffer`".to_owned(),
            (_, 0 | 1) if kind.contains("Storage") => "a thread".to_owned(),
            (_, entries) => entries.to_string(),
        };
        let each = map.key_size() + map.value_size();
        let _ = writeln!(text, "| {} | {kind} | {entries} | {each} |", code(&name));
    }
    text + "\nThose of filters grow with what they name, those of rows are as `--keys` says; where a \
            plan does not\nuse a map, it is not made.\n"
}

fn privileges(tool: &Entry) -> String {
    let mut text = "\n| needs | by plan | to | without |\n|---|---|---|---|\n".to_owned();
    for row in capabilities::rows(tool) {
        let plans: Vec<String> = row.plans.iter().map(|plan| code(plan)).collect();
        let by = match row.option {
            Some(option) => format!("any, with {}", code(option)),
            None if plans.is_empty() => "any".to_owned(),
            None => plans.join(", "),
        };
        let _ = writeln!(text, "| {} | {by} | {} | {} |", row.capability, row.purpose, row.without);
    }
    text
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn join(all: &BTreeSet<String>) -> String {
    all.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
