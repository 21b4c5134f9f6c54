//! Lines to blocks.

use std::path::Path;

use behov_solver::answer::{Block, BlockKind, Template};
use behov_solver::instance::{CycleDay, FrozenBlock, Instance, OpenWindow, Session};
use behov_solver::table::{ClassId, ClinicianId, Id, NeedId, SessionId, TeamId};
use behov_solver::units::Span;

use super::super::beside;
use super::super::digest::Digests;
use super::super::fault::{Both, FileFault, listed};
use super::super::list::{Line, Sheet, Tally};
use super::super::names::{Known, Lost, Names};
use super::super::said::date::weekday_code;
use super::{COLUMNS, DAYS};
use crate::messages::word::code_of_table;

/// Reads a template written by `write_template`, by hand or not.
///
/// Columns that only repeat the clinic file (`clinic`, `role`, `room`) may be left out and are not looked
/// at; `minutes` may be left out, and must be the length of the block.
///
/// # Errors
/// Every line that fits no session, team, need or class of the clinic.
pub fn read_template(
    instance: &Instance,
    path: &Path,
    read: &mut Digests,
) -> Result<Template, Vec<FileFault>> {
    let source = beside(path, read).map_err(|fault| vec![*fault])?;
    let mut tally = Tally::new("template", &source.file);
    let mut blocks = Vec::new();
    if let Some(sheet) = Sheet::parse(&source, COLUMNS, &mut tally) {
        let (names, lost) = (Names::of_clinic(instance), Lost::new());
        let known = Known { names: &names, lost: &lost };
        for line in sheet.lines() {
            let block = Reader { instance, known, line, tally: &mut tally }.block();
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
    known: Known<'r>,
    line: Line<'r>,
    tally: &'r mut Tally,
}

impl Reader<'_> {
    fn block(&mut self) -> Option<Block> {
        let clinician = self.name("clinician");
        let week = self.line.count("week", 1, self.tally);
        let weekday = self.line.get("weekday").map(|day| weekday_code(day).unwrap_or(day));
        let weekday = DAYS.iter().find(|(name, _)| Some(*name) == weekday).map(|(_, day)| *day);
        if weekday.is_none() {
            self.tally.not(&self.line, "weekday", "kind.weekday");
        }
        let (from, to) = (self.line.time("start", self.tally), self.line.time("end", self.tally));
        let span = Span { from: from?, to: to? };
        let agrees = self.tally.repeats_length(&self.line, Some((span.from, span.to)));
        let week = week?.checked_sub(1).filter(|&week| week < self.instance.parts().cycle.weeks);
        if week.is_none() {
            self.tally.not(&self.line, "week", "kind.week");
        }
        let (clinician, day) = (clinician?, CycleDay::new(week?, weekday?.into()));
        let session = self.session(clinician, day, span)?;
        let kind = self.kind(session, clinician, day, span)?;
        agrees.then_some(Block { session, span, kind })
    }

    fn session(&mut self, who: ClinicianId, day: CycleDay, span: Span) -> Option<SessionId> {
        let parts = self.instance.parts();
        let fits = |session: &Session| {
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
        match self.line.get("kind").map(code_of_table) {
            Some("visit") => {
                let (team, need, class) = (self.team(session), self.name("need"), self.class());
                // Templates of older runs say it in the column of holds.
                let own = self.line.get("opens_days").is_some();
                let column = if own { "opens_days" } else { "release_days" };
                let opens_days = self.line.count(column, 0, self.tally)?;
                Some(BlockKind::Visit { team: team?, need: need?, class: class?, opens_days })
            }
            Some("hold") => {
                let (team, need) = (self.team(session), self.name("need"));
                let given = self.line.get("release_days").is_some();
                let days = self.line.count("release_days", 0, self.tally)?;
                let release_days = given.then_some(days);
                Some(BlockKind::Hold { team: team?, need: need?, release_days })
            }
            Some("open-clinic") => self.window(session, day, span),
            Some("frozen") => self.frozen(who, day, span),
            Some("buffer") => Some(BlockKind::Buffer),
            Some("free") => Some(BlockKind::Free),
            _ => {
                self.tally.not(&self.line, "kind", "kind.block");
                None
            }
        }
    }

    /// The window of the same hours, else one that covers them.
    fn window(&mut self, session: SessionId, day: CycleDay, span: Span) -> Option<BlockKind> {
        let (team, need) = (self.team(session)?, self.name::<NeedId>("need")?);
        let windows = self.instance.parts().windows.iter().enumerate();
        let of = |(_, window): &(usize, &OpenWindow)| {
            window.team == team && window.day == day && window.need == need
        };
        let mut windows = windows.filter(of);
        let same = windows.clone().find(|(_, window)| window.span == span);
        let found = same.or_else(|| windows.find(|(_, window)| window.span.contains(span)));
        if found.is_none() {
            self.unfit("kind.window", "start", span);
        }
        found.map(|(window, _)| BlockKind::OpenClinic { window })
    }

    fn frozen(&mut self, who: ClinicianId, day: CycleDay, span: Span) -> Option<BlockKind> {
        let of = |(_, block): &(usize, &FrozenBlock)| {
            block.clinician == who && block.day == day && block.span.contains(span)
        };
        let found = self.instance.parts().frozen.iter().enumerate().find(of);
        if found.is_none() {
            self.unfit("kind.frozen", "start", span);
        }
        found.map(|(index, _)| BlockKind::Frozen { index })
    }

    /// The team named, or the only one the session serves.
    fn team(&mut self, session: SessionId) -> Option<TeamId> {
        if self.line.get("team").is_none() {
            let teams = self.instance.session_teams(&self.instance.parts().sessions[session]);
            if let [team] = teams[..] {
                return Some(team);
            }
        }
        self.name("team")
    }

    /// The class named; without one `unknown`.
    fn class(&mut self) -> Option<ClassId> {
        match self.line.get("class") {
            None => Some(self.instance.parts().complexity.unknown()),
            Some(_) => self.name("class"),
        }
    }

    /// The row of the name in the column of its list.
    fn name<I: Id>(&mut self, list: &str) -> Option<I> {
        self.tally.named(&self.known, &self.line, (list, list))
    }

    fn unfit(&mut self, wanted: &str, column: &str, span: Span) {
        let who = self.line.get("clinician").unwrap_or_default();
        let given = format!("{who}, {span}");
        let values = [("wanted", Both::key(wanted, &[])), ("given", Both::echo(&given))];
        let at = self.tally.column(column);
        self.tally.add(self.line.number, at, "B0121", &values);
    }
}
