//! What holds of every page, whatever it tells, and of the one style sheet.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use roxmltree::{Document, Node, ParsingOptions};

use super::STYLE;
use crate::report::plot::letters::width;

/// Smallest letters \[px\]: on a screen, and on paper (7 pt).
const SCREEN: f64 = 12.0;
const PAPER: f64 = 9.33;

/// Stops at the first thing that a page must not have, or lacks.
pub(crate) fn sound(name: &str, page: &str) {
    // Elements that HTML never closes; XML does.
    let open = Regex::new(r"<(meta|input)((?:[^>\x22]|\x22[^\x22]*\x22)*)>").unwrap();
    let closed = open.replace_all(page, "<$1$2/>");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(&closed, options) {
        Ok(document) => document,
        Err(why) => panic!("{name} is not well formed: {why}\n{page}"),
    };
    let all: Vec<Node<'_, '_>> = document.descendants().filter(Node::is_element).collect();
    let named = |tag: &str| -> Vec<Node<'_, '_>> {
        all.iter()
            .copied()
            .filter(|node| node.has_tag_name(tag) || node.tag_name().name() == tag)
            .collect()
    };
    for tag in ["script", "link", "img", "iframe", "object", "base", "form"] {
        assert!(named(tag).is_empty(), "{name} has <{tag}>");
    }
    for node in &all {
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            let styled = matches!(key, "style" | "font-size" | "src") || key.starts_with("on");
            assert!(!styled, "{name}: {key}={value}");
            assert!(!value.contains("//"), "{name}: {key}={value} leads out of the page");
        }
    }
    assert_eq!(document.root_element().attribute("lang").map(str::len), Some(2), "{name}");
    assert_eq!((named("style").len(), named("h1").len(), named("title").is_empty()), (1, 1, false));
    assert_eq!(said(named("style")[0]), STYLE, "{name} has another style sheet");
    let verdicts: Vec<_> = all.iter().filter(|node| is(**node, "verdict")).collect();
    assert_eq!(verdicts.len(), 1, "{name} has one verdict");
    assert!(said(*verdicts[0]).trim().len() > 12, "{name}: {:?}", said(*verdicts[0]));
    tables(name, &named("table"));
    names(name, &all, &closed);
    pictures(name, &named("svg"));
}

fn is(node: Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class))
}

fn said(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

fn children<'a>(node: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    node.children().filter(Node::is_element).collect()
}

fn tables(name: &str, tables: &[Node<'_, '_>]) {
    for table in tables {
        let inside: Vec<Node<'_, '_>> = table.descendants().filter(Node::is_element).collect();
        let caption = inside.get(1).filter(|node| node.tag_name().name() == "caption");
        let caption = caption.map(|node| said(*node)).unwrap_or_default();
        assert!(!caption.trim().is_empty(), "{name}: a table without a caption");
        for node in inside {
            let (tag, scope) = (node.tag_name().name(), node.attribute("scope"));
            let parent = node.parent_element().map(|node| node.tag_name().name().to_owned());
            match (tag, parent.as_deref()) {
                ("th", _) => assert!(matches!(scope, Some("row" | "col")), "{name}: {caption}"),
                ("tr", Some("tbody")) => {
                    let first = node.first_element_child().expect("a cell");
                    assert_eq!(first.attribute("scope"), Some("row"), "{name}: {caption}");
                }
                ("tr", Some("thead")) => {
                    let cols =
                        node.children().filter(|cell| cell.attribute("scope") == Some("col"));
                    assert!(cols.count() > 0, "{name}: {caption}");
                }
                _ => {}
            }
        }
    }
}

/// Names are unique, and what is named is there.
fn names(name: &str, all: &[Node<'_, '_>], page: &str) {
    let ids: Vec<&str> = all.iter().filter_map(|node| node.attribute("id")).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{name}: {ids:?}");
    let used = Regex::new(r"url\(([^)]*)\)").unwrap();
    let used = used.captures_iter(page).map(|found| found.get(1).unwrap().as_str());
    let used: Vec<&str> = used.collect();
    for address in used {
        assert!(
            address.strip_prefix('#').is_some_and(|id| unique.contains(id)),
            "{name}: {address}"
        );
    }
    for node in all.iter().filter_map(|node| node.attribute("for")) {
        assert!(unique.contains(node), "{name}: a label for {node}");
    }
}

