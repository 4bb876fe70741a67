//! bpftop: the BPF programs and maps of the host, whose they are, and what they cost.

use kit::census::look::Census;
use kit::census::look::Seen;
use kit::census::maps::Map;
use kit::census::programs::Counts;
use kit::census::programs::Program;
use kit::census::which::Which;
use kit::column::Unit;
use kit::prelude::*;
use kit::run::Run;
use kit::statistics::Statistics;

/// Show all BPF programs, whose they are and what they cost, every second
#[derive(Args)]
pub struct Options {
    /// The maps instead
    #[arg(long)]
    pub maps: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub which: Which,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub kit: kit::args::Survey,
}

/// The columns of programs.
pub const PROGRAMS: &[Column<Seen<Program>>] = &[
    column::time(),
    Column::<Seen<Program>>::new("ID", 6, |r| r.event.id.into()).about("number of the program or map"),
    Column::<Seen<Program>>::new("TYPE", 14, |r| word(&r.event.told.kind)).about("kind of it"),
    Column::<Seen<Program>>::new("NAME", 15, |r| Untrusted::new(&r.event.told.name).into()).about("name, of which the kernel keeps 15 bytes"),
    Column::<Seen<Program>>::new("PID", 7, |r| r.event.pid()).right().about("process that holds it, the first if there are several"),
    Column::<Seen<Program>>::new("COMM", 15, |r| r.event.comm()).about("name of that process"),
    Column::<Seen<Program>>::new("OWNERS", 6, |r| r.event.owners()).right().about("how many processes hold it"),
    Column::<Seen<Program>>::new("HOLDERS", 20, |r| r.event.list()).extra().about("all of them, PID and name"),
    Column::<Seen<Program>>::new("RUNS", 10, |r| counted(r.event, |counts| Value::Uint(counts.runs))).right().extra().about("runs since the last print"),
    Column::<Seen<Program>>::new("RUNS/s", 9, |r| counted(r.event, |counts| Value::Uint(r.event.per(counts.runs, 1_000_000_000)))).right().json("runs_per_s").about("the same in a second"),
    Column::<Seen<Program>>::new("BUSY", 10, |r| counted(r.event, |counts| Value::Nanos(counts.ns))).unit(Unit::Fine).extra().about("time in it since the last print"),
    Column::<Seen<Program>>::new("AVG", 9, |r| counted(r.event, average)).unit(Unit::Fine).about("time of a run since then"),
    Column::<Seen<Program>>::new("CPU%", 8, |r| counted(r.event, |counts| Value::Percent(r.event.per(counts.ns, 100_000)))).right().json("cpu_percent").about("share of one processor since then"),
    Column::<Seen<Program>>::new("MISSED", 6, |r| missed(r.event.counts)).right().extra().about("runs that the kernel skipped since then"),
    Column::<Seen<Program>>::new("TOTAL_RUNS", 12, |r| r.event.told.counts.runs.into()).extra().about("runs while statistics were on, whoever had them on"),
    Column::<Seen<Program>>::new("TOTAL", 12, |r| Value::Nanos(r.event.told.counts.ns)).unit(Unit::Fine).extra().about("time in these"),
    Column::<Seen<Program>>::new("MEMORY", 11, |r| size(r.event.told.locked.map(|bytes| bytes + r.event.told.jited))).unit(Unit::Kibibytes).about("memory of it; a program's without its maps"),
    Column::<Seen<Program>>::new("XLATED", 9, |r| Value::Bytes(r.event.told.xlated)).unit(Unit::Bytes).extra().about("size of its verified instructions"),
    Column::<Seen<Program>>::new("JITED", 9, |r| Value::Bytes(r.event.told.jited)).unit(Unit::Bytes).extra().about("size of its machine code; 0: it is interpreted"),
    Column::<Seen<Program>>::new("MAPS", 5, |r| (r.event.told.maps.len() as u64).into()).extra().about("how many maps it uses"),
    Column::<Seen<Program>>::new("TAG", 16, |r| word(&r.event.told.tag)).extra().about("hash of its instructions"),
    Column::<Seen<Program>>::new("UID", 6, |r| r.event.told.uid.into()).extra().about("user who loaded it"),
    Column::<Seen<Program>>::new("LOADED", 12, |r| Value::Time(r.event.loaded)).extra().about("when that was"),
    Column::<Seen<Program>>::new("ATTACHED", 0, |r| r.event.attached()).about("to what, by links"),
];

