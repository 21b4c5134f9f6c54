//! Needs and pathways.

use behov_solver::instance::{Complexity, Need, Pathway, Promise, Step, Tag};
use behov_solver::table::{ClassId, NeedId, PathwayId, Table};
use behov_solver::units::{Minutes, Probability};

use super::super::defaults::{self, Preset};
use super::super::document::Row;
use super::super::notes;
use super::super::shape::{NeedShape, PathwayShape, StepShape};
use super::super::tree::{Node, Value};
use super::{Build, key_within};

impl Build<'_> {
    pub(super) fn needs(&mut self, classes: &Complexity) -> Table<NeedId, Need> {
        let mut needs = Table::default();
        for row in self.document.rows::<NeedShape>("need") {
            let Some(need) = self.need(&row, classes) else {
                self.document.lose("need", &row.shape.name);
                continue;
            };
            self.came("need", &row);
            self.name("need", &need.name);
            needs.push(need);
        }
        needs
    }

    fn need(&mut self, row: &Row<'_, NeedShape>, classes: &Complexity) -> Option<Need> {
        let (given, node, name) = (&row.shape, row.node, row.shape.name.as_str());
        let minutes = self.lengths(row, classes);
        let promise = self.promise(row);
        if given.handover_minutes.is_some_and(|minutes| minutes > 0) {
            self.assume("sizing.handover_minutes", name, 0, Tag::Assumption, notes::HANDOVER);
        }
        let share = |build: &mut Self, given, preset: Preset<f64>, key| {
            let value = build.take(given, preset, name);
            build.share(node, key, value)
        };
        let no_show = share(self, given.no_show, defaults::NO_SHOW, "no_show");
        let late_cancel = share(self, given.late_cancel, defaults::LATE_CANCEL, "late_cancel");
        let spares = self.share(node, "spares_admission", given.spares_admission.unwrap_or(0.0));
        let roles = match &given.roles {
            Some(roles) => roles.clone(),
            None => self.take(None, defaults::ROLES, name).to_vec(),
        };
        Some(Need {
            name: name.to_owned(),
            purpose: given.purpose.into(),
            setting: self.take(given.setting, defaults::SETTING, name).into(),
            roles: roles.into_iter().map(Into::into).collect(),
            continuity: self.take(given.continuity, defaults::CONTINUITY, name).into(),
            length_cv: self.take(given.length_cv, defaults::LENGTH_CV, name),
            held: self.take(given.held, defaults::held(given.purpose), name),
            may_take_unheld: self.take(given.may_take_unheld, defaults::MAY_TAKE_UNHELD, name),
            when_late: self.take(given.when_late, defaults::WHEN_LATE, name).into(),
            priority: self.take(given.priority, defaults::priority(given.purpose), name),
            release_days: given.release_days,
            brought: None,
            promise: promise?,
            sector: given.sector.map(Into::into),
            minutes: minutes?,
            handover: Minutes(self.take(given.handover_minutes, defaults::HANDOVER, name)),
            no_show: no_show?,
            late_cancel: late_cancel?,
            spares_admission: spares?,
        })
    }

    /// The usual length for every class, then those that differ.
    fn lengths(
        &mut self,
        row: &Row<'_, NeedShape>,
        classes: &Complexity,
    ) -> Option<Table<ClassId, Minutes>> {
        let given = &row.shape;
        let usual = self.take(given.minutes, defaults::minutes(given.purpose), &given.name);
        let mut lengths = classes.classes.map(|_, _| Minutes(usual));
        let mut sound = true;
        for (class, &minutes) in &given.minutes_by_class {
            let at = key_within(row.node, "minutes_by_class", class);
            match self.find::<ClassId>("class", class, at) {
                Some(class) => lengths[class] = Minutes(minutes),
                None => sound = false,
            }
        }
        sound.then_some(lengths)
    }

    fn promise(&mut self, row: &Row<'_, NeedShape>) -> Option<Promise> {
        let node = row.node;
        let (right, rights) = (row.shape.right.as_deref(), &*row.shape.rights);
        match (&row.shape.access, right.is_some() || !rights.is_empty()) {
            (Some(_), true) => {
                let key = if right.is_some() { "right" } else { "rights" };
                self.one_of(node, ["access", key], 2);
                None
            }
            (Some(access), false) => {
                let inner = node.get("access").map_or(node, |entry| &entry.node);
                let share: Probability = self.share(inner, "share", access.share)?;
                Some(Promise::Access { days: access.days, share })
            }
            (None, true) => self.carried(node, right, rights).map(Promise::Rights),
            (None, false) => Some(Promise::None),
        }
    }

    pub(super) fn pathways(&mut self) -> Table<PathwayId, Pathway> {
        let mut pathways = Table::default();
        for row in self.document.rows::<PathwayShape>("pathway") {
            let Some(pathway) = self.pathway(&row) else {
                self.document.lose("pathway", &row.shape.name);
                continue;
            };
            self.came("pathway", &row);
            self.name("pathway", &pathway.name);
            pathways.push(pathway);
        }
        pathways
    }

    fn pathway(&mut self, row: &Row<'_, PathwayShape>) -> Option<Pathway> {
        let PathwayShape { name, right, rights, sector, answer_days, readiness, steps } =
            &row.shape;
        let rights = self.carried(row.node, right.as_deref(), rights);
        let sector = sector.map(Into::into);
        let nodes: &[Node] = match row.node.get("steps").map(|entry| &entry.node.value) {
            Some(Value::List(nodes)) => nodes,
            _ => &[],
        };
        let mut found = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            // Nodes and steps run side by side unless one was left out; then the row is at fault.
            let node = nodes.get(index).filter(|_| nodes.len() == steps.len()).unwrap_or(row.node);
            found.push(self.step(name, index, step, node));
        }
        let steps: Option<Vec<Step>> = found.into_iter().collect();
        let answer_days = self.take(*answer_days, defaults::ANSWER_DAYS, name);
        let (name, readiness) = (name.clone(), readiness.clone());
        Some(Pathway { name, rights: rights?, sector, steps: steps?, answer_days, readiness })
    }

    fn step(&mut self, name: &str, index: usize, step: &StepShape, node: &Node) -> Option<Step> {
        let need = self.find("need", &step.need, node.at("need"));
        let team = self.find_given("team", step.team.as_deref(), node.at("team"));
        let first = index == 0;
        let about = format!("{name}.steps.{}", index + 1);
        // Nothing comes before the first step, so it has no lag.
        let assumed = |build: &mut Self, given: Option<u32>, preset: Preset<u32>| {
            if first { given.unwrap_or(0) } else { build.take(given, preset, &about) }
        };
        let lag_min = assumed(self, step.lag_min, defaults::LAG_MIN);
        let external_days = assumed(self, step.external_days, defaults::EXTERNAL_DAYS);
        let lag_max = if first { Some(step.lag_max.unwrap_or(0)) } else { step.lag_max };
        if lag_max.is_none() && self.document.is_read(node) {
            self.document.missing("pathway.steps", node.span.start, "lag_max");
        }
        let milestone = step.milestone.map(Into::into);
        Some(Step {
            need: need?,
            team: team?,
            lag_min,
            lag_max: lag_max?,
            external_days,
            milestone,
        })
    }
}
