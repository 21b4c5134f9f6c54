//! The parameters a policy was played with: holds, release, notice, open clinics, repeats.

use super::json::Parameters;
use super::voice::Voice;
use crate::messages::tell;

/// The parameters in a sentence.
pub(super) fn told(voice: Voice, played: &Parameters<'_>) -> String {
    let mut held = played.holds.iter().flatten();
    let release = match &*played.release {
        "clinic" if held.any(|group| group.release != "clinic") => {
            tell!(voice, "simulate.played.release.confirmed")
        }
        "clinic" => tell!(voice, "simulate.played.release.clinic"),
        "never" => tell!(voice, "simulate.played.release.never"),
        days => tell!(voice, "simulate.played.release.days", days = days),
    };
    let windows = tell!(voice, played.open_clinics => {
        true => "simulate.played.windows.yes",
        false => "simulate.played.windows.no",
    });
    let first = tell!(voice, played.served_first == "earliest" => {
        true => "simulate.played.first.earliest",
        false => "simulate.played.first.sub-acute",
    });
    tell!(
        voice,
        "simulate.played.value",
        holds = holds(voice, played),
        release = release,
        notice = voice.whole(played.notice_open_days as usize),
        windows = windows,
        again = voice.percent(played.asks_again_share.0),
        patients = voice.percent(played.patient_cancels_share.0),
        hospital = voice.percent(played.hospital_cancels_share.0),
        first = first
    )
}

/// Teams told one by one; of more only the sum.
const TEAMS_TOLD: usize = 6;

fn holds(voice: Voice, played: &Parameters<'_>) -> String {
    let Some(groups) = &played.holds else { return tell!(voice, "simulate.played.holds.template") };
    let held: Vec<(&str, f64)> =
        groups.iter().map(|group| (group.team, group.minutes_per_week.0)).collect();
    let held: Vec<(&str, f64)> = held.into_iter().filter(|(_, minutes)| *minutes > 0.0).collect();
    let sum = voice.minutes(held.iter().map(|(_, minutes)| minutes).sum());
    let one = |(team, minutes): &(&str, f64)| format!("{team} {}", voice.minutes(*minutes));
    match held.len() {
        0 => tell!(voice, "simulate.played.holds.none"),
        2..=TEAMS_TOLD => {
            let teams = held.iter().map(one).collect::<Vec<_>>().join(", ");
            tell!(voice, "simulate.played.holds.teams", minutes = sum, teams = teams)
        }
        _ => tell!(voice, "simulate.played.holds", minutes = sum),
    }
}
