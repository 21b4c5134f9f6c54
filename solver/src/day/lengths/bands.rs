//! Where the bands of a score should meet, learnt from past visits.
//!
//! A band says how long visits are planned. Between two bands that meet, the place where they meet is
//! the only thing to learn: visits below it are planned for the lower length, those from it on for
//! the upper one. The best place is that of least cost; whether it does better than today's is asked
//! of visits it has not seen (Stone 1974).

use super::fold::folds;
use super::{Options, Timed};
use crate::evaluation::Estimate;

/// A past visit with the score and the class it was planned by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// The score.
    pub score: f64,
    /// Row of the class, in any order.
    pub class: usize,
    /// How long it was planned and took.
    pub visit: Timed,
}

/// Where two bands meet, and where they should.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boundary {
    /// Class of the lower band.
    pub lower: usize,
    /// Class of the upper band.
    pub upper: usize,
    /// Usual planned length of each \[min\].
    pub planned: (u32, u32),
    /// Visits of the two whose score fits their band; flags decided the others.
    pub visits: usize,
    /// First score of the upper band today.
    pub today: f64,
    /// First score of the upper band by all visits.
    pub best: f64,
    /// Cost of a visit that the move saves, visit by visit, each held out.
    pub saves: Estimate,
}

impl Boundary {
    /// Whether the band should move: beyond chance it is cheaper elsewhere.
    #[must_use]
    pub fn should_move(&self) -> bool {
        self.saves.shown() && self.saves.mean > 0.0 && (self.best - self.today).abs() > 1e-9
    }
}

/// Every two bands that meet, lowest first; those with too few visits or with one length for both
/// are left out.
#[must_use]
pub fn boundaries(visits: &[Scored], options: &Options) -> Vec<Boundary> {
    let mut classes: Vec<(usize, f64)> = Vec::new();
    for visit in visits {
        if !classes.iter().any(|(class, _)| *class == visit.class) {
            let scores = visits.iter().filter(|other| other.class == visit.class);
            classes.push((visit.class, middle(scores.map(|other| other.score).collect())));
        }
    }
    classes.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let pairs = classes.windows(2);
    pairs.filter_map(|pair| boundary(visits, (pair[0].0, pair[1].0), options)).collect()
}

fn boundary(
    visits: &[Scored],
    (lower, upper): (usize, usize),
    options: &Options,
) -> Option<Boundary> {
    let both: Vec<Scored> =
        visits.iter().copied().filter(|one| [lower, upper].contains(&one.class)).collect();
    let planned = (usual(&both, lower)?, usual(&both, upper)?);
    let today = today(&both, upper);
    let fits = |one: &Scored| (one.score >= today) == (one.class == upper);
    let both: Vec<Scored> = both.into_iter().filter(fits).collect();
    if both.len() < options.visits_min || planned.0 == planned.1 {
        return None;
    }
    let cost = |one: &Scored, meet: f64| {
        let length = if one.score < meet { planned.0 } else { planned.1 };
        options.costs.of(length, one.visit.actual)
    };
    let of = folds(both.len(), options.folds);
    let learnt: Vec<f64> = (0..options.folds)
        .map(|fold| {
            let others = both.iter().zip(&of).filter(|(_, other)| **other != fold);
            cheapest(&others.map(|(one, _)| *one).collect::<Vec<_>>(), today, cost)
        })
        .collect();
    let held_out: Vec<f64> =
        both.iter().zip(&of).map(|(one, &fold)| cost(one, learnt[fold])).collect();
    let before: Vec<f64> = both.iter().map(|one| cost(one, today)).collect();
    Some(Boundary {
        lower,
        upper,
        planned,
        visits: both.len(),
        today,
        best: cheapest(&both, today, cost),
        saves: Estimate::difference(&held_out, &before),
    })
}

/// The score from which the upper length is cheapest; of equals the one nearest today's.
fn cheapest(visits: &[Scored], today: f64, cost: impl Fn(&Scored, f64) -> f64) -> f64 {
    let mut order: Vec<&Scored> = visits.iter().collect();
    order.sort_by(|a, b| a.score.total_cmp(&b.score));
    // From all above to all below: what each visit adds when it becomes one of the lower band.
    let mut sum = 0.0;
    let mut best = (0.0, f64::NEG_INFINITY);
    for (at, one) in order.iter().enumerate() {
        if at == 0 {
            best = (0.0, one.score);
        }
        sum += cost(one, f64::INFINITY) - cost(one, f64::NEG_INFINITY);
        let next = order.get(at + 1).map(|next| next.score);
        // Between two visits of one score nothing can meet.
        let Some(meet) = next.filter(|next| *next > one.score) else { continue };
        let meet = if one.score < today && today <= meet { today } else { meet };
        let nearer = (meet - today).abs() < (best.1 - today).abs();
        if sum < best.0 - 1e-9 || (sum <= best.0 + 1e-9 && nearer) {
            best = (sum, meet);
        }
    }
    best.1
}

