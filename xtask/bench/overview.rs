//! The tables that one looks at first: the figures, and all tools side by side.

use super::counted;
use super::figures;
use super::figures::Figure;
use super::measured::Measured;
use super::memory;
use super::report::Report;
use super::report::Table;
use super::report::shown;
use super::subject::Side;

/// What is compared of each tool, and the rows that tell it, of which a tool has the first or
/// the second.
const COLUMNS: &[(&str, &[&str])] = &[
    ("exec to attached ms", &["exec to attached"]),
    ("SIGINT to complete ms", &["SIGINT to output complete"]),
    ("to gone ms", &["SIGINT to gone"]),
    ("slowdown ns", &["slowdown (pipe)"]),
    ("lost", &["events lost (pipe)", "told as lost (pipe)"]),
    ("kernel ns above empty", &[counted::ABOVE_EMPTY]),
    ("CPU per event ns", &["CPU per event once attached (pipe)"]),
    ("resident, buffers aside KiB", &[memory::RESIDENT]),
    ("maps and buffers KiB", &[memory::MAPS]),
];

/// Both.
pub fn tables(report: &Report) -> Vec<Table> {
    vec![reached(report), compared(&report.tools)]
}

fn reached(report: &Report) -> Table {
    let figures = figures::all(&report.installed, &report.readout, &report.tools);
    let decided = figures.iter().filter_map(Figure::reached);
    let (all, kept) = decided.fold((0, 0), |(all, kept), it| (all + 1, kept + u32::from(it)));
    Table {
        heading: format!("Figures to reach: {kept} of {all}"),
        columns: ["figure", "at most", "measured", "best peer", "reached", "why not"]
            .map(str::to_owned)
            .into(),
        rows: figures.iter().map(promise).collect(),
        notes: vec![report.installed.told()],
    }
}

fn promise(figure: &Figure) -> Vec<String> {
    let reached = match (figure.reached(), figure.peer) {
        (Some(true), _) => "yes",
        (Some(false), _) => "NO",
        (None, Some(_)) => "not measured",
        (None, None) => "nothing to compare with",
    };
    vec![
        format!("{}: {}", figure.of, figure.name),
        format!("{} {}", shown(figure.limit), figure.unit).trim_end().to_owned(),
        figure.measured.map_or_else(|| "-".to_owned(), shown),
        figure.peer.unwrap_or("-").to_owned(),
        reached.to_owned(),
        figure.why().unwrap_or_default().to_owned(),
    ]
}

fn compared(tools: &[Measured]) -> Table {
    let names = COLUMNS.iter().map(|(name, _)| (*name).to_owned());
    let row = |measured: &Measured| {
        let cells = COLUMNS.iter().map(|(_, rows)| cell(measured, rows));
        std::iter::once(measured.tool.name.to_owned()).chain(cells).collect()
    };
    Table {
        heading: "All tools".to_owned(),
        columns: std::iter::once("tool".to_owned()).chain(names).collect(),
        rows: tools.iter().map(row).collect(),
        notes: vec![
            "Ours : the best peer's = ratio, by medians, under the tool's first workload at the \
             largest rate into a pipe; L is libbpf-tools, B bpftrace. What is lost has no best: \
             all are named."
                .to_owned(),
        ],
    }
}

fn cell(measured: &Measured, rows: &[&str]) -> String {
    let Some(row) = rows.iter().find_map(|name| measured.numbers.row(name)) else {
        return "-".to_owned();
    };
    let median = |side| row.spread(side).map(|spread| shown(spread.median));
    let initial = |side| if side == Side::Libbpf { "L" } else { "B" };
    let ours = median(Side::Ours).unwrap_or_else(|| "-".to_owned());
    let peer = |side| Some(format!("{} {}", median(side)?, initial(side)));
    match (row.best(), row.ratio()) {
        (Some(best), Some(ratio)) => {
            let peer = peer(best).unwrap_or_default();
            format!("{ours} : {peer} = {}", shown(ratio.median))
        }
        _ => {
            let peers = Side::PEERS.into_iter().filter_map(peer);
            std::iter::once(ours).chain(peers).collect::<Vec<_>>().join(" : ")
        }
    }
}
