//! What stands in an element until, or where, no program draws it.

use crate::chart::Typeface;
use crate::compare::{Cell, Comparison, Slot};
use crate::dataset::Dataset;
use crate::export::page::escaped;
use crate::export::svg::picture_svg_in_page;
use crate::export::{Picture, Subject};
use crate::text::{
    AxisUnit, Locale, absence_word, axis_title, caption, group_words, region_name, row_details,
    side_without_years, source_line, star_note, value_in_table, years_label,
};

/// How much of a picture is no burden in somebody's article, bytes.
const PICTURE_MAX: usize = 64_000;
/// How many rows of a table are no burden there.
const ROWS_MAX: usize = 500;

/// The picture of a view and, folded below it, its numbers as a table and where they come from, in
/// plain HTML without scripts; the title leads to the page of the view.
///
/// What opens is no higher than the picture and two lines. A picture or a table that is too large for
/// an article is left out.
pub fn fallback(
    subject: &Subject<'_>,
    picture: Option<&Picture>,
    (title, page): (&str, &str),
    locale: &Locale,
) -> String {
    let Subject { dataset, comparison, view, .. } = subject;
    let mut html = ["<p><a href=\"", &escaped(page), "\">", &escaped(title), "</a></p>"].concat();
    let mut line = |parts: &[&str]| {
        html.push('\n');
        parts.iter().for_each(|part| html.push_str(part));
    };
    let picture = picture.map(|picture| picture_svg_in_page(picture, &Typeface::default()));
    if let Some(picture) = picture.filter(|picture| picture.len() <= PICTURE_MAX) {
        line(&[picture.trim_end()]);
    }
    let words = escaped(locale.word("embed.figures"));
    // Where the page allows styles, words stay whole and the table scrolls.
    let style = "overflow-x:auto;hyphens:none";
    line(&["<details data-vardkronan style=\"", style, "\"><summary>", &words, "</summary>"]);
    if (1..=ROWS_MAX).contains(&comparison.cells.len()) {
        line(&[&table(dataset, comparison, locale)]);
    }
    if let Some(note) = star_note(comparison, locale) {
        line(&["<p>* ", &escaped(&note), "</p>"]);
    }
    line(&["<p>", &escaped(&source_line(dataset, comparison, view, locale)), "</p>"]);
    let documents = documents(dataset, comparison, locale);
    if !documents.is_empty() {
        line(&["<ul>", &documents, "\n</ul>"]);
    }
    line(&["</details>"]);
    html
}

/// A row for each cell, in the order of the CSV file.
fn table(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let unit = AxisUnit { measure: comparison.measure, divisor: 1.0 };
    let caption = escaped(&caption(dataset, comparison, locale));
    let mut html = ["<table>\n<caption>", &caption, "</caption>\n<thead><tr>"].concat();
    let words = |key| locale.word(key).to_owned();
    let unit = axis_title(locale, unit);
    for head in [words("table.region"), words("table.years"), unit] {
        html.push_str(&["<th scope=\"col\">", &escaped(&head), "</th>"].concat());
    }
    html.push_str("</tr></thead>\n<tbody>");
    for cell in &comparison.cells {
        let [whose, years, value, stage] =
            fields(dataset, comparison, cell, locale).map(|words| breakable(&words));
        let head = ["\n<tr><th scope=\"row\">", &whose, "</th><td>", &years].concat();
        // One column less: it must stand on a phone, also where the page allows no styles.
        let line = if stage.is_empty() { "" } else { "<br>" };
        html.push_str(&[&head, "</td><td>", &value, line, &stage, "</td></tr>"].concat());
    }
    html.push_str("\n</tbody>\n</table>");
    html
}

/// The words as HTML, the long ones with places where they may be broken: without any style nothing else
/// makes a table narrower than they are.
fn breakable(words: &str) -> String {
    let word = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < LONG_WORD {
            return escaped(word);
        }
        let parts = letters.len().div_ceil(LINE_LETTERS);
        let parts = letters.chunks(letters.len().div_ceil(parts));
        let parts: Vec<String> = parts.map(|part| escaped(&String::from_iter(part))).collect();
        parts.join("&shy;")
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Words of so many letters are long for a column on a phone, and so many stand in its lines.
const LONG_WORD: usize = 11;
const LINE_LETTERS: usize = 8;

/// Whose it is, which years, how much, and how far it has come.
fn fields(dataset: &Dataset, comparison: &Comparison, cell: &Cell, locale: &Locale) -> [String; 4] {
    let language = locale.language();
    let side = comparison.sides.iter().find(|side| Some(side.name) == cell.side);
    let region = || region_name(dataset, cell.region, locale).to_owned();
    let mut whose =
        vec![side.map_or_else(region, |side| side_without_years(dataset, side, locale))];
    let area = cell.area.and_then(|area| dataset.area(area));
    whose.extend(area.map(|area| area.name.get(language).to_owned()));
    let mut years = vec![years_label(cell.slot.years())];
    if let Slot::Span { .. } = cell.slot {
        years.push(locale.word("legend.span").to_owned());
    }
    let value = match cell.value {
        Ok(value) => {
            let mut words = value_in_table(locale, value, comparison.measure, cell.precision);
            if cell.is_computed {
                words.push('*');
            }
            words
        }
        Err(absence) => absence_word(locale, absence).to_owned(),
    };
    let mut stage: Vec<String> =
        cell.group.iter().map(|group| group_words(locale, *group)).collect();
    for (is_so, key) in [(cell.is_plan(), "legend.plan"), (cell.is_spread, "legend.spread")] {
        stage.extend(is_so.then(|| locale.word(key).to_owned()));
    }
    [whose.join(", "), years.join(", "), value, stage.join(", ")]
}

/// Each document that the numbers come from, once, with a link where it is on the web.
fn documents(dataset: &Dataset, comparison: &Comparison, locale: &Locale) -> String {
    let mut items: Vec<String> = Vec::new();
    for contribution in comparison.all_contributions(dataset).iter().flatten() {
        let row = row_details(dataset, comparison, contribution, locale);
        let words = escaped(&row.source);
        let is_web = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
        let item = match row.url.as_ref().filter(is_web) {
            Some(url) => ["\n<li><a href=\"", &escaped(url), "\">", &words, "</a></li>"].concat(),
            None => ["\n<li>", &words, "</li>"].concat(),
        };
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items.concat()
}