/// A picture says what it shows, is never scaled, and no text of it leaves its box.
fn pictures(name: &str, pictures: &[Node<'_, '_>]) {
    let anchors = anchors();
    for picture in pictures {
        let attribute = |key| picture.attribute(key).unwrap_or_default();
        let size = format!("0 0 {} {}", attribute("width"), attribute("height"));
        assert_eq!(attribute("viewBox"), size, "{name}: a picture is scaled");
        if attribute("role") == "presentation" {
            assert_eq!(attribute("aria-hidden"), "true", "{name}");
            continue;
        }
        assert_eq!(attribute("role"), "img", "{name}");
        let title = picture.first_element_child().filter(|node| node.tag_name().name() == "title");
        let title = title.map(said).unwrap_or_default();
        assert!(!title.trim().is_empty(), "{name}: a picture without a title");
        let wide: f64 = attribute("width").parse().unwrap();
        for text in picture.descendants().filter(|node| node.tag_name().name() == "text") {
            let (from, to) = reach(text, &anchors);
            let here = format!("{name}: `{}` in `{title}`: {from} to {to} of {wide}", said(text));
            assert!(from >= -0.5 && to <= wide + 0.5, "{here}");
            assert!(!said(text).contains('\u{2026}'), "{here}");
            fits(text, (from, to), &here);
        }
    }
}

/// The text of a block lies in its ground.
fn fits(text: Node<'_, '_>, (from, to): (f64, f64), here: &str) {
    let Some(block) = text.parent_element().filter(|parent| is(*parent, "block")) else { return };
    let number = |node: Node<'_, '_>, key| node.attribute(key).unwrap().parse::<f64>().unwrap();
    let ground = children(block).into_iter().find(|node| node.tag_name().name() == "rect").unwrap();
    let (x, y) = (number(ground, "x"), number(ground, "y"));
    let (wide, tall) = (number(ground, "width"), number(ground, "height"));
    let line = number(text, "y");
    assert!(from >= x + 6.0 && to <= x + wide, "{here}, box {x} to {}", x + wide);
    assert!(line - 9.5 >= y && line + 2.5 <= y + tall + 1.0, "{here}: {line} of {y} and {tall}");
}

/// From where to where a text reaches.
fn reach(text: Node<'_, '_>, anchors: &BTreeMap<String, String>) -> (f64, f64) {
    let classes = text.attribute("class").unwrap_or_default();
    let bold = ["bold", "strong", "below", "here-word"].iter().any(|class| is(text, class));
    let wide = width(&said(text), bold);
    let at: f64 = text.attribute("x").unwrap().parse().unwrap();
    let anchor = classes.split(' ').find_map(|class| anchors.get(class)).map(String::as_str);
    match anchor {
        Some("middle") => (at - wide / 2.0, at + wide / 2.0),
        Some("end") => (at - wide, at),
        _ => (at, at + wide),
    }
}

/// The classes that say from where a text is written.
fn anchors() -> BTreeMap<String, String> {
    let rule = Regex::new(r"([^{}]*)\{[^{}]*text-anchor: (middle|end)").unwrap();
    let class = Regex::new(r"\.([a-z-]+)").unwrap();
    let mut anchors = BTreeMap::new();
    for found in rule.captures_iter(STYLE) {
        for class in class.captures_iter(&found[1]) {
            anchors.insert(class[1].to_owned(), found[2].to_owned());
        }
    }
    assert!(anchors.len() > 5, "{anchors:?}");
    anchors
}