/// The columns of maps.
pub const MAPS: &[Column<Seen<Map>>] = &[
    column::time(),
    Column::<Seen<Map>>::new("ID", 6, |r| r.event.id.into()),
    Column::<Seen<Map>>::new("TYPE", 18, |r| word(&r.event.told.kind)),
    Column::<Seen<Map>>::new("NAME", 15, |r| Untrusted::new(&r.event.told.name).into()),
    Column::<Seen<Map>>::new("PID", 7, |r| r.event.pid()).right(),
    Column::<Seen<Map>>::new("COMM", 15, |r| r.event.comm()),
    Column::<Seen<Map>>::new("OWNERS", 6, |r| r.event.owners()).right(),
    Column::<Seen<Map>>::new("HOLDERS", 20, |r| r.event.list()).extra(),
    Column::<Seen<Map>>::new("KEY", 6, |r| Value::Bytes(r.event.told.key)).unit(Unit::Bytes).about("--maps: size of a key"),
    Column::<Seen<Map>>::new("VALUE", 8, |r| Value::Bytes(r.event.told.value)).unit(Unit::Bytes).about("--maps: size of a value, on each processor if it is a map of these"),
    Column::<Seen<Map>>::new("ENTRIES", 10, |r| r.event.told.entries.into()).about("--maps: how many it may have; bytes of a ring buffer"),
    Column::<Seen<Map>>::new("MEMORY", 11, |r| size(r.event.told.memory)).unit(Unit::Kibibytes),
    Column::<Seen<Map>>::new("FLAGS", 6, |r| r.event.told.flags.into()).extra().about("--maps: as it was made"),
    Column::<Seen<Map>>::new("PROGS", 0, |r| r.event.used_by()).about("--maps: numbers of the programs that use it"),
];

/// Who holds what an iterator tells; else the descriptors of each process, one by one.
const PLANS: &[Plan] = &[
    Plan::new("iter", &["iter_task_file"]),
    Plan::new("fdinfo", &[]).blind(&["descriptors of threads that do not share their process's"]),
];

impl Tool for Options {
    const OBJECT: &'static bpf::Object = &bpf::bpftop::OBJECT;
    const PLANS: &'static [Plan] = PLANS;
    const NEEDS: &'static [Need] = needs::CENSUS;
    const FIELDS: fn() -> Vec<Field> = || {
        let maps = kit::tool::fields(MAPS).into_iter().filter(|field| field.about.starts_with("--maps"));
        kit::tool::fields(PROGRAMS).into_iter().chain(maps).collect()
    };

    fn run(&self, cx: &Cx) -> Result<u8> {
        self.which.check()?;
        let wanted = !self.maps && !self.kit.once;
        let statistics = if wanted { Statistics::hold() } else { Statistics::Off(String::new()) };
        if let (Statistics::Off(why), true) = (&statistics, wanted && !self.kit.common.quiet) {
            cx.say(&format!("what programs cost is not known: the kernel does not count it ({why})"));
        }
        let mut census = Census::begin(statistics)?;
        if self.maps {
            let rows = cx.rows(&self.kit, MAPS, &[], "MEMORY")?;
            return rows.survey(&mut |run: &Run| {
                let all = census.maps(&run.session)?;
                census.complain(run);
                Ok(self.which.among(all, |map| (&map.kind, &map.name)))
            });
        }
        let mut kit = self.kit.clone();
        if kit.once && kit.common.form() == kit::args::Output::Table {
            kit.shown.fields.get_or_insert_with(|| ONCE.map(str::to_owned).to_vec());
        }
        let rows = cx.rows(&kit, PROGRAMS, &[], if kit.once { "ID" } else { "CPU%" })?;
        rows.survey(&mut |run: &Run| {
            let all = census.programs(&run.session)?;
            census.complain(run);
            Ok(self.which.among(all, |program| (&program.kind, &program.name)))
        })
    }
}

/// What is shown of programs where nothing is counted.
const ONCE: [&str; 8] = ["ID", "TYPE", "NAME", "PID", "COMM", "OWNERS", "MEMORY", "ATTACHED"];

fn word(word: &str) -> Value<'_> {
    Value::Word(word.to_owned().into())
}

fn size(bytes: Option<u64>) -> Value<'static> {
    bytes.map_or(Value::Null, Value::Bytes)
}

fn counted(row: &Seen<Program>, value: impl Fn(Counts) -> Value<'static>) -> Value<'static> {
    row.counts.map_or(Value::Null, value)
}

fn average(counts: Counts) -> Value<'static> {
    counts.ns.checked_div(counts.runs).map_or(Value::Null, Value::Nanos)
}

fn missed(counts: Option<Counts>) -> Value<'static> {
    counts.and_then(|counts| counts.misses).into()
}
