//! What one request may not do, and what requests of one patient may not do together.

use super::{Breach, Referee, came};
use crate::answer::{Day, Fate, RequestRow, Space};
use crate::evaluation::chain::{self, Chain};
use crate::table::ClinicianId;
use crate::units::Minutes;

impl Referee<'_> {
    pub(super) fn request(&self, row: &RequestRow) -> Vec<Breach> {
        if let (Some(booked), Some(visit)) = (row.booked, row.visit)
            && visit < booked
        {
            return vec![Breach::BookedIntoPast {
                policy: self.log.policy.clone(),
                patient: self.patient(row),
                visit: self.date(visit),
                booked: self.date(booked),
            }];
        }
        if !self.fits_its_fate(row) {
            let (patient, need) = (self.patient(row), self.need(row.need));
            let fate = match row.fate {
                Fate::Waiting => "waiting",
                Fate::Booked => "booked",
                Fate::Seen => "seen",
                Fate::NoShow => "no-show",
                Fate::LateCancel => "late-cancel",
                Fate::Elsewhere => "elsewhere",
                Fate::Left => "left",
            };
            return vec![Breach::RequestLost { patient, need, fate: fate.to_owned() }];
        }
        let (Some(visit), Some(clinician)) = (row.visit, row.clinician) else {
            return Vec::new();
        };
        let mut breaches = Vec::new();
        if visit < row.ready {
            breaches.push(Breach::BeforeReady {
                policy: self.log.policy.clone(),
                patient: self.patient(row),
                visit: self.date(visit),
                ready: self.date(row.ready),
            });
        }
        breaches.extend(self.not_there(visit, clinician, row));
        breaches.extend(self.may_not(visit, clinician, row));
        breaches.extend(self.handover(visit, clinician, row));
        breaches
    }

    /// Minutes that are not those of a visit with this clinician: without the handover of a patient
    /// who has another, or with one nobody needs.
    fn handover(&self, visit: Day, clinician: ClinicianId, row: &RequestRow) -> Option<Breach> {
        let need = &self.instance.parts().needs[row.need];
        let stranger = row.own.is_some_and(|own| own != clinician);
        let handover = if stranger { need.handover } else { Minutes(0) };
        // Visits booked before the run, of patients without a clinician, last as they are booked.
        let known = row.own.is_some() && need.handover > Minutes(0);
        let usual = if known { need.minutes[row.class] } else { row.usual() };
        let wanted = usual + handover;
        (row.handover != handover || row.planned != wanted).then(|| Breach::HandoverWrong {
            place: self.place(clinician, visit),
            need: self.need(row.need),
            patient: self.patient(row),
            given: row.planned,
            wanted,
        })
    }

    /// Whether the dates say the same as the fate.
    fn fits_its_fate(&self, row: &RequestRow) -> bool {
        let end = self.log.end;
        // Who sees a patient of the open clinic is known when they come.
        let by_somebody =
            row.clinician.is_some() || (row.space == Space::Window && row.fate == Fate::Booked);
        let dated = row.booked.is_some() && by_somebody && row.planned > Minutes(0);
        let before_end = row.visit.is_some_and(|visit| visit < end);
        let no_length = row.length <= 0.0;
        let fits = match row.fate {
            Fate::Waiting | Fate::Elsewhere | Fate::Left => row.visit.is_none() && no_length,
            Fate::Booked => dated && row.visit.is_some() && !before_end && no_length,
            Fate::Seen => dated && before_end && !no_length,
            Fate::NoShow | Fate::LateCancel => dated && before_end && no_length,
        };
        fits && row.asked < end
    }

    /// Nobody to see the patient: closed, away, or no session; the first that holds.
    fn not_there(&self, visit: Day, clinician: ClinicianId, row: &RequestRow) -> Option<Breach> {
        let (place, patient) = (|| self.place(clinician, visit), || self.patient(row));
        if !self.open.is_open(visit) {
            return Some(Breach::ClinicClosed { place: place(), patient: patient() });
        }
        let date = self.log.date(visit);
        let parts = self.instance.parts();
        let away = parts
            .absences
            .iter()
            .any(|away| away.clinician == clinician && away.from <= date && date <= away.to);
        if away {
            return Some(Breach::ClinicianAway { place: place(), patient: patient() });
        }
        let in_session = if came(row) {
            self.days.get(&(visit, clinician)).is_some_and(|day| day.held_session)
        } else {
            let day = parts.cycle.day_of(date);
            parts.sessions.values().any(|s| s.clinician == clinician && s.day == day)
        };
        (!in_session).then(|| Breach::NotInSession { place: place(), patient: patient() })
    }

    /// Somebody who may not see this patient, or minutes that are not for them.
    fn may_not(&self, visit: Day, clinician: ClinicianId, row: &RequestRow) -> Vec<Breach> {
        let parts = self.instance.parts();
        let place = || self.place(clinician, visit);
        let mut breaches = Vec::new();
        if !self.instance.may_serve(clinician, row.need) {
            breaches.push(Breach::RoleMayNot { place: place(), need: self.need(row.need) });
        }
        let day = self.days.get(&(visit, clinician)).filter(|day| day.held_session);
        let served = day.is_none_or(|day| {
            let seen_by = &parts.teams[row.team].seen_by;
            day.teams.iter().any(|team| *team == row.team || seen_by.contains(team))
        });
        if !served {
            let team = parts.teams[row.team].name.clone();
            breaches.push(Breach::OtherTeam { place: place(), team });
        }
        if row.space == Space::Held && !parts.needs[row.need].held {
            breaches.push(Breach::HoldForOther { place: place(), need: self.need(row.need) });
        }
        breaches
    }

    /// Steps booked before the referral, held too soon, or never asked for.
    pub(super) fn chains(&self) -> Vec<Breach> {
        let rows = &self.play.requests;
        let mut breaches = Vec::new();
        for chain in chain::chains(self.instance, rows) {
            let referred = rows[chain.first()].asked;
            let early = |&index: &usize| rows[index].booked.is_some_and(|b| b < referred);
            breaches.extend(chain.rows().filter(early).map(|index| {
                let booked = rows[index].booked.unwrap_or(referred);
                Breach::BookedBeforeAsked {
                    policy: self.log.policy.clone(),
                    patient: self.patient(&rows[index]),
                    booked: self.date(booked),
                    asked: self.date(referred),
                }
            }));
            breaches.extend(self.too_soon(&chain));
            breaches.extend(self.step_lost(&chain));
            breaches.extend(self.step_of_other_team(&chain));
        }
        breaches
    }

    fn too_soon(&self, chain: &Chain) -> Vec<Breach> {
        let rows = &self.play.requests;
        let mut breaches = Vec::new();
        for lag in chain.lags(self.instance) {
            let (earlier, later) = (&rows[lag.earlier], &rows[lag.later]);
            let (Some(from), Some(to)) = (earlier.visit, later.visit) else { continue };
            let days = to.0 - from.0;
            if i64::from(days) < i64::from(lag.bounds.0) {
                breaches.push(Breach::LagBroken {
                    patient: self.patient(later),
                    earlier: self.need(earlier.need),
                    later: self.need(later.need),
                    days: days.to_string(),
                    days_min: lag.bounds.0,
                });
            }
        }
        breaches
    }

    /// A step held, more to come, and nobody asks for it.
    fn step_lost(&self, chain: &Chain) -> Option<Breach> {
        let last = &self.play.requests[chain.last()];
        let open = last.fate == Fate::Seen && chain.answer_days(self.instance).is_none();
        (open && !self.alone[self.instance.step_need(last.need)])
            .then(|| Breach::StepLost { patient: self.patient(last), need: self.need(last.need) })
    }

    /// A step that is not with the team it names, or with another than the one asked.
    fn step_of_other_team(&self, chain: &Chain) -> Option<Breach> {
        let teams = &self.instance.parts().teams;
        let (index, wanted) = chain.of_other_team(self.instance)?;
        let row = &self.play.requests[index];
        Some(Breach::StepOfOtherTeam {
            patient: self.patient(row),
            need: self.need(row.need),
            wanted: teams[wanted].name.clone(),
            team: teams[row.team].name.clone(),
        })
    }

    pub(super) fn twice_at_once(&self) -> Vec<Breach> {
        let dated = |row: &&RequestRow| row.visit.is_some() && row.fate != Fate::LateCancel;
        let mut rows: Vec<&RequestRow> = self.play.requests.iter().filter(dated).collect();
        let key = |row: &RequestRow| (row.patient, row.visit, row.need, row.team);
        rows.sort_by_key(|row| key(row));
        let twice = rows.windows(2).filter(|pair| key(pair[0]) == key(pair[1]));
        let breach = |pair: &[&RequestRow]| Breach::TwiceAtOnce {
            patient: self.patient(pair[1]),
            need: self.need(pair[1].need),
            date: self.date(pair[1].visit.unwrap_or_default()),
        };
        twice.map(breach).collect()
    }
}
