//! Decimal numbers as they are written, never through a float.

/// Why a number is no whole number of hundredths in an `i64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It has more than two decimals that count.
    TooFine,
    /// It has more than sixteen digits before the point.
    TooLarge,
}

/// The most digits that surely fit an `i64`.
const MAX_DIGITS: i64 = 18;

/// The hundredths of a JSON number, exactly.
///
/// `12.30`, `1230e-2` and `0.123e2` are the same number: what counts is its value.
pub(super) fn hundredths(number: &str) -> Result<i64, Unfit> {
    let (sign, unsigned) = match number.strip_prefix('-') {
        Some(unsigned) => (-1, unsigned),
        None => (1, number),
    };
    let (digits, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, self::exponent(exponent)),
        None => (unsigned, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    let count = whole.len() + fraction.len();
    let leading = digits().take_while(|&digit| digit == b'0').count();
    if leading == count {
        return Ok(0);
    }
    let trailing = match fraction.bytes().rev().take_while(|&digit| digit == b'0').count() {
        all if all == fraction.len() => {
            all + whole.bytes().rev().take_while(|&digit| digit == b'0').count()
        }
        some => some,
    };
    let zeros = exponent.saturating_add(trailing as i64 - fraction.len() as i64 + 2);
    let significant = (count - leading - trailing) as i64;
    if zeros < 0 {
        return Err(Unfit::TooFine);
    }
    if significant.saturating_add(zeros) > MAX_DIGITS {
        return Err(Unfit::TooLarge);
    }
    let significant = digits().skip(leading).take(significant as usize);
    let value = significant.fold(0, |value: i64, digit| value * 10 + i64::from(digit - b'0'));
    Ok(sign * (0..zeros).fold(value, |value, _| value * 10))
}

/// The exponent, or one that is as good as it if that is very large.
fn exponent(text: &str) -> i64 {
    const FAR: i64 = 1 << 40;
    match text.parse::<i64>() {
        Ok(exponent) => exponent.clamp(-FAR, FAR),
        Err(_) if text.starts_with('-') => -FAR,
        Err(_) => FAR,
    }
}

#[cfg(test)]
mod tests {
    use super::{Unfit, hundredths};

    #[test]
    fn numbers_are_read_exactly() {
        let cases = [
            ("0", Ok(0)),
            ("-0.000e99999999999999999999", Ok(0)),
            ("350000000", Ok(35_000_000_000)),
            ("0.1", Ok(10)),
            ("-12.34", Ok(-1234)),
            ("12.3400", Ok(1234)),
            ("1e6", Ok(100_000_000)),
            ("1.5E+2", Ok(15_000)),
            ("1230e-2", Ok(1230)),
            ("90000000000000.01", Ok(9_000_000_000_000_001)),
            ("0.001", Err(Unfit::TooFine)),
            ("12.345", Err(Unfit::TooFine)),
            ("1e-99999999999999999999", Err(Unfit::TooFine)),
            ("1e17", Err(Unfit::TooLarge)),
            ("123456789012345678901234567890", Err(Unfit::TooLarge)),
            ("1e99999999999999999999", Err(Unfit::TooLarge)),
        ];
        for (text, expected) in cases {
            assert_eq!(hundredths(text), expected, "{text}");
        }
    }
}
