//! A template as CSV, for the spreadsheet: out, edited by hand, and in again without loss.

use std::fmt::Write as _;
use std::path::Path;

use behov_solver::answer::template::{Block, BlockKind, Template};
use behov_solver::instance::{CycleDay, Instance, Role, find};
use behov_solver::table::{ClassId, ClinicianId, NeedId, SessionId, TeamId};
use behov_solver::units::Span;

use super::fault::{Both, FileFault, listed};
use super::list::{Line, Sheet, Tally};
use super::shape::Day;
use super::source::{Kind, Source};

/// The columns, and whether each is needed to read a template back.
const COLUMNS: &[(&str, bool)] = &[
    ("clinic", false),
    ("clinician", true),
    ("team", true),
    ("role", false),
    ("room", false),
    ("week", true),
    ("weekday", true),
    ("start", true),
    ("end", true),
    ("minutes", false),
    ("kind", true),
    ("need", true),
    ("class", true),
    ("release_days", true),
];

const DAYS: [(&str, Day); 7] = [
    ("mon", Day::Mon),
    ("tue", Day::Tue),
    ("wed", Day::Wed),
    ("thu", Day::Thu),
    ("fri", Day::Fri),
    ("sat", Day::Sat),
    ("sun", Day::Sun),
];

/// The template as CSV with a heading, one line per block, separated by `;`.
#[must_use]
pub fn write_template(instance: &Instance, template: &Template) -> String {
    let heading: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut text = heading.join(";") + "\n";
    for block in template.blocks() {
        let fields = fields(instance, block).map(|field| quoted(&field));
        let _ = writeln!(text, "{}", fields.join(";"));
    }
    text
}

fn fields(instance: &Instance, block: &Block) -> [String; 14] {
    let parts = instance.parts();
    let session = &parts.sessions[block.session];
    let clinician = &parts.clinicians[session.clinician];
    let team = |team: TeamId| parts.teams[team].name.clone();
    let need = |need: NeedId| parts.needs[need].name.clone();
    let nothing = || ("", String::new(), String::new(), String::new(), String::new());
    let (kind, team, need, class, release) = match block.kind {
        BlockKind::Visit { team: of, need: what, class } => {
            let class = parts.complexity.classes[class].name.clone();
            ("visit", team(of), need(what), class, String::new())
        }
        BlockKind::Hold { team: of, need: what, release_days } => {
            let release = release_days.map(|days| days.to_string()).unwrap_or_default();
            ("hold", team(of), need(what), String::new(), release)
        }
        BlockKind::OpenClinic { window } => {
            let window = &parts.windows[window];
            ("open-clinic", team(window.team), need(window.need), String::new(), String::new())
        }
        BlockKind::Frozen { index } => {
            let what = parts.frozen[index].need.map(need).unwrap_or_default();
            ("frozen", String::new(), what, String::new(), String::new())
        }
        BlockKind::Buffer => ("buffer", nothing().1, nothing().2, nothing().3, nothing().4),
        BlockKind::Free => ("free", nothing().1, nothing().2, nothing().3, nothing().4),
    };
    let role = match clinician.role {
        Role::Physician => "physician",
        Role::Nurse => "nurse",
        Role::Secretary => "secretary",
    };
    let room = session.room.map(|room| parts.rooms[room].name.clone()).unwrap_or_default();
    [
        parts.name.clone(),
        clinician.name.clone(),
        team,
        role.to_owned(),
        room,
        (session.day.week + 1).to_string(),
        DAYS[session.day.day as usize % 7].0.to_owned(),
        block.span.from.to_string(),
        block.span.to.to_string(),
        block.span.minutes().0.to_string(),
        kind.to_owned(),
        need,
        class,
        release,
    ]
}

/// A field as CSV writes it: in quotes when it must be.
fn quoted(field: &str) -> String {
    let spaced = field.trim().len() < field.len();
    if spaced || field.contains([';', ',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// Reads a template written by [`write_template`], by hand or not.
///
/// Columns that only repeat the clinic file (`clinic`, `role`, `room`, `minutes`) may be left out
/// and are not looked at.
///
/// # Errors
/// Every line that fits no session, team, need or class of the clinic.
pub fn read_template(instance: &Instance, path: &Path) -> Result<Template, Vec<FileFault>> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| "template.csv".to_owned());
    if super::holds_cpr(&name) {
        let place = [("place", Both::key("place.name", &[]))];
        return Err(vec![FileFault::whole(".", "B0110", &place)]);
    }
    let source = Source::read(path, &name, Kind::Csv).map_err(|fault| vec![fault])?;
    let mut tally = Tally::new("template", &name);
    let mut blocks = Vec::new();
    if let Some(sheet) = Sheet::parse(&source, COLUMNS, &mut tally) {
        for line in sheet.lines() {
            let block = Reader { instance, line, tally: &mut tally }.block();
            blocks.extend(block);
        }
    }
    if tally.faults.is_empty() {
        Ok(Template::new(blocks))
    } else {
        let further = [(tally.file, tally.further)].into_iter().collect();
        Err(listed(tally.faults, &further))
    }
}

/// One line of a template while it is read.
struct Reader<'r> {
    instance: &'r Instance,
    line: Line<'r>,
    tally: &'r mut Tally,
}

