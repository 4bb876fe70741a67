//! Which programs or maps are shown, and what their cells have in common.

use anyhow::Result;
use clap::Args;

use super::holders::Holder;
use super::look::Census;
use super::look::Seen;
use crate::exit::usage;
use crate::run::Run;
use crate::value::Value;

/// Which programs or maps.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Which programs or maps")]
pub struct Which {
    /// Only those that one of these processes holds
    #[arg(short, long, value_name = "LIST", value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..=4_194_304))]
    pub pid: Vec<u32>,
    /// Only those that a process of this name holds; a trailing * makes it a prefix
    #[arg(short = 'n', long, value_name = "LIST", value_delimiter = ',')]
    pub comm: Vec<String>,
    /// Only those of this name; a trailing * makes it a prefix
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub name: Vec<String>,
    /// Only of this type (sched_cls, hash, …)
    #[arg(long = "type", value_name = "LIST", value_delimiter = ',')]
    pub kinds: Vec<String>,
}

impl Which {
    /// Whether what was typed can be meant.
    ///
    /// # Errors
    /// Status 2 for a process that is not there, or a name that is too long.
    pub fn check(&self) -> Result<()> {
        for pid in &self.pid {
            if !std::path::Path::new(&format!("/proc/{pid}")).exists() {
                return Err(usage(format!("-p {pid}: there is no process of this number")));
            }
        }
        for (option, names) in [("-n", &self.comm), ("--name", &self.name)] {
            if let Some(long) = names.iter().find(|name| name.trim_end_matches('*').len() > 15) {
                return Err(usage(format!(
                    "{option} {}: the kernel keeps 15 bytes of a name",
                    long.escape_debug()
                )));
            }
        }
        Ok(())
    }

    /// Those of `all` that are asked for, by type and name.
    pub fn among<T>(&self, all: Vec<Seen<T>>, of: fn(&T) -> (&String, &Vec<u8>)) -> Vec<Seen<T>> {
        let mut rows = all;
        rows.retain(|row| {
            let (kind, name) = of(&row.told);
            let held = |pids: &[u32], names: &[String]| {
                row.holders.iter().any(|holder| {
                    (pids.is_empty() || pids.contains(&holder.pid)) && is_one(names, &holder.comm)
                })
            };
            let chosen = self.pid.is_empty() && self.comm.is_empty() || held(&self.pid, &self.comm);
            chosen && is_one(&self.name, name) && is_one(&self.kinds, kind.as_bytes())
        });
        rows
    }
}

/// Whether it has one of these names, if there are any.
fn is_one(names: &[String], name: &[u8]) -> bool {
    let is = |wanted: &String| match wanted.strip_suffix('*') {
        Some(prefix) => name.starts_with(prefix.as_bytes()),
        None => name == wanted.as_bytes(),
    };
    names.is_empty() || names.iter().any(is)
}

impl<T> Seen<T> {
    /// The first process that holds it.
    pub fn pid(&self) -> Value<'static> {
        self.holders.first().map(|holder| holder.pid).into()
    }

    /// Its name.
    pub fn comm(&self) -> Value<'_> {
        self.holders.first().map_or(Value::Null, |holder| Value::Owned(holder.comm.clone()))
    }

    /// How many hold it; not known if there may be others.
    pub fn owners(&self) -> Value<'static> {
        if self.hidden { Value::Null } else { (self.holders.len() as u64).into() }
    }

    /// All of them. A NUL stands between two, as it does in no name.
    pub fn list(&self) -> Value<'static> {
        let one = |one: &Holder| [one.pid.to_string().as_bytes(), b" ", &one.comm].concat();
        let all: Vec<Vec<u8>> = self.holders.iter().map(one).collect();
        if all.is_empty() { Value::Null } else { Value::Stack(all.join(&0)) }
    }

    /// What was `number` since the last look, as so much in `unit` of time.
    pub fn per(&self, number: u64, unit: u64) -> u64 {
        let rounded = u128::from(number) * u128::from(unit) + u128::from(self.elapsed / 2);
        rounded.checked_div(self.elapsed.into()).unwrap_or(0).try_into().unwrap_or(u64::MAX)
    }

    /// Where it is attached.
    pub fn attached(&self) -> Value<'static> {
        let each = self.places.iter().map(|(way, place)| {
            let blank: &[u8] = if place.is_empty() { b"" } else { b" " };
            [way.as_bytes(), blank, place].concat()
        });
        let all = each.collect::<Vec<_>>().join(&b", "[..]);
        if all.is_empty() { Value::Null } else { Value::Owned(all) }
    }

    /// The programs that use it.
    pub fn used_by(&self) -> Value<'static> {
        let all: Vec<String> = self.users.iter().map(u32::to_string).collect();
        if all.is_empty() { Value::Null } else { Value::Word(all.join(",").into()) }
    }
}

impl Census {
    /// Says once if some processes could not be looked at.
    pub fn complain(&mut self, run: &Run) {
        if self.hidden > 0 && !std::mem::replace(&mut self.told, true) {
            run.say(&format!(
                "the descriptors of {} processes may not be seen (CAP_SYS_PTRACE): they may hold what seems to be nobody's",
                self.hidden
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(pids: &[u32]) -> Seen<(String, Vec<u8>)> {
        let holder = |&pid: &u32| Holder { pid, comm: format!("p{pid}").into_bytes() };
        let told = ("hash".to_owned(), b"events".to_vec());
        Seen { told, holders: pids.iter().map(holder).collect(), ..Seen::default() }
    }

    /// How many of these two are let through.
    fn passes(which: &Which) -> usize {
        let all = vec![seen(&[]), seen(&[7, 12])];
        which.among(all, |(kind, name)| (kind, name)).len()
    }

    #[test]
    fn each_filter_lets_through_what_it_names() {
        let none = Which::default();
        let list = |text: &str| vec![text.to_owned()];
        assert_eq!(passes(&none), 2);
        for (pid, comm, expected) in
            [(12, "p12", 1), (12, "p7", 0), (13, "p*", 0), (7, "p*", 1), (7, "p", 0)]
        {
            let which = Which { pid: vec![pid], comm: list(comm), ..none.clone() };
            assert_eq!(passes(&which), expected, "{pid} {comm}");
        }
        for (name, kind, expected) in [("ev*", "hash", 2), ("ev", "hash", 0), ("events", "ha*", 2)]
        {
            let which = Which { name: list(name), kinds: list(kind), ..none.clone() };
            assert_eq!(passes(&which), expected, "{name} {kind}");
        }
    }

    #[test]
    fn rates_are_rounded_and_nothing_is_divided_by_nothing() {
        let row = |elapsed| Seen { elapsed, ..seen(&[]) };
        assert_eq!(row(2_000_000_000).per(7, 1_000_000_000), 4);
        assert_eq!(row(3_000_000_000).per(4, 1_000_000_000), 1);
        assert_eq!((row(0).per(7, 1000), row(1).per(u64::MAX, u64::MAX)), (0, u64::MAX));
    }

    #[test]
    fn nobody_is_not_the_same_as_perhaps_somebody() {
        let (nobody, perhaps) = (seen(&[]), Seen { hidden: true, ..seen(&[]) });
        assert!(matches!(nobody.owners(), Value::Uint(0)) && matches!(nobody.list(), Value::Null));
        assert!(matches!(perhaps.owners(), Value::Null));
    }
}
