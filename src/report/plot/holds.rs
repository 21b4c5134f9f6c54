//! Minutes held per day, a bar each.

use maud::Markup;

use super::Drawing;
use super::letters::width;

/// Least width of a day, height of the highest bar, and where the bars stand.
const STEP_MIN: f64 = 56.0;
const TALL: f64 = 44.0;
const BOTTOM: f64 = 60.0;

/// A bar per day with its name and minutes; nothing when nothing is held.
#[must_use]
pub fn holds(title: &str, days: &[(String, f64)]) -> Option<Markup> {
    let most = days.iter().map(|day| day.1).fold(0.0, f64::max);
    if most <= 0.0 {
        return None;
    }
    let names = days.iter().map(|(name, _)| width(name, false) + 8.0);
    let step = names.fold(STEP_MIN, f64::max).ceil();
    let all = days.iter().fold(0.0, |all, _| all + step);
    let mut drawing = Drawing::new(all, BOTTOM + 20.0, title);
    let mut middle = step / 2.0;
    for (name, minutes) in days {
        let tall = TALL * minutes / most;
        drawing.bar("demand", (middle - 13.0, BOTTOM - tall), (26.0, tall), "");
        let minutes = minutes.round().to_string();
        drawing.text("strong middle", (middle, BOTTOM - tall - 4.0), &minutes);
        drawing.text("middle", (middle, BOTTOM + 15.0), name);
        middle += step;
    }
    Some(drawing.finish())
}
