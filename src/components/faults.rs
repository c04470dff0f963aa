//! What is wrong with data that cannot be read.

use yew::{AttrValue, Html, html};

use crate::chart::Theme;
use crate::components::WidgetProps;
use crate::components::library::{Library, Unreadable};
use crate::components::shown::theme_name;
use crate::dataset::Language;
use crate::ingest::Diagnostic;
use crate::text::{Locale, diagnostic};

/// So many faults of an input are listed; the rest is counted.
const MAX_LISTED: usize = 20;

/// What is wrong and where; nothing if everything could be read.
///
/// `has_view` is whether data that could be read stand below.
pub(super) fn faults(
    library: &Library,
    props: &WidgetProps,
    language: Language,
    theme: Theme,
    has_view: bool,
) -> Html {
    if library.unreadable.is_empty() {
        return Html::default();
    }
    let locale = Locale::of(language);
    let mut lists = Vec::new();
    for unreadable in &library.unreadable {
        lists.push(list(unreadable, props, locale));
    }
    html! {
        <section
            class="vk-faults" part="error" role="alert" lang={language.tag()}
            data-theme={theme_name(theme)}
        >
            <p class="vk-faults-title">{ locale.word("ui.error-title") }</p>
            { lists }
            if has_view { <p>{ locale.word("ui.error-kept") }</p> }
        </section>
    }
}

fn list(unreadable: &Unreadable, props: &WidgetProps, locale: &'static Locale) -> Html {
    let faults = &unreadable.faults;
    let more = u64::try_from(faults.len().saturating_sub(MAX_LISTED)).unwrap_or_default();
    let items: Vec<Html> =
        faults.iter().take(MAX_LISTED).map(|fault| item(fault, locale)).collect();
    html! {
        <>
            if let Some(address) = address(unreadable, props) {
                <p><code>{ address.to_owned() }</code></p>
            }
            <ul>{ items }</ul>
            if more > 0 { <p>{ locale.count("ui.error-more", more, &[]) }</p> }
        </>
    }
}

/// Where the input comes from, if it has an address.
fn address<'a>(unreadable: &Unreadable, props: &'a WidgetProps) -> Option<&'a str> {
    props.addresses.get(unreadable.input).map(AttrValue::as_str)
}

fn item(fault: &Diagnostic, locale: &'static Locale) -> Html {
    let place = place(fault, locale);
    html! {
        <li>
            { diagnostic(locale, fault) }{ " " }
            <span class="vk-place">
                { place }
                if !fault.pointer.is_empty() { { " · " }<code>{ fault.pointer.clone() }</code> }
            </span>
        </li>
    }
}

fn place(fault: &Diagnostic, locale: &Locale) -> String {
    let (line, column) = (fault.line.to_string(), fault.column.to_string());
    locale.fill("ui.error-place", &[("line", &line), ("column", &column)])
}

/// The first fault as one sentence, for the host.
pub(super) fn summary(
    library: &Library,
    props: &WidgetProps,
    language: Language,
) -> Option<String> {
    let locale = Locale::of(language);
    let unreadable = library.unreadable.first()?;
    let mut words = address(unreadable, props).unwrap_or_default().to_owned();
    if !words.is_empty() {
        words.push_str(": ");
    }
    match unreadable.faults.first() {
        Some(fault) => words.push_str(&[diagnostic(locale, fault), place(fault, locale)].join(" ")),
        None => words.push_str(locale.word("ui.error-title")),
    }
    Some(words)
}
