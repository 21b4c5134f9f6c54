//! How many controls to book when answers before them cancel some of them late.
//!
//! A place that is given back late stands empty. Booking more than there are places fills it, and
//! costs overtime when more stay than expected: the newsvendor's question for the law of what
//! stays (Arrow, Harris & Marschak 1951, *Optimal inventory policy*). Each control booked adds to
//! the cost at least as much as the one before it, since the minutes that stay only grow and the
//! cost is convex in them; so the first one that saves nothing is where to stop. With places of one
//! length, `S` of them, that is the smallest number booked with
//! `P(K >= S) >= idle / (idle + overtime)` for the number `K` that stays.
//!
//! Exact by convolution, in minutes as they are planned: how much longer or shorter visits really
//! take, and who stays away without an answer, is the question of the whole day.

use crate::demand::Law;
use crate::number::real;
use crate::units::Minutes;

use super::Weights;

/// What an answer makes of a control that is booked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answered {
    /// Share of the controls booked \[0..=1\].
    pub share: f64,
    /// How long the patient is then met \[min\]: 0 for a cancelled visit, `None` as long as booked.
    pub minutes: Option<Minutes>,
}

/// Places of one session, and what answers make of controls booked in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// Length of each place \[min, above 0\].
    pub places: Vec<Minutes>,
    /// Length of each control booked above them \[min, above 0\].
    pub more: Minutes,
    /// What answers say; who is left has not answered and stays as booked.
    pub answers: Vec<Answered>,
}

/// So many controls booked above the places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Above {
    /// How many.
    pub above: usize,
    /// Minutes of the places that nobody uses \[min\].
    pub idle: f64,
    /// Minutes beyond the places \[min\].
    pub over: f64,
    /// Chance that those who stay ask for more than the places \[0..=1\].
    pub late: f64,
    /// Idle and over, weighed.
    pub cost: f64,
}

/// How many to book.
#[derive(Clone, Debug, PartialEq)]
pub struct Overbooked {
    /// None above the places, then one, up to one more than the best.
    pub levels: Vec<Above>,
    /// How many to book above the places: the fewest of least cost.
    pub best: usize,
    /// Whether more would save still more than the most that was tried.
    pub most_tried: bool,
}

impl Overbooked {
    /// What the best number brings.
    #[must_use]
    pub fn found(&self) -> &Above {
        &self.levels[self.best]
    }
}

