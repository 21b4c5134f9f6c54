//! Streams and panels.

use behov_solver::instance::{
    AskedHours, Asks, Complexity, Life, OpeningHours, Panel, Season, Stream, Tag,
};
use behov_solver::units::Probability;
use chrono::{NaiveDate, Weekday};

use super::super::defaults::{self, Preset};
use super::super::document::Row;
use super::super::fault::Both;
use super::super::notes;
use super::super::shape::{AskedShape, PanelShape, SeasonShape, StreamShape};
use super::super::tree::{Node, Value};
use super::{Build, span};

/// Hours of asking; evenly where no shares are given.
pub(super) fn asked(given: &AskedShape) -> AskedHours {
    let shares = if given.shares.is_empty() { vec![1.0] } else { given.shares.clone() };
    AskedHours { span: span(given.from, given.to), shares }
}

impl Build<'_> {
    pub(super) fn streams(
        &mut self,
        classes: &Complexity,
        opening: &[OpeningHours],
        near: NaiveDate,
    ) -> Vec<Stream> {
        let mut streams = Vec::new();
        for row in self.document.rows::<StreamShape>("stream") {
            let Some(stream) = self.stream(&row, classes, opening, near) else {
                self.document.lose("stream", &row.shape.name);
                continue;
            };
            self.came("stream", &row);
            self.name("stream", &stream.name);
            streams.push(stream);
        }
        streams
    }

    fn stream(
        &mut self,
        row: &Row<'_, StreamShape>,
        classes: &Complexity,
        opening: &[OpeningHours],
        near: NaiveDate,
    ) -> Option<Stream> {
        let (given, node, name) = (&row.shape, row.node, row.shape.name.as_str());
        let team = self.find("team", &given.team, node.at("team"));
        let asks = match (&given.need, &given.pathway) {
            (Some(need), None) => self.find("need", need, node.at("need")).map(Asks::Need),
            (None, Some(pathway)) => {
                self.find("pathway", pathway, node.at("pathway")).map(Asks::Pathway)
            }
            (need, _) => {
                self.one_of(node, ["need", "pathway"], usize::from(need.is_some()) * 2);
                None
            }
        };
        let weekday_shares = self.weekday_shares(row, opening);
        let mix = self.mix(node, &given.mix, classes, ("stream.mix", name));
        let own = self.take(given.own_share, defaults::OWN_SHARE, name);
        let own_share = self.share(node, "own_share", own);
        let seasons = self.seasons(node, &given.seasons, near);
        Some(Stream {
            name: name.to_owned(),
            per_week: given.per_week,
            seasons: seasons?,
            dispersion: self.take(given.dispersion, defaults::DISPERSION, name),
            team: team?,
            asks: asks?,
            weekday_shares: weekday_shares?,
            mix: mix?,
            own_share: own_share?,
            asked: given.asked.as_ref().map(asked),
        })
    }

    /// The seasons of a stream; nothing when one of them says no dates.
    fn seasons(
        &mut self,
        row: &Node,
        given: &[SeasonShape],
        near: NaiveDate,
    ) -> Option<Vec<Season>> {
        let nodes = match row.get("seasons").map(|entry| &entry.node.value) {
            Some(Value::List(nodes)) => nodes.as_slice(),
            _ => &[],
        };
        let mut seasons = Vec::new();
        for (at, SeasonShape { from, to, factor }) in given.iter().enumerate() {
            let dates = self.dates(nodes.get(at).unwrap_or(row), "season", (*from, *to), near);
            seasons.push(dates.map(|(from, to)| Season { from, to, factor: *factor }));
        }
        seasons.into_iter().collect()
    }

    fn weekday_shares(
        &mut self,
        row: &Row<'_, StreamShape>,
        opening: &[OpeningHours],
    ) -> Option<[f64; 7]> {
        let mut shares = [0.0; 7];
        match &row.shape.weekday_shares {
            Some(given) if given.len() == 5 || given.len() == 7 => {
                shares[..given.len()].copy_from_slice(given);
                Some(shares)
            }
            Some(given) => {
                let values = [("given", Both::plain(given.len().to_string()))];
                self.fault_of(row.node, &["weekday_shares"], "B0120", &values);
                None
            }
            None => {
                let open = |day: Weekday| opening.iter().any(|open| open.weekday == day);
                let week = [
                    Weekday::Mon,
                    Weekday::Tue,
                    Weekday::Wed,
                    Weekday::Thu,
                    Weekday::Fri,
                    Weekday::Sat,
                    Weekday::Sun,
                ];
                let days: Vec<usize> = (0..7).filter(|&day| open(week[day])).collect();
                let days = if days.is_empty() { (0..5).collect() } else { days };
                for &day in &days {
                    shares[day] =
                        [1.0, 0.5, 1.0 / 3.0, 0.25, 0.2, 1.0 / 6.0, 1.0 / 7.0][days.len() - 1];
                }
                let key = "stream.weekday_shares";
                self.assume(key, &row.shape.name, "even", Tag::Assumption, notes::EVEN_WEEK);
                Some(shares)
            }
        }
    }

    pub(super) fn panels(&mut self, classes: &Complexity) -> Vec<Panel> {
        let mut panels = Vec::new();
        for row in self.document.rows::<PanelShape>("panel") {
            let Some(panel) = self.panel(&row, classes) else {
                self.document.lose("panel", &row.shape.name);
                continue;
            };
            self.came("panel", &row);
            self.name("panel", &panel.name);
            panels.push(panel);
        }
        panels
    }

    fn panel(&mut self, row: &Row<'_, PanelShape>, classes: &Complexity) -> Option<Panel> {
        let (given, node, name) = (&row.shape, row.node, row.shape.name.as_str());
        let team = self.find("team", &given.team, node.at("team"));
        let at = node.at("clinician");
        let clinician = self.find_given("clinician", given.clinician.as_deref(), at);
        let control = self.find("need", &given.control, node.at("control"));
        let at = node.at("need_based");
        let need_based = self.find_given("need", given.need_based.as_deref(), at);
        let advice = self.find_given("need", given.advice.as_deref(), node.at("advice"));
        let mix = self.mix(node, &given.mix, classes, ("panel.mix", name));
        let eligible = self.take(given.eligible, defaults::ELIGIBLE, name);
        let eligible: Option<Probability> = self.share(node, "eligible", eligible);
        let converted = self.take(given.converted, defaults::CONVERTED, name);
        let converted = self.share(node, "converted", converted);
        // A rate of something nobody may ask for is nought, and no assumption.
        let rate = |build: &mut Self, asked: &Option<String>, given, preset: Preset<f64>| {
            if asked.is_some() { build.take(given, preset, name) } else { given.unwrap_or(0.0) }
        };
        let (requests, advised) = (given.requests_per_year, given.advice_per_year);
        let life = self.life(row);
        Some(Panel {
            life: life?,
            name: name.to_owned(),
            size: given.size,
            interval_weeks: given.interval_weeks,
            next_controls: Vec::new(),
            contacts: Vec::new(),
            requests_per_year: rate(self, &given.need_based, requests, defaults::REQUESTS_PER_YEAR),
            advice_per_year: rate(self, &given.advice, advised, defaults::ADVICE_PER_YEAR),
            safety_weeks: self.take(given.safety_weeks, defaults::SAFETY_WEEKS, name),
            team: team?,
            clinician: clinician?,
            control: control?,
            need_based: need_based?,
            advice: advice?,
            mix: mix?,
            eligible: eligible?,
            converted: converted?,
        })
    }

    /// How its patients come and go; what is left out is told by the verb that reads it.
    fn life(&mut self, row: &Row<'_, PanelShape>) -> Option<Life> {
        let (given, node) = (&row.shape, row.node);
        let ends = self.share(node, "ends_at_visit", given.ends_at_visit.unwrap_or(0.0));
        let leaves = self.share(node, "leaves_per_year", given.leaves_per_year.unwrap_or(0.0));
        let outreach = self.find_given("need", given.outreach.as_deref(), node.at("outreach"));
        Some(Life {
            intervals: given.intervals_weeks.clone(),
            ends: given.controls_end.unwrap_or(false),
            entrants_per_week: given.entrants_per_week.unwrap_or(0.0),
            ends_at_visit: ends?,
            leaves_per_year: leaves?,
            outreach: outreach?,
        })
    }
}
