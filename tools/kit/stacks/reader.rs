//! The user's side of stacks: frames as they come, sums as they are read, and both together
//! by name.

use std::collections::HashMap;
use std::time::Instant;

use anyhow::Result;
use bpf::kit::types::kit_stack_record;
use bpf::kit::types::kit_sum;
use libbpf_rs::MapCore as _;
use libbpf_rs::MapHandle;
use plain::Plain;

use super::told::Told;
use crate::args::Shape;
use crate::batch;
use crate::json_line;
use crate::label::Label;
use crate::live::Wake;
use crate::names::Frames;
use crate::names::Later;
use crate::names::Names;
use crate::names::Seen;
use crate::ring::Ring;
use crate::rounds::Round;
use crate::rounds::Take;
use crate::run::Run;
use crate::stack_form::Form;
use crate::stack_form::Key;
use crate::stack_form::Sum;
use crate::whole::is_whole;

/// The hash of a stack without frames: KIT_NO_STACK in stacks.bpf.h.
const EMPTY: u64 = 0;

/// The frames of a hash.
struct Stack {
    frames: Box<[u64]>,
    /// Of a process; `None` of the kernel, or of one that had gone.
    seen: Seen,
    /// The last print that it was new for, or was in.
    print: u64,
}

pub(super) struct Reader<'a, K> {
    ring: Ring,
    maps: [MapHandle; 2],
    known: MapHandle,
    label: &'a dyn Fn(&K) -> Label,
    form: Form,
    /// Keys of the kernel's maps.
    most: usize,
    depth: usize,
    /// The kernel takes no more, and does not say whether there are.
    pub(super) most_frames: usize,
    /// Whether the kernel's stacks begin with the program that took them.
    pub(super) traced: bool,
    names: Names,
    /// By their hashes. Kept from one print to the next, like the kernel's list of those
    /// that are known here.
    stacks: HashMap<u64, Stack>,
    /// Hashes of those that are to be looked at once more.
    later: Vec<(u64, Later)>,
    told: Told,
    /// How many prints there were.
    print: u64,
}

impl<'a, K: Plain> Reader<'a, K> {
    /// Of a run that is attached; `label` reads the tool's key behind the hashes.
    pub(super) fn new(
        run: &Run,
        buffer: u32,
        maps: [&str; 2],
        shape: &Shape,
        form: Form,
        label: &'a dyn Fn(&K) -> Label,
    ) -> Result<Self> {
        Ok(Self {
            ring: Ring::new(run.session.map("kit_events")?, buffer)?,
            maps: [run.session.map(maps[0])?, run.session.map(maps[1])?],
            known: run.session.map("kit_stacks_known")?,
            label,
            form,
            most: shape.keys as usize,
            depth: shape.depth as usize,
            most_frames: usize::MAX,
            traced: false,
            names: Names::new(shape.offsets),
            stacks: HashMap::new(),
            later: Vec::new(),
            told: Told::default(),
            print: 0,
        })
    }

    /// Reads names that will be asked for while there is nothing else to do.
    pub(super) fn read_ahead(&self) {
        self.names.read_ahead();
    }

    /// Takes the frames of new stacks.
    fn drain(&mut self) {
        loop {
            let more = self.ring.fill();
            for bytes in self.ring.records() {
                let Some((record, frames)) = new(bytes) else { continue };
                // Where the kernel's list has no room, what is known is sent again.
                if self.stacks.len() < self.most * 2 && !self.stacks.contains_key(&record.hash) {
                    let process = record.head.pid;
                    let (seen, later) = self.names.see(process, record.space, &frames);
                    self.stacks.insert(record.hash, Stack { frames, seen, print: self.print });
                    self.later.extend(later.map(|later| (record.hash, later)));
                }
            }
            self.ring.release();
            if !more {
                return;
            }
        }
    }

    /// Looks once more at the stacks whose time has come, or at all.
    fn look_again(&mut self, all: bool) {
        let now = Instant::now();
        for (hash, later) in self.later.extract_if(.., |(_, later)| all || later.due <= now) {
            if let Some(stack) = self.stacks.get_mut(&hash) {
                stack.seen = self.names.again(&later, &stack.seen, &stack.frames);
            }
        }
    }

    /// What is shown of a stack of the kernel, and whether there is more.
    fn kernel(&mut self, hash: u64) -> Option<(Frames, bool)> {
        if hash == EMPTY {
            return Some((Frames::new(), false));
        }
        let stack = find(&mut self.stacks, hash, self.print)?;
        let (shown, deep) = shown(&stack.frames, self.depth, self.most_frames);
        Some((self.names.kernel(shown, self.traced), deep))
    }

    /// The same of a process, which is told of so many samples.
    fn user(&mut self, hash: u64, count: u64) -> Option<(Frames, bool)> {
        if hash == EMPTY {
            return Some((Frames::new(), false));
        }
        let Stack { frames: addresses, seen, .. } = find(&mut self.stacks, hash, self.print)?;
        let (addresses, deep) = shown(addresses, self.depth, self.most_frames);
        let frames = self.names.user(seen, addresses);
        // Unless it is cut before that.
        let deep = deep && frames.len() == addresses.len();
        let told = &mut self.told;
        told.user += count;
        if deep {
            // Where it ends is not known.
        } else if seen.is_none() {
            told.gone += count;
        } else if !is_whole(&frames, seen, &addresses[..frames.len()]) {
            // Behind the last that is in code there may be one that is not: a false frame.
            let module = |address: &u64| seen.as_ref()?.module(*address);
            told.early(addresses.iter().map_while(module).last(), count);
        }
        Some((frames, deep))
    }

