//! The commands about the tools: what there is, what works here, links.

use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::Context as _;
use anyhow::Result;
use clap::Args as _;
use clap::FromArgMatches as _;
use serde_json::json;

use crate::args::Common;
use crate::capability;
use crate::capability::Denied;
use crate::exit::Exit;
use crate::exit::Failure;
use crate::exit::usage;
use crate::filter::Filter;
use crate::json_line::line;
use crate::needs;
use crate::plan::Plan;
use crate::session;
use crate::session::Size;
use crate::session::Wish;
use crate::tool::Entry;
use crate::verdict;

/// Writes to stdout; a closed one is a normal end.
///
/// # Errors
/// Any other failed write.
pub fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("cannot write to standard output"),
    }
}

/// `beebox list`.
///
/// # Errors
/// If the list cannot be written.
pub fn list(tools: &[Entry], json: bool) -> Result<u8> {
    let mut text = Vec::new();
    for tool in tools {
        let about = tool.about();
        for (name, args) in tool.names() {
            if json {
                let mut told = json!({"tool": name, "area": tool.area, "about": about});
                if name != tool.name {
                    told["stands_for"] = json!([&[tool.name], args].concat());
                }
                line(&told, &mut text);
            } else {
                let stands = [&[tool.name], args].concat().join(" ");
                let about = if name == tool.name { &about } else { &stands };
                text.extend(format!("{:<10} {name:<14} {about}\n", tool.area).bytes());
            }
        }
    }
    print(&String::from_utf8_lossy(&text))?;
    Ok(0)
}

/// `beebox links DIR`: one symbolic link per tool, to this binary. What is there
/// already and is no link of ours is left alone.
///
/// # Errors
/// Status 2 if DIR is none or holds other files of these names.
pub fn links(tools: &[Entry], dir: &Path) -> Result<u8> {
    let binary = std::env::current_exe().context("cannot tell where this binary is")?;
    let shown = dir.display();
    let folder = dir.canonicalize().map_err(|error| usage(format!("links {shown}: {error}")))?;
    // Beside the binary a relative link survives a move of the folder.
    let target = match binary.parent() == Some(&folder) {
        true => Path::new(binary.file_name().unwrap_or_default()).to_owned(),
        false => binary,
    };
    for (name, _) in tools.iter().flat_map(Entry::names) {
        let link = folder.join(name);
        match std::fs::symlink_metadata(&link) {
            Ok(_)
                if std::fs::read_link(&link)
                    .is_ok_and(|to| to.file_name() == target.file_name()) =>
            {
                std::fs::remove_file(&link)?;
            }
            Ok(_) => {
                return Err(usage(format!("{} exists and is no link of ours", link.display())));
            }
            Err(_) => {}
        }
        symlink(&target, &link).map_err(|error| usage(format!("{}: {error}", link.display())))?;
    }
    Ok(0)
}

/// `beebox doctor`: really loads and attaches each plan of each tool.
///
/// # Errors
/// 77 without the capabilities, or if a tool lacks one for all its plans, when all have been
/// told. Status 69 if a tool has no plan that works.
pub fn doctor(tools: Vec<&Entry>, version: &str, json: bool) -> Result<u8> {
    verdict::listen(false);
    let mut status = 0;
    let mut refused = Ok(());
    for tool in tools {
        let tried: Vec<(&str, Option<anyhow::Error>)> = tool
            .plans
            .iter()
            .map(|plan| Ok((plan.name, trial(tool, plan)?)))
            .collect::<Result<_>>()?;
        let taken = tried.iter().find(|(_, why)| why.is_none()).map(|(name, _)| *name);
        if taken.is_none() {
            refused = refused.and_then(|()| capability::check());
            let is_denied = |why: &Option<_>| why.as_ref().is_some_and(anyhow::Error::is::<Denied>);
            let denied = tried.iter().any(|(_, why)| is_denied(why));
            let exit = if denied { Exit::NotPermitted } else { Exit::Unsupported };
            status = status.max(exit as u8);
        }
        let tried: Vec<(&str, Option<String>)> = tried
            .into_iter()
            .map(|(name, why)| (name, why.map(|why| format!("{why:#}"))))
            .collect();
        let mut text = Vec::new();
        if json {
            let plans: Vec<_> = tried
                .iter()
                .zip(tool.plans)
                .map(|((name, why), plan)| {
                    let needs = needs::json(&needs::of(tool.object, plan, tool.needs));
                    json!({
                        "plan": name, "works": why.is_none(), "why": why,
                        "blind_to": plan.blind, "needs": needs,
                    })
                })
                .collect();
            line(
                &json!({"tool": tool.name, "version": version, "plan": taken, "plans": plans}),
                &mut text,
            );
        } else {
            let verdict = taken
                .map_or("cannot work here".to_owned(), |name| format!("works, by plan {name}"));
            text.extend(format!("{:<14} {verdict}\n", tool.name).bytes());
            for ((name, why), plan) in tried.iter().zip(tool.plans) {
                let works = plan.with_blindness("works");
                let why = why.as_deref().unwrap_or(&works);
                let needs = needs::told(&needs::of(tool.object, plan, tool.needs));
                let told = format!("{:<14}   {name}: {why}\n{:<14}     {needs}\n", "", "");
                text.extend(told.bytes());
            }
        }
        print(&String::from_utf8_lossy(&text))?;
    }
    refused?;
    Ok(status)
}

/// Why a plan does not work, or `None` if it does.
fn trial(tool: &Entry, plan: &'static Plan) -> Result<Option<anyhow::Error>> {
    let command = Common::augment_args(clap::Command::new("doctor").no_binary_name(true));
    let common = Common::from_arg_matches(&command.try_get_matches_from([""; 0])?)?;
    let filter = Filter::default();
    let places = match (tool.places)() {
        Ok(places) => places,
        Err(error) => return Ok(Some(error)),
    };
    let wish = Wish {
        object: tool.object,
        plans: tool.plans,
        common: &common,
        filter: &filter,
        size: Size { buffer: 4096, places, ..Size::default() },
    };
    match session::attempt(&wish, plan, &|_| Ok(())) {
        Ok(mut session) => {
            session.let_go();
            Ok(needs::unmet(tool.needs))
        }
        Err(error) if error.is::<Failure>() => Err(error),
        Err(error) => Ok(Some(error)),
    }
}
