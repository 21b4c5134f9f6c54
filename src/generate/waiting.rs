//! A waiting list made up from the streams of a clinic: so many weeks of its work-ups and
//! treatments.
//!
//! Nobody on it is a real patient. How many come, when, how complex they are and who has a
//! clinician of their own is what the streams say; the shares below are invented.

use behov_solver::instance::{
    Asks, Blocked, Instance, Purpose as For, Ready, Stream, WaitingPatient,
};
use behov_solver::rng::{Purpose, Seed, Stream as Draws};
use behov_solver::table::{ClassId, ClinicianId, NeedId, Table, TeamId};
use chrono::{Datelike, Days, NaiveDate};

/// Share of patients referred some weeks before the rest, most of them over their deadline.
const DELAYED: f64 = 0.1;
/// Share with dates on which they cannot come.
const AWAY: f64 = 0.15;
/// Share whom only later dates suit.
const LATER: f64 = 0.05;
/// Share who asked to wait.
const PAUSE: f64 = 0.05;
/// Shares for whom something is missing still: with a date, and without.
const MISSING: [f64; 2] = [0.06, 0.02];

/// The waiting list of so many weeks, in order of referral; the same for the same seed.
#[must_use]
pub fn waiting_list(clinic: &Instance, weeks: u32, seed: Seed) -> Vec<WaitingPatient> {
    let mut draws = seed.stream(Purpose::WaitingList, 0);
    let mut patients = Vec::new();
    for stream in clinic.parts().streams.iter().filter(|stream| is_listed(clinic, stream.asks)) {
        let wanted = stream.per_week * f64::from(weeks);
        for _ in 0..count(wanted, &mut draws) {
            patients.push(patient(clinic, stream, weeks, &mut draws));
        }
    }
    patients.sort_by_key(|patient| patient.referred);
    for (number, patient) in (1..).zip(&mut patients) {
        patient.pseudonym = format!("P-{number:05}");
    }
    patients
}

/// Whether requests wait on a list: pathways, work-ups and treatments that no time is held for.
fn is_listed(clinic: &Instance, asks: Asks) -> bool {
    match asks {
        Asks::Pathway(_) => true,
        Asks::Need(need) => {
            let need = &clinic.parts().needs[need];
            !need.held && matches!(need.purpose, For::WorkUp | For::Treatment)
        }
    }
}

/// A whole number whose mean is `wanted`.
fn count(wanted: f64, draws: &mut Draws) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most a hundred thousand a week for two years"
    )]
    let whole = wanted.floor() as u32;
    whole + u32::from(draws.uniform() < wanted.fract())
}

fn patient(clinic: &Instance, stream: &Stream, weeks: u32, draws: &mut Draws) -> WaitingPatient {
    let today = clinic.parts().as_of;
    let referred = referred(stream, weeks, today, draws);
    let class = class(&stream.mix, draws);
    let own = draws.uniform() < stream.own_share.value();
    let own = if own { clinician(clinic, stream.team, stream.asks, draws) } else { None };
    let ahead = |days: u32| today + Days::new(u64::from(days));
    let chance = draws.uniform();
    let blocked = if chance < AWAY { away(chance < AWAY / 3.0, &ahead, draws) } else { Vec::new() };
    let later = draws.uniform() < LATER;
    let earliest = later.then(|| ahead(7 + draws.below(29)));
    let pause = draws.uniform() < PAUSE;
    let patient_pause_days = if pause { 7 * (1 + draws.below(2)) } else { 0 };
    let missing = draws.uniform();
    let ready = if missing < MISSING[1] {
        Ready::Unknown
    } else if missing < MISSING[0] + MISSING[1] {
        Ready::From(ahead(2 + draws.below(19)))
    } else {
        Ready::Now
    };
    WaitingPatient {
        own,
        earliest,
        patient_pause_days,
        blocked,
        ready,
        ..WaitingPatient::new("", stream.team, stream.asks, referred, class)
    }
}

/// A day of the past weeks by the shares of weekdays; for those delayed four to six weeks before.
fn referred(stream: &Stream, weeks: u32, today: NaiveDate, draws: &mut Draws) -> NaiveDate {
    let weekday = drawn(stream.weekday_shares.iter().copied(), draws.uniform());
    let now = today.weekday().num_days_from_monday() as usize;
    let since = u64::try_from((now + 7 - weekday) % 7).unwrap_or(0);
    let back = draws.below(weeks.max(1));
    let delayed = draws.uniform() < DELAYED;
    let more = if delayed { 4 + draws.below(3) } else { 0 };
    today - Days::new(since + 7 * u64::from(back + more))
}

