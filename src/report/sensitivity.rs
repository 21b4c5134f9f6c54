//! A tornado, with the words that every form shares.

use behov_solver::instance::{Instance, InstanceError, Range};
use behov_solver::plan::sensitivity::{Bar, End, Lever, Outcome, Scale, Skipped, Tornado, Why};
use behov_solver::rng::Seed;
use behov_solver::units::Minutes;

use super::voice::Voice;
use crate::messages::{key, tell, wrong as wrong_in};

/// What a tornado is drawn of.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'a> {
    /// Its name in JSON, the unit last.
    pub code: &'a str,
    /// Its name in the language of the user.
    pub name: &'a str,
    /// Its unit in the language of the user.
    pub unit: &'a str,
    /// Whether each figure is of the clinic played day by day; else it is computed.
    pub played: bool,
}

/// A tornado of one clinic.
#[derive(Clone, Copy, Debug)]
pub struct Sensitivity<'a> {
    /// The clinic.
    pub instance: &'a Instance,
    /// The seed of the run.
    pub seed: Seed,
    /// What was looked at.
    pub drawn: Drawn<'a>,
    /// What came out.
    pub tornado: &'a Tornado,
}

/// The name of a lever.
pub(super) fn lever(voice: Voice, lever: Lever) -> String {
    tell!(voice, lever => {
        Lever::SubAcuteDemand => "lever.sub-acute-demand",
        Lever::OtherDemand => "lever.other-demand",
        Lever::Dispersion => "lever.dispersion",
        Lever::NeedBasedRequests => "lever.need-based-requests",
        Lever::Eligible => "lever.eligible",
        Lever::Converted => "lever.converted",
        Lever::Advice => "lever.advice",
        Lever::VisitLength => "lever.visit-length",
        Lever::LengthVariation => "lever.length-variation",
        Lever::NoShows => "lever.no-shows",
        Lever::LateCancellations => "lever.late-cancellations",
        Lever::CancelledSessions => "lever.cancelled-sessions",
        Lever::ChangeShare => "lever.change-share",
        Lever::ChangeAccepts => "lever.change-accepts",
        Lever::ChangeMinutes => "lever.change-minutes",
        Lever::ChangeVisits => "lever.change-visits",
        Lever::ChangeAdvice => "lever.change-advice",
        Lever::ChangeAdmissions => "lever.change-admissions",
        Lever::ChangePhone => "lever.change-phone",
        Lever::ChangePractice => "lever.change-practice",
        Lever::ChangeAdmitted => "lever.change-admitted",
        Lever::ChangeRamp => "lever.change-ramp",
    })
}

/// Why a lever has its range.
pub(super) fn why(voice: Voice, lever: Lever) -> String {
    tell!(voice, lever => {
        Lever::SubAcuteDemand => "lever.sub-acute-demand.why",
        Lever::OtherDemand => "lever.other-demand.why",
        Lever::Dispersion => "lever.dispersion.why",
        Lever::NeedBasedRequests => "lever.need-based-requests.why",
        Lever::Eligible => "lever.eligible.why",
        Lever::Converted => "lever.converted.why",
        Lever::Advice => "lever.advice.why",
        Lever::VisitLength => "lever.visit-length.why",
        Lever::LengthVariation => "lever.length-variation.why",
        Lever::NoShows => "lever.no-shows.why",
        Lever::LateCancellations => "lever.late-cancellations.why",
        Lever::CancelledSessions => "lever.cancelled-sessions.why",
        Lever::ChangeShare => "lever.change-share.why",
        Lever::ChangeAccepts => "lever.change-accepts.why",
        Lever::ChangeMinutes => "lever.change-minutes.why",
        Lever::ChangeVisits => "lever.change-visits.why",
        Lever::ChangeAdvice => "lever.change-advice.why",
        Lever::ChangeAdmissions => "lever.change-admissions.why",
        Lever::ChangePhone => "lever.change-phone.why",
        Lever::ChangePractice => "lever.change-practice.why",
        Lever::ChangeAdmitted => "lever.change-admitted.why",
        Lever::ChangeRamp => "lever.change-ramp.why",
    })
}

/// The range of a bar; a star where the clinic file has a say.
pub(super) fn range(voice: Voice, grid: Minutes, bar: &Bar) -> String {
    let scale = bar.lever.scale();
    let unit = if matches!(scale, Scale::GridStep) { grid.real() } else { 1.0 };
    let number = |value: f64| trimmed(voice, value * unit);
    let told = tell!(
        voice,
        scale => {
            Scale::Factor => "tornado.factor",
            Scale::Value => "tornado.value",
            Scale::GridStep => "tornado.step",
        },
        low = number(bar.range.low),
        high = number(bar.range.high)
    );
    if bar.given || !bar.stated.is_empty() { format!("{told} *") } else { told }
}

/// Ranges of the clinic file for keys a bar covers, a line each.
pub(super) fn stated(voice: Voice, bar: &Bar) -> Vec<String> {
    let line = |about: &str, Range { low, high }: Range| {
        let (low, high) = (trimmed(voice, low), trimmed(voice, high));
        tell!(voice, "tornado.stated", about = about, low = low, high = high)
    };
    bar.stated.iter().map(|stated| line(&stated.about, stated.range)).collect()
}

