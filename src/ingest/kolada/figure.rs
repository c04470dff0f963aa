//! Numbers as the API writes them: decimals of a computer's, longer than what was counted.

use std::borrow::Cow;

use crate::ingest::json_stat::written;

/// So many digits are those that were meant.
const MEANT: usize = 15;

/// A number without an exponent, rounded to the digits that were meant, half away from zero.
pub(super) fn meant(number: &str) -> Cow<'_, str> {
    let (sign, size) = match number.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", number),
    };
    let Some((whole, fraction)) = size.split_once('.') else { return Cow::Borrowed(number) };
    let digits = [whole, fraction].concat();
    let zeros = digits.len() - digits.trim_start_matches('0').len();
    if digits.len() - zeros <= MEANT || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(number);
    }
    // Digits before the point are never cut.
    let kept = (zeros + MEANT).max(whole.len());
    let Some((own, cut)) = digits.split_at_checked(kept) else { return Cow::Borrowed(number) };
    let mut own: Vec<u8> = own.bytes().collect();
    let mut has_carry = cut.as_bytes().first().is_some_and(|digit| *digit >= b'5');
    for digit in own.iter_mut().rev() {
        if !has_carry {
            break;
        }
        has_carry = *digit == b'9';
        *digit = if has_carry { b'0' } else { *digit + 1 };
    }
    if has_carry {
        own.insert(0, b'1');
    }
    let rounded: String = own.into_iter().map(char::from).collect();
    let point = whole.len() + usize::from(has_carry);
    let (whole, fraction) = rounded.split_at_checked(point).unwrap_or((&rounded, ""));
    Cow::Owned(written(sign, whole, fraction))
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn digits_that_nobody_counted_are_rounded_away() {
        for (number, expected) in [
            ("25875", "25875"),
            ("12.5", "12.5"),
            ("12.300000000000001", "12.3"),
            ("99.999999999999997", "100"),
            ("-0.30000000000000004", "-0.3"),
            ("0.00012345678901234567", "0.000123456789012346"),
            ("12345678901234567.25", "12345678901234567"),
            ("99999999999999999.5", "100000000000000000"),
            ("1e400", "1e400"),
        ] {
            assert_eq!(meant(number), expected, "{number}");
        }
    }
}
