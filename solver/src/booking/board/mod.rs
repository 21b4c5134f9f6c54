//! A booked list laid on its openings, where single patients can be lifted and put elsewhere.

mod exchange;

use std::sync::Arc;

use crate::answer::{Booked, Bookings, Template};
use crate::instance::Instance;
use crate::table::PatientId;
use crate::units::{Minutes, Span, TimeOfDay};

use crate::booking::chain::cheapest;
use crate::booking::crowd::until_free;
use crate::booking::request::{Cost, Place, Request};
use crate::booking::{Options, Plan, Problem, Rule};

pub(in crate::booking) use exchange::Exchange;
pub use exchange::{Moved, Price};

/// A visit of a request: which of its places, and when; no time where it was booked before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::booking) struct Seat {
    pub(in crate::booking) place: u32,
    pub(in crate::booking) span: Option<Span>,
}

/// The visits of a request in order of steps.
pub(in crate::booking) type Seats = Vec<Seat>;

/// Everybody at their places.
#[derive(Clone, Debug)]
pub(in crate::booking) struct Board {
    pub(in crate::booking) problem: Arc<Problem>,
    /// Bookings that no place of today's openings represents; they stay.
    pub(in crate::booking) kept: Bookings,
    grid: Minutes,
    rule: Rule,
    seats: Vec<Option<Seats>>,
    /// Who is in each opening, in order of time.
    taken: Vec<Vec<(Span, usize)>>,
}

impl Board {
    pub(in crate::booking) fn new(
        clinic: &Instance,
        template: &Template,
        bookings: &Bookings,
        options: &Options,
    ) -> Self {
        let mut kept = Bookings::default();
        // Rows that stay cut the openings: two rounds find all of them, as cutting removes no
        // stretch in which somebody else is booked.
        loop {
            let problem = Problem::new(clinic, template, &kept, options);
            let found: Vec<Option<Seats>> = problem
                .requests
                .iter()
                .map(|request| seats_of(&problem, request, bookings))
                .collect();
            let seated = |id: PatientId| {
                let row = problem.requests.binary_search_by_key(&id, |request| request.patient);
                row.is_ok_and(|row| found[row].is_some())
            };
            let rows = bookings.rows().iter().filter(|row| !seated(row.patient));
            let rest = Bookings::new(rows.copied().collect());
            if rest == kept {
                let taken = vec![Vec::new(); problem.openings.len()];
                let (grid, rule) = (clinic.parts().grid, options.rule);
                let seats = vec![None; found.len()];
                let problem = Arc::new(problem);
                let mut board = Self { problem, kept, grid, rule, seats, taken };
                for (row, seats) in found.into_iter().enumerate() {
                    if let Some(seats) = seats {
                        board.sit(row, seats);
                    }
                }
                return board;
            }
            kept = rest;
        }
    }

    /// Row of the request of a patient.
    pub(in crate::booking) fn row_of(&self, patient: PatientId) -> Option<usize> {
        self.problem.requests.binary_search_by_key(&patient, |request| request.patient).ok()
    }

    pub(in crate::booking) fn request(&self, row: usize) -> &Request {
        &self.problem.requests[row]
    }

    pub(in crate::booking) fn seats(&self, row: usize) -> Option<&Seats> {
        self.seats[row].as_ref()
    }

    /// The place of a step of a request that is booked.
    pub(in crate::booking) fn place(&self, row: usize, step: usize, seat: Seat) -> &Place {
        &self.problem.requests[row].steps[step].places[seat.place as usize]
    }

    /// Who is in an opening, in order of time.
    pub(in crate::booking) fn in_opening(&self, opening: u32) -> &[(Span, usize)] {
        &self.taken[opening as usize]
    }

