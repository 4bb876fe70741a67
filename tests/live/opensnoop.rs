//! opensnoop, against a known workload.

use tests::*;

#[test]
fn smoke() {
    if !privileged() {
        return;
    }
    let dir = Folder::new();
    let mut work = Work::new(["openat", "17", &dir.file("a")]).start();
    let tool = Tool::new("opensnoop").args(["-j", "-p", &work.id()]).start();
    assert!(tool.attached);
    work.go();
    let run = tool.stop();
    run.assert_status(0);
    assert_eq!(run.events().len(), 17);
    run.assert_balanced();
    println!("{run}");
}
