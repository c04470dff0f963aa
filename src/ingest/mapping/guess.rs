//! What the columns of a table most likely are, for a person to confirm.

use crate::ingest::import::words::folded;
use crate::ingest::import::{PHASES, is_sum, unit_told};
use crate::ingest::mapping::headings::member_of;
use crate::ingest::mapping::measure::without_units;
use crate::ingest::mapping::{As, Mapping, Measure, Member, Use, value_of};
use crate::ingest::table::{Column, NoteKind, Table};

impl Mapping {
    /// What the headings, and what stands above them, say about a table; nothing that they do not.
    ///
    /// Without `rows_as` that is guessed, too. What is missing then is told by
    /// [`Mapping::missing`].
    pub fn guess(table: &Table, rows_as: Option<As>) -> Self {
        let headings: Vec<String> =
            table.columns().iter().map(|column| folded(&column.heading)).collect();
        let rows_as = rows_as.or(table.rows_as()).unwrap_or_else(|| guessed_as(&headings));
        let mut mapping = Self::new(rows_as);
        mapping.headings = table.headings_said();
        let is_told = |column: &&Column| column.member == Some(Member::Amount);
        let has_many = table.columns().iter().filter(is_told).count() > 1;
        for (column, heading) in table.columns().iter().zip(&headings) {
            let constants = constants_of(column, rows_as);
            let is_told = is_told(&column);
            // An indicator has one column of values, unless each is of a year of its own.
            let is_one_of_many = is_told
                && has_many
                && rows_as != As::Investments
                && value_of(&constants, Member::From).is_none();
            let told = column.member.filter(|_| !is_one_of_many);
            let Some(member) = told.or_else(|| member_in(heading, rows_as)) else { continue };
            let is_further = mapping.columns.iter().any(|used| used.member == member);
            if !is_further || is_told && !is_one_of_many {
                let decimal = column.decimal;
                mapping.columns.push(Use {
                    decimal,
                    constants,
                    ..Use::of(&column.heading, member)
                });
            }
        }
        mapping.find_year_columns(table, &headings);
        mapping.find_phases(table);
        mapping.guess_constants(table);
        for column in mapping.undecided(table) {
            let Some(column) = table.columns().get(column) else { continue };
            let whole = column.division.as_ref().and_then(|division| division.whole.as_ref());
            if let Some(whole) = whole {
                mapping.keep_only(&column.heading, whole);
            }
        }
        mapping
    }

    /// Takes columns that are headed by a year as amounts of that year, where there is no other.
    fn find_year_columns(&mut self, table: &Table, headings: &[String]) {
        let has_year = |used: &Use| {
            value_of(&used.constants, Member::From).is_some() || used.member == Member::From
        };
        if self.columns.iter().any(has_year) {
            return;
        }
        // "Belopp 2021" is both.
        let has_year = |used: &Use| year_in(&folded(&used.heading)).is_some();
        self.columns.retain(|used| used.member != Member::Amount || !has_year(used));
        // Among years, what adds them up is no amount of any.
        let years = headings.iter().filter(|heading| year_in(heading).is_some()).count();
        let adds_up = |used: &Use| {
            used.member == Member::Amount
                && used.constants.is_empty()
                && (years > 1 || years == 1 && is_sum(&used.heading))
        };
        self.columns.retain(|used| !adds_up(used));
        if self.columns.iter().any(|used| used.member == Member::Amount) {
            return;
        }
        for (column, heading) in table.columns().iter().zip(headings) {
            let Some(year) = year_in(heading) else { continue };
            if self.columns.iter().any(|used| used.heading == column.heading) {
                continue;
            }
            let mut used = Use::of(&column.heading, Member::Amount);
            used.constants.push((Member::From, year.to_owned()));
            used.constants.extend(phase_in(heading).map(|it| (Member::Phase, it.to_owned())));
            if is_ahead(heading) && self.rows_as == As::Investments {
                used.constants.push((Member::PlanFrom, year.to_owned()));
            }
            self.columns.push(used);
        }
    }

