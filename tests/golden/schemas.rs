//! The schemas of what is printed in JSON: one for each tool, true to the expected text of the
//! tests here. (Live tests hold each line that a tool prints against them.)

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tests::schema;

fn names(folder: &str, keep: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder).expect("a folder").flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .filter(|name| keep(name))
        .collect()
}

#[test]
fn one_for_each_tool_and_no_other() {
    let tools = tools::TOOLS.iter().map(|tool| tool.name.to_owned());
    assert_eq!(names("../schemas/v1", |name| name != "common"), tools.collect());
}

/// What the help and the manual call fields, the schema does, too: no more and no less.
#[test]
fn they_have_the_fields_of_their_tools() {
    for tool in tools::TOOLS {
        let fields: BTreeSet<String> =
            (tool.fields)().into_iter().map(|field| field.json).collect();
        if fields.is_empty() {
            continue; // distributions and stacks have keys instead
        }
        let record = if schema::has(tool.name, "row") { "row" } else { "event" };
        let mut told: BTreeSet<String> = schema::fields(tool.name, record).into_iter().collect();
        assert!(told.remove("record") && told.contains("time"), "{}", tool.name);
        // Tops have it in each row without a column.
        told.retain(|name| name != "time" || fields.contains("time"));
        assert_eq!(told, fields, "{}", tool.name);
    }
}

#[test]
fn expected_text_is_as_they_say() {
    for name in names("golden", |_| true) {
        let tool = name.split('.').next().unwrap_or_default();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("golden/{name}.json"));
        let text = fs::read_to_string(path).expect("expected text");
        assert!(text.lines().count() > 0, "{name}");
        schema::assert_fits(tool, &text);
    }
}
