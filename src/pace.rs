//! Work that can pause, so that whoever has only one thread goes on meanwhile.
//!
//! Long work is an asynchronous function that counts what it does. At once it never waits; in steps
//! it waits whenever a step's share is used up.

use core::cell::Cell;
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};

/// A unit is what a byte takes that is passed; so many are a row that is looked at.
pub(crate) const UNITS_A_ROW: usize = 64;

/// How much may be done before the next pause, and how much of all has been done.
///
/// `components::Reading` makes one of no units, and grants some at each of its steps; whoever does its work
/// [`at_once`] makes an endless one.
#[derive(Debug)]
pub(crate) struct Pace {
    left: Cell<usize>,
    /// The share of all that is done, when what is counted now is: from, to, of so many units.
    part: Cell<(f64, f64, usize)>,
    done: Cell<usize>,
}

impl Pace {
    /// Without a pause.
    pub(crate) const fn endless() -> Self {
        Self::of(usize::MAX)
    }

    /// Up to the first pause; [`Pace::grant`] lets it go on.
    pub(crate) const fn of(units: usize) -> Self {
        Self { left: Cell::new(units), part: Cell::new((0.0, 0.0, 1)), done: Cell::new(0) }
    }

    /// Allows so much more.
    #[cfg(any(test, feature = "components"))]
    pub(crate) fn grant(&self, units: usize) {
        self.left.set(units);
    }

    /// Announces that after so many units that share of all will be done.
    pub(crate) fn expect(&self, share: f64, units: usize) {
        let (_, before, _) = self.part.get();
        self.part.set((before, share, units.max(1)));
        self.done.set(0);
    }

    /// The share of all that is done, 0–1.
    #[cfg(any(test, feature = "components"))]
    pub(crate) fn share(&self) -> f64 {
        let (from, to, units) = self.part.get();
        from + (to - from) * (self.done.get() as f64 / units as f64).min(1.0)
    }

    /// Counts rows that have been looked at, and waits where a pause is due.
    pub(crate) fn rows(&self, count: usize) -> Pause<'_> {
        self.work(UNITS_A_ROW * count)
    }

    /// Counts what has been done, and waits where a pause is due.
    pub(crate) fn work(&self, units: usize) -> Pause<'_> {
        self.left.set(self.left.get().saturating_sub(units));
        self.done.set(self.done.get() + units);
        Pause { pace: self }
    }
}

/// The end of a pause: at once if none is due.
#[derive(Debug)]
pub(crate) struct Pause<'p> {
    pace: &'p Pace,
}

impl Future for Pause<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.pace.left.get() == 0 { Poll::Pending } else { Poll::Ready(()) }
    }
}

/// Goes on with some work up to its next pause; what it gives, if it has come to its end.
pub(crate) fn step<T>(work: Pin<&mut dyn Future<Output = T>>) -> Option<T> {
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(given) => Some(given),
        Poll::Pending => None,
    }
}

/// Does some work to its end, whose pace is endless: what `Dataset::of` and `ingest::json::read` do with
/// their own work in steps.
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Some(given) = step(work.as_mut()) {
            return given;
        }
    }
}

#[cfg(test)]
mod tests {
    use core::pin::pin;

    use super::{Pace, at_once, step};

    async fn count(to: usize, pace: &Pace) -> usize {
        pace.expect(1.0, to);
        for _ in 0..to {
            pace.work(1).await;
        }
        to
    }

    fn percent(pace: &Pace) -> i32 {
        (pace.share() * 100.0).round() as i32
    }

    #[test]
    fn work_waits_when_its_units_are_used_up() {
        let pace = Pace::of(4);
        let mut work = pin!(count(10, &pace));
        assert_eq!(step(work.as_mut()), None);
        assert_eq!(percent(&pace), 40);
        // Nothing happens until it may go on.
        assert_eq!(step(work.as_mut()), None);
        assert_eq!(percent(&pace), 40);
        pace.grant(4);
        assert_eq!(step(work.as_mut()), None);
        pace.grant(4);
        assert_eq!(step(work.as_mut()), Some(10));
        assert_eq!(percent(&pace), 100);
    }

    #[test]
    fn work_at_once_never_waits() {
        assert_eq!(at_once(count(100_000, &Pace::endless())), 100_000);
    }
}
