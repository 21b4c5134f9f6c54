//! Faults of answers before visits (PRO) and of the table that reads them: cause and way out.

use super::Entry;

faults! {
    "B0250"
        cause "the score {score} lies outside the bands, {from} up to but not {to}",
              "scoren {score} ligger uden for intervallerne, fra {from} til under {to}";
        help "Correct the score, or let the bands under [complexity.pro] reach it; `to` is the first score above a band.",
             "Ret scoren, eller lad intervallerne under [complexity.pro] nå den; `to` er den første score over et interval.";
    "B0251"
        cause "the colour {colour} is given, and no rule says what it means",
              "farven {colour} bruges, og ingen regel siger, hvad den betyder";
        help "Add a row of `colours` under [complexity.pro] with the colour and what comes then: visit, phone or none.",
             "Tilføj en række i `colours` under [complexity.pro] med farven og det, der så sker (`then`): visit, phone eller none.";
    "B0252"
        cause "the list has PRO answers, and the clinic file has no table to read them by",
              "listen har PRO-svar, og ambulatoriets fil har ingen tabel at læse dem med";
        help "Write [complexity.pro] with a version and bands, or leave the columns out.",
             "Skriv [complexity.pro] med version og intervaller, eller udelad kolonnerne.";
    "B0253"
        cause "{phone} of the first visits become calls, and `phone_need` names no call",
              "{phone} af førstegangsbesøgene bliver til opkald, og `opkaldet` (phone_need) nævner intet opkald";
        help "Name under `phone_need` the need that is the call: it says how long a call takes and who may make it.",
             "Nævn under `opkaldet` (phone_need) det behov, der er opkaldet: det siger, hvor længe et opkald varer, og hvem der må ringe.";
    "B0254"
        cause "the answer of {date} comes after today, {today}",
              "svaret fra den {date} ligger efter i dag, {today}";
        help "Correct the date, or as_of or --today.",
             "Ret datoen, eller `dato i dag` (as_of) eller --today.";
    "B0255"
        cause "`{need}` comes after the answers, and is among the first visits they decide on",
              "`{need}` kommer efter svarene og står blandt de førstegangsbesøg, de afgør";
        help "Leave it out of `needs` under [complexity.pro.first_visit], or name another need.",
             "Udelad det af `needs` under [complexity.pro.first_visit], eller nævn et andet behov.";
    "B0256"
        cause "`{class}` is no true class: it says that nobody has answered",
              "`{class}` er ingen sand klasse: den siger, at der ikke er svaret";
        help "Name under `truly` one of the clinic's own classes.",
             "Nævn under `truly` en af ambulatoriets egne klasser.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Lang, wrong};
    use behov_solver::instance::Fault;

    #[test]
    fn english_causes_are_those_of_the_solver() {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        let name = || "A".to_owned();
        let faults = [
            Fault::ScoreOutsideBands { score: 41.0, from: 0.0, to: 40.0 },
            Fault::ColourWithoutRule { colour: name() },
            Fault::NoProTable,
            Fault::CallWithoutNeed { phone: 0.2 },
            Fault::AnswerAfterToday { date, today: date },
            Fault::DecidedTwice { need: name() },
            Fault::TrulyUnknown { class: name() },
        ];
        assert_eq!(faults.each_ref().map(Fault::code).as_slice(), CODES);
        for fault in &faults {
            assert_eq!(wrong(Lang::En, fault), fault.to_string());
            assert!(!wrong(Lang::Da, fault).contains(['{', '}']));
        }
    }
}
