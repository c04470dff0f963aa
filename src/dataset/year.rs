//! Years, runs of years and dates as coarse as a source gives them.

use core::fmt;

/// A calendar year that data may speak of: 1900 to 2200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// The earliest year.
    pub const MIN: Self = Self(1900);
    /// The latest year.
    pub const MAX: Self = Self(2200);

    /// The year of that number, or `None` outside 1900–2200.
    pub const fn new(number: i64) -> Option<Self> {
        if number < Self::MIN.0 as i64 || number > Self::MAX.0 as i64 {
            None
        } else {
            Some(Self(number as u16))
        }
    }

    /// The number of the year.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// Years from `first` to this year; negative before it.
    pub const fn since(self, first: Self) -> i32 {
        self.0 as i32 - first.0 as i32
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A run of whole years, never empty: `first` is not after `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearRange {
    first: Year,
    last: Year,
}

impl YearRange {
    /// The run from `first` to `last`, or `None` if `last` is before `first`.
    pub fn new(first: Year, last: Year) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The run of one year.
    pub const fn single(year: Year) -> Self {
        Self { first: year, last: year }
    }

    /// Its first year.
    pub const fn first(self) -> Year {
        self.first
    }

    /// Its last year.
    pub const fn last(self) -> Year {
        self.last
    }

    /// How many years it has, at least 1.
    pub const fn count(self) -> u16 {
        self.last.0 - self.first.0 + 1
    }

    /// Whether it is one year.
    pub(crate) fn is_single(self) -> bool {
        self.first == self.last
    }

    /// Whether the year lies in it.
    pub fn contains(self, year: Year) -> bool {
        self.first <= year && year <= self.last
    }

    /// Whether it has every year of `other`.
    pub fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The years that both have.
    pub(crate) fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// The shortest run that has both.
    pub(crate) fn union(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Its years, ascending.
    pub fn years(self) -> impl DoubleEndedIterator<Item = Year> + Clone {
        (self.first.0..=self.last.0).map(Year)
    }
}

/// A date as precise as its source: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year.
    pub year: Year,
    /// 1 to 12, if the source names it.
    pub month: Option<u8>,
    /// 1 to 31, only where there is a month.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` if it is no date of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split('-');
        let year = Year::new(digits(fields.next()?, 4)?)?;
        let month = match fields.next() {
            None => return Some(Self { year, month: None, day: None }),
            Some(field) => u8::try_from(digits(field, 2)?).ok().filter(|m| (1..=12).contains(m))?,
        };
        let day = match fields.next() {
            None => None,
            Some(field) => {
                let day = u8::try_from(digits(field, 2)?).ok()?;
                (1..=days_in_month(year, month)).contains(&day).then_some(Some(day))?
            }
        };
        fields.next().is_none().then_some(Self { year, month: Some(month), day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

fn digits(field: &str, length: usize) -> Option<i64> {
    (field.len() == length && field.bytes().all(|b| b.is_ascii_digit())).then_some(())?;
    field.parse().ok()
}

fn days_in_month(year: Year, month: u8) -> u8 {
    let number = year.number();
    let is_leap =
        number.is_multiple_of(4) && (!number.is_multiple_of(100) || number.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Year, YearRange};

    #[test]
    fn dates_read_back_as_written() {
        for text in ["2018", "2018-06", "2018-06-12", "2020-02-29"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "18", "2018-13", "2018-00", "2019-02-29", "2018-6", "2018-06-12-1", "1899"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_range_is_never_empty() {
        let (a, b) = (Year::new(2019).unwrap(), Year::new(2022).unwrap());
        assert_eq!(YearRange::new(b, a), None);
        assert_eq!(YearRange::new(a, b).unwrap().count(), 4);
        assert_eq!(YearRange::new(a, b).unwrap().years().count(), 4);
    }
}
