//! What a sizing or a plan comes to: a yes or a no, the share furthest from its target, why.

use behov_solver::sizing::{NeedAccess, TeamSizing};
use behov_solver::template::Outcome;

use super::facts::mood;
use crate::messages::tell;
use crate::report::page::Verdict;
use crate::report::voice::Voice;
use crate::report::{Findings, confirmed, label};

/// The verdict of the whole page.
pub(super) fn of(voice: Voice, findings: &Findings<'_>) -> Verdict {
    let (number, of, target) = number(voice, findings).unwrap_or_default();
    let teams = &findings.sizing.teams;
    let mut checks: Vec<(String, bool, String)> = teams
        .iter()
        .map(|team| {
            let name = label::group(voice, findings.instance, team, teams);
            let (class, word) = mood(voice, findings, team);
            (name, class == "yes", word)
        })
        .collect();
    if let (Some(planned), Some(_)) = (findings.planned, findings.built()) {
        let broken = planned.breaches.len();
        let asked = tell!(voice, "verdict.broken");
        checks.push((asked, broken == 0, voice.whole(broken)));
    }
    let yes = Some(findings.kept());
    Verdict { yes, number, of, target, why: sentence(voice, findings), checks }
}

/// The share in time that is furthest below its target, or least above it; as played where it was.
fn number(voice: Voice, findings: &Findings<'_>) -> Option<(String, String, String)> {
    let mut shares: Vec<(f64, f64, String)> = Vec::new();
    for team in &findings.sizing.teams {
        let played = findings.played.and_then(|played| confirmed::of(played, team));
        let computed = team.design.access.needs.iter();
        let computed = computed.map(|row| (row.need, row.days, row.share_kept, row.share_promised));
        let rows: Vec<_> = match played {
            Some(group) => {
                let needs = group.needs.iter();
                needs
                    .map(|row| (row.need, row.days, row.share_played.mean, row.share_promised))
                    .collect()
            }
            None => computed.collect(),
        };
        shares.extend(rows.into_iter().map(|(need, days, share, promised)| {
            let need = &findings.instance.parts().needs[need].name;
            let need = confirmed::within(voice, need, days);
            let team = &findings.instance.parts().teams[team.team].name;
            (share, promised, tell!(voice, "verdict.of", need = need, team = team))
        }));
    }
    let (share, promised, of) =
        shares.into_iter().min_by(|a, b| (a.0 - a.1).total_cmp(&(b.0 - b.1)))?;
    let target = tell!(voice, "verdict.target", share = voice.percent(promised));
    Some((voice.percent(share), of, target))
}

/// The answer: what to hold, or why not, and whether a template stands.
fn sentence(voice: Voice, findings: &Findings<'_>) -> String {
    let mut sentences = vec![sized(voice, findings)];
    if let Some(planned) = &findings.planned {
        sentences.push(match planned.outcome {
            Outcome::Built(built) if planned.breaches.is_empty() => {
                let missing: f64 = built.unmet.iter().map(|row| row.missing).sum();
                if built.unmet.is_empty() {
                    tell!(voice, "page.answer.template")
                } else {
                    let missing = voice.number(missing, 1);
                    tell!(voice, "page.answer.template.unmet", missing = missing)
                }
            }
            Outcome::Built(_) => tell!(voice, "page.answer.template.no"),
            Outcome::Impossible(_) => tell!(voice, "page.answer.conflict"),
            Outcome::Stopped => tell!(voice, "page.answer.stopped"),
        });
    }
    sentences.join(" ")
}

fn sized(voice: Voice, findings: &Findings<'_>) -> String {
    let teams = &findings.sizing.teams;
    let refused: Vec<&TeamSizing> =
        teams.iter().filter(|team| !findings.group_kept(team)).collect();
    if !refused.is_empty() {
        return refusal(voice, findings, &refused);
    }
    let held: f64 = teams.iter().map(|team| team.design.held_minutes_per_week).sum();
    let held = voice.minutes(held);
    if findings.as_is {
        return tell!(voice, "page.answer.as-is", minutes = held);
    }
    if let [team] = &teams[..] {
        let needs = &team.design.access.needs;
        let requests: f64 = needs.iter().map(|need| need.requests_per_week).sum();
        // As played where it was, as the number beside it is.
        let played = findings.played.and_then(|played| confirmed::of(played, team));
        let share = |need: &NeedAccess| {
            let played =
                played.and_then(|group| group.needs.iter().find(|row| row.need == need.need));
            played.map_or(need.share_kept, |row| row.share_played.mean)
        };
        let kept: f64 = needs.iter().map(|need| need.requests_per_week * share(need)).sum();
        if requests > 0.0 {
            return tell!(
                voice,
                "page.answer.one",
                minutes = held,
                kept = voice.number(kept, 1),
                requests = voice.number(requests, 1),
                share = voice.percent(kept / requests)
            );
        }
    }
    let teams = tell!(voice, "check.teams", count = voice.whole(teams.len()));
    tell!(voice, "page.answer.many", minutes = held, teams = teams)
}

fn refusal(voice: Voice, findings: &Findings<'_>, refused: &[&TeamSizing]) -> String {
    // Where holds fail, those are told; else those that the template fails.
    let by_holds: Vec<&TeamSizing> =
        refused.iter().copied().filter(|team| !findings.holds_keep(team)).collect();
    let by_template = by_holds.is_empty();
    let refused = if by_template { refused } else { &by_holds };
    if let [only] = refused {
        let name = label::group(voice, findings.instance, only, &findings.sizing.teams);
        return tell!(voice, (findings.as_is, by_template) => {
            (true, _) => "page.answer.no.as-is.one",
            (false, true) => "page.answer.no.template.one",
            (false, false) => "page.answer.no.one",
        }, team = name);
    }
    let teams = tell!(voice, "check.teams", count = voice.whole(findings.sizing.teams.len()));
    tell!(voice, (findings.as_is, by_template) => {
        (true, _) => "page.answer.no.as-is.many",
        (false, true) => "page.answer.no.template.many",
        (false, false) => "page.answer.no.many",
    }, no = voice.whole(refused.len()), teams = teams)
}
