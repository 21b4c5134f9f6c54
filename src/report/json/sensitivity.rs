//! A tornado.

use std::collections::BTreeMap;

use behov_solver::instance::InstanceError;
use behov_solver::plan::sensitivity::{Bar, End, Outcome, Scale, Skipped, StatedRange, Why};

use super::COMPUTED;
use super::shape::shape;
use super::value::{Estimated, Head, Real};
use crate::report::Sensitivity;

shape! {
    /// What one figure is at both ends of every uncertain number.
    Tornado<'a> of (row: &Sensitivity<'a>) [let tornado = row.tornado;] {
        #[serde(flatten)]
        head: Head<'a> = Head::of(row.instance),
        /// `computed` by chains or on random paths, or `played` day by day.
        figures: &'static str = if row.drawn.played { "played" } else { COMPUTED },
        /// The figure, by its key.
        outcome: &'a str = row.drawn.code,
        as_given: Option<Tried> = tornado.base.map(Tried::of),
        teams: usize = row.instance.parts().teams.len(),
        levers: Vec<Moved<'a>> = tornado.bars.iter().map(Moved::of).collect(),
        left_out: Vec<LeftOut> = tornado.skipped.iter().map(LeftOut::of).collect(),
    }

    Tried of (row: Outcome) {
        #[serde(flatten)]
        figure: Estimated = Estimated::within(row.value, row.half_width),
        #[serde(skip_serializing_if = "Option::is_none")]
        teams_kept: Option<usize> = row.kept,
    }

    Moved<'a> of (row: &'a Bar) {
        lever: &'static str = row.lever.code(),
        scale: &'static str = match row.lever.scale() {
            Scale::Factor => "factor",
            Scale::Value => "value",
            Scale::GridStep => "grid-step",
        },
        from: Real = Real(row.range.low),
        to: Real = Real(row.range.high),
        tag: &'static str = if row.given { "clinic" } else { "assumption" },
        stated: Vec<Stated<'a>> = row.stated.iter().map(Stated::of).collect(),
        moves: bool,
        width: Real,
        at_low: Option<Tried> = row.low.map(Tried::of),
        at_high: Option<Tried> = row.high.map(Tried::of),
    }

    Stated<'a> of (row: &'a StatedRange) {
        about: &'a str = &row.about,
        from: Real = Real(row.range.low),
        to: Real = Real(row.range.high),
    }

    LeftOut of (row: &Skipped)
    [let (because, faults) = match &row.why {
        Why::Faults(faults) => ("faults", &**faults),
        Why::NoOutcome => ("no-outcome", &[][..]),
        Why::Stopped => ("stopped", &[][..]),
    };]
    {
        lever: &'static str = row.lever.code(),
        end: &'static str = match row.end {
            End::Low => "low",
            End::High => "high",
        },
        because: &'static str = because,
        faults: Vec<Wrong> = faults.iter().map(Wrong::of).collect(),
    }

    /// A fault of a changed clinic with its place: the list, its row from 0, and the key.
    Wrong of (row: &InstanceError) {
        code: &'static str = row.fault.code(),
        list: &'static str = row.place.list,
        index: usize = row.place.index,
        field: &'static str = row.place.field,
        values: BTreeMap<&'static str, String> = row.fault.values().into_iter().collect(),
    }
}
