//! From a clinic, its template and its waiting list to requests and openings.

use std::collections::BTreeMap;

use crate::answer::{Bookings, Template};
use crate::instance::{Booking, Instance, Ready, WaitingPatient};
use crate::supply;
use crate::table::{Id, NeedId, PatientId, TeamId};
use crate::units::Minutes;

use super::cost::Costs;
use super::crowd::{Crowd, Rooms, around, crowds};
use super::limit::Met;
use super::opening::{Opening, Serves, openings, served};
use super::referral::turns;
use super::request::{Busy, Place, Request, Step};
use super::shop::Known;
use super::wanted::{Visit, Wanted, visits};
use super::window::{Windows, open_days, suits};
use super::{Options, Reason};

/// Everything that can be booked, and everyone who asks.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// The openings, in order of date, session and time.
    pub openings: Vec<Opening>,
    /// Shortest visit each opening could take \[min\]: what is left below it is lost.
    pub shortest: Vec<Minutes>,
    /// Openings that share too few rooms, in order of date.
    pub crowds: Vec<Crowd>,
    /// The crowd of each opening, if it is in one.
    pub crowd_of: Vec<Option<u32>>,
    /// Visits begin on multiples of it \[min\].
    pub grid: Minutes,
    /// The requests, in order of patients.
    pub requests: Vec<Request>,
    /// Patients for whom nothing is to be booked, with the reason.
    pub settled: Vec<(PatientId, Reason)>,
    /// Limits that the work on this problem has met.
    pub(super) met: Met,
    /// Days with shared rooms that were decided before.
    pub(super) known: Known,
}

impl Problem {
    /// Lays out the openings and looks for the places of every patient.
    ///
    /// Bookings already made fulfil the steps of the patient with the same pseudonym and need;
    /// so do those in `kept`.
    #[must_use]
    pub(crate) fn new(
        clinic: &Instance,
        template: &Template,
        kept: &Bookings,
        options: &Options,
    ) -> Self {
        let mut everyone: Vec<PatientId> =
            (0..clinic.parts().waiting.len()).map(PatientId::from_index).collect();
        let beyond = beyond(clinic, options, &mut everyone);
        let mut problem = Self::only(clinic, template, kept, options, everyone.into_iter());
        problem.settled.extend(beyond.into_iter().map(|id| (id, Reason::Beyond)));
        problem.settled.sort();
        problem
    }

    /// The same for some patients, in order; the others are neither requests nor settled.
    pub(super) fn only(
        clinic: &Instance,
        template: &Template,
        kept: &Bookings,
        options: &Options,
        patients: impl Iterator<Item = PatientId>,
    ) -> Self {
        let openings = openings(clinic, template, options.weeks, kept);
        let served = served(clinic, &openings);
        let shortest = openings.iter().zip(&served).map(|(o, needs)| shortest(clinic, o, needs));
        let shortest = shortest.collect();
        let crowds = crowds(clinic, &openings, &served, &Rooms::of(clinic, kept));
        let grid = clinic.parts().grid;
        let mut problem = Self::empty(openings, shortest, crowds, grid);
        let mut search = Search::new(clinic, options, kept);
        for id in patients {
            let patient = &clinic.parts().waiting[id.index()];
            match problem.request(&mut search, id, patient) {
                Ok(request) => problem.requests.push(request),
                Err(reason) => problem.settled.push((id, reason)),
            }
        }
        problem
    }

    /// Openings without anybody who asks.
    pub(super) fn empty(
        openings: Vec<Opening>,
        shortest: Vec<Minutes>,
        crowds: Vec<Crowd>,
        grid: Minutes,
    ) -> Self {
        let mut crowd_of = vec![None; openings.len()];
        for (row, crowd) in (0..).zip(&crowds) {
            crowd.openings.iter().for_each(|&opening| crowd_of[opening as usize] = Some(row));
        }
        let (requests, settled) = (Vec::new(), Vec::new());
        let (met, known) = (Met::default(), Known::default());
        Self { openings, shortest, crowds, crowd_of, grid, requests, settled, met, known }
    }

    /// The crowd of an opening, if it is in one.
    pub(super) fn crowd(&self, opening: u32) -> Option<&Crowd> {
        self.crowd_of[opening as usize].map(|crowd| &self.crowds[crowd as usize])
    }

