//! What the holds, and the template, keep in the clinic played day by day: beside what is computed.

use std::collections::{BTreeMap, BTreeSet};

use behov_solver::answer::Release;
use behov_solver::evaluation::Estimate;
use behov_solver::evaluation::estimate::at_the_edge;
use behov_solver::instance::Instance;
use behov_solver::plan::confirm::{Confirmed, GroupPlayed, NeedPlayed};
use behov_solver::plan::opening::{End, Raises};
use behov_solver::plan::opening::{Opened, OpenedNeed, OpeningRule};
use behov_solver::sizing::TeamSizing;
use behov_solver::table::TeamId;

use super::voice::Voice;

/// The group of a sizing as played.
pub(super) fn of<'a>(confirmed: &'a Confirmed, team: &TeamSizing) -> Option<&'a GroupPlayed> {
    let same = |row: &&TeamSizing| row.team == team.team && row.held == team.held;
    let place = confirmed.sizing.teams.iter().position(|row| same(&row))?;
    confirmed.groups.get(place).filter(|group| !group.needs.is_empty())
}

/// One line per need of a group: played, promised, computed.
pub(super) fn lines(voice: Voice, instance: &Instance, group: &GroupPlayed) -> Vec<String> {
    group.needs.iter().map(|need| line(voice, instance, need)).collect()
}

fn line(voice: Voice, instance: &Instance, need: &NeedPlayed) -> String {
    let name = &instance.parts().needs[need.need].name;
    let within = within(voice, name, need.days);
    let values = [
        ("within", &*within),
        ("played", &*share(voice, need.share_played, need.requests)),
        ("count", &*voice.number(need.in_time, 0)),
        ("of", &*voice.number(need.requests, 0)),
        ("promised", &*voice.percent(need.share_promised)),
        ("verdict", &*verdict(voice, need.kept())),
        ("computed", &*voice.percent(need.share_computed)),
    ];
    voice.tell("size.played.value", &values)
}

fn verdict(voice: Voice, kept: bool) -> String {
    voice.say(if kept { "size.access.kept" } else { "size.access.missed" })
}

/// A need and its target in words.
pub(super) fn within(voice: Voice, name: &str, days: u32) -> String {
    let shown = days.to_string();
    let values = [("need", name), ("days", &*shown)];
    match days {
        0 => voice.tell("access.within.0", &values[..1]),
        1 => voice.tell("access.within.1", &values[..1]),
        _ => voice.tell("access.within", &values),
    }
}

/// A share with its interval; at 0 and 1 with the other end.
fn share(voice: Voice, share: Estimate, requests: f64) -> String {
    let all = requests * f64::from(share.replications);
    if let Some(bound) = at_the_edge(share.mean, all) {
        let key = if share.mean > 0.5 { "number.at-least" } else { "number.at-most" };
        let bound = voice.tell(key, &[("value", &voice.percent(bound))]);
        return format!("{} ({bound})", voice.percent(share.mean));
    }
    let half = voice.number(share.half_width * 100.0, 1);
    voice.tell("size.played.share", &[("share", &voice.percent(share.mean)), ("half", &half)])
}

/// What playing adds to the answer of a group: raised, or not enough.
pub(super) fn answer(
    voice: Voice,
    team: &TeamSizing,
    confirmed: &Confirmed,
    group: &GroupPlayed,
) -> String {
    let held = voice.minutes(team.design.held_minutes_per_week);
    let proposed = group.proposed_minutes_per_week;
    let raised = team.design.held_minutes_per_week > proposed + 1e-6;
    let proposed = voice.minutes(proposed);
    let values = [("minutes", &*held), ("proposed", &*proposed)];
    let release = team.release.map(|rule| release(voice, rule));
    let told = match release {
        Some(release) => format!(" {release}"),
        None => String::new(),
    };
    let told = |sentence: String| sentence + &told;
    match (group.kept(), raised) {
        (true, true) if group.for_template => {
            told(voice.tell("size.answer.played.template", &values))
        }
        (true, true) => told(voice.tell("size.answer.played.raised", &values)),
        (true, false) => told(voice.say("size.answer.played")),
        (false, _) if !confirmed.settled => voice.tell("size.answer.played.budget", &values),
        (false, _) => {
            let no = voice.tell("size.answer.played.no", &values);
            let most = group
                .most_tried
                .filter(|most| most.minutes_per_week > team.design.held_minutes_per_week + 1e-6);
            let Some(most) = most else { return no };
            let (minutes, share) =
                (voice.minutes(most.minutes_per_week), voice.percent(most.share_played));
            let values = [("minutes", &*minutes), ("share", &*share)];
            format!("{no} {}", voice.tell("size.answer.played.most", &values))
        }
    }
}

