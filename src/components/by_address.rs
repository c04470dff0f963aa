//! Values that are the same only if they are one.

use core::ops::Deref;
use std::rc::{Rc, Weak};

/// A shared value; two are equal if they are the same value in memory.
///
/// What a component compares before it renders again must not cost more than rendering.
#[derive(Debug, Default)]
pub(super) struct ByAddress<T>(Rc<T>);

impl<T> ByAddress<T> {
    pub(super) fn new(value: T) -> Self {
        Self(Rc::new(value))
    }

    /// Finds it again as long as anybody else has it.
    pub(super) fn downgrade(&self) -> Weak<T> {
        Rc::downgrade(&self.0)
    }
}

impl<T> From<Rc<T>> for ByAddress<T> {
    fn from(shared: Rc<T>) -> Self {
        Self(shared)
    }
}

impl<T> Clone for ByAddress<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Deref for ByAddress<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> PartialEq for ByAddress<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
