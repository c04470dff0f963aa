//! Running sums.

use crate::compare::check;
use crate::edges::shown;
use crate::figures::{small, staged};

#[test]
fn a_running_sum_holds_its_level_and_takes_a_span_in_its_last_year() {
    let data = small(
        "selection",
        &[
            r#""id":"a","amount":1,"from":2018"#,
            r#""id":"s","amount":10,"from":2018,"to":2020,"recurrence":"total""#,
            r#""id":"i","amount":5,"from":2019,"nature":"increase""#,
        ],
    );
    check(
        &data,
        "regions=01&years=2018-2021&sum=cumulative&natures=all",
        &[
            "01 2018 2018 year approved 1 exact a",
            "01 2019 2019 year approved 1 exact a",
            "01 2019 2019 year approved increase 5 exact i",
            "01 2020 2020 year approved 11 exact a s",
            "01 2021 2021 year approved 11 exact a s",
        ],
    );
}

#[test]
fn a_running_sum_ends_where_nothing_is_checked() {
    let data = small(
        "selection",
        &[
            r#""id":"a","amount":7,"to":null,"recurrence":"annual""#,
            r#""id":"b","amount":2,"from":2020"#,
        ],
    );
    check(
        &data,
        "regions=01&years=2018-2021&sum=cumulative",
        &[
            "01 2018 2018 year approved 7 exact a",
            "01 2019 2019 year approved 14 exact a",
            "01 2020 2020 year approved not-checked a b",
            "01 2021 2021 year approved not-checked a b",
        ],
    );
}

#[test]
fn an_earlier_stage_stands_in_its_own_year_only() {
    let data = small(
        "complete",
        &[
            &staged(12, 9, r#""id":"once""#),
            &staged(12, 9, r#""id":"annual","from":2019,"to":2020,"recurrence":"annual""#),
            &staged(12, 9, r#""id":"span","to":2020,"recurrence":"total""#),
            &staged(12, 9, r#""id":"step","from":2019,"nature":"increase""#),
        ],
    );
    let view = "regions=01&years=2018-2020&natures=all";
    let found = |link: &str| -> Vec<_> {
        let comparison = shown(&data, link);
        let outlines = comparison.outlines.iter();
        outlines
            .map(|it| {
                let cell = &comparison.cells[it.cell];
                let years = cell.slot.years();
                (years.first().number(), years.last().number(), it.row)
            })
            .collect()
    };
    let of_years = [(2018, 2018, 0), (2019, 2019, 1), (2019, 2019, 3), (2020, 2020, 1)];
    assert_eq!(
        found(&format!("{view}&sum=cumulative")),
        [&of_years[..], &[(2020, 2020, 2)]].concat()
    );
    assert_eq!(found(view), [&of_years[..1], &[(2018, 2020, 2)], &of_years[1..]].concat());
}
