//! What a manager weighs, month by month, each figure for itself: never one score.
//!
//! Minutes are those of the clinic of the month ([`Ahead`]). A need that one role serves is that
//! role's; one that several may serve is divided by the minutes each has for it.

use rayon::prelude::*;

use crate::demand::everything;
use crate::instance::{Instance, Need, Purpose, Role, Setting};
use crate::number::real;
use crate::road::month::weeks_of;
use crate::supply;
use crate::table::{NeedId, SessionId, TeamId};

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
    /// Admissions avoided: by changes, and by visits of which the clinic says how many spare one
    /// \[1/week\]; none where the month is no clinic.
    pub admissions_avoided: Option<f64>,
    /// Patients in the panels at the end of the month.
    pub patients: f64,
}

/// All months of a road.
pub(super) fn weigh(ahead: &Ahead<'_>, changes: &[ChangeEffect]) -> Vec<Weighed> {
    let months: Vec<usize> = (0..ahead.months()).collect();
    months.par_iter().map(|&month| one(ahead, changes, month)).collect()
}

fn one(ahead: &Ahead<'_>, changes: &[ChangeEffect], month: usize) -> Weighed {
    let then = ahead.clinic(month);
    let told = then.as_ref().map(asked);
    Weighed {
        minutes_by_role: told.map(|told| told.by_role),
        cost: then
            .as_ref()
            .zip(told)
            .and_then(|(then, told)| then.parts().cost.total(told.by_role)),
        virtual_share: told.and_then(|told| told.virtual_share),
        advice_minutes: told.map(|told| told.advice),
        controls_avoided: ahead.controls_avoided(month),
        admissions_avoided: told.map(|told| told.spared + by_changes(ahead, changes, month)),
        patients: ahead.patients(month),
    }
}

/// Admissions avoided a week by changes, in the mean of a month.
fn by_changes(ahead: &Ahead<'_>, changes: &[ChangeEffect], month: usize) -> f64 {
    let weeks = weeks_of(month).start..weeks_of(month).end.min(ahead.weeks());
    let count = real(weeks.len().max(1));
    let of = |row: &ChangeEffect| {
        let part = weeks.clone().map(|week| row.onset.part(week)).sum::<f64>() / count;
        part * row.effect.admissions_avoided
    };
    changes.iter().map(of).sum()
}

/// Admissions that so many booked visits spare: those that are held, times the clinic's figure.
fn spared(need: &Need, visits: f64) -> f64 {
    let missed = need.no_show.value() + need.late_cancel.value();
    visits * (1.0 - missed).max(0.0) * need.spares_admission.value()
}

/// What is asked of a clinic in a week.
#[derive(Clone, Copy)]
struct Asked {
    by_role: [f64; 3],
    virtual_share: Option<f64>,
    advice: f64,
    spared: f64,
}

fn asked(clinic: &Instance) -> Asked {
    let parts = clinic.parts();
    let weeks = f64::from(parts.cycle.weeks.max(1));
    let (mut by_role, mut advice, mut sparing) = ([0.0; 3], 0.0, 0.0);
    let (mut visits, mut from_home) = (0.0, 0.0);
    for ask in everything(clinic) {
        let need = &parts.needs[ask.need];
        let minutes = ask.minutes_per_cycle(clinic) / weeks;
        for (sum, share) in by_role.iter_mut().zip(shares(clinic, ask.team, ask.need)) {
            *sum += minutes * share;
        }
        let count = ask.per_cycle() / weeks;
        sparing += spared(need, count);
        if need.purpose == Purpose::Advice {
            advice += minutes;
            continue;
        }
        visits += count;
        if matches!(need.setting, Setting::Video | Setting::Phone) {
            from_home += count;
        }
    }
    let virtual_share = (visits > 0.0).then(|| from_home / visits);
    Asked { by_role, virtual_share, advice, spared: sparing }
}

/// How a need is divided over the roles: by the minutes of the sessions that may serve it; where there
/// are none, evenly over the roles it names.
fn shares(clinic: &Instance, team: TeamId, need: NeedId) -> [f64; 3] {
    let parts = clinic.parts();
    let session = |id: SessionId| {
        let session = &parts.sessions[id];
        (parts.clinicians[session.clinician].role, session.minutes().real())
    };
    let mut able: Vec<(Role, f64)> = supply::able(clinic, team, need).map(session).collect();
    if able.is_empty() {
        able = parts.needs[need].roles.iter().map(|&role| (role, 1.0)).collect();
    }
    let all: f64 = able.iter().map(|(_, minutes)| minutes).sum();
    let of = |role: Role| {
        let own = able.iter().filter(|(of, _)| *of == role);
        own.map(|(_, minutes)| minutes).sum::<f64>() / all.max(f64::MIN_POSITIVE)
    };
    Role::ALL.map(of)
}
