//! The user-space runtime of the tools: one noun a file.
//!
//! A tool declares options, columns and plans; everything between the kernel and
//! the line on the screen is here, once for all of them.

pub mod apart;
pub mod args;
pub mod batch;
pub mod block;
pub mod btf;
pub mod bytes;
pub mod c_library;
pub mod calls;
pub mod capability;
pub mod cgroup;
pub mod claims;
pub mod clock;
pub mod column;
pub mod command;
pub mod cpus;
pub mod demangle;
pub mod directory;
pub mod disks;
pub mod doctor;
pub mod elf;
pub mod endpoint;
pub mod enums;
pub mod exit;
pub mod file_bits;
pub mod file_systems;
pub mod filter;
pub mod frames;
pub mod functions;
pub mod handler;
pub mod hist;
pub mod histograms;
pub mod json;
pub mod label;
pub mod layout;
pub mod ledger;
pub mod library;
pub mod live;
pub mod mapped;
pub mod mappings;
pub mod multicall;
pub mod names;
pub mod netdb;
pub mod object;
pub mod overhead;
pub mod path;
pub mod perf_map;
pub mod picture;
pub mod place;
pub mod plan;
pub mod probe;
pub mod quote;
pub mod reader;
pub mod ready;
pub mod record;
pub mod ring;
pub mod rounds;
pub mod rows;
pub mod run;
pub mod selection;
pub mod session;
pub mod signals;
pub mod sink;
pub mod stack_form;
pub mod stacks;
pub mod stop;
pub mod storage;
pub mod stream;
pub mod symbols;
pub mod talk;
pub mod target;
pub mod text;
pub mod tool;
pub mod tracefs;
pub mod tree;
pub mod types;
pub mod units;
pub mod value;
pub mod verdict;
pub mod waiter;

mod csv;
mod table;

/// What a tool's file needs.
pub mod prelude {
    pub use crate::args::Snoop;
    pub use crate::column;
    pub use crate::column::Column;
    pub use crate::endpoint::Endpoints;
    pub use crate::exit::usage;
    pub use crate::plan::Plan;
    pub use crate::rows::Row;
    pub use crate::rows::source::Places;
    pub use crate::text::Untrusted;
    pub use crate::tool::Cx;
    pub use crate::tool::Tool;
    pub use crate::value::Value;
    pub use anyhow::Result;
    pub use clap::Args;
}
