//! A whole text, passed with pauses.

use super::{Listed, Member, Scanner, Unsound};
use crate::pace::Pace;

/// An object that is a whole text, and the long lists among its members.
#[derive(Debug, Default)]
pub(crate) struct Document<'a> {
    pub(crate) members: Listed<Member<'a>>,
    /// Arrays with all of their items: some of the first ones, as far as they are not too many.
    pub(crate) arrays: Vec<(&'a str, Vec<&'a str>)>,
}

/// So many arrays are kept with their items.
const MAX_ARRAYS: usize = 16;

/// So many items of them.
const MAX_ITEMS: usize = 1_000_000;

/// The members of an object as they stand, up to a limit, with the items of those that are lists:
/// what is passed anyway need not be sought again. Pauses after items, whose bytes it counts.
///
/// # Errors
///
/// The first place where the text is no JSON object.
pub(crate) async fn document<'a>(
    object: &'a str,
    limit: usize,
    pace: &Pace,
) -> Result<Document<'a>, Unsound> {
    let mut scanner = Scanner::new(object);
    let mut document = Document::default();
    let mut items_left = MAX_ITEMS;
    scanner.depth = 1;
    scanner.expect(b"{", "value")?;
    let mut is_first = true;
    while scanner.goes_on(b'}', &mut is_first)? {
        let key = scanner.key()?;
        scanner.skip_space();
        let begin = scanner.at;
        if scanner.pass(b'[') {
            scanner.depth += 1;
            let mut listed = Listed::default();
            let mut is_first = true;
            while scanner.goes_on(b']', &mut is_first)? {
                let item = scanner.value()?;
                listed.add(item, items_left);
                pace.work(item.len()).await;
            }
            scanner.depth -= 1;
            let is_whole = listed.items.len() == listed.count;
            if is_whole && document.arrays.len() < MAX_ARRAYS {
                items_left -= listed.count;
                document.arrays.push((scanner.since(begin), listed.items));
            }
        } else {
            scanner.value()?;
        }
        let value = scanner.since(begin);
        document.members.add(Member { key, value }, limit);
    }
    scanner.end()?;
    Ok(document)
}
