//! What the programs of an object do: which helpers and functions of the kernel they call,
//! which maps they use. And what of that is allowed: to look, and to keep in maps of their
//! own. What stands in no list here is refused.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use anyhow::Context;
use anyhow::Result;
use object::Object;
use object::ObjectSection;
use object::ObjectSymbol;
use object::RelocationTarget;
use object::SectionKind;
use object::SymbolKind;

/// Helpers that read, or write to maps, buffers and the stack of the program alone; numbers
/// from the kernel's `enum bpf_func_id`.
pub const HELPERS: &[(u32, &str)] = &[
    (1, "bpf_map_lookup_elem"),
    (2, "bpf_map_update_elem"),
    (3, "bpf_map_delete_elem"),
    (5, "bpf_ktime_get_ns"),
    (8, "bpf_get_smp_processor_id"),
    (14, "bpf_get_current_pid_tgid"),
    (15, "bpf_get_current_uid_gid"),
    (16, "bpf_get_current_comm"),
    (35, "bpf_get_current_task"),
    (37, "bpf_current_task_under_cgroup"),
    (67, "bpf_get_stack"),
    (112, "bpf_probe_read_user"),
    (113, "bpf_probe_read_kernel"),
    (114, "bpf_probe_read_user_str"),
    (115, "bpf_probe_read_kernel_str"),
    (120, "bpf_get_ns_current_pid_tgid"),
    (125, "bpf_ktime_get_boot_ns"),
    // To whoever reads the iterator.
    (127, "bpf_seq_write"),
    (130, "bpf_ringbuf_output"),
    (131, "bpf_ringbuf_reserve"),
    (132, "bpf_ringbuf_submit"),
    (133, "bpf_ringbuf_discard"),
    (134, "bpf_ringbuf_query"),
    (137, "bpf_skc_to_tcp_sock"),
    (141, "bpf_get_task_stack"),
    // Memory of the task's, which nobody but the object's programs looks at.
    (156, "bpf_task_storage_get"),
    (158, "bpf_get_current_task_btf"),
    (174, "bpf_get_attach_cookie"),
    (175, "bpf_task_pt_regs"),
];

/// Functions of the kernel that do no more.
pub const FUNCTIONS: &[&str] = &[
    "bpf_iter_num_new",
    "bpf_iter_num_next",
    "bpf_iter_num_destroy",
    "bpf_rdonly_cast",
    // The program is not put aside while it runs, some microseconds at most; the verifier sees
    // to it that the second follows the first.
    "bpf_preempt_disable",
    "bpf_preempt_enable",
];

/// Kinds of program that only observe, by the start of their section's name. Others (lsm,
/// fmod_ret, raw_tp.w, xdp, tc, cgroup, struct_ops, syscall, all that may sleep …) decide or
/// change something, or are not needed.
pub const KINDS: &[&str] = &[
    "tracepoint",
    "tp_btf",
    "raw_tp",
    "fentry",
    "fexit",
    "uprobe",
    "uretprobe",
    "uprobe.multi",
    "uretprobe.multi",
    "perf_event",
    "iter",
];

/// What is added to the numbers of helpers that are hidden from libbpf (build/elf.rs).
pub const HIDDEN: u32 = 0x4b52_0000;

/// The first number of a call of a kernel function that has yet to be found (kfunc.bpf.h).
const FIRST: u32 = 0x4b46_0000;

/// A program, or a function that programs of its object call.
#[derive(Debug, Default)]
pub struct Program {
    /// Its function.
    pub name: String,
    /// Where it stands; a program's says what kind it is of and where it attaches.
    pub section: String,
    /// The helpers that it calls, itself or by functions of its object.
    pub helpers: BTreeSet<u32>,
    /// The functions of the kernel that it calls; `None` is one that has no name here.
    pub functions: BTreeSet<Option<String>>,
    /// The maps that it uses, sections of data among them.
    pub maps: BTreeSet<String>,
    /// Functions of its object that it calls, by their place.
    calls: BTreeSet<Place>,
}

/// A section, and an offset in it.
type Place = (usize, u64);

