//! The regions that spend or receive.

use crate::dataset::Text;

/// A region, identified by its code (in Sweden the two digits of its county).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// `[A-Za-z0-9._-]{1,64}`, unique in its dataset.
    pub code: String,
    /// The authority's full name: "Region Kalmar län".
    pub name: Text,
    /// The name on chips and axes: "Kalmar län". Without it the full name serves.
    pub short: Option<Text>,
    /// The county: "Kalmar län".
    pub county: Option<Text>,
    /// The county town.
    pub seat: Option<String>,
    /// Further names by which it may be sought.
    pub aliases: Vec<String>,
    /// Column and row in a map of tiles.
    pub tile: Option<(u16, u16)>,
}

impl Region {
    /// The name for axes and chips.
    pub fn short_name(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.name)
    }
}
