//! The dilemma as text: the rules side by side.

use behov_solver::booking::dilemma::{Dilemma, DilemmaAnswer};

use super::sheet::{Grid, Sheet};
use crate::report::booked::words::rule_code;
use crate::report::voice::Voice;

/// Who gets the early slot under each rule, and the third answer.
#[must_use]
pub fn dilemma(voice: Voice, solved: &Dilemma) -> String {
    let mut sheet = Sheet::new(0);
    sheet.title(&voice.say("dilemma.title"));
    sheet.gap();
    sheet.paragraph(0, &voice.say("dilemma.story"));
    sheet.gap();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (rule, answer) in &solved.rules {
        rows.push(row(voice, &format!("dilemma.rule.{}", rule_code(*rule)), answer));
    }
    rows.push(row(voice, "dilemma.elsewhere", &solved.elsewhere));
    let header = ["rule", "day31", "day24", "in-time", "sum", "max", "squares", "wait"];
    let header = header.map(|key| voice.say(&format!("dilemma.{key}"))).to_vec();
    sheet.table(&Grid { header, rows, numbers: 1..8 });
    sheet.gap();
    sheet.paragraph(0, &voice.say("dilemma.lesson"));
    sheet.paragraph(0, &voice.say("dilemma.law"));
    sheet.into_text()
}

fn row(voice: Voice, key: &str, answer: &DilemmaAnswer) -> Vec<String> {
    let days = |days: u32| voice.whole(days as usize);
    let long = |days: u64| voice.whole(usize::try_from(days).unwrap_or(usize::MAX));
    let counts = [("part", voice.whole(answer.in_time)), ("whole", voice.whole(answer.of))];
    let counts = counts.each_ref().map(|(name, value)| (*name, value.as_str()));
    vec![
        voice.say(key),
        answer.day31.map_or_else(|| voice.say("dilemma.gone"), days),
        days(answer.day24),
        voice.tell("dilemma.in-time.value", &counts),
        long(answer.over_sum),
        days(answer.over_max),
        long(answer.over_squares),
        days(answer.wait_total),
    ]
}
