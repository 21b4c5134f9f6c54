//! The law in a clinic file and in a waiting list: what is read, and what is refused with its line.

use behov_solver::instance::{Clock, EndsAt, Instance, Sector, SpecialDay, StartsAt};
use behov_solver::table::{Id, PathwayId};
use chrono::NaiveDate;

use super::list::write_waiting;
use super::tests::{TINY, WAITING, changed, codes, read_files, told, with_waiting};
use super::*;
use crate::messages::Lang;

/// The example whose pathway carries other rights, with some text at its end.
fn carrying(rights: &str, more: &str) -> Result<Instance, Vec<FileFault>> {
    let at = TINY.find("[[pathway]]").expect("a pathway");
    let (before, pathway) = TINY.split_at(at);
    assert!(pathway.contains("right = \"udredning\""), "the pathway carries a right");
    let text = format!("{before}{}{more}", pathway.replacen("right = \"udredning\"", rights, 1));
    read_files(&[("clinic.toml", text.as_bytes()), ("waiting.csv", WAITING.as_bytes())])
}

fn line_of(read: Result<Instance, Vec<FileFault>>, code: &str) -> u32 {
    let faults = read.expect_err("a fault");
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [code]);
    faults[0].line
}

/// The line of the pathway's right in the example.
fn right_line() -> u32 {
    let at = TINY.find("[[pathway]]").unwrap();
    let at = at + TINY[at..].find("right = ").unwrap();
    u32::try_from(TINY[..at].matches('\n').count()).unwrap() + 1
}

#[test]
fn a_pathway_may_carry_several_rights() {
    let clinic = carrying("rights = [\"udredning\", \"cancer-work-up\"]", "").unwrap();
    let parts = clinic.parts();
    let rights = &parts.pathways[PathwayId::from_index(0)].rights;
    let names: Vec<&str> = rights.iter().map(|&right| &*parts.rights[right].name).collect();
    assert_eq!(names, ["udredning", "cancer-work-up"]);
    // The maximum wait binds first: 14 days to the first visit.
    let dues = clinic.dues(&parts.waiting[0]);
    assert_eq!((dues[0].maximum_wait, dues[0].step), (true, 0));
    assert_eq!((dues[1].maximum_wait, dues[1].step), (false, 1));
}

#[test]
fn a_right_that_cannot_be_followed_is_refused_on_its_line() {
    let bill = carrying("right = \"child-psychiatry-work-up\"", "");
    assert_eq!(line_of(bill, "B0234"), right_line());
    let somatic = carrying("rights = [\"cancer-total\"]", "\n[law]\nsector = \"psychiatric\"\n");
    let faults = somatic.expect_err("a fault");
    let told: Vec<_> = faults.iter().map(|fault| (fault.code, fault.line)).collect();
    assert_eq!(told, [("B0235", right_line())]);
    let own = "\n[[right]]\nname = \"own\"\nstarts_at = \"consent\"\n\
               periods = [{ from = 2020-01-01, days = 14 }]\n";
    assert_eq!(codes(carrying("right = \"udredning\"", own)), ["B0236"]);
    assert_eq!(codes(carrying("right = \"udredning\"\nrights = [\"treatment\"]", "")).len(), 1);
    assert_eq!(codes(carrying("rights = [\"udredningg\"]", "")), ["B0107"]);
    let twice = carrying("rights = [\"udredning\", \"udredning\"]", "");
    assert_eq!(line_of(twice, "B0213"), right_line());
    assert_eq!(
        codes(carrying("right = \"udredning\"", "\n[law]\nswitched_on = [\"x\"]\n")),
        ["B0107"]
    );
    assert_eq!(codes(carrying("right = \"udredning\"", "\n[law]\nsaturdays = true\n")), ["B0104"]);
}

#[test]
fn what_the_law_leaves_to_be_said_is_read() {
    let law = "\n[law]\nsector = \"psychiatric\"\nsaturday_counts = true\n\
               not_weekdays = [\"christmas-eve\", \"constitution-day\"]\n\
               switched_on = [\"child-psychiatry-work-up\"]\n";
    let clinic = carrying("right = \"child-psychiatry-work-up\"", law).unwrap();
    let law = &clinic.parts().law;
    assert_eq!((law.sector, law.saturday_counts), (Sector::Psychiatric, true));
    assert_eq!(law.not_weekdays, [SpecialDay::ChristmasEve, SpecialDay::ConstitutionDay]);
}

