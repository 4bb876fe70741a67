//! Before the first round: how each side is called, and whether it works here at all.

use std::path::PathBuf;

use anyhow::Result;
use anyhow::ensure;

use super::host;
use super::measured;
use super::measured::Measured;
use super::numbers::Numbers;
use super::peers;
use super::procfs;
use super::rounds::Bench;
use super::sink::Place;
use super::steps;
use super::steps::Kind;
use super::subject::Attached;
use super::subject::Call;
use super::subject::Side;
use super::subject::Tool;

/// How long it runs to see whether a peer works, s.
const TRIAL: f64 = 0.1;

impl Bench<'_> {
    /// The tool with the sides that it has here.
    pub fn prepare(&mut self, tool: &'static Tool) -> Result<Measured> {
        let target = self.target(tool.work.kind)?;
        let ours = tool.ours(self.binary, self.plan, &target);
        let plan = measured::plan(&ours);
        let mut measured = Measured {
            tool,
            failure: plan.as_ref().err().map(|error| format!("{error:#}")),
            plan: plan.unwrap_or_default(),
            numbers: Numbers::default(),
            sides: vec![(Side::Ours, ours)],
            notes: Vec::new(),
            target,
        };
        for side in Side::PEERS {
            self.try_peer(&mut measured, side)?;
        }
        Ok(measured)
    }

    /// Takes the first way to call this peer that works here.
    fn try_peer(&self, measured: &mut Measured, side: Side) -> Result<()> {
        let calls = peers::calls(side, measured.tool, &measured.target);
        if calls.is_empty() {
            measured.note(side, "not installed, or has no such tool");
        }
        for (name, mut call) in calls {
            let tried = self.trial(measured, &call);
            super::check_stopped()?;
            match tried {
                Ok(attached) => {
                    call.attached = Some(attached);
                    measured.sides.push((side, call));
                    measured.note(side, &format!("is {name}"));
                    break;
                }
                Err(error) => {
                    let why = measured::brief(&error);
                    measured.note(side, &format!("{name} does not work here: {why}"));
                }
            }
        }
        Ok(())
    }

    /// What it has when everything is attached. There are scripts that start without the probes
    /// that this kernel has not, and see nothing.
    fn trial(&self, measured: &Measured, call: &Call) -> Result<Attached> {
        let _stats = host::Setting::counting()?;
        let tool = self.start(call, Place::Pipe)?;
        let (attached, before) = (tool.attached(), procfs::run_time(tool.pid()).1);
        self.load(&measured.tool.work, &measured.target, TRIAL, None)?.finish()?;
        let runs = procfs::run_time(tool.pid()).1.saturating_sub(before);
        tool.stop()?;
        ensure!(runs > 0, "it sees nothing of the workload");
        Ok(attached)
    }

    /// What a workload of this kind works on.
    pub fn target(&mut self, kind: Kind) -> Result<PathBuf> {
        Ok(match kind {
            Kind::Exec => self.scratch.join("exec-marker"),
            Kind::Read => self.disk()?,
            // Outside the range from which the kernel takes ports of its own.
            Kind::Session | Kind::Refused => PathBuf::from("21477"),
            _ => self.scratch.join("file-marker"),
        })
    }

    fn disk(&mut self) -> Result<PathBuf> {
        if self.disk.is_none() {
            self.disk = Some(host::Disk::on(&self.scratch.join("disk"), steps::BLOCKS * 4096)?);
        }
        Ok(self.disk.as_ref().map(|disk| disk.path.clone()).unwrap_or_default())
    }
}
