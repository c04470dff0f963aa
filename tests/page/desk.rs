//! What the second module does: the page saved as a file, again and again.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::{Page, visit};
use crate::dist;
use crate::dist::file_address;
use crate::frames::named_origin;
use crate::host::{Host, article, serve};
use crate::screen::ROOT;

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
            "const all = [...root.querySelectorAll('.vk-take')];
            const button = all.find((it) => {}.includes(it.innerText.trim()));
            button.focus();
            button.click()",
            json!(words)
        );
        self.in_widget(&press).await;
        self.wait_until(&format!("{ROOT}.querySelector('.vk-desk')?.open")).await;
    }

    /// Keeps what the page gives away from now on.
    pub(crate) async fn keep_files(&self) {
        self.run(KEEP).await;
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
    pub(crate) async fn saved(&self, note: &str) -> String {
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

pub(crate) const OWN: &str = "Region;Ändamål;År;Belopp (mnkr)\n\
    Region Skåne;Vårdens omställning;2021;120,5\nRejion Dalarna;Vårdens omställning;2021;12\n\
    Region Kalmar län;Vårdens omställning;2022;14 <b>\nRegion Uppsala;Vårdens omställning;2022;9\n";
pub(crate) const ANSWERS: [(&str, &str); 11] = [
    ("area", "Vården"),
    ("phase", "approved"),
    ("recurrence", "one-off"),
    ("source-publisher", "Region Skåne"),
    ("source-kind", "region"),
    ("source-title", "Budget <i>2022</i>"),
    ("source-date", "2022-11-05"),
    ("title", "Egna siffror"),
    ("updated", "2024-11-05"),
    ("coverage", "selection"),
    ("coverage-text", "Ett prov."),
];

impl Page {
    pub(crate) async fn paste(&self, table: &str) {
        self.open_desk(["Öppna egna siffror", "Open your own figures"]).await;
        let paste = format!(
            "root.querySelector('#vk-own-text').value = {};
            root.querySelector('.vk-own-ways .vk-button').click()",
            json!(table)
        );
        self.in_widget(&paste).await;
    }

    pub(crate) async fn answer_all(&self) {
        for (name, value) in ANSWERS {
            self.answer(name, value).await;
        }
        self.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
    }

    /// Fills in what the file does not say.
    pub(crate) async fn answer(&self, name: &str, value: &str) {
        let field = format!("{ROOT}.querySelector('#vk-own-set-{name}')");
        self.wait_until(&field).await;
        let fill = format!(
            "const field = {field}; field.value = {}; field.dispatchEvent(new Event('change'))",
            json!(value)
        );
        self.run(&fill).await;
    }
}

#[test]
fn own_table_is_mapped_told_of_its_faults_and_shown_offline() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(OWN).await;
        page.answer_all().await;
        let told = "const root = document.querySelector('vard-kronan').shadowRoot;
            return [root.querySelector('.vk-desk-status').textContent,
                [...root.querySelectorAll('[data-faulty] > th')].map((it) => it.textContent),
                root.querySelectorAll('.vk-desk b, .vk-desk i').length]";
        let expected = "Rader som tas med: 2. Läggs åt sidan på grund av fel: 2.";
        assert_eq!(page.run(told).await, json!([expected, ["3", "4"], 0]));
        page.in_widget("root.querySelector('#vk-own-use').click()").await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk').innerText.includes('Egna siffror')"))
            .await;
        let saved = page.saved("").await;
        assert!(saved.matches("application/json+gzip\">H4sI").count() == 3);
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

const DIVIDED: &str = r#"{"version":"2.0","class":"dataset","source":"SCB","label":"Folkmängd",
    "updated":"2025-02-21","role":{"time":["Tid"],"geo":["Region"]},"id":["Region","Kon","Tid"],
    "size":[1,2,1],"dimension":{"Region":{"label":"region","category":{"index":["14"]}},
    "Kon":{"label":"kön","category":{"index":["1","2"],"label":{"1":"män","2":"kvinnor"}}},
    "Tid":{"label":"år","category":{"index":["2019"]}}},"value":[866000,859881]}"#;

#[test]
fn rows_divided_without_a_total_are_taken_once_a_part_is_chosen() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(DIVIDED).await;
        let own_as = format!("{ROOT}.querySelector('#vk-own-as')");
        page.wait_until(&own_as).await;
        let choose = |id: &str, value: &str| {
            format!(
                "const field = {ROOT}.querySelector('{id}'); field.value = '{value}';
                field.dispatchEvent(new Event('change'))"
            )
        };
        page.run(&choose("#vk-own-as", "population")).await;
        page.wait_until(&format!("{own_as}.value === 'population'")).await;
        page.answer("coverage", "selection").await;
        page.answer("coverage-text", "Ett år.").await;
        let status = format!("{ROOT}.querySelector('.vk-desk-status').textContent");
        let asked = "Lästa rader: 2, delade efter en kolumn utan total. \
            Välj under dess rubrik vilken del som gäller.";
        page.wait_until(&format!("{status} === {}", json!(asked))).await;
        page.run(&choose("[data-divided]:not([hidden])", "kvinnor")).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-use[data-ready]')")).await;
        page.wait_until(&format!("{status} === 'Rader som tas med: 1.'")).await;
        assert_eq!(page.log().await, Vec::<String>::new());
    });
}

