//! Planned lengths learnt from past visits: what the forms share.

use behov_solver::day::lengths::{Advice, Audit, Found, Options, Rule, Trial, Verdict};
use behov_solver::evaluation::Estimate;
use behov_solver::instance::{Assumption, Tag};

use super::Voice;
use crate::format::{Reason, VisitFile, VisitGroup};
use crate::messages::{Lang, text};

/// Lines left out that are told one by one.
const LINES_MAX: usize = 10;

/// What a file of past visits says.
#[derive(Clone, Copy, Debug)]
pub struct Lengths<'a> {
    /// The file.
    pub file: &'a VisitFile,
    /// How lengths are recommended.
    pub options: &'a Options,
    /// What was found, one per group of the file.
    pub found: &'a [Found],
    /// Flags that were not given, so that a default stands for them.
    pub defaults: &'a [&'static str],
}

impl<'a> Lengths<'a> {
    /// Each group with what was found.
    pub fn groups(&self) -> impl Iterator<Item = (&'a VisitGroup, &'a Found)> {
        self.file.groups.iter().zip(self.found)
    }

    /// Lines of the file below its heading.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.file.visits() + self.file.left_out.len()
    }

    /// Numbers that the clinic did not give.
    #[must_use]
    pub fn assumptions(&self, lang: Lang) -> Vec<Assumption> {
        let Options { grid, costs, visits_min, .. } = self.options;
        let minutes_max = behov_solver::day::lengths::MINUTES_MAX;
        let all = [
            ("grid", "--grid", grid.to_string()),
            ("overrun", "--overrun-cost", costs.overrun.to_string()),
            ("idle", "--idle-cost", costs.idle.to_string()),
            ("visits-min", "visits_min", visits_min.to_string()),
            ("minutes-max", "minutes_max", minutes_max.to_string()),
        ];
        let fixed = ["visits-min", "minutes-max"];
        let used = |name: &str| self.defaults.contains(&name) || fixed.contains(&name);
        let row = |(name, about, value): (&str, &str, String)| Assumption {
            about: about.to_owned(),
            value,
            tag: Tag::Assumption,
            note: text(lang, &format!("lengths.assumed.{name}"), &[]),
            range: None,
        };
        all.into_iter().filter(|(name, ..)| used(name)).map(row).collect()
    }
}

/// A text with values.
pub(super) fn told(voice: Voice, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, &**value)).collect();
    voice.tell(key, &values)
}

/// The name of a group.
pub(super) fn name(voice: Voice, group: &VisitGroup) -> String {
    match &group.need {
        None => group.class.clone(),
        Some(need) => voice.tell("lengths.group", &[("need", need), ("class", &group.class)]),
    }
}

/// What was used, what counts, how rules are compared, and what is not answered.
pub(super) fn lead(voice: Voice, found: &Lengths<'_>) -> Vec<String> {
    let Options { grid, costs, folds, .. } = found.options;
    let (visits, lines) = (found.file.visits(), found.lines());
    let used = [
        ("visits", voice.whole(visits)),
        ("lines", voice.whole(lines)),
        ("share", voice.percent(share(visits, lines))),
        ("left", voice.whole(found.file.left_out.len())),
    ];
    let weighed = [
        ("overrun", cost(voice, costs.overrun)),
        ("idle", cost(voice, costs.idle)),
        ("ratio", voice.percent(costs.ratio())),
        ("grid", grid.to_string()),
    ];
    vec![
        told(voice, "lengths.used", &used),
        told(voice, "lengths.costs", &weighed),
        told(voice, "lengths.held-out", &[("folds", voice.whole(*folds))]),
        voice.say("lengths.limits"),
    ]
}

/// The headings of the table.
pub(super) fn header(voice: Voice) -> Vec<String> {
    ["class", "visits", "planned", "actual", "overran", "p90", "recommended"]
        .map(|column| voice.say(&format!("lengths.column.{column}")))
        .to_vec()
}

/// A row of the table.
pub(super) fn row(voice: Voice, group: &VisitGroup, found: &Found) -> Vec<String> {
    let audit = &found.audit;
    let recommended = match &found.advice {
        None => voice.say("lengths.cell.too-few"),
        Some(Advice { minutes: None, .. }) => voice.say("lengths.cell.as-planned"),
        Some(Advice { minutes: Some(minutes), .. }) => minutes.to_string(),
    };
    vec![
        name(voice, group),
        voice.whole(audit.visits),
        voice.number(audit.planned_mean, 1),
        voice.number(audit.actual_mean, 1),
        counted(voice, audit),
        audit.actual_p90.to_string(),
        recommended,
    ]
}

fn counted(voice: Voice, audit: &Audit) -> String {
    let values = [
        ("count", voice.whole(audit.overrun_count)),
        ("share", voice.percent(audit.overrun_share())),
    ];
    told(voice, "lengths.count", &values)
}

/// What was found of a group: a label and what it says.
pub(super) fn facts(voice: Voice, options: &Options, found: &Found) -> Vec<(String, String)> {
    let mut facts = vec![
        (voice.say("lengths.answer"), answer(voice, options, found)),
        (voice.say("lengths.today"), today(voice, &found.audit)),
        (voice.say("lengths.law"), law(voice, found)),
    ];
    if let Some(advice) = &found.advice {
        facts.push((voice.say("lengths.sure"), sure(voice, advice)));
        let tried: Vec<String> = advice.trials.iter().map(|trial| tried(voice, trial)).collect();
        facts.push((voice.say("lengths.tried"), format!("{}.", tried.join("; "))));
    }
    facts
}

