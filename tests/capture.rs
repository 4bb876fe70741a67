//! What a child writes, read by a thread while it runs, so that the child never
//! waits for us.

use std::io::Read;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::time::Duration;
use std::time::Instant;

#[derive(Default)]
struct State {
    bytes: Vec<u8>,
    ended: bool,
}

/// The bytes so far, and whether more may come.
#[derive(Clone, Default)]
pub struct Capture(Arc<(Mutex<State>, Condvar)>);

impl Capture {
    /// Reads until the end, in a thread of its own.
    pub fn of(from: Option<impl Read + Send + 'static>) -> Self {
        let capture = Self::default();
        let Some(mut from) = from else {
            capture.add(&[]);
            return capture;
        };
        let to = capture.clone();
        std::thread::spawn(move || {
            let mut chunk = vec![0; 1 << 16];
            loop {
                let read = from.read(&mut chunk).unwrap_or(0);
                to.add(&chunk[..read]);
                if read == 0 {
                    return;
                }
            }
        });
        capture
    }

    fn add(&self, bytes: &[u8]) {
        let (state, changed) = &*self.0;
        let mut state = state.lock().expect("no reader panics");
        state.bytes.extend_from_slice(bytes);
        state.ended |= bytes.is_empty();
        changed.notify_all();
    }

    /// Waits until `enough` finds something in the bytes; `None` if it never does.
    pub fn wait<T>(
        &self,
        patience: Duration,
        mut enough: impl FnMut(&[u8]) -> Option<T>,
    ) -> Option<T> {
        let end = Instant::now() + patience;
        let (state, changed) = &*self.0;
        let mut state = state.lock().expect("no reader panics");
        loop {
            if let Some(found) = enough(&state.bytes) {
                return Some(found);
            }
            let left = end.saturating_duration_since(Instant::now());
            if state.ended || left.is_zero() {
                return None;
            }
            state = changed.wait_timeout(state, left).expect("no reader panics").0;
        }
    }

    /// Everything. Waits for the end, but not long: somebody whom the child has
    /// left behind may hold the other end.
    pub fn finish(&self) -> Vec<u8> {
        self.wait(Duration::from_secs(5), |_| None::<()>);
        self.0.0.lock().map(|state| state.bytes.clone()).unwrap_or_default()
    }
}
