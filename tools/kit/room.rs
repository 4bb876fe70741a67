//! Room that many share: each gives back what it took when it goes.

use std::cell::Cell;
use std::rc::Rc;

/// So much and no more, whoever of its clones gives it.
#[derive(Clone, Debug)]
pub struct Room {
    left: Rc<Cell<usize>>,
    refused: Rc<Cell<u64>>,
}

/// What one has taken.
#[derive(Debug)]
pub struct Share {
    amount: usize,
    left: Rc<Cell<usize>>,
}

impl Room {
    /// All of it is left.
    pub fn new(all: usize) -> Self {
        Self { left: Rc::new(Cell::new(all)), refused: Rc::default() }
    }

    /// `None` if that is more than is left.
    pub fn take(&self, amount: usize) -> Option<Share> {
        let Some(left) = self.left.get().checked_sub(amount) else {
            self.refused.set(self.refused.get() + 1);
            return None;
        };
        self.left.set(left);
        Some(Share { amount, left: self.left.clone() })
    }

    /// How often there was not enough.
    pub fn refused(&self) -> u64 {
        self.refused.get()
    }
}

/// What is taken is no part of what somebody is.
impl PartialEq for Share {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.left.set(self.left.get() + self.amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_can_be_taken() {
        let room = Room::new(10);
        let (six, four) = (room.take(6), room.take(4));
        assert!(six.is_some() && four.is_some() && room.take(1).is_none());
        drop(six);
        assert!(room.take(7).is_none() && room.take(6).is_some() && room.take(6).is_some());
        assert_eq!(room.refused(), 2);
    }
}
