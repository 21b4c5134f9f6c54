//! rounds
use rayon::prelude::*;

use super::super::problem::{Assignment, Problem};
use super::super::Effort;
use super::construct::construct;
use super::neighbourhood::{Mood, improve};
use super::part::Part;
use super::prices::Prices;
use super::repack::Repack;
use super::rotate::Rotate;
use super::share::{Share, cost};
use crate::rng::{Luck, Purpose, Seed, Stream};

struct Team {
    part: Part,
    prices: Prices,
    held: Vec<Vec<u32>>,
    out: Vec<u32>,
    cost: i64,
    best: (i64, Vec<Vec<u32>>),
    round: u64,
    stats: [u64; 6],
    wanted: f64,
}

pub(super) fn env(name: &str, or: f64) -> f64 {
    std::env::var(name).ok().and_then(|t| t.parse().ok()).unwrap_or(or)
}

pub fn search(problem: &Problem, all_prices: &[f64], effort: &Effort, mut watch: impl FnMut(u32, i64)) -> Assignment {
    let parts = Part::split(problem);
    let mut teams: Vec<Team> = parts
        .into_par_iter()
        .map(|part| {
            let prices = if std::env::var("OWN").is_ok() { Prices::climb(&part, env("CLIMB", 300.0) as usize) } else { Prices::with(&part, part.bins.iter().map(|&b| all_prices[b as usize]).collect()) };
            let (held, out) = construct(&part, &prices);
            let all: Vec<u32> = (0u32..).take(part.bins.len()).collect();
            let cost = cost(&part, &all, &held, &out);
            eprintln!("items {} bins {} cost {cost} out {}", part.items.len(), part.bins.len(), out.len());
            let best = (cost, held.clone());
            Team { part, prices, held, out, cost, best, round: 0, stats: [0; 6], wanted: 0.5 }
        })
        .collect();
    for round in 0..effort.rounds_max {
        teams.par_iter_mut().enumerate().for_each(|(row, team)| team.round(row as u64, effort));
        watch(round, teams.iter().map(|team| team.best.0).sum());
        if effort.stop.stopped() {
            break;
        }
    }
    let mut whole = problem.nothing();
    for team in &teams {
        team.part.write(&team.best.1, &mut whole);
        let mut hist = [0; 16];
        for &item in &team.out { hist[(team.part.options(item)[0].size as usize).min(15)] += 1; }
        {
            let sh = Share::new(&team.part, &team.prices, (0u32..).take(team.part.bins.len()).collect(), team.held.clone(), team.out.clone());
            let mut by = [(0, 0.0, 0); 13];
            let mut wst = 0.0;
            for (b, held) in team.held.iter().enumerate() {
                let w = team.part.room[b] - super::share::load(&team.part, b as u32, held);
                wst += f64::from(w) * team.prices.room[b];
                for &i in held { let r = sh.reduced(i, b as u32); let z = team.part.option(i, b as u32).unwrap().size.min(12) as usize; by[z].0 += 1; by[z].1 += r; by[z].2 += usize::from(r > 0.5); }
            }
            let o: f64 = team.out.iter().map(|&i| sh.reduced_out(i)).sum();
            eprintln!("waste {wst:.0} out {o:.0} by size {by:.0?}");
        }
        let waste: Vec<u32> = (0u32..).zip(&team.held).map(|(b, h)| team.part.room[b as usize] - super::share::load(&team.part, b, h)).filter(|&w| w > 0).collect();
        eprintln!("wanted {:.2}", team.wanted);eprintln!("{:?} out {:?} waste {} {:?}", team.stats, hist, waste.iter().sum::<u32>(), &waste[..waste.len().min(30)]);
    }
    whole
}