/// When unclaimed holds open, where playing chose it.
fn release(voice: Voice, rule: Release) -> String {
    match rule {
        Release::Never => voice.say("size.answer.release.never"),
        Release::DaysBefore(0) => voice.say("size.answer.release.0"),
        Release::DaysBefore(days) => {
            voice.tell("size.answer.release", &[("days", &voice.whole(days as usize))])
        }
    }
}

/// The template as played, in sentences.
pub(super) fn opening(voice: Voice, instance: &Instance, opened: &Opened) -> Vec<String> {
    let mut told = opening_rules(voice, instance, &opened.groups);
    if opened.steps.len() > 1 {
        let step = |step: &behov_solver::plan::opening::OpeningStep| {
            let values = [
                ("days", &*voice.whole(step.days as usize)),
                ("share", &*voice.percent(step.in_time.mean)),
            ];
            voice.tell("template.opening.step", &values)
        };
        let steps = opened.steps.iter().map(step).collect::<Vec<_>>().join("; ");
        told.push(voice.tell("template.opening.steps", &[("steps", &steps)]));
    }
    told.extend(opened.needs.iter().map(|need| opened_line(voice, instance, need)));
    told.extend(raises(voice, opened));
    told
}

/// The answer of a group whose holds keep its promises, and whose template does not.
pub(super) fn short_in_template(
    voice: Voice,
    instance: &Instance,
    team: &TeamSizing,
    short: &OpenedNeed,
) -> String {
    let values = [
        ("minutes", &*voice.minutes(team.design.held_minutes_per_week)),
        ("within", &*within(voice, &instance.parts().needs[short.need].name, short.days)),
        ("played", &*share(voice, short.share_played, short.requests)),
        ("promised", &*voice.percent(short.share_promised)),
    ];
    voice.tell("size.answer.template.no", &values)
}

/// What came of holding more where the template fell short.
fn raises(voice: Voice, opened: &Opened) -> Option<String> {
    let Raises { tried, taken, end } = opened.raises?;
    let tries = voice.plural("template.raises.tries", tried as usize);
    let key = match end {
        End::Mended => return Some(voice.say("template.raises.mended")),
        End::AtOthersCost => "template.raises.cost",
        End::Full => "template.raises.full",
        End::NoTemplate => "template.raises.none",
        End::Limit => "template.raises.limit",
        End::Stopped => "template.raises.stopped",
    };
    let ended = voice.tell(key, &[("tries", &tries)]);
    let more = voice.say("template.raises.taken");
    Some(if taken { format!("{more} {ended}") } else { ended })
}

/// Each rule in a sentence, with the teams whose blocks it is for where there are several rules.
fn opening_rules(voice: Voice, instance: &Instance, groups: &[OpeningRule]) -> Vec<String> {
    let mut teams: BTreeMap<u32, BTreeSet<TeamId>> = BTreeMap::new();
    for group in groups {
        teams.entry(group.days).or_default().extend(&group.teams);
    }
    let alike = teams.len() == 1;
    let sentence = |(days, teams): (u32, BTreeSet<TeamId>)| {
        let key = match days {
            0 => "template.opening.0",
            1 => "template.opening.1",
            _ => "template.opening",
        };
        let told = voice.tell(key, &[("days", &voice.whole(days as usize))]);
        if alike {
            return told;
        }
        let names: Vec<&str> =
            teams.iter().map(|&team| &*instance.parts().teams[team].name).collect();
        voice.tell("template.opening.of", &[("teams", &names.join(", ")), ("rule", &told)])
    };
    teams.into_iter().map(sentence).collect()
}

fn opened_line(voice: Voice, instance: &Instance, need: &OpenedNeed) -> String {
    let parts = instance.parts();
    let name = &parts.needs[need.need].name;
    let values = [
        ("team", &*parts.teams[need.team].name),
        ("within", &*within(voice, name, need.days)),
        ("played", &*share(voice, need.share_played, need.requests)),
        ("of", &*voice.number(need.requests, 0)),
        ("promised", &*voice.percent(need.share_promised)),
        ("verdict", &*verdict(voice, need.kept())),
    ];
    voice.tell("template.opening.need", &values)
}

#[cfg(test)]
mod tests {
    use behov_solver::table::Id;

    use super::*;
    use crate::messages::Lang;
    use crate::report::cast;

    #[test]
    fn one_rule_is_one_sentence_and_several_name_their_teams() {
        let rule = |days| OpeningRule { teams: [TeamId::from_index(0)].into(), days };
        let told =
            |groups: &[OpeningRule]| opening_rules(Voice { lang: Lang::En }, &cast::tiny(), groups);
        let one = told(&[rule(0), rule(0)]);
        assert_eq!(one.len(), 1);
        assert!(one[0].starts_with("A visit block nobody has booked is everybody's on the day"));
        let two = told(&[rule(2), rule(0)]);
        assert_eq!(two.len(), 2);
        assert!(two[0].starts_with("joint: A visit block nobody has booked is everybody's"));
        assert!(two[1].starts_with("joint: ") && two[1].contains(" 2 open days before"));
    }
}
