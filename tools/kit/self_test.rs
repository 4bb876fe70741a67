//! `beebox doctor --self-test`: each tool is run as anybody would, the doctor does something that
//! it has to show, and reads what it has shown.

use std::fs;
use std::fs::DirBuilder;
use std::fs::File;
use std::io::Read as _;
use std::os::fd::AsFd as _;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::ExitStatus;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context as _;
use anyhow::Result;
use nix::fcntl::FcntlArg;
use nix::fcntl::FdFlag;
use nix::fcntl::fcntl;
use nix::poll::PollFd;
use nix::poll::PollFlags;
use nix::sys::signal::Signal;
use nix::sys::signal::kill;
use nix::unistd::Pid;
use serde_json::Value;
use serde_json::json;

use crate::deed;
use crate::doctor::print;
use crate::exit::Exit;
use crate::json_line::line;
use crate::known::Known;
use crate::known::MANY;
use crate::known::Names;
use crate::known::filled;
use crate::talk;

/// How long a tool may take to attach, and to end.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a tool is tried where the kernel says that it has kept an event from it.
const ATTEMPTS: u32 = 3;

/// How it went.
#[derive(Debug, PartialEq)]
enum Outcome {
    /// So often it was shown, by this plan.
    Shown { seen: u64, plan: String, lost: u64, missed: u64 },
    /// The tool did not end as it should.
    Broken(String),
    /// The tool ended before it was attached: its status, its words.
    Refused(u8, String),
    /// The event cannot be made on this machine.
    NotTried(String),
}

/// Tries these tools; status 1 if one did not show what it should.
///
/// # Errors
/// If the directory cannot be made, or the outcome not be written.
pub fn self_test(tried: &[&Known], version: &str, json: bool) -> Result<u8> {
    let folder = Folder::new()?;
    talk::tell(
        "doctor",
        &format!("works in {}, which it removes, and on loopback", folder.0.display()),
    );
    let mut status = 0;
    for known in tried {
        let mut outcome = attempt(known, &folder.0)?;
        for _ in 1..ATTEMPTS {
            match outcome {
                Outcome::Shown { seen, missed: 1.., .. } if !known.is_right(seen) => {
                    outcome = attempt(known, &folder.0)?;
                }
                _ => break,
            }
        }
        let (verdict, exit) = outcome.judged(known);
        status = status.max(exit);
        let mut text = Vec::new();
        if json {
            line(&outcome.json(known, verdict, version), &mut text);
        } else {
            text.extend(format!("{:<14} {verdict}: {}\n", known.tool, outcome.text(known)).bytes());
        }
        print(&String::from_utf8_lossy(&text))?;
    }
    Ok(status)
}

impl Outcome {
    fn judged(&self, known: &Known) -> (&'static str, u8) {
        match self {
            Self::Shown { seen, lost: 0, .. } if known.is_right(*seen) => ("right", 0),
            Self::Shown { .. } | Self::Broken(_) => ("wrong", Exit::Failed as u8),
            Self::Refused(status, _) => ("refused", *status),
            Self::NotTried(_) => ("not tried", 0),
        }
    }

    fn text(&self, known: &Known) -> String {
        match self {
            Self::Shown { seen, plan, lost, missed } => {
                let but = [(lost, "lost"), (missed, "missed by the kernel")];
                let but = but.iter().filter(|(number, _)| **number > 0);
                let but: String = but.map(|(number, what)| format!(", {number} {what}")).collect();
                let made = known.made();
                format!("{seen} {} seen, {made}, by plan {plan}{but}", known.deed.plural())
            }
            Self::Broken(why) | Self::Refused(_, why) | Self::NotTried(why) => why.clone(),
        }
    }

    fn json(&self, known: &Known, verdict: &str, version: &str) -> Value {
        let mut told = json!({
            "tool": known.tool, "version": version, "self_test": verdict.replace(' ', "_"),
            "what": known.deed.plural(), "made": null, "seen": null, "lost": null, "missed": null,
            "plan": null, "why": null,
        });
        match self {
            Self::Shown { seen, plan, lost, missed } => {
                (told["made"], told["seen"], told["plan"]) =
                    (json!(MANY), json!(seen), json!(plan));
                (told["lost"], told["missed"]) = (json!(lost), json!(missed));
            }
            Self::Broken(why) | Self::Refused(_, why) | Self::NotTried(why) => {
                told["why"] = json!(why)
            }
        }
        told
    }
}

/// A directory for us alone, gone with this value.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        // On a disk rather than in memory, where there is a choice: reads of it are tried, too.
        let above = ["/var/tmp", "/tmp"].into_iter().find(|above| Path::new(above).is_dir());
        let name = format!("beebox-self-test.{}", std::process::id());
        let folder = Path::new(above.unwrap_or(".")).join(name);
        let made = DirBuilder::new().mode(0o700).create(&folder);
        made.with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// One run of a tool, with the event in it.