impl Team {
    fn round(&mut self, row: u64, effort: &Effort) {
        self.round += 1;
        let luck = Luck(effort.seed.0).at(row).at(self.round);
        let mut rng = Seed(luck.0).stream(Purpose::Repack, 0);
        let mut bins: Vec<u32> = (0u32..).take(self.part.bins.len()).collect();
        shuffle(&mut bins, &mut rng);
        shuffle(&mut self.out, &mut rng);
        let count = (bins.len() / 40).clamp(1, env("SHARES", 4.0) as usize);
        let mut shares = Vec::new();
        for k in 0..count {
            let mine: Vec<u32> = bins.iter().copied().skip(k).step_by(count).collect();
            let held = mine.iter().map(|&bin| std::mem::take(&mut self.held[bin as usize])).collect();
            let out = self.out.iter().copied().skip(k).step_by(count).collect();
            shares.push(Share::new(&self.part, &self.prices, mine, held, out));
        }
        let t = self.round as f64 / env("PERIOD", 40.0);
        let noise = env("NOISE", 0.0) * (1.0 - t.fract());
        let mood = Mood { noise, gather: env("GATHER", 0.3), squeeze: 0.0 };
        let wanted = self.wanted;
        let stats: Vec<_> = shares
            .par_iter_mut()
            .enumerate()
            .map(|(k, share)| {
                let mut rng = Seed(luck.at(k as u64 + 1).0).stream(Purpose::Repack, 0);
                work(share, mood, effort, &mut rng, wanted)
            })
            .collect();
        self.wanted = stats.iter().map(|s| s.1).sum::<f64>() / stats.len() as f64;
        for (s, _) in stats {
            for k in 0..6 {
                self.stats[k] += s[k];
            }
        }
        self.out.clear();
        let done: Vec<_> = shares.into_iter().map(|share| (share.bins, share.held, share.out)).collect();
        for (bins, held, out) in done {
            for (bin, held) in bins.into_iter().zip(held) {
                self.held[bin as usize] = held;
            }
            self.out.extend(out);
        }
        self.cost = cost(&self.part, &(0u32..).take(self.held.len()).collect::<Vec<_>>(), &self.held, &self.out);
        if self.cost < self.best.0 {
            self.best = (self.cost, self.held.clone());
        }
    }
}

fn work(share: &mut Share, mood: Mood, effort: &Effort, rng: &mut Stream, wanted: f64) -> ([u64; 6], f64) {
    let mut repack = Repack::default();
    repack.wanted = wanted;
    let mut stats = [0; 6];
    let steps = share.bins.len() * env("STEPS", 10.0) as usize;
    let (squeeze, gather, odds) = (env("SQUEEZE", 0.0), mood.gather, env("ODDS", 0.5));
    for _ in 0..steps {
        let squeeze = if rng.uniform() < odds { squeeze } else { 0.0 };
        let mood = Mood { gather: gather * rng.uniform() * 2.0, squeeze, ..mood };
        if effort.stop.stopped() {
            break;
        }
        stats[0] += 1;
        stats[1] += u64::from(improve(share, &mut repack, mood, rng));
    }
    stats[2] = repack.labels_made;
    stats[3] = repack.cut;
    let mut turns = Rotate::default();
    for _ in 0..if share.part.uniform { env("ROT", 6.0) as usize } else { 0 } {
        stats[4] += 1;
        let size = draw_size(share, rng);
        stats[5] += turns.run(share, size) as u64;
    }
    (stats, repack.wanted)
}

fn draw_size(share: &Share, rng: &mut Stream) -> u32 {
    let mut draw = || {
        let slot = rng.below(share.bins.len() as u32) as usize;
        let held = &share.held[slot];
        if held.is_empty() { return 0 }
        let item = held[rng.below(held.len() as u32) as usize];
        share.part.option(item, share.bins[slot]).map_or(0, |o| o.size)
    };
    let one = draw();
    let two = draw();
    if rng.uniform() < 0.5 { one } else { one + two }
}

fn shuffle<T>(values: &mut [T], rng: &mut Stream) {
    for at in (1..values.len()).rev() {
        values.swap(at, rng.below(at as u32 + 1) as usize);
    }
}
