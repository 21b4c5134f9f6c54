//! The dilemma as text: the rules side by side.

use behov_solver::booking::Rule;
use behov_solver::booking::dilemma::{Dilemma, DilemmaAnswer};

use crate::messages::{key, tell};
use crate::report::sheet::{Grid, Sheet};
use crate::report::voice::Voice;

/// Who gets the early slot under each rule, and the third answer.
#[must_use]
pub fn dilemma(voice: Voice, solved: &Dilemma) -> Sheet {
    let mut sheet = Sheet::new(0);
    sheet.title(&tell!(voice, "dilemma.title"));
    sheet.gap();
    sheet.paragraph(0, &tell!(voice, "dilemma.story"));
    sheet.gap();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (rule, answer) in &solved.rules {
        let name = tell!(voice, rule => {
            Rule::Squares => "dilemma.rule.squares",
            Rule::Sum => "dilemma.rule.sum",
            Rule::Max => "dilemma.rule.max",
            Rule::Binary => "dilemma.rule.binary",
        });
        rows.push(row(voice, name, answer));
    }
    rows.push(row(voice, tell!(voice, "dilemma.elsewhere"), &solved.elsewhere));
    let header = [
        key!("dilemma.rule"),
        key!("dilemma.day31"),
        key!("dilemma.day24"),
        key!("dilemma.in-time"),
        key!("dilemma.sum"),
        key!("dilemma.max"),
        key!("dilemma.squares"),
        key!("dilemma.wait"),
    ];
    let header = header.map(|key| voice.say(key)).to_vec();
    sheet.table(&Grid { header, rows, numbers: 1..8 });
    sheet.gap();
    sheet.paragraph(0, &tell!(voice, "dilemma.lesson"));
    sheet.paragraph(0, &tell!(voice, "dilemma.law"));
    sheet
}

fn row(voice: Voice, name: String, answer: &DilemmaAnswer) -> Vec<String> {
    let days = |days: u32| voice.whole(days as usize);
    let long = |days: u64| voice.whole(usize::try_from(days).unwrap_or(usize::MAX));
    vec![
        name,
        answer.day31.map_or_else(|| tell!(voice, "dilemma.gone"), days),
        days(answer.day24),
        tell!(
            voice,
            "dilemma.in-time.value",
            part = voice.whole(answer.in_time),
            whole = voice.whole(answer.of)
        ),
        long(answer.over_sum),
        days(answer.over_max),
        long(answer.over_squares),
        days(answer.wait_total),
    ]
}
