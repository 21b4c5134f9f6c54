//! Planned lengths learnt from past visits: words and cells, which text and page share.

use behov_solver::day::lengths::{Advice, Audit, Found, Options, Rule, Trial, Verdict};
use behov_solver::evaluation::Estimate;

use crate::format::{Reason, VisitGroup};
use crate::messages::{key, tell};
use crate::report::sheet::Cell;
use crate::report::{Lengths, Voice};

/// Lines left out that are told one by one.
const LINES_MAX: usize = 10;

/// The name of a group.
pub(in crate::report) fn name(voice: Voice, group: &VisitGroup) -> String {
    named(voice, group.need.as_deref(), &group.class)
}

/// A class or a colour, with its need where the file has one.
pub(super) fn named(voice: Voice, need: Option<&str>, class: &str) -> String {
    match need {
        None => class.to_owned(),
        Some(need) => tell!(voice, "lengths.group", need = need, class = class),
    }
}

/// What was used, what counts, how rules are compared, and what is not answered.
pub(in crate::report) fn lead(voice: Voice, found: &Lengths<'_>) -> Vec<String> {
    let Options { grid, costs, folds, .. } = found.options;
    let (visits, lines) = (found.file.visits(), found.lines());
    vec![
        tell!(
            voice,
            "lengths.used",
            visits = voice.whole(visits),
            lines = voice.whole(lines),
            share = voice.percent(share(visits, lines)),
            left = voice.whole(found.file.left_out.len())
        ),
        tell!(
            voice,
            "lengths.costs",
            overrun = cost(voice, costs.overrun),
            idle = cost(voice, costs.idle),
            ratio = voice.percent(costs.ratio()),
            grid = grid
        ),
        tell!(voice, "lengths.held-out", folds = voice.whole(*folds)),
        tell!(voice, "lengths.limits"),
    ]
}

/// The headings of the table.
pub(in crate::report) fn header(voice: Voice) -> Vec<String> {
    [
        key!("lengths.column.class"),
        key!("lengths.column.visits"),
        key!("lengths.column.planned"),
        key!("lengths.column.actual"),
        key!("lengths.column.overran"),
        key!("lengths.column.p90"),
        key!("lengths.column.recommended"),
    ]
    .map(|column| voice.say(column))
    .to_vec()
}

/// A row of the table.
pub(in crate::report) fn row(voice: Voice, group: &VisitGroup, found: &Found) -> Vec<String> {
    cells(voice, group, found).map(|cell| cell.told(voice)).to_vec()
}

/// The cells of a row.
pub(in crate::report) fn cells(voice: Voice, group: &VisitGroup, found: &Found) -> [Cell; 7] {
    let audit = &found.audit;
    let recommended = match &found.advice {
        None => Cell::Text(tell!(voice, "lengths.cell.too-few")),
        Some(Advice { minutes: None, .. }) => Cell::Text(tell!(voice, "lengths.cell.as-planned")),
        Some(Advice { minutes: Some(minutes), .. }) => Cell::count(*minutes),
    };
    [
        Cell::Text(name(voice, group)),
        Cell::count(audit.visits),
        Cell::Number(audit.planned_mean, 1),
        Cell::Number(audit.actual_mean, 1),
        Cell::counted(audit.overrun_count, audit.overrun_share()),
        Cell::count(audit.actual_p90),
        recommended,
    ]
}

/// What was found of a group: a label and what it says.
pub(in crate::report) fn facts(
    voice: Voice,
    options: &Options,
    found: &Found,
) -> Vec<(String, String)> {
    let mut facts = vec![
        (tell!(voice, "lengths.answer"), answer(voice, options, found)),
        (tell!(voice, "lengths.today"), today(voice, &found.audit)),
        (tell!(voice, "lengths.law"), law(voice, found)),
    ];
    if let Some(advice) = &found.advice {
        facts.push((tell!(voice, "lengths.sure"), sure(voice, advice)));
        let tried: Vec<String> = advice.trials.iter().map(|trial| tried(voice, trial)).collect();
        facts.push((tell!(voice, "lengths.tried"), format!("{}.", tried.join("; "))));
    }
    facts
}

/// The labels of all facts.
pub(in crate::report) fn labels(voice: Voice) -> [String; 5] {
    [
        key!("lengths.answer"),
        key!("lengths.today"),
        key!("lengths.law"),
        key!("lengths.sure"),
        key!("lengths.tried"),
    ]
    .map(|label| voice.say(label))
}

fn answer(voice: Voice, options: &Options, found: &Found) -> String {
    let audit = &found.audit;
    let visits = voice.whole(audit.visits);
    let Some(advice) = &found.advice else {
        let least = voice.whole(options.visits_min);
        return tell!(voice, "lengths.answer.too-few", visits = visits, least = least);
    };
    let held_out = |rule: Rule| {
        let trial = advice.trials.iter().find(|trial| trial.rule == rule);
        cost(voice, trial.map_or(f64::NAN, |trial| trial.held_out_cost))
    };
    let (least, most) = audit.planned_range;
    let today = held_out(Rule::Planned);
    let Some(minutes) = advice.minutes else {
        return tell!(
            voice,
            "lengths.answer.keep-each",
            least = least,
            most = most,
            visits = visits,
            today = today
        );
    };
    if advice.rule == Rule::Planned {
        return tell!(
            voice,
            "lengths.answer.keep",
            minutes = minutes,
            visits = visits,
            today = today
        );
    }
    tell!(
        voice,
        advice.saves.shown() => {
            true => "lengths.answer.plan",
            false => "lengths.answer.chance",
        },
        minutes = minutes,
        cost = held_out(advice.rule),
        today = today,
        saves = cost(voice, advice.saves.mean),
        half = cost(voice, advice.saves.half_width),
        visits = visits
    )
}

