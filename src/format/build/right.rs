//! The rights: those built in, those of the file, and what the law leaves to be said.

use std::collections::BTreeSet;

use behov_solver::instance::rights::danish_rights;
use behov_solver::instance::{Asks, InstanceParts, Law, Right, RightPeriod, Tag};
use behov_solver::table::{Id, RightId, Table};

use super::super::document::Row;
use super::super::shape::{LawShape, RightPeriodShape, RightShape};
use super::super::tree::Node;
use super::super::{defaults, notes};
use super::{Build, Origin, table};

impl Build<'_> {
    /// The built-in rights, those of the file in their place or after them.
    pub(super) fn rights(&mut self) -> Table<RightId, Right> {
        let mut rights = danish_rights();
        let mut origins = vec![Origin::BuiltIn; rights.len()];
        let built_in = rights.len();
        for row in self.document.rows::<RightShape>("right") {
            let origin = Origin::Toml { node: row.node, whole: row.whole };
            let name = &row.shape.name;
            let replaced = rights[..built_in].iter().position(|other| other.name == *name);
            let replaced = replaced.filter(|&index| matches!(origins[index], Origin::BuiltIn));
            if let Some(index) = replaced {
                rights[index] = as_in_law(&rights[index], &row.shape);
                origins[index] = origin;
            } else {
                rights.push(self.own_right(&row.shape));
                origins.push(origin);
            }
        }
        for right in &rights {
            self.name("right", &right.name);
        }
        self.origins.insert("right", origins);
        table(rights)
    }

    /// A right the clinic writes itself.
    fn own_right(&mut self, given: &RightShape) -> Right {
        let name = given.name.as_str();
        Right {
            starts_at: self.take(given.starts_at, defaults::STARTS_AT, name).into(),
            ends_at: self.take(given.ends_at, defaults::ENDS_AT, name).into(),
            patient_pause_stops: self.take(given.patient_pause_stops, defaults::PAUSE_STOPS, name),
            kept_by: self.take(given.kept_by, defaults::KEPT_BY, name).into(),
            maximum_wait: self.take(given.maximum_wait, defaults::MAXIMUM_WAIT, name),
            ..Right::new(name, periods(given))
        }
    }

    /// What the law leaves to be said; rights the file switches on are no longer off.
    pub(super) fn law(&mut self, rights: &mut Table<RightId, Right>) -> Law {
        let row: Option<Row<'_, LawShape>> = self.document.section("law");
        let given = row.as_ref().map(|row| row.shape.clone()).unwrap_or_default();
        if let Some(row) = &row {
            self.came("law", row);
            let at = row.node.at("switched_on");
            let named: Option<Vec<RightId>> = self.find_all("right", &given.switched_on, at);
            for right in named.into_iter().flatten() {
                rights[right].off = false;
            }
        }
        let days = given.not_weekdays.unwrap_or_default();
        Law {
            sector: given.sector.unwrap_or(defaults::SECTOR.value).into(),
            saturday_counts: given.saturday_counts.unwrap_or(defaults::SATURDAY_COUNTS.value),
            not_weekdays: days.into_iter().map(Into::into).collect(),
        }
    }

    /// What is assumed of the law, where something carries a right: the days of built-in rights that
    /// are carried, what `[law]` leaves out, and what the law itself leaves open.
    pub(super) fn assumed_law(&mut self, parts: &InstanceParts) {
        let needs = parts.needs.ids().map(Asks::Need);
        let asked = needs.chain(parts.pathways.ids().map(Asks::Pathway));
        let carried: BTreeSet<RightId> =
            asked.flat_map(|asks| parts.carried(asks)).map(|row| row.right).collect();
        if carried.is_empty() {
            return;
        }
        let given: LawShape = self.document.section("law").map(|row| row.shape).unwrap_or_default();
        self.take(given.sector, defaults::SECTOR, "");
        self.take(given.saturday_counts, defaults::SATURDAY_COUNTS, "");
        if given.not_weekdays.is_none() {
            self.take(None, defaults::NOT_WEEKDAYS, "");
        }
        for (key, value, note) in [
            ("law.month_days", "30 days", notes::MONTH),
            ("law.last_day", "not moved", notes::LAST_DAY),
            ("law.letter", "sent", notes::LETTER),
            ("law.redirected_on_the_last_day", "in time", notes::REDIRECTED),
            ("law.incomplete_referral", "from receipt", notes::INCOMPLETE),
            ("law.own_days", "days asked for", notes::OWN_DAYS),
            ("law.played", "first clock", notes::FIRST_CLOCK),
        ] {
            self.assume(key, "", value, Tag::Assumption, note);
        }
        for id in carried {
            let built_in = self.origins.get("right").and_then(|rows| rows.get(id.index()));
            if matches!(built_in, Some(Origin::BuiltIn)) {
                let right = &parts.rights[id];
                let days = right.days(parts.as_of, parts.as_of, parts.law.sector);
                let days = days.or_else(|| right.periods.last().map(|period| period.days));
                let law = notes::law(&right.name);
                self.assume("right.days", &right.name, days.unwrap_or(0), Tag::Law, law);
            }
        }
    }

    /// The rights a row names, under `right` or `rights`; `None` where one is not there, or both keys
    /// are.
    pub(super) fn carried(
        &mut self,
        node: &Node,
        right: Option<&str>,
        rights: &[String],
    ) -> Option<Vec<RightId>> {
        match (right, rights) {
            (Some(_), [_, ..]) => {
                self.one_of(node, ["right", "rights"], 2);
                None
            }
            (Some(right), []) => self.find("right", right, node.at("right")).map(|id| vec![id]),
            (None, rights) => self.find_all("right", rights, node.at("rights")),
        }
    }
}

/// A built-in right with the periods of the file, and what else it says.
fn as_in_law(built_in: &Right, given: &RightShape) -> Right {
    Right {
        name: given.name.clone(),
        starts_at: given.starts_at.map_or(built_in.starts_at, Into::into),
        ends_at: given.ends_at.map_or(built_in.ends_at, Into::into),
        patient_pause_stops: given.patient_pause_stops.unwrap_or(built_in.patient_pause_stops),
        kept_by: given.kept_by.map_or(built_in.kept_by, Into::into),
        maximum_wait: given.maximum_wait.unwrap_or(built_in.maximum_wait),
        periods: periods(given),
        off: false,
    }
}

fn periods(given: &RightShape) -> Vec<RightPeriod> {
    let period = |period: &RightPeriodShape| RightPeriod {
        from: period.from.0,
        to: period.to.map(|to| to.0),
        sector: period.sector.map(Into::into),
        days: period.days,
        days_if_received_before: period.days_if_received_before,
    };
    given.periods.iter().map(period).collect()
}