/// One absence in the next eight weeks, or two.
fn away(twice: bool, ahead: &dyn Fn(u32) -> NaiveDate, draws: &mut Draws) -> Vec<Blocked> {
    let mut rows: Vec<Blocked> = (0..=u32::from(twice))
        .map(|_| {
            let first = 1 + draws.below(56);
            Blocked { from: ahead(first), to: ahead(first + draws.below(10)) }
        })
        .collect();
    rows.sort_by_key(|row| (row.from, row.to));
    rows
}

/// The row of a share that a draw falls into.
fn drawn(shares: impl Iterator<Item = f64>, draw: f64) -> usize {
    let mut sum = 0.0;
    let mut last = 0;
    for (row, share) in shares.enumerate().filter(|(_, share)| *share > 0.0) {
        sum += share;
        last = row;
        if draw < sum {
            break;
        }
    }
    last
}

fn class(mix: &Table<ClassId, f64>, draws: &mut Draws) -> ClassId {
    use behov_solver::table::Id;
    ClassId::from_index(drawn(mix.values().copied(), draws.uniform()))
}

/// Somebody of the team who may serve the first visit, each as likely.
fn clinician(
    clinic: &Instance,
    team: TeamId,
    asks: Asks,
    draws: &mut Draws,
) -> Option<ClinicianId> {
    let parts = clinic.parts();
    let need: NeedId = match asks {
        Asks::Need(need) => need,
        Asks::Pathway(pathway) => parts.pathways[pathway].steps[0].need,
    };
    let able = |id: &ClinicianId| {
        parts.clinicians[*id].teams.contains(&team) && clinic.may_serve(*id, need)
    };
    let able: Vec<ClinicianId> = parts.clinicians.ids().filter(able).collect();
    let most = u32::try_from(able.len()).ok().filter(|&count| count > 0)?;
    able.get(draws.below(most) as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{self, write_waiting};
    use crate::messages::Lang;

    fn clinic(name: &str) -> Instance {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("instances").join(name);
        format::read(&dir).expect("a shipped clinic")
    }

    #[test]
    fn so_many_weeks_of_work_ups_wait_and_nobody_else() {
        let clinic = clinic("tiny");
        let list = waiting_list(&clinic, 5, Seed(1));
        // Six work-ups a week; urgent requests are served from holds and stand on no list.
        assert_eq!(list.len(), 30);
        assert!(list.iter().all(|patient| matches!(patient.asks, Asks::Pathway(_))));
    }

    #[test]
    fn a_list_is_the_same_for_the_same_seed_and_another_for_another() {
        let clinic = clinic("nordsjaelland-lung");
        let list = |seed| waiting_list(&clinic, 6, Seed(seed));
        assert_eq!(list(3), list(3));
        assert_ne!(list(3), list(4));
    }

    #[test]
    fn a_list_has_everything_a_real_one_has() {
        let clinic = clinic("herlev-gentofte-ortho");
        let list = waiting_list(&clinic, 4, Seed(0));
        assert_eq!(list[0].pseudonym, "P-00001");
        let some = |fits: &dyn Fn(&WaitingPatient) -> bool| {
            let count = list.iter().filter(|patient| fits(patient)).count();
            assert!(count > 0 && count < list.len(), "{count} of {}", list.len());
        };
        some(&|patient| patient.own.is_some());
        some(&|patient| !patient.blocked.is_empty());
        some(&|patient| patient.earliest.is_some());
        some(&|patient| patient.patient_pause_days > 0);
        some(&|patient| patient.ready == Ready::Unknown);
        let today = clinic.parts().as_of;
        some(&|patient| clinic.due(patient).is_some_and(|due| due.deadline < today));
    }

    #[test]
    fn a_list_is_in_order_and_is_read_as_it_was_written() {
        let clinic = clinic("bispebjerg-diabetes");
        let list = waiting_list(&clinic, 8, Seed(9));
        let dir = std::env::temp_dir().join(format!("behov-list-{}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("a folder");
        let file = dir.join("list.csv");
        std::fs::write(&file, write_waiting(Lang::En, &clinic, &list)).expect("a file");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/instances/bispebjerg-diabetes");
        let read = format::read_with(folder.as_ref(), Some(&file)).expect("in order");
        std::fs::remove_dir_all(&dir).expect("gone again");
        assert_eq!(read.parts().waiting, list);
    }
}