/// The colours of a palette: the first is light, the second dark.
fn palette(which: usize) -> BTreeMap<String, [f64; 3]> {
    let block = STYLE.split(":root {").nth(which + 1).unwrap().split('}').next().unwrap();
    let colour = Regex::new(r"--([a-z0-9-]+): #([0-9a-f]{6});").unwrap();
    let part = |hex: &str| f64::from(u8::from_str_radix(hex, 16).unwrap()) / 255.0;
    let found = colour.captures_iter(block).map(|found| {
        let hex = &found[2];
        (found[1].to_owned(), [part(&hex[..2]), part(&hex[2..4]), part(&hex[4..])])
    });
    found.collect()
}

/// The contrast of two colours, 1 to 21, by relative luminance (WCAG 2.2).
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    let luminance =
        |c: [f64; 3]| 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const PURPOSES: [&str; 11] = [
    "first",
    "answer",
    "control",
    "video",
    "phone",
    "advice",
    "treatment",
    "urgent",
    "asked",
    "open",
    "fixed",
];

/// Each colour of letters with each ground it stands on.
fn texts() -> Vec<(String, String)> {
    let everywhere = ["ink", "ink-2", "ink-3", "accent", "bad", "good", "warn"];
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut pair = |text: &str, ground: &str| pairs.push((text.to_owned(), ground.to_owned()));
    for text in everywhere {
        pair(text, "page");
        pair(text, "card");
    }
    for (text, ground) in [
        ("ink", "off"),
        ("ink-2", "off"),
        ("ink-3", "off"),
        ("ink", "accent-weak"),
        ("accent-ink", "accent"),
        ("bad", "bad-weak"),
        ("good", "good-weak"),
        ("warn", "warn-weak"),
    ] {
        pair(text, ground);
    }
    for purpose in PURPOSES {
        pair(&format!("{purpose}-ink"), &format!("{purpose}-ground"));
    }
    pairs
}

#[test]
fn the_contrast_of_two_colours_is_that_of_the_standard() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    let grey = [119.0 / 255.0; 3];
    assert!((contrast(grey, [1.0; 3]) - 4.48).abs() < 0.01, "#777 on white");
}

#[test]
fn letters_stand_out_from_their_ground_in_light_and_dark() {
    for which in [0, 1] {
        let colours = palette(which);
        for (text, ground) in texts() {
            let found = contrast(colours[&text], colours[&ground]);
            assert!(found >= 4.5, "palette {which}: {text} on {ground} {found:.2}");
        }
        for purpose in PURPOSES {
            let edge = colours[&format!("{purpose}-edge")];
            for ground in [format!("{purpose}-ground"), "card".to_owned(), "off".to_owned()] {
                let found = contrast(edge, colours[&ground]);
                assert!(
                    found >= 3.0,
                    "palette {which}: the edge of {purpose} on {ground} {found:.2}"
                );
            }
        }
        for (line, ground) in [("rule-2", "card"), ("bad", "card"), ("ink-3", "card")] {
            assert!(contrast(colours[line], colours[ground]) >= 3.0, "palette {which}: {line}");
        }
    }
}

