//! Numbers as people write them, read.

use super::number::{Evidence, evidence, number};
use crate::dataset::Precision;
use crate::ingest::mapping::{Decimal, Unit};

#[test]
fn cells_show_how_numbers_are_written() {
    for (cell, expected) in [
        ("1234", Evidence::None),
        ("1 234", Evidence::None),
        ("1,5", Evidence::Comma),
        ("1.5", Evidence::Point),
        ("1.234,5", Evidence::Comma),
        ("1,234.5", Evidence::Point),
        ("1.234.567", Evidence::Comma),
        ("1,234,567", Evidence::Point),
        ("1.234", Evidence::Unclear(Decimal::Point)),
        ("−1,234", Evidence::Unclear(Decimal::Comma)),
        ("0,234", Evidence::Comma),
        ("1234,567", Evidence::Comma),
        ("1 234,567", Evidence::Comma),
        ("12,3456", Evidence::Comma),
        ("ca 1,5 mnkr", Evidence::Comma),
        ("x", Evidence::None),
    ] {
        assert_eq!(evidence(cell), expected, "{cell}");
    }
}

#[track_caller]
fn check(cell: &str, decimal: Decimal, expected: Option<(&str, Option<Unit>, Option<Precision>)>) {
    let read = number(cell, decimal);
    let read = read.as_ref().map(|it| (it.digits.as_ref(), it.unit, it.precision));
    assert_eq!(read, expected, "{cell}");
}

#[test]
fn swedish_numbers_are_read_as_they_are_meant() {
    for (cell, digits) in [
        ("1234", "1234"),
        ("1 234", "1234"),
        ("1\u{a0}234\u{a0}567", "1234567"),
        ("1\u{202f}234,50", "1234.50"),
        ("1.234,5", "1234.5"),
        ("12.345.678", "12345678"),
        (",5", "0.5"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("–5", "-5"),
        ("- 5", "-5"),
        ("5-", "-5"),
        ("5 −", "-5"),
        ("(5)", "-5"),
        ("minus 5", "-5"),
        ("+5", "5"),
        ("'5", "5"),
    ] {
        if cell == "'5" {
            check(cell, Decimal::Comma, None);
        } else {
            check(cell, Decimal::Comma, Some((digits, None, None)));
        }
    }
}

#[test]
fn english_numbers_are_read_as_they_are_meant() {
    check("1,234.5", Decimal::Point, Some(("1234.5", None, None)));
    check("1,234", Decimal::Point, Some(("1234", None, None)));
    check("1.234", Decimal::Point, Some(("1.234", None, None)));
}

#[test]
fn what_stands_around_a_number_is_understood() {
    let millions = Some(Unit::Millions);
    for (cell, expected) in [
        ("350 mnkr", ("350", millions, None)),
        ("350 milj. kr", ("350", millions, None)),
        ("SEK 350 million", ("350", millions, None)),
        ("drygt 95 mnkr", ("95", millions, Some(Precision::JustOver))),
        ("ca 5", ("5", None, Some(Precision::About))),
        ("~5", ("5", None, Some(Precision::About))),
        ("5 kr", ("5", Some(Unit::Kronor), None)),
        ("5- kr", ("-5", Some(Unit::Kronor), None)),
        ("5 kr-", ("-5", Some(Unit::Kronor), None)),
        ("5− mnkr", ("-5", millions, None)),
        ("12,5- mnkr", ("-12.5", millions, None)),
        ("12,5 – mnkr", ("-12.5", millions, None)),
        ("5 mnkr−", ("-5", millions, None)),
        ("−SEK 350 million", ("-350", millions, None)),
        ("(5) mnkr", ("-5", millions, None)),
        ("(5 mnkr)", ("-5", millions, None)),
        ("ca -5 mnkr", ("-5", millions, Some(Precision::About))),
        ("5:-", ("5", Some(Unit::Kronor), None)),
        ("5,-", ("5", Some(Unit::Kronor), None)),
        ("5 kr:-", ("5", Some(Unit::Kronor), None)),
        ("350 (mnkr)", ("350", millions, None)),
        ("350 milj.kr", ("350", millions, None)),
    ] {
        check(cell, Decimal::Comma, Some(expected));
    }
}

#[test]
fn what_is_no_number_or_two_is_none() {
    for cell in [
        "",
        "x",
        "12 34",
        "1.23",
        "5 personer",
        "2019-2022",
        "5 %",
        "1,2,3",
        "12.34.567",
        "(−5)",
        "−5−",
        "5- kr-",
        "5* mnkr",
        "5 mnkr?",
        "5 % kr",
        "5:- mnkr",
        "5 i",
        "5 €",
        "$5",
        "5 EUR",
    ] {
        check(cell, Decimal::Comma, None);
    }
}
