use behov_solver::instance::Instance;
use behov_solver::rng::Seed;
use behov_solver::sizing::ClinicSizing;
use behov_solver::template::Outcome;
use regex::Regex;

use super::*;
use crate::messages::Lang;
use crate::report::cast;

fn shown(
    lang: Lang,
    instance: &Instance,
    sizing: &ClinicSizing,
    outcome: Option<&Outcome>,
) -> String {
    let planned = outcome.map(|outcome| Planned {
        outcome,
        breaches: &[],
        opened: None,
        dated: None,
        days: None,
    });
    let findings =
        Findings { instance, seed: Seed(0), as_is: false, sizing, played: None, planned };
    page(Voice { lang }, &findings)
}

/// Every opening tag has its closing tag, in order.
fn well_formed(page: &str) {
    let body = page.split("</style>").nth(1).expect("a page with a style");
    let tag =
        Regex::new(r"<(/?)([a-z][a-z0-9]*)((?:\s[a-zA-Z0-9:-]+(?:=\x22[^\x22<]*\x22)?)*)\s*(/?)>")
            .unwrap();
    let mut open = vec!["html", "head"];
    for found in tag.captures_iter(body) {
        let name = found.get(2).unwrap().as_str();
        if &found[1] == "/" {
            assert_eq!(open.pop(), Some(name), "closed out of order");
        } else if &found[4] != "/" && !["meta", "br"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    let without = tag.replace_all(body, "");
    assert!(!without.contains('<'), "a bare < in {:?}", without.find('<'));
}

#[test]
fn every_kind_of_page_is_well_formed_in_both_languages() {
    let (tiny, joint) = (cast::tiny(), cast::joint());
    let (built, stuck) = (cast::built(&joint), cast::conflict());
    for lang in [Lang::En, Lang::Da] {
        well_formed(&shown(lang, &tiny, &cast::tiny_sizing(), None));
        well_formed(&shown(lang, &joint, &cast::joint_sizing(), Some(&built)));
        well_formed(&shown(lang, &tiny, &cast::tiny_sizing(), Some(&stuck)));
        well_formed(&shown(lang, &tiny, &cast::tiny_sizing(), Some(&Outcome::Stopped)));
    }
}

#[test]
fn names_from_the_clinic_file_cannot_become_markup() {
    let joint = cast::joint();
    let page = shown(Lang::En, &joint, &cast::joint_sizing(), Some(&cast::built(&joint)));
    assert!(page.contains("fælles &lt;ambulatorium&gt;") && !page.contains("<ambulatorium>"));
    assert!(page.contains("Ib &amp; Co"));
    assert!(page.contains("give &lt;your&gt; own"));
}

#[test]
fn the_page_stands_alone() {
    let page = shown(Lang::En, &cast::tiny(), &cast::tiny_sizing(), None);
    for outside in ["<script", "<link", "src=", "url(", "@import", "<img", "<iframe"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let links = page.replace("http://www.w3.org/2000/svg", "");
    assert!(!links.contains("http"), "no address but the name of SVG");
}

#[test]
fn the_page_opens_with_the_answer_in_one_sentence() {
    let page = shown(Lang::En, &cast::tiny(), &cast::tiny_sizing(), None);
    let answer = "Keep 240 minutes a week free for patients who need to come soon: \
                  9.5 of 10.0 requests a week are then served in time (94.9 %).";
    assert!(page.contains(answer), "{page}");
    let joint = cast::joint();
    let page = shown(Lang::Da, &joint, &cast::joint_sizing(), None);
    assert!(page.contains("Nej: team hjerte kan ikke opfylde alle sine krav"));
}

#[test]
fn every_block_of_the_template_is_on_the_page() {
    let instance = cast::tiny();
    let template = cast::template(&instance);
    let page = shown(Lang::En, &instance, &cast::tiny_sizing(), Some(&cast::built(&instance)));
    let drawn = page.matches("px\" title=\"").count();
    assert_eq!(drawn, template.blocks().len());
    assert!(page.contains("held: urgent; opens to the waiting list 1 day before"));
}

#[test]
fn the_page_says_its_limits_version_and_seed() {
    let page = shown(Lang::En, &cast::tiny(), &cast::tiny_sizing(), None);
    for said in ["not a medical device", "not legal advice", "never decides about care", VERSION] {
        assert!(page.contains(said), "{said}");
    }
    assert!(page.contains("seed 0"));
}
