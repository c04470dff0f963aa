//! Rows that are set aside because of others: their whole is not there, or the whole dataset refuses them.

use std::collections::HashMap;

use super::Parts;
use crate::dataset::{Content, Fault, Investment, MAX_DEPTH};
use crate::ingest::import::findings::{Cell, Findings};
use crate::ingest::import::is_of_row;
use crate::ingest::import::plan::Plan;
use crate::ingest::mapping::Member;

impl<'t> Parts<'t> {
    /// Looks up the wholes of all rows; a row whose whole is not there is set aside.
    pub(crate) fn connect(&mut self, plan: &Plan<'t>, findings: &mut Findings<'t>) {
        if self.wholes.is_empty() {
            return;
        }
        let ids: HashMap<&str, usize> =
            self.investments.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
        let column = plan.column(Member::PartOf);
        let mut wholes = Vec::with_capacity(self.wholes.len());
        let mut is_faulty = vec![false; self.investments.len()];
        for &(part, id) in &self.wholes {
            let whole = ids.get(id).copied();
            if whole.is_none() {
                let row = self.origins.get(part).map_or(0, |origin| origin.row);
                findings.error(Cell { row, column }, "unknown-whole", id, "");
                if let Some(is_faulty) = is_faulty.get_mut(part) {
                    *is_faulty = true;
                }
            }
            wholes.push((part, whole));
        }
        for (part, whole) in wholes {
            if let Some(investment) = self.investments.get_mut(part) {
                investment.part_of = whole;
            }
        }
        self.wholes.clear();
        self.remove(is_faulty, plan, findings);
    }

    /// Sets rows aside that only the whole shows to be wrong; the content is what was refused.
    pub(crate) fn set_aside(
        &mut self,
        refused: Content,
        faults: &[Fault],
        plan: &Plan<'t>,
        findings: &mut Findings<'t>,
    ) {
        // The rows point into its tables.
        self.investments = refused.investments;
        self.regions = refused.regions;
        self.areas.all = refused.areas;
        self.refused = Some(refused.indicators);
        let mut is_faulty = vec![false; self.investments.len()];
        for fault in faults {
            let origin = self.origins.get(fault.place.row).filter(|_| is_of_row(fault));
            let Some(origin) = origin else {
                findings.stop(None, fault.code, &fault.found, &fault.expected);
                continue;
            };
            let member = Member::named(fault.place.member);
            let column = member.and_then(|member| plan.column(member));
            // "2022–2020" is both years in one cell.
            let both = || plan.column(Member::From).filter(|_| member == Some(Member::To));
            let column = column.or_else(both).unwrap_or(origin.column);
            let cell = Cell { row: origin.row, column: Some(column) };
            findings.error(cell, fault.code, &fault.found, &fault.expected);
            if let Some(is_faulty) = is_faulty.get_mut(fault.place.row) {
                *is_faulty = true;
            }
        }
        self.remove(is_faulty, plan, findings);
    }

    /// Takes rows away, those of the same row of the table, and the parts of both.
    fn remove(&mut self, mut is_faulty: Vec<bool>, plan: &Plan<'t>, findings: &mut Findings<'t>) {
        let column = plan.column(Member::PartOf);
        for round in 0.. {
            for (is_faulty, origin) in is_faulty.iter_mut().zip(&self.origins) {
                *is_faulty |= findings.is_set_aside(origin.row);
            }
            let is_orphan = self.parts_of(&is_faulty);
            let mut has_changed = false;
            let rows = self.investments.iter().zip(&self.origins).zip(&mut is_faulty);
            let whole = |it: &Investment| it.part_of.and_then(|at| self.investments.get(at));
            for (((row, origin), is_faulty), is_orphan) in rows.zip(is_orphan) {
                if is_orphan && !*is_faulty {
                    let id = whole(row).map_or("", |whole| whole.id.as_str());
                    findings.error(Cell { row: origin.row, column }, "unknown-whole", id, "");
                    (*is_faulty, has_changed) = (true, true);
                }
            }
            if !has_changed {
                break;
            }
            if round > MAX_DEPTH {
                findings.stop(column, "too-deep", "", &MAX_DEPTH.to_string());
                return;
            }
        }
        if !is_faulty.contains(&true) {
            return;
        }
        let mut places = Vec::with_capacity(is_faulty.len());
        let mut next = 0;
        for &is_faulty in &is_faulty {
            places.push((!is_faulty).then_some(next));
            next += usize::from(!is_faulty);
        }
        let mut kept = is_faulty.iter();
        self.investments.retain(|_| kept.next() == Some(&false));
        let mut kept = is_faulty.iter();
        self.origins.retain(|_| kept.next() == Some(&false));
        let mut kept = is_faulty.iter();
        self.digests.retain(|_| kept.next() == Some(&false));
        self.used = None;
        for investment in &mut self.investments {
            investment.part_of =
                investment.part_of.and_then(|whole| places.get(whole).copied().flatten());
        }
    }

    /// Which rows are below one that is faulty.
    fn parts_of(&self, is_faulty: &[bool]) -> Vec<bool> {
        let mut known: Vec<Option<bool>> = vec![None; self.investments.len()];
        for start in 0..self.investments.len() {
            let mut path = Vec::new();
            let mut at = start;
            let verdict = loop {
                match known.get_mut(at) {
                    Some(verdict @ None) => *verdict = Some(false),
                    Some(Some(verdict)) => break *verdict || is_faulty.get(at) == Some(&true),
                    None => break false,
                }
                path.push(at);
                if at != start && is_faulty.get(at) == Some(&true) {
                    break false;
                }
                match self.investments.get(at).and_then(|row| row.part_of) {
                    Some(whole) => at = whole,
                    None => break false,
                }
            };
            let mut is_below = verdict;
            for &at in path.iter().rev() {
                if let Some(known) = known.get_mut(at) {
                    *known = Some(is_below);
                }
                is_below |= is_faulty.get(at) == Some(&true);
            }
        }
        known.into_iter().map(|verdict| verdict == Some(true)).collect()
    }
}
