//! Frames of stacks by name: the kernel's by its symbols, those of processes by what they
//! have mapped.

use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;
use std::time::Instant;

use crate::claims::Claims;
use crate::claims::Process;
use crate::demangle::Demangler;
use crate::mappings::Files;
use crate::mappings::Mappings;
use crate::mappings::Place;
use crate::named::Named;
use crate::room::Room;
use crate::symbols::Kernel;
use crate::symbols::UNKNOWN;

/// A frame as it is shown.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Frame {
    /// A function, a module and a place in it, or [`UNKNOWN`]: from outside, unescaped.
    pub text: Vec<u8>,
    /// Whether it is a function's name.
    pub named: bool,
}

/// Frames, innermost first.
pub type Frames = Vec<Rc<Frame>>;

/// A process as it was when it was seen; `None` if it had gone by then.
pub type Seen = Option<Rc<Mappings>>;

/// Everything that has a name.
#[derive(Debug)]
pub struct Names {
    offsets: bool,
    kernel: Kernel,
    /// Where its code comes from.
    pub files: Files,
    processes: HashMap<Process, Known>,
    room: Room,
    /// How often there was no room for what a process has mapped.
    pub left_out: u64,
    claims: Claims,
    /// Frames of this print.
    pub known: Named,
    demangler: Demangler,
}

/// Bytes of mappings that are kept, those of some 30,000 processes. One can have 65,530.
const ALL: usize = 64 << 20;

/// What a process has mapped, and when that was read.
#[derive(Debug)]
struct Known {
    mappings: Rc<Mappings>,
    read: Instant,
    /// How long they are good for.
    wait: Duration,
    next: Instant,
}

/// When to look once more at a stack that seems to name code that was not mapped when its
/// process was last read.
#[derive(Debug)]
pub struct Later {
    process: Process,
    read: Instant,
    /// Not before.
    pub due: Instant,
}

/// How old mappings are at least when they are read again for a stack that seems to name what
/// they do not have. Twice as old each time they have not changed, as then it may be that code
/// without frame pointers names anything, but no older than this.
const AGAIN: Duration = Duration::from_millis(100);
const OLDEST: Duration = Duration::from_secs(1);

/// As much longer as it takes to read them.
const TIMES: u32 = 50;

/// What programs on tracepoints add to the kernel's stack that they take, innermost.
const TRACING: [&[u8]; 6] = [
    b"bpf_prog_",
    b"bpf_trampoline_",
    b"__bpf_trace_",
    b"bpf_trace_run",
    b"__traceiter_",
    b"trace_call_bpf",
];

impl Names {
    /// With `offsets` a frame tells where in its function it is.
    pub fn new(offsets: bool) -> Self {
        Self {
            offsets,
            kernel: Kernel::new(),
            files: Files::default(),
            processes: HashMap::new(),
            room: Room::new(ALL),
            left_out: 0,
            claims: Claims::default(),
            known: Named::default(),
            demangler: Demangler::default(),
        }
    }

    /// Reads what a process has mapped, unless all of these addresses are known. Where that
    /// would be too often, it is to be looked `again`.
    pub fn see(&mut self, pid: u32, space: u64, addresses: &[u64]) -> (Seen, Option<Later>) {
        // Outside of our PID namespace, or without a process.
        if pid == 0 || space == 0 {
            return (None, None);
        }
        let process = (pid, space);
        if let Some(Known { mappings, read, next, .. }) = self.processes.get(&process) {
            // Innermost there is code for sure; what frames without pointers seem to call
            // may be anything, and nowhere.
            let sure = addresses.first().is_none_or(|address| mappings.has(*address));
            if addresses.iter().all(|address| mappings.has(*address)) {
                return (Some(mappings.clone()), None);
            }
            if sure && Instant::now() < *next {
                let later = Later { process, read: *read, due: *next };
                return (Some(mappings.clone()), Some(later));
            }
        }
        (self.read(process), None)
    }

