//! A view as text, the same in a fragment, an attribute and an argument.
//!
//! Only this file knows the names of the keys; the values' names are in `names`. Links are published and stay
//! readable for ever: a change of form is a migration, never an edit of a meaning.

use core::fmt::Write;

use crate::dataset::decimal::nearest_float;
use crate::dataset::{Year, YearRange};
use crate::view::migrations::{Pairs, migrate};
use crate::view::names::{
    ALL, AXES, CHARTS, CLAIMS, EXPENDITURE, FORMS, FUNDING, KINDS, LANGUAGES, MEASURES, NATURES,
    PARTS, PHASES, SORTS, SPREADS, SUMS, THEMES, is_code, name_of,
};
use crate::view::{Choice, Claim, Codes, Prices, Side, Style, View};

/// So many keys are read, far more than there are: what only fills a link shall not cost more than it is long.
const MAX_PAIRS: usize = 1_000;

/// So many codes of a list are read: as many as a dataset may have regions.
const MAX_CODES: usize = 10_000;

/// What a link says.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The view, with every unreadable key or value left at its default.
    pub view: View,
    /// What could not be read.
    pub dropped: Vec<Dropped>,
}

/// A part of a link that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The key as written.
    pub key: String,
    /// The value, or the item of a list; `None` if the key itself is unknown.
    pub value: Option<String>,
}

/// The link of a view: always its chart and regions, its dataset and years if they are set, and
/// whatever differs from the defaults, in a fixed order.
///
/// ```
/// use vardkronan::view::link::{decode, encode};
///
/// let link = encode(&decode("years=2018&regions=14&measure=per-resident").view);
/// assert_eq!(link, "chart=years&regions=14&years=2018&measure=per-resident");
/// assert_eq!(encode(&decode(&link).view), link);
/// ```
pub fn encode(view: &View) -> String {
    let mut link = Link::default();
    link.text("dataset", view.dataset.as_deref());
    link.named("chart", &CHARTS, Some(&view.chart));
    link.named("form", &FORMS, view.form.as_ref());
    link.text("regions", Some(&codes_text(&view.regions)));
    link.text("years", view.years.map(years_text).as_deref());
    if view.areas != Codes::All {
        link.text("areas", Some(&codes_text(&view.areas)));
    }
    link.choice("phases", &PHASES, changed(&view.phases));
    link.choice("kinds", &KINDS, changed(&view.kinds));
    link.choice("natures", &NATURES, view.natures.as_ref());
    link.choice("funding", &FUNDING, changed(&view.funding));
    link.choice("expenditure", &EXPENDITURE, view.expenditure.as_ref());
    link.named("measure", &MEASURES, changed(&view.measure));
    if let Prices::Of(year) = view.prices {
        link.text("prices", Some(&year.to_string()));
    }
    link.text("index", view.index.as_deref());
    link.named("sum", &SUMS, changed(&view.sum));
    link.named("spread", &SPREADS, changed(&view.is_spread));
    link.named("sort", &SORTS, view.sort.as_ref());
    link.named("axis", &AXES, changed(&view.axis));
    link.text("a", view.a.as_ref().map(side_text).as_deref());
    link.text("b", view.b.as_ref().map(side_text).as_deref());
    if let Some(claim) = view.claim {
        let text = format!("{}:{}", name_of(&CLAIMS, &claim.kind), claim.factor);
        link.text("claim", Some(&text));
    }
    link.text("focus", view.focus.as_deref());
    link.text("data", view.data.as_deref());
    link.named("lang", &LANGUAGES, view.language.as_ref());
    link.named("theme", &THEMES, changed(&view.theme));
    if !view.hide.is_empty() {
        link.choice("hide", &PARTS, Some(&Choice::Only(view.hide.clone())));
    }
    if !view.style.is_empty() {
        link.text("style", Some(&view.style.text()));
    }
    link.written
}

