//! A few things by key, in the order of their keys.

use crate::dataset::order;

/// Values by key, ascending, each key once.
///
/// Finds by halving. Of several values of one key the last counts.
#[derive(Clone, Debug, PartialEq)]
pub struct ByKey<K, V> {
    items: Vec<(K, V)>,
}

impl<K, V> Default for ByKey<K, V> {
    fn default() -> Self {
        Self { items: Vec::new() }
    }
}

impl<K: Copy + Ord, V> ByKey<K, V> {
    /// The value of a key.
    pub fn get(&self, key: K) -> Option<&V> {
        let at = self.items.partition_point(|(other, _)| *other < key);
        self.items.get(at).filter(|(other, _)| *other == key).map(|(_, value)| value)
    }

    /// The keys with their values, ascending.
    pub fn items(&self) -> &[(K, V)] {
        &self.items
    }
}

impl<K: Copy + Ord, V> From<Vec<(K, V)>> for ByKey<K, V> {
    fn from(items: Vec<(K, V)>) -> Self {
        let key = |at: usize| items.get(at).map(|(key, _)| *key);
        let mut order = order::sorted(items.len(), &|a, b| key(a).cmp(&key(b)));
        // The last of equals shall stay.
        order.reverse();
        order.dedup_by(|next, last| key(*next) == key(*last));
        order.reverse();
        Self { items: order::arranged(items, &order) }
    }
}

impl<K: Copy + Ord, V> FromIterator<(K, V)> for ByKey<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> Self {
        let items: Vec<(K, V)> = items.into_iter().collect();
        items.into()
    }
}
