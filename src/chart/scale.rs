//! Values to pixels, and the round values to mark.

/// A linear scale; zero is always in its domain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    from: f64,
    to: f64,
    from_px: f64,
    to_px: f64,
    has_values: bool,
}

impl Scale {
    /// The scale that holds zero and all values, from one pixel position to the other.
    pub(super) fn over(values: impl Iterator<Item = f64>, from_px: f64, to_px: f64) -> Self {
        let (mut from, mut to) = (0.0_f64, 0.0_f64);
        for value in values.filter(|value| value.is_finite()) {
            from = from.min(value);
            to = to.max(value);
        }
        let has_values = to > from;
        // Without any size there is still a zero line to draw at the start.
        if !has_values {
            to = 1.0;
        }
        Self { from, to, from_px, to_px, has_values }
    }

    /// The same domain at other pixels.
    pub(super) fn moved(self, from_px: f64, to_px: f64) -> Self {
        Self { from_px, to_px, ..self }
    }

    /// The whole pixel of a value, so that bars have sharp edges.
    pub(super) fn px(self, value: f64) -> f64 {
        let share = (value - self.from) / (self.to - self.from);
        (self.from_px + share.clamp(0.0, 1.0) * (self.to_px - self.from_px)).round()
    }

    /// The size of its largest value, for the unit of its axis.
    pub(super) fn largest(self) -> f64 {
        self.to.max(-self.from)
    }

    /// Whether it has values below zero.
    pub(super) fn is_negative(self) -> bool {
        self.from < 0.0
    }

    /// Whether it has any value but zero.
    pub(super) fn has_values(self) -> bool {
        self.has_values
    }

    /// Round values in its domain, ascending, zero among them: steps of 1, 2 or 5 times a power of
    /// ten, about as many as asked for.
    pub(super) fn ticks(self, about: usize) -> Vec<f64> {
        if !self.has_values {
            return vec![0.0];
        }
        let step = step((self.to - self.from) / about.max(1) as f64);
        // A little slack, so that a tick at the very end is not lost to rounding.
        let (first, last) = ((self.from / step - 1e-9).ceil(), (self.to / step + 1e-9).floor());
        let count = (last - first).clamp(0.0, 50.0) as usize;
        // Adding zero turns a negative zero into the one that reads as zero.
        (0..=count).map(|at| (first + at as f64) * step + 0.0).collect()
    }
}

/// The least of 1, 2, 5 times a power of ten that is not below the wish.
fn step(wish: f64) -> f64 {
    if !wish.is_finite() || wish <= 0.0 {
        return 1.0;
    }
    let mut power = 1.0;
    while power > wish.max(f64::MIN_POSITIVE) {
        power /= 10.0;
    }
    while power * 10.0 <= wish {
        power *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|&step| step >= wish * (1.0 - 1e-9))
        .unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::Scale;

    fn check(values: &[f64], about: usize, expected: &[f64]) {
        let ticks = Scale::over(values.iter().copied(), 0.0, 100.0).ticks(about);
        assert_eq!(ticks.len(), expected.len(), "{values:?}: {ticks:?}");
        for (tick, wanted) in ticks.iter().zip(expected) {
            assert!((tick - wanted).abs() <= 1e-9 * wanted.abs().max(1.0), "{ticks:?}");
        }
    }

    #[test]
    fn ticks_are_round_and_hold_zero() {
        check(&[319.0], 4, &[0.0, 100.0, 200.0, 300.0]);
        check(&[0.0124], 3, &[0.0, 0.005, 0.01]);
        check(&[5.5e8], 4, &[0.0, 2e8, 4e8]);
        check(&[-30.0, 60.0], 4, &[-0.0, 50.0]);
        check(&[], 4, &[0.0]);
        check(&[f64::NAN, f64::INFINITY, 2.0], 2, &[0.0, 1.0, 2.0]);
    }

    #[test]
    fn zero_is_the_baseline() {
        let scale = Scale::over([319.0].into_iter(), 200.0, 20.0);
        assert!((scale.px(0.0) - 200.0).abs() < 1e-9);
        assert!((scale.px(319.0) - 20.0).abs() < 1e-9);
        assert!((scale.px(-5.0) - 200.0).abs() < 1e-9);
    }
}
