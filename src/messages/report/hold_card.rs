//! The words of the hold card.

use crate::messages::Entry;

pub(super) const TABLE: &[Entry] = entries! {
    "card.title" "Hold card of {clinic}, {date}" "Reservationskort for {clinic}, {date}";
    "card.reading" "Each morning: count the routine patients who wait for a time (those booked are served already), find the line, and keep at least so many of the day's slots for sub-acute patients; the others are for those who wait."
        "Hver morgen: tæl de øvrige patienter, der venter på en tid (de bookede er allerede med), find linjen, og hold mindst så mange af dagens tider fri til sub-akutte patienter; resten er til dem, der venter.";
    "card.slots" "Slots" "Tider";
    "card.slots.value" "{slots} of {minutes} min on a mean open day ({mean} before rounding)"
        "{slots} på {minutes} min. på en gennemsnitlig åbningsdag ({mean} før afrunding)";
    "card.asked" "Asked" "Efterspurgt";
    "card.asked.value" "{sub_acute} slots sub-acute and {routine} routine on a mean open day"
        "{sub_acute} tider sub-akut og {routine} øvrige på en gennemsnitlig åbningsdag";
    "card.overtime" "Together that is more than the slots: at least {over} slots a day become overtime under every rule."
        "Tilsammen er det mere end tiderne: mindst {over} tider om dagen bliver overarbejde under enhver regel.";
    "card.card" "Card" "Kort";
    "card.line" "waiting {from}-{to}: keep at least {keep}" "venter {from}-{to}: hold mindst {keep} fri";
    "card.line.one" "waiting {from}: keep at least {keep}" "venter {from}: hold mindst {keep} fri";
    "card.line.last" "waiting {from} or more: keep at least {keep}" "venter {from} eller flere: hold mindst {keep} fri";
    "card.gain" "Worth" "Værd";
    "card.gain.value" "costs {cost} a day; the best rule that always keeps as many ({keep}) costs {constant}: {gain} saved"
        "koster {cost} om dagen; den bedste regel, der altid holder lige mange fri ({keep}), koster {constant}: {gain} sparet";
    "card.proof" "Proof" "Bevis";
    "card.proof.value" "exact for the model: slots that are alike, one length, any clinician of the team, every day the same. Longer visits, own clinicians and short days are not in it."
        "eksakt for modellen: ens tider, én længde, alle teamets behandlere, alle dage ens. Længere besøg, egen behandler og korte dage er ikke med.";
    "card.none" "No card" "Intet kort";
    "card.none.slots" "The team has less than half a slot on a mean open day."
        "Teamet har mindre end en halv tid på en gennemsnitlig åbningsdag.";
    "card.none.steady" "There is no steady state: {routine} routine slots are asked for a day and {slots} are open, so the queue grows by at least {growth} a day, whatever is kept. Nothing can be kept until there is more time or less demand."
        "Der er ingen ligevægt: der efterspørges {routine} øvrige tider om dagen, og {slots} er åbne, så køen vokser med mindst {growth} om dagen, uanset hvad der holdes fri. Intet kan holdes fri, før der er mere tid eller mindre behov.";
    "card.none.settles" "The rule does not settle at these costs; bring waiting_cost and late_cost closer together."
        "Reglen falder ikke til ro ved disse omkostninger; bring waiting_cost og late_cost tættere på hinanden.";
    "card.costs" "Costs weighed: {waiting} for a routine visit that waits an open day, {late} for a sub-acute visit beyond the slots (goals.waiting_cost, goals.late_cost)."
        "Vejede omkostninger: {waiting} for et øvrigt besøg, der venter en åbningsdag, {late} for et sub-akut besøg ud over tiderne (goals.waiting_cost, goals.late_cost).";
    "card.made" "Made by behov {version}. behov plans capacity; it never decides about care."
        "Lavet af behov {version}. behov planlægger kapacitet og afgør aldrig behandling.";
};
