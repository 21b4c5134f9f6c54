//! One block: its label by how many minutes it has, its ground, its edge, and what is told of it.

use behov_solver::answer::{Block, BlockKind};
use behov_solver::table::Id;
use behov_solver::units::Minutes;
use chrono::NaiveDate;
use maud::{Markup, html};

use super::look::{self, EDGE};
use super::teller::Teller;
use crate::messages::tell;
use crate::report::escape::seen;
use crate::report::label;
use crate::report::plot::Px;
use crate::report::plot::letters::width;

/// Height of a line of a label, and where the first one stands \[px\].
const LINE: f64 = 14.0;
const FIRST: f64 = 12.0;
/// Room left of a label and right of it \[px\].
const LEFT: f64 = EDGE + 4.0;
const RIGHT: f64 = 2.0;
/// Width of the bar at the right of complex visits \[px\].
const COMPLEX: f64 = 5.0;
/// Height of the awning over an open clinic \[px\].
const AWNING: f64 = 11.0;

/// A line of a label.
struct Line {
    text: String,
    bold: bool,
    /// Whether the box is made wide enough for it; else it is told where it fits.
    needed: bool,
}

/// A block as it is drawn.
pub(super) struct Drawn {
    /// The block.
    pub(super) block: Block,
    class: &'static str,
    held: bool,
    complex: bool,
    lines: Vec<Line>,
    told: String,
}

impl Drawn {
    /// A block `tall` pixels high; `who` stands in the place of when it starts.
    pub(super) fn of(teller: &Teller<'_>, block: &Block, tall: f64, who: Option<&str>) -> Self {
        let kind = block.kind;
        let complex = match kind {
            BlockKind::Visit { class, .. } => {
                teller.instance.parts().complexity.classes[class].complex
            }
            _ => false,
        };
        let class = look::class(teller.instance, kind);
        let held = matches!(kind, BlockKind::Hold { .. });
        let mut lines = lines(teller, block, rows(class, tall), who);
        lines.truncate(rows(class, tall));
        Self { block: block.clone(), class, held, complex, lines, told: told(teller, block) }
    }

    /// A block on its date, with the whole word, what of it is booked, and when a hold opens, `None` where
    /// it never does.
    pub(super) fn dated(
        teller: &Teller<'_>,
        block: &Block,
        tall: f64,
        (booked, opens): (Minutes, Option<NaiveDate>),
    ) -> Self {
        let drawn = Self::of(teller, block, tall, None);
        if matches!(block.kind, BlockKind::OpenClinic { .. } | BlockKind::Buffer) {
            return drawn;
        }
        let (voice, parts) = (teller.voice, teller.instance.parts());
        let name = label::block_name(voice, teller.instance, block.kind);
        let minutes = block.span.minutes().0;
        let line = |text: String, bold| Line { text, bold, needed: true };
        let mut lines = vec![line(format!("{} {name} {minutes}", block.span.from), true)];
        let mut told = drawn.told;
        if booked.0 > 0 {
            let booked = tell!(voice, "sheet.week.booked", minutes = booked.0);
            told = format!("{told} \u{b7} {booked}");
            lines.push(line(booked, false));
        }
        match block.kind {
            BlockKind::Visit { class, .. } => {
                let name = &parts.complexity.classes[class].name;
                lines.push(line(label::class(voice, name).to_owned(), false));
            }
            BlockKind::Hold { .. } => {
                let opens = opens.map_or_else(
                    || tell!(voice, "sheet.week.never"),
                    |date| tell!(voice, "sheet.week.opens-on", date = voice.on(date)),
                );
                told = format!("{told} \u{b7} {opens}");
                lines.push(line(opens, false));
            }
            _ => {}
        }
        lines.truncate(rows(drawn.class, tall));
        Self { lines, told, ..drawn }
    }

    /// The lines of the label.
    #[cfg(test)]
    pub(super) fn texts(&self) -> Vec<&str> {
        self.lines.iter().map(|line| &*line.text).collect()
    }

