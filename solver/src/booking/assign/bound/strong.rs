//! Rounding cuts with prices of their own.

use super::bundle::{self, Point};
use super::cut::Cut;
use super::grouped::Grouped;
use super::multipliers::Multipliers;
use super::relaxed::Relaxed;
use super::separate::{Broken, Load, Mixture};

/// The state of the strengthening of a part.
#[derive(Clone, Debug)]
pub(super) struct Strong {
    cuts: Vec<Cut>,
    units: Vec<f64>,
    centre: Vec<f64>,
    value: f64,
    points: Vec<Point>,
    flows: Vec<Vec<(u32, f64)>>,
    reach: f64,
    since: u32,
    nulls: u32,
    idle: Vec<u32>,
    best_value: f64,
    sources: Vec<usize>,
}

impl Strong {
    pub(super) fn new(grouped: &Grouped, relaxed: &Relaxed) -> Self {
        let mut strong = Self {
            cuts: Vec::new(),
            units: Vec::new(),
            centre: Vec::new(),
            value: 0.0,
            points: Vec::new(),
            flows: Vec::new(),
            reach: 0.0,
            since: 0,
            nulls: 0,
            idle: Vec::new(),
            best_value: 0.0,
            sources: Vec::new(),
        };
        strong.keep(grouped, relaxed);
        strong.points[0].weight = 1.0;
        strong.value = strong.points[0].cost;
        strong.best_value = strong.value;
        strong
    }

    /// Keeps the latest solution as a point.
    fn keep(&mut self, grouped: &Grouped, relaxed: &Relaxed) {
        let mut cost = 0.0;
        let mut flow = Vec::new();
        let must = relaxed.must as f64;
        relaxed.transport.flows(|group, arc, amount| {
            let items = amount as f64 / grouped.size[group] as f64;
            match arc {
                Some(arc) => {
                    cost += items * grouped.cost[arc] as f64;
                    flow.push((arc as u32, items));
                }
                None => cost += items * grouped.leave_out[group].map_or(must, |c| c as f64),
            }
        });
        let excess = self
            .cuts
            .iter()
            .zip(&self.units)
            .map(|(cut, unit)| excess(grouped, relaxed, cut, &flow) / unit)
            .collect();
        self.points.push(Point { cost, excess, weight: 0.0, idle: 0 });
        self.flows.push(flow);
    }

    pub(super) fn step(
        &mut self,
        grouped: &Grouped,
        relaxed: &mut Relaxed,
        best: &mut Multipliers,
    ) -> bool {
        if self.since >= std::env::var("ROUND").map_or(10, |v| v.parse().unwrap())
            || self.cuts.is_empty()
        {
            let found = self.separate(grouped, relaxed);
            self.since = 0;
            if self.cuts.is_empty() {
                return false;
            }
            let _ = found;
        }
        if self.reach == 0.0 {
            let norm: f64 = self.points[0].excess.iter().map(|e| e * e).sum();
            let rf: f64 = std::env::var("REACH").map_or(0.002, |v| v.parse().unwrap());
            self.reach = rf * self.value.abs() / norm.max(1e-9);
        }
        let trial = bundle::trial(&mut self.points, &self.centre, self.reach);
        let hope = trial.hoped - self.value;
        if hope
            < std::env::var("HOPE").map_or(1e-6, |v| v.parse::<f64>().unwrap()) * self.value.abs()
        {
            self.since = 1000;
        }
        self.since += 1;
        let scale = relaxed.scale as f64;
        let prices: Vec<i64> = trial
            .prices
            .iter()
            .zip(&self.units)
            .map(|(price, unit)| (price / unit * scale).round() as i64)
            .collect();
        let pivots = relaxed.with_cuts(grouped, &self.cuts, &prices);
        self.keep(grouped, relaxed);
        let value = self.points.last().expect("just kept").at(&trial.prices);
        if value > self.best_value {
            self.best_value = value;
            best.bins = relaxed.prices();
            best.cuts =
                self.cuts.iter().cloned().zip(prices).filter(|(_, price)| *price > 0).collect();
        }
        if std::env::var("DBG").is_ok() {
            eprintln!(
                "cuts {} points {} centre {:.2} hoped {:.2} got {:.2} reach {:.4} pivots {}",
                self.cuts.len(),
                self.points.len(),
                self.value,
                trial.hoped,
                value,
                self.reach,
                pivots
            );
        }
        let e = |k: &str, d: f64| std::env::var(k).map_or(d, |v| v.parse().unwrap());
        if value >= self.value + 0.1 * hope {
            if value >= self.value + e("UPAT", 0.5) * hope {
                self.reach *= e("UP", 1.5);
            }
            self.centre = trial.prices;
            self.value = value;
            self.nulls = 0;
        } else {
            self.nulls += 1;
            if value < self.value - e("FAR", 4.0) * hope && f64::from(self.nulls) > e("FARN", 0.0) {
                self.reach *= e("FARDOWN", 0.7);
                self.nulls = 0;
            }
            if f64::from(self.nulls) >= e("NULLS", 6.0) {
                self.reach *= e("DOWN", 0.7);
                self.nulls = 0;
            }
        }
        self.prune();
        true
    }

