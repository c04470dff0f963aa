//! Rows and columns that add up others, and rows that say the same twice.

use super::{SET, amounts, imported, shown, table};
use vardkronan::ingest::mapping::{As, Mapping, Member};

/// Region and öre of each row that is taken, and code with what was found of each diagnostic.
#[track_caller]
fn check(text: &str, expected: &[&str], said: &[&str]) {
    let imported = imported(text, As::Investments, &[SET, &[("area", "care")]]);
    let told = imported.diagnostics.iter().map(|it| format!("{} {}", it.code, it.found));
    assert_eq!(told.collect::<Vec<_>>(), said, "{text}");
    let amounts = imported.dataset.as_ref().map(amounts).unwrap_or_default();
    let amounts: Vec<_> =
        amounts.iter().map(|(region, _, amount)| format!("{region} {amount}")).collect();
    assert_eq!(amounts, expected, "{text}");
    let sums = said.iter().filter(|it| it.starts_with("sum-row")).count();
    assert_eq!(imported.sums, sums, "{text}");
}

const HEADINGS: &str = "Region;Ändamål;År;Belopp (kr)\n";

#[test]
fn sums_of_purposes_are_left_out_and_counted() {
    check(
        &[HEADINGS, "Skåne;Barnmorskor;2024;10\nSkåne;Ultraljud;2024;20\nSkåne;Summa;2024;30\n"]
            .concat(),
        &["12 1000", "12 2000"],
        &["sum-row Summa"],
    );
    check(
        &[
            HEADINGS,
            "Skåne;Barnmorskor;2024;10\nSkåne;Delsumma primärvård;2024;10\n",
            "Skåne;Totalförsvar;2024;5\nSkåne;Summerkurs;2024;5\nSkåne;Totalt;2024;20\n",
            "Summa Skåne;;2024;20\nS:a;;2024;20\nRiket;;2024;20\nSkåne;Total;;20\n;Grand total;;20\n",
        ]
        .concat(),
        &["12 1000", "12 500", "12 500"],
        &[
            "sum-row Delsumma primärvård",
            "sum-row Totalt",
            "sum-row Summa Skåne",
            "sum-row S:a",
            "sum-row Riket",
            "sum-row Total",
            "sum-row Grand total",
        ],
    );
}

#[test]
fn sums_of_areas_are_left_out_and_make_no_area() {
    let text = "Region;Område;År;Belopp (kr)\nSkåne;Primärvård;2024;10\nSkåne;Summa;2024;10\n";
    let imported = imported(text, As::Investments, &[SET]);
    assert_eq!(shown(&imported), ["3:7 Område warning[sum-row] Summa"]);
    let dataset = imported.dataset.unwrap();
    let areas: Vec<_> = dataset.content().areas.iter().map(|area| area.code.as_str()).collect();
    assert!(!areas.contains(&"summa"), "{areas:?}");
    assert_eq!(dataset.content().investments.len(), 1);
}

#[test]
fn a_sum_that_alone_tells_an_amount_is_taken_and_told() {
    // Halland has nothing else, Skåne nothing else in 2025, and Kalmar no other number.
    check(
        &[
            HEADINGS,
            "Skåne;Barnmorskor;2024;10\nSkåne;Totalt;2025;20\nHalland;Totalt;2024;5\n",
            "Summa Gotland;Läkare;2024;3\nKalmar;Läkare;2024;..\nKalmar;Totalt;2024;7\n",
        ]
        .concat(),
        &["12 1000", "12 2000", "13 500", "09 300", "08 NotReported", "08 700"],
        &["sum-kept Totalt", "sum-kept Totalt", "sum-kept Summa Gotland", "sum-kept Totalt"],
    );
    // Of sums of some and a sum of all, those of some are nearer to single rows.
    check(
        &[HEADINGS, "Skåne;Primärvård totalt;2024;10\nSkåne;Psykiatri totalt;2024;5\nSkåne;Totalt;2024;15\n"].concat(),
        &["12 1000", "12 500"],
        &["sum-kept Primärvård totalt", "sum-kept Psykiatri totalt", "sum-row Totalt"],
    );
    // Which of two sums of the same holds, nobody can tell.
    check(
        &[HEADINGS, "Skåne;Summa;2024;15\nSkåne;Totalt;2024;16\nHalland;x;2024;1\n"].concat(),
        &["13 100"],
        &["sum-unclear Summa", "sum-unclear Totalt"],
    );
}