    fn request(
        &self,
        search: &mut Search<'_>,
        id: PatientId,
        patient: &WaitingPatient,
    ) -> Result<Request, Reason> {
        if patient.redirected.is_some() {
            return Err(Reason::Redirected);
        }
        let wanted = search.wanted(id, patient);
        if wanted.iter().all(|visit| visit.pinned.is_some()) {
            return Err(Reason::BookedBefore);
        }
        if patient.ready == Ready::Unknown && wanted[0].pinned.is_none() {
            return Err(Reason::NotReady);
        }
        let costs = Costs::new(search.clinic, patient, search.options);
        let mut steps = Vec::new();
        for visit in &wanted {
            let places = match visit.pinned {
                Some((date, _)) => vec![costs.pinned(date, visit.row)],
                None => self.places(search, patient, visit, &costs),
            };
            if places.is_empty() {
                return Err(Reason::NoOpening { step: visit.row });
            }
            steps.push(Step { row: visit.row, lag: visit.lag, places });
        }
        let (leave_out, leave_out_maximum) = costs.leave_out(&wanted);
        let request = Request {
            patient: id,
            steps,
            turn: search.turns[id.index()],
            leave_out,
            leave_out_maximum,
            released: costs.released,
            binding: costs.binding(),
            busy: search.busy(id, patient, &wanted, &costs),
        };
        if super::chain::reachable(&request) { Ok(request) } else { Err(Reason::Lags) }
    }

    /// Everywhere a visit fits the patient, the clinician and the opening.
    fn places(
        &self,
        search: &mut Search<'_>,
        patient: &WaitingPatient,
        visit: &Wanted,
        costs: &Costs<'_>,
    ) -> Vec<Place> {
        let in_person = supply::in_person(search.clinic, visit.need);
        let mut places = Vec::new();
        for &row in search.fits(&self.openings, visit.team, visit.need) {
            let opening = &self.openings[row];
            if !suits(patient, visit.row, opening.date) {
                continue;
            }
            let mut place = costs.place(opening, row, visit.team, visit.need, Some(visit.row));
            let crowd = self.crowd_of[row].filter(|_| in_person);
            place.roomed = crowd.is_some();
            let crowd = crowd.map(|crowd| &self.crowds[crowd as usize]);
            let minutes = Minutes(i32::from(place.minutes));
            if minutes <= opening.minutes()
                && crowd.is_none_or(|crowd| crowd.leaves(opening.span, minutes))
            {
                places.push(place);
            }
        }
        places
    }
}

/// What is looked up again and again.
struct Search<'c> {
    clinic: &'c Instance,
    options: &'c Options,
    kept: &'c Bookings,
    made: BTreeMap<&'c str, Vec<(NeedId, Visit)>>,
    fits: BTreeMap<(TeamId, NeedId), Vec<usize>>,
    open: std::cell::OnceCell<Vec<bool>>,
    turns: Vec<u32>,
}

impl<'c> Search<'c> {
    fn new(clinic: &'c Instance, options: &'c Options, kept: &'c Bookings) -> Self {
        let (made, fits) = (made(clinic), BTreeMap::new());
        let (open, turns) = (std::cell::OnceCell::new(), turns(clinic));
        Self { clinic, options, kept, made, fits, open, turns }
    }

    /// Rows of the openings that may serve a need of a team's patients.
    fn fits(&mut self, openings: &[Opening], team: TeamId, need: NeedId) -> &[usize] {
        let clinic = self.clinic;
        self.fits.entry((team, need)).or_insert_with(|| {
            let today = clinic.parts().as_of;
            let rows = 0..openings.len();
            rows.filter(|&row| openings[row].may_serve(clinic, team, need, today)).collect()
        })
    }

    /// The visits of a patient in order, with those booked already.
    fn wanted(&self, id: PatientId, patient: &WaitingPatient) -> Vec<Wanted> {
        let mut made = self.made.get(&*patient.pseudonym).cloned().unwrap_or_default();
        let mut visits = visits(self.clinic, patient);
        for visit in &mut visits {
            let kept = self.kept.of(id).iter().find(|row| row.step == visit.row);
            let at = made.iter().position(|(need, _)| *need == visit.need);
            visit.pinned = kept.map(|row| (row.date, row.span));
            if let (None, Some(at)) = (visit.pinned, at) {
                visit.pinned = Some(made.remove(at).1);
                visit.made = true;
            }
        }
        if visits.iter().any(Wanted::is_made) {
            let open = self.open.get_or_init(|| open_days(self.clinic));
            Windows::new(self.clinic, patient, open).give_way(&mut visits);
        }
        for at in 1..visits.len() {
            // What is booked already is not judged again.
            if visits[at - 1].pinned.is_some() && visits[at].pinned.is_some() {
                visits[at].lag = (i16::MIN, i16::MAX);
            }
        }
        visits
    }

