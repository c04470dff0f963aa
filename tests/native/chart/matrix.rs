//! Every view of every shape of data, and every form, as golden pictures.

use vardkronan::chart::{Frame, Theme};
use vardkronan::dataset::{Dataset, Language};

use super::data::{all_regions, grammar, increases, plans, spread, three, years_of_all};
use super::{check, frame, ringed};

/// Charts that show regions and years as they are asked for; a new one stands here once.
const CHARTS: [&str; 4] = ["regions", "years", "areas", "map"];

/// Shapes of data: three regions, all of them, one, only a span, nothing at all; each with A and B.
fn shapes() -> [(&'static str, Dataset, &'static str, &'static str); 5] {
    [
        (
            "three",
            three(),
            "regions=14,08,05&years=2017-2022&measure=per-resident",
            "a=14:2018:all&b=08:2020:all&measure=per-resident",
        ),
        (
            "21",
            years_of_all(),
            "regions=all&years=2019-2024&measure=per-resident",
            "a=01:2024:all&b=04:2019-2024:all&measure=per-resident",
        ),
        ("one", three(), "regions=14&years=2017-2022", "a=14:2018:all&b=14:2019:all"),
        (
            "span",
            three(),
            "regions=08&years=2020-2021&phases=approved",
            "a=08:2020-2021:all&b=08:2019-2022:all&phases=approved",
        ),
        ("absent", three(), "regions=14,09&years=2020-2021", "a=09:2020:all&b=20:2021:all"),
    ]
}

#[test]
fn every_view_of_every_shape_of_data_looks_as_drawn() {
    for (shape, data, asked, sides) in shapes() {
        let charts = CHARTS.map(|chart| (chart, asked)).into_iter().chain([("difference", sides)]);
        for (chart, asked) in charts {
            let link = format!("chart={chart}&{asked}");
            check(&format!("matrix/{chart}-{shape}"), &data, &link, &frame(640.0, Theme::Light));
        }
    }
}

const MANY: &str = "regions=01,09,23,14,12,20,04&years=2019-2024&measure=per-resident";
const THREE: &str = "regions=14,08,05&years=2017-2022&measure=per-resident";
const RESIDENTS: &str = "regions=01,09,23&years=2019-2024&measure=per-resident";

#[test]
fn a_line_has_gaps_where_its_figures_have_them() {
    let line = |name: &str, data: &Dataset, link: &str, frame: &Frame| {
        check(&format!("forms/line-{name}"), data, &format!("form=line&{link}"), frame);
    };
    line("three-900", &three(), THREE, &frame(900.0, Theme::Light));
    line("three-360-dark", &three(), THREE, &frame(360.0, Theme::Dark));
    let large = Frame { root_font_px: 24.0, highlight: ringed(1), ..frame(320.0, Theme::Light) };
    line("three-320-large-type", &three(), THREE, &large);
    line("country-700", &years_of_all(), RESIDENTS, &frame(700.0, Theme::Light));
    line("seven-600", &years_of_all(), MANY, &frame(600.0, Theme::Light));
    let english = Frame { language: Language::English, ..frame(360.0, Theme::Light) };
    line("seven-360-english", &years_of_all(), MANY, &english);
}

#[test]
fn points_keep_the_grammar_of_phases_and_natures() {
    let all = "regions=08&natures=programme,increase";
    for form in ["line", "dots"] {
        let form = |name: &str, data: &Dataset, link: &str| {
            let link = format!("form={form}&{link}");
            check(&format!("forms/{form}-{name}"), data, &link, &frame(600.0, Theme::Light));
        };
        form("grammar-600", &grammar(), all);
        form(
            "increases-600",
            &increases(),
            "regions=08,14&natures=increase,programme&years=2018-2021",
        );
        form("spread-600", &spread(), "regions=08,14&years=2019-2022&spread=even");
        form("plans-600", &plans(), "regions=08&years=2018-2019");
    }
    let lying = format!("chart=regions&form=dots&{all}");
    check("forms/dots-regions-grammar-600", &grammar(), &lying, &frame(600.0, Theme::Light));
    let lying = "chart=regions&form=dots&regions=08&years=2018-2019";
    check("forms/dots-regions-plans-600", &plans(), lying, &frame(600.0, Theme::Light));
}

#[test]
fn dots_stand_for_many_regions_and_for_a_reader_who_wants_them() {
    let all = "chart=regions&regions=all&measure=per-resident&focus=09";
    check("forms/dots-regions-all-320", &all_regions(), all, &frame(320.0, Theme::Dark));
    let three_link = "chart=regions&form=dots&regions=14,08,05&years=2017-2022";
    check("forms/dots-regions-three-360", &three(), three_link, &frame(360.0, Theme::Light));
    let over_time = format!("form=dots&{THREE}");
    check("forms/dots-three-600", &three(), &over_time, &frame(600.0, Theme::Light));
}

#[test]
fn small_multiples_may_have_a_scale_each() {
    let free = format!("axis=free&{MANY}");
    check("forms/multiples-free-700", &years_of_all(), &free, &frame(700.0, Theme::Light));
    check("forms/multiples-free-320", &years_of_all(), &free, &frame(320.0, Theme::Dark));
    let three_free = "form=multiples&axis=free&regions=14,08,05,20&years=2017-2022";
    let english = Frame { language: Language::English, ..frame(600.0, Theme::Light) };
    check("forms/multiples-units-600-english", &three(), three_free, &english);
}
