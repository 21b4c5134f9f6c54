//! An assignment problem from a file: the generalised assignment problem of the literature, or
//! items with few options that may be left out.
//!
//! ~~~console
//! $ cargo run --release --example assign -- FILE [--seconds S] [--seed N] [--out FILE]
//! ~~~
//!
//! Numbers separated by blanks, in one of two formats, told apart by how many numbers there are:
//!
//! - `bins items`, then a row of costs for each bin, a row of sizes for each bin, and the
//!   capacities; every item must be placed (as in the OR-Library, Beasley 1990);
//! - `items bins leave_out_cost`, the capacities, the size of each item, then for each item
//!   `k bin cost bin cost ...` with bins from 0.
//!
//! Prints one JSON line: cost (null when no assignment was found), bound, their relative gap, how
//! many items are left out, seconds. `--out` writes the bin of each item, a line each, -1 for left
//! out. Without `--seconds` a number of rounds decides.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use behov_solver::booking::assign::{Assigned, Choice, Effort, Item, Problem, assign};
use behov_solver::rng::Seed;

fn main() -> ExitCode {
    match run() {
        Ok(line) => {
            let _ = writeln!(std::io::stdout(), "{line}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            let _ = writeln!(std::io::stderr(), "{fault}");
            ExitCode::from(2)
        }
    }
}

/// What the command line asks for.
struct Wish {
    file: String,
    seconds: Option<f64>,
    seed: Option<u64>,
    out: Option<String>,
}

fn run() -> Result<String, String> {
    let begun = Instant::now();
    let wish = wish()?;
    let mut effort = Effort::default();
    if let Some(seconds) = wish.seconds {
        effort.rounds_max = u32::MAX;
        let stop = effort.stop.clone();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_secs_f64(seconds));
            stop.stop();
        });
    }
    if let Some(seed) = wish.seed {
        effort.seed = Seed(seed);
    }
    let text = std::fs::read(&wish.file).map_err(|fault| format!("{}: {fault}", wish.file))?;
    let problem = read(&text).map_err(|fault| format!("{}{fault}", wish.file))?;
    drop(text);
    let assigned = assign(&problem, None, &effort);
    if let Some(out) = &wish.out {
        write_places(out, &problem, &assigned)?;
    }
    Ok(line(&assigned, begun.elapsed().as_secs_f64()))
}

fn wish() -> Result<Wish, String> {
    const USAGE: &str = "usage: assign FILE [--seconds S] [--seed N] [--out FILE]";
    let mut wish = Wish { file: String::new(), seconds: None, seed: None, out: None };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(USAGE);
        match word.as_str() {
            "--seconds" => {
                let seconds = value()?.parse::<f64>().ok();
                let usable = seconds.filter(|&s| Duration::try_from_secs_f64(s).is_ok());
                wish.seconds = Some(usable.ok_or(USAGE)?);
            }
            "--seed" => wish.seed = Some(value()?.parse().map_err(|_| USAGE)?),
            "--out" => wish.out = Some(value()?),
            _ if wish.file.is_empty() && !word.starts_with("--") => wish.file = word,
            _ => return Err(USAGE.to_owned()),
        }
    }
    if wish.file.is_empty() { Err(USAGE.to_owned()) } else { Ok(wish) }
}

fn line(assigned: &Assigned, seconds: f64) -> String {
    let bound = assigned.bound;
    let Some((cost, assignment)) = assigned.cost.zip(assigned.assignment.as_ref()) else {
        return format!(
            "{{\"cost\":null,\"bound\":{bound},\"gap\":null,\"left_out\":null,\
             \"seconds\":{seconds:.3}}}"
        );
    };
    #[expect(clippy::cast_precision_loss, reason = "a ratio for people")]
    let gap = (cost - bound) as f64 / if cost == 0 { 1.0 } else { cost.abs() as f64 };
    let left_out = assignment.left_out_count();
    format!(
        "{{\"cost\":{cost},\"bound\":{bound},\"gap\":{gap:.6},\"left_out\":{left_out},\
         \"seconds\":{seconds:.3}}}"
    )
}

fn write_places(out: &str, problem: &Problem, assigned: &Assigned) -> Result<(), String> {
    let nothing = problem.nothing();
    let mut text = String::new();
    for place in &assigned.assignment.as_ref().unwrap_or(&nothing).0 {
        let _ = match place {
            Some(bin) => writeln!(text, "{bin}"),
            None => writeln!(text, "-1"),
        };
    }
    std::fs::write(out, text).map_err(|fault| format!("{out}: {fault}"))
}

/// Numbers of a file, and where each stands.
struct Numbers {
    values: Vec<i64>,
    /// Row of the first number of each line, with the line.
    lines: Vec<(usize, usize)>,
    /// The last line.
    last: usize,
}

/// What is wrong, as `:line: fault`.
fn read(text: &[u8]) -> Result<Problem, String> {
    let numbers = Numbers::read(text)?;
    let values = &numbers.values;
    if values.len() < 2 {
        return Err(format!(":{}: no problem here", numbers.last.max(1)));
    }
    let on_first_line = numbers.lines.get(1).map_or(values.len(), |&(row, _)| row);
    let wanted = dense_len(values);
    let fits = wanted == Some(values.len());
    if fits && on_first_line != 3 {
        return dense(&numbers);
    }
    match sparse(&numbers) {
        Err(_) if fits => dense(&numbers),
        Err(_) if on_first_line == 2 => Err(numbers.short(wanted.unwrap_or(usize::MAX))),
        read => read,
    }
}

