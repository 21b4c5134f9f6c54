//! Where something can be booked: the blocks of the template on dates, less what is taken.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::answer::{BlockKind, Bookings, Template};
use crate::instance::Instance;
use crate::supply;
use crate::table::{ClinicianId, NeedId, SessionId, TeamId};
use crate::template::dated;
use crate::units::{Minutes, Span};

/// A dated free stretch of a session for one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The session.
    pub session: SessionId,
    /// Whose time.
    pub clinician: ClinicianId,
    /// The date.
    pub date: NaiveDate,
    /// From when to when.
    pub span: Span,
    /// For whom.
    pub serves: Serves,
}

/// For whom an opening is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serves {
    /// Visits of one need for the patients of one team; open to its held needs from a date on.
    Visits {
        /// Whose patients.
        team: TeamId,
        /// The need.
        need: NeedId,
        /// First date on which sub-acute patients may take it; `None` never in advance.
        opens: Option<NaiveDate>,
    },
    /// Held for a need and those that share its holds; open to every need of the team from a date on.
    Held {
        /// Whose patients.
        team: TeamId,
        /// The need it is held for.
        need: NeedId,
        /// First date on which others may take it; `None` never.
        opens: Option<NaiveDate>,
    },
    /// Anything the session may serve.
    Anything,
}

impl Opening {
    /// Its length \[min\].
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.span.minutes()
    }

    /// Whether it may serve a need of a team's patients, booked on `today`.
    #[must_use]
    pub fn may_serve(
        &self,
        clinic: &Instance,
        team: TeamId,
        need: NeedId,
        today: NaiveDate,
    ) -> bool {
        self.is_for(clinic, team, need, Some(today))
            && supply::serves(clinic, self.session, team, need)
    }

    /// The needs it may ever serve, for anybody's patients.
    fn needs(&self, clinic: &Instance) -> Vec<NeedId> {
        let teams = supply::teams_seen(clinic, self.session);
        let may = |&need: &NeedId| {
            let mut teams = teams.iter();
            teams.any(|&team| {
                self.is_for(clinic, team, need, None)
                    && supply::serves(clinic, self.session, team, need)
            })
        };
        clinic.parts().needs.ids().filter(may).collect()
    }

    /// What decides which needs it may ever serve.
    fn kind(&self) -> (SessionId, u8, Option<(TeamId, NeedId)>) {
        match self.serves {
            Serves::Anything => (self.session, 0, None),
            Serves::Visits { team, need, opens } => {
                (self.session, 1 + u8::from(opens.is_some()), Some((team, need)))
            }
            Serves::Held { team, need, opens } => {
                (self.session, 3 + u8::from(opens.is_some()), Some((team, need)))
            }
        }
    }

    /// Whether it is meant for a need of a team's patients, booked on `today` or on any date.
    pub(super) fn is_for(
        &self,
        clinic: &Instance,
        team: TeamId,
        need: NeedId,
        today: Option<NaiveDate>,
    ) -> bool {
        let seen = |by: TeamId| supply::stands_in(clinic, by, team);
        let is_open = |opens: Option<NaiveDate>| {
            opens.is_some_and(|opens| today.is_none_or(|today| opens <= today))
        };
        match self.serves {
            Serves::Visits { team: by, need: wanted, opens } => {
                seen(by) && (wanted == need || clinic.parts().needs[need].held && is_open(opens))
            }
            Serves::Held { team: by, need: wanted, opens } => {
                let open = is_open(opens);
                seen(by) && (open || shares_hold(clinic, by, wanted, need))
            }
            Serves::Anything => true,
        }
    }
}

/// The needs each opening may ever serve, for anybody's patients.
pub(super) fn served(clinic: &Instance, openings: &[Opening]) -> Vec<Arc<[NeedId]>> {
    let mut known: BTreeMap<_, Arc<[NeedId]>> = BTreeMap::new();
    let of = |opening: &Opening| {
        let needs = known.entry(opening.kind()).or_insert_with(|| opening.needs(clinic).into());
        Arc::clone(needs)
    };
    openings.iter().map(of).collect()
}

