//! Which sessions of a template end in time: the rows that every form shows.

use behov_solver::answer::BlockKind;
use behov_solver::instance::Instance;
use behov_solver::plan::day::{Reassignment, Week};

use super::voice::Voice;
use crate::messages::{key, tell};
use crate::verb::session_name::session_said;

/// Sessions shown where there is little room: those least likely to end in time.
const FEW: usize = 8;
/// Sessions below the goal that are named in a sentence.
const NAMED: usize = 3;

/// What all days together are like, in a sentence; `None` when nobody is asked to come.
#[must_use]
pub fn sentence(voice: Voice, week: &Week) -> Option<String> {
    let sums = week.before();
    (sums.sessions > 0).then(|| {
        tell!(
            voice,
            "template.ends.sum",
            late = voice.number(sums.late, 1),
            sessions = voice.whole(sums.sessions),
            overtime = voice.minutes(sums.overtime),
            waiting = voice.number(sums.waiting(), 0)
        )
    })
}

/// How many sessions end in time less often than the goal asks, the worst by name; `None` when
/// nobody is asked to come.
#[must_use]
pub fn goal(voice: Voice, instance: &Instance, week: &Week) -> Option<String> {
    let sessions = week.before().sessions;
    let below = week.below_goal(instance);
    let goal = voice.percent(instance.parts().goals.ends_in_time.value());
    let all = voice.whole(sessions);
    if sessions == 0 {
        return None;
    }
    if below.is_empty() {
        return Some(tell!(voice, "template.ends.goal.kept", goal = goal, sessions = all));
    }
    let named = below.iter().take(NAMED).map(|(session, timed)| {
        let name = session_said(voice.lang, instance, session.session);
        format!("{name} {}", voice.percent(timed.evaluation.in_time))
    });
    let worst = named.collect::<Vec<_>>().join(", ");
    let told = tell!(
        voice,
        below.len() > NAMED => {
            true => "template.ends.goal.more",
            false => "template.ends.goal",
        },
        count = voice.whole(below.len()),
        sessions = all,
        goal = goal,
        worst = worst
    );
    Some(match &week.reassignments {
        Some(reassignments) => format!("{told} {}", reassignment(voice, instance, reassignments)),
        None => told,
    })
}

/// Whether a session with time to spare could take a visit of those below the goal.
fn reassignment(voice: Voice, instance: &Instance, reassignments: &[Reassignment]) -> String {
    let Some(first) = reassignments.first() else {
        return tell!(voice, "template.ends.reassignment.none");
    };
    let BlockKind::Visit { need, .. } = first.block.kind else { return String::new() };
    tell!(
        voice,
        "template.ends.reassignment",
        count = voice.whole(reassignments.len()),
        need = instance.parts().needs[need].name,
        from = session_said(voice.lang, instance, first.block.session),
        to = session_said(voice.lang, instance, first.to),
        time = first.span.from,
        chance = voice.percent(first.in_time)
    )
}

/// The headings of the rows.
#[must_use]
pub fn header(voice: Voice) -> Vec<String> {
    [
        key!("template.ends.session"),
        key!("template.ends.patients"),
        key!("template.ends.in-time"),
        key!("template.ends.overtime"),
        key!("template.ends.p95"),
        key!("template.ends.waiting"),
    ]
    .map(|column| voice.say(column))
    .to_vec()
}

/// A row per session, the least likely to end in time first.
#[must_use]
pub fn rows(voice: Voice, instance: &Instance, week: &Week) -> Vec<Vec<String>> {
    let days = week.least_likely(instance);
    days.into_iter()
        .map(|(session, timed)| {
            let found = &timed.evaluation;
            vec![
                session_said(voice.lang, instance, session.session),
                voice.whole(session.patients()),
                voice.percent(found.in_time),
                voice.number(found.overtime, 0),
                voice.number(found.overtime_p95, 0),
                voice.number(timed.waiting, 0),
            ]
        })
        .collect()
}

/// The first rows, where there is little room.
#[must_use]
pub fn few(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.truncate(FEW);
    rows
}

#[cfg(test)]
mod tests {
    use behov_solver::answer::Block;
    use behov_solver::plan::day;
    use behov_solver::units::Probability;

    use super::*;
    use crate::messages::Lang;
    use crate::report::cast;

    fn told(lang: Lang, asked: f64) -> String {
        let clinic = cast::tiny().with(|parts| {
            parts.goals.ends_in_time = Probability::new(asked).expect("a chance");
        });
        let clinic = clinic.expect("in order");
        let week = day::week(&clinic, &cast::template(&clinic), None, &day::Options::default());
        goal(Voice { lang }, &clinic, &week).expect("somebody is asked to come")
    }

    #[test]
    fn sessions_below_the_goal_are_counted_and_the_worst_named_with_their_chances() {
        insta::assert_snapshot!(told(Lang::En, 0.8), @"8 of 8 sessions end in time with a chance below 80 %, the worst: Ada/mon 39.5 %, Bea/wed 39.5 %, Ada/thu 39.5 %.");
        insta::assert_snapshot!(told(Lang::Da, 0.999), @"8 af 8 programmer slutter til tiden med under 99,9 % sandsynlighed; de værste: Ada/man 39,5 %, Bea/ons 39,5 %, Ada/tor 39,5 %.");
        insta::assert_snapshot!(told(Lang::En, 0.01), @"Every session (8) ends in time with a chance of 1 % or more.");
        insta::assert_snapshot!(told(Lang::Da, 0.01), @"Alle programmer (8) slutter til tiden med mindst 1 % sandsynlighed.");
    }

    #[test]
    fn whether_another_session_could_take_a_visit_is_told_where_it_was_asked() {
        let clinic = cast::tiny();
        let template = cast::template(&clinic);
        let week = day::week(&clinic, &template, None, &day::Options::default());
        let week = week.with_reassignments(&clinic, &template);
        let told =
            goal(Voice { lang: Lang::En }, &clinic, &week).expect("somebody is asked to come");
        assert!(told.ends_with(
            "No other session that may take a visit of theirs has time to spare for it."
        ));
        let visit = |block: &&Block| matches!(block.kind, BlockKind::Visit { .. });
        let block = template.blocks().iter().find(visit).expect("a visit").clone();
        let to = clinic.parts().sessions.ids().last().expect("a session");
        let found = [Reassignment { span: block.span, block, to, in_time: 0.85 }];
        let en = reassignment(Voice { lang: Lang::En }, &clinic, &found);
        insta::assert_snapshot!(en, @"A visit could move from 1 of them to a session with time to spare, for instance first from Ada/mon to Bea/fri at 09:20, which then still ends in time with a chance of 85 %.");
        let da = reassignment(Voice { lang: Lang::Da }, &clinic, &found);
        insta::assert_snapshot!(da, @"Fra 1 af dem kan et besøg flyttes til et program med tid til overs, f.eks. first fra Ada/man til Bea/fre kl. 09:20, som da stadig slutter til tiden med 85 % sandsynlighed.");
    }
}
