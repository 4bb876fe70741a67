//! opensnoop's paths: of every length, unreadable, chosen by their beginning.

use serde_json::Value;
use serde_json::json;
use tests::Folder;
use tests::live;
use tests::plans_to_try;

use super::alike;
use super::seen;
use super::trace;

#[test]
fn paths_of_every_length() {
    live(|| {
        let dir = Folder::new();
        dir.file("a");
        let of = |length: usize| {
            let (start, end) = (
                dir.prefix(),
                if (length - dir.prefix().len()).is_multiple_of(2) { "/a" } else { "a" },
            );
            let middle = "./".repeat((length - start.len() - end.len()) / 2);
            format!("{start}{middle}{end}")
        };
        let paths: Vec<String> = [253, 254, 255, 256, 257, 1021, 4094, 4095].map(of).into();
        let too_long = of(5003);
        let mut work: Vec<&str> =
            paths.iter().flat_map(|path| ["openat", "1", path, "0", "0", ","]).collect();
        work.extend(["openat", "1", &too_long]);
        for plan in plans_to_try("opensnoop") {
            let (run, ..) = trace(&plan, &[], &work);
            let events = run.events();
            assert_eq!(events.len(), paths.len() + 1, "{run}");
            for (event, path) in events.iter().zip(&paths) {
                assert_eq!(event["path"], **path, "{} bytes", path.len());
                assert_eq!(event["err"], Value::Null);
            }
            // The kernel itself refuses this one; what is shown is its beginning, and that is told.
            let last = &events[paths.len()];
            assert_eq!(
                (&last["path"], &last["err"]),
                (&json!(too_long[..4095]), &json!("ENAMETOOLONG"))
            );
            assert_eq!(run.ledger()["damaged"]["cut"], 1, "{run}");
            assert!(run.stderr.contains("1 with text cut"), "{run}");
        }
    });
}

#[test]
fn a_path_that_cannot_be_read() {
    live(|| {
        for plan in plans_to_try("opensnoop") {
            let (run, ..) = trace(&plan, &[], &["fault", "7", "-"]);
            let (number, event) = alike(&run, "openat");
            assert_eq!((number, &event["err"], &event["path"]), (7, &json!("EFAULT"), &json!("")));
            // The caller was at fault, not we.
            assert_eq!(run.ledger()["damaged"]["fault"], 0);
            let (run, ..) = trace(&plan, &["--path", "/"], &["fault", "7", "-"]);
            assert_eq!(seen(&run), 0, "it does not begin with /\n{run}");
        }
    });
}

#[test]
fn paths_that_begin_so() {
    live(|| {
        let dir = Folder::new();
        let path = |name: &str| dir.name(name);
        let long = path(&"x".repeat(255 - dir.prefix().len()));
        let (longer, other) = (long.clone() + "yz", long[..254].to_owned() + "yyz");
        let work = [
            "openat",
            "2",
            &path("ab"),
            ",",
            "openat",
            "3",
            &path("abc"),
            ",",
            "openat",
            "5",
            &path("aB"),
            ",",
            "openat",
            "7",
            &path("a"),
            ",",
            "openat",
            "11",
            &longer,
            ",",
            "openat",
            "13",
            &other,
        ];
        for plan in plans_to_try("opensnoop") {
            let count = |prefix: &str| seen(&trace(&plan, &["--path", prefix], &work).0);
            assert_eq!(count(&path("ab")), 5);
            assert_eq!(count(&path("a")), 17);
            assert_eq!(count(&path("abcd")), 0);
            assert_eq!(long.len(), 255);
            assert_eq!(count(&long), 11, "the 255th byte counts");
            assert_eq!(count("relative"), 0);
        }
    });
}