/// The labels of all facts.
pub(super) fn labels(voice: Voice) -> [String; 5] {
    ["answer", "today", "law", "sure", "tried"].map(|label| voice.say(&format!("lengths.{label}")))
}

fn answer(voice: Voice, options: &Options, found: &Found) -> String {
    let audit = &found.audit;
    let visits = ("visits", voice.whole(audit.visits));
    let Some(advice) = &found.advice else {
        let least = ("least", voice.whole(options.visits_min));
        return told(voice, "lengths.answer.too-few", &[visits, least]);
    };
    let held_out = |rule: Rule| {
        let trial = advice.trials.iter().find(|trial| trial.rule == rule);
        cost(voice, trial.map_or(f64::NAN, |trial| trial.held_out_cost))
    };
    let (least, most) = audit.planned_range;
    let values = [
        visits,
        ("minutes", advice.minutes.map(|minutes| minutes.to_string()).unwrap_or_default()),
        ("cost", held_out(advice.rule)),
        ("today", held_out(Rule::Planned)),
        ("saves", cost(voice, advice.saves.mean)),
        ("half", cost(voice, advice.saves.half_width)),
        ("least", least.to_string()),
        ("most", most.to_string()),
    ];
    let key = match (advice.rule, advice.minutes) {
        (Rule::Planned, Some(_)) => "keep",
        (Rule::Planned, None) => "keep-each",
        _ if advice.saves.shown() => "plan",
        _ => "chance",
    };
    told(voice, &format!("lengths.answer.{key}"), &values)
}

fn today(voice: Voice, audit: &Audit) -> String {
    let values = [
        ("planned", voice.number(audit.planned_mean, 1)),
        ("actual", voice.number(audit.actual_mean, 1)),
        ("p50", audit.actual_p50.to_string()),
        ("p90", audit.actual_p90.to_string()),
        ("count", voice.whole(audit.overrun_count)),
        ("visits", voice.whole(audit.visits)),
        ("share", voice.percent(audit.overrun_share())),
        ("over", voice.number(audit.overrun_mean, 1)),
        ("idle", voice.number(audit.idle_mean, 1)),
    ];
    let told_today = told(voice, "lengths.today.value", &values);
    let Estimate { mean, half_width, .. } = audit.bias;
    let (key, bias) = match audit.verdict {
        Verdict::TooFew => return told_today,
        Verdict::TooShort => ("too-short", mean),
        Verdict::TooLong => ("too-long", -mean),
        Verdict::NotShown => ("not-shown", mean),
    };
    let values = [("bias", voice.number(bias, 1)), ("half", voice.number(half_width, 1))];
    format!("{told_today} {}", told(voice, &format!("lengths.bias.{key}"), &values))
}

fn law(voice: Voice, found: &Found) -> String {
    let (fit, law) = (&found.fit, found.fit.lognormal);
    let values = [
        ("mean", voice.number(fit.mean, 1)),
        ("cv", voice.number(fit.cv, 2)),
        ("law_mean", voice.number(law.mean(), 1)),
        ("law_cv", voice.number(law.cv(), 2)),
        ("distance", voice.number(law.distance, 3)),
        ("visits", voice.whole(found.audit.visits)),
    ];
    let told_law = told(voice, "lengths.law.value", &values);
    if found.advice.is_none() {
        return told_law;
    }
    let key = if law.fits() { "lengths.law.fits" } else { "lengths.law.fits-not" };
    let limit = [("limit", voice.number(law.distance_limit, 3))];
    format!("{told_law} {}", told(voice, key, &limit))
}

fn sure(voice: Voice, advice: &Advice) -> String {
    let end = |end: Option<u32>| {
        end.map_or_else(|| voice.say("lengths.sure.open"), |minutes| minutes.to_string())
    };
    let quantile = &advice.quantile;
    let values = [
        ("share", voice.percent(quantile.share)),
        ("minutes", quantile.minutes.to_string()),
        ("low", end(quantile.low)),
        ("high", end(quantile.high)),
    ];
    told(voice, "lengths.sure.value", &values)
}

fn tried(voice: Voice, trial: &Trial) -> String {
    let values = [
        ("rule", voice.say(&format!("lengths.rule.{}", trial.rule.code()))),
        ("minutes", trial.minutes.map(|minutes| minutes.to_string()).unwrap_or_default()),
        ("cost", cost(voice, trial.held_out_cost)),
    ];
    let key = if trial.minutes.is_some() { "lengths.tried.one" } else { "lengths.tried.each" };
    told(voice, key, &values)
}

/// Lines left out: by reason with their number, then the first ones.
pub(super) fn left_out(voice: Voice, found: &Lengths<'_>) -> Vec<String> {
    let (left_out, lines) = (&found.file.left_out, found.lines());
    let reason = |reason: Reason| voice.say(&format!("lengths.reason.{}", reason.code()));
    let mut told_lines = Vec::new();
    for each in Reason::ALL {
        let count = found.file.left_out_for(each);
        if count > 0 {
            let values = [
                ("reason", reason(each)),
                ("count", voice.whole(count)),
                ("lines", voice.whole(lines)),
                ("share", voice.percent(share(count, lines))),
            ];
            told_lines.push(told(voice, "lengths.left.reason", &values));
        }
    }
    for left in left_out.iter().take(LINES_MAX) {
        let values = [
            ("line", left.line.to_string()),
            ("column", left.column.to_owned()),
            ("reason", reason(left.reason)),
        ];
        told_lines.push(told(voice, "lengths.left.line", &values));
    }
    let further = left_out.len().saturating_sub(LINES_MAX);
    if further > 0 {
        let count = [("count", voice.whole(further))];
        told_lines.push(told(voice, "lengths.left.further", &count));
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
