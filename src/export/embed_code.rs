//! The code that puts a view into somebody's page: text to be pasted, safe as it stands.

use crate::export::page::escaped;
use crate::view::{Part, ThemeChoice, View, link, part_name, theme_name};

/// A view on its way into a page.
#[derive(Clone, Debug)]
pub struct Embedding<'a> {
    /// Where the product's files lie, ending in `/`.
    pub base: &'a str,
    /// The addresses of the data, parted by white space.
    pub sources: &'a str,
    /// The view, with language, theme and hidden parts as they are to be.
    pub view: &'a View,
    /// Its headline.
    pub title: &'a str,
    /// What it shows, for those who do not see it.
    pub alternative: &'a str,
    /// The id of its dataset, which names files.
    pub dataset: &'a str,
}

impl Embedding<'_> {
    /// A frame that keeps that height free until it tells its own.
    pub fn iframe(&self, height_px: u32) -> String {
        let address = [self.base, "frame.html#", &link::encode(self.view)].concat();
        let script = escaped(&[self.base, "embed.js"].concat());
        let frame = iframe(&address, self.title, height_px);
        format!("{frame}\n<script src=\"{script}\" defer></script>")
    }

    /// The element, with a link inside for readers whom it does not reach.
    pub fn element(&self) -> String {
        let View { language, theme, hide, .. } = self.view;
        let module = escaped(&[self.base, "vardkronan.js"].concat());
        let shown = View {
            language: None,
            theme: ThemeChoice::Auto,
            hide: Vec::new(),
            ..self.view.clone()
        };
        let mut tag = String::new();
        let mut attribute = |name: &str, value: &str| {
            if !value.is_empty() {
                tag.push_str(&[" ", name, "=\"", &escaped(value), "\""].concat());
            }
        };
        attribute("src", self.sources);
        attribute("view", &link::encode(&shown));
        attribute("lang", language.map_or("", |language| language.tag()));
        attribute("theme", if *theme == ThemeChoice::Auto { "" } else { theme_name(*theme) });
        attribute("hide", &hidden(hide));
        let page = [self.base, "vardkronan.html#", &link::encode(self.view)].concat();
        format!(
            "<script type=\"module\" src=\"{module}\"></script>\n<vard-kronan{tag}>\n  \
             <a href=\"{}\">{}</a>\n</vard-kronan>",
            escaped(&page),
            escaped(self.title)
        )
    }

    /// The picture that [`Self::picture_command`] makes, shown at half its size.
    pub fn image(&self, width_px: u32, height_px: u32) -> String {
        format!(
            "<img src=\"{}.png\" alt=\"{}\"\n  width=\"{width_px}\" height=\"{height_px}\" \
             style=\"max-width:100%;height:auto\">",
            escaped(self.dataset),
            escaped(self.alternative)
        )
    }

    /// The command that makes the picture, twice as large as it is shown.
    pub fn picture_command(&self, width_px: u32, height_px: u32) -> String {
        let Self { dataset, .. } = self;
        let size = format!("{}x{}", 2 * width_px, 2 * height_px);
        let command = self.command("render");
        format!("{command} --size {size} -o {}", quoted(&format!("{dataset}.png")))
    }

    /// The command that makes a page of its own, with program and data in it.
    pub fn page_command(&self) -> String {
        let page = quoted(&format!("{}.html", self.dataset));
        format!("{} --shell vardkronan.html -o {page}", self.command("pack"))
    }

    fn command(&self, name: &str) -> String {
        let data = quoted(&format!("{}.json", self.dataset));
        let view = quoted(&link::encode(self.view));
        let language = self.view.language.unwrap_or_default().tag();
        format!("vardkronan {name} {data} --view {view} --lang {language}")
    }
}

/// A frame of that address.
pub fn iframe(address: &str, title: &str, height_px: u32) -> String {
    format!(
        "<iframe src=\"{}\"\n  title=\"{}\" loading=\"lazy\"\n  \
         style=\"width:1px;min-width:100%;border:0\" height=\"{height_px}\"\n  \
         allow=\"clipboard-write; web-share\"></iframe>",
        escaped(address),
        escaped(title)
    )
}

fn hidden(parts: &[Part]) -> String {
    parts.iter().map(|part| part_name(*part)).collect::<Vec<_>>().join(",")
}

/// The words as one argument to a shell, whatever is in them.
fn quoted(words: &str) -> String {
    let is_plain = |each: char| each.is_ascii_alphanumeric() || "._-/".contains(each);
    // What begins with a hyphen would be an option.
    if !words.is_empty() && words.chars().all(is_plain) && !words.starts_with('-') {
        return words.to_owned();
    }
    ["'", &words.replace('\'', "'\\''"), "'"].concat()
}
