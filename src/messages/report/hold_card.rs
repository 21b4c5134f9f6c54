//! The words of the hold card.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "card.verdict.of" "with a card, of {all:# team|# teams}" "med et kort, af {all:# team|# teams}";
    "card.title" "Hold card of {clinic}, {date}" "Dagskort for reserverede tider: {clinic}, {date}";
    "card.reading" "Each morning: count the routine patients who wait for a time (those booked are served already), find the line, and keep at least so many of the day's slots for sub-acute patients; the others are for those who wait."
        "Hver morgen: tæl de planlagte patienter, der venter på en tid (de bookede er allerede med), find linjen, og reservér mindst så mange af dagens tider til subakutte patienter; resten er til dem, der venter.";
    "card.slots" "Slots" "Tider";
    "card.slots.value" "{slots} of {minutes} min on a mean open day ({mean} before rounding)"
        "{slots} på {minutes} min. på en gennemsnitlig åbningsdag ({mean} før afrunding)";
    "card.asked" "Asked" "Efterspurgt";
    "card.asked.value" "{sub_acute:# slot|# slots} sub-acute and {routine} routine on a mean open day"
        "{sub_acute:# tid|# tider} subakut og {routine} planlagt på en gennemsnitlig åbningsdag";
    "card.overtime" "Together that is more than the slots: at least {over:# slot|# slots} a day become overtime under every rule."
        "Tilsammen er det mere end tiderne: mindst {over:# tid|# tider} om dagen ligger efter programslut under enhver regel.";
    "card.card" "Card" "Kort";
    "card.line" "waiting {from}-{to}: keep at least {keep}" "{from}-{to} venter: reservér mindst {keep}";
    "card.line.one" "waiting {from}: keep at least {keep}" "{from} venter: reservér mindst {keep}";
    "card.line.last" "waiting {from} or more: keep at least {keep}" "{from} eller flere venter: reservér mindst {keep}";
    "card.gain" "Worth" "Værd";
    "card.gain.value" "costs {cost} a day; the best rule that always keeps as many ({keep}) costs {constant}: {gain} saved"
        "koster {cost} om dagen; den bedste regel, der altid reserverer lige mange ({keep}), koster {constant}: {gain} sparet";
    "card.proof" "Proof" "Bevis";
    "card.proof.value" "exact for the model: slots that are alike, one length, any clinician of the team, every day the same. Longer visits, own clinicians and short days are not in it."
        "eksakt for modellen: ens tider, én længde, alle teamets klinikere, alle dage ens. Længere besøg, fast kliniker og korte dage er ikke med.";
    "card.none" "No card" "Intet kort";
    "card.none.slots" "The team has less than half a slot on a mean open day."
        "Teamet har mindre end en halv tid på en gennemsnitlig åbningsdag.";
    "card.none.steady" "There is no steady state: {routine:# routine slot|# routine slots} are asked for a day and {slots} are open, so the queue grows by at least {growth} a day, whatever is kept. Nothing can be kept until there is more time or less demand."
        "Der er ingen ligevægt: der efterspørges {routine:# planlagt tid|# planlagte tider} om dagen, og {slots} er åbne, så køen vokser med mindst {growth} om dagen, uanset hvad der reserveres. Intet kan reserveres, før der er mere tid eller mindre efterspørgsel.";
    "card.none.settles" "The rule does not settle at these costs; bring waiting_cost and late_cost closer together."
        "Reglen falder ikke til ro ved disse omkostninger; bring `pris for ventedag` (goals.waiting_cost) og `pris for forsinkelse` (goals.late_cost) tættere på hinanden.";
    "card.costs" "Costs weighed: {waiting} for a routine visit that waits an open day, {late} for a sub-acute visit beyond the slots (goals.waiting_cost, goals.late_cost)."
        "Vægtede omkostninger: `pris for ventedag` (goals.waiting_cost) er {waiting} for et planlagt besøg, der venter en åbningsdag, `pris for forsinkelse` (goals.late_cost) er {late} for et subakut besøg ud over tiderne.";
    "card.made" "Made by behov {version}. behov plans capacity; it never decides about care."
        "Lavet af behov {version}. behov planlægger kapacitet og afgør aldrig behandling.";
};
