//! The words of reports and of the command line.

/// Writes a table of messages: `key "English" "Danish";`.
macro_rules! entries {
    ($($key:literal $en:literal $da:literal;)*) => {
        &[$($crate::messages::Entry { key: $key, en: $en, da: $da }),*]
    };
}

mod booking;
mod check;
mod day;
mod explain;
mod hold_card;
mod lengths;
mod optimum;
mod page;
mod sampled;
mod sensitivity;
mod shell;
mod simulation;
mod sizing;
mod template;

#[cfg(test)]
mod tests;

use super::Entry;

/// All tables of this file's rooms.
pub(super) const TABLES: &[&[Entry]] = &[
    WORDS,
    sizing::TABLE,
    hold_card::TABLE,
    sampled::TABLE,
    template::TABLE,
    booking::TABLE,
    explain::TABLE,
    check::TABLE,
    day::TABLE,
    page::TABLE,
    shell::TABLE,
    simulation::TABLE,
    optimum::TABLE,
    sensitivity::TABLE,
    lengths::TABLE,
];

/// Words that every report needs.
const WORDS: &[Entry] = entries! {
    "day.0" "Mon" "man";
    "day.1" "Tue" "tir";
    "day.2" "Wed" "ons";
    "day.3" "Thu" "tor";
    "day.4" "Fri" "fre";
    "day.5" "Sat" "lør";
    "day.6" "Sun" "søn";
    "day.in-week" "{day} of week {week}" "{day} i uge {week}";
    "day.in-week.odd" "{day} of odd weeks" "{day} i ulige uger";
    "day.in-week.even" "{day} of even weeks" "{day} i lige uger";
    "day.short-in-week" "{day} wk {week}" "{day} u{week}";
    "day.short-in-week.odd" "{day} odd" "{day} ulige";
    "day.short-in-week.even" "{day} even" "{day} lige";
    "week" "Week {week} of {weeks}" "Uge {week} af {weeks}";
    "week.odd" "Odd weeks" "Ulige uger";
    "week.even" "Even weeks" "Lige uger";
    "month.1" "January" "januar";
    "month.2" "February" "februar";
    "month.3" "March" "marts";
    "month.4" "April" "april";
    "month.5" "May" "maj";
    "month.6" "June" "juni";
    "month.7" "July" "juli";
    "month.8" "August" "august";
    "month.9" "September" "september";
    "month.10" "October" "oktober";
    "month.11" "November" "november";
    "month.12" "December" "december";
    "date" "{day} {month} {year}" "{day}. {month} {year}";
    "role.physician" "physician" "læge";
    "role.nurse" "nurse" "sygeplejerske";
    "role.secretary" "secretary" "lægesekretær";
    "number.infinite" "unbounded" "ubegrænset";
    "number.none" "–" "–";
    "minutes" "{minutes} min" "{minutes} min.";
    "yes" "yes" "ja";
    "no" "no" "nej";
    "tag.law" "law" "lov";
    "tag.source" "source" "kilde";
    "tag.assumption" "assumption" "antagelse";
    "proof.exact" "exact" "eksakt";
    "proof.bounded" "bounded, gap {gap}" "afgrænset, afstand {gap}";
    "proof.estimated" "estimated, ± {half_width}, {replications} runs"
        "anslået, ± {half_width}, {replications} kørsler";
    "proof.at-least" "bounded from below" "afgrænset nedefra";
    "proof.unproven" "unproven" "ikke bevist";
    "access.within" "{need} within {days} open days" "{need} inden for {days} åbningsdage";
    "access.within.0" "{need} on the same day" "{need} samme dag";
    "access.within.1" "{need} within 1 open day" "{need} inden for 1 åbningsdag";
};