/// How many numbers a file of the literature's format has that begins like this.
fn dense_len(values: &[i64]) -> Option<usize> {
    let bins = usize::try_from(values[0]).ok()?;
    let items = usize::try_from(values[1]).ok()?;
    bins.checked_mul(items)?.checked_mul(2)?.checked_add(bins)?.checked_add(2)
}

fn dense(numbers: &Numbers) -> Result<Problem, String> {
    let values = &numbers.values;
    let bins = numbers.count(0)?;
    let items = numbers.count(1)?;
    let sizes = 2 + bins * items;
    let capacities = sizes + bins * items;
    let rooms = (capacities..capacities + bins).map(|row| numbers.small(row));
    let rooms = rooms.collect::<Result<Vec<u32>, String>>()?;
    let mut all = Vec::with_capacity(items);
    for item in 0..items {
        let mut options = Vec::with_capacity(bins);
        for (bin, number) in (0..bins).zip(0u32..) {
            let size = numbers.size(sizes + bin * items + item)?;
            options.push(Choice { bin: number, size, cost: values[2 + bin * items + item] });
        }
        all.push(Item { options, leave_out: None });
    }
    Problem::new(rooms, all).map_err(|fault| format!(": {fault}"))
}

fn sparse(numbers: &Numbers) -> Result<Problem, String> {
    let items = numbers.count(0)?;
    let bins = numbers.count(1)?;
    let leave_out = Some(numbers.get(2)?);
    let rooms = (3..3usize.saturating_add(bins)).map(|row| numbers.small(row));
    let rooms = rooms.collect::<Result<Vec<u32>, String>>()?;
    let sizes = 3 + bins;
    let mut at = sizes.saturating_add(items);
    numbers.get(at.saturating_sub(1))?;
    let mut all = Vec::with_capacity(items);
    for item in 0..items {
        let size = numbers.size(sizes + item)?;
        let count = numbers.count(at)?;
        numbers.get(at.saturating_add(count.saturating_mul(2)))?;
        let mut options = Vec::with_capacity(count);
        for pair in 0..count {
            let row = at + 1 + 2 * pair;
            let bin = numbers.small(row)?;
            if bin as usize >= bins {
                return Err(numbers.fault(row, "a bin there is not"));
            }
            options.push(Choice { bin, size, cost: numbers.get(row + 1)? });
        }
        options.sort_unstable();
        if options.windows(2).any(|pair| pair[0].bin == pair[1].bin) {
            return Err(numbers.fault(at, "a bin named twice"));
        }
        all.push(Item { options, leave_out });
        at += 1 + 2 * count;
    }
    if at < numbers.values.len() {
        return Err(numbers.fault(at, "more numbers than announced"));
    }
    Problem::new(rooms, all).map_err(|fault| format!(": {fault}"))
}

impl Numbers {
    fn read(text: &[u8]) -> Result<Self, String> {
        let mut numbers =
            Self { values: Vec::with_capacity(text.len() / 4), lines: Vec::new(), last: 0 };
        for (line, bytes) in (1..).zip(text.split(|&byte| byte == b'\n')) {
            let begun = numbers.values.len();
            for word in bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
                let value = whole(word).ok_or_else(|| {
                    format!(":{line}: `{}` is no whole number", String::from_utf8_lossy(word))
                })?;
                numbers.values.push(value);
            }
            if numbers.values.len() > begun {
                numbers.lines.push((begun, line));
                numbers.last = line;
            }
        }
        Ok(numbers)
    }

    fn get(&self, row: usize) -> Result<i64, String> {
        self.values.get(row).copied().ok_or_else(|| self.short(row.saturating_add(1)))
    }

    fn count(&self, row: usize) -> Result<usize, String> {
        usize::try_from(self.get(row)?).map_err(|_| self.fault(row, "a count below 0"))
    }

    /// A bin or a capacity.
    fn small(&self, row: usize) -> Result<u32, String> {
        let fault = |_| self.fault(row, "no number from 0 to 4294967295");
        u32::try_from(self.get(row)?).map_err(fault)
    }

    fn size(&self, row: usize) -> Result<u32, String> {
        let size = self.small(row)?;
        if size == 0 { Err(self.fault(row, "a size of 0")) } else { Ok(size) }
    }

    fn short(&self, wanted: usize) -> String {
        let (last, found) = (self.last, self.values.len());
        if wanted == usize::MAX || wanted == found {
            return format!(":{last}: {found} numbers, of neither format");
        }
        format!(":{last}: {found} numbers where {wanted} are announced")
    }

    fn fault(&self, row: usize, what: &str) -> String {
        let after = self.lines.partition_point(|&(first, _)| first <= row);
        let line = self.lines.get(after.saturating_sub(1)).map_or(1, |&(_, line)| line);
        format!(":{line}: {what}: {}", self.values.get(row).copied().unwrap_or_default())
    }
}

/// A whole number, perhaps with a sign.
fn whole(word: &[u8]) -> Option<i64> {
    let (negative, digits) = match word {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let add = |sum: i64, &byte: &u8| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        sum.checked_mul(10)?.checked_add(digit)
    };
    let value = digits.iter().try_fold(0, add)?;
    (!digits.is_empty()).then_some(if negative { -value } else { value })
}
