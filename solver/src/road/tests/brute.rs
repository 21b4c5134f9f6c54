//! Every cohort of patients followed alone through all that can happen to it.

use crate::draws::draws;
use proptest::prelude::*;

use super::*;

/// One cohort, followed.
struct Follow<'a> {
    panel: &'a Panel,
    offered: Offered,
    weeks: usize,
    rows: Vec<Week>,
}

impl Follow<'_> {
    fn stay(&self, weeks: usize) -> f64 {
        (0..weeks).map(|_| 1.0 - self.panel.leaves_in_week.value()).product()
    }

    /// Patients of a tag who are here from the end of week `since` (or the start) and are next seen
    /// in week `due`, so many contacts behind them.
    fn fixed(
        &mut self,
        mut patients: f64,
        tag: usize,
        since: Option<usize>,
        due: usize,
        contacts: usize,
    ) {
        let (mut from, mut due, mut contacts) = (since.unwrap_or(0), due, contacts);
        loop {
            for week in from..due.min(self.weeks) {
                self.rows[week].on_fixed += patients * self.stay(week + 1 - from);
            }
            if due >= self.weeks {
                return;
            }
            let here = patients * self.stay(due - from);
            let chance = match self.panel.moves.get(tag) {
                Some(one) => {
                    let passed = crate::number::real(due + 1) - f64::from(one.from_week);
                    let ramp = (passed / f64::from(one.ramp_weeks)).clamp(0.0, 1.0);
                    one.accepts.value() * ramp
                }
                None => 0.0,
            };
            let spared = if self.offered == Offered::BeforeControl { here * chance } else { 0.0 };
            let held = here - spared;
            let there = held * self.panel.attends.value();
            let ended = there * self.panel.ends_at_visit.value();
            let moves =
                if self.offered == Offered::AtControl { (there - ended) * chance } else { spared };
            self.rows[due].due += here;
            self.rows[due].fixed += held;
            if moves > 0.0 {
                self.moved(moves, tag, due);
            }
            patients = here - ended - moves;
            contacts += 1;
            let last = self.panel.intervals.len() - 1;
            if contacts > last && self.panel.ends {
                return;
            }
            from = due;
            due += self.panel.intervals[contacts.min(last)] as usize;
        }
    }

    fn moved(&mut self, patients: f64, tag: usize, week: usize) {
        match self.panel.moves[tag].to {
            To::NeedBased => {
                self.rows[week].converted += patients;
                self.need_based(patients, week, None);
            }
            To::Hybrid { every_weeks } => {
                self.rows[week].converted += patients;
                let firsts = every_weeks.div_ceil(2)..=every_weeks;
                let count = crate::number::real(firsts.clone().count());
                for first in firsts {
                    let next = (week + first as usize, every_weeks as usize);
                    self.need_based(patients / count, week, Some(next));
                }
            }
            To::Practice { advice_per_week } => {
                self.rows[week].moved += patients;
                for later in week + 1..self.weeks {
                    self.rows[later].advice += patients * self.stay(later - week) * advice_per_week;
                }
            }
            To::Away => self.rows[week].moved += patients,
        }
    }

    fn need_based(&mut self, mut patients: f64, week: usize, mut between: Option<(usize, usize)>) {
        let ends = self.panel.ends_at_visit.value();
        for later in week..self.weeks {
            if later > week {
                let visits = patients * self.panel.requests_per_week;
                self.rows[later].need_based += visits;
                patients -= visits * ends;
            }
            if let Some((next, every)) = between.filter(|(next, _)| *next == later) {
                self.rows[later].between += patients;
                patients -= patients * self.panel.attends.value() * ends;
                between = Some((next + every, every));
            }
            patients *= self.stay(1);
            self.rows[later].on_need_based += patients;
        }
    }
}

fn by_hand(panel: &Panel, weeks: usize, offered: Offered) -> Vec<Week> {
    let mut follow = Follow { panel, offered, weeks, rows: vec![Week::default(); weeks] };
    for tag in 0..=panel.moves.len() {
        let of = panel.share(tag);
        for (contacts, due) in panel.fixed.iter().enumerate() {
            for (week, &patients) in due.iter().enumerate() {
                follow.fixed(patients * of, tag, None, week, contacts);
            }
        }
        for week in 0..weeks {
            let due = week + panel.intervals[0] as usize;
            follow.fixed(panel.entrants_per_week * of, tag, Some(week), due, 0);
        }
    }
    // Those who were on need-based control at the start ask from the first week.
    let mut start = panel.need_based;
    for row in &mut follow.rows {
        let visits = start * panel.requests_per_week;
        row.need_based += visits;
        start -= visits * panel.ends_at_visit.value();
        start *= 1.0 - panel.leaves_in_week.value();
        row.on_need_based += start;
    }
    follow.rows
}

fn any_move() -> impl Strategy<Value = Move> {
    let to = prop_oneof![
        Just(To::NeedBased),
        (1_u32..9).prop_map(|every_weeks| To::Hybrid { every_weeks }),
        (0.0..0.5).prop_map(|advice_per_week| To::Practice { advice_per_week }),
        Just(To::Away),
    ];
    (0.0..0.33, 0.0..=1.0, 0_u32..12, 1_u32..9, to).prop_map(
        |(of, accepts, from_week, ramp_weeks, to)| Move {
            share: share(of),
            accepts: share(accepts),
            from_week,
            ramp_weeks,
            to,
        },
    )
}

prop_compose! {
    pub(super) fn any_panel()(
        intervals in proptest::collection::vec(1_u32..7, 1..4),
        ends in any::<bool>(),
        patients in 0.0..200.0,
        need_based in 0.0..50.0,
        requests_per_week in 0.0..0.4,
        entrants in 0.0..4.0,
        (at_visit, in_week, attends) in (0.0..0.3, 0.0..0.05, 0.5..=1.0),
        moves in proptest::collection::vec(any_move(), 0..4),
    ) -> Panel {
        Panel {
            team: team(),
            fixed: spread(patients, &intervals, ends, entrants),
            intervals,
            ends,
            need_based,
            requests_per_week,
            entrants_per_week: entrants,
            ends_at_visit: share(at_visit),
            leaves_in_week: share(in_week),
            attends: share(attends),
            control_minutes: 20.0,
            request_minutes: 30.0,
            advice_minutes: 5.0,
            moves,
            reshaped: Vec::new(),
        }
    }
}

proptest! {
    #![proptest_config(draws(96))]

    #[test]
    fn the_recursion_is_the_sum_over_all_cohorts(
        panel in any_panel(),
        before in any::<bool>(),
        weeks in 1_usize..40,
    ) {
        let offered = if before { Offered::BeforeControl } else { Offered::AtControl };
        let walked = walk(&open(vec![panel.clone()], weeks, offered));
        prop_assert_eq!(walked.word, Word::Exact);
        for (week, (row, hand)) in walked.panels[0].iter().zip(by_hand(&panel, weeks, offered)).enumerate() {
            let pairs = [
                (row.due, hand.due), (row.fixed, hand.fixed), (row.between, hand.between),
                (row.need_based, hand.need_based), (row.advice, hand.advice),
                (row.converted, hand.converted), (row.moved, hand.moved),
                (row.on_fixed, hand.on_fixed), (row.on_need_based, hand.on_need_based),
            ];
            for (at, (one, other)) in pairs.into_iter().enumerate() {
                prop_assert!(close(one, other), "week {}, number {}: {} and {}", week, at, one, other);
            }
        }
    }
}
