//! Decimal numbers as they are written, in whole hundredths or as floats.
//!
//! The standard library's reader of floats would bring ten kilobytes of tables to every reader.

/// A decimal number: `significant` × 10^`exponent`, negative or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Decimal {
    is_negative: bool,
    /// Its digits from the first to the last that is no zero; as large as can be, if they are
    /// more than fit.
    significant: u64,
    /// How many digits that is; none for zero.
    digits: i64,
    exponent: i64,
}

/// Why a number cannot be kept exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It has too many decimals or digits that count, or is no number at all.
    TooFine,
    /// It is too large.
    TooLarge,
}

/// The hundredths of a number as JSON writes it, exactly.
///
/// `12.30`, `1230e-2` and `0.123e2` are the same number: what counts is its value.
pub(crate) fn hundredths(number: &str) -> Result<i64, Unfit> {
    // Most are short and whole.
    if (1..=MAX_DIGITS as usize - 2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        let digit = |byte: u8| i64::from(byte - b'0');
        return Ok(100 * number.bytes().fold(0, |whole, byte| 10 * whole + digit(byte)));
    }
    Decimal::read(number).ok_or(Unfit::TooFine)?.hundredths()
}

/// The float nearest to a number as JSON writes it, which is below 10³⁷ and has at most
/// [`MAX_FLOAT_DIGITS`] digits that count and 22 decimals.
pub(crate) fn nearest_float(number: &str) -> Result<f64, Unfit> {
    Decimal::read(number).ok_or(Unfit::TooFine)?.nearest_float()
}

/// The most digits that surely fit an `i64`.
const MAX_DIGITS: i64 = 18;

/// The most digits of a float: 10¹⁵ is below 2⁵³, so every such integer is a float.
pub(crate) const MAX_FLOAT_DIGITS: i64 = 15;

/// The largest power of ten that is a float; a product or quotient of two floats is rounded once.
const MAX_FLOAT_POWER: i64 = 22;

impl Decimal {
    /// Reads digits with at most one point among them, a sign before and an exponent behind;
    /// `None` if it is no such thing.
    fn read(number: &str) -> Option<Self> {
        let unsigned = number.strip_prefix('-').unwrap_or(number);
        let (digits, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, self::exponent(exponent)),
            None => (unsigned, 0),
        };
        let mut decimal = Self { is_negative: unsigned.len() < number.len(), ..Self::default() };
        let (mut zeros, mut decimals) = (0, 0);
        let (mut has_digits, mut has_point) = (false, false);
        for byte in digits.bytes() {
            match byte {
                b'0' => zeros += i64::from(decimal.digits > 0),
                b'1'..=b'9' => {
                    (0..zeros).for_each(|_| decimal.append(0));
                    decimal.append(byte - b'0');
                    zeros = 0;
                }
                b'.' if !has_point => {
                    has_point = true;
                    continue;
                }
                _ => return None,
            }
            has_digits = true;
            decimals += i64::from(has_point);
        }
        decimal.exponent = exponent.saturating_add(zeros - decimals);
        has_digits.then_some(decimal)
    }

    fn append(&mut self, digit: u8) {
        self.significant = self.significant.saturating_mul(10).saturating_add(digit.into());
        self.digits += 1;
    }

    fn hundredths(self) -> Result<i64, Unfit> {
        let zeros = self.exponent.saturating_add(2);
        if self.digits == 0 {
            return Ok(0);
        }
        if zeros < 0 {
            return Err(Unfit::TooFine);
        }
        if self.digits.saturating_add(zeros) > MAX_DIGITS {
            return Err(Unfit::TooLarge);
        }
        let size = (0..zeros).fold(self.significant as i64, |value, _| value * 10);
        Ok(if self.is_negative { -size } else { size })
    }

    fn nearest_float(self) -> Result<f64, Unfit> {
        if self.digits == 0 {
            return Ok(0.0);
        }
        if self.digits.saturating_add(self.exponent) > MAX_FLOAT_DIGITS + MAX_FLOAT_POWER {
            return Err(Unfit::TooLarge);
        }
        if self.digits > MAX_FLOAT_DIGITS || self.exponent < -MAX_FLOAT_POWER {
            return Err(Unfit::TooFine);
        }
        // Zeros that the power of ten cannot hold find room among the digits.
        let power = self.exponent.min(MAX_FLOAT_POWER);
        let size = (power..self.exponent).fold(self.significant as f64, |size, _| size * 10.0);
        let scale = (0..power.abs()).fold(1.0, |scale, _| scale * 10.0);
        let size = if power < 0 { size / scale } else { size * scale };
        Ok(if self.is_negative { -size } else { size })
    }
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
    use super::{Decimal, Unfit, hundredths, nearest_float};

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

    #[test]
    fn floats_are_the_nearest_ones() {
        let texts = "0 1 0.1 0.3 -12.34 1.005 415.15 125000.5 2.675e-3 1e-22 1e22 1e23 123e30 \
            999999999999999 0.999999999999999 999999999999999e22 1234567.89012345 .5 5. 9.5E+7 \
            8.98846567431158e-7 7450580596923.83 0.0000000000000000000001 100000e-27 1e36";
        for text in texts.split(' ') {
            let float = nearest_float(text).unwrap();
            assert_eq!(float.to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        }
        for (text, unfit) in [
            ("1234567890123456", Unfit::TooFine),
            ("0.1000000000000001", Unfit::TooFine),
            ("1e-23", Unfit::TooFine),
            ("1e-99999999999999999999", Unfit::TooFine),
            ("1e37", Unfit::TooLarge),
            ("1e400", Unfit::TooLarge),
        ] {
            assert_eq!(nearest_float(text), Err(unfit), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1.2.3", "1,5", "x", "+1", "inf", "e5"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }
}
