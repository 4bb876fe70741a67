//! What the tests stand on: a tool that is started, stopped and read; a workload
//! with a known number of operations; files with the expected text.
//!
//! A live test reads as a story:
//!
//! ```ignore
//! live(|| {
//!     let dir = Folder::new();
//!     let mut work = Work::new(["openat", "17", &dir.file("a")]).start();
//!     let tool = Tool::new("opensnoop").args(["-j", "-p", &work.id()]).start();
//!     work.go();
//!     let run = tool.stop();
//!     assert_eq!(run.events().len(), 17);
//!     run.assert_balanced();
//! });
//! ```
//!
//! Live tests run side by side: a test must only expect what its own filter
//! lets through.

mod attempt;
mod capture;
mod cell;
mod compare;
pub mod disk;
#[path = "../bpf/inside.rs"]
pub mod inside;
pub mod net;
pub mod place;
mod plan;
pub mod render;
mod run;
pub mod schema;
mod tool;
pub mod traces;
mod work;

pub use attempt::live;
pub use cell::Fed;
pub use cell::Trial;
pub use cell::cell;
pub use cell::skip;
pub use compare::compare;
pub use place::Folder;
pub use place::beebox;
pub use place::locked_down;
pub use place::privileged;
pub use plan::is_brief;
pub use plan::plans;
pub use plan::plans_to_try;
pub use run::Run;
pub use tool::Running;
pub use tool::Tool;

pub use work::Work;
pub use work::Working;

use std::time::Duration;
use std::time::Instant;

/// How long anything may take that takes a moment: guests without hardware
/// virtualisation are twenty times slower.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Asks again and again; panics with `what` when patience ends.
pub fn eventually(what: &str, mut true_yet: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !true_yet() {
        assert!(Instant::now() < end, "not within {PATIENCE:?}: {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
