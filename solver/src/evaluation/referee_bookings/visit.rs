//! One booking at a time: is there a session, is it for this, is it long enough, does it suit.

use chrono::NaiveDate;

use crate::answer::{BlockKind, Booked};
use crate::instance::{Ready, Session, Setting, WaitingPatient};
use crate::table::{NeedId, TeamId};
use crate::units::{Minutes, Span, TimeOfDay};

use super::breach::{BookingBreach, Broken};
use super::{Asked, Referee};

impl Referee<'_> {
    /// What is wrong with one booking, seen alone.
    pub(super) fn visit(&self, row: &Booked) -> Vec<BookingBreach> {
        let parts = self.clinic.parts();
        let asked = self.asked_by(row);
        let need = &parts.needs[asked.need];
        let session = &parts.sessions[row.session];
        let mut breaches = Vec::new();
        let mut found = |kind, wanted: String| breaches.push(self.breach(kind, row, wanted));
        if row.date <= parts.as_of {
            found(Broken::NotAhead, parts.as_of.to_string());
        }
        if let Some(received) = self.patient(row).redirected {
            found(Broken::Redirected, received.to_string());
        }
        let on_its_day = parts.cycle.day_of(row.date) == session.day;
        if !on_its_day || !self.clinic.works(session.clinician, row.date) {
            found(Broken::NotHeld, need.name.clone());
        } else if !self.given_to(row, asked) {
            found(Broken::OtherPurpose, need.name.clone());
        }
        let roomless = need.setting == Setting::InPerson && session.room.is_none();
        if roomless || !need.roles.contains(&parts.clinicians[session.clinician].role) {
            found(Broken::MayNot, need.name.clone());
        }
        let minutes = self.takes(row, asked);
        if row.span.to - row.span.from < minutes {
            found(Broken::TooShort, minutes.to_string());
        }
        if !row.span.from.minutes().fits(parts.grid) || !row.span.to.minutes().fits(parts.grid) {
            found(Broken::OffGrid, parts.grid.to_string());
        }
        if !self.suits(row) {
            found(Broken::DoesNotSuit, need.name.clone());
        }
        breaches
    }

    /// How long the visit takes with that clinician.
    fn takes(&self, row: &Booked, asked: Asked) -> Minutes {
        let parts = self.clinic.parts();
        let (patient, need) = (self.patient(row), &parts.needs[asked.need]);
        let known = match patient.own {
            Some(own) => own == parts.sessions[row.session].clinician,
            None => true,
        };
        let usual = need.minutes[patient.class];
        if known { usual } else { usual + need.handover }
    }

    /// Whether the template gives every minute of the booking to such a visit.
    fn given_to(&self, row: &Booked, asked: Asked) -> bool {
        let mut covered: TimeOfDay = row.span.from;
        for block in self.template.on(row.session, row.date) {
            let Span { from, to } = block.span;
            if from <= covered && covered < to && self.lets_in(block.kind, row, asked) {
                covered = to;
            }
        }
        covered >= row.span.to
    }

    /// Whether a block is for such a visit: its own, a hold of that need or one already open, or
    /// free time.
    fn lets_in(&self, kind: BlockKind, row: &Booked, asked: Asked) -> bool {
        let parts = self.clinic.parts();
        let sees =
            |team: TeamId| team == asked.team || parts.teams[asked.team].seen_by.contains(&team);
        let opened = |days: u32| {
            // Open days from tomorrow up to the day of the block.
            let ahead = parts.as_of.iter_days().skip(1);
            let ahead = ahead.take_while(|&date| date <= row.date);
            ahead.filter(|&date| self.clinic.is_open(date)).count() <= days as usize
        };
        match kind {
            BlockKind::Visit { team, need, opens_days, .. } => {
                let own = need == asked.need;
                sees(team) && (own || parts.needs[asked.need].held && opened(opens_days))
            }
            BlockKind::Hold { team, need, release_days } => {
                let open_to_all = release_days.is_some_and(opened);
                sees(team) && (open_to_all || self.shares_hold(team, need, asked.need))
            }
            BlockKind::Free => {
                let session = &parts.sessions[row.session];
                let clinician = &parts.clinicians[session.clinician];
                session.team.map_or_else(|| clinician.teams.iter().copied().any(sees), sees)
            }
            BlockKind::OpenClinic { .. } | BlockKind::Frozen { .. } | BlockKind::Buffer => false,
        }
    }

    /// Whether time held for one need may be used for another: both are held, and every session that
    /// may serve one of them for the team may serve the other.
    fn shares_hold(&self, team: TeamId, held: NeedId, other: NeedId) -> bool {
        let parts = self.clinic.parts();
        let may = |session: &Session, need: NeedId| {
            let need = &parts.needs[need];
            let role = parts.clinicians[session.clinician].role;
            need.roles.contains(&role)
                && (need.setting != Setting::InPerson || session.room.is_some())
        };
        let sees = |by: TeamId| by == team || parts.teams[team].seen_by.contains(&by);
        let for_team = |session: &&Session| {
            let teams = &parts.clinicians[session.clinician].teams;
            session.team.map_or_else(|| teams.iter().copied().any(sees), sees)
        };
        let mut sessions = parts.sessions.values().filter(for_team);
        held == other
            || parts.needs[other].held
                && sessions.all(|session| may(session, held) == may(session, other))
    }

    /// Whether the patient can come that day, with everything that is needed.
    fn suits(&self, row: &Booked) -> bool {
        Self::comes(self.patient(row), row.step, row.date)
    }

    /// The same for a step and any date.
    pub(super) fn comes(patient: &WaitingPatient, step: usize, date: NaiveDate) -> bool {
        let away = patient.blocked.iter().any(|away| (away.from..=away.to).contains(&date));
        let ready = match patient.ready {
            _ if step > 0 => true,
            Ready::Now => true,
            Ready::From(first) => first <= date,
            Ready::Unknown => false,
        };
        !away
            && ready
            && patient.earliest.is_none_or(|first| date >= first)
            && patient.latest.is_none_or(|last| date <= last)
    }
}
