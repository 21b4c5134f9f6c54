//! From the blocks of a template to the visits of a day.

use crate::answer::{Block, BlockKind, Template};
use crate::instance::Instance;
use crate::table::SessionId;

use super::super::blocks::fitting;
use super::super::{Day, Guards, LengthError, Schedule, Visit};
use super::{Clock, NoDay, OpenPlace, Options, Planned, SessionDay, Work};

impl SessionDay {
    /// The day of a session, every hold taken: the full day is the one to be judged.
    ///
    /// Breaks and an open clinic are taken out of the clock. Nobody comes in free time and in
    /// buffers.
    ///
    /// # Errors
    /// When there is no visit, or more than a day can hold.
    pub fn of(
        clinic: &Instance,
        template: &Template,
        session: SessionId,
        options: &Options,
    ) -> Result<Self, NoDay> {
        let given = &clinic.parts().sessions[session];
        let open_clinic = template.of(session).find_map(|block| match block.kind {
            BlockKind::OpenClinic { window } => Some(OpenPlace { window, span: block.span }),
            _ => None,
        });
        let open = |block: &&Block| matches!(block.kind, BlockKind::OpenClinic { .. });
        let windows = template.of(session).filter(open).map(|block| block.span);
        let clock = Clock::new(given.span, given.breaks.iter().copied().chain(windows));
        let mut planned: Vec<Planned> =
            template.of(session).filter_map(|block| row(clinic, &clock, block)).collect();
        planned.sort_by_key(|row| row.start);
        Self::asked(clinic, session, clock, planned, open_clinic, options)
    }

    /// The day of such work.
    pub(crate) fn asked(
        clinic: &Instance,
        session: SessionId,
        clock: Clock,
        planned: Vec<Planned>,
        open_clinic: Option<OpenPlace>,
        options: &Options,
    ) -> Result<Self, NoDay> {
        if !planned.iter().any(|row| row.work.patient()) {
            return Err(NoDay::NoVisits);
        }
        let grid = clinic.parts().grid;
        let intervals = whole(clock.minutes() / grid);
        let visits: Result<Vec<Visit>, LengthError> =
            planned.iter().map(|row| visit(clinic, row)).collect();
        let day = Day {
            interval_minutes: grid.0.unsigned_abs(),
            intervals,
            visits: visits.map_err(NoDay::Length)?,
            walk_ins: None,
            weights: options.weights,
            guards: Guards { together_max: options.together_max, ..Guards::none(intervals) },
        };
        let day = day.checked().map_err(NoDay::Day)?;
        let last = day.intervals - 1;
        let own = planned.iter().map(|row| whole(row.start / grid).min(last)).collect();
        Ok(Self { session, clock, planned, day, own: Schedule(own), open_clinic })
    }

    /// The same session with other work.
    pub(crate) fn with(
        &self,
        clinic: &Instance,
        planned: Vec<Planned>,
        options: &Options,
    ) -> Result<Self, NoDay> {
        let clock = self.clock.clone();
        Self::asked(clinic, self.session, clock, planned, self.open_clinic, options)
    }
}

/// A count from minutes over minutes.
fn whole(steps: i32) -> usize {
    usize::try_from(steps).unwrap_or(0)
}

/// What a block asks of the clinician, if anything.
fn row(clinic: &Instance, clock: &Clock, block: &Block) -> Option<Planned> {
    let minutes = block.span.minutes();
    let work = match block.kind {
        BlockKind::Visit { need, class, .. } => Work::Visit { need, class },
        BlockKind::Hold { need, .. } => Work::Held { need, class: fitting(clinic, need, minutes) },
        BlockKind::Frozen { index } => match clinic.parts().frozen.get(index)?.need {
            Some(need) => Work::Fixed { need },
            None => Work::Other { index },
        },
        BlockKind::Free | BlockKind::Buffer | BlockKind::OpenClinic { .. } => return None,
    };
    Some(Planned { work, start: clock.worked(block.span.from), minutes })
}

/// A piece of work as a visit of a day.
fn visit(clinic: &Instance, row: &Planned) -> Result<Visit, LengthError> {
    match row.work {
        Work::Visit { need, class } => Visit::of_class(clinic, need, class, row.minutes),
        Work::Fixed { need } => Visit::of(&clinic.parts().needs[need], row.minutes),
        Work::Held { need, class } => {
            let asked = clinic.parts().needs[need].minutes[class];
            let minutes = if asked.0 > 0 { asked.min(row.minutes) } else { row.minutes };
            Visit::of_class(clinic, need, class, minutes)
        }
        Work::Other { .. } => Visit::fixed(row.minutes),
    }
}
