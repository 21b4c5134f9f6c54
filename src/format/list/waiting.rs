//! The waiting list.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use behov_solver::instance::{Asks, Blocked, InstanceParts, Ready, WaitingPatient};
use behov_solver::table::TeamId;
use chrono::NaiveDate;

use super::super::fault::Both;
use super::super::names::Known;
use super::super::said::stretch;
use super::super::said::word::{flag, norm};
use super::super::week::Week;
use super::column::Columns;
use super::pro;
use super::sheet::{self, Sheet};
use super::{Line, Tally};

/// The columns; one of `stream`, `need` and `pathway` is used per row.
pub(super) const COLUMNS: Columns = &[
    ("pseudonym", true),
    ("stream", false),
    ("need", false),
    ("pathway", false),
    ("team", false),
    ("referral_received", true),
    ("class", false),
    ("own", false),
    ("earliest", false),
    ("latest", false),
    ("patient_pause_days", false),
    ("blocked", false),
    ("ready", false),
    ("referral_for_treatment", false),
    ("consent", false),
    ("offered", false),
    ("redirected", false),
    ("moved", false),
    ("pro_score", false),
    ("pro_flags", false),
    ("pro_date", false),
];

/// How many of the columns a list has in which nothing has happened to any patient yet.
pub(super) const USUAL: usize = 13;
/// The same with what happens to patients by law; answers are written as the class they gave.
pub(super) const LEGAL: usize = 18;

/// Notes every pseudonym that stands in a second line.
pub(super) fn each_once(sheet: &Sheet, tally: &mut Tally) {
    let mut first: BTreeMap<&str, u32> = BTreeMap::new();
    for line in sheet.lines() {
        let Some(name) = line.get("pseudonym") else { continue };
        match first.entry(name) {
            Entry::Vacant(free) => {
                free.insert(line.number);
            }
            Entry::Occupied(before) => {
                let before = Both::plain(before.get().to_string());
                let values = [("name", Both::echo(name)), ("line", before)];
                tally.add(line.number, tally.column("pseudonym"), "B0123", &values);
            }
        }
    }
}

/// The patient of a line; what is wrong is noted.
pub(super) fn patient(
    known: &Known<'_>,
    parts: &InstanceParts,
    line: &Line<'_>,
    tally: &mut Tally,
) -> Option<WaitingPatient> {
    let pseudonym = line.get("pseudonym");
    if pseudonym.is_none() {
        tally.not(line, "pseudonym", "kind.pseudonym");
    }
    let asks = asks(known, parts, line, tally);
    let team = team(known, parts, line, asks.and_then(|(_, team)| team), asks.is_some(), tally);
    let referred = line.date("referral_received", tally);
    let read = pro::read(known, parts, line, tally);
    let class = match line.get("class") {
        None => read.as_ref().map(|read| read.class),
        Some(_) => tally.named(known, line, ("class", "class")),
    };
    let own = line.get("own").map(|_| tally.named(known, line, ("own", "clinician")));
    let earliest = line.first_day("earliest", parts.as_of, tally);
    let latest = line.last_day("latest", parts.as_of, tally);
    let patient_pause_days = line.count("patient_pause_days", 0, tally);
    let legal = ["referral_for_treatment", "consent", "offered", "redirected", "moved"]
        .map(|column| line.date_given(column, tally));
    let [referred_for_treatment, consent, offered, redirected, moved] = legal;
    let blocked = blocked(line, parts.as_of, tally);
    let ready = ready(line, parts.as_of, tally);
    Some(WaitingPatient {
        pseudonym: pseudonym?.to_owned(),
        team: team?,
        asks: asks?.0,
        referred: referred?,
        referred_for_treatment: referred_for_treatment?,
        consent: consent?,
        offered: offered?,
        redirected: redirected?,
        moved: moved?,
        class: class?,
        own: own.map_or(Some(None), |own| own.map(Some))?,
        earliest: earliest?,
        latest: latest?,
        patient_pause_days: patient_pause_days?,
        blocked: blocked?,
        ready: ready?,
        pro: read?.answer,
    })
}

