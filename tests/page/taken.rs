//! What scripts take from an element: pictures and numbers.

use std::process::Command;

use serde_json::json;

use crate::browser::visit;
use crate::dist;
use crate::host::{article, serve};

const VIEW: &str = "dataset=investments&chart=regions&regions=14,08,05&years=2017-2022";

fn element(attributes: &str) -> String {
    format!("<vard-kronan id=\"live\" src=\"data/investments.json\" {attributes}></vard-kronan>")
}

/// What the program says of the same view.
fn printed(arguments: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_vardkronan");
    let done = Command::new(program)
        .args(arguments)
        .args([dist::path("data/investments.json").to_str().unwrap(), "--view", VIEW])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn csv_is_what_the_program_writes_of_the_same_view() {
    let link = VIEW.replace('&', "&amp;");
    visit(&serve(&article(&element(&format!("view=\"{link}\"")))), async |page| {
        // Asked before it is live, it answers as soon as it is.
        page.wait_until("customElements.get('vard-kronan')").await;
        let csv = page.run("return live.toCsv()").await;
        assert_eq!(csv, printed(&["table", "--format", "csv"]));
        page.run("live.view = 'dataset=investments&chart=table&regions=14&years=2018'").await;
        page.linger().await;
        let rows = page.run("return live.toCsv().then((csv) => csv.trim().split('\\n').length)");
        let rows = rows.await.as_u64().unwrap();
        assert!((2..20).contains(&rows), "{rows}");
    });
}

#[test]
fn pictures_stand_alone_and_are_of_one_size() {
    visit(
        &serve(&article(&element("lang=\"en\"")).replace("<body>", "<body style=\"width:640px\">")),
        async |page| {
            page.wait_until_ready().await;
            let svg = page
                .run("return live.toSvg().then((svg) => { window.svg = svg; return svg })")
                .await;
            let svg = svg.as_str().unwrap();
            assert!(
                svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""),
                "{}",
                &svg[..200]
            );
            for part in
                ["<title>Money for care in three regions</title>", "Västra Götaland", "Source"]
            {
                assert!(svg.contains(part), "no {part:?}");
            }
            let sizes = "const svgRoot = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
            return live.toPng().then(async (png) => {
                const image = await createImageBitmap(png);
                const [width, height] = ['width', 'height'].map((name) => Number(svgRoot.getAttribute(name)));
                const canvas = new OffscreenCanvas(image.width, image.height);
                const context = canvas.getContext('2d');
                context.drawImage(image, 0, 0);
                const pixels = context.getImageData(0, 0, image.width, image.height).data;
                const colours = new Set();
                for (let at = 0; at < pixels.length; at += 4) colours.add(pixels.slice(at, at + 3).join());
                return [png.type, image.width / width, Math.abs(image.height - 2 * height) <= 2,
                    colours.size > 50, live.shadowRoot.querySelectorAll('canvas').length];
            })";
            assert_eq!(page.run(sizes).await, json!(["image/png", 2, true, true, 1]));
            assert_eq!(page.log().await, Vec::<String>::new());
        },
    );
}

#[test]
fn what_cannot_be_taken_is_refused_in_a_sentence() {
    let markup = "<vard-kronan id=\"none\" lang=\"en\" src=\"data/none.json\"></vard-kronan>\
        <vard-kronan id=\"cut\" lang=\"en\"><script type=\"application/json\">{</script></vard-kronan>";
    visit(&serve(&article(markup)), async |page| {
        page.wait_until("customElements.get('vard-kronan')").await;
        // The last but one is asked before it is known that there is nothing to load.
        let asked = "return Promise.all(['toSvg', 'toPng', 'toCsv'].flatMap((name) => {
            const early = none.cloneNode();
            early.removeAttribute('id');
            document.body.append(early);
            return [none, cut, early, document.createElement('vard-kronan')].map((each) =>
                each[name]().then(() => 'given', (error) => error.message));
        }))";
        let said = page.run(asked).await;
        for (position, words) in said.as_array().unwrap().iter().enumerate() {
            let words = words.as_str().unwrap();
            let expected = [
                "could not be loaded",
                "input cut short",
                "could not be loaded",
                "not in any page",
            ][position % 4];
            let swedish = "står inte i någon sida";
            let is_said = words.contains(expected) || position % 4 == 3 && words.contains(swedish);
            assert!(is_said, "{position}: {words}");
        }
    });
}