#[test]
fn every_colour_stands_in_both_palettes_and_nowhere_else() {
    let (light, dark) = (palette(0), palette(1));
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>());
    let rules = STYLE.split("/* Ground:").nth(1).unwrap();
    let colour = Regex::new(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(").unwrap();
    let found: Vec<&str> = colour.find_iter(rules).map(|found| found.as_str()).collect();
    // Paper is white.
    assert_eq!(found, ["#ffffff"]);
    let written: BTreeSet<String> = texts().into_iter().map(|(text, _)| text).collect();
    let text = Regex::new(r"[ {;]color: var\(--([a-z0-9-]+)\)").unwrap();
    for found in text.captures_iter(rules) {
        assert!(written.contains(&found[1]), "{} is a colour of letters", &found[1]);
    }
    let grounds: BTreeSet<String> = texts().into_iter().map(|(_, ground)| ground).collect();
    let ground = Regex::new(r"background: var\(--([a-z0-9-]+)\)").unwrap();
    for found in ground.captures_iter(rules) {
        assert!(grounds.contains(&found[1]), "{} is a ground of letters", &found[1]);
    }
    let used = Regex::new(r"var\(--([a-z0-9-]+)\)").unwrap();
    for found in used.captures_iter(STYLE) {
        let of_block = ["ground", "edge", "on"].contains(&&found[1]);
        assert!(of_block || light.contains_key(&found[1]), "{} is no colour", &found[1]);
    }
}

#[test]
fn no_letter_is_smaller_than_twelve_pixels_on_a_screen_and_seven_points_on_paper() {
    let (screen, paper) = STYLE.split_once("@media print").unwrap();
    let sizes = |rules: &str| -> Vec<f64> {
        let given = Regex::new(r"font(?:-size)?: ([^;}]*)").unwrap();
        let size = Regex::new(r"^(\d+(?:\.\d+)?)px(?:(?:/\d+px)? [^;]*)?$").unwrap();
        let read = |found: regex::Captures<'_>| {
            let read = size.captures(&found[1]);
            let read = read.unwrap_or_else(|| panic!("{} is no size in pixels", &found[0]));
            read[1].parse().unwrap()
        };
        given.captures_iter(rules).map(read).collect()
    };
    assert!(sizes(screen).len() > 15);
    assert!(sizes(screen).into_iter().all(|size| size >= SCREEN), "{:?}", sizes(screen));
    assert!(sizes(paper).into_iter().all(|size| size >= PAPER), "{:?}", sizes(paper));
    let zoom = Regex::new(r"zoom: ([0-9.]+)").unwrap();
    let zoom: f64 = zoom.captures(paper).unwrap()[1].parse().unwrap();
    assert!(zoom * SCREEN >= PAPER, "{zoom}");
    assert!(!screen.contains("zoom") && !screen.contains("text-overflow"));
    let scaled = Regex::new(r"(?:^|[ ,}])svg[^{]*\{[^}]*(?:width|height|transform):").unwrap();
    assert!(!scaled.is_match(STYLE), "a picture is scaled");
}

#[test]
fn what_a_page_must_not_have_is_found() {
    let good = super::Page { title: "T".to_owned(), ..super::Page::default() };
    let voice = crate::report::Voice { lang: crate::messages::Lang::En };
    let with = |inside: &str| {
        let mut page = super::Page { ..super::Page::default() };
        page.title.clone_from(&good.title);
        page.verdict.why = "Because it is so.".to_owned();
        page.around(voice, &maud::PreEscaped(inside.to_owned()))
    };
    sound("good", &with("<p>1</p>"));
    let svg = |inside: &str| {
        format!(
            "<svg role=\"img\" width=\"90\" height=\"40\" viewBox=\"0 0 90 40\"><title>t</title>\
             {inside}</svg>"
        )
    };
    let block = |wide: u32| {
        svg(&format!(
            "<g class=\"block\"><rect x=\"0\" y=\"0\" width=\"{wide}\" height=\"30\"/>\
             <text x=\"10\" y=\"12\">K 20</text></g>"
        ))
    };
    sound("a label that fits", &with(&block(40)));
    let bad = [
        "<p style=\"color:red\">1</p>".to_owned(),
        "<script>1</script>".to_owned(),
        "<p onclick=\"1\">1</p>".to_owned(),
        "<p>1</div>".to_owned(),
        "<p id=\"a\">1</p><p id=\"a\">1</p>".to_owned(),
        "<table><thead><tr><th scope=\"col\">a</th></tr></thead></table>".to_owned(),
        "<table><caption>c</caption><tbody><tr><td>a</td></tr></tbody></table>".to_owned(),
        "<table><caption>c</caption><thead><tr><th>a</th></tr></thead></table>".to_owned(),
        "<svg width=\"1\" height=\"1\" viewBox=\"0 0 1 1\"></svg>".to_owned(),
        svg("<text x=\"80\" y=\"12\">too far</text>"),
        svg("<text x=\"10\" y=\"12\">K\u{2026}</text>"),
        svg("<text x=\"1\" y=\"12\" font-size=\"8\">K</text>"),
        svg("<rect fill=\"url(#nowhere)\"/>"),
        block(30),
    ];
    for inside in bad {
        let page = with(&inside);
        let found = std::panic::catch_unwind(|| sound("bad", &page));
        assert!(found.is_err(), "{inside}");
    }
}
