//! The words of the page.

use crate::messages::Entry;

pub(super) const TABLE: &[Entry] = entries! {
    "page.lang" "en" "da";
    "page.title" "{clinic}: plan of {date}" "{clinic}: plan af {date}";
    "page.kicker" "Capacity plan" "Kapacitetsplan";
    "page.as-of" "As of {date}" "Pr. {date}";
    "page.cycle.1" "the template repeats every week" "skabelonen gentages hver uge";
    "page.cycle" "the template repeats every {weeks} weeks" "skabelonen gentages hver {weeks}. uge";
    "page.answer.one" "Keep {minutes} minutes a week free for patients who need to come soon: {kept} of {requests} requests a week are then served in time ({share})."
        "Hold {minutes} minutter frit om ugen til patienter, der har brug for at komme snart: så ses {kept} af {requests} henvendelser om ugen til tiden ({share}).";
    "page.answer.many" "Keep {minutes} minutes a week free in {teams}: every team keeps its access targets, and no queue grows."
        "Hold {minutes} minutter frit om ugen i {teams}: alle teams holder deres adgangsmål, og ingen kø vokser.";
    "page.answer.as-is" "{minutes} minutes a week are kept free today: every access target is kept and no queue grows."
        "{minutes} minutter holdes frit om ugen i dag: alle adgangsmål holder, og ingen kø vokser.";
    "page.answer.no.one" "No: the promises of team {team} cannot all be kept with the sessions there are."
        "Nej: løfterne i team {team} kan ikke alle holdes med den ambulatorietid, der er.";
    "page.answer.no.many" "No: {no} of {teams} cannot keep all their promises with the sessions they have."
        "Nej: {no} af {teams} kan ikke holde alle deres løfter med den ambulatorietid, de har.";
    "page.answer.no.template.one" "No: the holds of team {team} would do, but the weekly template does not keep all its promises."
        "Nej: de reserverede tider i team {team} er nok, men skabelonen holder ikke alle løfter.";
    "page.answer.no.template.many" "No: the holds would do, but {no} of {teams} do not keep all their promises in the weekly template."
        "Nej: de reserverede tider er nok, men {no} af {teams} holder ikke alle løfter i skabelonen.";
    "page.answer.no.as-is.one" "No: as it is, team {team} does not keep all its promises."
        "Nej: som det er nu, holder team {team} ikke alle sine løfter.";
    "page.answer.no.as-is.many" "No: as it is, {no} of {teams} do not keep all their promises."
        "Nej: som det er nu, holder {no} af {teams} ikke alle deres løfter.";
    "page.answer.conflict" "No template keeps every promise; the conflict and a way out stand below."
        "Ingen skabelon holder alle løfter; konflikten og en udvej står nedenfor.";
    "page.answer.stopped" "The search was stopped before any template was found."
        "Søgningen blev stoppet, før en skabelon var fundet.";
    "page.answer.template" "A template with these holds was found, with a block for all demand."
        "Der er fundet en skabelon med disse reserverede tider og med tid til alt behov.";
    "page.answer.template.unmet" "A template with these holds was found; {missing} visits per cycle got no block."
        "Der er fundet en skabelon med disse reserverede tider; {missing} besøg pr. cyklus har ikke fået tid.";
    "page.answer.template.no" "A template was found, but the referee does not accept it."
        "Der er fundet en skabelon, men dommeren godkender den ikke.";
    "page.week" "The week" "Ugen";
    "page.week.lead" "Striped blocks with a thick edge are held free for patients who need to come soon."
        "Stribede felter med tyk kant holdes frie til patienter, der har brug for at komme snart.";
    "page.legend.hold" "held free" "holdes frit";
    "page.legend.complex" "complex visit" "komplekst besøg";
    "page.teams" "Teams" "Teams";
    "page.details" "Why, and at what price" "Hvorfor, og til hvilken pris";
    "page.frontier.title" "What more holds give and cost" "Hvad flere reserverede tider giver og koster";
    "page.frontier.alt" "Overflow and idle time for each amount held; recommended {held} minutes a week."
        "Overløb og ubrugt tid for hver reserveret mængde; anbefalet {held} minutter om ugen.";
    "page.frontier.x" "held for sub-acute need (min per week)" "reserveret til sub-akut behov (min. pr. uge)";
    "page.frontier.y" "min per week" "min. pr. uge";
    "page.frontier.overflow" "not served in time" "ikke set til tiden";
    "page.frontier.idle" "idle beside a queue" "ubrugt ved kø";
    "page.frontier.here" "recommended: {held}" "anbefalet: {held}";
    "page.frontier.grows" "routine queue grows" "kø af øvrige vokser";
    "page.frontier.reading" "Left of the line patients who need to come soon are turned away; right of it minutes stand empty while others wait. Hollow points are dominated."
        "Til venstre for linjen afvises patienter, der har brug for at komme snart; til højre står tid tom, mens andre venter. Hule punkter er domineret.";
    "page.outlook.title" "Week by week from today" "Uge for uge fra i dag";
    "page.outlook.alt" "Share of sub-acute minutes served in time, and session minutes, for {weeks} weeks."
        "Andel af sub-akutte minutter set til tiden, og ambulatorietid, for {weeks} uger.";
    "page.outlook.kept" "served in time" "set til tiden";
    "page.outlook.promised" "promised {share}" "lovet {share}";
    "page.outlook.capacity" "session min per week" "ambulatorietid, min. pr. uge";
    "page.outlook.sub-acute" "of which sub-acute demand" "heraf sub-akut behov";
    "page.holds.title" "Held per day" "Reserveret pr. dag";
    "page.limits" "behov plans capacity. It never decides about care for a patient, is not a medical device and is not legal advice. What a number rests on is said beside it; assumptions are listed above and can be changed in the clinic file."
        "behov planlægger kapacitet. Det træffer aldrig beslutning om behandling af en patient, er ikke medicinsk udstyr og er ikke juridisk rådgivning. Ved hvert tal står, hvad det bygger på; antagelserne står ovenfor og kan ændres i klinikkens fil.";
    "page.limits.time" "Divisible minutes: long visits in short holds can do worse. Targets count open days; rights count calendar days."
        "Delelige minutter: lange besøg i korte reserverede tider kan klare sig dårligere. Adgangsmål tæller åbningsdage; rettigheder tæller kalenderdage.";
    "page.made" "Made by behov {version}, seed {seed}. Same input and seed give the same result."
        "Lavet af behov {version}, startværdi {seed}. Samme input og startværdi giver samme resultat.";
};
