//! What is known of requests until they have come to an end, in pages: a run of many years remembers
//! those that are on their way, not all that ever were.

use std::ops::{Index, IndexMut};

use super::request::Ticket;

/// Requests of a page.
const PAGE: usize = 256;

/// The tickets of a run, by the number of their request.
#[derive(Clone, Debug, Default)]
pub(super) struct Tickets {
    pages: Vec<Page>,
    /// How many there have been.
    count: usize,
    /// Pages of which no request is on its way any more since the present day.
    done: Vec<usize>,
    /// Memory of pages that are gone.
    spare: Vec<Vec<Ticket>>,
}

/// Neighbouring requests.
#[derive(Clone, Debug, Default)]
struct Page {
    tickets: Vec<Ticket>,
    /// How many of a whole page have come to an end.
    ended: usize,
}

impl Tickets {
    /// The ticket of the next request.
    pub(super) fn push(&mut self, ticket: Ticket) {
        if self.count == self.pages.len() * PAGE {
            let tickets = self.spare.pop().unwrap_or_else(|| Vec::with_capacity(PAGE));
            self.pages.push(Page { tickets, ended: 0 });
        }
        self.count += 1;
        let page = self.pages.last_mut().expect("a page with room");
        page.tickets.push(ticket);
    }

    /// A request has come to an end: until the next day its ticket can still be read.
    pub(super) fn end(&mut self, number: usize) {
        if !std::mem::replace(&mut self[number].ended, true) {
            let page = &mut self.pages[number / PAGE];
            page.ended += 1;
            if page.ended == PAGE {
                self.done.push(number / PAGE);
            }
        }
    }

    /// A new day: pages of which nobody is on the way are forgotten.
    pub(super) fn begin_day(&mut self) {
        for page in self.done.drain(..) {
            let mut tickets = std::mem::take(&mut self.pages[page].tickets);
            tickets.clear();
            self.spare.push(tickets);
        }
    }

    /// The ticket, if it is not forgotten.
    pub(super) fn get(&self, number: usize) -> Option<&Ticket> {
        self.pages.get(number / PAGE)?.tickets.get(number % PAGE)
    }
}

impl Index<usize> for Tickets {
    type Output = Ticket;

    #[inline]
    fn index(&self, number: usize) -> &Ticket {
        &self.pages[number / PAGE].tickets[number % PAGE]
    }
}

impl IndexMut<usize> for Tickets {
    #[inline]
    fn index_mut(&mut self, number: usize) -> &mut Ticket {
        &mut self.pages[number / PAGE].tickets[number % PAGE]
    }
}

#[cfg(test)]
mod tests {
    use super::super::request::{Follows, Origin};
    use super::*;
    use crate::number::place;
    use crate::rng::Luck;

    fn numbered(number: usize) -> Ticket {
        Ticket {
            luck: Luck::default(),
            joined: place(number),
            first: 0,
            minute: 0.0,
            origin: Origin::Single,
            at: None,
            counted: false,
            ended: false,
            follows: Follows::No,
        }
    }

    #[test]
    fn a_page_is_forgotten_the_day_after_all_its_requests_have_come_to_an_end() {
        let mut tickets = Tickets::default();
        (0..2 * PAGE).for_each(|number| tickets.push(numbered(number)));
        for number in (0..2 * PAGE).filter(|&number| number != PAGE + 7) {
            tickets.end(number);
            tickets.end(number);
        }
        assert_eq!(tickets[3].joined, 3, "today it can still be read");
        tickets.begin_day();
        assert!(tickets.get(3).is_none());
        let known = |number: &usize| tickets.get(*number).is_some();
        assert_eq!((0..2 * PAGE).filter(known).count(), PAGE, "one of the second is on its way");
        tickets.push(numbered(2 * PAGE));
        assert_eq!(tickets[2 * PAGE].joined, place(2 * PAGE));
        tickets.end(PAGE + 7);
        tickets.begin_day();
        assert_eq!((0..=2 * PAGE).filter(|&number| tickets.get(number).is_some()).count(), 1);
    }

    #[test]
    fn where_all_have_come_to_an_end_the_next_request_has_a_page_of_its_own() {
        let mut tickets = Tickets::default();
        (0..PAGE).for_each(|number| tickets.push(numbered(number)));
        (0..PAGE).for_each(|number| tickets.end(number));
        tickets.begin_day();
        tickets.push(numbered(PAGE));
        assert_eq!(tickets[PAGE].joined, place(PAGE));
        assert!(tickets.get(0).is_none());
    }

    #[test]
    fn a_page_that_is_not_whole_stays() {
        let mut tickets = Tickets::default();
        (0..3).for_each(|number| tickets.push(numbered(number)));
        (0..3).for_each(|number| tickets.end(number));
        tickets.begin_day();
        assert!(tickets.get(2).is_some());
        tickets.push(numbered(3));
        assert_eq!(tickets[3].joined, 3);
    }
}
