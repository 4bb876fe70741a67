//! How a run ends: the exit status of the contract and the sentence beside it.

use std::fmt;

/// Exit statuses, the same for every tool.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Failed while running.
    Failed = 1,
    /// Bad usage or bad input.
    Usage = 2,
    /// Something was lost, under `--strict`.
    Lost = 3,
    /// This kernel cannot.
    Unsupported = 69,
    /// Not permitted.
    NotPermitted = 77,
}

/// A failure that knows its exit status. Its text is for the person at the
/// terminal: what failed, why, what to do.
#[derive(Debug)]
pub struct Failure {
    /// The status to end with.
    pub exit: Exit,
    /// One or two lines, without a final full stop or newline.
    pub message: String,
}

impl Failure {
    /// A failure with this status and text.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Bad input: exit status 2.
pub fn usage(message: impl Into<String>) -> anyhow::Error {
    Failure::new(Exit::Usage, message).into()
}

/// The exit status that an error asks for: 1 where it does not say.
pub fn status(error: &anyhow::Error) -> Exit {
    error.downcast_ref::<Failure>().map_or(Exit::Failed, |failure| failure.exit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context as _;

    #[test]
    fn status_survives_context() {
        let error = Err::<(), _>(usage("no such disk")).context("biolatency").unwrap_err();
        assert_eq!(status(&error), Exit::Usage);
        assert_eq!(status(&anyhow::anyhow!("other")), Exit::Failed);
    }
}
