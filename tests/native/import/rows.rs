//! Rows and columns of a table become rows of a dataset.

use vardkronan::ingest::mapping::As;
use vardkronan::ingest::{Strictness, csv};

use super::{SET, amounts, check, imported, shown, table};

#[test]
fn a_table_headed_by_the_formats_names_is_a_dataset() {
    let text = "id,region,area,purpose,amount,from,to,phase,recurrence\n\
        a1,14,care,Vård,350000000,2018,,approved,one-off\n\
        a2,08,care,Vård,100000000.50,2019,2022,proposed,total\n";
    let imported = imported(text, As::Investments, &[SET]);
    assert_eq!(shown(&imported), Vec::<String>::new());
    let dataset = imported.dataset.unwrap();
    let expected = [
        ("14".to_owned(), "2018-2018".to_owned(), "35000000000".to_owned()),
        ("08".to_owned(), "2019-2022".to_owned(), "10000000050".to_owned()),
    ];
    assert_eq!(amounts(&dataset), expected);
    assert_eq!((imported.taken, imported.set_aside, imported.sums), (2, 0, 0));
}

#[test]
fn swedish_spreadsheets_are_understood() {
    check(
        "Region;År;Ändamål;Belopp (mnkr)\nRegion Skåne;2021;Primärvård;1 350,5\nVGR;2019–2022;Primärvård;−20\n",
        &[("area", "care")],
        &["12 2021-2021 135050000000", "14 2019-2022 -2000000000"],
        &[],
    );
    check(
        "Län\tÅr\tOmråde\tBelopp\n1\t2021\tcare\t350 mnkr\n0014\t2021\tcare\tdrygt 1,5 mdkr\n",
        &[],
        &["01 2021-2021 35000000000", "14 2021-2021 150000000000"],
        &[],
    );
    check(
        "Beslutade belopp 2021\nMiljoner kronor\n\nLän,År,Belopp\n\"Kalmar län\",2021,\"1,5\"\nÖrebro,2021,3\n\nKälla: SKR\n",
        &[("area", "care")],
        &["08 2021-2021 150000000", "18 2021-2021 300000000"],
        &["4:1  warning[lines-above] 2"],
    );
}

#[test]
fn a_column_for_each_year_becomes_a_row_for_each_year() {
    check(
        "Region,2019,2020,2021\nStockholm,1,2,\nHela riket,10,20,30\nGotland,..,5,.\n",
        &[("area", "care"), ("unit", "tkr")],
        &[
            "01 2019-2019 100000",
            "01 2020-2020 200000",
            "09 2019-2019 NotReported",
            "09 2020-2020 500000",
            "09 2021-2021 NotApplicable",
        ],
        &["3:1 Region warning[sum-row] Hela riket"],
    );
    let text = "Region;Budgetförslag 2021, mnkr;Bokslut 2021, mnkr\nSkåne;5;6\n";
    let imported = imported(text, As::Investments, &[SET, &[("area", "care")]]);
    let dataset = imported.dataset.unwrap();
    let phases: Vec<_> = dataset.content().investments.iter().map(|row| row.phase).collect();
    assert_eq!(
        phases,
        [vardkronan::dataset::Phase::Proposed, vardkronan::dataset::Phase::Executed]
    );
}

#[test]
fn a_faulty_cell_of_a_wide_table_sets_aside_only_its_year() {
    let text = "Region,2019,2020,2021\nStockholm,1,x,3\nGotland,y,z,\nNarnia,1,2,3\n";
    let said = [
        "2:13 2020 error[not-a-number] x",
        "3:9 2019 error[not-a-number] y",
        "3:11 2020 error[not-a-number] z",
        "4:1 Region error[unknown-region] Narnia",
    ];
    let set: &[(&str, &str)] = &[("area", "care"), ("unit", "kr")];
    check(text, set, &["01 2019-2019 100", "01 2021-2021 300"], &said);
    let imported = imported(text, As::Investments, &[SET, set]);
    assert_eq!((imported.taken, imported.set_aside, imported.amounts_aside), (1, 2, 1));
}

#[test]
fn a_row_of_which_only_the_whole_leaves_nothing_is_set_aside() {
    let text = "id,Region,2019,2020\na,12,1,2\na,13,3,4\n";
    let set: &[(&str, &str)] = &[("area", "care"), ("unit", "kr")];
    let imported = imported(text, As::Investments, &[SET, set]);
    assert_eq!((imported.taken, imported.set_aside, imported.amounts_aside), (1, 1, 0));
}