/// Reads a link; never fails. A leading `#` or `?` is allowed.
///
/// ```
/// use vardkronan::view::ChartKind;
/// use vardkronan::view::link::decode;
///
/// let decoded = decode("#chart=map&regions=14&colour=red");
/// assert_eq!(decoded.view.chart, ChartKind::Map);
/// assert_eq!(decoded.dropped[0].key, "colour");
/// ```
pub fn decode(link: &str) -> Decoded {
    let link = link.strip_prefix(['#', '?']).unwrap_or(link);
    let mut written = link.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Pairs = written
        .by_ref()
        .take(MAX_PAIRS)
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (percent_decoded(key), percent_decoded(value))
        })
        .collect();
    migrate(&mut pairs);
    let mut decoded = Decoded { view: View::default(), dropped: Vec::new() };
    for (position, (key, value)) in pairs.iter().enumerate() {
        let is_last = !pairs.iter().skip(position + 1).any(|(later, _)| later == key);
        if is_last {
            let mut reader = Reader { key, value, dropped: &mut decoded.dropped };
            reader.read_into(&mut decoded.view);
        }
    }
    decoded.dropped.extend(written.next().map(|key| Dropped { key: key.to_owned(), value: None }));
    decoded
}

/// How many times a claim says: above zero, a million at most; `None` for what is no such number.
pub fn claim_factor(text: &str) -> Option<f64> {
    // Digits and a point only: no sign, no exponent, no infinity.
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let factor = is_plain.then(|| nearest_float(text).ok()).flatten()?;
    (factor > 0.0 && factor <= 1e6).then_some(factor)
}

#[derive(Default)]
struct Link {
    written: String,
}

impl Link {
    fn text(&mut self, key: &str, value: Option<&str>) {
        let Some(value) = value else { return };
        if !self.written.is_empty() {
            self.written.push('&');
        }
        self.written.push_str(key);
        self.written.push('=');
        self.written.push_str(value);
    }