    /// Takes the one column most of whose cells name a phase as such, whatever its heading is: what else stands
    /// there is told as a fault of its row, where a column that is left out would say nothing.
    fn find_phases(&mut self, table: &Table) {
        let is_said = |used: &Use| {
            used.member == Member::Phase || value_of(&used.constants, Member::Phase).is_some()
        };
        if self.rows_as != As::Investments || self.columns.iter().any(is_said) {
            return;
        }
        let holds_phases = |column: usize| {
            let cells = (0..table.row_count()).map(|row| table.cell(row, column).trim());
            let (mut all, mut named) = (0_usize, 0_usize);
            for cell in cells.filter(|cell| !cell.is_empty()) {
                all += 1;
                named += usize::from(PHASES.find(cell).is_some());
            }
            2 * named > all
        };
        let is_free = |heading: &str| !self.columns.iter().any(|used| used.heading == heading);
        let columns = table.columns().iter().enumerate();
        let mut found = columns
            .filter(|(at, column)| is_free(&column.heading) && holds_phases(*at))
            .map(|(_, column)| column.heading.as_str());
        if let (Some(heading), None) = (found.next(), found.next()) {
            let used = Use::of(heading, Member::Phase);
            self.columns.push(used);
        }
    }

    /// What stands above the table and goes along with it.
    fn guess_constants(&mut self, table: &Table) {
        for note in table.notes() {
            match note.kind {
                NoteKind::Title => self.propose(Member::Title, &note.words),
                NoteKind::Publisher => self.propose(Member::Publisher, &note.words),
                NoteKind::Updated => {
                    self.propose(Member::SourceDate, &note.words);
                    self.propose(Member::Updated, &note.words);
                }
                NoteKind::Of(member) if is_of(member, self.rows_as) => {
                    self.propose(member, &note.words);
                }
                NoteKind::Of(_) | NoteKind::Remark => {}
            }
        }
        let remarks = remarks(table);
        if !remarks.is_empty() {
            self.propose(Member::SourceNote, &remarks);
        }
        let first = table.lines_above().next();
        let is_title = |line: &&str| {
            let measure = Measure::of(line);
            !measure.is_alone || measure == Measure { is_alone: true, ..Measure::default() }
        };
        if let Some(first) = first.filter(is_title) {
            self.propose(Member::Title, first);
        }
        if self.has_money() && !self.has_units_in_headings(table) {
            let above = line_measure(table).filter(|it| !it.is_per || self.rows_as == As::NetCost);
            if let Some(unit) = above.and_then(|measure| measure.unit) {
                self.propose(Member::Unit, unit.name());
            }
        }
        if self.rows_as == As::PriceIndex {
            let mut amounts = self.columns.iter().filter(|used| used.member == Member::Amount);
            if let Some(base) = amounts.find_map(|used| base_in(&used.heading)) {
                self.propose(Member::IndicatorBase, &base);
            }
        }
    }

    /// Whether the headings of all amounts name their unit.
    fn has_units_in_headings(&self, table: &Table) -> bool {
        let mut amounts = self.columns.iter().filter(|used| used.member == Member::Amount);
        amounts.all(|used| {
            let place = table.columns().iter().position(|it| it.heading == used.heading);
            place.is_some_and(|column| unit_told(table, column).unit.is_some())
        })
    }

    fn propose(&mut self, member: Member, words: &str) {
        if self.constant(member).is_none() && !words.chars().any(char::is_control) {
            self.set(member, words);
        }
    }
}

/// What the format tells of a column's amounts, as far as rows have such members.
fn constants_of(column: &Column, rows_as: As) -> Vec<(Member, String)> {
    let own = column.constants.iter().filter(|(member, _)| is_of(*member, rows_as));
    own.cloned().collect()
}

/// Whether rows, or the whole that they become, have a member.
fn is_of(member: Member, rows_as: As) -> bool {
    let is_indicator = rows_as != As::Investments;
    if member >= Member::IndicatorId {
        return is_indicator;
    }
    let is_general = member.is_of_dataset() || member.is_of_source();
    let is_shared = matches!(member, Member::Region | Member::Unit | Member::From | Member::Status);
    !is_indicator || is_general || is_shared
}

/// The remarks that go along with a table as one, cut where they are beyond what anybody reads.
fn remarks(table: &Table) -> String {
    const MOST: usize = 1_000;
    let remarks = table.notes().iter().filter(|note| note.kind == NoteKind::Remark);
    let words: Vec<&str> = remarks.flat_map(|note| note.words.split_whitespace()).collect();
    let words = words.join(" ");
    match words.char_indices().nth(MOST) {
        None => words,
        Some((end, _)) => words.get(..end).unwrap_or_default().to_owned() + "…",
    }
}

