//! One replication made ready for counting: which days count, whose rights, whose minutes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::answer::{Day, Fate, Log, Play, RequestRow, SessionRow};
use crate::evaluation::chain::{self, Chain};
use crate::instance::Instance;
use crate::table::{ClinicianId, Id, NeedId, TeamId};
use crate::units::Minutes;

/// Whose numbers these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The whole clinic.
    Clinic,
    /// The patients and sessions of a team.
    Team(TeamId),
    /// The visits of a clinician.
    Clinician(ClinicianId),
}

/// One replication of a log, with everything that is derived once.
pub(super) struct Run<'a> {
    pub(super) instance: &'a Instance,
    pub(super) log: &'a Log,
    pub(super) play: &'a Play,
    /// Those with more than one row, or of whose day something is said.
    chains: Vec<Chain>,
    pub(super) cases: Vec<Case>,
    pub(super) team_days: BTreeMap<(Day, TeamId), TeamDay>,
    /// Per team, its requests, sessions, chains and rights, in order.
    of_team: Vec<Own>,
    /// Per clinician, the requests and sessions; what follows a patient is no clinician's.
    of_clinician: Vec<Own>,
}

/// What of a run belongs to a team or a clinician: places in its tables.
#[derive(Clone, Default)]
struct Own {
    requests: Vec<u32>,
    sessions: Vec<u32>,
    chains: Vec<u32>,
    cases: Vec<u32>,
}

/// A patient with a right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub(super) team: TeamId,
    /// The first step.
    pub(super) need: NeedId,
    /// Day of the referral.
    pub(super) asked: Day,
    /// Last day that keeps the right.
    pub(super) due: Day,
    /// When the last step was held and its answer given.
    pub(super) finish: Option<Day>,
    /// Handed to somebody else, and when; `None` when not known.
    #[expect(
        clippy::option_option,
        reason = "kept here, and elsewhere without a deadline, differ"
    )]
    pub(super) elsewhere: Option<Option<Day>>,
    /// Whether the patient cancelled or stayed away on the way.
    pub(super) patient_made: bool,
}

/// A team on a day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TeamDay {
    /// Minutes of requests left at the end of the day that could have come.
    pub(super) backlog: Minutes,
}

/// The part of a run that a scope, and where given a need, is about.
pub(super) struct View<'a> {
    pub(super) run: &'a Run<'a>,
    pub(super) scope: Scope,
    /// Places of its requests; `None` where they are all.
    places: Option<Cow<'a, [u32]>>,
}

impl<'a> Run<'a> {
    pub(super) fn new(instance: &'a Instance, log: &'a Log, play: &'a Play) -> Self {
        let (mut chains, mut cases) = (Vec::new(), Vec::new());
        for chain in chain::chains(instance, &play.requests) {
            cases.extend(case(instance, &chain, &play.requests));
            let joint = || !chain.joint_days(instance, &play.requests).is_empty();
            if chain.first() != chain.last() || joint() {
                chains.push(chain);
            }
        }
        let mut of_team = vec![Own::default(); instance.parts().teams.len()];
        let mut of_clinician = vec![Own::default(); instance.parts().clinicians.len()];
        for (row, place) in play.requests.iter().zip(0..) {
            of_team[row.team.index()].requests.push(place);
            if let Some(clinician) = row.clinician {
                of_clinician[clinician.index()].requests.push(place);
            }
        }
        for (row, place) in play.sessions.iter().zip(0..) {
            of_team[row.team.index()].sessions.push(place);
            of_clinician[row.clinician.index()].sessions.push(place);
        }
        for (chain, place) in chains.iter().zip(0..) {
            of_team[play.requests[chain.first()].team.index()].chains.push(place);
        }
        for (case, place) in cases.iter().zip(0..) {
            of_team[case.team.index()].cases.push(place);
        }
        let team_days = team_days(&play.sessions);
        Self { instance, log, play, chains, cases, team_days, of_team, of_clinician }
    }

    /// What belongs to a scope; `None` where everything does.
    fn own(&self, scope: Scope) -> Option<&Own> {
        match scope {
            Scope::Clinic => None,
            Scope::Team(team) => Some(&self.of_team[team.index()]),
            Scope::Clinician(clinician) => Some(&self.of_clinician[clinician.index()]),
        }
    }

    /// First day whose visits and sessions count.
    pub(super) fn from(&self) -> Day {
        self.log.counted_from.max(Day(0))
    }

    /// Counted weeks, of seven days.
    pub(super) fn weeks(&self) -> f64 {
        f64::from((self.log.end.0 - self.from().0).max(0)) / 7.0
    }

    /// Whether a request made on that day counts.
    pub(super) fn asked_counts(&self, asked: Day) -> bool {
        asked_counts(self.log, asked)
    }

    /// Whether a visit or session on that day counts.
    pub(super) fn day_counts(&self, day: Day) -> bool {
        self.from() <= day && day < self.log.end
    }

    pub(super) fn view(&'a self, scope: Scope, need: Option<NeedId>) -> View<'a> {
        let own = self.own(scope).map(|own| &*own.requests);
        let Some(need) = need else {
            return View { run: self, scope, places: own.map(Cow::Borrowed) };
        };
        let requests = &self.play.requests;
        let wanted = |&place: &u32| requests[place as usize].need == need;
        let places: Vec<u32> = match own {
            Some(own) => own.iter().copied().filter(wanted).collect(),
            None => (0..).zip(requests).map(|(place, _)| place).filter(wanted).collect(),
        };
        View { run: self, scope, places: Some(Cow::Owned(places)) }
    }
}

impl View<'_> {
    /// Requests of the scope.
    pub(super) fn rows(&self) -> impl Iterator<Item = &RequestRow> {
        of_scope(&self.run.play.requests, self.places.as_deref())
    }

