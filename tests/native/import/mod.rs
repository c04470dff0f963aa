//! Tables become datasets.

use vardkronan::dataset::Dataset;
use vardkronan::ingest::mapping::{As, Mapping, Member};
use vardkronan::ingest::table::Table;
use vardkronan::ingest::{Imported, Known, Severity, Strictness, csv, import};

/// What every import in these tests is told that its file does not say.
const SET: &[(&str, &str)] = &[
    ("phase", "approved"),
    ("recurrence", "one-off"),
    ("source.publisher", "Norrviks region"),
    ("source.kind", "region"),
    ("source.title", "Budget"),
    ("source.date", "2020-11-01"),
    ("title", "Påhittade belopp"),
    ("updated", "2026-11-01"),
    ("coverage", "selection"),
    ("coverage.text", "Påhittat urval"),
];

fn table(text: &str) -> Table {
    csv::read(text.as_bytes(), "own", Strictness::Strict).unwrap()
}

/// The import of a text with what is set, on top of what is guessed.
fn imported(text: &str, rows_as: As, set: &[&[(&str, &str)]]) -> Imported {
    let table = table(text);
    let mut mapping = Mapping::guess(&table, Some(rows_as));
    for (member, value) in set.concat() {
        mapping.set(Member::named(member).unwrap(), value);
    }
    import(&table, &mapping, &Known::shipped())
}

/// `LINE:COLUMN FIELD severity[code] found > expected`, one a diagnostic.
fn shown(imported: &Imported) -> Vec<String> {
    let line = |d: &vardkronan::ingest::Diagnostic| {
        let severity = if d.severity == Severity::Error { "error" } else { "warning" };
        let place = format!("{}:{} {}", d.line, d.column, d.pointer);
        let line = format!("{place} {severity}[{}] {} > {}", d.code, d.found, d.expected);
        line.trim_end_matches([' ', '>']).to_owned()
    };
    imported.diagnostics.iter().map(line).collect()
}

/// Region, first and last year, öre or why there are none, of each row.
fn amounts(dataset: &Dataset) -> Vec<(String, String, String)> {
    let rows = dataset.content().investments.iter();
    rows.map(|row| {
        let to = row.to.map_or("-".to_owned(), |to| to.to_string());
        let amount = match row.amount {
            Ok(amount) => format!("{}", amount.minor()),
            Err(absent) => format!("{absent:?}"),
        };
        let region = dataset.region(row.region).unwrap().code.clone();
        (region, format!("{}-{to}", row.from), amount)
    })
    .collect()
}

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
