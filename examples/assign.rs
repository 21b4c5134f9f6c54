//! scratch
use behov_solver::booking::assign::*;
use behov_solver::rng::Seed;
use behov_solver::solve::StopToken;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let text = std::fs::read(&args[1]).unwrap();
    let mut t = Vec::new();
    let (mut v, mut on, mut neg) = (0i64, false, false);
    for &b in text.iter().chain(b" ") {
        if b.is_ascii_digit() { v = v * 10 + i64::from(b - b'0'); on = true; } else if b == b'-' { neg = true } else if on { t.push(if neg {-v} else {v}); v = 0; on = false; neg = false; }
    }
    let line1 = text.split(|&b| b == b'\n').next().unwrap();
    let n1 = String::from_utf8_lossy(line1).split_whitespace().count();
    let problem = if n1 == 3 {
        let (n, m, out) = (t[0] as usize, t[1] as usize, t[2]);
        let caps = t[3..3 + m].iter().map(|&c| c as u32).collect();
        let sizes = &t[3 + m..3 + m + n];
        let mut at = 3 + m + n;
        let items = sizes.iter().map(|&s| { let k = t[at] as usize; let options = (0..k).map(|q| Choice { bin: t[at + 1 + 2 * q] as u32, size: s as u32, cost: t[at + 2 + 2 * q] }).collect(); at += 1 + 2 * k; Item { options, leave_out: Some(out) } }).collect();
        Problem::new(caps, items).unwrap()
    } else {
        let (m, n) = (t[0] as usize, t[1] as usize);
        let items = (0..n).map(|j| Item { options: (0..m).map(|b| Choice { bin: b as u32, cost: t[2 + b * n + j], size: t[2 + m * n + b * n + j] as u32 }).collect(), leave_out: None }).collect();
        Problem::new(t[2 + 2 * m * n..].iter().map(|&c| c as u32).collect(), items).unwrap()
    };
    let seconds: f64 = args[2].parse().unwrap();
    let seed: u64 = args.get(3).map_or(1, |s| s.parse().unwrap());
    let stop = StopToken::default();
    let begun = std::time::Instant::now();
    let s2 = stop.clone();
    std::thread::spawn(move || { std::thread::sleep(std::time::Duration::from_secs_f64(seconds)); s2.stop(); });
    let effort = Effort { rounds_max: std::env::var("ROUNDS").ok().and_then(|t| t.parse().ok()).unwrap_or(1_000_000), seed: Seed(seed), stop };
    let mut next = 0.25;
    let mut last = 0;
    let a = assign_watched(&problem, &effort, |round, cost| { let s = begun.elapsed().as_secs_f64(); if s >= next && cost != last { println!("{s:6.2} s round {round} cost {cost}"); last = cost; next = s * 1.3; } });
    println!("{:?} left {:?} {:.2} s", a.cost, a.assignment.map(|a| a.left_out_count()), begun.elapsed().as_secs_f64());
}