/// What a line above the table says of what its numbers are counted in; of several the nearest.
pub(crate) fn line_measure(table: &Table) -> Option<Measure> {
    let lines: Vec<&str> = table.lines_above().collect();
    let measures = lines.iter().rev().filter_map(|line| Measure::of_line(line));
    let mut said = measures.filter(|it| it.unit.is_some() || it.foreign.is_some());
    said.next()
}

/// Whether a heading, made alike, says that its numbers are for each resident.
fn is_per_resident(heading: &str) -> bool {
    ["invånare", "inv", "resident"].iter().any(|word| {
        heading.ends_with(&["per ", word].concat()) || heading.ends_with(&["kr ", word].concat())
    })
}

/// What rows with these headings are.
fn guessed_as(headings: &[String]) -> As {
    let is_population = |heading: &String| {
        ["folkmängd", "invånare", "population", "residents", "befolkning"]
            .iter()
            .any(|word| heading == word || heading.starts_with(&[word, " "].concat()))
    };
    let is_index = |heading: &String| {
        ["kpi", "kpif", "cpi", "index", "prisindex", "lpi", "lpik"]
            .iter()
            .any(|word| heading.split(' ').next() == Some(word))
    };
    let is_net_cost =
        |heading: &String| is_per_resident(heading) || heading.starts_with("nettokostnad");
    if headings.iter().any(is_net_cost) {
        As::NetCost
    } else if headings.iter().any(is_population) {
        As::Population
    } else if headings.iter().any(is_index) {
        As::PriceIndex
    } else {
        As::Investments
    }
}

/// The member that a heading names, perhaps beside a unit.
fn member_in(heading: &str, rows_as: As) -> Option<Member> {
    let without_unit = without_units(heading);
    // "Tusental kronor" is a heading of amounts.
    let measure = Measure::of(heading);
    let is_unit = without_unit.is_empty() && measure.unit.is_some() && measure.is_money;
    let value = match rows_as {
        As::Investments => None,
        _ => guessed_value(heading, rows_as),
    };
    let found = value.or_else(|| member_of(heading)).or_else(|| member_of(&without_unit));
    let found = found.or(is_unit.then_some(Member::Amount));
    let is_status = rows_as != As::Investments && heading == "status";
    if is_status { Some(Member::Status) } else { found }
}

/// The column of values of an indicator.
fn guessed_value(heading: &str, rows_as: As) -> Option<Member> {
    (guessed_as(&[heading.to_owned()]) == rows_as).then_some(Member::Amount)
}

/// The one year in a heading.
fn year_in(heading: &str) -> Option<&str> {
    let is_year = |word: &&str| {
        word.len() == 4
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && ("1900".."2200").contains(word)
    };
    let mut years = heading.split(' ').filter(is_year);
    let year = years.next()?;
    years.next().is_none().then_some(year)
}

/// The phase that a heading names beside its year.
fn phase_in(heading: &str) -> Option<&'static str> {
    let phases = [
        ("utfall", "executed"),
        ("bokslut", "executed"),
        ("outturn", "executed"),
        ("actual", "executed"),
        ("förslag", "proposed"),
        ("budgetförslag", "proposed"),
        ("proposal", "proposed"),
        // Nobody has decided what is only expected.
        ("prognos", "proposed"),
        ("forecast", "proposed"),
        ("tilläggsbudget", "adjusted"),
    ];
    heading
        .split(' ')
        .find_map(|word| phases.iter().find(|(name, _)| *name == word).map(|(_, phase)| *phase))
}

/// Whether a heading says that its year is only planned or expected.
fn is_ahead(heading: &str) -> bool {
    let is = |word: &str| {
        matches!(word, "plan" | "planår" | "planerat" | "planned" | "prognos" | "forecast")
    };
    heading.split(' ').any(is)
}

/// "1980 = 100", if a heading says so.
fn base_in(heading: &str) -> Option<String> {
    let words = folded(heading);
    let words: Vec<&str> = words.split(' ').collect();
    let at = words.iter().position(|word| *word == "100")?;
    let year = words.get(at.checked_sub(1)?)?;
    year_in(year).map(|year| [year, " = 100"].concat())
}