    /// Who stands in the way of a place: those in its opening in order of time, or, where these leave
    /// time, those who take the rooms it shares.
    pub(in crate::booking) fn in_the_way(&self, place: &Place) -> Vec<PatientId> {
        let Some(opening) = place.opening else { return Vec::new() };
        let patient = |row: usize| self.request(row).patient;
        let inside = self.in_opening(opening).iter().map(|&(_, who)| patient(who));
        if self.idle(opening, place.minutes, TimeOfDay::default()).is_none() {
            return inside.collect();
        }
        let crowd = self.problem.crowd(opening).filter(|_| place.roomed);
        let mut rows: Vec<(Span, usize)> = Vec::new();
        for &other in crowd.iter().flat_map(|crowd| &crowd.openings) {
            let there = self.in_opening(other).iter().copied();
            rows.extend(there.filter(|&(_, who)| self.takes_a_room(who, other)));
        }
        rows.sort_unstable();
        let mut by: Vec<PatientId> = rows.into_iter().map(|(_, who)| patient(who)).collect();
        by.dedup();
        by
    }

    /// Takes a request off the board.
    pub(in crate::booking) fn lift(&mut self, row: usize) -> Option<Seats> {
        let seats = self.seats[row].take()?;
        for (step, seat) in seats.iter().enumerate() {
            if let Some(opening) = self.place(row, step, *seat).opening {
                self.taken[opening as usize].retain(|&(_, who)| who != row);
            }
        }
        Some(seats)
    }

    /// Puts a request on free seats.
    pub(in crate::booking) fn sit(&mut self, row: usize, seats: Seats) {
        for (step, seat) in seats.iter().enumerate() {
            let opening = self.place(row, step, *seat).opening;
            if let (Some(opening), Some(span)) = (opening, seat.span) {
                let day = &mut self.taken[opening as usize];
                let at = day.partition_point(|&(other, _)| other < span);
                day.insert(at, (span, row));
            }
        }
        self.seats[row] = Some(seats);
    }

    /// The first free stretch of a place from a time on, with a room if it takes one; on the grid.
    pub(in crate::booking) fn free(&self, place: &Place, after: TimeOfDay) -> Option<Span> {
        let opening = place.opening?;
        let mut after = after;
        loop {
            let span = self.idle(opening, place.minutes, after)?;
            match self.crowded(place, span) {
                None => return Some(span),
                Some(until) => after = until,
            }
        }
    }

    /// When a room is free for a place taken at some time; `None` when one is throughout.
    pub(in crate::booking) fn crowded(&self, place: &Place, span: Span) -> Option<TimeOfDay> {
        let crowd = place.roomed.then(|| self.problem.crowd(place.opening?)).flatten()?;
        let inside = crowd.openings.iter().flat_map(|&opening| {
            let there = self.taken[opening as usize].iter();
            there.filter(move |(_, who)| self.takes_a_room(*who, opening)).map(|(span, _)| span)
        });
        until_free(inside.chain(&crowd.taken), crowd.count, span)
    }

    /// Whether the visit of a request in an opening takes a room.
    fn takes_a_room(&self, row: usize, opening: u32) -> bool {
        let seats = self.seats[row].iter().flatten().enumerate();
        let mut places = seats.map(|(step, &seat)| self.place(row, step, seat));
        places.any(|place| place.opening == Some(opening) && place.roomed)
    }

    /// The first stretch of an opening from a time on in which nobody is booked there.
    fn idle(&self, opening: u32, minutes: u16, after: TimeOfDay) -> Option<Span> {
        let whole = self.problem.openings[opening as usize].span;
        let length = Minutes(i32::from(minutes));
        let mut from = whole.from.max(after).rounded_up(self.grid);
        for &(taken, _) in &self.taken[opening as usize] {
            if taken.from >= from && taken.from - from >= length {
                break;
            }
            from = from.max(taken.to.rounded_up(self.grid));
        }
        (whole.to > from && whole.to - from >= length).then(|| Span { from, to: from + length })
    }

    /// Whether a place has a free stretch.
    pub(in crate::booking) fn has_room(&self, place: &Place) -> bool {
        place.opening.is_none() || self.free(place, TimeOfDay::default()).is_some()
    }

    /// The cheapest free seats of a request that is off the board, among the places `wanted`;
    /// `None` when there are none.
    pub(in crate::booking) fn best(
        &self,
        row: usize,
        wanted: impl Fn(usize, &Place) -> bool,
    ) -> Option<Seats> {
        let request = &self.problem.requests[row];
        let mut barred: Vec<(usize, usize)> = Vec::new();
        // A path that fails does so only by the clock of one day; a few turns settle it.
        for _ in 0..8 {
            let (_, path) = cheapest(request, |step, at, place| {
                let open =
                    wanted(step, place) && !barred.contains(&(step, at)) && self.has_room(place);
                open.then(|| weigh(place.cost, place.maximum))
            })?;
            match self.clock(row, &path) {
                Ok(seats) => return Some(seats),
                Err(step) => barred.push((step, path[step] as usize)),
            }
        }
        None
    }