impl Places {
    /// Minutes of all places \[min\].
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.places.iter().copied().sum()
    }

    /// Share of the controls that are not cancelled \[0..=1\].
    #[must_use]
    pub fn stays(&self) -> f64 {
        let gone = self.answers.iter().filter(|answer| answer.minutes == Some(Minutes(0)));
        (1.0 - gone.map(|answer| answer.share).sum::<f64>()).max(0.0)
    }

    /// How many to book above the places, at most `most`.
    #[must_use]
    pub fn overbooked(&self, weights: &Weights, most: usize) -> Overbooked {
        let places: Law =
            self.places.iter().fold(Law::point(0), |sum, &booked| sum.plus(&self.law(booked)));
        let more = self.law(self.more);
        let mut law = places;
        let mut levels = vec![self.level(0, &law, weights)];
        loop {
            let last = levels.len() - 1;
            let (most_tried, one_more) = (last >= most, law.plus(&more));
            if most_tried {
                return Overbooked { levels, best: last, most_tried };
            }
            let next = self.level(last + 1, &one_more, weights);
            levels.push(next);
            if next.cost >= levels[last].cost - 1e-12 {
                return Overbooked { levels, best: last, most_tried: false };
            }
            law = one_more;
        }
    }

    /// Minutes that a control booked for so long asks for \[min\].
    fn law(&self, booked: Minutes) -> Law {
        let steps = |minutes: Minutes| usize::try_from(minutes.0).unwrap_or(0);
        let mut mass = vec![0.0; steps(booked) + 1];
        let mut left = 1.0;
        for answer in &self.answers {
            let at = steps(answer.minutes.unwrap_or(booked));
            if mass.len() <= at {
                mass.resize(at + 1, 0.0);
            }
            mass[at] += answer.share;
            left -= answer.share;
        }
        mass[steps(booked)] += f64::max(left, 0.0);
        Law::from_mass(mass)
    }

    fn level(&self, above: usize, law: &Law, weights: &Weights) -> Above {
        let places = self.minutes().real();
        let (mut idle, mut over, mut late) = (0.0, 0.0, 0.0);
        for (minutes, chance) in law.mass().iter().enumerate() {
            let beyond = real(minutes) - places;
            idle += chance * (-beyond).max(0.0);
            over += chance * beyond.max(0.0);
            late += if beyond > 0.0 { *chance } else { 0.0 };
        }
        Above { above, idle, over, late, cost: weights.idle * idle + weights.overtime * over }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::draws::draws;

    /// Minutes that stay, by listing what every patient may answer: (minutes, chance) each.
    fn listed(places: &Places, above: usize) -> Vec<(i32, f64)> {
        let booked = places.places.iter().chain(std::iter::repeat_n(&places.more, above));
        let mut all = vec![(0, 1.0)];
        for &length in booked {
            let left = 1.0 - places.answers.iter().map(|answer| answer.share).sum::<f64>();
            let answers = places.answers.iter();
            let mut outcomes: Vec<(i32, f64)> =
                answers.map(|a| (a.minutes.unwrap_or(length).0, a.share)).collect();
            outcomes.push((length.0, left));
            let before = std::mem::take(&mut all);
            for (minutes, chance) in before {
                all.extend(outcomes.iter().map(|(more, share)| (minutes + more, chance * share)));
            }
        }
        all
    }

    /// Idle, over and late by the list.
    fn brute(places: &Places, above: usize) -> [f64; 3] {
        let room = places.minutes().0;
        let mut sums = [0.0; 3];
        for (minutes, chance) in listed(places, above) {
            sums[0] += chance * f64::from((room - minutes).max(0));
            sums[1] += chance * f64::from((minutes - room).max(0));
            sums[2] += if minutes > room { chance } else { 0.0 };
        }
        sums
    }

    fn cancelled(share: f64) -> Vec<Answered> {
        vec![Answered { share, minutes: Some(Minutes(0)) }]
    }

    const WEIGHTS: Weights = Weights { waiting: 0.5, idle: 0.2, overtime: 1.0 };

    /// Four places, a quarter cancelled. None above: idle 4 x 20 x 0.25 = 20 minutes. One above:
    /// all five stay with 0.75^5 = 243/1024, and then 20 minutes are over: 4.746; in the mean 75
    /// stay, so idle is 80 - 75 + 4.746 = 9.746. P(K >= 4) of four is 0.3164, above 1/6: stop at
    /// none; with idle weighed like overtime 0.3164 < 1/2, of five it is 0.6328: one above.
    #[test]
    fn four_places_of_which_a_quarter_is_given_back() {
        let places =
            Places { places: vec![Minutes(20); 4], more: Minutes(20), answers: cancelled(0.25) };
        let found = places.overbooked(&WEIGHTS, 20);
        assert_eq!((found.best, found.most_tried), (0, false));
        let even = Weights { idle: 1.0, ..WEIGHTS };
        let found = places.overbooked(&even, 20);
        assert_eq!(found.best, 1);
        let [none, one] = [found.levels[0], found.levels[1]];
        assert!((none.idle - 20.0).abs() < 1e-12 && none.over.abs() < 1e-12);
        assert!((one.late - 243.0 / 1024.0).abs() < 1e-12);
        assert!((one.over - 20.0 * 243.0 / 1024.0).abs() < 1e-12);
        assert!((one.idle - 5.0 - one.over).abs() < 1e-12);
        assert!((places.stays() - 0.75).abs() < 1e-12);
    }

    /// The smallest n with P(K >= S) >= idle / (idle + overtime), K binomial.
    fn by_ratio(places: usize, stays: f64, weights: &Weights) -> usize {
        let ratio = weights.idle / (weights.idle + weights.overtime);
        let reach = |booked: usize| {
            let mut law = Law::point(0);
            for _ in 0..booked {
                law = law.plus(&Law::from_mass(vec![1.0 - stays, stays]));
            }
            law.mass().iter().skip(places).sum::<f64>()
        };
        (places..1_000).find(|&booked| reach(booked) >= ratio - 1e-12).unwrap() - places
    }

    proptest! {
        #![proptest_config(draws(60))]

        /// The law by convolution is the list of all answers, calls and lengths mixed, and the
        /// best number is the cheapest of all.
        #[test]
        fn figures_and_the_best_number_are_those_of_the_full_list(
            lengths in proptest::collection::vec(1_i32..5, 1..4), more in 1_i32..5,
            gone in 0.0..0.5_f64, called in 0.0..0.5_f64, call in 1_i32..4,
            idle in 0.05..2.0_f64,
        ) {
            let minutes = |steps: i32| Minutes(5 * steps);
            let places = Places {
                places: lengths.into_iter().map(minutes).collect(),
                more: minutes(more),
                answers: vec![
                    Answered { share: gone, minutes: Some(Minutes(0)) },
                    Answered { share: called, minutes: Some(minutes(call)) },
                ],
            };
            let weights = Weights { waiting: 0.0, idle, overtime: 1.0 };
            let found = places.overbooked(&weights, 4);
            let cost = |above: usize| {
                let [idle, over, _] = brute(&places, above);
                weights.idle * idle + weights.overtime * over
            };
            for level in &found.levels {
                let [idle, over, late] = brute(&places, level.above);
                prop_assert!((level.idle - idle).abs() < 1e-9);
                prop_assert!((level.over - over).abs() < 1e-9);
                prop_assert!((level.late - late).abs() < 1e-9);
            }
            let best = cost(found.best);
            prop_assert!((0..=4).all(|above| cost(above) >= best - 1e-9));
            prop_assert!((0..found.best).all(|above| cost(above) > best));
        }

        /// With places of one length and no calls it is the ratio of the newsvendor.
        #[test]
        fn places_of_one_length_follow_the_critical_ratio(
            places in 1_usize..8, gone in 0.0..0.7_f64, idle in 0.05..1.0_f64,
        ) {
            let weights = Weights { waiting: 0.0, idle, overtime: 1.0 };
            let room = Places {
                places: vec![Minutes(20); places],
                more: Minutes(20),
                answers: cancelled(gone),
            };
            let found = room.overbooked(&weights, 100);
            prop_assert_eq!(found.best, by_ratio(places, 1.0 - gone, &weights));
        }
    }

    #[test]
    fn where_everybody_stays_nobody_is_booked_above_the_places() {
        let places =
            Places { places: vec![Minutes(20); 3], more: Minutes(20), answers: Vec::new() };
        let found = places.overbooked(&WEIGHTS, 20);
        assert_eq!(found.best, 0);
        assert!(found.found().late.abs() < 1e-12 && found.found().idle.abs() < 1e-12);
    }
}
