//! The names of the rows that a clinic file has, and of those that could not be read: what lists
//! and rows refer to.

use std::collections::{BTreeMap, BTreeSet};

use behov_solver::instance::{Complexity, Instance};
use behov_solver::table::{ClassId, Id};

use crate::messages::Lang;
use crate::messages::word::{danish_name, given_name};

/// The names of every list, by row.
#[derive(Debug, Default)]
pub(crate) struct Names(BTreeMap<&'static str, List>);

/// The names of one list.
#[derive(Debug, Default)]
struct List {
    rows: BTreeMap<String, usize>,
    order: Vec<String>,
}

/// Names of rows that could not be read, by list; an empty name for those without one.
pub(crate) type Lost = BTreeMap<&'static str, BTreeSet<String>>;

/// The rows there are, and those that were lost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'n> {
    pub(crate) names: &'n Names,
    pub(crate) lost: &'n Lost,
}

impl Names {
    /// The names of a clinic that was read, as far as lines of bookings and templates have them.
    pub(crate) fn of_clinic(clinic: &Instance) -> Self {
        let (parts, mut names) = (clinic.parts(), Self::default());
        parts.teams.values().for_each(|team| names.push("team", &team.name));
        parts.clinicians.values().for_each(|row| names.push("clinician", &row.name));
        parts.needs.values().for_each(|need| names.push("need", &need.name));
        parts.complexity.classes.values().for_each(|class| names.push("class", &class.name));
        names
    }

    /// Notes a name of a list's next row.
    pub(crate) fn push(&mut self, list: &'static str, name: &str) {
        let List { rows, order } = self.0.entry(list).or_default();
        rows.entry(name.to_owned()).or_insert(order.len());
        order.push(name.to_owned());
    }

    /// The names of a list, in the order of its rows.
    pub(crate) fn of(&self, list: &str) -> &[String] {
        self.0.get(list).map_or(&[], |names| &names.order)
    }

    /// The row of a name, if any.
    pub(crate) fn row_of<I: Id>(&self, list: &str, name: &str) -> Option<I> {
        let rows = &self.0.get(list)?.rows;
        // A name of the clinic's own comes before the Danish one of a name that behov gives.
        let given = || rows.get(given_name(list, name)?);
        rows.get(name).or_else(given).copied().map(I::from_index)
    }
}

/// The name of a complexity class as people read it: the class that behov adds has a Danish name,
/// unless one of the clinic's own is called so.
#[must_use]
pub fn class_name(lang: Lang, complexity: &Complexity, class: ClassId) -> &str {
    let name = complexity.classes[class].name.as_str();
    let danish = danish_name("class", name).filter(|_| lang == Lang::Da);
    let is_own = |danish: &&str| complexity.classes.values().any(|other| other.name == **danish);
    danish.filter(|danish| !is_own(danish)).unwrap_or(name)
}

impl Known<'_> {
    /// The row of a name, if any.
    pub(crate) fn row_of<I: Id>(&self, list: &str, name: &str) -> Option<I> {
        self.names.row_of(list, name)
    }

    /// Whether the name may belong to a row that could not be read.
    pub(crate) fn is_lost(&self, list: &str, name: &str) -> bool {
        let lost = self.lost.get(list);
        lost.is_some_and(|names| names.contains(name) || names.contains(""))
    }
}
