//! From shapes to the parts of an instance: names become ids, rows of several days become one row
//! per day, and what is left out takes its default.
//!
//! A row that refers to something unknown is told once and left out; rows that refer to it in
//! turn are left out in silence, because they are not at fault.

mod change;
mod clinic;
mod cost;
mod days;
mod demand;
mod locate;
mod need;
mod people;
mod pro;
mod right;

use std::collections::BTreeMap;
use std::fmt::Display;

use behov_solver::instance::{
    Assumption, Calendar, Complexity, Fault, Instance, InstanceParts, Range, Right,
};
use behov_solver::plan::sensitivity::{About, Lever};
use behov_solver::table::{ClassId, Id, Table};
use behov_solver::units::{Probability, Span};
use chrono::NaiveDate;

use super::defaults::Preset;
use super::document::{Document, Row, hint, hint_of};
use super::fault::{Both, FileFault, listed, values};
use super::list::{self, Lists, Tally};
use super::names::{Known, Names};
use super::notes::{self, Note};
use super::shape::{AssumptionShape, ProShape, Time};
use super::tree::{Entry, Node};

/// Where a row of the parts comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin<'n> {
    /// A row or section of the clinic file, and whether it was read without fault.
    Toml { node: &'n Node, whole: bool },
    /// A row of the file of changes beside the clinic.
    Beside { node: &'n Node, whole: bool },
    /// A line of a list.
    Csv { line: u32 },
    /// behov itself.
    BuiltIn,
}

/// The instance while it is built.
pub(crate) struct Build<'n> {
    pub(crate) document: Document<'n>,
    /// A file of changes beside it.
    pub(crate) beside: Option<Document<'n>>,
    pub(crate) assumptions: Vec<Assumption>,
    pub(crate) origins: BTreeMap<&'static str, Vec<Origin<'n>>>,
    pub(crate) tallies: Vec<Tally>,
    /// The day to plan from, where it is not the file's own.
    today: Option<NaiveDate>,
    names: Names,
    /// The PRO table as it is written, and where it stands.
    pro: Option<(ProShape, &'n Node, usize)>,
}

/// Builds the instance of a clinic file and its lists.
pub(crate) fn build<'n>(
    document: Document<'n>,
    beside: Option<Document<'n>>,
    lists: Lists,
    today: Option<NaiveDate>,
) -> Result<Instance, Vec<FileFault>> {
    let mut build = Build {
        document,
        beside,
        assumptions: Vec::new(),
        origins: BTreeMap::new(),
        tallies: Vec::new(),
        today,
        names: Names::default(),
        pro: None,
    };
    let parts = build.parts(lists);
    let instance = match Instance::new(parts) {
        Ok(instance) => Some(instance),
        Err(errors) => {
            build.locate(errors);
            None
        }
    };
    let Build { document, beside, tallies, .. } = build;
    let mut faults = document.faults;
    faults.extend(beside.into_iter().flat_map(|beside| beside.faults));
    let mut further = BTreeMap::new();
    for tally in tallies {
        *further.entry(tally.file).or_default() += tally.further;
        faults.extend(tally.faults);
    }
    match instance {
        Some(instance) if faults.is_empty() => Ok(instance),
        _ => Err(listed(faults, &further)),
    }
}

impl<'n> Build<'n> {
    fn parts(&mut self, lists: Lists) -> InstanceParts {
        let clinic = self.clinic();
        let closures = self.closures(clinic.as_of);
        let opening = self.opening();
        let mut rights = self.rights();
        let law = self.law(&mut rights);
        let mut complexity = self.complexity();
        let teams = self.teams();
        let clinicians = self.clinicians();
        let (rooms, every_room) = self.rooms(clinicians.len());
        let sessions = self.sessions(clinic.cycle, every_room);
        let absences = self.absences(clinic.as_of);
        let needs = self.needs(&complexity);
        self.pro_needs(&mut complexity);
        let pathways = self.pathways();
        let streams = self.streams(&complexity, &opening, clinic.as_of);
        let panels = self.panels(&complexity);
        let changes = self.changes(clinic.as_of);
        let holds = self.holds(clinic.cycle);
        let windows = self.windows(clinic.cycle);
        let frozen = self.frozen(clinic.cycle);
        let goals = self.goals();
        let cost = self.cost();
        let heard = self.heard();
        self.written_assumptions();
        let mut parts = InstanceParts {
            name: clinic.name,
            as_of: self.today.unwrap_or(clinic.as_of),
            grid: clinic.grid,
            cycle: clinic.cycle,
            calendar: Calendar { public_holidays: clinic.public_holidays, closures },
            opening,
            teams,
            clinicians,
            rooms,
            sessions,
            absences,
            complexity,
            needs,
            pathways,
            streams,
            panels,
            changes,
            law,
            rights,
            holds,
            windows,
            frozen,
            goals,
            cost,
            heard,
            waiting: Vec::new(),
            bookings: Vec::new(),
            assumptions: Vec::new(),
        };
        self.assumed_law(&parts);
        self.tallies = list::add(&self.known(), &mut parts, lists);
        self.pro_expiry(&parts.waiting);
        parts.triaged();
        for tally in &self.tallies {
            let lines = tally.lines.iter().map(|&line| Origin::Csv { line });
            self.origins.entry(tally.list).or_default().extend(lines);
        }
        parts.assumptions = std::mem::take(&mut self.assumptions);
        parts
    }

