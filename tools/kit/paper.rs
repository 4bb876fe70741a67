//! Where a print goes. Its text can be any length (each frame of each stack is written out), so
//! it is not put together as a whole: what has gathered is written as soon as there is enough.

use anyhow::Result;

use crate::run::Run;

/// How much is written at once: little to hold, and few system calls.
const ENOUGH: usize = 64 << 10;

/// What a print is written on.
pub trait Paper {
    /// The end of the text.
    fn text(&mut self) -> &mut Vec<u8>;

    /// Called where a row, a stack or a histogram is complete.
    ///
    /// # Errors
    /// If the output cannot be written.
    fn turn(&mut self) -> Result<()>;
}

/// All of it, for those who look at it.
impl Paper for Vec<u8> {
    fn text(&mut self) -> &mut Vec<u8> {
        self
    }

    fn turn(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Paper for Run<'_> {
    fn text(&mut self) -> &mut Vec<u8> {
        &mut self.sink.buffer
    }

    fn turn(&mut self) -> Result<()> {
        if self.sink.buffer.len() < ENOUGH { Ok(()) } else { self.flush() }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What held the most text at once, and all that was on it.
    #[derive(Default)]
    pub struct Narrow {
        text: Vec<u8>,
        pub most: usize,
        pub all: usize,
    }

    impl Paper for Narrow {
        fn text(&mut self) -> &mut Vec<u8> {
            &mut self.text
        }

        fn turn(&mut self) -> Result<()> {
            self.most = self.most.max(self.text.len());
            self.all += self.text.len();
            self.text = Vec::new();
            Ok(())
        }
    }
}
