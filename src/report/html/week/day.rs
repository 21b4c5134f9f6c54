//! A day drawn: the clock at the left, a column each, what is free, what stands at the foot.

use maud::{Markup, html};

use super::block::Drawn;
use super::clock::Clock;
use super::column::Column;
use super::teller::Teller;
use crate::messages::tell;
use crate::report::escape::seen;
use crate::report::plot::Drawing;
use crate::report::plot::letters::{lines, width};

/// Columns in one picture; a day with more has several.
const COLUMNS_MAX: usize = 14;
/// Widest column \[px\]: a longer name is broken.
const WIDTH_MAX: f64 = 110.0;
/// Room for the hours, between columns, and for a line of letters \[px\].
const HOURS: f64 = 38.0;
const GAP: f64 = 3.0;
const LINE: f64 = 14.0;

/// What all columns have in common, so that every day of a week stands on one line.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    wide: f64,
    head_lines: usize,
}

impl Frame {
    /// The frame of columns in which every label fits its box.
    pub(super) fn of(clock: &Clock, columns: &[&Column]) -> Self {
        let wide = column_width(clock, columns);
        let lines = columns.iter().map(|column| lines(&column.head, wide - 2.0, true).len());
        Self { wide, head_lines: lines.max().unwrap_or(1) }
    }
}

/// A day in as many pictures as it takes; nothing without a column.
pub(super) fn day(
    teller: &Teller<'_>,
    clock: &Clock,
    frame: Frame,
    (name, columns): (&str, &[Column]),
) -> Markup {
    html! {
        @for part in columns.chunks(COLUMNS_MAX) {
            figure.day {
                figcaption { (seen(name)) }
                (drawn(teller, clock, frame, (name, part)))
            }
        }
    }
}

/// How wide the columns are so that every label fits its box.
fn column_width(clock: &Clock, columns: &[&Column]) -> f64 {
    let texts = columns.iter().flat_map(|column| {
        let foot = column.foot.iter().map(|(text, _)| width(text, true));
        let words = column.head.split_inclusive([' ', '-']).map(|word| width(word.trim(), true));
        let words = words.map(|wide| wide.min(WIDTH_MAX));
        foot.chain(words).chain([width(&column.under, false)]).map(|wide| wide + 2.0)
    });
    let blocks = columns.iter().flat_map(|column| &column.blocks).map(Drawn::least_width);
    texts.chain(blocks).fold(clock.least_column, f64::max).ceil()
}

fn drawn(
    teller: &Teller<'_>,
    clock: &Clock,
    Frame { wide, head_lines }: Frame,
    (name, columns): (&str, &[Column]),
) -> Markup {
    let heads: Vec<Vec<String>> =
        columns.iter().map(|column| lines(&column.head, wide - 2.0, true)).collect();
    let foot = columns.iter().map(|column| column.foot.len()).max().unwrap_or(0);
    let tall = |count: usize| (0..count).fold(0.0, |height, _| height + LINE);
    let top = tall(head_lines + 1) + 6.0;
    let width = columns.iter().fold(HOURS, |width, _| width + wide + GAP);
    let height = top + clock.height() + tall(foot) + 8.0;
    let who: Vec<&str> = columns.iter().map(|column| &*column.head).collect();
    let mut drawing = Drawing::new(width, height, &format!("{name}: {}", who.join(", ")));
    let mut left = HOURS;
    for (column, head) in columns.iter().zip(&heads) {
        let mut y = LINE - 2.0;
        for line in head {
            drawing.text("strong", (left, y), line);
            y += LINE;
        }
        drawing.text("under", (left, y), &column.under);
        drawing.bar("off", (left, top), (wide, clock.height()), "");
        for &span in &column.open {
            drawing.bar("at", (left, top + clock.at(span.from)), (wide, clock.tall(span)), "");
        }
        left += wide + GAP;
    }
    for hour in clock.hours() {
        let y = top + clock.at(hour);
        drawing.line("hour", (HOURS, y), (left - GAP, y));
        drawing.text("end", (HOURS - 5.0, y + 4.0), &hour.to_string());
    }
    let mut left = HOURS;
    for column in columns {
        filled(&mut drawing, teller, clock, column, ((left, top), wide));
        left += wide + GAP;
    }
    drawing.finish()
}

/// What lies in a column, over the lines of the hours.
fn filled(
    drawing: &mut Drawing,
    teller: &Teller<'_>,
    clock: &Clock,
    column: &Column,
    ((left, top), wide): ((f64, f64), f64),
) {
    for block in &column.blocks {
        let (y, tall) = (top + clock.at(block.block.span.from), clock.tall(block.block.span));
        // A hair of paper between two blocks.
        drawing.add(&block.draw((left, y), (wide, tall - 1.0)));
    }
    for span in column.free() {
        let minutes = span.minutes().0;
        let text = tell!(
            teller.voice,
            column.room => { true => "week.empty", false => "week.free" },
            minutes = minutes
        );
        let (x, y) = (left + wide / 2.0, top + clock.at(span.from) + clock.tall(span) / 2.0);
        let half = width(&text, false) / 2.0 + 2.0;
        drawing.bar("plate", (x - half, y - 7.0), (2.0 * half, LINE), "");
        drawing.text("free middle", (x, y + 4.0), &text);
    }
    let mut y = top + clock.height() + LINE;
    for (text, below) in &column.foot {
        let class = if *below { "below middle" } else { "strong middle" };
        drawing.text(class, (left + wide / 2.0, y), text);
        y += LINE;
    }
}