fn attempt(known: &Known, folder: &Path) -> Result<Outcome> {
    let dir = Folder(folder.join(known.tool));
    fs::create_dir(&dir.0)?;
    let staged = match deed::stage(known.deed, &dir.0) {
        Ok(staged) => staged,
        Err(why) => return Ok(Outcome::NotTried(format!("{why:#}"))),
    };
    let (data, talk) = (folder.join("data"), folder.join("talk"));
    let (ready, attached) = nix::unistd::pipe()?;
    // Only the tool's end is inherited.
    fcntl(&ready, FcntlArg::F_SETFD(FdFlag::FD_CLOEXEC))?;
    let exe = std::env::current_exe().context("cannot tell where this binary is")?;
    let mut command = Command::new(exe);
    command.arg(known.tool).arg("-j").arg(format!("--ready-fd={}", attached.as_raw_fd()));
    command.args(known.args.iter().map(|word| filled(word, &staged.names)));
    let mut tool = Tool(command.stdout(File::create(&data)?).stderr(File::create(&talk)?).spawn()?);
    drop(attached);
    if !is_ready(&mut File::from(ready))? {
        let status = tool.end()?.code().unwrap_or(1) as u8;
        let said = fs::read_to_string(&talk)?;
        let said = said.lines().next_back().unwrap_or("it did not attach, and said nothing");
        let said = said.trim_start_matches(known.tool).trim_start_matches(": ");
        return Ok(Outcome::Refused(status.max(1), said.to_owned()));
    }
    let done = (staged.act)();
    kill(Pid::from_raw(tool.0.id() as i32), Signal::SIGINT)?;
    let status = tool.end()?;
    if let Err(why) = done {
        return Ok(Outcome::NotTried(format!("{why:#}")));
    }
    if !status.success() {
        return Ok(Outcome::Broken(format!("it ended with {status}")));
    }
    Ok(shown(known, &fs::read_to_string(&data)?, &staged.names))
}

/// What it has shown, from its first record to its last.
fn shown(known: &Known, output: &str, names: &Names) -> Outcome {
    let records: Result<Vec<Value>, _> = output.lines().map(serde_json::from_str).collect();
    let records = records.unwrap_or_default();
    let (Some(start), Some(end)) = (records.first(), records.last()) else {
        return Outcome::Broken("what it printed is no JSON".to_owned());
    };
    if end["record"] != "end" {
        return Outcome::Broken("its last record is missing".to_owned());
    }
    let lost = end["ledger"]["lost"].as_object();
    Outcome::Shown {
        seen: known.seen(&records, names),
        plan: start["plan"].as_str().unwrap_or("?").to_owned(),
        lost: lost.map_or(0, |lost| lost.values().filter_map(Value::as_u64).sum()),
        missed: end["ledger"]["unseen"]["missed"].as_u64().unwrap_or(0),
    }
}

/// Whether the tool says that it is attached; it ends, or takes too long, if not.
fn is_ready(from: &mut File) -> Result<bool> {
    let mut waits = [PollFd::new(from.as_fd(), PollFlags::POLLIN)];
    let limit = u16::try_from(PATIENCE.as_millis()).unwrap_or(u16::MAX);
    if nix::poll::poll(&mut waits, limit)? == 0 {
        return Ok(false);
    }
    Ok(from.read(&mut [0])? == 1)
}

/// A running tool, ended with this value.
struct Tool(Child);

impl Tool {
    /// Its status, when it has ended by itself; it is killed when that takes too long.
    fn end(&mut self) -> Result<ExitStatus> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.0.try_wait()? {
                return Ok(status);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        self.0.kill()?;
        Ok(self.0.wait()?)
    }
}

impl Drop for Tool {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::known::Deed;

    const KNOWN: Known = Known::new("opensnoop", Deed::Open, &[]);

    fn shown(seen: u64, lost: u64) -> Outcome {
        Outcome::Shown { seen, plan: "btf".to_owned(), lost, missed: 0 }
    }

    #[test]
    fn only_what_was_made_and_nothing_lost_is_right() {
        assert_eq!(shown(7, 0).judged(&KNOWN), ("right", 0));
        for wrong in [shown(6, 0), shown(8, 0), shown(0, 0), shown(7, 1)] {
            assert_eq!(wrong.judged(&KNOWN), ("wrong", 1), "{wrong:?}");
        }
        assert_eq!(Outcome::Refused(69, String::new()).judged(&KNOWN), ("refused", 69));
        assert_eq!(Outcome::NotTried(String::new()).judged(&KNOWN), ("not tried", 0));
    }

    #[test]
    fn a_tool_that_breaks_off_is_wrong_whatever_it_has_shown() {
        let line = |record: Value| format!("{record}\n");
        let start = line(json!({"record": "start", "plan": "btf"}));
        let events = line(json!({"record": "event"})).repeat(7);
        let end = line(json!({"record": "end", "ledger": {"lost": {"ring_full": 0}}}));
        let outcome = |text: &str| super::shown(&KNOWN, text, &Names::new());
        let whole = format!("{start}{events}{end}");
        assert_eq!(outcome(&whole), shown(7, 0));
        let half = &whole[..whole.len() - 9];
        for text in [format!("{start}{events}").as_str(), half, ""] {
            assert_eq!(outcome(text).judged(&KNOWN), ("wrong", 1), "{text}");
        }
    }

    #[test]
    fn what_is_told() {
        assert_eq!(shown(6, 1).text(&KNOWN), "6 opens seen, 7 made, by plan btf, 1 lost");
        let told = Outcome::NotTried("no disk".to_owned()).json(&KNOWN, "not tried", "1.2.3");
        assert_eq!((&told["self_test"], &told["why"]), (&json!("not_tried"), &json!("no disk")));
        assert_eq!(told["seen"], Value::Null, "nobody knows");
    }
}