    /// The least width of a box that holds what it must tell \[px\].
    pub(super) fn least_width(&self) -> f64 {
        let needed = self.lines.iter().filter(|line| line.needed);
        let widest = needed.map(|line| width(&line.text, line.bold)).fold(0.0, f64::max);
        LEFT + widest + RIGHT + if self.complex { COMPLEX } else { 0.0 }
    }

    /// The block in a box: its upper left, how wide and how tall.
    pub(super) fn draw(&self, (x, y): (f64, f64), (wide, tall): (f64, f64)) -> Markup {
        let room = wide - LEFT - RIGHT - if self.complex { COMPLEX } else { 0.0 };
        let fit = |line: &&Line| line.needed || width(&line.text, line.bold) <= room;
        let lines: Vec<&Line> = self.lines.iter().filter(fit).collect();
        let open = self.class == "open";
        let first = y + FIRST + if open { AWNING } else { 0.0 };
        let frame = self.held || open || self.class == "fixed";
        let hatch = self.held.then(|| format!("url(#hatch-{})", self.class));
        let ground = if self.held { "hatched" } else { "ground" };
        let lock = self.class == "fixed" && lines.len() < rows(self.class, tall);
        let (px, py, pw, ph) = (Px(x), Px(y), Px(wide), Px(tall));
        html! {
            g.block.(self.class) {
                title { (seen(&self.told)) }
                rect.(ground) x=(px) y=(py) width=(pw) height=(ph) fill=[hatch] {}
                @if open { (awning((x, y), wide)) } @else { (look::edge(self.class, (x, y), tall)) }
                @if self.complex {
                    rect.mark x=(Px(x + wide - COMPLEX)) y=(py) width=(COMPLEX) height=(ph) {}
                }
                @if frame {
                    rect.frame x=(Px(x + 0.75)) y=(Px(y + 0.75)) width=(Px(wide - 1.5))
                        height=(Px(tall - 1.5)) {}
                }
                @for (line, at) in lines.iter().zip(0_u32..) {
                    (self.line(line, (x + LEFT, first + LINE * f64::from(at))))
                }
                @if lock { (padlock((x + wide - 14.0, y + tall - 14.0))) }
            }
        }
    }

    /// A line of the label; on a hatched ground with a plain plate behind it.
    fn line(&self, line: &Line, (x, y): (f64, f64)) -> Markup {
        let wide = width(&line.text, line.bold);
        let bold = line.bold.then_some("bold");
        html! {
            @if self.held {
                rect.ground x=(Px(x - 1.0)) y=(Px(y - 10.5)) width=(Px(wide + 2.0)) height="13" {}
            }
            text class=[bold] x=(Px(x)) y=(Px(y)) { (seen(&line.text)) }
        }
    }
}

/// Lines that a box holds; none below ten minutes.
fn rows(class: &str, tall: f64) -> usize {
    let left = if class == "open" { tall - AWNING } else { tall };
    let full = (1..=6_u32).filter(|&rows| LINE * f64::from(rows) + 2.0 <= left + 1e-9);
    full.count()
}

/// The code of a block with its minutes: K 20, K+ 45.
fn short(teller: &Teller<'_>, block: &Block) -> String {
    let minutes = block.span.minutes().0;
    let parts = teller.instance.parts();
    match block.kind {
        BlockKind::Visit { need, class, .. } => {
            let plus = if parts.complexity.classes[class].complex { "+" } else { "" };
            format!("{}{plus} {minutes}", teller.codes[need.index()])
        }
        BlockKind::Hold { need, .. } => format!("{} {minutes}", teller.codes[need.index()]),
        BlockKind::Frozen { index } => format!("{} {minutes}", teller.fixed[index]),
        BlockKind::OpenClinic { .. } => tell!(teller.voice, "week.open"),
        BlockKind::Buffer | BlockKind::Free => {
            format!("{} {minutes}", label::block_name(teller.voice, teller.instance, block.kind))
        }
    }
}

