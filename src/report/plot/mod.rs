//! Pictures as SVG without scripts: one file per picture, axes and scales here.

pub mod day;
pub mod frontier;
pub mod holds;
pub mod lengths;
pub(super) mod letters;
pub mod load;
pub mod outlook;
pub mod road;
pub mod sampled;
#[cfg(test)]
mod tests;
pub mod tornado;

use maud::{Markup, PreEscaped, Render, html};

use super::escape::seen;

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
#[derive(Clone, Copy, Debug)]
pub(super) struct Px(pub(super) f64);

impl Render for Px {
    fn render_to(&self, page: &mut String) {
        page.push_str(&((self.0 * 10.0).round() / 10.0 + 0.0).to_string());
    }
}

/// A drawing in the making; never scaled, so that its text stays as large as the style says.
#[derive(Debug)]
pub(super) struct Drawing {
    size: (f64, f64),
    alt: String,
    drawn: String,
}

impl Drawing {
    /// An empty drawing with a text for those who cannot see it.
    pub(super) fn new(width: f64, height: f64, alt: &str) -> Self {
        Self { size: (width, height), alt: seen(alt), drawn: String::new() }
    }

    pub(super) fn finish(self) -> Markup {
        let (width, height) = (Px(self.size.0), Px(self.size.1));
        let all = PreEscaped(self.drawn);
        html! {
            svg xmlns="http://www.w3.org/2000/svg" role="img" width=(width) height=(height)
                viewBox={ "0 0 " (width) " " (height) } { title { (self.alt) } (all) }
        }
    }

    /// Adds what is drawn already.
    pub(super) fn add(&mut self, drawn: &Markup) {
        self.drawn.push_str(&drawn.0);
    }

    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.add(&html! { line class=(class) x1=(Px(x1)) y1=(Px(y1)) x2=(Px(x2)) y2=(Px(y2)) {} });
    }

    pub(super) fn text(&mut self, class: &str, at: (f64, f64), text: &str) {
        self.add(&html! { text class=(class) x=(Px(at.0)) y=(Px(at.1)) { (seen(text)) } });
    }

    fn path(&mut self, class: &str, points: &[(f64, f64)]) {
        let step = |(at, (x, y)): (usize, &(f64, f64))| {
            let letter = if at == 0 { "M" } else { " L" };
            html! { (letter) (Px(*x)) " " (Px(*y)) }.into_string()
        };
        let data: String = points.iter().enumerate().map(step).collect();
        self.add(&html! { path.line.(class) d=(data) {} });
    }

    fn dot(&mut self, class: &str, at: (f64, f64), radius: f64, title: &str) {
        let (x, y, r) = (Px(at.0), Px(at.1), Px(radius));
        self.add(&html! { circle class={ "dot " (class) } cx=(x) cy=(y) r=(r) { (said(title)) } });
    }

    pub(super) fn bar(&mut self, class: &str, at: (f64, f64), size: (f64, f64), title: &str) {
        let (width, height) = (Px(size.0.max(0.0)), Px(size.1.max(0.0)));
        self.add(&html! {
            rect class=(class) x=(Px(at.0)) y=(Px(at.1)) width=(width) height=(height) { (said(title)) }
        });
    }
}

/// What is told of a part of a drawing where the pointer rests.
fn said(title: &str) -> Markup {
    html! { @if !title.is_empty() { title { (seen(title)) } } }
}