    /// Rights of the scope's patients.
    pub(super) fn cases(&self) -> impl Iterator<Item = &Case> {
        let own = self.run.own(self.scope).map(|own| &*own.cases);
        of_scope(&self.run.cases, own)
    }

    /// Chains of the scope's patients.
    pub(super) fn chains(&self) -> impl Iterator<Item = &Chain> {
        let own = self.run.own(self.scope).map(|own| &*own.chains);
        of_scope(&self.run.chains, own)
    }

    /// Whether a team is the scope or part of it.
    pub(super) fn holds_team(&self, team: TeamId) -> bool {
        self.scope == Scope::Clinic || self.scope == Scope::Team(team)
    }

    /// Sessions of the scope on counted days.
    pub(super) fn sessions(&self) -> impl Iterator<Item = &SessionRow> {
        let own = self.run.own(self.scope).map(|own| &*own.sessions);
        of_scope(&self.run.play.sessions, own).filter(|row| self.run.day_counts(row.day))
    }

    /// Visits held on counted days.
    pub(super) fn seen(&self) -> impl Iterator<Item = &RequestRow> {
        let seen = self.rows().filter(|row| row.fate == Fate::Seen);
        seen.filter(|row| row.visit.is_some_and(|visit| self.run.day_counts(visit)))
    }

    /// Requests that count: made in the counted days, and ready to be seen within the run.
    pub(super) fn asked(&self) -> impl Iterator<Item = &RequestRow> {
        self.rows().filter(|row| request_counts(self.run.log, row))
    }

    /// A quantity of the counted days per week.
    pub(super) fn per_week(&self, total: f64) -> f64 {
        total / self.run.weeks()
    }
}

/// All rows, or those at some places.
fn of_scope<'a, T>(all: &'a [T], places: Option<&'a [u32]>) -> impl Iterator<Item = &'a T> {
    let whole = if places.is_none() { all } else { &[] };
    let some = places.unwrap_or_default();
    whole.iter().chain(some.iter().map(|&place| &all[place as usize]))
}

/// Whether a request made on that day counts: the starting list does when nothing comes before the
/// counted days.
fn asked_counts(log: &Log, asked: Day) -> bool {
    let listed = log.counted_from <= Day(0) && asked < Day(0);
    (listed || log.counted_from <= asked) && asked < log.end
}

/// Whether a request counts: made in the counted days, ready to be seen within the run, and not
/// booked before it, which is no doing of the policy.
pub(super) fn request_counts(log: &Log, row: &RequestRow) -> bool {
    let here = row.booked.is_none_or(|booked| booked >= Day(0));
    here && asked_counts(log, row.asked) && row.ready < log.end
}

/// A value of one replication, with the counts behind it where it is a share or a mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tally {
    /// NaN when there was nothing to count; infinite when beyond the end of the run.
    pub(super) value: f64,
    /// Numerator and denominator.
    pub(super) counts: Option<(f64, f64)>,
}

impl Tally {
    pub(super) const NOTHING: Tally = Tally { value: f64::NAN, counts: None };

    pub(super) fn plain(value: f64) -> Self {
        // An empty sum is -0.0, which no report should show.
        Self { value: value + 0.0, counts: None }
    }

    pub(super) fn count(count: usize) -> Self {
        Self::plain(real(count))
    }

    /// `part` of `whole`; no value when the whole is nothing.
    pub(super) fn share(part: f64, whole: f64) -> Self {
        let value = if whole > 0.0 { part / whole } else { f64::NAN };
        Self { value, counts: Some((part, whole)) }
    }

    /// A number of patients, with how many there were.
    pub(super) fn count_of(part: usize, whole: usize) -> Self {
        Self { value: real(part), counts: Some((real(part), real(whole))) }
    }

    pub(super) fn share_of(part: usize, whole: usize) -> Self {
        Self::share(real(part), real(whole))
    }
}

/// A count as a real number.
pub(super) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The value that `share` of them do not exceed (nearest rank); NaN when there is none. Their order
/// is lost.
pub(super) fn percentile(values: &mut [f64], share: f64) -> f64 {
    let rank = (real(values.len()) * share).ceil().max(1.0);
    let Some(place) = (0..values.len()).find(|&place| real(place + 1) >= rank) else {
        return f64::NAN;
    };
    *values.select_nth_unstable_by(place, f64::total_cmp).1
}

/// Mean of values in order; NaN when there is none.
pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / real(values.len())
}

fn case(instance: &Instance, chain: &Chain, rows: &[RequestRow]) -> Option<Case> {
    let of_chain = || chain.rows().map(|index| &rows[index]);
    let due = of_chain().rev().find_map(|row| row.due)?;
    let first = of_chain().next()?;
    let missed = |row: &RequestRow| {
        row.patient_cancellations > 0 || matches!(row.fate, Fate::NoShow | Fate::LateCancel)
    };
    Some(Case {
        team: first.team,
        need: first.need,
        asked: first.asked,
        due,
        finish: chain::finish(instance, chain, rows),
        elsewhere: of_chain().find(|row| row.fate == Fate::Elsewhere).map(|row| row.booked),
        patient_made: of_chain().any(missed),
    })
}

fn team_days(sessions: &[SessionRow]) -> BTreeMap<(Day, TeamId), TeamDay> {
    let mut days: BTreeMap<(Day, TeamId), TeamDay> = BTreeMap::new();
    for row in sessions {
        let day = days.entry((row.day, row.team)).or_default();
        day.backlog = day.backlog.max(row.backlog);
    }
    days
}