    /// The given value, or the default with a note that it was taken.
    pub(crate) fn take<T>(&mut self, given: Option<T>, preset: Preset<T>, row: &str) -> T {
        given.unwrap_or_else(|| {
            let shown = preset.shown.split(" (").next().unwrap_or_default();
            self.assume(preset.key, row, shown, preset.tag, preset.note);
            preset.value
        })
    }

    /// Notes an assumption about a key of a row; `row` is empty for a section.
    pub(crate) fn assume(
        &mut self,
        key: &str,
        row: &str,
        value: impl Display,
        tag: behov_solver::instance::Tag,
        note: Note,
    ) {
        let about = match key.split_once('.') {
            Some((list, key)) if !row.is_empty() => format!("{list}.{row}.{key}"),
            _ => key.to_owned(),
        };
        let (value, note) = (value.to_string(), note.en.to_owned());
        self.origins.entry("assumption").or_default().push(Origin::BuiltIn);
        self.assumptions.push(Assumption { about, value, tag, note, range: None });
    }

    fn written_assumptions(&mut self) {
        for row in self.document.rows::<AssumptionShape>("assumption") {
            let range = self.range(&row);
            self.came("assumption", &row);
            let AssumptionShape { about, value, tag, note, .. } = row.shape;
            self.assumptions.push(Assumption { about, value, tag: tag.into(), note, range });
        }
    }

    /// The range a row states, about something that a lever covers.
    fn range(&mut self, row: &Row<'n, AssumptionShape>) -> Option<Range> {
        let AssumptionShape { about, low, high, .. } = &row.shape;
        let (low, high) = match (*low, *high) {
            (None, None) => return None,
            (Some(low), Some(high)) => (low, high),
            (low, _) => {
                if row.whole {
                    let key = if low.is_some() { "high" } else { "low" };
                    self.document.missing("assumption", row.node.span.start, key);
                }
                return None;
            }
        };
        let at = row.node.at("about");
        match About::of(about) {
            Some(About::Lever(_) | About::Key { row: None, .. }) => {}
            Some(About::Key { list, row: Some(name), .. }) => {
                if self.row_of::<ClassId>(list, name).is_none() && !self.is_lost(list, name) {
                    let values = [
                        ("list", Both::key(&format!("list.{list}"), &[])),
                        ("name", Both::echo(name)),
                        hint_of(list, name, self.names.of(list)),
                    ];
                    self.document.fault(at, "B0107", &values);
                }
            }
            None => {
                let known: Vec<&str> = Lever::all().into_iter().map(Lever::code).collect();
                let list = Both::key("list.lever", &[]);
                let values = [("list", list), ("name", Both::echo(about)), hint(about, &known)];
                self.document.fault(at, "B0107", &values);
            }
        }
        Some(Range { low, high })
    }

    /// Notes where the next row of the parts' list comes from.
    pub(crate) fn came<T>(&mut self, list: &'static str, row: &Row<'n, T>) {
        let origin = Origin::Toml { node: row.node, whole: row.whole };
        self.origins.entry(list).or_default().push(origin);
    }

    /// Notes a name of a list's next row.
    pub(crate) fn name(&mut self, list: &'static str, name: &str) {
        self.names.push(list, name);
    }

    /// The row of a name; an unknown name is a fault unless its row is there but broken.
    pub(crate) fn find<I: Id>(&mut self, list: &'static str, name: &str, at: usize) -> Option<I> {
        let found = self.row_of(list, name);
        if found.is_none() && !self.is_lost(list, name) {
            let values = [
                ("list", Both::key(&format!("list.{list}"), &[])),
                ("name", Both::echo(name)),
                hint_of(list, name, self.names.of(list)),
            ];
            self.document.fault(at, "B0107", &values);
        }
        found
    }

