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
use crate::messages::tell;

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
    tell!(
        voice,
        "size.played.value",
        within = within,
        played = share(voice, need.share_played, need.requests),
        count = voice.number(need.in_time, 0),
        of = voice.number(need.requests, 0),
        promised = voice.percent(need.share_promised),
        verdict =
            verdict(voice, need.kept(), (need.share_played.mean, need.low()), need.share_promised),
        computed = voice.percent(need.share_computed)
    )
}

/// Whether the lower end of the interval keeps what is promised; where only the mean does, that end.
fn verdict(voice: Voice, kept: bool, (mean, low): (f64, f64), promised: f64) -> String {
    match kept {
        true => tell!(voice, "size.access.kept"),
        false if mean < promised => tell!(voice, "size.access.missed"),
        false => tell!(voice, "size.access.unsure", low = voice.percent(low.max(0.0))),
    }
}

/// A need and its target in words.
pub(super) fn within(voice: Voice, name: &str, days: u32) -> String {
    if days == 0 {
        return tell!(voice, "access.within.0", need = name);
    }
    tell!(voice, "access.within", need = name, days = days)
}

/// A share with its interval; at 0 and 1 with the other end.
fn share(voice: Voice, share: Estimate, requests: f64) -> String {
    let all = requests * f64::from(share.replications);
    if let Some(bound) = at_the_edge(share.mean, all) {
        let bound = tell!(
            voice,
            share.mean > 0.5 => { true => "number.at-least", false => "number.at-most" },
            value = voice.percent(bound)
        );
        return format!("{} ({bound})", voice.percent(share.mean));
    }
    let half = voice.number(share.half_width * 100.0, 1);
    tell!(voice, "size.played.share", share = voice.percent(share.mean), half = half)
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
    let release = team.release.map(|rule| release(voice, rule));
    let told = match release {
        Some(release) => format!(" {release}"),
        None => String::new(),
    };
    let told = |sentence: String| sentence + &told;
    if let Some(growth) = group.queue_growth {
        let growth = voice.minutes(growth.mean);
        return tell!(voice, "size.answer.played.grows", minutes = held, growth = growth);
    }
    match (group.kept(), raised) {
        (true, true) if group.for_template => {
            told(tell!(voice, "size.answer.played.template", proposed = proposed))
        }
        (true, true) => told(tell!(voice, "size.answer.played.raised", proposed = proposed)),
        (true, false) => told(tell!(voice, "size.answer.played")),
        (false, _) if !confirmed.settled => {
            tell!(voice, "size.answer.played.budget", minutes = held)
        }
        (false, _) => {
            let no = tell!(voice, "size.answer.played.no", minutes = held);
            let most = group
                .most_tried
                .filter(|most| most.minutes_per_week > team.design.held_minutes_per_week + 1e-6);
            let Some(most) = most else { return no };
            let (minutes, share) =
                (voice.minutes(most.minutes_per_week), voice.percent(most.share_played));
            format!(
                "{no} {}",
                tell!(voice, "size.answer.played.most", minutes = minutes, share = share)
            )
        }
    }
}

/// The answer of a group whose template keeps its promises though its holds alone do not.
pub(super) fn kept_in_template(voice: Voice) -> String {
    tell!(voice, "size.answer.template.kept")
}

/// When unclaimed holds open, where playing chose it.
fn release(voice: Voice, rule: Release) -> String {
    match rule {
        Release::Never => tell!(voice, "size.answer.release.never"),
        Release::DaysBefore(0) => tell!(voice, "size.answer.release.0"),
        Release::DaysBefore(days) => {
            tell!(voice, "size.answer.release", days = voice.whole(days as usize))
        }
    }
}

/// The template as played, in sentences.
pub(super) fn opening(voice: Voice, instance: &Instance, opened: &Opened) -> Vec<String> {
    let mut told = opening_rules(voice, instance, &opened.groups);
    if opened.steps.len() > 1 {
        let step = |step: &behov_solver::plan::opening::OpeningStep| {
            tell!(
                voice,
                "template.opening.step",
                days = voice.whole(step.days as usize),
                share = voice.percent(step.in_time.mean)
            )
        };
        let steps = opened.steps.iter().map(step).collect::<Vec<_>>().join("; ");
        told.push(tell!(voice, "template.opening.steps", steps = steps));
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
    tell!(
        voice,
        "size.answer.template.no",
        minutes = voice.minutes(team.design.held_minutes_per_week),
        within = within(voice, &instance.parts().needs[short.need].name, short.days),
        played = share(voice, short.share_played, short.requests),
        promised = voice.percent(short.share_promised)
    )
}

/// What came of holding more where the template fell short.
fn raises(voice: Voice, opened: &Opened) -> Option<String> {
    let Raises { tried, taken, end } = opened.raises?;
    let tries = tell!(voice, "template.raises.tries", count = voice.whole(tried as usize));
    let ended = match end {
        End::Mended => return Some(tell!(voice, "template.raises.mended")),
        End::AtOthersCost => tell!(voice, "template.raises.cost"),
        End::Full => tell!(voice, "template.raises.full"),
        End::NoTemplate => tell!(voice, "template.raises.none"),
        End::Limit => tell!(voice, "template.raises.limit", tries = tries),
        End::Stopped => tell!(voice, "template.raises.stopped"),
    };
    let more = tell!(voice, "template.raises.taken");
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
        let told = if days == 0 {
            tell!(voice, "template.opening.0")
        } else {
            tell!(voice, "template.opening", days = days)
        };
        if alike {
            return told;
        }
        let names: Vec<&str> =
            teams.iter().map(|&team| &*instance.parts().teams[team].name).collect();
        tell!(voice, "template.opening.of", teams = names.join(", "), rule = told)
    };
    teams.into_iter().map(sentence).collect()
}

fn opened_line(voice: Voice, instance: &Instance, need: &OpenedNeed) -> String {
    let parts = instance.parts();
    let name = &parts.needs[need.need].name;
    tell!(
        voice,
        "template.opening.need",
        team = parts.teams[need.team].name,
        within = within(voice, name, need.days),
        played = share(voice, need.share_played, need.requests),
        of = voice.number(need.requests, 0),
        promised = voice.percent(need.share_promised),
        verdict =
            verdict(voice, need.kept(), (need.share_played.mean, need.low()), need.share_promised)
    )
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
