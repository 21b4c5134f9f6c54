//! The parameters a policy was played with: holds, release, notice, open clinics, repeats.

use behov_solver::answer::{HeldGroup, HoldPlan};
use behov_solver::instance::{Instance, ServedFirst};
use behov_solver::plan::trial::Played;
use behov_solver::sizing::sample::Release;

use super::voice::Voice;
use crate::messages::tell;

/// The parameters in a sentence.
pub(super) fn told(voice: Voice, instance: &Instance, played: &Played) -> String {
    let confirmed = played.holds.iter().flat_map(HoldPlan::groups);
    let confirmed = confirmed.clone().any(|group| group.release.is_some());
    let release = match played.release {
        None if confirmed => tell!(voice, "simulate.played.release.confirmed"),
        None => tell!(voice, "simulate.played.release.clinic"),
        Some(Release::Never) => tell!(voice, "simulate.played.release.never"),
        Some(Release::DaysBefore(days)) => {
            tell!(voice, "simulate.played.release.days", days = voice.whole(days as usize))
        }
    };
    let windows = tell!(voice, played.windows => {
        true => "simulate.played.windows.yes",
        false => "simulate.played.windows.no",
    });
    let first = tell!(voice, played.first => {
        ServedFirst::Earliest => "simulate.played.first.earliest",
        ServedFirst::SubAcute => "simulate.played.first.sub-acute",
    });
    let again = voice.percent(instance.parts().goals.asks_again.value());
    tell!(
        voice,
        "simulate.played.value",
        holds = holds(voice, instance, played),
        release = release,
        notice = voice.whole(played.notice as usize),
        windows = windows,
        again = again,
        patients = voice.percent(played.patient_cancels.value()),
        hospital = voice.percent(played.hospital_cancels.value()),
        first = first
    )
}

/// The word for whose requests of a day were answered first.
pub(super) fn first_code(first: ServedFirst) -> &'static str {
    match first {
        ServedFirst::Earliest => "earliest",
        ServedFirst::SubAcute => "sub-acute",
    }
}

/// Teams told one by one; of more only the sum.
const TEAMS_TOLD: usize = 6;

fn holds(voice: Voice, instance: &Instance, played: &Played) -> String {
    let Some(plan) = &played.holds else { return tell!(voice, "simulate.played.holds.template") };
    let held: Vec<(&HeldGroup, f64)> = plan
        .groups()
        .iter()
        .map(|group| (group, per_week(instance, group)))
        .filter(|(_, minutes)| *minutes > 0.0)
        .collect();
    let sum = voice.minutes(held.iter().map(|(_, minutes)| minutes).sum());
    let one = |(group, minutes): &(&HeldGroup, f64)| {
        format!("{} {}", instance.parts().teams[group.team].name, voice.minutes(*minutes))
    };
    match held.len() {
        0 => tell!(voice, "simulate.played.holds.none"),
        1 => tell!(voice, "simulate.played.holds", minutes = sum),
        2..=TEAMS_TOLD => {
            let teams = held.iter().map(one).collect::<Vec<_>>().join(", ");
            tell!(voice, "simulate.played.holds.teams", minutes = sum, teams = teams)
        }
        _ => tell!(voice, "simulate.played.holds", minutes = sum),
    }
}

/// Minutes held per week.
pub(super) fn per_week(instance: &Instance, group: &HeldGroup) -> f64 {
    let minutes: i32 = group.minutes.iter().map(|minutes| minutes.0).sum();
    f64::from(minutes) / f64::from(instance.parts().cycle.weeks.max(1))
}
