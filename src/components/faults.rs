//! What is wrong with data that cannot be read.

use yew::{Html, html};

use crate::components::library::Library;
use crate::components::shown::theme_name;
use crate::dataset::Language;
use crate::ingest::Diagnostic;
use crate::text::{Locale, diagnostic};
use crate::view::ThemeChoice;

/// So many faults are listed; the rest is counted.
const MAX_LISTED: usize = 20;

/// What is wrong and where; nothing if everything could be read.
///
/// `has_view` is whether earlier data stand below.
pub(super) fn faults(
    library: &Library,
    language: Language,
    theme: ThemeChoice,
    has_view: bool,
) -> Html {
    let locale = Locale::of(language);
    let faults: Vec<&Diagnostic> = library.unreadable.iter().flatten().collect();
    if library.unreadable.is_empty() {
        return Html::default();
    }
    let more = u64::try_from(faults.len().saturating_sub(MAX_LISTED)).unwrap_or_default();
    let listed = faults.iter().take(MAX_LISTED);
    let items: Vec<Html> = listed.map(|fault| item(fault, locale)).collect();
    html! {
        <section
            class="vk-faults" part="error" role="alert" lang={language.tag()}
            data-theme={theme_name(theme)}
        >
            <p class="vk-faults-title">{ locale.word("ui.error-title") }</p>
            <ul>{ items }</ul>
            if more > 0 { <p>{ locale.count("ui.error-more", more, &[]) }</p> }
            if has_view { <p>{ locale.word("ui.error-kept") }</p> }
        </section>
    }
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
pub(super) fn summary(library: &Library, language: Language) -> Option<String> {
    let locale = Locale::of(language);
    let first = library.unreadable.first()?;
    let words =
        first.first().map(|fault| [diagnostic(locale, fault), place(fault, locale)].join(" "));
    Some(words.unwrap_or_else(|| locale.word("ui.error-title").to_owned()))
}