#[test]
fn a_faulty_value_of_a_wide_indicator_sets_aside_only_its_year() {
    let text = "Region,2019,2020\nStockholm,100,x\nGotland,200,300\n";
    let imported = imported(text, As::Population, &[SET]);
    assert_eq!(shown(&imported), ["2:15 2020 error[not-a-number] x"]);
    assert_eq!((imported.taken, imported.set_aside, imported.amounts_aside), (2, 0, 1));
    let dataset = imported.dataset.unwrap();
    let values = dataset.content().indicators[0].by_region.items().iter();
    assert_eq!(values.map(|(_, years)| years.items().len()).sum::<usize>(), 3);
}

#[test]
fn faults_that_only_the_whole_shows_set_their_rows_aside() {
    check(
        "id,region,area,from,to,amount,part_of\n\
         a,12,care,2021,,100,\n\
         b,12,care,2021,,60,a\n\
         c,12,care,2021,,60,a\n\
         d,12,care,2021,2020,5,\n\
         e,12,care,2021,,5,z\n\
         f,12,care,2021,,5,e\n\
         g,13,care,2021,,5,\n\
         g,13,care,2022,,5,\n",
        &[],
        &["13 2021-2021 500"],
        &[
            "2:17 amount error[parts-exceed-whole] 120: b, c > 100",
            "3:20 part_of error[unknown-whole] a",
            "4:20 part_of error[unknown-whole] a",
            "5:16 to error[to-before-from] 2020 > 2021",
            "6:19 part_of error[unknown-whole] z",
            "7:19 part_of error[unknown-whole] e",
            "9:1 id error[duplicate] g",
        ],
    );
}

#[test]
fn a_selection_has_all_regions_and_complete_data_their_own() {
    let text = "region;area;from;amount\n12;care;2021;5\n13;care;2021;5\n";
    for (coverage, count) in [("selection", 21), ("complete", 2)] {
        let imported = imported(text, As::Investments, &[SET, &[("coverage", coverage)]]);
        let dataset = imported.dataset.unwrap();
        assert_eq!(dataset.content().regions.len(), count);
        // What amounts are measured against goes along, for these regions.
        let population = dataset.indicator(vardkronan::dataset::IndicatorKind::Population).unwrap();
        assert_eq!(population.by_region.items().len(), count);
    }
}

#[test]
fn indicators_are_imported_for_regions_and_the_country() {
    let text = "Region;Folkmängd 2023;Folkmängd 2024\nRiket;10 551 707;10 587 710\nSkåne;1 421 781;1 428 626\nSumma;1;2\n";
    let imported = imported(text, As::Population, &[SET]);
    assert_eq!(shown(&imported), ["4:1 Region warning[sum-row] Summa"]);
    let dataset = imported.dataset.unwrap();
    let population = dataset.indicator(vardkronan::dataset::IndicatorKind::Population).unwrap();
    let skane = dataset.region_by_code("12").unwrap();
    let year = |number| vardkronan::dataset::Year::new(number).unwrap();
    assert_eq!(population.value(skane, year(2024)), Some(1_428_626.0));
    assert_eq!(population.common.as_ref().unwrap().get(year(2023)), Some(&10_551_707.0));
}

#[test]
fn cells_of_rows_are_never_taken_for_headings() {
    for text in [
        "Region;Period från;Period till;Medel\nSkåne;2021;2022;5\nHalland;2021;2022;6\n",
        "Länsnamn;Från och med;Till och med;Utgift\nSkåne;2021;2022;5\nHalland;2021;2022;6\n",
    ] {
        check(
            text,
            &[("area", "care"), ("unit", "kr")],
            &["12 2021-2022 500", "13 2021-2022 600"],
            &[],
        );
    }
    let table = table("kod,ar,summa,valuta\n12,2021,5,SEK\n13,2022,6,SEK\n");
    assert_eq!((table.row_count(), table.columns()[0].heading.as_str()), (2, "kod"));
}

#[test]
fn a_file_that_says_it_is_json_is_no_csv() {
    use vardkronan::ingest::files::{File, Format, format_of};
    let of = |name, text: &'static str| format_of(&[File { name, bytes: text.as_bytes() }]);
    assert_eq!(of("own.json", "null"), None);
    assert_eq!(of("own.JSON", "[[[["), None);
    assert_eq!(of("own.csv", "[a];b\n1;2\n"), Some(Format::Csv));
}

#[test]
fn rows_are_counted_below_the_headings() {
    let rows = |count: usize| ["region;from;amount\n", &"12;2021;5\n".repeat(count)].concat();
    let read = |text: &str| csv::read(text.as_bytes(), "own", Strictness::Strict);
    assert_eq!(read(&rows(1_000_000)).unwrap().row_count(), 1_000_000);
    let refused = read(&rows(1_000_001)).unwrap_err();
    let told: Vec<_> =
        refused.iter().map(|it| (it.code, it.found.as_str(), it.expected.as_str())).collect();
    assert_eq!(told, [("too-many", "1000001", "1000000")]);
}
