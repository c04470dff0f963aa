//! A view on paper: all of it, with what it rests on.

use yew::{AttrValue, Callback, Component, Context, Html, Properties, html};

use crate::chart::{Frame, Highlight, ROOT_FONT_PX, Theme, figure_with_legend};
use crate::components::Still;
use crate::components::WidgetProps;
use crate::components::corrections::corrections;
use crate::components::head::{Heading, head};
use crate::components::library::Library;
use crate::components::message::Dispatch;
use crate::components::notice_box::{all_notices, notice_box};
use crate::components::pairs::pairs;
use crate::components::proof::proofs;
use crate::components::shown::Shown;
use crate::components::still::{rendered, shown};
use crate::components::table::table;
use crate::components::verdict_box::verdict_box;
use crate::export::svg;
use crate::text::{headline, source_line};
use crate::view::{ChartKind, named_view};

/// The width of the picture: what A4 has between margins of 15 mm, px.
const PICTURE_PX: f64 = 680.0;

impl Still {
    /// The markup of the sheet of the view. `link` is its address, empty if it has none; `code` is
    /// the markup of a picture of that, empty if there is none.
    pub async fn sheet(&self, link: &str, code: String) -> String {
        let (widget, link) = (self.props(None), AttrValue::from(link.to_owned()));
        rendered::<Sheet>(SheetProps { widget, link, code: code.into() }).await
    }
}

struct Sheet;

#[derive(Clone, Debug, PartialEq, Properties)]
struct SheetProps {
    widget: WidgetProps,
    link: AttrValue,
    code: AttrValue,
}

impl Component for Sheet {
    type Message = ();
    type Properties = SheetProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let SheetProps { widget, link, code } = context.props();
        let Some(shown) = shown(widget) else { return Html::default() };
        let shown = Shown { theme: Theme::Print, ..shown };
        let Shown { dataset, comparison, view, locale, .. } = &shown;
        let dispatch = Dispatch::new(Callback::noop());
        let named = named_view(dataset, view);
        let title = Heading { level: 1, id: "vk-sheet-title".to_owned(), is_hidden: false };
        let sentence = headline(dataset, comparison, view, None, locale);
        let sentence = named.is_some_and(|_| sentence.is_generated).then_some(sentence.words);
        let link_words = match (link.is_empty(), code.is_empty()) {
            (true, _) => Some("sheet.no-link"),
            (false, true) => Some("sheet.no-code"),
            (false, false) => None,
        };
        html! {
            <article
                class="vk vk-sheet" lang={locale.language().tag()} data-theme="print"
                aria-labelledby="vk-sheet-title"
            >
                { head(&shown, named, title, Html::default(), &dispatch) }
                if let Some(sentence) = sentence {
                    <p>{ sentence }{ " " }
                        <span class="vk-generated">{ shown.word("headline.generated") }</span>
                    </p>
                }
                { corrections(&shown) }
                { picture(&shown) }
                { verdict_box(&shown) }
                { notice_box(&shown, &Library::read(&widget.inputs), &all_notices(&shown, &[]), &dispatch) }
                { table(&shown, None, None, &dispatch) }
                if view.chart != ChartKind::Table { { pairs(&shown, "vk-sheet-pairs".to_owned()) } }
                { proofs(&shown) }
                <footer class="vk-footer">
                    <div class="vk-sources">
                        <p>{ source_line(dataset, comparison, view, locale) }</p>
                        if let Some(words) = link_words { <p>{ shown.word(words) }</p> }
                        <p class="vk-formula">{ link.clone() }</p>
                    </div>
                    { Html::from_html_unchecked(code.clone()) }
                </footer>
            </article>
        }
    }
}

/// The chart with its legend, in what black and white tell apart.
fn picture(shown: &Shown) -> Html {
    let Shown { dataset, comparison, view, locale, .. } = shown;
    if view.chart == ChartKind::Table || comparison.is_empty() {
        return Html::default();
    }
    let frame = Frame {
        width_px: PICTURE_PX,
        root_font_px: ROOT_FONT_PX,
        theme: Theme::Print,
        has_patterns: true,
        language: locale.language(),
        highlight: Highlight::default(),
    };
    let figure = figure_with_legend(dataset, comparison, view, &frame);
    html! { <div class="vk-sheet-picture">{ Html::from_html_unchecked(svg(&figure).into()) }</div> }
}
