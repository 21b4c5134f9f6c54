//! The words of `check` and of the register of assumptions.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "check.verdict.of" "things asked that cannot be, and requirements broken" "ting, der ikke kan lade sig gøre, og brudte krav";
    "check.fault.error" "error" "fejl";
    "check.fault.help" "help" "hjælp";
    "check.fault.count" "{count:# fault|# faults}; nothing was calculated." "{count} fejl; intet er beregnet.";
    "check.ok" "{clinic} is in order: {teams}, {clinicians}, {sessions} per cycle of {weeks}, {minutes:# session minute|# session minutes} a week."
        "{clinic} er i orden: {teams}, {clinicians}, {sessions} pr. rul på {weeks}, {minutes:# minuts ambulatorietid|# minutters ambulatorietid} om ugen.";
    "check.teams" "{count:# team|# teams}" "{count:# team|# teams}";
    "check.clinicians" "{count:# clinician|# clinicians}" "{count:# kliniker|# klinikere}";
    "check.sessions" "{count:# session|# sessions}" "{count:# program|# programmer}";
    "check.not-all" "{clinic} can be read, and not all that is asked can be (below): {teams}, {clinicians}, {sessions} per cycle of {weeks}, {minutes:# session minute|# session minutes} a week."
        "{clinic} kan læses, men ikke alt, der bedes om, kan lade sig gøre (nedenfor): {teams}, {clinicians}, {sessions} pr. rul på {weeks}, {minutes:# minuts ambulatorietid|# minutters ambulatorietid} om ugen.";
    "check.list.waiting" "the waiting list" "ventelisten";
    "check.list.bookings" "the list of bookings" "listen over bookinger";
    "check.list.panel" "the panel `{panel}`" "patientgruppen `{panel}`";
    "check.read" "Read: {waiting}, {bookings}, {controls}." "Læst: {waiting}, {bookings}, {controls}.";
    "check.waiting" "{count:# waiting patient|# waiting patients}" "{count:# ventende patient|# ventende patienter}";
    "check.made" "{count:# booking|# bookings} already made" "{count:# booking|# bookinger}, der er lavet";
    "check.controls" "{count:# date of a next control|# dates of next controls}" "{count:# dato|# datoer} for næste kontrol";
    "check.cannot-be" "This cannot be" "Det kan ikke lade sig gøre";
    "check.to-know" "Good to know" "Værd at vide";
    "check.more" "{code}: {count} more of this kind; --json lists them." "{code}: {count} flere af samme slags; --json viser dem.";
    "check.minutes" "Minutes a week" "Minutter om ugen";
    "check.minutes.team" "team" "team";
    "check.minutes.sub-acute" "asked sub-acute" "efterspørgsel, subakut";
    "check.minutes.routine" "asked routine" "efterspørgsel, planlagt";
    "check.minutes.open-clinic" "in open clinics" "i åbent ambulatorium";
    "check.minutes.bookable" "bookable" "kan bookes";
    "check.minutes.held" "held" "reserveret";
    "check.minutes.routine-load" "routine load" "belastning, planlagt";
    "check.minutes.total-load" "total load" "belastning, i alt";
    "check.minutes.unused" "used by nobody" "bruges af ingen";
    "check.minutes.all" "all" "i alt";
    "check.minutes.left" "Of {sessions:# session minute|# session minutes} {work} are fixed for other work, {open} are open clinics, and {lost} fall away on closed days, in leave and at short notice (mean of the horizon): {bookable} can be booked."
        "Af {sessions:# minuts ambulatorietid|# minutters ambulatorietid} er {work} fastlagt til andet arbejde, {open} er åbent ambulatorium, og {lost} falder væk på lukkedage, ved fravær og med kort varsel (gennemsnit over planperioden): {bookable} kan bookes.";
    "made.not-held" "row {row} of the bookings, `{patient}` for `{need}` on {date} {span} with {clinician}: {why}. It does not count; book the patient again, or correct the list or the clinic file"
        "række {row} i bookingerne, `{patient}` til `{need}` den {date} {span} hos {clinician}: {why}. Den tæller ikke med; book patienten igen, eller ret listen eller ambulatoriets fil";
    "made.holiday" "the clinic is closed for a public holiday"
        "ambulatoriet er lukket på en helligdag";
    "made.closure" "the clinic is closed"
        "ambulatoriet er lukket";
    "made.closure.reason" "the clinic is closed ({reason})"
        "ambulatoriet er lukket ({reason})";
    "made.away" "{clinician} is away"
        "{clinician} er fraværende";
    "made.away.reason" "{clinician} is away ({reason})"
        "{clinician} er fraværende ({reason})";
    "made.no-session" "{clinician} has no session throughout that time"
        "{clinician} har intet program i hele den tid";
    "made.taken" "a break or time fixed for something else lies there"
        "der ligger en pause eller tid, der er fastlagt til andet";
    "made.role" "the role of {clinician} may not serve that need"
        "{clinician} er ikke i en faggruppe, der må varetage det behov";
    "made.room" "the visit needs a room, and the session has none"
        "besøget kræver et lokale, og programmet har intet";
    "made.team" "the session does not see patients of the team the patient asked"
        "programmet ser ikke patienter fra det team, patienten er henvist til";
    "stand-ins" "could stand in: {names}"
        "kan træde til: {names}";
    "stand-ins.none" "nobody at work can stand in"
        "ingen på arbejde kan træde til";
    "check.assumptions.count" "{count:# number is an assumption, a source or law, not yours; --assumptions lists it|# numbers are assumptions, sources or law, not yours; --assumptions lists them}."
        "{count} tal er {count:antagelse, kilde eller lov, ikke jeres eget; --assumptions viser det|antagelser, kilder eller lov, ikke jeres egne; --assumptions viser dem}.";
    "check.assumptions.none" "Every number is your own." "Alle tal er jeres egne.";
    "assumptions.title" "Assumptions" "Antagelser";
    "assumptions.lead" "Numbers that the clinic did not give, or gave with a caveat."
        "Tal, som ambulatoriet ikke har givet, eller har givet med forbehold.";
    "assumptions.about" "about" "om";
    "assumptions.value" "value" "værdi";
    "assumptions.tag" "kind" "art";
    "assumptions.note" "from where, or why" "hvorfra, eller hvorfor";
    "check.template.ok" "The template breaks no promise. (Whether it has a block for all demand is not judged.)" "Skabelonen opfylder alle krav. (Om al efterspørgsel har fået tid, bedømmes ikke.)";
    "check.template.breaches" "The template breaks {count:# promise|# promises}:" "Skabelonen opfylder ikke {count} krav:";
    "check.bookings.ok" "The bookings break no promise." "Bookingerne opfylder alle krav.";
    "check.bookings.breaches" "The bookings break {count:# promise|# promises}:" "Bookingerne opfylder ikke {count} krav:";
    "referee.ok" "The referee, which shares no code with the search, found no broken promise in the template."
        "Efterkontrollen, som ikke deler kode med søgningen, fandt, at skabelonen opfylder alle krav.";
    "referee.no" "The referee found broken promises ({count}); do not use this template and please report it."
        "Efterkontrollen fandt krav, der ikke er opfyldt ({count}); brug ikke skabelonen, og meld det venligst.";
};
