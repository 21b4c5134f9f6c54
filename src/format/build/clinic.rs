//! The clinic itself, its calendar, complexity classes and goals.

use behov_solver::instance::{
    AskedHours, BufferRule, Closure, Complexity, ComplexityClass, Cycle, Goals, OpeningHours,
};
use behov_solver::table::ClassId;
use behov_solver::units::{Minutes, Probability, Span, TimeOfDay};
use chrono::NaiveDate;

use super::super::defaults;
use super::super::document::Row;
use super::super::shape::{ClinicShape, ClosureShape, ComplexityShape, GoalsShape, OpeningShape};
use super::demand::asked;
use super::{Build, Clinic, span};

/// Stands in for the section `[clinic]` when it cannot be read, so that the rest is still checked.
fn stand_in() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 2).expect("a constant")
}

impl Build<'_> {
    pub(super) fn clinic(&mut self) -> Clinic {
        let row: Option<Row<'_, ClinicShape>> = self.document.section("clinic");
        let Some(row) = row else {
            self.document.lose("clinic", "");
            let cycle = Cycle::anchored(8, stand_in());
            return Clinic {
                name: String::new(),
                as_of: stand_in(),
                grid: Minutes(defaults::GRID.value),
                cycle,
                public_holidays: defaults::HOLIDAYS.value.into(),
            };
        };
        self.came("clinic", &row);
        let given = &row.shape;
        let as_of = given.as_of.0;
        let grid = Minutes(self.take(given.grid_minutes, defaults::GRID, ""));
        let cycle = self.cycle(&row);
        let public_holidays = self.take(given.public_holidays, defaults::HOLIDAYS, "").into();
        Clinic { name: given.name.clone(), as_of, grid, cycle, public_holidays }
    }

    pub(super) fn closures(&mut self, near: NaiveDate) -> Vec<Closure> {
        let rows = self.document.rows::<ClosureShape>("closure");
        let mut closures = Vec::new();
        for row in rows {
            let ClosureShape { from, to, reason } = row.shape.clone();
            let Some((from, to)) = self.dates(row.node, "closure", (from, to), near) else {
                self.document.lose("closure", "");
                continue;
            };
            self.came("closure", &row);
            closures.push(Closure { from, to, reason });
        }
        closures
    }

    pub(super) fn opening(&mut self) -> Vec<OpeningHours> {
        let mut opening = Vec::new();
        for row in self.document.rows::<OpeningShape>("opening") {
            for &day in &row.shape.days {
                self.came("opening", &row);
                let span = span(row.shape.from, row.shape.to);
                opening.push(OpeningHours { weekday: day.into(), span });
            }
        }
        opening
    }

    pub(super) fn complexity(&mut self) -> Complexity {
        let row: Option<Row<'_, ComplexityShape>> = self.document.section("complexity");
        let words = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let given = row.as_ref().map(|row| row.shape.clone());
        let broken = row.as_ref().is_none_or(|row| !row.whole);
        if broken && self.document.root.get("complexity").is_some() {
            self.document.lose("class", "");
        }
        let (classes, complex) = if let Some(given) = &given {
            (given.classes.clone(), given.complex.clone())
        } else {
            let classes = self.take(None, defaults::CLASSES, "");
            (words(classes), words(self.take(None, defaults::COMPLEX, "")))
        };
        for class in classes.iter().map(String::as_str).chain(["unknown"]) {
            self.name("class", class);
        }
        let at = row.as_ref().map_or(0, |row| row.node.at("complex"));
        let _: Option<Vec<ClassId>> = self.find_all("class", &complex, at);
        let class = |name: String| ComplexityClass { complex: complex.contains(&name), name };
        let unknown = std::iter::once("unknown".to_owned());
        let classes = classes.into_iter().chain(unknown).map(class).collect();
        let pro = given.and_then(|given| given.pro).zip(row.as_ref());
        let pro = pro.and_then(|(pro, row)| self.pro(pro, row));
        if let Some(row) = &row {
            self.came("complexity", row);
        }
        Complexity { classes, pro }
    }

    /// When on a day requests come where the file does not say it.
    fn usual_hours(&mut self) -> AskedHours {
        let (from, to) = self.take(None, defaults::ASKED, "");
        let time = |text| TimeOfDay::parse(text).expect("a constant");
        AskedHours { span: Span { from: time(from), to: time(to) }, shares: vec![1.0] }
    }

    pub(super) fn goals(&mut self) -> Goals {
        let row: Option<Row<'_, GoalsShape>> = self.document.section("goals");
        let root = self.document.root;
        let node = row.as_ref().map_or(root, |row| row.node);
        let given = row.as_ref().map(|row| row.shape.clone()).unwrap_or_default();
        if let Some(row) = &row {
            self.came("goals", row);
        }
        let share = |build: &mut Self, given, preset: defaults::Preset<f64>, key| {
            let value = build.take(given, preset, "");
            build.share(node, key, value).unwrap_or(Probability::ZERO)
        };
        let cancelled =
            share(self, given.cancelled_share, defaults::CANCELLED_SHARE, "cancelled_share");
        let again = share(self, given.asks_again, defaults::ASKS_AGAIN, "asks_again");
        let held = share(self, given.held_share_max, defaults::HELD_SHARE_MAX, "held_share_max");
        let patient_cancels =
            share(self, given.patient_cancels, defaults::PATIENT_CANCELS, "patient_cancels");
        let hospital_cancels =
            share(self, given.hospital_cancels, defaults::HOSPITAL_CANCELS, "hospital_cancels");
        let in_time = share(self, given.ends_in_time, defaults::ENDS_IN_TIME, "ends_in_time");
        let idle = share(self, given.idle_worth, defaults::IDLE_WORTH, "idle_worth");
        Goals {
            horizon_weeks: self.take(given.horizon_weeks, defaults::HORIZON_WEEKS, ""),
            cancelled_share: cancelled,
            asks_again: again,
            hold_unit: given.hold_unit_minutes.map(Minutes),
            held_share_max: held,
            complex_visits_max: given.complex_visits_max,
            buffer: given.buffer.map(|buffer| BufferRule {
                after_complex: Minutes(buffer.after_complex_minutes),
                minutes: Minutes(buffer.minutes),
            }),
            ends_in_time: in_time,
            relief_by: given.relief_by.map(|date| date.0),
            changes_max: given.changes_max,
            idle_worth: idle,
            frontier_max: self.take(given.frontier_max, defaults::FRONTIER_MAX, ""),
            waiting_cost: self.take(given.waiting_cost, defaults::WAITING_COST, ""),
            late_cost: self.take(given.late_cost, defaults::LATE_COST, ""),
            extra_cost: self.take(given.extra_cost, defaults::EXTRA_COST, ""),
            notice_days: self.take(given.notice_open_days, defaults::NOTICE_OPEN_DAYS, ""),
            release_fill: match given.release_fill {
                Some(fill) => fill,
                None => self.take(None, defaults::RELEASE_FILL, "").to_vec(),
            },
            patient_cancels,
            hospital_cancels,
            asked: given.asked.as_ref().map_or_else(|| self.usual_hours(), asked),
            served_first: self.take(given.served_first, defaults::SERVED_FIRST, "").into(),
        }
    }
}