/// An outcome, with half its interval when it is estimated; a dash without one.
pub(super) fn outcome(voice: Voice, outcome: Option<Outcome>) -> String {
    let Some(Outcome { value, half_width, .. }) = outcome else {
        return tell!(voice, "number.none");
    };
    let told = figure(voice, value);
    match half_width {
        Some(half) => format!("{told} ± {}", figure(voice, half)),
        None => told,
    }
}

/// What is looked at, and what it is as given; then how many teams keep their promises.
pub(super) fn looked_at(voice: Voice, found: &Sensitivity<'_>) -> Vec<String> {
    let Drawn { name, unit, .. } = found.drawn;
    let Some(base) = found.tornado.base else {
        return vec![tell!(voice, "tornado.outcome.none", name = name, unit = unit)];
    };
    let value = outcome(voice, Some(base));
    let mut lines = vec![tell!(voice, "tornado.outcome", name = name, unit = unit, value = value)];
    if let Some(kept) = base.kept {
        let (kept, teams) = (voice.whole(kept), voice.whole(found.instance.parts().teams.len()));
        lines.push(tell!(voice, "tornado.kept", kept = kept, teams = teams));
    }
    lines
}

/// Promises not kept, levers without effect, ends left out, and whether that is all.
pub(super) fn remarks(voice: Voice, found: &Sensitivity<'_>) -> Vec<String> {
    let (tornado, teams) = (found.tornado, found.instance.parts().teams.len());
    let flat = |moves: bool| {
        let bars = tornado.bars.iter().filter(|bar| bar.width <= 0.0 && bar.moves == moves);
        bars.map(|bar| lever(voice, bar.lever)).collect::<Vec<String>>().join(", ")
    };
    let mut lines = Vec::new();
    if short(tornado, teams) {
        lines.push(tell!(voice, "tornado.short"));
    }
    let (flat, still) = (flat(true), flat(false));
    if !flat.is_empty() {
        lines.push(tell!(voice, "tornado.flat", levers = flat));
    }
    if !still.is_empty() {
        lines.push(tell!(voice, "tornado.still", levers = still));
    }
    lines.extend(tornado.skipped.iter().filter_map(|skipped| left_out(voice, skipped)));
    if tornado.partial {
        lines.push(tell!(voice, "tornado.partial"));
    }
    lines
}

/// Whether somewhere a team does not keep its promises.
fn short(tornado: &Tornado, teams: usize) -> bool {
    let ends = tornado.bars.iter().flat_map(|bar| [bar.low, bar.high]);
    let kept = ends.chain([tornado.base]).flatten().filter_map(|outcome| outcome.kept);
    kept.into_iter().any(|kept| kept < teams)
}

/// Which end, in a word.
pub(super) fn end(voice: Voice, end: End) -> String {
    voice.say(match end {
        End::Low => key!("tornado.end.low"),
        End::High => key!("tornado.end.high"),
    })
}

/// The lowest and the highest value of all bars and of the clinic as given.
pub(super) fn extent(tornado: &Tornado) -> Option<(f64, f64)> {
    let ends = tornado.bars.iter().flat_map(|bar| [bar.low, bar.high]);
    let values = ends.chain([tornado.base]).flatten().map(|outcome| outcome.value);
    values.filter(|value| value.is_finite()).fold(None, |known: Option<(f64, f64)>, value| {
        let (least, most) = known.unwrap_or((value, value));
        Some((least.min(value), most.max(value)))
    })
}

fn left_out(voice: Voice, skipped: &Skipped) -> Option<String> {
    let (lever, end) = (lever(voice, skipped.lever), end(voice, skipped.end));
    match &skipped.why {
        Why::Faults(faults) => {
            let told: Vec<String> = faults.iter().map(|fault| wrong(voice, fault)).collect();
            let told = told.join("; ");
            Some(tell!(voice, "tornado.skipped.faults", lever = lever, end = end, faults = told))
        }
        Why::NoOutcome => Some(tell!(voice, "tornado.skipped.none", lever = lever, end = end)),
        Why::Stopped => None,
    }
}

/// A fault of a changed clinic, with its place.
pub(super) fn wrong(voice: Voice, error: &InstanceError) -> String {
    let InstanceError { place, fault } = error;
    let cause = wrong_in(voice.lang, fault);
    format!("{}[{}].{}: {cause}", place.list, place.index, place.field)
}

/// A figure: whole from 100 on, with two decimals below 10.
pub(super) fn figure(voice: Voice, value: f64) -> String {
    let whole = (value - value.round()).abs() < 0.005;
    if whole || value.abs() >= 10.0 { voice.minutes(value) } else { voice.number(value, 2) }
}

/// A number with as few decimals as it needs, three at most.
fn trimmed(voice: Voice, value: f64) -> String {
    let needs = |decimals: i32| {
        let scaled = value * 10_f64.powi(decimals);
        (scaled - scaled.round()).abs() < 1e-6
    };
    let decimals = (0..3).find(|&decimals| needs(decimals)).unwrap_or(3);
    voice.number(value, usize::try_from(decimals).unwrap_or(3))
}
