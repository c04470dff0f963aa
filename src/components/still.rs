//! The widget as markup, for where no script runs.

use std::rc::Rc;

use yew::{
    AttrValue, BaseComponent, Callback, Component, Context, Html, LocalServerRenderer, html,
};

use crate::chart::{Figure, Frame, ROOT_FONT_PX, Theme, figure};
use crate::components::details::source;
use crate::components::library::{Inputs, Library};
use crate::components::message::Dispatch;
use crate::components::shown::Shown;
use crate::components::state::State;
use crate::components::table::table;
use crate::components::{Widget, WidgetProps, Widths};
use crate::dataset::Language;
use crate::text::{Locale, RowDetails, row_details};
use crate::view::{ChartKind, ThemeChoice, View};

/// What is rendered.
///
/// ```
/// use vardkronan::components::{Still, Widths};
/// use vardkronan::dataset::Language;
///
/// let bytes = std::fs::read("static/data/investments.json")?;
/// let view = "chart=regions&regions=14,08&years=2018";
/// let still = Still::of(&[bytes], view, Language::English, 3);
/// let widths = Widths { widget_px: 640.0, chart_px: 600.0 };
/// // No component waits for anything: any runtime will do.
/// let runtime = tokio::runtime::Builder::new_current_thread().build()?;
/// let markup = runtime.block_on(still.widget(widths));
/// assert!(markup.contains("<h3") && !markup.contains("<h2"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Still {
    inputs: Inputs,
    /// Kept, so that no rendering reads the data anew.
    _library: Rc<Library>,
    view: String,
    language: Language,
    heading_level: u8,
}

impl Still {
    /// A view of these datasets, JSON, as a link writes it; may be empty.
    ///
    /// The language holds unless the view names another one; the level, 1–6, is that of the
    /// widget's first heading.
    pub fn of(inputs: &[Vec<u8>], view: &str, language: Language, heading_level: u8) -> Self {
        let inputs = Rc::new(inputs.iter().map(|input| Rc::new(input.clone())).collect());
        let library = Rc::new(Library::read(&inputs));
        Self { inputs, _library: library, view: view.to_owned(), language, heading_level }
    }

    /// Another view of the same.
    #[must_use]
    pub fn with_view(&self, view: &str) -> Self {
        Self { view: view.to_owned(), ..self.clone() }
    }

    pub(super) fn props(&self, widths: Option<Widths>) -> WidgetProps {
        WidgetProps {
            inputs: self.inputs.clone(),
            addresses: Rc::default(),
            view: AttrValue::from(self.view.clone()),
            language: Some(self.language),
            theme: ThemeChoice::Auto,
            hide: Vec::new(),
            heading_level: self.heading_level,
            owns_address: false,
            on_event: Callback::noop(),
            on_begin: Callback::noop(),
            widths,
        }
    }

    /// The markup of the whole widget in these widths, as it stands before a reader has done
    /// anything.
    pub async fn widget(&self, widths: Widths) -> String {
        rendered::<Widget>(self.props(Some(widths))).await
    }

    /// The chart's figure at each of these widths, in each of these themes; none where the view
    /// has no chart or there is no dataset.
    pub fn figures(&self, widths_px: &[f64], themes: &[Theme]) -> Vec<Vec<Figure>> {
        let shown = shown(&self.props(None));
        let Some(shown) = shown.filter(|it| it.view.chart != ChartKind::Table) else {
            return Vec::new();
        };
        let at = |&width_px: &f64| {
            let in_theme = |&theme: &Theme| {
                let frame =
                    Frame { theme, has_patterns: false, ..shown.frame(width_px, ROOT_FONT_PX) };
                figure(&shown.dataset, &shown.comparison, &shown.view, &frame)
            };
            themes.iter().map(in_theme).collect()
        };
        widths_px.iter().map(at).collect()
    }

    /// The view that is shown, with what follows from the data at hand; `None` without a dataset.
    pub fn view(&self) -> Option<View> {
        let shown = shown(&self.props(None))?;
        Some((*shown.view).clone().resolved(&shown.dataset))
    }

    /// The markup of the table of the view, with the documents that it comes from.
    pub async fn table(&self) -> String {
        rendered::<Table>(self.props(None)).await
    }
}

/// The table of a view, and the documents behind it.
struct Table;

impl Component for Table {
    type Message = ();
    type Properties = WidgetProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Some(shown) = shown(context.props()) else { return Html::default() };
        let sources = sources(&shown);
        html! {
            <>
                { table(&shown, None, None, &Dispatch::new(Callback::noop())) }
                if !sources.is_empty() {
                    <section class="vk-documents">
                        <p class="vk-purpose">{ shown.word("page.sources") }</p>
                        <ul>{ sources }</ul>
                    </section>
                }
            </>
        }
    }
}

/// Each document that the numbers come from, once, as the rows behind a mark name it.
fn sources(shown: &Shown) -> Vec<Html> {
    let Shown { dataset, comparison, locale, .. } = shown;
    let (mut told, mut items): (Vec<RowDetails>, Vec<Html>) = (Vec::new(), Vec::new());
    for contribution in comparison.all_contributions(dataset).iter().flatten() {
        let row = row_details(dataset, comparison, contribution, locale);
        if told.iter().any(|before| before.source == row.source && before.url == row.url) {
            continue;
        }
        let (url, archived) = (row.url.as_deref(), row.archived.as_deref());
        let (words, kind) = (row.source.clone(), row.publisher_kind.clone());
        items.push(html! { <li>{ source(shown, words, kind, url, archived) }</li> });
        told.push(row);
    }
    items
}

/// What a widget with these properties shows first; `None` without a dataset.
pub(super) fn shown(props: &WidgetProps) -> Option<Shown> {
    let library = Library::read(&props.inputs);
    let state = State::of(library.view(&props.view));
    let language = state.view.language.or(props.language).unwrap_or_default();
    let look = (Locale::of(language), Theme::default());
    Some(Shown::of(library.shelf(&state.view)?, state.view.clone(), state.compared, look))
}

pub(super) async fn rendered<C: BaseComponent>(props: C::Properties) -> String {
    LocalServerRenderer::<C>::with_props(props).hydratable(false).render().await
}
