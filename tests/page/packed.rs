//! Pages made from the built files and from each other.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::browser::visit;
use crate::dist;

fn pack(arguments: &[&Path]) {
    let program = env!("CARGO_BIN_EXE_vardkronan");
    let done = Command::new(program).arg("pack").args(arguments).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn page_of_a_page_of_a_page_stays_the_same() {
    let directory = tempfile::tempdir().unwrap();
    let (second, third) = (directory.path().join("2.html"), directory.path().join("3.html"));
    let (first, data) = (dist::path("vardkronan.html"), dist::path("data/investments.json"));
    pack(&[&data, Path::new("--shell"), &first, Path::new("-o"), &second]);
    pack(&[&data, Path::new("--shell"), &second, Path::new("-o"), &third]);
    assert_eq!(fs::read(&second).unwrap(), fs::read(&third).unwrap());
    assert_eq!(scripts(&first), scripts(&second));
    visit(&format!("file://{}", second.display()), async |page| {
        page.wait_until_ready().await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn linked_page_finds_program_and_data_beside_it() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["vardkronan.js", "vardkronan_bg.wasm", "data/investments.json"] {
        let path = Path::new(name);
        fs::copy(dist::path(name), directory.path().join(path.file_name().unwrap())).unwrap();
    }
    let page = directory.path().join("page.html");
    let data = directory.path().join("investments.json");
    let options = ["--linked", "--assets"].map(Path::new);
    pack(&[&data, options[0], options[1], directory.path(), Path::new("-o"), &page]);
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.contains("src=\"vardkronan.js\"") && html.contains("src=\"investments.json\""));
    let html = html.replace("=\"investments.json\"", "=\"data/investments.json\"");
    visit(&crate::host::serve(&html), async |page| {
        page.wait_until_ready().await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

/// All that stands after the data: the program.
fn scripts(page: &Path) -> String {
    let html = fs::read_to_string(page).unwrap();
    html.split_once("<!--/vardkronan:data-->").unwrap().1.to_owned()
}