    /// Makes room where stacks have not been used for long. The kernel forgets them, too, and
    /// sends them again. Who waits in one meanwhile comes without a stack, which is told.
    fn tidy(&mut self) {
        self.print += 1;
        if self.stacks.len() > self.most {
            let print = self.print;
            for (hash, _) in self.stacks.extract_if(|_, stack| stack.print + 2 < print) {
                // It need not be there: the kernel's list may have been full.
                let _ = self.known.delete(&hash.to_ne_bytes());
            }
        }
        self.names.tidy();
    }
}

impl<K: Plain> Take for Reader<'_, K> {
    /// Whatever is new is looked at at once: its process may soon have gone.
    fn between(&mut self, run: &mut Run) -> Option<Instant> {
        run.session.live.wake(Wake::Any);
        self.drain();
        self.look_again(false);
        self.later.iter().map(|(_, later)| later.due).min()
    }

    /// Sums what has the same names.
    fn take(&mut self, run: &mut Run, round: Round) -> Result<()> {
        self.drain();
        self.look_again(true);
        let mut read: Vec<(Vec<u8>, u64, u64)> = Vec::new();
        batch::drain(&self.maps[round.generation as usize], |key, sum| {
            let sum: &kit_sum = parse(sum)?;
            read.push((key.to_vec(), sum.count, sum.sum));
            Ok(())
        })?;
        let mut sums: HashMap<Key, Sum> = HashMap::new();
        for (bytes, count, sum) in read {
            let (key, sum): (&K, Sum) = (parse(&bytes)?, Sum { count, sum });
            if !round.shown {
                run.ledger.discarded += sum.count;
                continue;
            }
            run.ledger.emitted += sum.count;
            let [kernel, user] = hashes(&bytes)?;
            let sides = [self.kernel(kernel), self.user(user, sum.count)];
            let is = |what: fn(&Option<(Frames, bool)>) -> bool| {
                if sides.iter().any(what) { sum.count } else { 0 }
            };
            self.told.samples += sum.count;
            self.told.deep += is(|side| side.as_ref().is_some_and(|(_, deep)| *deep));
            run.ledger.stack += is(Option::is_none);
            let [kernel, user] = sides.map(|side| side.map(|(frames, _)| frames));
            let key = Key { label: (self.label)(key), kernel, user };
            let all = sums.entry(key).or_default();
            all.count += sum.count;
            all.sum += sum.sum;
        }
        if round.shown {
            sums.keys().for_each(|key| self.told.key(key));
            let stacks = sums.into_iter().collect();
            self.form.write(json_line::real_time(), stacks, run)?;
        }
        self.tidy();
        run.flush()
    }

    /// Says how good the names are.
    fn end(&mut self, run: &mut Run) {
        run.say(&self.told.sentence(&self.names));
        run.ledger.also.insert("stacks".into(), self.told.to_json(&self.names));
    }
}

/// The stack of a hash that is not empty, and is used now; `None` if it was lost on its way.
fn find(stacks: &mut HashMap<u64, Stack>, hash: u64, print: u64) -> Option<&Stack> {
    let stack = stacks.get_mut(&hash)?;
    stack.print = print;
    Some(stack)
}

/// What of the frames that came is shown, and whether there are more.
fn shown(frames: &[u64], depth: usize, most: usize) -> (&[u64], bool) {
    (&frames[..depth.min(frames.len())], frames.len() > depth || frames.len() >= most)
}

/// A stack that is new, and its frames.
fn new(bytes: &[u8]) -> Option<(&kit_stack_record, Box<[u64]>)> {
    let record: &kit_stack_record = plain::from_bytes(bytes).ok()?;
    let tail = bytes.get(record.head.size.into()..)?.get(..record.head.tail as usize)?;
    let words = tail.as_chunks().0.iter().map(|word| u64::from_ne_bytes(*word));
    Some((record, words.collect()))
}

/// What a key begins with: the hashes of both sides.
fn hashes(key: &[u8]) -> Result<[u64; 2]> {
    match key.as_chunks().0 {
        [kernel, user, ..] => Ok([kernel, user].map(|word| u64::from_ne_bytes(*word))),
        _ => anyhow::bail!("a key without stacks"),
    }
}

fn parse<T: Plain>(bytes: &[u8]) -> Result<&T> {
    plain::from_bytes(bytes).map_err(|_| anyhow::anyhow!("a key is of another size"))
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_stack_is_deeper_if_there_is_a_frame_more() {
        let deep = |frames: usize, depth, most| {
            let (shown, deep) = shown(&[7; 128][..frames], depth, most);
            (shown.len(), deep)
        };
        assert_eq!(deep(3, 3, 127), (3, false));
        assert_eq!(deep(4, 3, 127), (3, true));
        assert_eq!(deep(2, 3, 127), (2, false));
        assert_eq!(deep(126, 127, 127), (126, false));
        // The kernel took what it takes: there may be more.
        assert_eq!(deep(127, 127, 127), (127, true));
        assert_eq!(deep(16, 127, 16), (16, true));
    }
}
