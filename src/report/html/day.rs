//! Clinic days as a page: the picture of a session, or the table of all.

use maud::{Markup, html};

use behov_solver::instance::Instance;
use behov_solver::plan::day::{OneSession, Rule};
use behov_solver::rng::Seed;

use crate::messages::tell;
use crate::report::day::{DayWeek, OneDay};
use crate::report::page::{Page, Verdict, figure, paragraphs, section, table};
use crate::report::text::day::words::{self, Board};
use crate::report::{VERSION, Voice, plot, pro};
use crate::verb::session_name::session_said;

/// One session with its picture.
#[must_use]
pub fn one_day(voice: Voice, told: &OneDay<'_>) -> String {
    let name = session_said(voice.lang, told.instance, told.session);
    let parts = told.instance.parts();
    let date = voice.date(parts.as_of);
    let title = tell!(voice, "clinic-day.title", session = name, clinic = parts.name, date = date);
    let (verdict, all) = match told.found {
        Err(why) => (Verdict { why: words::no_day(voice, *why), ..Verdict::default() }, html! {}),
        Ok(found) => (verdict(voice, told, found), session(voice, told, found)),
    };
    let page = page(voice, told.instance, told.asked.seed, (title, verdict));
    let made = words::made_of(voice, told.options);
    page.around(voice, &html! { (all) (partial(voice, told.partial)) (paragraphs("note", &made)) })
}

/// Whether the session ends in time as often as the clinic asks.
fn verdict(voice: Voice, told: &OneDay<'_>, found: &OneSession) -> Verdict {
    let goal = told.instance.parts().goals.ends_in_time.value();
    let own = found.timed.iter().find(|timed| timed.rule == Rule::Own);
    let chance = own.map(|timed| timed.evaluation.in_time);
    Verdict {
        yes: chance.map(|chance| chance >= goal - 1e-9),
        number: chance.map_or_else(String::new, |chance| voice.percent(chance)),
        of: tell!(voice, "template.ends.in-time"),
        target: tell!(voice, "verdict.target", share = voice.percent(goal)),
        why: words::one_told(voice, told, &found.session).join(" "),
        checks: Vec::new(),
    }
}

fn session(voice: Voice, told: &OneDay<'_>, found: &OneSession) -> Markup {
    let days = voice.whole(found.band_days as usize);
    let swap = words::swap_told(voice, told);
    let easy = tell!(voice, "clinic-day.easy");
    let unpunctual = words::unpunctual(voice, found).zip(words::unpunctual_told(voice, told));
    html! {
        section {
            (figure("", &plot::day::gantt(voice, told.instance, found)))
            (paragraphs("note", &[tell!(voice, "clinic-day.bands", days = days)]))
        }
        section {
            (board(&tell!(voice, "clinic-day.compared"), words::compared(voice, &found.timed)))
            @if let Some(above) = &found.above {
                @let name = session_said(voice.lang, told.instance, told.session);
                (paragraphs("", &[pro::above(voice, &name, above)]))
            }
        }
        @if !swap.is_empty() {
            section {
                @if let Some(swap) = words::swap_board(voice, found) { (board(&easy, swap)) }
                (paragraphs("", &swap))
            }
        }
        @if let Some((played, line)) = unpunctual { section { (board(&line, played)) } }
        section { (board(&tell!(voice, "clinic-day.visits"), words::visits(voice, told, found))) }
    }
}

/// All sessions, and what they add up to.
#[must_use]
pub fn day_week(voice: Voice, told: &DayWeek<'_>) -> String {
    let parts = told.instance.parts();
    let date = voice.date(parts.as_of);
    let title = tell!(voice, "clinic-day.title.week", clinic = parts.name, date = date);
    let below = told.week.below_goal(told.instance).len();
    let goal = voice.percent(parts.goals.ends_in_time.value());
    let lines = words::week_told(voice, told);
    let verdict = Verdict {
        yes: Some(below == 0),
        number: voice.whole(below),
        of: tell!(voice, "clinic-day.verdict.of", goal = goal),
        target: tell!(voice, "verdict.target", share = "0"),
        why: lines.first().cloned().unwrap_or_default(),
        checks: Vec::new(),
    };
    let page = page(voice, told.instance, told.seed, (title, verdict));
    let open = tell!(voice, "clinic-day.open.title");
    let all = html! {
        section {
            (board(&tell!(voice, "clinic-day.sums"), words::sums(voice, told)))
            (paragraphs("", lines.get(1..).unwrap_or_default()))
        }
        section { (board(&tell!(voice, "clinic-day.sessions"), words::week_board(voice, told))) }
        @if !told.windows.is_empty() {
            (section(&open, &html! {
                (board(&open, words::open_board(voice, told.instance, told.windows)))
                (paragraphs("note", &words::open_told(voice, told.instance, told.windows)))
            }))
        }
        (partial(voice, told.partial))
        (paragraphs("note", &words::made_of(voice, told.options)))
    };
    page.around(voice, &all)
}

fn page(
    voice: Voice,
    instance: &Instance,
    seed: Seed,
    (title, verdict): (String, Verdict),
) -> Page<'_> {
    let seed = seed.0.to_string();
    Page {
        title,
        verdict,
        assumptions: &instance.parts().assumptions,
        made: vec![tell!(voice, "page.made", version = VERSION, seed = seed)],
        ..Page::default()
    }
}

fn partial(voice: Voice, partial: bool) -> Markup {
    html! { @if partial { (paragraphs("note bad", &[tell!(voice, "clinic-day.partial")])) } }
}

fn board(caption: &str, Board { header, rows, numbers, .. }: Board) -> Markup {
    table(caption, &header, &rows, &numbers)
}
