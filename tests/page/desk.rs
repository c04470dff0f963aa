//! What the second module does: the page saved as a file, again and again.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist;
use crate::dist::file_address;
use crate::host::{Host, article, serve};

pub(crate) const ROOT: &str = "document.querySelector('vard-kronan').shadowRoot";
/// Keeps every file that the page gives away.
const KEEP: &str = "window.given = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) return click.call(this);
      given.push({ name: this.download, href: this.href });
    };
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const address = make.call(URL, blob);
      blobs.set(address, blob);
      return address;
    };
    window.blobs = new Map();";

impl Page {
    /// Presses one of the buttons below the widget, and waits for its dialog.
    pub(crate) async fn open_desk(&self, words: [&str; 2]) {
        self.run(KEEP).await;
        let press = format!(
            "[...root.querySelectorAll('.vk-take')].find((it) => {}.includes(it.innerText.trim())).click()",
            json!(words)
        );
        self.in_widget(&press).await;
        self.wait_until(&format!("{ROOT}.querySelector('.vk-desk')?.open")).await;
    }

    /// The file that a page gives away, and its name.
    pub(crate) async fn given(&self) -> (String, String) {
        self.wait_until("given.length").await;
        let taken = "const { name, href } = given.shift();
            return blobs.get(href).text().then((text) => [name, text])";
        let taken = self.run(taken).await;
        let text = |at: usize| taken[at].as_str().unwrap().to_owned();
        (text(0), text(1))
    }

    /// Saves the page with a note, as a reader does.
    async fn saved(&self, note: &str) -> String {
        self.open_desk(["Spara som fil", "Save as file"]).await;
        let press = format!(
            "if ({0} !== null) root.querySelector('#vk-desk-note').value = {0};
            root.querySelector('.vk-desk-go').click()",
            if note.is_empty() { Value::Null } else { json!(note) }
        );
        self.in_widget(&press).await;
        self.given().await.1
    }
}

fn written(directory: &Path, name: &str, text: &str) -> (PathBuf, String) {
    let path = directory.join(name);
    fs::write(&path, text).unwrap();
    let address = format!("file://{}", path.display());
    (path, address)
}

/// Saves the page at an address.
fn generation(address: &str, note: &str) -> String {
    let mut text = String::new();
    visit(address, async |page| {
        page.wait_until_ready().await;
        text = page.saved(note).await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
    text
}

#[test]
fn saved_page_opens_offline_and_saves_itself_the_same() {
    let directory = tempfile::tempdir().unwrap();
    let note = "Fråga Eva.\n<script>document.title = 'x'</script> & \"så\"";
    let view = "chart=regions&regions=14,08&years=2018-2020&theme=dark";
    let first = format!("{}#{view}", file_address("vardkronan.html"));
    let (_, second) = written(directory.path(), "2.html", &generation(&first, note));
    let mut third = String::new();
    visit(&second, async |page| {
        page.wait_until_ready().await;
        let shown = page
            .run(
                "const widget = document.querySelector('vard-kronan');
                return [document.documentElement.lang, document.querySelector('#vardkronan-note').textContent,
                    widget.shadowRoot.querySelector('.vk').dataset.theme, widget.getAttribute('view')]",
            )
            .await;
        let link = "dataset=investments&chart=regions&regions=14,08&years=2018-2020&theme=dark";
        assert_eq!(shown, json!(["sv", note, "dark", link]));
        third = page.saved("").await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
    let second = fs::read_to_string(directory.path().join("2.html")).unwrap();
    assert!(second == third, "the third generation is another page");
    assert!(second.contains("&lt;script&gt;document.title"));
}

#[test]
fn saved_page_holds_the_saved_view_before_any_script_runs() {
    let directory = tempfile::tempdir().unwrap();
    let view = "chart=regions&regions=14,08&years=2018-2020&lang=en";
    let saved = generation(&format!("{}#{view}", file_address("vardkronan.html")), "");
    let (path, address) = written(directory.path(), "saved.html", &saved);
    assert!(saved.contains("<html lang=\"en\""));
    crate::browser::visit_without_scripts(&address, async |page| {
        let still = page.run("return document.querySelector('.vk-still').innerText").await;
        let still = still.as_str().unwrap();
        assert!(still.contains("Kalmar") && !still.contains("Dalarna"), "{still}");
    });
    // As the program writes it, but for how the data are compressed.
    let packed = directory.path().join("packed.html");
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_vardkronan"))
        .args(["pack", "--lang", "en", "--view"])
        .arg("dataset=investments&chart=regions&regions=14,08&years=2018-2020")
        .arg(dist::path("data/investments.json"))
        .arg(dist::path("data/womens-health-grants.json"))
        .args([Path::new("--shell"), &path, Path::new("-o"), &packed])
        .output()
        .unwrap();
    assert!(program.status.success(), "{}", String::from_utf8_lossy(&program.stderr));
    let packed = fs::read_to_string(&packed).unwrap();
    assert!(packed == saved, "the program writes another page");
}

#[test]
fn pages_with_their_program_beside_them_save_the_same_file() {
    let whole = generation(&file_address("vardkronan.html"), "");
    let origin = Host::default().serve();
    let linked = generation(&format!("{origin}frame.html"), "");
    assert!(whole == linked, "the linked page saves another file");
    let element =
        "<vard-kronan src=\"data/investments.json data/womens-health-grants.json\"></vard-kronan>";
    let embedded = generation(&serve(&article(element)), "");
    assert!(whole == embedded, "the element saves another file");
}
