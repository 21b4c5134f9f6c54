//! From a clinic, its template and its waiting list to dates, judged and explained.

use crate::answer::{Bookings, Template};
use crate::booking::baseline::Order;
use crate::booking::explain::Explained;
use crate::booking::next::{NextAvailable, next_available};
use crate::booking::replan::{Replanned, Told};
use crate::booking::{BookedList, Options, book, explain, replan};
use crate::evaluation::rights::{self, RightsReport};
use crate::evaluation::{Breach, RightsSum};
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
    /// The dates with their proof.
    pub list: BookedList,
    /// The rights of every patient under these dates.
    pub rights: RightsReport,
    /// Promises the bookings break; always empty unless behov itself is wrong.
    pub breaches: Vec<Breach>,
    /// What booking one by one would have given.
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
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// In which order.
    pub order: Order,
    /// The bookings.
    pub bookings: Bookings,
    /// The values of the four levels, as of the list.
    pub values: [i64; 4],
    /// The rights in sum.
    pub rights: RightsSum,
}

/// The price of the binary metric: what counting breaches does to days over.
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
    let told = Bookings::default();
    let list = book(clinic, template, &told, &options.booking);
    let horizon_end = crate::booking::last_date(clinic, options.booking.weeks);
    let rights = rights::report(clinic, &list.bookings, &told, horizon_end);
    BookingRun {
        rights,
        breaches: Vec::new(),
        baselines: Vec::new(),
        binary: BinaryPrice::default(),
        next: next_available(clinic, template, &list.bookings, &options.booking),
        explained: options
            .explain
            .then(|| explain::explain(clinic, template, &list.bookings, &options.booking)),
        replanned: (!options.told.is_empty()).then(|| {
            replan::replan(clinic, template, &options.told, options.changes_max, &options.booking)
        }),
        list,
    }
}
