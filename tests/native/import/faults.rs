//! Faults stand where they are, once, and in words that a person understands.

use vardkronan::dataset::Language;
use vardkronan::ingest::mapping::{As, Mapping, Member};
use vardkronan::ingest::{
    Cell, Diagnostic, Imported, Known, Severity, Strictness, files, import, json,
};
use vardkronan::text::{Locale, diagnostic, diagnostic_of_program};

use super::{SET, amounts, imported, shown};

const TEXT: &str = "region,area,from,amount\n12,care,2021,5\n13,care,2021,6\n14,care,2021,7\n";

fn with(member: &str, value: &str) -> Imported {
    imported(TEXT, As::Investments, &[SET, &[(member, value)]])
}

#[test]
fn a_value_for_all_rows_that_cannot_be_used_is_one_fault_of_its_own() {
    for (member, value, code) in [
        ("source.date", "igår", "not-a-date"),
        ("source.retrieved", "2024-13", "not-a-date"),
        ("updated", "nyss", "not-a-date"),
        ("source.url", "example.se", "not-a-link"),
        ("source", "a b", "bad-code"),
        ("dataset.id", "å", "bad-code"),
        ("price_year", "förra året", "not-a-year"),
        ("to", "snart", "not-a-year"),
        ("phase", "kanske", "bad-value"),
        ("title", "a\u{7}b", "bad-value"),
    ] {
        let imported = with(member, value);
        assert_eq!(imported.dataset, None, "{member}");
        let told: Vec<_> =
            imported.diagnostics.iter().map(|it| (it.pointer.as_str(), it.code)).collect();
        assert_eq!(told, [(&*format!("--set {member}"), code)]);
    }
    for (member, value) in [
        ("phase", "Beslutat"),
        ("recurrence", "engångsbelopp"),
        ("source.date", "2024/11/05"),
        ("updated", "2024-11-05T10:00"),
        ("to", "2022"),
        ("dash", "uppgift saknas"),
        ("unit", "miljoner kronor"),
    ] {
        assert_eq!(shown(&with(member, value)), Vec::<String>::new(), "{member}");
    }
    let text = "area,from,amount\ncare,2021,5\ncare,2022,5\n";
    let far = imported(text, As::Investments, &[SET, &[("region", "Skånne")]]);
    assert_eq!(shown(&far), ["1:1 --set region error[unknown-region] Skånne > Skåne"]);
}

#[test]
fn a_reason_for_all_that_have_no_amount_takes_none_away() {
    let all = &[("area", "care"), ("absent", "not-reported")];
    let imported = imported(
        "Region;År;Belopp (kr)\nKalmar;2021;\nSkåne;2022;5\n",
        As::Investments,
        &[SET, all],
    );
    assert_eq!(shown(&imported), Vec::<String>::new());
    let amounts: Vec<_> =
        amounts(imported.dataset.as_ref().unwrap()).into_iter().map(|it| it.2).collect();
    assert_eq!(amounts, ["NotReported", "500"]);
}

#[test]
fn an_amount_with_a_reason_of_its_row_why_it_is_missing_is_a_fault() {
    let text = "Region;År;Belopp (kr);Saknas\nKalmar;2021;5;not-reported\nSkåne;2022;5;\n";
    let imported = imported(text, As::Investments, &[SET, &[("area", "care")]]);
    assert_eq!(shown(&imported), ["2:13 Belopp (kr) error[absent-with-amount] 5 > .."]);
}

#[test]
fn years_in_one_cell_are_faulty_in_that_cell() {
    let text = "Region;År;Belopp (kr)\nKalmar;2022-2020;5\nKalmar;2022;5\n";
    let imported = imported(text, As::Investments, &[SET, &[("area", "care")]]);
    assert_eq!(shown(&imported), ["2:8 År error[to-before-from] 2020 > 2022"]);
}

#[test]
fn an_import_that_takes_nothing_says_why() {
    for text in ["region,area,from,amount\nRiket,care,2021,5\n", "region,area,from,amount\n"] {
        let imported = imported(text, As::Investments, &[SET]);
        assert_eq!(imported.dataset, None);
        let is_error = |it: &Diagnostic| it.severity == Severity::Error;
        assert!(imported.diagnostics.iter().any(is_error), "{text}");
    }
    let absent = imported("Region;Folkmängd 2023\nSkåne;..\n", As::Population, &[SET]);
    assert_eq!(
        shown(&absent),
        ["1:1  error[nothing-taken] 1", "2:7 Folkmängd 2023 warning[values-absent] 1"]
    );
}

