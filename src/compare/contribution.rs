//! What marks are made of, row by row.

use crate::compare::{Absence, Value};
use crate::dataset::{AbsentAmount, AmountSum, Phase, Precision, Year, YearRange};

/// What a row, or what remains of it, gives to a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The row.
    pub row: usize,
    /// The stage that counts, where the row has stages.
    pub stage: Option<usize>,
    /// One year, or the years of a span.
    pub years: YearRange,
    /// One sum for all its years.
    pub is_span: bool,
    /// What a whole leaves beside its parts.
    pub is_remainder: bool,
    /// Öre, or why there is none.
    pub amount: Result<AmountSum, AbsentAmount>,
    /// How far the amount can be trusted.
    pub precision: Precision,
    /// Its part of the mark's value, or why it has none; kronor, where that is a share of a cost, which
    /// divides them all together.
    pub value: Result<Value, Absence>,
    /// What the amount was divided by and multiplied with.
    pub basis: Basis,
}

/// The indicators that went into a contribution's value.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Basis {
    /// Residents: a year's, or the mean of a span's years.
    pub residents: Option<f64>,
    /// The year whose residents were taken, where a later one is not known yet.
    pub residents_borrowed_from: Option<Year>,
    /// The index of the amount's own price level and of the base year.
    pub deflator: Option<(f64, f64)>,
}

/// An earlier stage of a row that a mark counts at a later one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outline {
    /// The index of the mark's cell.
    pub cell: usize,
    /// The row.
    pub row: usize,
    /// The stage's index in the row.
    pub stage: usize,
    /// Its phase.
    pub phase: Phase,
    /// Its amount in the comparison's measure and prices, or why there is none.
    pub value: Result<Value, Absence>,
}

/// A whole of which some or all is shown through its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadyCounted {
    /// The row of the whole.
    pub whole: usize,
    /// Öre of the whole that its parts already are.
    pub amount: AmountSum,
    /// How far that amount can be trusted.
    pub precision: Precision,
    /// Öre of its parts that are shown, and stand for it.
    pub shown: AmountSum,
    /// How far what is shown can be trusted.
    pub shown_precision: Precision,
}
