//! What a manager weighs, month by month, each figure for itself: never one score.
//!
//! Minutes are those of the clinic of the month ([`Ahead`]). A need that one role serves is that
//! role's; one that several may serve is divided by the minutes each has for it.

use crate::demand::{Ask, everything};
use crate::instance::{Instance, Purpose, Role, Setting};
use crate::road::month::weeks_of;
use crate::supply;
use crate::table::{NeedId, TeamId};

use super::ChangeEffect;
use super::then::Ahead;

/// A mean week of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weighed {
    /// Minutes asked of each role, in the order of [`Role::ALL`] \[min/week\]; none where the month
    /// is no clinic.
    pub minutes_by_role: Option<[f64; 3]>,
    /// What they cost, where the clinic says what an hour does \[1/week\].
    pub cost: Option<f64>,
    /// Visits by video or telephone of all visits, advice not among them \[0..=1\].
    pub virtual_share: Option<f64>,
    /// Minutes of advice to general practice and municipality \[min/week\].
    pub advice_minutes: Option<f64>,
    /// Controls fewer than if nobody moved \[1/week\].
    pub controls_avoided: f64,
    /// Admissions avoided by changes \[1/week\].
    pub admissions_avoided: f64,
    /// Patients in the panels at the end of the month.
    pub patients: f64,
}

/// All months of a road.
pub(super) fn weigh(ahead: &Ahead<'_>, changes: &[ChangeEffect]) -> Vec<Weighed> {
    (0..ahead.months()).map(|month| one(ahead, changes, month)).collect()
}

fn one(ahead: &Ahead<'_>, changes: &[ChangeEffect], month: usize) -> Weighed {
    let weeks = weeks_of(month).start..weeks_of(month).end.min(ahead.weeks());
    let count = crate::number::real(weeks.len().max(1));
    let part = |change: &ChangeEffect| {
        weeks.clone().map(|week| change.onset.part(week)).sum::<f64>() / count
    };
    let avoided = changes.iter().map(|row| part(row) * row.effect.admissions_avoided);
    let then = ahead.clinic(month);
    let told = then.as_ref().map(asked);
    Weighed {
        minutes_by_role: told.map(|told| told.by_role),
        cost: then.as_ref().zip(told).and_then(|(then, told)| then.parts().cost.total(told.by_role)),
        virtual_share: told.and_then(|told| told.virtual_share),
        advice_minutes: told.map(|told| told.advice),
        controls_avoided: ahead.controls_avoided(month),
        admissions_avoided: avoided.sum(),
        patients: ahead.patients(month),
    }
}

/// What is asked of a clinic in a week.
#[derive(Clone, Copy)]
struct Asked {
    by_role: [f64; 3],
    virtual_share: Option<f64>,
    advice: f64,
}

fn asked(clinic: &Instance) -> Asked {
    let parts = clinic.parts();
    let weeks = f64::from(parts.cycle.weeks.max(1));
    let (mut by_role, mut advice) = ([0.0; 3], 0.0);
    let (mut visits, mut from_home) = (0.0, 0.0);
    for ask in everything(clinic) {
        let need = &parts.needs[ask.need];
        let minutes = ask.minutes_per_cycle(clinic) / weeks;
        for (sum, share) in by_role.iter_mut().zip(shares(clinic, ask.team, ask.need)) {
            *sum += minutes * share;
        }
        if need.purpose == Purpose::Advice {
            advice += minutes;
            continue;
        }
        let count = Ask::per_cycle(&ask) / weeks;
        visits += count;
        if matches!(need.setting, Setting::Video | Setting::Phone) {
            from_home += count;
        }
    }
    Asked { by_role, virtual_share: (visits > 0.0).then(|| from_home / visits), advice }
}

/// How a need is divided over the roles: by the minutes of the sessions that may serve it; where there
/// are none, evenly over the roles it names.
fn shares(clinic: &Instance, team: TeamId, need: NeedId) -> [f64; 3] {
    let parts = clinic.parts();
    let mut minutes = Role::ALL.map(|_| 0.0);
    for id in supply::able(clinic, team, need) {
        let session = &parts.sessions[id];
        let role = parts.clinicians[session.clinician].role;
        minutes[place(role)] += session.minutes().real();
    }
    if minutes.iter().sum::<f64>() <= 0.0 {
        parts.needs[need].roles.iter().for_each(|&role| minutes[place(role)] = 1.0);
    }
    let all: f64 = minutes.iter().sum();
    minutes.map(|of| of / all.max(f64::MIN_POSITIVE))
}

/// Where a role stands among all.
fn place(role: Role) -> usize {
    Role::ALL.iter().position(|&other| other == role).unwrap_or(0)
}