    fn prune(&mut self) {
        for point in &mut self.points {
            point.idle = if point.weight > 0.0 { 0 } else { point.idle + 1 };
        }
        let keep: Vec<bool> = self.points.iter().map(|point| point.idle < 20).collect();
        let mut row = 0;
        self.points.retain(|_| {
            row += 1;
            keep[row - 1]
        });
        let mut row = 0;
        self.flows.retain(|_| {
            row += 1;
            keep[row - 1]
        });
    }

    fn separate(&mut self, grouped: &Grouped, relaxed: &Relaxed) -> usize {
        // Drop cuts that have had no price for a while.
        for (row, idle) in self.idle.iter_mut().enumerate() {
            *idle = if self.centre[row] > 0.0 { 0 } else { *idle + 1 };
        }
        let keep: Vec<bool> = self.idle.iter().map(|idle| *idle < 3).collect();
        if keep.contains(&false) {
            retain(&mut self.cuts, &keep);
            retain(&mut self.units, &keep);
            retain(&mut self.centre, &keep);
            retain(&mut self.idle, &keep);
            retain(&mut self.sources, &keep);
            for point in &mut self.points {
                retain(&mut point.excess, &keep);
            }
        }
        let mut amounts = vec![0.0; grouped.head.len()];
        for (point, flow) in self.points.iter().zip(&self.flows) {
            if point.weight > 0.0 {
                for &(arc, items) in flow {
                    amounts[arc as usize] += point.weight * items;
                }
            }
        }
        let mut mixture: Mixture = vec![Vec::new(); grouped.capacity.len()];
        for group in 0..grouped.groups() {
            for arc in grouped.options(group) {
                if amounts[arc] > 1e-6 {
                    mixture[grouped.head[arc] as usize].push((group as u32, amounts[arc]));
                }
            }
        }
        let mut found = candidates(grouped, relaxed, &mixture);
        let price = relaxed.prices();
        let smax = *grouped.size.iter().max().unwrap() as f64;
        for f in &mut found {
            let least = f
                .cut
                .inside
                .iter()
                .zip(&price)
                .filter(|(i, _)| **i)
                .map(|(_, p)| *p)
                .min()
                .unwrap_or(0);
            let n = f.cut.inside.iter().filter(|i| **i).count() as f64;
            let pw: f64 = std::env::var("PW").map_or(0.0, |v| v.parse().unwrap());
            f.score *= (least as f64 / relaxed.scale as f64 + 0.01 / smax) * n.powf(pw);
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        if std::env::var("DBG").is_ok() {
            let mut by = [0; 8];
            for f in &found {
                by[f.source] += 1;
            }
            eprintln!(
                "found {} by source {:?} top {:?}",
                found.len(),
                by,
                found
                    .iter()
                    .take(12)
                    .map(|f| (
                        f.source,
                        (f.score * 1000.0).round() / 1000.0,
                        f.cut.inside.iter().filter(|b| **b).count()
                    ))
                    .collect::<Vec<_>>()
            );
            let mut act = [0; 8];
            for (row, s) in self.sources.iter().enumerate() {
                if self.centre[row] > 0.0 {
                    act[*s] += 1;
                }
            }
            eprintln!("active by source {act:?}");
        }
        let mut added = 0;
        let room = std::env::var("ADD").map_or(12, |v| v.parse().unwrap());
        for broken in found {
            if added >= room {
                break;
            }
            if self.cuts.contains(&broken.cut) {
                continue;
            }
            let unit = broken.cut.unit() as f64;
            for (point, flow) in self.points.iter_mut().zip(&self.flows) {
                point.excess.push(excess(grouped, relaxed, &broken.cut, flow) / unit);
            }
            self.cuts.push(broken.cut);
            self.sources.push(broken.source);
            self.units.push(unit);
            self.centre.push(0.0);
            self.idle.push(0);
            added += 1;
        }
        added
    }
}

fn retain<T>(values: &mut Vec<T>, keep: &[bool]) {
    let mut row = 0;
    values.retain(|_| {
        row += 1;
        keep[row - 1]
    });
}

fn excess(grouped: &Grouped, relaxed: &Relaxed, cut: &Cut, flow: &[(u32, f64)]) -> f64 {
    let mut sum = -cut.room as f64;
    for &(arc, items) in flow {
        let arc = arc as usize;
        if cut.inside[grouped.head[arc] as usize] {
            sum += items * cut.share[relaxed.group_of_arc[arc] as usize] as f64;
        }
    }
    sum
}

fn candidates(grouped: &Grouped, relaxed: &Relaxed, mixture: &Mixture) -> Vec<Broken> {
    let bins = grouped.capacity.len();
    let mut sizes = grouped.size.clone();
    sizes.sort_unstable();
    sizes.dedup();
    let size_row: Vec<usize> =
        grouped.size.iter().map(|s| sizes.binary_search(s).expect("a size")).collect();
    let mut load = Load::new(grouped, mixture, &sizes, &size_row);
    let mut found = Vec::new();
    let on = |s: usize| std::env::var("OFF").map_or(true, |v| !v.contains(&s.to_string()));
    let price = relaxed.prices();
    // 0: by price
    let mut orders: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut order: Vec<usize> = (0..bins).collect();
    order.sort_by_key(|&bin| -price[bin]);
    orders.push((0, order.clone()));
    order.reverse();
    orders.push((1, order.clone()));
    // 2: by mean cost
    let mut mean = vec![(0.0, 0.0); bins];
    for group in 0..grouped.groups() {
        for arc in grouped.options(group) {
            let m = &mut mean[grouped.head[arc] as usize];
            m.0 += grouped.cost[arc] as f64;
            m.1 += 1.0;
        }
    }
    order.sort_by(|&a, &b| (mean[a].0 / mean[a].1).total_cmp(&(mean[b].0 / mean[b].1)));
    orders.push((2, order.clone()));
    // first group
    let mut reach = vec![usize::MAX; bins];
    for group in 0..grouped.groups() {
        for arc in grouped.options(group) {
            let b = grouped.head[arc] as usize;
            reach[b] = reach[b].min(group);
        }
    }
    for (source, order) in orders {
        if !on(source) {
            continue;
        }
        load.clear();
        for bin in order {
            load.add(bin);
            let (score, divisor) = load.best();
            if score > 0.02
                && let Some(cut) = load.cut(divisor)
            {
                found.push(Broken { cut, score, source });
            }
        }
    }
    // 3: subtrees of the latest tree
    if on(3) {
        let groups = grouped.groups();
        let parents = relaxed.transport.parents();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
        for (node, &parent) in parents.iter().enumerate() {
            if node != parent as usize {
                children[parent as usize].push(node);
            }
        }
        for root in 0..parents.len() - 1 {
            load.clear();
            let mut stack = vec![root];
            let mut any = 0;
            while let Some(node) = stack.pop() {
                if node >= groups {
                    load.add(node - groups);
                    any += 1;
                }
                stack.extend(&children[node]);
            }
            if any == 0 || (any == 1 && root < groups) {
                continue;
            }
            let (score, divisor) = load.best();
            if score > 0.02
                && let Some(cut) = load.cut(divisor)
            {
                found.push(Broken { cut, score, source: 3 });
            }
        }
    }
    // 4: grow from each bin along shared fractional groups
    if on(4) {
        let mut by_group: Vec<Vec<(u32, f64)>> = vec![Vec::new(); grouped.groups()];
        for (bin, row) in mixture.iter().enumerate() {
            for &(group, amount) in row {
                by_group[group as usize].push((bin as u32, amount));
            }
        }
        let mut tie = vec![0.0; bins];
        for seed in 0..bins {
            load.clear();
            tie.fill(0.0);
            let mut next = seed;
            let mut best: Option<Broken> = None;
            for _ in 0..12 {
                load.add(next);
                tie[next] = f64::NEG_INFINITY;
                let (score, divisor) = load.best();
                if score > 0.02
                    && best.as_ref().is_none_or(|b| score > b.score)
                    && let Some(cut) = load.cut(divisor)
                {
                    best = Some(Broken { cut, score, source: 4 });
                }
                for &(group, amount) in &mixture[next] {
                    let fraction = (amount - amount.round()).abs();
                    if fraction < 1e-4 {
                        continue;
                    }
                    for &(bin, other) in &by_group[group as usize] {
                        let f = (other - other.round()).abs();
                        tie[bin as usize] += grouped.size[group as usize] as f64 * fraction.min(f);
                    }
                }
                let Some((bin, &t)) = tie.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))
                else {
                    break;
                };
                if t <= 0.0 {
                    break;
                }
                next = bin;
            }
            if let Some(b) = best {
                found.push(b);
            }
        }
    }
    found
}
