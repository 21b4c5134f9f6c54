//! Answers before a visit (PRO) in a list: what class and colour they give.

use behov_solver::instance::{Fault, InstanceParts, ProAnswer, ProTable};
use behov_solver::table::ClassId;

use super::super::decimal::{NoNumber, Sign, decimal};
use super::super::document::hint;
use super::super::fault::{Both, values};
use super::super::names::Known;
use super::{Line, Tally};

/// The columns of an answer.
const COLUMNS: [&str; 3] = ["pro_score", "pro_flags", "pro_date"];

/// What a line's answer says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    /// The class: unknown without an answer that counts.
    pub(super) class: ClassId,
    /// What is kept of the answer; `None` where the list has no column for it.
    pub(super) answer: Option<ProAnswer>,
}

/// Reads the answer of a line by the clinic's table; what is wrong is noted.
pub(super) fn read(
    known: &Known<'_>,
    parts: &InstanceParts,
    line: &Line<'_>,
    tally: &mut Tally,
) -> Option<Read> {
    let class = parts.complexity.unknown();
    if COLUMNS.iter().all(|column| tally.column(column) == 0) {
        return Some(Read { class, answer: None });
    }
    if COLUMNS.iter().all(|column| line.get(column).is_none()) {
        return Some(Read { class, answer: Some(ProAnswer::Missing) });
    }
    let Some(table) = &parts.complexity.pro else {
        // A table that could not be read is told already.
        if !known.is_lost("class", "") {
            let first = COLUMNS.into_iter().find(|column| line.get(column).is_some());
            let fault = Fault::NoProTable;
            tally.add(line.number, tally.column(first.unwrap_or("")), fault.code(), &[]);
        }
        return None;
    };
    let date = line.date("pro_date", tally);
    let flags = flags(known, table, line, tally);
    let found = score(line, tally).and_then(|score| {
        let found = parts.complexity.answered(score, flags.as_deref()?);
        if let (None, Some((from, to))) = (found, table.reach()) {
            let fault = Fault::ScoreOutsideBands { score, from, to };
            let column = tally.column("pro_score");
            tally.add(line.number, column, fault.code(), &values(&fault));
        }
        found
    });
    let (date, (answered, colour)) = (date?, found?);
    Some(if table.counts(date, parts.as_of) {
        Read { class: answered, answer: Some(ProAnswer::Fresh { date, colour }) }
    } else {
        Read { class, answer: Some(ProAnswer::Expired { date }) }
    })
}

fn score(line: &Line<'_>, tally: &mut Tally) -> Option<f64> {
    match decimal(line.get("pro_score").unwrap_or_default(), Sign::Unsaid) {
        Ok(score) => return Some(score),
        Err(NoNumber::Open) => tally.open_number(line, "pro_score"),
        Err(NoNumber::Not) => tally.not(line, "pro_score", "kind.number"),
    }
    None
}

/// The flags of a line: one by its whole name, or several with `,`, `|` or spaces between.
fn flags<'l>(
    known: &Known<'_>,
    table: &ProTable,
    line: &Line<'l>,
    tally: &mut Tally,
) -> Option<Vec<&'l str>> {
    let Some(text) = line.get("pro_flags") else { return Some(Vec::new()) };
    let parts: Vec<&str> = text.split([',', '|']).map(str::trim).collect();
    let parts = if parts.iter().all(|flag| table.knows(flag)) {
        parts
    } else {
        text.split([',', '|', ' ']).filter(|flag| !flag.is_empty()).collect()
    };
    let unknown = parts.iter().find(|flag| !table.knows(flag));
    if let Some(flag) = unknown {
        let values = [
            ("name", Both::echo(flag)),
            ("list", Both::key("list.flag", &[])),
            hint(flag, known.names.of("flag")),
        ];
        tally.add(line.number, tally.column("pro_flags"), "B0107", &values);
    }
    unknown.is_none().then_some(parts)
}
