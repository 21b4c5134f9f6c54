//! From a clinic, its template and its waiting list to dates, judged and explained.

use crate::answer::{Booked, Bookings, Template};
use crate::booking::baseline::{Order, one_by_one};
use crate::booking::explain::{self, Explained};
use crate::booking::next::{NextAvailable, next_available};
use crate::booking::replan::{Replanned, Told, replan, with_held};
use crate::booking::{BookedList, Level, Options, Problem, Rule, book, last_date};
use crate::evaluation::rights::{self, RightsReport, RightsSum};
use crate::evaluation::{BookingBreach, bookings_verdict, rights_verdict};
use crate::instance::Instance;

/// How to run a booking.
#[derive(Clone, Debug, Default)]
pub struct RunOptions {
    /// How to book.
    pub booking: Options,
    /// What patients have been told of: yesterday's bookings. Empty books from nothing.
    pub told: Vec<Told>,
    /// Most patients told of a date who may move though they need not.
    pub changes_max: usize,
    /// Whether every date is explained and changes are looked for.
    pub explain: bool,
}

/// The dates of a waiting list, and everything said about them.
#[derive(Clone, Debug, PartialEq)]
pub struct BookingRun {
    /// The clinic with the visits told for days up to today among its bookings; `None` where there
    /// are none.
    pub held: Option<Box<Instance>>,
    /// The dates with their proof.
    pub list: BookedList,
    /// The rights of every patient under these dates.
    pub rights: RightsReport,
    /// Promises the bookings break; always empty unless behov itself is wrong.
    pub breaches: Vec<BookingBreach>,
    /// What booking one by one would have given beside the bookings told: earliest due date first,
    /// then first come, first served.
    pub baselines: Vec<Baseline>,
    /// What counting breaches would have given, beside squares.
    pub binary: BinaryPrice,
    /// Where one more request would fit.
    pub next: Vec<NextAvailable>,
    /// Why the dates are what they are; `None` unless asked for.
    pub explained: Option<Explained>,
    /// What became of the bookings told; `None` when nobody had been told.
    pub replanned: Option<Replanned>,
}

/// The list booked one patient after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// In which order.
    pub order: Order,
    /// The values of the four levels, as of a list beside the same bookings told.
    pub values: [i64; 4],
    /// The rights in sum.
    pub rights: RightsSum,
}

/// The price of the binary metric: what counting breaches does to days over.
///
/// Both sides are the best found for their rule beside the same bookings told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BinaryPrice {
    /// The rights when breaches are counted.
    pub binary: RightsSum,
    /// The rights when squared days over are added.
    pub squares: RightsSum,
}

impl BinaryPrice {
    /// Days over under `binary` less those under `squares` \[days\].
    #[must_use]
    pub fn days(&self) -> i64 {
        let sum = |rights: &RightsSum| i64::try_from(rights.days_over_sum).unwrap_or(i64::MAX);
        sum(&self.binary) - sum(&self.squares)
    }
}

/// Books the waiting list and says everything there is to say about it.
#[must_use]
pub fn run(clinic: &Instance, template: &Template, options: &RunOptions) -> BookingRun {
    let held = with_held(clinic, &options.told, &options.booking);
    let clinic = held.as_ref().unwrap_or(clinic);
    let replanned = (!options.told.is_empty())
        .then(|| replan(clinic, template, &options.told, options.changes_max, &options.booking));
    let standing = replanned.as_ref().map(|run| run.carried.standing.clone()).unwrap_or_default();
    let list = match &replanned {
        Some(replanned) => replanned.list.clone(),
        None => book(clinic, template, &standing, &options.booking),
    };
    let bookings = &list.bookings;
    // A letter with another date is a new letter.
    let still = standing.rows().iter().copied().filter(|row| bookings.rows().contains(row));
    let told = Bookings::new(still.collect());
    let horizon_end = last_date(clinic, options.booking.weeks);
    let most = u32::try_from(options.changes_max).unwrap_or(u32::MAX);
    let rights = rights::report(clinic, bookings, &told, horizon_end);
    let mut breaches = bookings_verdict(clinic, template, bookings, Some((&standing, most)));
    breaches.extend(rights_verdict(clinic, bookings, &rights));
    BookingRun {
        rights,
        breaches,
        baselines: [Order::EarliestDueDate, Order::FirstCome]
            .map(|order| baseline(clinic, template, &standing, order, &options.booking))
            .to_vec(),
        binary: binary_price(clinic, template, &standing, &list, &options.booking),
        next: next_available(clinic, template, bookings, &options.booking),
        explained: options
            .explain
            .then(|| explain::explain(clinic, template, bookings, &options.booking)),
        replanned,
        list,
        held: held.clone().map(Box::new),
    }
}

/// The list booked one patient after another beside what stands.
#[must_use]
pub fn baseline(
    clinic: &Instance,
    template: &Template,
    standing: &Bookings,
    order: Order,
    options: &Options,
) -> Baseline {
    let problem = Problem::new(clinic, template, standing, options).in_turn();
    let plan = one_by_one(&problem, order);
    let values = plan.values(&problem, options.rule);
    // Rights ask for dates only: the whole opening stands for the time.
    let pairs = problem.requests.iter().zip(&plan.0);
    let rows = pairs.filter_map(|(request, path)| Some((request, path.as_ref()?)));
    let rows = rows.flat_map(|(request, path)| {
        let steps = request.steps.iter().zip(request.places(path));
        steps.filter_map(|(step, place)| {
            let opening = &problem.openings[place.opening? as usize];
            Some(Booked {
                patient: request.patient,
                step: step.row,
                session: opening.session,
                date: opening.date,
                span: opening.span,
            })
        })
    });
    let rows = rows.chain(standing.rows().iter().copied()).collect();
    let horizon_end = last_date(clinic, options.weeks);
    let rights = rights::report(clinic, &Bookings::new(rows), standing, horizon_end).sum;
    Baseline { order, values, rights }
}

/// The list booked by counting breaches and by squares, beside what stands; `found` is used where
/// it is one of the two.
#[must_use]
pub fn binary_price(
    clinic: &Instance,
    template: &Template,
    standing: &Bookings,
    found: &BookedList,
    options: &Options,
) -> BinaryPrice {
    let horizon_end = last_date(clinic, options.weeks);
    let rights =
        |list: &BookedList| rights::report(clinic, &list.bookings, standing, horizon_end).sum;
    let under = |rule| {
        if rule == options.rule && standing.rows().is_empty() {
            return rights(found);
        }
        let options = Options { rule, last: Level::Access, ..options.clone() };
        rights(&book(clinic, template, standing, &options))
    };
    BinaryPrice { binary: under(Rule::Binary), squares: under(Rule::Squares) }
}

#[cfg(test)]
mod tests;
