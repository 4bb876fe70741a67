//! The few types that the kit hands to libbpf lead to the same programs as all of
//! the kernel's.

use std::path::Path;

use tests::Tool;
use tests::live;
use tests::locked_down;
use tests::plans_to_try;

const KERNEL: &str = "/sys/kernel/btf/vmlinux";

/// What libbpf says of each relocation, under `-v`: the instruction, its old and its
/// new value.
/// `None` if a locked kernel refuses it: from a file the kit does not learn the numbers that
/// casts go by, and some tools cannot do without these there.
fn relocations(tool: &str, plan: &str, more: &[&str]) -> Option<Vec<String>> {
    let run = Tool::new(tool).args(["-v", "--plan", plan, "-d", "1ms"]).args(more).run();
    if locked_down() && more.contains(&"--btf") && run.status == 69 {
        assert!(run.stderr.contains("locked down (confidentiality) and refuses"), "{run}");
        return None;
    }
    run.assert_status(0);
    let patched = |line: &&str| {
        line.contains("relo #") && (line.contains("patched") || line.contains("substituting"))
    };
    Some(run.stderr.lines().filter(patched).map(str::to_owned).collect())
}

fn follows(tool: &str) -> bool {
    Tool::new(tool).args(["--help"]).without_ready().run().text().contains("--follow")
}

#[test]
fn few_types_or_all_are_relocated_alike() {
    live(|| {
        assert!(Path::new(KERNEL).exists(), "no plan with relocations can work here");
        let mut seen = 0;
        for tool in tools::TOOLS {
            for plan in plans_to_try(tool.name) {
                // -f brings in the kit's own programs.
                let follow: &[&str] = if follows(tool.name) { &["-f", "-p", "1"] } else { &[] };
                let few = relocations(tool.name, &plan, follow);
                let all = relocations(tool.name, &plan, &[follow, &["--btf", KERNEL]].concat());
                let (Some(few), Some(all)) = (few, all) else { continue };
                assert_eq!(few, all, "{} by {plan}", tool.name);
                seen += few.len();
            }
        }
        assert!(seen > 100, "libbpf's words are read: {seen}");
    });
}
