//! One clinician, exactly: the law of the work that is there, from minute to minute.
//!
//! Before minute `i` there are `W` minutes of work. A Poisson number of patients come; then the
//! minute takes one off: `W' = (W + A - 1)^+` (Lindley 1952, *The theory of queues with a single
//! server*). A patient who comes finds `W` and the work of those who came in the same minute before
//! them. Summed over the patients of a minute with rate `r`, the law of that earlier work is
//!
//! `Q = sum over m of P(N > m) S^m`, and since `P(N > m - 1) - P(N > m) = P(N = m)`,
//! `Q (1 - S) = 1 - A`
//!
//! as generating functions, with `S` of one length and `A` of the compound Poisson sum: a recursion
//! gives `Q`. The wait of a patient of the window is the mixture of `W Q` over its minutes. Who
//! comes in minute `i` and finds `w` is called in at `i + w`, so of them those with `i + w > T`
//! still wait at closing `T`: their expected number is the sum of those chances.

use crate::demand::law::{Law, add_scaled, convolve};

use super::super::chain::{compound, join};
use super::{OpenClinic, line};

/// What an open clinic with one clinician is like: exact on a clock of whole minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct Exact {
    /// Patients expected.
    pub patients: f64,
    /// Mean wait of a patient \[min\]; 0 where nobody comes.
    pub wait: f64,
    /// Wait that one patient in twenty exceeds \[min, whole\].
    pub wait_p95: usize,
    /// Patients expected to wait still at closing; whoever is being seen does not wait.
    pub waiting_at_closing: f64,
    /// Number of them that is exceeded on one day in twenty.
    pub waiting_at_closing_p95: usize,
    /// Chance that nobody is left at closing, waiting or being seen \[0..=1\].
    pub nobody_left: f64,
    /// Expected time past the window until the last patient has been seen \[min\].
    pub overflow: f64,
    /// Overflow that is exceeded on one day in twenty \[min, whole\].
    pub overflow_p95: usize,
    /// Expected time within the window without a patient \[min\].
    pub idle: f64,
}

/// The open clinic of one clinician, exactly; `None` with more than one.
#[must_use]
pub fn exact(clinic: &OpenClinic) -> Option<Exact> {
    if clinic.parts().clinicians != 1 {
        return None;
    }
    let length = clinic.parts().length.law();
    let work = Work::played(clinic, &length);
    let (wait, overflow) = (work.wait(), Law::from_mass(work.state));
    Some(Exact {
        patients: clinic.parts().patients,
        wait: wait.mean(),
        wait_p95: wait.quantile(0.95),
        waiting_at_closing: work.waiting,
        waiting_at_closing_p95: line::at_closing(clinic, &length).quantile(0.95),
        nobody_left: overflow.mass()[0].min(1.0),
        overflow: overflow.mean(),
        overflow_p95: overflow.quantile(0.95),
        idle: work.idle,
    })
}

/// The work of a window, and what patients met.
struct Work {
    /// Law of the work that is there.
    state: Vec<f64>,
    /// Expected number of patients who waited 0, 1, 2, ... minutes.
    waits: Vec<f64>,
    waiting: f64,
    idle: f64,
}

/// The patients of one minute.
struct Batch {
    rate: f64,
    /// Law of the work they bring.
    work: Law,
    /// Expected number of them who have so much work of the same minute before them.
    earlier: Vec<f64>,
}

impl Work {
    fn played(clinic: &OpenClinic, length: &Law) -> Self {
        let closing = clinic.minutes();
        let mut work = Self { state: vec![1.0], waits: vec![0.0], waiting: 0.0, idle: 0.0 };
        let mut batch = Batch::new(0.0, length);
        let (mut found, mut scratch) = (Vec::new(), Vec::new());
        for (minute, &rate) in clinic.rates().iter().enumerate() {
            if rate > 0.0 {
                if rate.to_bits() != batch.rate.to_bits() {
                    batch = Batch::new(rate, length);
                }
                convolve(&work.state, &batch.earlier, &mut found);
                work.meet(&found, closing - minute);
                join(batch.work.mass(), &mut work.state, &mut scratch);
            }
            work.pass();
        }
        work
    }

    /// Patients who find so much work, `left` minutes before closing.
    fn meet(&mut self, found: &[f64], left: usize) {
        if self.waits.len() < found.len() {
            self.waits.resize(found.len(), 0.0);
        }
        add_scaled(&mut self.waits, 1.0, found);
        self.waiting += found.iter().skip(left + 1).sum::<f64>();
    }

    /// A minute passes.
    fn pass(&mut self) {
        self.idle += self.state[0];
        if self.state.len() > 1 {
            let free = self.state.remove(0);
            self.state[0] += free;
        }
    }

    /// Law of the wait of a patient.
    fn wait(&self) -> Law {
        let patients: f64 = self.waits.iter().sum();
        if patients <= 0.0 {
            return Law::point(0);
        }
        Law::from_mass(self.waits.iter().map(|count| count / patients).collect())
    }
}

impl Batch {
    fn new(rate: f64, length: &Law) -> Self {
        let work = compound(rate, length);
        let earlier = earlier(&work, length);
        Self { rate, work, earlier }
    }
}

/// `(1 - A) / (1 - S)` as a power series, as far as the work of the minute goes.
fn earlier(work: &Law, length: &Law) -> Vec<f64> {
    let (all, one) = (work.mass(), length.mass());
    let mut sums: Vec<f64> = Vec::with_capacity(all.len());
    for (n, chance) in all.iter().enumerate() {
        let first = if n == 0 { 1.0 } else { 0.0 };
        let before = one.iter().enumerate().take(n + 1).skip(1);
        let carried: f64 = before.map(|(j, p)| p * sums[n - j]).sum();
        sums.push(((first - chance + carried) / (1.0 - one[0])).max(0.0));
    }
    sums
}