    /// What a process has mapped by now, if that has more of a stack than what was seen.
    pub fn again(&mut self, later: &Later, seen: &Seen, addresses: &[u64]) -> Seen {
        let known = self.processes.get(&later.process);
        let since = known.filter(|known| known.read > later.read);
        let now = match since {
            Some(known) => Some(known.mappings.clone()),
            None => self.read(later.process),
        };
        let more = reach(&now, addresses) > reach(seen, addresses);
        if more { now } else { seen.clone() }
    }

    /// What a process has mapped; what it had, if it has gone.
    fn read(&mut self, process: Process) -> Seen {
        let begin = Instant::now();
        let old = self.processes.get(&process);
        let was = old.map(|old| old.mappings.clone());
        let Some(mut now) = Mappings::of(process, was.as_deref(), &mut self.files) else {
            return was;
        };
        // Kept once, however often it is read.
        let (mappings, wait) = match old.filter(|old| *old.mappings == now) {
            Some(old) => (old.mappings.clone(), (old.wait * 2).min(OLDEST)),
            None if now.keep(&self.room) => (Rc::new(now), AGAIN),
            None => {
                self.left_out += 1;
                return was;
            }
        };
        let read = Instant::now();
        let next = read + wait.max((read - begin) * TIMES);
        self.processes.insert(process, Known { mappings: mappings.clone(), read, wait, next });
        Some(mappings)
    }

    /// After a print: forgets names, and processes of which no stack is kept.
    pub fn tidy(&mut self) {
        self.known.clear();
        self.demangler.next();
        self.processes.retain(|_, known| Rc::strong_count(&known.mappings) > 1);
        self.claims.next(|process| self.processes.contains_key(process));
        self.files.tidy();
    }

    /// A stack of the kernel; one that was `traced`, taken by a program of ours that its
    /// innermost function called, without what that adds.
    pub fn kernel(&mut self, addresses: &[u64], traced: bool) -> Frames {
        let ours = |frame: &&Rc<Frame>| TRACING.iter().any(|name| frame.text.starts_with(name));
        let frames: Frames = calls(addresses).map(|address| self.kernel_frame(address)).collect();
        let skip = frames.iter().take_while(|frame| traced && ours(frame)).count();
        frames[skip..].to_vec()
    }

    /// A stack of a process.
    pub fn user(&mut self, seen: &Seen, addresses: &[u64]) -> Frames {
        // Behind what is in no code at all there is no frame, whatever the memory held that
        // was taken for one.
        let end = if seen.is_some() { reach(seen, addresses) + 1 } else { addresses.len() };
        let addresses = &addresses[..end.min(addresses.len())];
        calls(addresses).map(|address| self.user_frame(seen, address)).collect()
    }

    /// Reads the kernel's names before they are asked for, without waiting for them.
    pub fn read_ahead(&self) {
        self.kernel.read_ahead();
    }

    /// Why there are no names of the kernel's functions, if there are none.
    pub fn complaint(&self) -> Option<&'static str> {
        self.kernel.complaint()
    }

    /// How many processes had more to say of their own code than is kept.
    pub fn cut(&self) -> u64 {
        self.claims.cut
    }

    fn kernel_frame(&mut self, address: u64) -> Rc<Frame> {
        let Self { offsets, kernel, known, .. } = self;
        known.frame((0, address), || match kernel.find(address) {
            Some(symbol) => {
                let name = if *offsets { symbol.place() } else { symbol.name.bytes().to_vec() };
                Frame { text: name, named: true }
            }
            None => Frame { text: UNKNOWN.to_vec(), named: false },
        })
    }

    fn user_frame(&mut self, seen: &Seen, address: u64) -> Rc<Frame> {
        let process = seen.as_ref().map_or(1, |mappings| Rc::as_ptr(mappings) as usize);
        let Self { offsets, known, claims, demangler, .. } = self;
        known.frame((process, address), || {
            let place = seen.as_ref().map(|mappings| mappings.find(address, claims));
            match place.unwrap_or(Place::Unknown) {
                Place::Function(name, offset) => {
                    let mut text = demangler.name(name);
                    if *offsets {
                        text.extend(format!("+{offset:#x}").bytes());
                    }
                    Frame { text, named: true }
                }
                Place::Module(mut text, at) => {
                    text.extend(format!("+{at:#x}").bytes());
                    Frame { text, named: false }
                }
                Place::Unknown => Frame { text: UNKNOWN.to_vec(), named: false },
            }
        })
    }
}

