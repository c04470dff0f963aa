//! What a host takes from a widget: the picture and the numbers of what it shows.

use yew::NodeRef;

use crate::browser::element::{Element, HtmlCanvasElement};
use crate::chart::Typeface;
use crate::compare::{Comparison, compare};
use crate::components::painting::draw_alone;
use crate::components::shown::Shown;
use crate::components::widget::Widget;
use crate::export::{
    Burnt, Look, Picture, Size, Subject, csv, picture, picture_svg, picture_to_take, rows,
};
use crate::view::named_view;

/// The width of a picture of a widget that has none, px.
const WIDTH_PX: f64 = 800.0;

impl Widget {
    /// The link of the view that is shown.
    pub(crate) fn link(&self) -> Option<String> {
        self.shown.as_ref().map(|shown| self.library.link(&shown.view))
    }

    /// Every number behind the view, as the program's table has them; `None` without a dataset.
    pub(crate) fn csv(&self) -> Option<String> {
        let shown = self.shown.as_ref()?;
        let language = shown.locale.language();
        Some(csv(&rows(&shown.dataset, &comparison(shown), language)))
    }

    /// The view as an SVG document that stands alone; `None` without a dataset.
    ///
    /// With a `link`, which may be empty, it says also what the figures say, and where it is found.
    pub(crate) fn svg(&self, link: Option<&str>) -> Option<String> {
        Some(picture_svg(&self.picture(link)?, &Typeface::default()))
    }

    /// Whether the same picture could be painted on the canvas, `ratio` of its pixels for one of the
    /// page's, in the widget's own typeface.
    pub(crate) fn paint(&self, canvas: &HtmlCanvasElement, ratio: f64, link: Option<&str>) -> bool {
        let Some(picture) = self.picture(link) else { return false };
        let root = NodeRef::cast::<Element>(&self.root);
        // It inherits the typeface only in its place.
        let is_placed = root.is_some_and(|root| root.append_child(canvas).is_ok());
        let ratio = ratio * picture.width_px / picture.figure.width_px;
        let is_drawn = draw_alone(canvas, &picture.figure, ratio);
        if is_placed {
            canvas.remove();
        }
        is_drawn
    }

    fn picture(&self, link: Option<&str>) -> Option<Picture> {
        let shown = self.shown.as_ref()?;
        let Shown { dataset, view, theme, has_patterns, .. } = shown;
        let (theme, has_patterns, language) = (*theme, *has_patterns, shown.locale.language());
        let comparison = comparison(shown);
        let named = named_view(dataset, view);
        let subject = Subject { dataset, comparison: &comparison, view, named };
        let width_px = self.width_px.unwrap_or(WIDTH_PX);
        let look = Look { theme, has_patterns, language };
        if let Some(link) = link {
            return Some(picture_to_take(&subject, width_px, look, Burnt { link }));
        }
        picture(&subject, Size { width_px, height_px: None }, look).ok()
    }
}

/// What the view alone compares: a table on screen keeps the comparison that it was opened from.
fn comparison(shown: &Shown) -> Comparison {
    compare(&shown.dataset, &shown.view)
}