/// Whether time held for one need of a team may be used for another: both are held, and just the
/// same sessions may serve them.
fn shares_hold(clinic: &Instance, team: TeamId, held: NeedId, need: NeedId) -> bool {
    held == need || clinic.parts().needs[need].held && supply::pools(clinic, team, held, need)
}

/// All openings from the day after `as_of` for `weeks` weeks, in order of date, session and time;
/// bookings already made and those in `kept` are cut out.
#[must_use]
pub fn openings(
    clinic: &Instance,
    template: &Template,
    weeks: u32,
    kept: &Bookings,
) -> Vec<Opening> {
    let parts = clinic.parts();
    let from = parts.as_of + Days::new(1);
    let mut openings: Vec<Opening> = Vec::new();
    for dated in dated(clinic, template, from, weeks) {
        if dated.lost.is_some() {
            continue;
        }
        let block = dated.block;
        let serves = match block.kind {
            BlockKind::Visit { team, need, opens_days, .. } => Serves::Visits {
                team,
                need,
                opens: (opens_days > 0).then(|| clinic.open_days_before(dated.date, opens_days)),
            },
            BlockKind::Hold { team, need, release_days } => Serves::Held {
                team,
                need,
                opens: release_days.map(|days| clinic.open_days_before(dated.date, days)),
            },
            BlockKind::Free => Serves::Anything,
            BlockKind::OpenClinic { .. } | BlockKind::Frozen { .. } | BlockKind::Buffer => continue,
        };
        let (session, date, span) = (block.session, dated.date, block.span);
        let clinician = parts.sessions[session].clinician;
        match openings.last_mut() {
            Some(last)
                if last.session == session
                    && last.date == date
                    && last.serves == serves
                    && last.span.to == span.from =>
            {
                last.span.to = span.to;
            }
            _ => openings.push(Opening { session, clinician, date, span, serves }),
        }
    }
    let taken = Taken::of(clinic, kept);
    let left = openings.into_iter().flat_map(|opening| taken.cut(&opening));
    left.filter_map(|opening| on_grid(&opening, parts.grid)).collect()
}

/// An opening without what lies off the grid: bookings made elsewhere may begin and end there.
fn on_grid(opening: &Opening, grid: Minutes) -> Option<Opening> {
    let from = opening.span.from.rounded_up(grid);
    let to = opening.span.to.rounded_down(grid);
    (from < to).then_some(Opening { span: Span { from, to }, ..opening.clone() })
}

/// Time of clinicians that is booked already, in order.
struct Taken(Vec<(ClinicianId, NaiveDate, Span)>);

impl Taken {
    fn of(clinic: &Instance, kept: &Bookings) -> Self {
        let parts = clinic.parts();
        let made = parts.bookings.iter().map(|row| (row.clinician, row.date, row.span));
        let kept = kept
            .rows()
            .iter()
            .map(|row| (parts.sessions[row.session].clinician, row.date, row.span));
        let mut all: Vec<_> = made.chain(kept).collect();
        all.sort();
        Self(all)
    }

    /// What is left of an opening.
    fn cut(&self, opening: &Opening) -> Vec<Opening> {
        let key = (opening.clinician, opening.date);
        let first = self.0.partition_point(|row| (row.0, row.1) < key);
        let same = self.0[first..].iter().take_while(|row| (row.0, row.1) == key);
        let mut left = Vec::new();
        let mut rest = opening.span;
        for (_, _, span) in same.filter(|row| row.2.overlaps(opening.span)) {
            if span.from > rest.from {
                let before = Span { from: rest.from, to: span.from };
                left.push(Opening { span: before, ..opening.clone() });
            }
            rest.from = rest.from.max(span.to);
        }
        if rest.from < rest.to {
            left.push(Opening { span: rest, ..opening.clone() });
        }
        left
    }
}
