//! `[complexity.pro]`: the clinic's table from answers to class and colour.

use behov_solver::instance::{
    ColourRule, Complexity, FlagRule, Mistaken, ProTable, ScoreBand, Triage, WaitingPatient,
};
use behov_solver::table::{ClassId, NeedId};
use behov_solver::units::{Minutes, Probability};

use super::super::defaults;
use super::super::document::Row;
use super::super::shape::{ComplexityShape, FirstVisitShape, ProShape};
use super::super::tree::Node;
use super::Build;

impl<'n> Build<'n> {
    /// The table without what names needs, which are read later.
    pub(super) fn pro(
        &mut self,
        pro: ProShape,
        row: &Row<'n, ComplexityShape>,
    ) -> Option<ProTable> {
        let at = row.node.at("pro");
        let node = row.node.get("pro").map_or(row.node, |entry| &entry.node);
        self.pro = Some((pro.clone(), node, at));
        let mut bands = Vec::new();
        for band in &pro.bands {
            let class = self.find::<ClassId>("class", &band.class, at)?;
            let colour = band.colour.map(Into::into);
            bands.push(ScoreBand { from: band.from, to: band.to, class, colour });
        }
        let mut flags = Vec::new();
        for rule in pro.flags {
            let class = self.find_given::<ClassId>("class", rule.class.as_deref(), at)?;
            let colour = rule.colour.map(Into::into);
            flags.push(FlagRule { flag: rule.flag, class, colour });
        }
        let mut colours = Vec::new();
        for rule in &pro.colours {
            let share = self.share(node, "colours", rule.share.unwrap_or(0.0))?;
            colours.push(ColourRule {
                colour: rule.colour.into(),
                then: rule.then.into(),
                minutes: rule.minutes.map(Minutes),
                share,
            });
        }
        let mut mistaken = Vec::new();
        for wrong in &pro.mistaken {
            let answered = self.find::<ClassId>("class", &wrong.answered, at)?;
            let truly = self.find::<ClassId>("class", &wrong.truly, at)?;
            let share = self.share(node, "mistaken", wrong.share)?;
            mistaken.push(Mistaken { answered, truly, share });
        }
        for flag in pro.raising_flags.iter().chain(flags.iter().map(|rule| &rule.flag)) {
            self.name("flag", flag);
        }
        Some(ProTable {
            version: pro.version,
            bands,
            raising_flags: pro.raising_flags,
            flags,
            colours,
            valid_days: pro.valid_days.unwrap_or(defaults::PRO_VALID_DAYS.value),
            mistaken,
            controls: Vec::new(),
            first_visit: None,
        })
    }

    /// What the table says of needs.
    pub(super) fn pro_needs(&mut self, complexity: &mut Complexity) {
        let (Some((given, node, at)), Some(table)) = (self.pro.clone(), &mut complexity.pro) else {
            return;
        };
        table.controls = self.find_all::<NeedId>("need", &given.controls, at).unwrap_or_default();
        table.first_visit = given.first_visit.and_then(|given| self.first_visit(&given, node, at));
    }

    fn first_visit(&mut self, given: &FirstVisitShape, node: &Node, at: usize) -> Option<Triage> {
        let needs = self.find_all::<NeedId>("need", &given.needs, at);
        let call = self.find_given::<NeedId>("need", given.phone_need.as_deref(), at);
        let reading = self.find_given::<NeedId>("need", given.reading_need.as_deref(), at);
        let mut share = |value: Option<f64>| -> Option<Probability> {
            self.share(node, "first_visit", value.unwrap_or(0.0))
        };
        let (answered, no_visit) = (share(Some(given.answered)), share(given.no_visit));
        let phone = share(given.phone);
        Some(Triage {
            needs: needs?,
            answered: answered?,
            no_visit: no_visit?,
            phone: phone?,
            call: call?,
            reading: reading?,
            per_week: 0.0,
        })
    }

    /// Notes how long an answer counts, where a list has answers and the file does not say it.
    pub(super) fn pro_expiry(&mut self, waiting: &[WaitingPatient]) {
        let given = self.pro.as_ref().and_then(|(given, ..)| given.valid_days);
        if waiting.iter().any(|patient| patient.pro.is_some()) {
            let _: u32 = self.take(given, defaults::PRO_VALID_DAYS, "");
        }
    }
}