    fn named<T: PartialEq>(&mut self, key: &str, names: &[(T, &'static str)], value: Option<&T>) {
        self.text(key, value.map(|value| name_of(names, value)));
    }

    fn choice<T: PartialEq>(
        &mut self,
        key: &str,
        names: &[(T, &'static str)],
        choice: Option<&Choice<T>>,
    ) {
        let Some(choice) = choice else { return };
        match choice {
            Choice::All => self.text(key, Some(ALL)),
            Choice::Only(values) => {
                let names: Vec<_> = values.iter().map(|value| name_of(names, value)).collect();
                self.text(key, Some(&names.join(",")));
            }
        }
    }
}

/// The value, unless it is what a link means when it says nothing.
fn changed<T: PartialEq + Default>(value: &T) -> Option<&T> {
    (*value != T::default()).then_some(value)
}

fn codes_text(codes: &Codes) -> String {
    match codes {
        Codes::All => ALL.to_owned(),
        Codes::Only(codes) => codes.join(","),
    }
}

fn years_text(years: YearRange) -> String {
    let mut text = years.first().to_string();
    if !years.is_single() {
        // Writing to a string cannot fail.
        let _ = write!(text, "-{}", years.last());
    }
    text
}

fn side_text(side: &Side) -> String {
    let area = side.area.as_deref().unwrap_or(ALL);
    format!("{}:{}:{area}", side.region, years_text(side.years))
}

/// Reads one key's value.
struct Reader<'a> {
    key: &'a str,
    value: &'a str,
    dropped: &'a mut Vec<Dropped>,
}

impl Reader<'_> {
    fn read_into(&mut self, view: &mut View) {
        match self.key {
            "dataset" => view.dataset = self.code(),
            "chart" => view.chart = self.named(&CHARTS).unwrap_or_default(),
            "form" => view.form = self.named(&FORMS),
            "regions" => view.regions = self.codes(),
            "years" => view.years = self.parsed(parse_years),
            "areas" => view.areas = self.codes(),
            "phases" => view.phases = self.choice(&PHASES),
            "kinds" => view.kinds = self.choice(&KINDS),
            "natures" => view.natures = Some(self.choice(&NATURES)),
            "funding" => view.funding = self.choice(&FUNDING),
            "expenditure" => view.expenditure = Some(self.choice(&EXPENDITURE)),
            "measure" => view.measure = self.named(&MEASURES).unwrap_or_default(),
            "prices" => view.prices = self.parsed(parse_prices).unwrap_or_default(),
            "index" => view.index = self.code(),
            "sum" => view.sum = self.named(&SUMS).unwrap_or_default(),
            "spread" => view.is_spread = self.named(&SPREADS).unwrap_or_default(),
            "sort" => view.sort = self.named(&SORTS),
            "axis" => view.axis = self.named(&AXES).unwrap_or_default(),
            "a" => view.a = self.parsed(parse_side),
            "b" => view.b = self.parsed(parse_side),
            "claim" => view.claim = self.parsed(parse_claim),
            "focus" => view.focus = self.code(),
            "data" => view.data = self.parsed(parse_hash),
            "lang" => view.language = self.named(&LANGUAGES),
            "theme" => view.theme = self.named(&THEMES).unwrap_or_default(),
            "hide" => {
                view.hide = match self.choice(&PARTS) {
                    Choice::All => PARTS.iter().map(|(part, _)| *part).collect(),
                    Choice::Only(parts) => parts,
                }
            }
            "style" => {
                let (style, dropped) = Style::read(self.value);
                view.style = style;
                dropped.into_iter().for_each(|item| self.drop_value(item));
            }
            _ => self.dropped.push(Dropped { key: self.key.to_owned(), value: None }),
        }
    }

    fn drop_value(&mut self, value: &str) {
        self.dropped.push(Dropped { key: self.key.to_owned(), value: Some(value.to_owned()) });
    }

    fn parsed<T>(&mut self, parse: fn(&str) -> Option<T>) -> Option<T> {
        let parsed = parse(self.value);
        if parsed.is_none() {
            self.drop_value(self.value);
        }
        parsed
    }

    fn code(&mut self) -> Option<String> {
        self.parsed(|text| is_code(text).then(|| text.to_owned()))
    }

    fn named<T: Copy>(&mut self, names: &[(T, &'static str)]) -> Option<T> {
        let found = names.iter().find(|(_, name)| *name == self.value).map(|(value, _)| *value);
        if found.is_none() {
            self.drop_value(self.value);
        }
        found
    }

    fn items(&self) -> impl Iterator<Item = &'_ str> {
        self.value.split(',').filter(|item| !item.is_empty())
    }

    fn codes(&mut self) -> Codes {
        let mut items: Vec<String> = self.items().take(MAX_CODES + 1).map(str::to_owned).collect();
        if items.iter().any(|item| item == ALL) {
            return Codes::All;
        }
        if items.len() > MAX_CODES {
            items.pop().iter().for_each(|item| self.drop_value(item));
        }
        let mut codes: Vec<String> = Vec::new();
        for item in items {
            if !is_code(&item) {
                self.drop_value(&item);
            } else if !codes.contains(&item) {
                codes.push(item);
            }
        }
        Codes::Only(codes)
    }

    fn choice<T: Copy>(&mut self, names: &[(T, &'static str)]) -> Choice<T> {
        let items: Vec<String> = self.items().map(str::to_owned).collect();
        if items.iter().any(|item| item == ALL) {
            return Choice::All;
        }
        for item in &items {
            if !names.iter().any(|(_, name)| name == item) {
                self.drop_value(item);
            }
        }
        let is_chosen = |name: &str| items.iter().any(|item| item == name);
        let chosen = names.iter().filter(|(_, name)| is_chosen(name)).map(|(value, _)| *value);
        Choice::Only(chosen.collect())
    }
}

fn parse_year(text: &str) -> Option<Year> {
    let is_number = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    Year::new(is_number.then(|| text.parse().ok()).flatten()?)
}

fn parse_years(text: &str) -> Option<YearRange> {
    match text.split_once('-') {
        None => parse_year(text).map(YearRange::single),
        Some((first, last)) => YearRange::new(parse_year(first)?, parse_year(last)?),
    }
}

fn parse_prices(text: &str) -> Option<Prices> {
    if text == "current" { Some(Prices::Current) } else { parse_year(text).map(Prices::Of) }
}

fn parse_side(text: &str) -> Option<Side> {
    let mut fields = text.split(':');
    let region = fields.next().filter(|code| is_code(code))?.to_owned();
    let years = parse_years(fields.next()?)?;
    let area = match fields.next()? {
        ALL => None,
        code => Some(is_code(code).then(|| code.to_owned())?),
    };
    fields.next().is_none().then_some(Side { region, years, area })
}

fn parse_claim(text: &str) -> Option<Claim> {
    let (name, factor) = text.split_once(':')?;
    let kind = CLAIMS.iter().find(|(_, each)| *each == name).map(|(kind, _)| *kind)?;
    Some(Claim { kind, factor: claim_factor(factor)? })
}

fn parse_hash(text: &str) -> Option<String> {
    let is_hash = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| text.to_ascii_lowercase())
}

/// The text with `%XX` resolved; what is no such triple, or no UTF-8, stays as it is.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        match rest {
            [b'%', high, low, after @ ..]
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                bytes.push(hex_value(*high) * 16 + hex_value(*low));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex_value(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit.wrapping_sub(b'A').wrapping_add(10),
    }
}
