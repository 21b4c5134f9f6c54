//! The call list and the dates of the summary: whom a secretary rings, in which order, how often.

use behov_solver::booking::replan::Told;
use behov_solver::table::{ClinicianId, Id};
use behov_solver::units::{Span, TimeOfDay};

use super::words;
use crate::report::booked::cast::{Cast, DA, EN};
use crate::report::booked::{self, About};
use crate::report::html;
use crate::report::json::Call;
use crate::report::voice::Voice;

fn told(pseudonym: &str, step: usize, date: &str) -> Told {
    let at = |text| TimeOfDay::parse(text).unwrap();
    let span = Span { from: at("10:00"), to: at("10:20") };
    let clinician = ClinicianId::from_index(1);
    let date = date.parse().unwrap();
    Told { pseudonym: pseudonym.to_owned(), step, clinician, date, span }
}

/// What each call is about, the date it must be made before, and the date told in the same call.
fn order(cast: &Cast) -> Vec<(About, String, Option<String>)> {
    let booked = cast.told();
    let row = |call: &booked::Call<'_>| {
        let date = call.visit.map(|visit| visit.date).or(call.instead.map(|told| told.date));
        (call.about(), date.unwrap().to_string(), call.with.map(|date| date.to_string()))
    };
    booked.calls().iter().map(row).collect()
}

fn lead(voice: Voice, cast: &Cast) -> String {
    let booked = cast.told();
    let found = booked.calls();
    let calls: Vec<Call<'_>> = found.iter().map(|call| Call::of(call, booked.instance)).collect();
    words::calls_lead(voice, &calls)
}

#[test]
fn who_knows_a_date_that_is_no_more_is_rung_before_first_dates_and_everybody_once() {
    // P-02 was told of a first visit on the 5th that falls away, and has two new dates.
    let mut cast = Cast::new();
    let day = |text: &str| text.to_owned();
    let first = Some(day("2026-11-05"));
    assert_eq!(
        order(&cast),
        [
            (About::Lost, day("2026-11-05"), None),
            (About::New, day("2026-11-03"), first.clone()),
            (About::New, day("2026-11-10"), first.clone()),
        ]
    );
    // The second was told for the 6th: it is another date, and comes before the first.
    cast.was_told(vec![told("P-02", 1, "2026-11-06"), told("gone", 0, "2026-11-06")]);
    let moved = (About::Moved, day("2026-11-10"), first.clone());
    assert_eq!(order(&cast)[1], moved);
    assert!(lead(EN, &cast).starts_with("1 call about 3 dates"), "{}", lead(EN, &cast));
    assert!(lead(DA, &cast).starts_with("1 opkald om 3 tider"), "{}", lead(DA, &cast));
    let page = html::calls(DA, &cast.told());
    let places = ["Mister en tid", "Får en anden tid end den, de kender", "uge 45: Ada"]
        .map(|title| page.find(title).unwrap_or_else(|| panic!("{title}: {page}")));
    assert!(places.is_sorted(), "{places:?}");
    let say =
        "ingen anden tid endnu; i samme opkald også tir 10. nov. 09:20 Ada, tir 3. nov. 09:40 Ada";
    assert!(page.contains(say), "{page}");
    // The letter is one, and told once.
    assert_eq!(page.matches("brev senest").count(), 1);
    let say =
        "tir 10. nov. 09:20 Ada i stedet for fre 6. nov. 10:00 Bea; i samme opkald som tor 5. nov.";
    assert!(page.contains(say), "{page}");
}

#[test]
fn the_summary_has_the_dates_ahead_and_says_who_has_had_every_visit() {
    let on = |today: &str| {
        let cast = Cast::with(|parts| parts.as_of = today.parse().unwrap());
        [EN, DA].map(|voice| words::answer(voice, &cast.told()))
    };
    let [english, danish] = on("2026-11-02");
    assert!(english.starts_with("2 of 3 waiting patients have dates between 3 November 2026 and "));
    assert!(danish.starts_with("2 af 3 ventende patienter har tider mellem 3. november 2026 og "));
    // On the day of the first visits those are held, and the others are on one day.
    let [english, danish] = on("2026-11-03");
    assert!(english.starts_with("2 of 3 waiting patients have dates on 10 November 2026. "));
    assert!(danish.starts_with("2 af 3 ventende patienter har tider den 10. november 2026. "));
    let [english, danish] = on("2026-11-10");
    let wanted = "None of 3 waiting patients has a date ahead. 2 patients have had every visit. ";
    assert!(english.starts_with(wanted), "{english}");
    let wanted = "Ingen af 3 ventende patienter har en kommende tid. 2 patienter har haft alle ";
    assert!(danish.starts_with(wanted), "{danish}");
}