/// How many frames of a stack are in code, before the first that is not.
fn reach(seen: &Seen, addresses: &[u64]) -> usize {
    let has = |address: &&u64| seen.as_ref().is_some_and(|seen| seen.has(**address));
    addresses.iter().take_while(has).count()
}

/// The addresses to ask for: of the innermost frame where it is, of the others where they
/// called, as they return behind that, maybe to what is another function already.
fn calls(addresses: &[u64]) -> impl Iterator<Item = u64> {
    addresses.iter().enumerate().map(|(at, address)| address.wrapping_sub((at > 0).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_left_out_only_where_they_are_ours() {
        let mut names = Names::new(false);
        names.kernel = Kernel::of(
            b"ffffffff81000000 T __schedule\nffffffff81000100 t bpf_trace_run3\n\
            ffffffffc0000000 t bpf_prog_12_x\t[bpf]\n",
        );
        let [schedule, run, program] =
            [0xffff_ffff_8100_0010, 0xffff_ffff_8100_0110, 0xffff_ffff_c000_0010];
        let mut texts = |addresses: &[u64], traced| {
            let frames = names.kernel(addresses, traced);
            frames.iter().map(|frame| frame.text.escape_ascii().to_string()).collect::<Vec<_>>()
        };
        let all = ["bpf_prog_12_x", "bpf_trace_run3", "__schedule", "bpf_prog_12_x"];
        let stack = [program, run, schedule, program];
        assert_eq!(texts(&stack, false), all);
        assert_eq!(texts(&stack, true), all[2..]);
    }

    #[test]
    fn callers_are_asked_for_where_they_call() {
        assert_eq!(calls(&[5, 5, 0]).collect::<Vec<_>>(), [5, 4, u64::MAX]);
    }

    #[test]
    fn mappings_of_all_have_a_bound() {
        let own = std::process::id();
        let space = crate::space::space_of(own).expect("ours");
        let mut names = Names::new(false);
        // As many processes as there are execs to tell apart.
        let here = [mappings_of_all_have_a_bound as *const () as u64];
        let see = |names: &mut Names, execs: u64| names.see(own, space | execs << 56, &here).0;
        let one = see(&mut names, 0).expect("ours");
        let count = |names: &mut Names| (0..100).filter(|n| see(names, *n).is_some()).count();
        assert_eq!((count(&mut names), names.left_out), (100, 0));
        names.tidy();
        assert_eq!(names.processes.len(), 1, "of the others no stack is kept");
        names.room = Room::new(0);
        assert_eq!((count(&mut names), names.left_out), (1, 99));
        drop(one);
    }

    #[test]
    fn of_mappings_64_mib_are_kept() {
        let names = Names::new(false);
        let line = format!("1-2 r-xp 0 00:00 7 /{}\n", "x".repeat(4000));
        let lines = line.repeat(5003);
        let keep = |_| {
            let mut mappings = Mappings::told(lines.as_bytes());
            mappings.keep(&names.room).then_some(mappings)
        };
        // Each is some 19 MiB.
        let kept: Vec<Mappings> = (0..9).filter_map(keep).collect();
        assert_eq!(kept.len(), 3);
    }

    #[test]
    fn a_process_that_has_gone_is_unknown() {
        let mut names = Names::new(false);
        assert!(names.see(0, 1, &[1]).0.is_none() && names.see(1, 0, &[1]).0.is_none());
        let frames = names.user(&None, &[1, 2]);
        assert!(frames.iter().all(|frame| frame.text == UNKNOWN && !frame.named));
        names.tidy();
        assert!(names.known.is_empty());
    }
}
