//! What is wrong with data that cannot be read.

use yew::{Html, Properties, function_component, html};

use crate::components::by_address::ByAddress;
use crate::components::library::Library;
use crate::components::shown::theme_name;
use crate::dataset::Language;
use crate::ingest::Diagnostic;
use crate::text::{Locale, diagnostic};
use crate::view::ThemeChoice;

/// So many faults are listed; the rest is counted.
const MAX_LISTED: usize = 20;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FaultsProps {
    pub(super) library: ByAddress<Library>,
    pub(super) language: Language,
    pub(super) theme: ThemeChoice,
    /// Whether earlier data stand below.
    pub(super) has_view: bool,
}

/// What is wrong and where; nothing if everything could be read.
#[function_component]
pub(super) fn Faults(props: &FaultsProps) -> Html {
    let locale = Locale::of(props.language);
    let faults: Vec<&Diagnostic> = props.library.unreadable.iter().flatten().collect();
    if props.library.unreadable.is_empty() {
        return Html::default();
    }
    let more = u64::try_from(faults.len().saturating_sub(MAX_LISTED)).unwrap_or_default();
    html! {
        <section
            class="vk-faults" part="error" role="alert" lang={props.language.tag()}
            data-theme={theme_name(props.theme)}
        >
            <p class="vk-faults-title">{ locale.word("ui.error-title") }</p>
            <ul>{ for faults.iter().take(MAX_LISTED).map(|fault| item(fault, locale)) }</ul>
            if more > 0 { <p>{ locale.count("ui.error-more", more, &[]) }</p> }
            if props.has_view { <p>{ locale.word("ui.error-kept") }</p> }
        </section>
    }
}

fn item(fault: &Diagnostic, locale: &'static Locale) -> Html {
    let (line, column) = (fault.line.to_string(), fault.column.to_string());
    let place = locale.fill("ui.error-place", &[("line", &line), ("column", &column)]);
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

/// The first fault as one sentence, for the host.
pub(super) fn summary(library: &Library, language: Language) -> Option<String> {
    let locale = Locale::of(language);
    let first = library.unreadable.first()?;
    let words = first.first().map(|fault| {
        let (line, column) = (fault.line.to_string(), fault.column.to_string());
        let place = locale.fill("ui.error-place", &[("line", &line), ("column", &column)]);
        [&diagnostic(locale, fault), " ", &place].concat()
    });
    Some(words.unwrap_or_else(|| locale.word("ui.error-title").to_owned()))
}
