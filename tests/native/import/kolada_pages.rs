//! Answers of Kolada in several pages.

use vardkronan::ingest::mapping::Member;
use vardkronan::ingest::{Known, import};

use super::kolada::{RESIDENTS, mapping, shown, table, told};

#[test]
fn pages_of_version_3_are_one_table() {
    let table = table(&RESIDENTS);
    let expected = [
        "region|år|Invånare totalt, antal|status",
        "00|2018|10230185.0|",
        "14|2018|1709814.0|",
        "14|2019|1725881.0|preliminary",
    ];
    assert_eq!(shown(&table), expected);
    assert_eq!(told(&table), Vec::<String>::new());
}

/// A page of one value with the addresses of its neighbours.
fn page(region: &str, next: &str, previous: &str) -> String {
    let link =
        |words: &str| if words.is_empty() { "null".to_owned() } else { format!("{words:?}") };
    format!(
        r#"{{"values":[{{"kpi":"N70061","municipality":"{region}","period":2022,"values":[
        {{"gender":"T","value":1.5,"status":""}}]}}],"next_url":{},"previous_url":{}}}"#,
        link(next),
        link(previous)
    )
}

#[test]
fn pages_that_are_not_there_are_told_and_nothing_is_complete_without_them() {
    let url = |number: usize| format!("https://api.kolada.se/v3/data?per_page=1&page={number}");
    let pages =
        [page("0001", &url(2), ""), page("0003", &url(3), &url(1)), page("0012", "", &url(2))];
    for (given, missing) in [
        (&[0][..], Some(2)),
        (&[0, 1], Some(3)),
        (&[0, 2], Some(2)),
        (&[1, 2], None),
        (&[2, 0, 1], None),
    ] {
        let texts: Vec<&str> = given.iter().map(|at| pages[*at].as_str()).collect();
        let table = table(&texts);
        let found = table.diagnostics().0;
        let found: Vec<_> = found.iter().map(|it| (it.code, it.found.clone())).collect();
        let expected: Vec<_> =
            missing.map(|page| ("pages-missing", url(page))).into_iter().collect();
        assert_eq!(found, expected, "{given:?}");
        for coverage in ["complete", "selection"] {
            let mut mapping = mapping(&table, None);
            mapping.set(Member::named("coverage").unwrap(), coverage);
            let imported = import(&table, &mapping, &Known::shipped());
            let is_claimed = coverage == "complete" && missing.is_some();
            assert_eq!(imported.dataset.is_none(), is_claimed, "{given:?} {coverage}");
            let code = imported.diagnostics.first().map(|it| (it.code, it.pointer.as_str()));
            if is_claimed {
                assert_eq!(code, Some(("not-complete", "--set coverage")));
            }
        }
    }
}
