//! Pictures as SVG without scripts: one file per picture, axes and scales here.

pub mod day;
pub mod frontier;
pub mod lengths;
pub mod load;
pub mod outlook;
pub mod sampled;
#[cfg(test)]
mod tests;
pub mod tornado;

use std::fmt::Write as _;

use super::escape::escape;

/// A straight scale from values to pixels.
#[derive(Clone, Copy, Debug)]
struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Values `0..=high` onto pixels `from..=to`.
    fn from_zero(high: f64, from: f64, to: f64) -> Self {
        Self { low: 0.0, high: if high > 0.0 { high } else { 1.0 }, from, to }
    }

    /// The pixel of a value.
    fn at(self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }
}

/// Round values from 0 to at least `high`, four to six of them.
fn ticks(high: f64) -> Vec<f64> {
    let high = if high.is_finite() && high > 0.0 { high } else { 1.0 };
    let rough = high / 4.0;
    let size = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * size);
    let step = steps.into_iter().find(|&step| step >= rough - 1e-12).unwrap_or(10.0 * size);
    let count = (high / step - 1e-9).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, reason = "between one and five")]
    let count = count as i32;
    (0..=count).map(|tick| f64::from(tick) * step).collect()
}

/// A pixel with one decimal, never `-0.0`.
fn px(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0 + 0.0;
    format!("{rounded}")
}

/// A drawing in the making.
#[derive(Debug)]
struct Drawing {
    svg: String,
}

impl Drawing {
    /// An empty drawing with a text for those who cannot see it.
    fn new(width: f64, height: f64, alt: &str) -> Self {
        let alt = escape(alt);
        let (width, height) = (px(width), px(height));
        let svg = format!(
            "<svg class=\"plot\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{alt}\" \
             xmlns=\"http://www.w3.org/2000/svg\"><title>{alt}</title>\n"
        );
        Self { svg }
    }

    fn finish(mut self) -> String {
        self.svg.push_str("</svg>\n");
        self.svg
    }

    fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let _ = writeln!(
            self.svg,
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
            px(from.0),
            px(from.1),
            px(to.0),
            px(to.1)
        );
    }

    fn text(&mut self, class: &str, at: (f64, f64), text: &str) {
        let (x, y) = (px(at.0), px(at.1));
        let _ = writeln!(
            self.svg,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>",
            escape(text)
        );
    }

    fn path(&mut self, class: &str, points: &[(f64, f64)]) {
        let mut data = String::new();
        for (index, point) in points.iter().enumerate() {
            let _ = write!(
                data,
                "{}{} {} ",
                if index == 0 { "M" } else { "L" },
                px(point.0),
                px(point.1)
            );
        }
        let _ = writeln!(self.svg, "<path class=\"{class}\" d=\"{}\"/>", data.trim_end());
    }

    fn dot(&mut self, class: &str, at: (f64, f64), radius: f64, title: &str) {
        let _ = writeln!(
            self.svg,
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"><title>{}</title></circle>",
            px(at.0),
            px(at.1),
            px(radius),
            escape(title)
        );
    }

    fn bar(&mut self, class: &str, at: (f64, f64), size: (f64, f64), title: &str) {
        let _ = writeln!(
            self.svg,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">\
             <title>{}</title></rect>",
            px(at.0),
            px(at.1),
            px(size.0.max(0.0)),
            px(size.1.max(0.0)),
            escape(title)
        );
    }
}
