//! How old the data are, and whether a part of them seems to be missing.

use chrono::NaiveDate;

use super::fault::{Code, Fault, Place};
use super::row::Row;
use crate::format::said::date;

/// From what age on the data are called old \[days\].
const OLD: i64 = 4;
/// How long no referral may have come in among many \[days\].
const GAP: i64 = 14;
/// Fewest rows from which a gap is told.
const ROWS_MIN: usize = 20;

/// The first date that a title names and that is not ahead.
pub(super) fn of_title(text: &str, as_of: NaiveDate) -> Option<NaiveDate> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',' || c == '(' || c == ')');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let read = |from: usize, count: usize| {
        let words = words.get(from..from + count)?.join(" ");
        date::read(words.trim_end_matches(['.', ':'])).ok().map(|read| read.date)
    };
    let each = (0..words.len()).flat_map(|from| [(from, 1), (from, 3)]);
    let dates = each.filter_map(|(from, count)| read(from, count));
    dates.into_iter().find(|date| *date <= as_of)
}

/// What is worth knowing of the age of the data.
pub(super) fn warnings(
    title: Option<(NaiveDate, Place)>,
    rows: &[Row],
    as_of: NaiveDate,
) -> Vec<Fault> {
    let mut warnings = Vec::new();
    let mut receipts: Vec<NaiveDate> =
        rows.iter().filter_map(|row| row.referral_received).collect();
    receipts.sort_unstable();
    receipts.dedup();
    let newest = receipts.last().map(|date| (*date, Place::file(), "receipt"));
    let said = title.map(|(date, place)| (date, place, "title")).or(newest);
    if let Some((date, place, by)) = said {
        let days = (as_of - date).num_days();
        if days >= OLD {
            let fault = Fault::new(place, Code::DataAge).with("days", days);
            warnings.push(fault.with("date", date).with("by", by));
        }
    }
    if rows.len() >= ROWS_MIN
        && let (Some(first), Some(last)) = (receipts.first(), receipts.last())
    {
        let usual = (*last - *first).num_days() / i64::try_from(receipts.len()).unwrap_or(1);
        for pair in receipts.windows(2) {
            let days = (pair[1] - pair[0]).num_days();
            if days >= GAP && days > 4 * usual.max(1) {
                let fault = Fault::new(Place::file(), Code::ReceiptGap).with("days", days);
                warnings.push(fault.with("from", pair[0]).with("to", pair[1]));
            }
        }
    }
    warnings
}