#[test]
fn sums_are_of_rows_in_the_same_years_and_phase() {
    let text = "Region;Ändamål;Från;Till;Fas;Belopp (kr)\n\
        Skåne;Läkare;2022;;Beslutat;10\nSkåne;Läkare;2023;;Beslutat;10\n\
        Skåne;Totalt;2022;2023;Beslutat;20\nSkåne;Totalt;2022;;Utfall;9\nSkåne;Totalt;2022;;;19\n";
    check(
        text,
        &["12 1000", "12 1000", "12 900"],
        &["sum-row Totalt", "sum-kept Totalt", "sum-row Totalt"],
    );
}

#[test]
fn sums_of_a_wide_table_are_left_out() {
    let text = "Region;Ändamål;2022;2023\nSkåne;Läkare;10;\nSkåne;Summa;10;20\nHalland;Summa;1;2\n";
    let imported = imported(text, As::Investments, &[SET, &[("area", "care"), ("unit", "kr")]]);
    assert_eq!(
        shown(&imported),
        ["3:7 Ändamål warning[sum-row] Summa", "4:9 Ändamål warning[sum-kept] Summa"]
    );
    assert_eq!((imported.taken, imported.sums), (2, 1));
}

#[test]
fn a_part_of_the_row_above_stays_a_row_and_is_told_unless_it_is_linked() {
    check(
        &[HEADINGS, "Skåne;Vården;2024;10\nSkåne;varav barnmorskor;2024;4\n"].concat(),
        &["12 1000", "12 400"],
        &["of-which varav barnmorskor"],
    );
    check(
        "id;Region;Ändamål;År;Belopp (kr);Del av\na;Skåne;Vården;2024;10;\nb;Skåne;varav barnmorskor;2024;4;a\n",
        &["12 1000", "12 400"],
        &[],
    );
}

#[test]
fn beside_columns_of_years_a_column_of_their_sum_is_left_out() {
    for (headings, expected) in [
        ("Region;2022;2023;Summa;Förändring", &["2022", "2023"][..]),
        ("Region;2022;2023;Totalt", &["2022", "2023"]),
        ("Region;2022;2023;Belopp", &["2022", "2023"]),
        ("Region;2022;Summa", &["2022"]),
        ("Region;Summa;Prisnivå 2020;Förändring", &["Prisnivå 2020"]),
        ("Region;År;Summa", &["Summa"]),
        ("Region;Summa", &["Summa"]),
        ("Region;Belopp;Prisnivå 2020", &["Belopp"]),
    ] {
        let mapping =
            Mapping::guess(&table(&format!("{headings}\nSkåne;1;2;3\n")), Some(As::Investments));
        let amounts = mapping.columns.iter().filter(|used| used.member == Member::Amount);
        let amounts: Vec<_> = amounts.map(|used| used.heading.as_str()).collect();
        assert_eq!(amounts, expected, "{headings}");
    }
}

#[test]
fn a_row_that_says_the_same_as_another_is_told_with_that_ones_line() {
    let row = "Skåne;Barnmorskor;2024;10\n";
    let text = [HEADINGS, row, "Skåne;Barnmorskor;2024;11\n", row, row].concat();
    let imported = imported(&text, As::Investments, &[SET, &[("area", "care")]]);
    assert_eq!(
        shown(&imported),
        ["4:24 Belopp (kr) warning[row-twice] 2", "5:24 Belopp (kr) warning[row-twice] 2"]
    );
    // Nothing is set aside: a person knows whether they are two.
    assert_eq!((imported.taken, imported.set_aside), (4, 0));
    // Of a row with several amounts it is told once.
    let text = "Region;2022;2023\nSkåne;1;2\nSkåne;1;2\n";
    let twice = super::imported(text, As::Investments, &[SET, &[("area", "care"), ("unit", "kr")]]);
    assert_eq!(shown(&twice), ["3:7 2022 warning[row-twice] 2"]);
    // A page or note of its own makes a row another one.
    let text = "Region;År;Belopp (kr);Sida\nSkåne;2022;1;5\nSkåne;2022;1;6\n";
    let apart = super::imported(text, As::Investments, &[SET, &[("area", "care")]]);
    assert_eq!(shown(&apart), Vec::<String>::new());
}