#[test]
fn a_file_without_rows_is_refused_with_what_it_has() {
    for (text, found) in [
        ("Region;År;Belopp\n", "Region, År, Belopp"),
        ("hej hopp", "hej hopp"),
        ("Region;År;Belopp\n\nKälla: egen\n", "Region, År, Belopp"),
    ] {
        let file = files::File { name: "own.csv", bytes: text.as_bytes() };
        let refused =
            files::read(files::Format::Csv, &[file], "own", Strictness::Strict).unwrap_err();
        let told: Vec<_> = refused.iter().map(|it| (it.code, it.found.as_str())).collect();
        assert_eq!(told, [("no-rows", found)]);
    }
    // Files that are given away are looked at in the same way.
    let given = |text: &str| {
        let files = vec![("own.csv", text.as_bytes().to_vec())];
        let read = files::read_given(files::Format::Csv, files, "own", Strictness::Lenient);
        read.unwrap_err().first().map(|it| it.code)
    };
    assert_eq!(given("Region;År;Belopp\n"), Some("no-rows"));
    assert_eq!(given("Lorem ipsum dolor\nsit amet 5\nconsectetur\n"), Some("no-table"));
    let file = files::File { name: "own.json", bytes: br#"{"count":0,"values":[]}"# };
    let refused = files::read(files::Format::Kolada, &[file], "own", Strictness::Strict);
    assert_eq!(refused.unwrap_err().first().map(|it| it.code), Some("no-rows"));
}

/// The words of the first fault: in Swedish and English as the page has them, and the program's.
fn words(imported: &Imported) -> [String; 3] {
    let fault = imported.diagnostics.first().unwrap();
    let [swedish, english] = [Language::Swedish, Language::English].map(Locale::of);
    [diagnostic(swedish, fault), diagnostic(english, fault), diagnostic_of_program(english, fault)]
}

#[test]
fn faults_name_what_settles_them_as_the_form_or_as_arguments_do() {
    let dash = imported(&TEXT.replace(",5\n", ",-\n"), As::Investments, &[SET]);
    assert_eq!(
        words(&dash),
        [
            "ett ensamt streck kan betyda olika saker: fann -, väntade ett svar på ”Vad ett ensamt \
             streck betyder”: noll kronor, uppgift saknas, ej aktuellt, ingår i ett annat belopp",
            "a lone dash can mean several things: found -, expected an answer to “What a lone dash \
             means”: zero kronor, not reported, does not apply, included in another amount",
            "a lone dash can mean several things: found -, expected --set dash=… with one of 0, \
             not-reported, not-applicable, included-elsewhere",
        ]
    );
    let mut cost = dash;
    cost.diagnostics[0].code = "amount-per-resident";
    cost.diagnostics[0].expected = "net-cost".to_owned();
    let [swedish, _, program] = words(&cost);
    assert!(swedish.contains("välj ”Nettokostnad per invånare”"), "{swedish}");
    assert!(program.contains("--as net-cost"), "{program}");
    let phase =
        imported("region,area,from,amount,phase\n12,care,2021,5,kanske\n", As::Investments, &[SET]);
    let [swedish, _, program] = words(&phase);
    assert!(
        swedish.ends_with("väntade Föreslaget, Beslutat, I tilläggsbudget, Utfall"),
        "{swedish}"
    );
    assert!(program.ends_with("expected proposed, approved, adjusted, executed"), "{program}");
    let [swedish, ..] = words(&imported(&TEXT.replace("2021,5", "nu,5"), As::Investments, &[SET]));
    assert_eq!(swedish, "inte ett årtal: fann nu, väntade till exempel 2018, 2019–2022");
    let [swedish, english, _] = words(&with("source.date", "igår"));
    assert_eq!(swedish, "ogiltigt datum: fann igår, väntade ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ");
    assert_eq!(english, "not a date: found igår, expected YYYY-MM-DD, YYYY-MM or YYYY");
    let [swedish, _, program] =
        words(&imported(&TEXT.replace("12,care", "12,"), As::Investments, &[SET]));
    assert_eq!(
        swedish,
        "raden saknar en uppgift: fann ingen, väntade ”Område (ändamål i diagrammet)”"
    );
    assert_eq!(program, "the row lacks a member: found none, expected area");
}

#[test]
fn members_and_choices_have_words_which_the_form_has_from_here() {
    let desk = include_str!("../../../static/texts/desk.json");
    let desk: serde_json::Value = serde_json::from_str(desk).unwrap();
    let own = [
        ("sv", include_str!("../../../static/texts/sv-import.json")),
        ("en", include_str!("../../../static/texts/en-import.json")),
    ];
    for (language, texts) in own {
        let texts: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(texts).unwrap();
        let desk = desk.get(language).unwrap().as_object().unwrap();
        for key in desk.keys() {
            assert!(!key.starts_with("member.") && !key.starts_with("choice."), "{language} {key}");
            if key.starts_with("as.") {
                assert_eq!(texts.get(key), desk.get(key), "{language} {key}");
            }
        }
        for member in Member::all() {
            let name = member.name();
            let choices = member.choices().into_iter();
            let choices = choices.map(|choice| format!("choice.{name}.{choice}"));
            for key in choices.chain([format!("member.{name}")]) {
                assert!(texts.contains_key(&key), "{language} {key}");
            }
        }
    }
}

#[test]
fn rows_of_our_own_format_that_say_the_same_are_told() {
    let dataset = imported(TEXT, As::Investments, &[SET]).dataset.unwrap();
    let text = vardkronan::export::json(&dataset);
    assert_eq!(json::read(text.as_bytes(), Strictness::Strict).diagnostics, []);
    let parts: Vec<&str> = text.split("{\"id\":\"r2\"").collect();
    let [before, rest] = parts.as_slice() else { panic!("{text}") };
    let first = before.rsplit_once("{\"id\":\"r1\"").unwrap().1;
    let again = format!("{before}{{\"id\":\"again\"{first}{{\"id\":\"r2\"{rest}");
    for strictness in [Strictness::Strict, Strictness::Lenient] {
        let read = json::read(again.as_bytes(), strictness);
        assert_eq!(read.dataset.map(|it| it.content().investments.len()), Some(4));
        let told: Vec<_> = read.diagnostics.iter().map(|it| (it.code, &*it.pointer)).collect();
        assert_eq!(told, [("row-twice", "/investments/1")]);
    }
}

#[test]
fn rows_have_the_number_that_a_person_sees_and_their_own_faults() {
    let text = "Titel\n\nregion;amount\n12;1\n13;x\n14;3\n";
    let lines = super::table(text);
    assert_eq!(lines.numbers(&[2, 0, 1]), [6, 4, 5]);
    // In one line of JSON the number is that of the row.
    let text = r#"{"values":[{"kpi":"N1","municipality":"0001","period":2022,"values":[{"gender":"T","value":1}]},{"kpi":"N1","municipality":"0003","period":2022,"values":[{"gender":"T","value":2}]}]}"#;
    let file = files::File { name: "own.json", bytes: text.as_bytes() };
    let joined = files::read(files::Format::Kolada, &[file], "own", Strictness::Strict).unwrap();
    assert_eq!(joined.numbers(&[0, 1]), [1, 2]);
}

/// Net cost of two pages that say something else of one region, and what is no value.
const PAGES: [&str; 2] = [
    r#"{"values":[{"kpi":"N70061","municipality":"0001","period":2019,"values":[{"gender":"T","value":1}]},{"kpi":"N70061","municipality":"0003","period":2019,"values":[{"gender":"T","value":null}]},{"kpi":"N70061","municipality":"0004","period":2019,"values":[{"gender":"T","value":"odd"}]}]}"#,
    r#"{"values":[{"kpi":"N70061","municipality":"0077","period":2020,"values":[{"gender":"T","value":25000}]},{"kpi":"N70061","municipality":"0001","period":2019,"values":[{"gender":"T","value":2}]}]}"#,
];

/// Five years of two regions in one line, of which one is none, and three values are no numbers.
const CUBE: &str = r#"{"version":"2.0","class":"dataset","label":"Folkmängd","source":"SCB","updated":"2023-02-21","id":["Region","Tid"],"size":[2,5],"role":{"time":["Tid"],"geo":["Region"]},"dimension":{"Region":{"label":"region","category":{"index":["01","99"],"label":{"01":"Stockholm","99":"Mumindalen"}}},"Tid":{"label":"år","category":{"index":["2018","2019","2020","2021","2022"]}}},"value":[1,"x",3,[4],5,6,7,8,9,"y"]}"#;

#[test]
fn faults_in_one_line_of_json_know_the_cell_that_they_are_about() {
    let cells = |format, texts: &[&str]| {
        let files: Vec<_> =
            texts.iter().map(|text| files::File { name: "own", bytes: text.as_bytes() }).collect();
        let table = files::read(format, &files, "own", Strictness::Strict).unwrap();
        let is_cost = format == files::Format::Kolada;
        let rows_as = if is_cost { As::NetCost } else { As::Population };
        let mut mapping = Mapping::guess(&table, Some(rows_as));
        for (member, value) in SET {
            mapping.set(Member::named(member).unwrap(), value);
        }
        let imported = import(&table, &mapping, &Known::shipped());
        let errors = imported.diagnostics.iter().filter(|it| it.severity == Severity::Error);
        let cell = |it: &Diagnostic| it.cell.map(|cell| (cell.row, cell.column));
        let told: Vec<_> = errors.map(|it| (it.code, cell(it))).collect();
        (table, told)
    };
    let (table, told) = cells(files::Format::Kolada, &PAGES);
    let expected = [
        ("not-a-number", Some((2, Some(2)))),
        ("unknown-region", Some((3, Some(0)))),
        ("value-twice", Some((0, Some(2)))),
    ];
    assert_eq!(told, expected);
    assert_eq!(table.rows_with(Cell { row: 3, column: Some(0) }, &[0, 1, 3]), [3]);
    let (table, told) = cells(files::Format::JsonStat, &[CUBE]);
    let at = |row, column| Some((row, Some(column)));
    let expected =
        [("unknown-region", at(5, 0)), ("not-a-number", at(1, 3)), ("not-a-number", at(3, 3))];
    assert_eq!(told, expected);
    // What stands once in the file is of all rows that share it.
    assert_eq!(table.rows_with(Cell { row: 5, column: Some(0) }, &[0, 1, 5, 6, 9]), [5, 6, 9]);
    assert_eq!(table.rows_with(Cell { row: 1, column: None }, &[0, 1, 5]), [1]);
}
