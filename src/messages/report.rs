//! The words of reports and of the command line.

/// Writes a table of messages: `key "English" "Danish";`.
macro_rules! entries {
    ($($key:literal $en:literal $da:literal;)*) => {
        &[$($crate::messages::Entry { key: $key, en: $en, da: $da }),*]
    };
}

pub(super) mod booking;
pub(super) mod check;
pub(super) mod day;
pub(super) mod examples;
pub(super) mod explain;
pub(super) mod export;
pub(super) mod help;
pub(super) mod hold_card;
pub(super) mod import;
pub(super) mod lengths;
pub(super) mod optimum;
pub(super) mod page;
pub(super) mod pro;
pub(super) mod road;
pub(super) mod sampled;
pub(super) mod sensitivity;
pub(super) mod shell;
pub(super) mod simulation;
pub(super) mod sizing;
pub(super) mod template;
pub(super) mod today;
pub(super) mod workbook;

use super::Entry;

/// Words that every report needs.
pub(super) const WORDS: &[Entry] = entries! {
    "day.0" "Mon" "man";
    "day.1" "Tue" "tir";
    "day.2" "Wed" "ons";
    "day.3" "Thu" "tor";
    "day.4" "Fri" "fre";
    "day.5" "Sat" "lør";
    "day.6" "Sun" "søn";
    "day.in-week" "{day} of week {week}" "{day} i rul-uge {week}";
    "day.in-week.odd" "{day} of odd weeks" "{day} i ulige uger";
    "day.in-week.even" "{day} of even weeks" "{day} i lige uger";
    "day.short-in-week" "{day} wk {week}" "{day} rul-u{week}";
    "day.short-in-week.odd" "{day} odd" "{day} ulige";
    "day.short-in-week.even" "{day} even" "{day} lige";
    "week" "Week {week} of {weeks}" "Rul-uge {week} af {weeks}";
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
    "month.short.1" "Jan" "jan.";
    "month.short.2" "Feb" "feb.";
    "month.short.3" "Mar" "mar.";
    "month.short.4" "Apr" "apr.";
    "month.short.5" "May" "maj";
    "month.short.6" "Jun" "jun.";
    "month.short.7" "Jul" "jul.";
    "month.short.8" "Aug" "aug.";
    "month.short.9" "Sep" "sep.";
    "month.short.10" "Oct" "okt.";
    "month.short.11" "Nov" "nov.";
    "month.short.12" "Dec" "dec.";
    "week.dated" "week {number} ({from}-{to} {month})" "uge {number} ({from}.-{to}. {month})";
    "week.dated.months" "week {number} ({from} {of_from}-{to} {of_to})"
        "uge {number} ({from}. {of_from}-{to}. {of_to})";
    "week.number" "week {number}" "uge {number}";
    "date.day" "{weekday} {day} {month}" "{weekday} {day}. {month}";
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
    "proof.bounded" "bounded, gap {gap}" "afgrænset, afvigelse {gap}";
    "proof.estimated" "estimated, ± {half_width}, {replications:# run|# runs}"
        "anslået, ± {half_width}, {replications:# kørsel|# kørsler}";
    "proof.at-least" "bounded from below" "afgrænset nedefra";
    "proof.unproven" "unproven" "ikke bevist";
    "access.within" "{need} within {days:# open day|# open days}" "{need} inden for {days:# åbningsdag|# åbningsdage}";
    "access.within.0" "{need} on the same day" "{need} samme dag";
};
