//! The parameters a policy was played with: holds, release, notice, open clinics, repeats.

use behov_solver::answer::HeldGroup;
use behov_solver::instance::Instance;
use behov_solver::plan::trial::Played;
use behov_solver::sizing::sample::Release;
use serde::Serialize;

use super::voice::Voice;

/// What the parameters are, as fields.
#[derive(Debug, Serialize)]
pub(super) struct Parameters<'a> {
    /// Minutes held; nothing where a template says it.
    holds: Option<Vec<Held<'a>>>,
    /// `clinic`, `never`, or the open days before.
    release: String,
    notice_open_days: u32,
    open_clinics: bool,
    asks_again_share: f64,
}

#[derive(Debug, Serialize)]
struct Held<'a> {
    team: &'a str,
    needs: Vec<&'a str>,
    minutes_per_week: f64,
}

/// The parameters as fields.
pub(super) fn parameters<'a>(instance: &'a Instance, played: &Played) -> Parameters<'a> {
    let parts = instance.parts();
    let held = |group: &HeldGroup| Held {
        team: &parts.teams[group.team].name,
        needs: group.needs.iter().map(|&need| &*parts.needs[need].name).collect(),
        minutes_per_week: per_week(instance, group),
    };
    Parameters {
        holds: played.holds.as_ref().map(|plan| plan.groups().iter().map(held).collect()),
        release: match played.release {
            None => "clinic".to_owned(),
            Some(Release::Never) => "never".to_owned(),
            Some(Release::DaysBefore(days)) => days.to_string(),
        },
        notice_open_days: played.notice,
        open_clinics: played.windows,
        asks_again_share: parts.goals.asks_again.value(),
    }
}

/// The parameters in a sentence.
pub(super) fn told(voice: Voice, instance: &Instance, played: &Played) -> String {
    let release = match played.release {
        None => voice.say("simulate.played.release.clinic"),
        Some(Release::Never) => voice.say("simulate.played.release.never"),
        Some(Release::DaysBefore(days)) => {
            voice.tell("simulate.played.release.days", &[("days", &voice.whole(days as usize))])
        }
    };
    let windows = if played.windows { "yes" } else { "no" };
    let windows = voice.say(&format!("simulate.played.windows.{windows}"));
    let again = voice.percent(instance.parts().goals.asks_again.value());
    let values = [
        ("holds", &*holds(voice, instance, played)),
        ("release", &release),
        ("notice", &voice.whole(played.notice as usize)),
        ("windows", &windows),
        ("again", &again),
    ];
    voice.tell("simulate.played.value", &values)
}

/// Teams told one by one; of more only the sum.
const TEAMS_TOLD: usize = 6;

fn holds(voice: Voice, instance: &Instance, played: &Played) -> String {
    let Some(plan) = &played.holds else { return voice.say("simulate.played.holds.template") };
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
        0 => voice.say("simulate.played.holds.none"),
        1 => voice.tell("simulate.played.holds", &[("minutes", &sum)]),
        2..=TEAMS_TOLD => {
            let teams = held.iter().map(one).collect::<Vec<_>>().join(", ");
            let values = [("minutes", &*sum), ("teams", &teams)];
            voice.tell("simulate.played.holds.teams", &values)
        }
        _ => voice.tell("simulate.played.holds", &[("minutes", &sum)]),
    }
}

fn per_week(instance: &Instance, group: &HeldGroup) -> f64 {
    let minutes: i32 = group.minutes.iter().map(|minutes| minutes.0).sum();
    f64::from(minutes) / f64::from(instance.parts().cycle.weeks.max(1))
}
