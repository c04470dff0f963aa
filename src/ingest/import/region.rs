//! Regions by any of their names.

use std::collections::HashMap;

use crate::dataset::{Language, Region};
use crate::ingest::import::sum_words::{Whole, sum_in};
use crate::ingest::import::words::{bare, distance, folded};

/// How many slips of the pen a suggestion forgives.
const MAX_SLIPS: usize = 2;

/// What the name of a region in a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// The region of that index.
    Region(usize),
    /// The whole country.
    Country,
    /// A sum: of several regions, or of what one region has.
    Sum(Option<usize>),
    /// None that is known; perhaps the one of that index.
    Unknown(Option<usize>),
}

/// How the whole country is called.
const COUNTRY: [&str; 10] = [
    "riket",
    "hela riket",
    "hela landet",
    "sverige",
    "hela sverige",
    "sweden",
    "country",
    "the whole country",
    "00",
    "0000",
];

/// So many unknown names get a suggestion: a table with more is not about regions.
const MAX_SUGGESTIONS: usize = 1_000;

/// The names of regions, folded.
#[derive(Debug)]
pub(crate) struct RegionNames {
    names: HashMap<String, usize>,
    codes: Vec<String>,
    /// How many more names are held against all others, if they are unknown.
    suggestions: usize,
}

impl RegionNames {
    /// The names, codes and aliases of regions.
    pub(crate) fn new(regions: &[Region]) -> Self {
        let mut names = HashMap::new();
        for (index, region) in regions.iter().enumerate() {
            let county = region.county.as_ref();
            let texts = [Some(&region.name), region.short.as_ref(), county].into_iter().flatten();
            let own = texts.flat_map(|text| Language::ALL.map(|language| text.get(language)));
            for name in own.chain(region.aliases.iter().map(String::as_str)) {
                let core = core(&folded(name));
                names.entry(bare(&core)).or_insert(index);
                names.entry(core).or_insert(index);
            }
        }
        let codes = regions.iter().map(|region| region.code.clone()).collect();
        Self { names, codes, suggestions: MAX_SUGGESTIONS }
    }

    /// What a cell names.
    pub(crate) fn find(&mut self, cell: &str) -> Named {
        if let Some(index) = self.by_code(cell) {
            return Named::Region(index);
        }
        let words = folded(cell);
        if COUNTRY.contains(&words.as_str()) {
            return Named::Country;
        }
        if let Some(sum) = sum_in(cell, &|name| self.whole(name)) {
            return Named::Sum(self.by_name(&folded(sum.of)));
        }
        // Statistics write the code before the name: "01 Stockholms län".
        if let Some((code, name)) = words.split_once(' ').filter(|(code, _)| is_digits(code)) {
            let by_code = self.by_code(code);
            if code == "00" && COUNTRY.contains(&name) {
                return Named::Country;
            }
            let by_name = self.by_name(name);
            return match by_code {
                Some(index) if by_name == Some(index) => Named::Region(index),
                _ => Named::Unknown(by_name.or(by_code)),
            };
        }
        match self.by_name(&words) {
            Some(index) => Named::Region(index),
            None => Named::Unknown(self.nearest(&words)),
        }
    }

    /// Whether a name is one of a region, or of the country.
    pub(crate) fn whole(&self, name: &str) -> Whole {
        let words = folded(name);
        let is_region = COUNTRY.contains(&words.as_str()) || self.by_name(&words).is_some();
        if is_region { Whole::Region } else { Whole::Unknown }
    }

    /// By its code; spreadsheets drop its zeros, Kolada puts two before it.
    fn by_code(&self, cell: &str) -> Option<usize> {
        let is = |wanted: &str| self.codes.iter().position(|code| code == wanted);
        is(cell).or_else(|| match (is_digits(cell), cell.len()) {
            (true, 1) => is(&["0", cell].concat()),
            (true, 4) => is(cell.strip_prefix("00")?),
            _ => None,
        })
    }

    fn by_name(&self, folded: &str) -> Option<usize> {
        let core = core(folded);
        if core.is_empty() {
            return None;
        }
        // "Stockholms län" and "Stockholm" are one.
        let names = [core.as_str(), core.strip_suffix('s').unwrap_or_default()];
        names
            .into_iter()
            .filter(|name| !name.is_empty())
            .find_map(|name| self.names.get(name).or_else(|| self.names.get(&bare(name))).copied())
    }

    fn nearest(&mut self, folded: &str) -> Option<usize> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        let core = core(folded);
        let slips = |name: &str| distance(name, &core, MAX_SLIPS);
        let near = self.names.iter().map(|(name, index)| (slips(name), *index));
        let near = near.filter(|(slips, _)| *slips <= MAX_SLIPS && core.chars().count() > 3);
        near.min().map(|(_, index)| index)
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name without what all regions are called.
fn core(folded: &str) -> String {
    const COMMON: [&str; 12] = [
        "region",
        "regionen",
        "landstinget",
        "landsting",
        "läns",
        "län",
        "lan",
        "county",
        "council",
        "of",
        "i",
        "the",
    ];
    let words = folded.split(' ').filter(|word| !COMMON.contains(word)).map(|word| {
        let stem = word.strip_suffix("sregionen").or_else(|| word.strip_suffix("regionen"));
        stem.filter(|stem| !stem.is_empty()).unwrap_or(word)
    });
    words.collect::<Vec<_>>().join(" ")
}