impl Reader<'_> {
    fn block(&mut self) -> Option<Block> {
        let clinician = self.name("clinician", "clinician");
        let week = self.line.count("week", 1, self.tally);
        let weekday = self.line.get("weekday");
        let weekday = DAYS.iter().find(|(name, _)| Some(*name) == weekday).map(|(_, day)| *day);
        if weekday.is_none() {
            self.tally.not(&self.line, "weekday", "kind.weekday");
        }
        let (from, to) = (self.line.time("start", self.tally), self.line.time("end", self.tally));
        let span = Span { from: from?, to: to? };
        let week = week?.checked_sub(1).filter(|&week| week < self.instance.parts().cycle.weeks);
        if week.is_none() {
            self.tally.not(&self.line, "week", "kind.week");
        }
        let (clinician, day) = (clinician?, CycleDay::new(week?, weekday?.into()));
        let session = self.session(clinician, day, span)?;
        let kind = self.kind(session, clinician, day, span)?;
        Some(Block { session, span, kind })
    }

    fn session(&mut self, who: ClinicianId, day: CycleDay, span: Span) -> Option<SessionId> {
        let parts = self.instance.parts();
        let fits = |session: &behov_solver::instance::Session| {
            session.clinician == who && session.day == day && session.span.contains(span)
        };
        let found = parts.sessions.iter().find(|(_, session)| fits(session)).map(|(id, _)| id);
        let found = found.filter(|_| span.from < span.to);
        if found.is_none() {
            self.unfit("kind.session", "start", span);
        }
        found
    }

    fn kind(
        &mut self,
        session: SessionId,
        who: ClinicianId,
        day: CycleDay,
        span: Span,
    ) -> Option<BlockKind> {
        let parts = self.instance.parts();
        match self.line.get("kind") {
            Some("visit") => {
                let (team, need) = (self.team(session), self.need());
                let class = self.class();
                Some(BlockKind::Visit { team: team?, need: need?, class: class? })
            }
            Some("hold") => {
                let (team, need) = (self.team(session), self.need());
                let release = self
                    .line
                    .get("release_days")
                    .map(|_| self.line.count("release_days", 0, self.tally));
                let release_days = match release {
                    Some(days) => Some(days?),
                    None => None,
                };
                Some(BlockKind::Hold { team: team?, need: need?, release_days })
            }
            Some("open-clinic") => {
                let (team, need) = (self.team(session)?, self.need()?);
                let of = |(_, window): &(usize, &behov_solver::instance::OpenWindow)| {
                    window.team == team && window.day == day && window.need == need
                };
                let windows = || parts.windows.iter().enumerate().filter(of);
                let same = windows().find(|(_, window)| window.span == span);
                let found = same.or_else(|| windows().find(|(_, w)| w.span.contains(span)));
                if found.is_none() {
                    self.unfit("kind.window", "start", span);
                }
                found.map(|(window, _)| BlockKind::OpenClinic { window })
            }
            Some("frozen") => {
                let of = |(_, block): &(usize, &behov_solver::instance::FrozenBlock)| {
                    block.clinician == who && block.day == day && block.span.contains(span)
                };
                let found = parts.frozen.iter().enumerate().find(of);
                if found.is_none() {
                    self.unfit("kind.frozen", "start", span);
                }
                found.map(|(index, _)| BlockKind::Frozen { index })
            }
            Some("buffer") => Some(BlockKind::Buffer),
            Some("free") => Some(BlockKind::Free),
            _ => {
                self.tally.not(&self.line, "kind", "kind.block");
                None
            }
        }
    }

    /// The team named, or the only one the session serves.
    fn team(&mut self, session: SessionId) -> Option<TeamId> {
        if self.line.get("team").is_none() {
            let teams = self.instance.session_teams(&self.instance.parts().sessions[session]);
            if let [team] = teams[..] {
                return Some(team);
            }
        }
        self.name("team", "team")
    }

    fn need(&mut self) -> Option<NeedId> {
        self.name("need", "need")
    }

    /// The class named; without one `unknown`.
    fn class(&mut self) -> Option<ClassId> {
        match self.line.get("class") {
            None => Some(self.instance.parts().complexity.unknown()),
            Some(_) => self.name("class", "class"),
        }
    }

    fn name<I: behov_solver::table::Id>(&mut self, column: &str, list: &str) -> Option<I> {
        let parts = self.instance.parts();
        let name = self.line.get(column).unwrap_or_default();
        let found = match list {
            "clinician" => find(&parts.clinicians, |row| &row.name, name).map(index),
            "team" => find(&parts.teams, |row| &row.name, name).map(index),
            "need" => find(&parts.needs, |row| &row.name, name).map(index),
            _ => find(&parts.complexity.classes, |row| &row.name, name).map(index),
        };
        if found.is_none() {
            let known: Vec<&str> = match list {
                "clinician" => parts.clinicians.values().map(|row| row.name.as_str()).collect(),
                "team" => parts.teams.values().map(|row| row.name.as_str()).collect(),
                "need" => parts.needs.values().map(|row| row.name.as_str()).collect(),
                _ => parts.complexity.classes.values().map(|row| row.name.as_str()).collect(),
            };
            let list = Both::key(&format!("list.{list}"), &[]);
            let hint = super::document::hint(name, &known);
            let values = [("name", Both::echo(name)), ("list", list), hint];
            let at = self.tally.column(column);
            self.tally.add(self.line.number, at, "B0107", &values);
        }
        found.map(I::from_index)
    }

    fn unfit(&mut self, wanted: &str, column: &str, span: Span) {
        let who = self.line.get("clinician").unwrap_or_default();
        let given = format!("{who}, {span}");
        let values = [("wanted", Both::key(wanted, &[])), ("given", Both::echo(&given))];
        let at = self.tally.column(column);
        self.tally.add(self.line.number, at, "B0121", &values);
    }
}

fn index<I: behov_solver::table::Id>(id: I) -> usize {
    id.index()
}
