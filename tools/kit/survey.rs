//! Rows that user space finds out itself, at each print: of what is there, not of what
//! programs have counted.

use anyhow::Result;
use libbpf_rs::OpenObject;

use crate::json_line;
use crate::rounds::Round;
use crate::rows::Rows;
use crate::run::Run;
use crate::session::Size;

impl<R: Default> Rows<'_, R> {
    /// Attaches, prints until the end what `look` finds; the exit status. In the ledger a
    /// row counts as an operation each time that it is seen.
    ///
    /// # Errors
    /// With the status of the contract.
    pub fn survey(self, look: &mut dyn FnMut(&Run) -> Result<Vec<R>>) -> Result<u8> {
        let Self { cx, process, common, rounds, mut sink, mut page, .. } = self;
        page.header(&mut sink.buffer);
        let size = Size { buffer: 4096, ..Size::default() };
        let nothing = |_: &mut OpenObject| Ok(());
        let run = Run::start(cx, common, process, size, &nothing, sink)?;
        let status = rounds.follow(run, &mut |run: &mut Run, round: Round| {
            if !round.shown {
                return Ok(());
            }
            let rows = look(run)?;
            run.ledger.seen += rows.len() as u64;
            run.ledger.emitted += rows.len() as u64;
            page.write(json_line::real_time(), &rows, run)?;
            run.flush()
        });
        if page.hidden > 0 && !common.quiet {
            cx.say(&format!("{} rows were not shown (-r)", page.hidden));
        }
        status
    }
}
