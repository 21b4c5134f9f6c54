//! How a purpose looks: the colours of its class in the style sheet, and the pattern of its edge,
//! which says the same without colour.

use behov_solver::answer::BlockKind;
use behov_solver::instance::{Instance, Need, Purpose, Setting};
use maud::{Markup, html};

use crate::report::plot::Px;

/// Width of an edge \[px\].
pub(super) const EDGE: f64 = 6.0;

/// The class of a block.
pub(super) fn class(instance: &Instance, kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Visit { need, .. } | BlockKind::Hold { need, .. } => {
            of_need(&instance.parts().needs[need])
        }
        BlockKind::OpenClinic { .. } => "open",
        BlockKind::Frozen { .. } => "fixed",
        BlockKind::Buffer | BlockKind::Free => "buffer",
    }
}

fn of_need(need: &Need) -> &'static str {
    match (need.purpose, need.setting) {
        (Purpose::SubAcute, _) => "urgent",
        (Purpose::NeedBasedControl, _) => "asked",
        (Purpose::Advice, _) => "advice",
        (_, Setting::Video) => "video",
        (_, Setting::Phone) => "phone",
        (Purpose::WorkUp, _) => "first",
        (Purpose::Conclusion, _) => "answer",
        (Purpose::FixedControl, _) => "control",
        (Purpose::Treatment, _) => "treatment",
    }
}

/// The edge of a block `tall` pixels high, at its upper left.
pub(super) fn edge(class: &str, (x, y): (f64, f64), tall: f64) -> Markup {
    let bar = |left: f64, wide: f64| {
        let (x, y, wide, tall) = (Px(x + left), Px(y), Px(wide), Px(tall));
        html! { rect.mark x=(x) y=(y) width=(wide) height=(tall) {} }
    };
    let dashed = |dashes: &str| {
        let (x, from, to) = (Px(x + EDGE / 2.0), Px(y), Px(y + tall));
        html! {
            line.edge x1=(x) y1=(from) x2=(x) y2=(to) stroke-width=(EDGE) stroke-dasharray=(dashes) {}
        }
    };
    let dots = || {
        let (x, from, to) = (Px(x + EDGE / 2.0), Px(y + 3.0), Px(y + tall - 2.0));
        html! {
            line.edge x1=(x) y1=(from) x2=(x) y2=(to) stroke-width="4" stroke-linecap="round"
                stroke-dasharray="0 6" {}
        }
    };
    let woven = |pattern: &str| {
        let (x, y, tall) = (Px(x), Px(y), Px(tall));
        html! { rect x=(x) y=(y) width=(EDGE) height=(tall) fill={ "url(#" (pattern) ")" } {} }
    };
    match class {
        "answer" => html! { (dashed("2 3")) (bar(EDGE - 1.0, 1.0)) },
        "control" => dashed("6 2"),
        "treatment" => dashed("10 3 2 3"),
        "video" => html! { (bar(0.0, 2.0)) (bar(EDGE - 2.0, 2.0)) },
        "phone" => dots(),
        "advice" => woven("fine"),
        "fixed" => woven("cross"),
        "buffer" => bar(0.0, 1.0),
        _ => bar(0.0, EDGE),
    }
}

/// The patterns, once a page: a hatch for each purpose that is held, and those of two edges.
pub(super) fn patterns(held: &[&str]) -> Markup {
    let woven = |id: &str, class: &str, lines: Markup| {
        html! {
            pattern id=(id) class=(class) width="4" height="4" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" { (lines) }
        }
    };
    let fine =
        html! { line.fine x1="0" y1="0" x2="0" y2="4" {} line.fine x1="2" y1="0" x2="2" y2="4" {} };
    let cross =
        html! { line.fine x1="0" y1="0" x2="0" y2="4" {} line.fine x1="0" y1="0" x2="4" y2="0" {} };
    html! {
        svg.unseen role="presentation" aria-hidden="true" width="0" height="0" viewBox="0 0 0 0" {
            defs {
                @for class in held {
                    pattern id={ "hatch-" (class) } class=(class) width="11" height="11"
                        patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                        rect.ground width="11" height="11" {}
                        line.stripe x1="2" y1="0" x2="2" y2="11" {}
                    }
                }
                (woven("fine", "advice", fine))
                (woven("cross", "fixed", cross))
            }
        }
    }
}