/// Days, weeks and stretches of them: `09-11-2026..13-11-2026`, `uge 46-2026`, several with `;`, `,`,
/// `og` or a space between.
fn blocked(line: &Line<'_>, near: NaiveDate, tally: &mut Tally) -> Option<Vec<Blocked>> {
    let Some(written) = line.get("blocked") else { return Some(Vec::new()) };
    let each = stretch::each(written, |part| blocked_part(part, near));
    match each.map(|each| each.into_iter().collect::<Result<Vec<Blocked>, Week>>()) {
        Some(Ok(blocked)) => return Some(blocked),
        Some(Err(week)) => {
            let values = [("week", Both::plain(week.said()))];
            tally.add(line.number, tally.column("blocked"), "B0138", &values);
        }
        None => tally.not(line, "blocked", "kind.blocked"),
    }
    None
}

/// The days of a part; a week that no year has, or nothing, for what is none.
fn blocked_part(part: &str, near: NaiveDate) -> Option<Result<Blocked, Week>> {
    type End = fn(Week, NaiveDate) -> Option<NaiveDate>;
    let end = |text: &str, of: End| -> Option<Result<NaiveDate, Week>> {
        match sheet::date(text) {
            Some(date) => Some(Ok(date)),
            None => Week::parse(text).map(|week| of(week, near).ok_or(week)),
        }
    };
    let both = |(from, to): (&str, &str)| {
        let (from, to) = (end(from, Week::monday)?, end(to, Week::sunday)?);
        Some(from.and_then(|from| Ok(Blocked { from, to: to? })))
    };
    both((part, part)).or_else(|| stretch::ends(part).find_map(both))
}

/// Nothing or yes, no, or the day or week from which everything will be there.
fn ready(line: &Line<'_>, near: NaiveDate, tally: &mut Tally) -> Option<Ready> {
    let Some(text) = line.get("ready").map(norm) else { return Some(Ready::Now) };
    let from = ["klar fra ", "fra ", "klar "].iter().find_map(|word| text.strip_prefix(word));
    let from = from.unwrap_or(&text);
    let day = || {
        let of_week = || Week::parse(from)?.monday(near);
        sheet::date(from).or_else(of_week).map(Ready::From)
    };
    let ready = match flag(&text) {
        Some(true) => Some(Ready::Now),
        Some(false) => Some(Ready::Unknown),
        None => day(),
    };
    if ready.is_none() {
        tally.not(line, "ready", "kind.ready");
    }
    ready
}

/// What the patient waits for, and the team of the stream if it is one.
fn asks(
    known: &Known<'_>,
    parts: &InstanceParts,
    line: &Line<'_>,
    tally: &mut Tally,
) -> Option<(Asks, Option<TeamId>)> {
    let named: Vec<&str> =
        ["stream", "need", "pathway"].into_iter().filter(|c| line.get(c).is_some()).collect();
    let [column] = named[..] else {
        tally.not(line, named.first().unwrap_or(&"stream"), "kind.asks");
        return None;
    };
    let name = line.get(column)?;
    let stream = || parts.streams.iter().find(|stream| stream.name == name);
    let need = || known.row_of("need", name).map(|need| (Asks::Need(need), None));
    let pathway = || known.row_of("pathway", name).map(|pathway| (Asks::Pathway(pathway), None));
    let found = match column {
        // An export often has one column for all: the stream, else the need, else the pathway.
        "stream" => {
            let stream = stream().map(|stream| (stream.asks, Some(stream.team)));
            stream.or_else(need).or_else(pathway)
        }
        "need" => need(),
        _ => pathway(),
    };
    if found.is_none() {
        tally.unknown(known, line, column, if column == "stream" { "asks" } else { column });
    }
    found
}

/// The team named, else that of the stream, else the only one.
fn team(
    known: &Known<'_>,
    parts: &InstanceParts,
    line: &Line<'_>,
    of_stream: Option<TeamId>,
    asks_known: bool,
    tally: &mut Tally,
) -> Option<TeamId> {
    if line.get("team").is_some() {
        return tally.named(known, line, ("team", "team"));
    }
    let only = parts.teams.ids().next().filter(|_| parts.teams.len() == 1);
    let team = of_stream.or(only);
    if team.is_none() && asks_known {
        tally.not(line, "team", "kind.team");
    }
    team
}
