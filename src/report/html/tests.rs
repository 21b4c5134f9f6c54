use behov_solver::instance::Instance;
use behov_solver::rng::Seed;
use behov_solver::sizing::ClinicSizing;
use behov_solver::template::Outcome;

use super::plan;
use crate::messages::Lang;
use crate::report::page::tests::sound;
use crate::report::{Findings, Planned, VERSION, Voice, cast};

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
    plan(Voice { lang }, &findings)
}

#[test]
fn every_kind_of_plan_is_a_sound_page_in_both_languages() {
    let (tiny, joint) = (cast::tiny(), cast::joint());
    let (built, stuck) = (cast::built(&joint), cast::conflict());
    for lang in [Lang::En, Lang::Da] {
        sound("plan", &shown(lang, &tiny, &cast::tiny_sizing(), None));
        sound("plan", &shown(lang, &joint, &cast::joint_sizing(), Some(&built)));
        sound("plan", &shown(lang, &tiny, &cast::tiny_sizing(), Some(&stuck)));
        sound("plan", &shown(lang, &tiny, &cast::tiny_sizing(), Some(&Outcome::Stopped)));
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
fn the_page_opens_with_the_answer_in_one_sentence() {
    let page = shown(Lang::En, &cast::tiny(), &cast::tiny_sizing(), None);
    let answer = "Keep 240 minutes a week free for patients who need to come soon: \
                  9.5 of 10.0 requests a week are then served in time (94.9 %).";
    assert!(page.contains(answer), "{page}");
    for part in ["<b>Yes.</b>", "<p class=\"number\">94.9 <small>%</small>", "target 90 %"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let joint = cast::joint();
    let page = shown(Lang::Da, &joint, &cast::joint_sizing(), None);
    assert!(page.contains("<b>Nej.</b> Team hjerte kan ikke opfylde alle sine krav"), "{page}");
}

#[test]
fn every_block_of_the_template_is_on_the_page() {
    let instance = cast::tiny();
    let template = cast::template(&instance);
    let page = shown(Lang::En, &instance, &cast::tiny_sizing(), Some(&cast::built(&instance)));
    let week = page.split("<div class=\"clinicians\">").nth(1).expect("a week");
    let drawn = week.split("<div class=\"rooms\">").next().expect("clinicians first");
    let free =
        |block: &&behov_solver::answer::Block| block.kind == behov_solver::answer::BlockKind::Free;
    let free = template.blocks().iter().filter(free).count();
    assert_eq!(drawn.matches("<g class=\"block").count(), template.blocks().len() - free);
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
