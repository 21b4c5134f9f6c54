//! A tornado as text: a bar per uncertain number, widest first.

use behov_solver::plan::sensitivity::{Bar, Outcome};

use super::check;
use crate::messages::tell;
use crate::report::sensitivity as words;
use crate::report::sheet::{Grid, Sheet};
use crate::report::{Sensitivity, VERSION, Voice};

/// Characters of the widest bar.
const BAR: usize = 31;

/// The tornado, what its ranges are, and what was left out.
#[must_use]
pub fn sensitivity(voice: Voice, found: &Sensitivity<'_>) -> Sheet {
    let (parts, mut sheet) = (found.instance.parts(), Sheet::default());
    let date = voice.date(parts.as_of);
    sheet.title(&tell!(voice, "tornado.title", clinic = parts.name, date = date));
    sheet.gap();
    if !found.drawn.played {
        sheet.paragraph(0, &tell!(voice, "answer.computed"));
    }
    sheet.paragraph(0, &words::looked_at(voice, found).join(" "));
    sheet.gap();
    sheet.paragraph(0, &tell!(voice, "tornado.reading"));
    sheet.gap();
    if let Some(grid) = grid(voice, found) {
        sheet.table(&grid);
        sheet.gap();
    }
    for line in found.tornado.bars.iter().flat_map(|bar| words::stated(voice, bar)) {
        sheet.paragraph(0, &line);
    }
    for line in words::remarks(voice, found) {
        sheet.paragraph(0, &line);
    }
    sheet.paragraph(0, &tell!(voice, "tornado.ranges"));
    sheet.paragraph(0, &check::assumption_count(voice, parts.assumptions.len()));
    let seed = found.seed.0.to_string();
    sheet.paragraph(0, &tell!(voice, "page.made", version = VERSION, seed = seed));
    sheet
}

/// The bars with a width; none when there is no such bar.
fn grid(voice: Voice, found: &Sensitivity<'_>) -> Option<Grid> {
    let (tornado, step) = (found.tornado, found.instance.parts().grid);
    let (least, most) = words::extent(tornado)?;
    let wide: Vec<&Bar> = tornado.bars.iter().filter(|bar| bar.width > 0.0).collect();
    let ends = || wide.iter().flat_map(|bar| [bar.low, bar.high]);
    let kept = ends().flatten().any(|outcome| outcome.kept.is_some());
    let from = words::figure(voice, least);
    let drawn = tell!(voice, "tornado.column.bar", from = from, to = words::figure(voice, most));
    let mut header = vec![
        tell!(voice, "tornado.column.lever"),
        tell!(voice, "tornado.column.range"),
        tell!(voice, "tornado.column.low"),
        drawn,
        tell!(voice, "tornado.column.high"),
    ];
    if kept {
        header.push(tell!(voice, "tornado.column.kept"));
    }
    let row = |bar: &&Bar| {
        let mut cells = vec![
            words::lever(voice, bar.lever),
            words::range(voice, step, bar),
            words::outcome(voice, bar.low),
            picture(bar, tornado.base, (least, most)),
            words::outcome(voice, bar.high),
        ];
        if kept {
            let of = |end: Option<Outcome>| {
                let kept = end.and_then(|outcome| outcome.kept);
                kept.map_or_else(|| tell!(voice, "number.none"), |kept| voice.whole(kept))
            };
            cells.push(format!("{}, {}", of(bar.low), of(bar.high)));
        }
        cells
    };
    let rows: Vec<Vec<String>> = wide.iter().map(row).collect();
    (!rows.is_empty()).then_some(Grid::words(header, rows, 2..3))
}

/// A bar between the figures of its ends: light from the clinic as given to the low end, dark to
/// the high end.
fn picture(bar: &Bar, base: Option<Outcome>, (least, most): (f64, f64)) -> String {
    let mut cells = ['·'; BAR];
    let place = |value: f64| place(value, least, most);
    let ends = [(bar.low, '░'), (bar.high, '█')].into_iter();
    let ends = ends.filter_map(|(end, mark)| Some((end?.value, mark)));
    let given = base.map(|base| base.value);
    let mut ends: Vec<(f64, char)> = ends.collect();
    // The longer half first, so that the shorter one stays in sight when both lie on one side.
    let reach = |value: f64| (value - given.unwrap_or(value)).abs();
    ends.sort_by(|a, b| reach(b.0).total_cmp(&reach(a.0)));
    for (value, mark) in ends {
        let (from, to) = (place(given.unwrap_or(value)), place(value));
        cells[from.min(to)..=from.max(to)].fill(mark);
    }
    if let Some(given) = given {
        cells[place(given)] = '│';
    }
    cells.iter().collect()
}

/// The character of a value on a scale from `least` to `most`.
fn place(value: f64, least: f64, most: f64) -> usize {
    if most <= least {
        return 0;
    }
    let share = ((value - least) / (most - least)).clamp(0.0, 1.0);
    let step = |cell: usize| {
        #[expect(clippy::cast_precision_loss, reason = "a bar has a few dozen characters")]
        let at = cell as f64 / (BAR - 1) as f64;
        at
    };
    (0..BAR).rev().find(|&cell| step(cell) <= share + 0.5 / 30.0).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use behov_solver::instance::Range;
    use behov_solver::plan::sensitivity::Lever;

    use super::*;

    fn bar(low: f64, high: f64) -> Bar {
        let range = Range { low: 0.8, high: 1.2 };
        let (low, high) = (Some(low.into()), Some(high.into()));
        let lever = Lever::SubAcuteDemand;
        Bar { lever, range, given: false, stated: vec![], low, high, moves: true, width: 1.0 }
    }

    #[test]
    fn a_bar_reaches_from_end_to_end_with_the_clinic_as_given_between() {
        // 100 to 400 on 31 characters: ten minutes each, so 200 is the eleventh.
        let drawn = picture(&bar(100.0, 400.0), Some(200.0.into()), (100.0, 400.0));
        assert_eq!(drawn, "░░░░░░░░░░│████████████████████");
    }

    #[test]
    fn two_ends_on_one_side_are_both_seen() {
        let drawn = picture(&bar(300.0, 400.0), Some(100.0.into()), (100.0, 400.0));
        assert_eq!(drawn, "│░░░░░░░░░░░░░░░░░░░░██████████");
    }

    #[test]
    fn a_value_beyond_all_numbers_stays_on_the_sheet() {
        let drawn = picture(&bar(100.0, f64::INFINITY), Some(100.0.into()), (100.0, 100.0));
        assert_eq!(drawn.chars().count(), BAR);
    }
}