#[test]
fn a_built_in_right_with_other_periods_keeps_its_milestones() {
    let own = "\n[[right]]\nname = \"cancer-treatment\"\nperiods = [\
               { from = 2020-01-01, days = 10, sector = \"somatic\", days_if_received_before = 12 }]\n";
    let clinic = carrying("right = \"udredning\"", own).unwrap();
    let rights = clinic.parts().rights.values();
    let right = rights.into_iter().find(|right| right.name == "cancer-treatment").unwrap();
    assert_eq!((right.starts_at, right.ends_at), (StartsAt::Consent, EndsAt::TreatmentStart));
    assert_eq!((right.maximum_wait, right.periods[0].days), (true, 10));
    assert_eq!(right.periods[0].days_if_received_before, Some(12));
}

#[test]
fn the_conventions_that_the_law_leaves_open_are_assumptions_with_a_tag() {
    let clinic = changed("format", "format").unwrap();
    let about = |key: &str| {
        let rows = clinic.parts().assumptions.iter();
        rows.filter(|row| row.about == key).map(|row| row.value.clone()).collect::<Vec<_>>()
    };
    for (key, value) in [
        ("law.sector", "somatic"),
        ("law.saturday_counts", "false"),
        ("law.not_weekdays", "none"),
        ("law.month_days", "30 days"),
        ("law.last_day", "not moved"),
        ("law.letter", "sent"),
        ("law.redirected_on_the_last_day", "in time"),
        ("law.incomplete_referral", "from receipt"),
        ("law.own_days", "days asked for"),
        ("right.udredning.days", "30"),
    ] {
        assert_eq!(about(key), [value], "{key}");
    }
    // Rights that nothing carries are no assumption.
    assert!(about("right.cancer-total.days").is_empty());
}

#[test]
fn the_dates_by_which_rights_run_stand_in_the_waiting_list() {
    let english = "pseudonym;need;referral_received;referral_for_treatment;consent;offered;\
                   redirected;moved\n\
                   P-1;first;01-10-2026;20-10-2026;21-10-2026;10-11-2026;30-10-2026;29-10-2026\n\
                   P-2;first;02-10-2026;;;;;\n";
    let danish = "pseudonym;behov;henvisning_modtaget;henvist_til_behandling;samtykke;tilbudt;\
                  omvisiteret;flyttet\n\
                  P-1;first;01-10-2026;20-10-2026;21-10-2026;10-11-2026;30-10-2026;29-10-2026\n\
                  P-2;first;02-10-2026;;;;;\n";
    let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
    for list in [english, danish] {
        let clinic = with_waiting(list.as_bytes()).unwrap_or_else(|faults| panic!("{}", faults[0]));
        let patient = &clinic.parts().waiting[0];
        assert_eq!(patient.referred_for_treatment, day("2026-10-20"));
        assert_eq!(patient.consent, day("2026-10-21"));
        assert_eq!(patient.offered, day("2026-11-10"));
        assert_eq!(patient.redirected, day("2026-10-30"));
        assert_eq!(patient.moved, day("2026-10-29"));
        assert_eq!(clinic.parts().waiting[1].consent, None);
        // Written and read again it is the same list.
        for lang in [Lang::En, Lang::Da] {
            let again = write_waiting(lang, &clinic, &clinic.parts().waiting);
            let again = with_waiting(again.as_bytes()).unwrap();
            assert_eq!(again.parts().waiting, clinic.parts().waiting);
        }
    }
    let usual = with_waiting(b"pseudonym;need;referral_received\nP-2;first;02-10-2026\n").unwrap();
    let again = write_waiting(Lang::En, &usual, &usual.parts().waiting);
    assert!(!again.contains("consent"), "{again}");
}

#[test]
fn dates_that_cannot_be_are_refused_with_line_and_column() {
    let list = "pseudonym;need;referral_received;consent;redirected\n\
                P-1;first;01-10-2026;30-09-2026;\n\
                P-2;first;01-10-2026;;03-11-2026\n\
                P-3;first;01-10-2026;maybe;\n";
    let faults = told(with_waiting(list.as_bytes()));
    assert!(faults.contains("4:4 B0117 "), "{faults}");
    let list = list.replace("maybe", "");
    let faults = told(with_waiting(list.as_bytes()));
    assert!(faults.contains("2:4 B0204 "), "{faults}");
    assert!(faults.contains("3:5 B0229 "), "{faults}");
}

#[test]
fn a_right_whose_first_day_is_missing_has_not_started() {
    let clinic = carrying("rights = [\"udredning\", \"treatment\"]", "").unwrap();
    let clocks = clinic.clocks(&clinic.parts().waiting[0]);
    assert!(matches!(clocks[..], [Clock::Running(_), Clock::NotStarted { .. }]), "{clocks:?}");
}