    /// The rows there are so far, and those that were lost.
    fn known(&self) -> Known<'_> {
        Known { names: &self.names, lost: &self.document.lost }
    }

    /// The row of a name, if any.
    pub(crate) fn row_of<I: Id>(&self, list: &str, name: &str) -> Option<I> {
        self.names.row_of(list, name)
    }

    /// Whether the name may belong to a row that could not be read.
    pub(crate) fn is_lost(&self, list: &str, name: &str) -> bool {
        self.known().is_lost(list, name)
    }

    /// The rows of several names; `None` when one is not there.
    pub(crate) fn find_all<I: Id>(
        &mut self,
        list: &'static str,
        names: &[String],
        at: usize,
    ) -> Option<Vec<I>> {
        let found: Vec<Option<I>> = names.iter().map(|name| self.find(list, name, at)).collect();
        found.into_iter().collect()
    }

    /// The row of a name that may be left out: the outer `None` when it is not there.
    #[expect(clippy::option_option, reason = "left out and not found are different things")]
    pub(crate) fn find_given<I: Id>(
        &mut self,
        list: &'static str,
        name: Option<&str>,
        at: usize,
    ) -> Option<Option<I>> {
        match name {
            Some(name) => self.find(list, name, at).map(Some),
            None => Some(None),
        }
    }

    /// A share within 0..=1, or a fault at the key.
    pub(crate) fn share(&mut self, node: &Node, key: &str, value: f64) -> Option<Probability> {
        let share = Probability::new(value);
        if share.is_none() {
            let fault = Fault::OutOfRange { value, low: 0.0, high: 1.0 };
            self.fault_of(node, &[key], fault.code(), &values(&fault));
        }
        share
    }

    /// A fault of what keys of a row say together, at the first of them that stands there.
    ///
    /// Where one of them could not be read, that is told already and the rest only follows.
    pub(crate) fn fault_of(
        &mut self,
        node: &Node,
        keys: &[&str],
        code: &'static str,
        values: &[(&str, Both)],
    ) {
        let entries = || keys.iter().filter_map(|key| node.get(key));
        if entries().all(|entry| self.document.is_read(&entry.node)) {
            match (entries().next(), keys) {
                (Some(entry), _) => self.document.fault(entry.at, code, values),
                (None, keys) => {
                    let key = keys.first().unwrap_or(&"");
                    self.document.fault_without(node.span.start, key, code, values);
                }
            }
        }
    }

    /// The fault of keys of which exactly one must stand.
    pub(crate) fn one_of(&mut self, node: &Node, keys: [&str; 2], given: usize) {
        let quoted = |key: &str| {
            let Both { en, da } = self.document.shown("", key);
            Both { en: format!("`{en}`"), da: format!("`{da}`") }
        };
        let shown = Both::joined(keys.iter().map(|key| quoted(key)));
        let values = [("keys", shown), ("given", Both::plain(given.to_string()))];
        let unread =
            |key: &str| node.get(key).is_some_and(|entry| !self.document.is_read(&entry.node));
        // One that could not be read is told already.
        if !keys.iter().any(|key| unread(key)) {
            if let Some(entry) = keys.iter().find_map(|key| node.get(key)) {
                self.document.fault(entry.at, "B0112", &values);
            } else {
                let at = node.span.start;
                let key = self.document.source.placed_of(at, &keys).unwrap_or(keys[0]);
                self.document.fault_without(at, key, "B0112", &values);
            }
        }
    }

    /// A share per class from the names given; everything `unknown` when none is.
    pub(crate) fn mix(
        &mut self,
        node: &Node,
        given: &BTreeMap<String, f64>,
        classes: &Complexity,
        (key, name): (&str, &str),
    ) -> Option<Table<ClassId, f64>> {
        let mut mix = classes.classes.map(|_, _| 0.0);
        if given.is_empty() {
            let tag = behov_solver::instance::Tag::Assumption;
            self.assume(key, name, "all unknown", tag, notes::MIX_UNKNOWN);
            mix[classes.unknown()] = 1.0;
            return Some(mix);
        }
        let mut sound = true;
        for (class, &share) in given {
            let at = key_within(node, "mix", class);
            match self.find::<ClassId>("class", class, at) {
                Some(class) => mix[class] = share,
                None => sound = false,
            }
        }
        sound.then_some(mix)
    }
}

/// What the section `[clinic]` says.
struct Clinic {
    name: String,
    as_of: NaiveDate,
    grid: behov_solver::units::Minutes,
    cycle: behov_solver::instance::Cycle,
    public_holidays: behov_solver::instance::PublicHolidays,
}

/// Where a key of a table inside a row stands.
fn key_within(node: &Node, table: &str, key: &str) -> usize {
    let inner = node.get(table).and_then(|entry: &Entry| entry.node.get(key));
    inner.map_or_else(|| node.at(table), |entry| entry.at)
}

fn span(from: Time, to: Time) -> Span {
    Span { from: from.0, to: to.0 }
}

/// The rights as a table, in the order of their rows.
fn table(rights: Vec<Right>) -> Table<behov_solver::table::RightId, Right> {
    rights.into_iter().collect()
}
