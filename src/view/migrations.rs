//! Links of earlier versions, brought up to date.

/// The keys and values of a link, percent-decoded, in the order written.
pub(super) type Pairs = Vec<(String, String)>;

/// Steps from each published form of a link to the next, oldest first; only ever added to.
///
/// Version 1 is the first, so there is none yet.
const MIGRATIONS: &[fn(&mut Pairs)] = &[];

/// Brings the pairs of a link of any published form to the present one.
pub(super) fn migrate(pairs: &mut Pairs) {
    for migration in MIGRATIONS {
        migration(pairs);
    }
}