/// Where the two bands meet today: the score that puts the fewest visits on the wrong side, of
/// equals the lowest.
fn today(both: &[Scored], upper: usize) -> f64 {
    let mut order: Vec<&Scored> = both.iter().collect();
    order.sort_by(|a, b| a.score.total_cmp(&b.score));
    let mut wrong =
        i64::try_from(both.iter().filter(|one| one.class != upper).count()).unwrap_or(0);
    let mut best = (wrong, order.first().map_or(0.0, |one| one.score));
    for (at, one) in order.iter().enumerate() {
        wrong += if one.class == upper { 1 } else { -1 };
        let next = order.get(at + 1).map(|next| next.score);
        if let Some(meet) = next.filter(|next| *next > one.score && wrong < best.0) {
            best = (wrong, meet);
        }
    }
    best.1
}

/// The length most visits of a class were planned for, of equals the shortest.
fn usual(visits: &[Scored], class: usize) -> Option<u32> {
    let planned = || visits.iter().filter(|one| one.class == class).map(|one| one.visit.planned);
    let count = |length: u32| planned().filter(|&other| other == length).count();
    planned().max_by_key(|&length| (count(length), std::cmp::Reverse(length)))
}

/// The middle one of some numbers, at least one.
fn middle(mut scores: Vec<f64>) -> f64 {
    scores.sort_by(f64::total_cmp);
    scores[scores.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::lengths::Costs;

    fn options() -> Options {
        Options { grid: 5, costs: Costs { overrun: 1.0, idle: 1.0 }, folds: 10, visits_min: 30 }
    }

    /// Scores 0 to 39, five visits each: planned 20 minutes below 20 and 40 from 20 on; they take
    /// 20 below `true_from` and 40 from there.
    fn visits(true_from: u32) -> Vec<Scored> {
        let one = |score: u32| Scored {
            score: f64::from(score),
            class: usize::from(score >= 20),
            visit: Timed {
                planned: if score >= 20 { 40 } else { 20 },
                actual: if score >= true_from { 40 } else { 20 },
            },
        };
        (0..200).map(|row| one(row % 40)).collect()
    }

    #[test]
    fn a_band_that_ends_too_late_should_end_where_visits_begin_to_take_long() {
        let found = boundaries(&visits(12), &options());
        let [one] = found[..] else { panic!("{found:?}") };
        assert_eq!((one.lower, one.upper, one.planned, one.visits), (0, 1, (20, 40), 200));
        assert!((one.today - 20.0).abs() < 1e-12 && (one.best - 12.0).abs() < 1e-12, "{one:?}");
        // 40 of 200 visits are planned 20 minutes too short: 4 a visit.
        assert!((one.saves.mean - 4.0).abs() < 1e-9 && one.should_move());
    }

    #[test]
    fn a_band_that_ends_too_early_should_end_later() {
        let found = boundaries(&visits(31), &options());
        assert!((found[0].best - 31.0).abs() < 1e-12 && found[0].should_move());
    }

    #[test]
    fn a_band_in_its_place_stays_and_flags_do_not_move_it() {
        let mut right = visits(20);
        let still = boundaries(&right, &options());
        assert!((still[0].best - still[0].today).abs() < 1e-12 && !still[0].should_move());
        // Two light scores that a flag made heavy are nothing the band decides.
        for flagged in right.iter_mut().filter(|one| one.score < 1.0).take(2) {
            flagged.class = 1;
            flagged.visit = Timed { planned: 40, actual: 40 };
        }
        let found = boundaries(&right, &options());
        assert!((found[0].today - 20.0).abs() < 1e-12 && found[0].visits == 198);
        assert!(!found[0].should_move());
    }

    #[test]
    fn few_visits_and_one_length_for_both_say_nothing() {
        assert_eq!(boundaries(&visits(12)[..25], &options()), []);
        let mut same = visits(12);
        for one in &mut same {
            one.visit.planned = 30;
        }
        assert_eq!(boundaries(&same, &options()), []);
        assert_eq!(boundaries(&[], &options()), []);
    }
}