    /// When the patient is at the clinic already, in order.
    fn busy(
        &self,
        id: PatientId,
        patient: &WaitingPatient,
        wanted: &[Wanted],
        costs: &Costs<'_>,
    ) -> Vec<Busy> {
        let made = self.made.get(&*patient.pseudonym).into_iter().flatten().map(|made| made.1);
        let kept = self.kept.of(id).iter().map(|row| (row.date, row.span));
        let mut visits: Vec<Visit> = made.chain(kept).collect();
        visits.sort_unstable();
        visits.dedup();
        let step = |visit| wanted.iter().position(|wanted| wanted.pinned == Some(visit));
        let busy =
            |visit: Visit| Busy { day: costs.day(visit.0), span: visit.1, step: step(visit) };
        visits.into_iter().map(busy).collect()
    }
}

/// Takes those out of a list who stand beyond what is booked at once, later deadlines first.
fn beyond(clinic: &Instance, options: &Options, list: &mut Vec<PatientId>) -> Vec<PatientId> {
    if list.len() <= options.patients_max {
        return Vec::new();
    }
    list.sort_by_cached_key(|&id| {
        let patient = &clinic.parts().waiting[id.index()];
        let binding = Costs::new(clinic, patient, options).binding();
        let first = binding.map(|binding| (!binding.maximum_wait, binding.deadline));
        (first.is_none(), first, patient.referred, &patient.pseudonym)
    });
    let beyond = list.split_off(options.patients_max);
    list.sort();
    beyond
}

/// The visits of one patient in order, with those booked before.
pub(super) fn wanted(clinic: &Instance, id: PatientId, options: &Options) -> Vec<Wanted> {
    let kept = Bookings::default();
    wanted_by(clinic, options, &kept)(id)
}

/// The same for any patient; looked up once for all.
pub(super) fn wanted_by<'c>(
    clinic: &'c Instance,
    options: &'c Options,
    kept: &'c Bookings,
) -> impl Fn(PatientId) -> Vec<Wanted> + 'c {
    let search = Search::new(clinic, options, kept);
    move |id| search.wanted(id, &clinic.parts().waiting[id.index()])
}

/// The visits of everybody in some bookings, with those booked there or before, in order.
pub(super) fn all_wanted(clinic: &Instance, kept: &Bookings) -> Vec<(PatientId, Vec<Wanted>)> {
    let options = Options::default();
    let wanted = wanted_by(clinic, &options, kept);
    let patients = kept.rows().chunk_by(|a, b| a.patient == b.patient).map(|own| own[0].patient);
    let known = patients.filter(|id| id.index() < clinic.parts().waiting.len());
    known.map(|id| (id, wanted(id))).collect()
}

/// Needs and dates of the bookings already made that are held, by pseudonym.
fn made(clinic: &Instance) -> BTreeMap<&str, Vec<(NeedId, Visit)>> {
    let mut made: BTreeMap<&str, Vec<(NeedId, Visit)>> = BTreeMap::new();
    for booking in clinic.parts().bookings.iter().filter(|booking| is_held(clinic, booking)) {
        made.entry(&booking.pseudonym)
            .or_default()
            .push((booking.need, (booking.date, booking.span)));
    }
    made
}

/// Whether a booking already made can be held, or was: from today on a session must be there for it;
/// before today the clinic must have been open and the clinician at work, for sessions may have been
/// others then.
#[must_use]
pub fn is_held(clinic: &Instance, booking: &Booking) -> bool {
    if booking.date >= clinic.parts().as_of {
        return around(clinic, booking).is_some();
    }
    let mut own = clinic.parts().sessions.iter();
    let own = own.find(|(_, session)| session.clinician == booking.clinician);
    own.is_none_or(|(session, _)| supply::held_on(clinic, session, booking.date))
}

/// The shortest visit an opening could take, of the needs it may serve \[min\].
fn shortest(clinic: &Instance, opening: &Opening, served: &[NeedId]) -> Minutes {
    let needs = &clinic.parts().needs;
    let least = |need: NeedId| needs[need].minutes.values().copied().min();
    let found = match opening.serves {
        Serves::Visits { need, .. } | Serves::Held { need, .. } => least(need),
        Serves::Anything => served.iter().filter_map(|&need| least(need)).min(),
    };
    found.unwrap_or(Minutes(0))
}
