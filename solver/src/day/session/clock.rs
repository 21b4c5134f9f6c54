//! Working minutes beside the clock on the wall.

use crate::units::{Minutes, Span, TimeOfDay};

/// A session whose breaks are taken out of the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    whole: Span,
    out: Vec<Span>,
}

impl Clock {
    /// The clock of a session without the stretches that do not count.
    #[must_use]
    pub fn new(whole: Span, out: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = out.into_iter().filter(|span| span.overlaps(whole)).collect();
        spans.sort();
        let mut out: Vec<Span> = Vec::new();
        for span in spans {
            match out.last_mut() {
                Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
                _ => out.push(span),
            }
        }
        Self { whole, out }
    }

    /// The session.
    #[must_use]
    pub fn span(&self) -> Span {
        self.whole
    }

    /// What does not count, in order.
    #[must_use]
    pub fn out(&self) -> &[Span] {
        &self.out
    }

    /// Working minutes of the session \[min\].
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.worked(self.whole.to)
    }

    /// Working minutes from the start of the session to a time \[min\].
    #[must_use]
    pub fn worked(&self, time: TimeOfDay) -> Minutes {
        let passed = |span: &Span| (span.to.min(time) - span.from.min(time)).max(Minutes(0));
        (time - self.whole.from) - self.out.iter().map(passed).sum()
    }

    /// When something starts that starts after so many working minutes: after a break, not at its
    /// beginning.
    #[must_use]
    pub fn starts(&self, worked: Minutes) -> TimeOfDay {
        self.time(worked, |span, time| span.from <= time)
    }

    /// When something ends that ends after so many working minutes: before a break.
    #[must_use]
    pub fn ends(&self, worked: Minutes) -> TimeOfDay {
        self.time(worked, |span, time| span.from < time)
    }

    fn time(&self, worked: Minutes, passed: impl Fn(&Span, TimeOfDay) -> bool) -> TimeOfDay {
        let mut time = self.whole.from + worked;
        for span in &self.out {
            if passed(span, time) {
                time = time + span.minutes();
            }
        }
        time
    }
}
