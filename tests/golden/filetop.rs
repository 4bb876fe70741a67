//! filetop: rows that are made up, with every kind of file and hostile names.

use kit::layout::Format;
use kit::layout::Selection;
use kit::layout::Style;
use kit::rows::page::Look;
use tests::compare;
use tests::render;
use tests::render::HOSTILE;
use tests::render::chars;
use tools::filetop::COLUMNS;
use tools::filetop::Files;

fn file(pid: u32, name: &[u8], mode: u32, [reads, writes, read, written]: [u64; 4]) -> Files {
    let mut file = Files::default();
    (file.key.inode, file.key.dev) = (77, 8 << 20 | 1);
    (file.key.pid, file.key.tid, file.key.host_pid) = (pid, pid + 1, 4711);
    file.row.mode = mode;
    (file.row.reads, file.row.writes) = (reads, writes);
    (file.row.read_bytes, file.row.written_bytes) = (read, written);
    (file.row.name, file.row.comm) = (chars(name), chars(b"cp"));
    file
}

fn files() -> Vec<Files> {
    vec![
        file(12, b"passwd", libc::S_IFREG, [7, 0, 700, 0]),
        file(12, b"disk.img", libc::S_IFREG | 0o644, [1, 4096, 0, 4096 << 20]),
        file(0, b"", libc::S_IFSOCK, [3, 3, 99, 12_345]),
        file(13, b"tty", libc::S_IFCHR, [0, 1, 0, 1]),
        file(13, b"sda", libc::S_IFBLK, [u64::MAX, 0, u64::MAX, u64::MAX]),
        file(13, b"", libc::S_IFIFO, [0, 0, 0, 0]),
        file(14, b"", 0, [5, 0, 50, 0]), // closed meanwhile
        file(15, b"[eventfd]", 0o600, [2, 0, 16, 0]),
    ]
}

fn written(format: Format, rows: &[Files]) -> String {
    let style = Style { format, ..Style::default() };
    let selection = Selection { also: vec!["TID"], fields: None };
    let look = Look { style, selection, sort: "moved".into(), time: true, ..Look::default() };
    render::page(COLUMNS, look, rows)
}

#[test]
fn every_form() {
    compare("filetop.table", &written(Format::Table, &files()));
    compare("filetop.json", &written(Format::Json, &files()));
    compare("filetop.csv", &written(Format::Csv, &files()));
}

#[test]
fn files_may_be_called_anything() {
    for format in [Format::Table, Format::Json, Format::Csv] {
        let rows: Vec<Files> =
            HOSTILE.iter().map(|(_, name)| file(1, name, libc::S_IFREG, [1; 4])).collect();
        let text = written(format, &rows);
        let above = [2, 0, 1][format as usize];
        assert_eq!(text.lines().count(), rows.len() + above, "{text}");
    }
}
