//! Tables of separated values, read.

use super::csv::{field_length, read};
use crate::ingest::Strictness;

/// Headings and rows, cells separated by bars.
fn shown(text: &str) -> Vec<String> {
    let table = read(text.as_bytes(), "t", Strictness::Strict).unwrap();
    let headings = table.columns().iter().map(|it| it.heading.as_str()).collect::<Vec<_>>();
    let row =
        |row| (0..table.columns().len()).map(|column| table.cell(row, column)).collect::<Vec<_>>();
    let rows = (0..table.row_count()).map(|at| row(at).join("|"));
    [headings.join("|")].into_iter().chain(rows).collect()
}

#[test]
fn fields_are_read_as_they_are_quoted() {
    assert_eq!(shown("a,b\n1,2\n"), ["a|b", "1|2"]);
    assert_eq!(shown("a,b\r\n1,2"), ["a|b", "1|2"]);
    assert_eq!(shown("a,b\n\n\n1,2\n\n"), ["a|b", "1|2"]);
    assert_eq!(shown("a,b\n\"1,5\",\"say \"\"x\"\"\"\n"), ["a|b", "1,5|say \"x\""]);
    assert_eq!(shown("a,b\n\"1\n2\", 3 \n"), ["a|b", "1\n2|3"]);
    assert_eq!(shown("a;b;\n1;2;\n;;\n"), ["a|b", "1|2"]);
}

#[test]
fn fields_end_where_their_separator_stands() {
    for length in 0..20 {
        for end in *b",\n\r" {
            let text = [vec![b'-'; length], vec![end; 2], vec![b'.'; 9]].concat();
            assert_eq!(field_length(&text, b','), length);
        }
        // Bytes that differ from an end by one, or by their highest bit.
        let text = [b"+-\x0B\x0C\x0E\xAC\x8A\x8D;\xFF".repeat(length), vec![b',']].concat();
        assert_eq!(field_length(&text, b','), 10 * length);
        assert_eq!(field_length(&vec![b'-'; length], b','), length);
    }
}

#[test]
fn places_are_those_of_the_file() {
    let table = read(b"a,b\n\"1\n2\",\"x\"\"y\"\n3,4", "t", Strictness::Strict).unwrap();
    let places: Vec<_> =
        [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(row, column)| table.place(row, column)).into();
    assert_eq!(places, [5, 10, 17, 19]);
    assert_eq!([table.line(0), table.line(1)], [2, 4]);
}

#[test]
fn what_stands_around_a_table_is_kept_apart() {
    let text =
        "Pengar till vården\nMiljoner kronor\n\nRegion;År;Belopp\nSkåne;2021;5\n\nKälla: SKR\n";
    let table = read(text.as_bytes(), "t", Strictness::Strict).unwrap();
    assert_eq!(table.row_count(), 1);
    assert_eq!(table.lines_above().collect::<Vec<_>>(), ["Pengar till vården", "Miljoner kronor"]);
    assert_eq!(table.lines_below().collect::<Vec<_>>(), ["Källa: SKR"]);
}

#[test]
fn rows_that_do_not_go_with_the_headings_are_marked() {
    let text = "region,from,amount\n14,2018,5\n14,2019\n14,2020,5,6\n14,2021,5,\n";
    let table = read(text.as_bytes(), "t", Strictness::Strict).unwrap();
    assert_eq!(table.faulty_rows(), [1, 2]);
    let codes: Vec<_> =
        table.diagnostics().0.iter().map(|it| (it.line, it.code, it.found.clone())).collect();
    let code = "wrong-width";
    assert_eq!(codes, [(3, code, "2".to_owned()), (4, code, "4".to_owned())]);
}

#[test]
fn what_is_no_table_is_refused() {
    let refused = |bytes: &[u8]| read(bytes, "t", Strictness::Lenient).unwrap_err()[0].code;
    assert_eq!(refused(b""), "empty");
    assert_eq!(refused(b" \r\n"), "empty");
    assert_eq!(refused(b"a,b\n1,\"2\n3,4\n"), "quote-open");
    // Miri is some thousand times slower, and reads no million of anything.
    if !cfg!(miri) {
        assert_eq!(refused(&vec![b'a'; 64_000_001]), "too-large");
        assert_eq!(refused(&vec![b','; 1_000_000]), "too-many");
        let long = [b"a,b\n".as_slice(), &vec![b'x'; 1_000_000]].concat();
        assert_eq!(refused(&long), "cell-too-long");
    }
}
