//! What the table of kernels says of a tool: docs/kernels.json, which `cargo xtask matrix` makes.

use anyhow::Context;
use anyhow::Result;
use serde_json::Value;

use crate::read;
use crate::roff::Roff;
use crate::roff::bold;
use crate::roff::escaped;

const FILE: &str = "docs/kernels.json";

/// On which kernels it was tried and which plan it took there.
pub fn write(tool: &str, page: &mut Roff) -> Result<()> {
    let table: Value = serde_json::from_str(&read(FILE)?).context(FILE)?;
    let empty = Vec::new();
    let kernels = table["kernels"].as_array().unwrap_or(&empty);
    let cells = table["cells"].as_array().unwrap_or(&empty);
    let cell = |kernel: &Value| {
        cells.iter().find(|cell| cell["tool"] == tool && cell["kernel"] == kernel["name"])
    };
    page.line("It runs on Linux 5.10 or newer, x86_64, with what is said under CAPABILITIES.");
    let shown: Vec<(&Value, &Value)> =
        kernels.iter().filter_map(|kernel| Some((kernel, cell(kernel)?))).collect();
    if shown.is_empty() {
        page.line("It has no row in the table of kernels yet; \\fBbeebox doctor\\fR tries it on this one.");
        return Ok(());
    }
    page.line(
        "Fed with a known workload, it showed all of it on these, by the plan that stands beside:",
    );
    for (kernel, cell) in shown {
        let name = |key: &str| kernel[key].as_str().unwrap_or_default();
        let how = match name("append") {
            "" if name("package").is_empty() => " (where the table was made)".to_owned(),
            "" => String::new(),
            append => format!(" ({append})"),
        };
        page.tagged(&format!("{}{}", bold(name("release")), escaped(&how)));
        let plan = cell["itself"]["taken"].as_str();
        let works = cell["itself"]["works"] == true;
        page.line(&match plan.filter(|_| works) {
            Some(plan) => format!("plan {}", bold(plan)),
            None => format!(
                "no: {}",
                escaped(cell["itself"]["why"].as_str().unwrap_or("it is refused"))
            ),
        });
    }
    Ok(())
}