/// The programs of an object, of which `header` is the text of kfunc.bpf.h.
///
/// # Errors
/// If it is no object of ours, or has code that belongs to no function.
pub fn programs(data: &[u8], header: &str) -> Result<Vec<Program>> {
    let file = object::File::parse(data)?;
    let functions = named(header);
    let mut found: BTreeMap<Place, Program> = BTreeMap::new();
    for section in file.sections().filter(|section| section.kind() == SectionKind::Text) {
        let code = section.data()?;
        let own = |symbol: &object::Symbol| symbol.section_index() == Some(section.index());
        let symbols: Vec<_> = file
            .symbols()
            .filter(|symbol| own(symbol) && symbol.kind() == SymbolKind::Text && symbol.size() > 0)
            .collect();
        // All code belongs to some function, or a call could hide between them.
        let held: BTreeMap<u64, u64> =
            symbols.iter().map(|symbol| (symbol.address(), symbol.size())).collect();
        let mut end = 0;
        for (from, size) in held {
            anyhow::ensure!(from == end, "{}: code of no function at {end}", section.name()?);
            end = from + size;
        }
        anyhow::ensure!(end == code.len() as u64, "{}: code of no function", section.name()?);
        for symbol in symbols {
            let (from, to) = (symbol.address(), symbol.address() + symbol.size());
            let mut program = Program {
                name: symbol.name()?.to_owned(),
                section: section.name()?.to_owned(),
                ..Program::default()
            };
            let moved: BTreeSet<u64> = section.relocations().map(|(at, _)| at).collect();
            for at in (from..to).step_by(8) {
                let one = instruction(code, at)?;
                program.add(one, (section.index().0, at), moved.contains(&at), &functions);
            }
            for (at, relocation) in section.relocations().filter(|(at, _)| (from..to).contains(at))
            {
                let RelocationTarget::Symbol(target) = relocation.target() else { continue };
                let target = file.symbol_by_index(target)?;
                let one = instruction(code, at)?;
                match target.section_index() {
                    // libbpf would look for it among the kernel's functions and variables.
                    None => _ = program.functions.insert(Some(target.name()?.to_owned())),
                    Some(index) if file.section_by_index(index)?.kind() == SectionKind::Text => {
                        // Called, or handed on as a pointer.
                        let offset = match one.opcode {
                            0x85 => one.distance(),
                            _ => i64::from(one.number),
                        };
                        let place = target.address().wrapping_add_signed(offset);
                        program.calls.insert((index.0, place));
                    }
                    Some(index) => {
                        let name = file.section_by_index(index)?.name()?.to_owned();
                        let map = if name == ".maps" { target.name()?.to_owned() } else { name };
                        program.maps.insert(map);
                    }
                }
            }
            found.insert((section.index().0, from), program);
        }
    }
    closed(found)
}

/// One instruction, as far as calls go.
#[derive(Clone, Copy)]
struct Instruction {
    opcode: u8,
    source: u8,
    number: u32,
}

impl Instruction {
    /// From a call to what it calls, bytes.
    fn distance(self) -> i64 {
        (i64::from(self.number as i32) + 1) * 8
    }
}

fn instruction(code: &[u8], at: u64) -> Result<Instruction> {
    let bytes = code.get(at as usize..at as usize + 8).context("an instruction that is cut")?;
    let number = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
    Ok(Instruction { opcode: bytes[0], source: bytes[1] >> 4, number })
}

impl Program {
    /// Adds what an instruction calls: helpers (source 0), functions of the object (1), of the
    /// kernel (2).
    fn add(&mut self, one: Instruction, place: Place, moved: bool, names: &[String]) {
        match (one.opcode, one.source, one.number.wrapping_sub(FIRST)) {
            (0x85, 0, number) if number < 0x1_0000 => {
                self.functions.insert(names.get(number as usize).cloned());
            }
            (0x85, 0, _) => {
                self.helpers.insert(one.number.checked_sub(HIDDEN).unwrap_or(one.number));
            }
            // Within a section no relocation is needed.
            (0x85, 1, _) if !moved => {
                let (section, at) = place;
                self.calls.insert((section, at.wrapping_add_signed(one.distance())));
            }
            (0x85, 2, _) => _ = self.functions.insert(None),
            _ => {}
        }
    }
}

/// Adds to each what the functions do that it calls.
fn closed(mut all: BTreeMap<Place, Program>) -> Result<Vec<Program>> {
    loop {
        let mut changed = false;
        for place in all.keys().copied().collect::<Vec<_>>() {
            for called in all[&place].calls.clone() {
                let called = all.get(&called).context("a call of no function")?.content();
                let own = all.get_mut(&place).context("it is there")?;
                let before = own.content();
                own.helpers.extend(called.0);
                own.functions.extend(called.1);
                own.maps.extend(called.2);
                changed |= own.content() != before;
            }
        }
        if !changed {
            return Ok(all.into_values().collect());
        }
    }
}

type Content = (BTreeSet<u32>, BTreeSet<Option<String>>, BTreeSet<String>);

impl Program {
    fn content(&self) -> Content {
        (self.helpers.clone(), self.functions.clone(), self.maps.clone())
    }

    /// What it does that is not allowed, a sentence each.
    pub fn misdeeds(&self) -> Vec<String> {
        let Self { name, section, .. } = self;
        let mut found = Vec::new();
        if !observes(section) {
            found.push(format!("SEC(\"{section}\") is no kind of program that only observes"));
        }
        for id in self.helpers.iter().filter(|id| helper(**id).is_none()) {
            found
                .push(format!("{name} calls helper {id}, which is not among those that only read"));
        }
        for function in &self.functions {
            let shown = function.as_deref().unwrap_or("a function of the kernel by its number");
            if !FUNCTIONS.contains(&shown) {
                found.push(format!("{name} uses {shown}, which is not among what only reads"));
            }
        }
        found
    }
}

/// The name of a helper that is allowed.
pub fn helper(id: u32) -> Option<&'static str> {
    HELPERS.iter().find(|(number, _)| *number == id).map(|(_, name)| *name)
}

/// Whether a program section only observes; `.text` has the functions they call.
fn observes(section: &str) -> bool {
    let kind = section.split('/').next().unwrap_or_default();
    section == ".text" || KINDS.contains(&kind)
}

/// The names of the functions that kfunc.bpf.h declares, in the order of their numbers.
fn named(header: &str) -> Vec<String> {
    let lines = header.lines().filter_map(|line| line.strip_prefix("KIT_KFUNC("));
    lines.filter_map(|line| Some(format!("bpf_{}", line.split(',').nth(2)?.trim()))).collect()
}
