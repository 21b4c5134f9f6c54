//! Changes of pathways.

use behov_solver::instance::{Accepts, Change, ChangeKind, Range};
use behov_solver::table::{ClassId, Id, NeedId, TeamId};
use behov_solver::units::{Minutes, Probability};
use chrono::NaiveDate;

use super::super::defaults;
use super::super::document::Row;
use super::super::fault::Both;
use super::super::shape::{ChangeShape, ChangeWord};
use super::super::tree::Node;
use super::{Build, Origin};

impl Build<'_> {
    /// The changes of the clinic file, then those of a file beside it.
    pub(super) fn changes(&mut self, as_of: NaiveDate) -> Vec<Change> {
        let mut changes = Vec::new();
        self.add_changes(&mut changes, false);
        if let Some(mut beside) = self.beside.take() {
            beside.lost.clone_from(&self.document.lost);
            std::mem::swap(&mut self.document, &mut beside);
            self.add_changes(&mut changes, true);
            std::mem::swap(&mut self.document, &mut beside);
            self.beside = Some(beside);
        }
        if let Some(today) = self.today {
            for change in &mut changes {
                begun(change, as_of, today);
            }
        }
        changes
    }

    fn add_changes(&mut self, changes: &mut Vec<Change>, beside: bool) {
        for row in self.document.rows::<ChangeShape>("change") {
            let Some(change) = self.change(&row) else {
                self.document.lose("change", &row.shape.name);
                continue;
            };
            let (node, whole) = (row.node, row.whole);
            let origin =
                if beside { Origin::Beside { node, whole } } else { Origin::Toml { node, whole } };
            self.origins.entry("change").or_default().push(origin);
            self.name("change", &change.name);
            changes.push(change);
        }
    }

    fn change(&mut self, row: &Row<'_, ChangeShape>) -> Option<Change> {
        let (given, node) = (&row.shape, row.node);
        let share = self.share(node, "share", given.share);
        let share_range = self.pair(node, "share_range", &given.share_range);
        let ramp_weeks = self.take(given.ramp_weeks, defaults::RAMP_WEEKS, &given.name);
        let kind = self.kind(row);
        Some(Change {
            name: given.name.clone(),
            from: given.from.0,
            ramp_weeks,
            share: share?,
            share_range,
            kind: kind?,
            brings: None,
        })
    }

    fn kind(&mut self, row: &Row<'_, ChangeShape>) -> Option<ChangeKind> {
        let (given, node) = (&row.shape, row.node);
        match given.kind {
            ChangeWord::NeedBased => {
                let (panel, accepts) = (self.panel_of(row), self.accepts(row));
                let between_weeks = given.between_weeks;
                Some(ChangeKind::NeedBased { panel: panel?, accepts: accepts?, between_weeks })
            }
            ChangeWord::Practice => {
                let (panel, accepts) = (self.panel_of(row), self.accepts(row));
                let advice = self.wanted(node, "advice_per_year", given.advice_per_year);
                Some(ChangeKind::Practice {
                    panel: panel?,
                    accepts: accepts?,
                    advice_per_year: advice?,
                })
            }
            ChangeWord::Municipality => {
                let (panel, accepts) = (self.panel_of(row), self.accepts(row));
                Some(ChangeKind::Municipality { panel: panel?, accepts: accepts? })
            }
            ChangeWord::Triage => {
                let stream = self.stream_of(row);
                let phone = self.wanted_share(node, "phone_share", given.phone_share);
                let call = self.wanted(node, "call_minutes", given.call_minutes);
                let reading = self.wanted(node, "reading_minutes", given.reading_minutes);
                Some(ChangeKind::Triage {
                    stream: stream?,
                    phone: phone?,
                    phone_minutes: Minutes(call?),
                    reading_minutes: Minutes(reading?),
                })
            }
            ChangeWord::FewerVisits => {
                let stream = self.stream_of(row);
                let visits = self.wanted(node, "visits", given.visits);
                Some(ChangeKind::FewerVisits { stream: stream?, visits_spared: visits? })
            }
            ChangeWord::SubAcute => self.sub_acute(row),
            ChangeWord::Home => self.home(row),
            ChangeWord::Virtual => {
                let need = self.need_of(row);
                let minutes = self.wanted(node, "minutes", given.minutes);
                Some(ChangeKind::Virtual { need: need?, minutes: Minutes(minutes?) })
            }
            ChangeWord::TaskShift => {
                let need = self.need_of(row);
                let role = self.wanted(node, "role", given.role);
                let minutes = self.wanted(node, "minutes", given.minutes);
                Some(ChangeKind::TaskShift {
                    need: need?,
                    role: role?.into(),
                    minutes: Minutes(minutes?),
                })
            }
        }
    }

    fn sub_acute(&mut self, row: &Row<'_, ChangeShape>) -> Option<ChangeKind> {
        let (given, node) = (&row.shape, row.node);
        let (team, need) = (self.team_of(row), self.need_of(row));
        let per_week = self.wanted(node, "per_week", given.per_week);
        let practice = self.wanted_share(node, "practice_share", given.practice_share);
        let admitted = self.wanted_share(node, "admitted_share", given.admitted_share);
        let call = self.wanted(node, "call_minutes", given.call_minutes);
        Some(ChangeKind::SubAcute {
            team: team?,
            need: need?,
            per_week: per_week?,
            practice: practice?,
            admitted: admitted?,
            call_minutes: Minutes(call?),
        })
    }

    fn home(&mut self, row: &Row<'_, ChangeShape>) -> Option<ChangeKind> {
        let (given, node) = (&row.shape, row.node);
        let (team, need) = (self.team_of(row), self.need_of(row));
        let per_week = self.wanted(node, "per_week", given.per_week);
        let visits = self.wanted(node, "visits", given.visits);
        let travel = self.wanted(node, "travel_minutes", given.travel_minutes);
        Some(ChangeKind::Home {
            team: team?,
            need: need?,
            per_week: per_week?,
            visits: visits?,
            travel_minutes: Minutes(travel?),
        })
    }

    /// Whether patients accept; where nothing is said, the walk has a chance.
    fn accepts(&mut self, row: &Row<'_, ChangeShape>) -> Option<Accepts> {
        let (given, node) = (&row.shape, row.node);
        let chance = match given.accepts {
            Some(value) => Some(self.share(node, "accepts", value)?),
            None => None,
        };
        Some(Accepts { chance, range: self.pair(node, "accepts_range", &given.accepts_range) })
    }

    /// Two numbers; another count of them is a fault.
    fn pair(&mut self, node: &Node, key: &str, given: &[f64]) -> Option<Range> {
        match *given {
            [] => None,
            [low, high] => Some(Range { low, high }),
            _ => {
                let found = Both::plain(given.len().to_string());
                let wanted = Both::key("kind.pair", &[]);
                self.fault_of(node, &[key], "B0105", &[("found", found), ("wanted", wanted)]);
                None
            }
        }
    }

    /// A key that this kind of change needs.
    fn wanted<T>(&mut self, node: &Node, key: &str, given: Option<T>) -> Option<T> {
        if given.is_none() && node.get(key).is_none() {
            self.document.missing("change", node.span.start, key);
        }
        given
    }

    fn wanted_share(&mut self, node: &Node, key: &str, given: Option<f64>) -> Option<Probability> {
        let value = self.wanted(node, key, given)?;
        self.share(node, key, value)
    }

    fn panel_of(&mut self, row: &Row<'_, ChangeShape>) -> Option<usize> {
        let name = self.wanted(row.node, "panel", row.shape.panel.as_deref())?;
        self.find::<ClassId>("panel", name, row.node.at("panel")).map(Id::index)
    }

    fn stream_of(&mut self, row: &Row<'_, ChangeShape>) -> Option<usize> {
        let name = self.wanted(row.node, "stream", row.shape.stream.as_deref())?;
        self.find::<ClassId>("stream", name, row.node.at("stream")).map(Id::index)
    }

    fn team_of(&mut self, row: &Row<'_, ChangeShape>) -> Option<TeamId> {
        let name = self.wanted(row.node, "team", row.shape.team.as_deref())?;
        self.find("team", name, row.node.at("team"))
    }

    fn need_of(&mut self, row: &Row<'_, ChangeShape>) -> Option<NeedId> {
        let name = self.wanted(row.node, "need", row.shape.need.as_deref())?;
        self.find("need", name, row.node.at("need"))
    }
}

/// A change that has begun since the day of the file goes on from today, with the weeks of its ramp
/// that are left: a file can be read on any later day.
fn begun(change: &mut Change, as_of: NaiveDate, today: NaiveDate) {
    if as_of <= change.from && change.from < today {
        let weeks = u32::try_from((today - change.from).num_days() / 7).unwrap_or(u32::MAX);
        change.ramp_weeks = change.ramp_weeks.saturating_sub(weeks).max(1);
        change.from = today;
    }
}