/// What the label says in so many lines, the most important first.
fn lines(teller: &Teller<'_>, block: &Block, rows: usize, who: Option<&str>) -> Vec<Line> {
    let (voice, short) = (teller.voice, short(teller, block));
    let needed = |text: String| Line { text, bold: false, needed: true };
    let fitting = |text: String| Line { text, bold: false, needed: false };
    let named = |text: String| Line { text, bold: true, needed: true };
    let start = who.map_or_else(|| block.span.from.to_string(), str::to_owned);
    let name = label::block_name(voice, teller.instance, block.kind);
    match block.kind {
        BlockKind::Hold { release_days, .. } => {
            let [sign, when, opens, then] = released(teller, release_days);
            match rows {
                0 | 1 => vec![named(format!("{short} {sign}"))],
                2 => vec![named(short), needed(when)],
                _ => vec![named(short), needed(opens), needed(then), fitting(start)],
            }
        }
        BlockKind::Buffer | BlockKind::Free => vec![fitting(short)],
        BlockKind::OpenClinic { .. } => vec![
            named(short),
            fitting(tell!(voice, "week.open.until", time = block.span.to)),
            fitting(tell!(voice, "week.open.no")),
            fitting(tell!(voice, "week.open.booking")),
        ],
        BlockKind::Visit { .. } | BlockKind::Frozen { .. } => {
            vec![named(short), fitting(start), fitting(name)]
        }
    }
}

/// When a hold opens to the waiting list: as a sign, in few words, and in two lines.
fn released(teller: &Teller<'_>, days: Option<u32>) -> [String; 4] {
    let voice = teller.voice;
    let opens = tell!(voice, "week.opens");
    match days {
        None => {
            let never = tell!(voice, "week.opens.never");
            ["\u{d7}".to_owned(), never.clone(), opens, never]
        }
        Some(0) => {
            let same = tell!(voice, "week.opens.0");
            [tell!(voice, "week.opens.sign", days = 0), same.clone(), opens, same]
        }
        Some(days) => {
            let sign = tell!(voice, "week.opens.sign", days = days);
            let few = tell!(voice, "week.opens.few", days = days);
            let then = if days == 1 { tell!(voice, "week.opens.1") } else { few.clone() };
            [sign, few, opens, then]
        }
    }
}

/// Everything about a block in a sentence: what, whose, when.
fn told(teller: &Teller<'_>, block: &Block) -> String {
    let (voice, parts) = (teller.voice, teller.instance.parts());
    let session = &parts.sessions[block.session];
    let clinician = &parts.clinicians[session.clinician];
    let role = label::role(voice, clinician.role);
    let day = voice.day(session.day, parts.cycle);
    let whose = format!("{}, {role}", clinician.name);
    [said(teller, block), whose, format!("{day} {}", block.span)].join(" \u{b7} ")
}

/// What a block is for, how long it is, and when it opens if it is held.
pub(super) fn said(teller: &Teller<'_>, block: &Block) -> String {
    let (voice, parts) = (teller.voice, teller.instance.parts());
    let mut said = vec![
        label::block_name(voice, teller.instance, block.kind),
        tell!(voice, "minutes", minutes = block.span.minutes().0),
    ];
    if let Some(team) = label::block_team(teller.instance, block.kind) {
        said.push(parts.teams[team].name.clone());
    }
    match block.kind {
        BlockKind::Visit { class, .. } => {
            said.push(label::class(voice, &parts.complexity.classes[class].name).to_owned());
        }
        BlockKind::Hold { release_days, .. } => said.push(label::release(voice, release_days)),
        _ => {}
    }
    said.join(", ")
}

fn awning((x, y): (f64, f64), wide: f64) -> Markup {
    let at = Px(y + AWNING / 2.0);
    html! {
        line.edge x1=(Px(x)) y1=(at) x2=(Px(x + wide)) y2=(at) stroke-width=(AWNING)
            stroke-dasharray="6 6" {}
        line.edge x1=(Px(x)) y1=(Px(y + AWNING)) x2=(Px(x + wide)) y2=(Px(y + AWNING))
            stroke-width="1.5" {}
    }
}

fn padlock((x, y): (f64, f64)) -> Markup {
    html! {
        path.lock transform={ "translate(" (Px(x)) " " (Px(y)) ")" }
            d="M1 6h9v6H1zM3 6V3.5a2.5 2.5 0 0 1 5 0V6" {}
    }
}