fn today(voice: Voice, audit: &Audit) -> String {
    let told_today = tell!(
        voice,
        "lengths.today.value",
        planned = voice.number(audit.planned_mean, 1),
        actual = voice.number(audit.actual_mean, 1),
        p50 = audit.actual_p50,
        p90 = audit.actual_p90,
        count = voice.whole(audit.overrun_count),
        visits = voice.whole(audit.visits),
        share = voice.percent(audit.overrun_share()),
        over = voice.number(audit.overrun_mean, 1),
        idle = voice.number(audit.idle_mean, 1)
    );
    let Estimate { mean, half_width, .. } = audit.bias;
    let half = voice.number(half_width, 1);
    let bias = match audit.verdict {
        Verdict::TooFew => return told_today,
        Verdict::TooShort => {
            tell!(voice, "lengths.bias.too-short", bias = voice.number(mean, 1), half = half)
        }
        Verdict::TooLong => {
            tell!(voice, "lengths.bias.too-long", bias = voice.number(-mean, 1), half = half)
        }
        Verdict::NotShown => {
            tell!(voice, "lengths.bias.not-shown", bias = voice.number(mean, 1), half = half)
        }
    };
    format!("{told_today} {bias}")
}

fn law(voice: Voice, found: &Found) -> String {
    let (fit, law) = (&found.fit, found.fit.lognormal);
    let told_law = tell!(
        voice,
        "lengths.law.value",
        mean = voice.number(fit.mean, 1),
        cv = voice.number(fit.cv, 2),
        law_mean = voice.number(law.mean(), 1),
        law_cv = voice.number(law.cv(), 2),
        distance = voice.number(law.distance, 3),
        visits = voice.whole(found.audit.visits)
    );
    if found.advice.is_none() {
        return told_law;
    }
    let fits = tell!(
        voice,
        law.fits() => { true => "lengths.law.fits", false => "lengths.law.fits-not" },
        limit = voice.number(law.distance_limit, 3)
    );
    format!("{told_law} {fits}")
}

fn sure(voice: Voice, advice: &Advice) -> String {
    let end = |end: Option<u32>| {
        end.map_or_else(|| tell!(voice, "lengths.sure.open"), |minutes| minutes.to_string())
    };
    let quantile = &advice.quantile;
    tell!(
        voice,
        "lengths.sure.value",
        share = voice.percent(quantile.share),
        minutes = quantile.minutes,
        low = end(quantile.low),
        high = end(quantile.high)
    )
}

fn tried(voice: Voice, trial: &Trial) -> String {
    let rule = tell!(voice, trial.rule => {
        Rule::Planned => "lengths.rule.planned",
        Rule::Empirical => "lengths.rule.empirical-quantile",
        Rule::Lognormal => "lengths.rule.lognormal-quantile",
        Rule::Mean => "lengths.rule.mean",
    });
    let cost = cost(voice, trial.held_out_cost);
    if let Some(minutes) = trial.minutes {
        return tell!(voice, "lengths.tried.one", rule = rule, minutes = minutes, cost = cost);
    }
    tell!(voice, "lengths.tried.each", rule = rule, cost = cost)
}

/// Lines left out: by reason with their number, then the first ones.
pub(in crate::report) fn left_out(voice: Voice, found: &Lengths<'_>) -> Vec<String> {
    let (left_out, lines) = (&found.file.left_out, found.lines());
    let reason = |reason: Reason| {
        tell!(voice, reason => {
            Reason::Missing => "lengths.reason.missing",
            Reason::NotANumber => "lengths.reason.not-a-number",
            Reason::TwoReadings => "lengths.reason.two-readings",
            Reason::Zero => "lengths.reason.zero",
            Reason::Negative => "lengths.reason.negative",
            Reason::Absurd => "lengths.reason.absurd",
            Reason::NotAColour => "lengths.reason.not-a-colour",
        })
    };
    let mut told_lines = Vec::new();
    for each in Reason::ALL {
        let count = found.file.left_out_for(each);
        if count > 0 {
            told_lines.push(tell!(
                voice,
                "lengths.left.reason",
                reason = reason(each),
                count = voice.whole(count),
                lines = voice.whole(lines),
                share = voice.percent(share(count, lines))
            ));
        }
    }
    for left in left_out.iter().take(LINES_MAX) {
        told_lines.push(tell!(
            voice,
            "lengths.left.line",
            line = left.line,
            column = left.column,
            reason = reason(left.reason)
        ));
    }
    let further = left_out.len().saturating_sub(LINES_MAX);
    if further > 0 {
        told_lines.push(tell!(voice, "lengths.left.further", count = voice.whole(further)));
    }
    told_lines
}

fn cost(voice: Voice, cost: f64) -> String {
    voice.number(cost, 2)
}

fn share(part: usize, whole: usize) -> f64 {
    let real = |count: usize| u32::try_from(count).map_or(f64::INFINITY, f64::from);
    real(part) / real(whole)
}