    /// Times for a path; the step that has none.
    fn clock(&self, row: usize, path: &[u32]) -> Result<Seats, usize> {
        let request = &self.problem.requests[row];
        let mut seats: Seats = Vec::new();
        let mut before: Option<(i16, TimeOfDay)> = None;
        for (step, place) in request.places(path).enumerate() {
            let same_day = before.filter(|&(day, _)| day == place.day);
            let after = same_day.map_or(TimeOfDay::default(), |(_, time)| time);
            let span = match place.opening {
                None => None,
                Some(_) => Some(self.free_for(row, step, place, after).ok_or(step)?),
            };
            before = span.map(|span| (place.day, span.to));
            seats.push(Seat { place: path[step], span });
        }
        Ok(seats)
    }

    /// The first free stretch of a place from a time on, beside the patient's visits told before.
    fn free_for(&self, row: usize, step: usize, place: &Place, after: TimeOfDay) -> Option<Span> {
        let mut after = after;
        loop {
            let span = self.free(place, after)?;
            match self.request(row).clash(step, place.day, span) {
                None => return Some(span),
                Some(until) if until > span.from => after = until,
                Some(_) => return None,
            }
        }
    }

    /// What a request costs as it is.
    pub(in crate::booking) fn cost(&self, row: usize) -> Cost {
        let request = &self.problem.requests[row];
        match &self.seats[row] {
            None => request.leave_out,
            Some(seats) => (seats.iter().enumerate())
                .fold(Cost::default(), |sum, (step, &seat)| {
                    sum.plus(self.place(row, step, seat).cost)
                }),
        }
    }

    /// Days over statutory maximum waits of a request as it is, weighed.
    pub(in crate::booking) fn maximum(&self, row: usize) -> i64 {
        match &self.seats[row] {
            None => self.problem.requests[row].leave_out_maximum,
            Some(seats) => {
                let seats = seats.iter().enumerate();
                seats.map(|(step, &seat)| self.place(row, step, seat).maximum).sum()
            }
        }
    }

    /// The level of statutory maximum waits, as of the problem.
    pub(in crate::booking) fn maximum_waits(&self) -> i64 {
        let rows = 0..self.seats.len();
        if self.rule != Rule::Max {
            return rows.map(|row| self.maximum(row)).sum();
        }
        let worst = |row: usize| {
            let left_out = self.problem.requests[row].leave_out_maximum;
            self.worst(row, |place| place.maximum).unwrap_or(left_out)
        };
        rows.map(worst).max().unwrap_or(0)
    }

    /// The four levels, as of the problem.
    pub(in crate::booking) fn values(&self) -> [i64; 4] {
        let costs = (0..self.seats.len()).map(|row| self.cost(row));
        let mut sum = [0; 4];
        for Cost([rights, access, continuity]) in costs {
            sum[0] += rights;
            sum[1] += access;
            sum[2] += continuity;
        }
        sum[0] = self.most_over().unwrap_or(sum[0]);
        sum[3] = (0..self.taken.len()).map(|opening| self.fit(opening)).sum();
        sum
    }

    /// Most days over of anybody, where that is the rule.
    pub(in crate::booking) fn most_over(&self) -> Option<i64> {
        let rows = 0..self.seats.len();
        let left_out = |row: usize| self.problem.requests[row].leave_out.0[0];
        let worst =
            |row: usize| self.worst(row, |place| place.cost.0[0]).unwrap_or_else(|| left_out(row));
        (self.rule == Rule::Max).then(|| rows.map(worst).max().unwrap_or(0))
    }

    /// The highest of some cost over the places of a request; `None` where it has none.
    fn worst(&self, row: usize, cost: impl Fn(&Place) -> i64) -> Option<i64> {
        let seats = self.seats[row].as_ref()?.iter().enumerate();
        seats.map(|(step, &seat)| cost(self.place(row, step, seat))).max()
    }