#[test]
fn number_of_rows_is_written_as_numbers_in_the_chart_are() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.paste(&format!("region;belopp\n{}", "14;5\n".repeat(1_200))).await;
        let status = format!("{ROOT}.querySelector('.vk-desk-status').textContent");
        let read = "Lästa rader: 1\u{a0}200. Fyll i det som filen inte säger.";
        page.wait_until(&format!("{status} === {}", json!(read))).await;
    });
}

#[test]
fn own_dataset_opens_at_once_and_a_faulty_one_leaves_the_view() {
    let text = fs::read_to_string(dist::path("data/investments.json")).unwrap();
    let own = text.replacen("\"id\":\"investments\"", "\"id\":\"egna\"", 1);
    assert_ne!(own, text);
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        let before = page.in_widget("return root.querySelector('.vk-headline').textContent").await;
        page.paste(&own[..own.len() / 2]).await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk-own-faults > li')")).await;
        let after = page.in_widget("return root.querySelector('.vk-headline').textContent").await;
        assert_eq!(before, after);
        page.in_widget("root.querySelector('.vk-desk .vk-close').click()").await;
        page.paste(&own).await;
        page.wait_until(&format!("!{ROOT}.querySelector('.vk-desk')")).await;
        page.wait_until("location.hash.includes('dataset=egna')").await;
    });
}

#[test]
fn axe_finds_no_fault_in_the_dialogs_of_the_second_module() {
    visit(&file_address("vardkronan.html"), async |page| {
        page.wait_until_ready().await;
        page.bring_axe().await;
        page.paste(OWN).await;
        page.wait_until(&format!("{ROOT}.querySelector('#vk-own-set-phase')")).await;
        page.assert_sound("a table that is mapped").await;
        page.in_widget("root.querySelector('.vk-desk .vk-close').click()").await;
        let focused = page.in_widget("return root.activeElement.innerText").await;
        assert_eq!(focused, "Öppna egna siffror");
        page.open_desk(["Spara som fil", "Save as file"]).await;
        page.assert_sound("saving").await;
    });
}

#[test]
fn sandboxed_frame_gives_the_file_as_text() {
    let origin = named_origin();
    let host = format!(
        "<!doctype html><title>t</title><iframe sandbox=\"allow-scripts\" width=\"700\" height=\"900\" \
         src=\"{origin}named.html\"></iframe>"
    );
    visit(&Host::default().with("", host).serve(), async |page| {
        page.wait_until_frame_is_ready(0).await;
        page.client.clone().enter_frame(0).await.unwrap();
        let save = "[...root.querySelectorAll('.vk-take')].find((it) => it.textContent.includes('Spara')).click()";
        page.in_widget(save).await;
        page.wait_until(&format!("{ROOT}.querySelector('.vk-desk')?.open")).await;
        page.in_widget("root.querySelector('.vk-desk-go').click()").await;
        let text = format!("{ROOT}.querySelector('.vk-desk [readonly]')?.value");
        page.wait_until(&text).await;
        let text = page.run(&format!("return {text}")).await;
        assert!(text.as_str().unwrap().starts_with("<!doctype html>"));
    });
}