    /// Minutes lost in an opening: too short for any visit it could take.
    pub(in crate::booking) fn fit(&self, opening: usize) -> i64 {
        let used: i32 = self.taken[opening].iter().map(|(span, _)| span.minutes().0).sum();
        let left = self.problem.openings[opening].minutes().0 - used;
        let lost = used > 0 && left < self.problem.shortest[opening].0;
        if lost { i64::from(left) } else { 0 }
    }

    /// The visits of one request.
    pub(in crate::booking) fn rows_of(&self, row: usize) -> Vec<Booked> {
        let request = &self.problem.requests[row];
        let seats = self.seats[row].iter().flatten().enumerate();
        let booked = seats.filter_map(|(at, seat)| {
            let opening = self.place(row, at, *seat).opening?;
            let opening = &self.problem.openings[opening as usize];
            Some(Booked {
                patient: request.patient,
                step: request.steps[at].row,
                session: opening.session,
                date: opening.date,
                span: seat.span?,
            })
        });
        booked.collect()
    }

    /// All bookings.
    pub(in crate::booking) fn bookings(&self) -> Bookings {
        let seated = (0..self.seats.len()).flat_map(|row| self.rows_of(row));
        Bookings::new(self.kept.rows().iter().copied().chain(seated).collect())
    }
}

impl Request {
    /// When a clash of a visit with those told before on the day is over; the start of the day
    /// when it never is.
    pub(in crate::booking) fn clash(&self, step: usize, day: i16, span: Span) -> Option<TimeOfDay> {
        let clash =
            self.busy.iter().filter(|busy| busy.day == day).filter(|busy| match busy.step {
                Some(other) if other < step => span.from < busy.span.to,
                Some(other) if other > step => busy.span.from < span.to,
                _ => busy.span.overlaps(span),
            });
        let until = clash.map(|busy| match busy.step {
            Some(other) if other > step => TimeOfDay::default(),
            _ => busy.span.to,
        });
        // Where one clash never ends, the others do not matter.
        until.min()
    }
}

/// One number that orders the costs of a patient as the levels do, statutory maximum waits before
/// all.
///
/// Access of one patient stays below 2^20 and continuity below 2^6.
pub(in crate::booking) fn weigh(cost: Cost, maximum: i64) -> i128 {
    let Cost([rights, access, continuity]) = cost;
    (i128::from(maximum) << 64) + i128::from((rights << 26) + (access << 6) + continuity)
}

/// The paths of bookings among the places of a problem; a request whose bookings are no places of
/// it counts as left out.
pub(in crate::booking) fn plan_of(problem: &Problem, bookings: &Bookings) -> Plan {
    let path = |request: &Request| {
        let seats = seats_of(problem, request, bookings)?;
        Some(seats.iter().map(|seat| seat.place).collect())
    };
    Plan(problem.requests.iter().map(path).collect())
}

/// The seats of a request's bookings; `None` when it has none, or one that is no place.
fn seats_of(problem: &Problem, request: &Request, bookings: &Bookings) -> Option<Seats> {
    let rows = bookings.of(request.patient);
    if rows.is_empty() {
        return None;
    }
    let mut seats = Seats::new();
    for step in &request.steps {
        let found = rows.iter().find(|row| row.step == step.row);
        let seat = match found {
            None => {
                let booked_before = step.places.iter().all(|place| place.opening.is_none());
                booked_before.then_some(Seat { place: 0, span: None })?
            }
            Some(row) => {
                let holds = |place: &Place| {
                    place.opening.is_some_and(|at| {
                        let opening = &problem.openings[at as usize];
                        opening.session == row.session
                            && opening.date == row.date
                            && opening.span.contains(row.span)
                            && i32::from(place.minutes) == row.span.minutes().0
                    })
                };
                let place = step.places.iter().position(holds)?;
                Seat { place: u32::try_from(place).ok()?, span: Some(row.span) }
            }
        };
        seats.push(seat);
    }
    let path: Vec<u32> = seats.iter().map(|seat| seat.place).collect();
    request.keeps_lags(&path).then_some(seats)
}
