//! The words of the page.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "page.lang" "en" "da";
    "page.title" "{clinic}: plan of {date}" "{clinic}: plan pr. {date}";
    "verdict.yes" "Yes." "Ja.";
    "verdict.no" "No." "Nej.";
    "verdict.told" "Answer:" "Svar:";
    "verdict.kept" "kept" "opfyldt";
    "verdict.not-kept" "not kept" "ikke opfyldt";
    "verdict.target" "target {share}" "mål {share}";
    "verdict.of" "{need}, {team}" "{need}, {team}";
    "verdict.broken" "Broken requirements in the template" "Brudte krav i skabelonen";
    "page.assumptions" "{count:# assumption|# assumptions}" "{count:# antagelse|# antagelser}";
    "page.kicker" "Capacity plan" "Kapacitetsplan";
    "page.as-of" "As of {date}" "Pr. {date}";
    "page.cycle" "the template repeats every {weeks:week|# weeks}" "skabelonen gentages hver {weeks:uge|#. uge}";
    "page.answer.one" "Keep {minutes:# minute|# minutes} a week free for patients who need to come soon: {kept} of {requests:# request|# requests} a week are then served in time ({share})."
        "Reservér {minutes:# minut|# minutter} om ugen til patienter, der har brug for at komme snart: så ses {kept} af {requests:# henvendelse|# henvendelser} om ugen til tiden ({share}).";
    "page.answer.many" "Keep {minutes:# minute|# minutes} a week free in {teams}: every team keeps its access targets, and no queue grows."
        "Reservér {minutes:# minut|# minutter} om ugen i {teams}: alle teams når deres mål for ventetid til tid, og ingen kø vokser.";
    "page.answer.as-is" "{minutes:# minute|# minutes} a week are kept free today: every access target is kept and no queue grows."
        "{minutes:# minut|# minutter} er reserveret om ugen i dag: alle mål for ventetid til tid nås, og ingen kø vokser.";
    "page.answer.no.one" "The promises of team {team} cannot all be kept with the sessions there are."
        "Team {team} kan ikke opfylde alle sine krav med den ambulatorietid, der er.";
    "page.answer.no.many" "{no} of {teams} cannot keep all their promises with the sessions they have."
        "{no} af {teams} kan ikke opfylde alle deres krav med den ambulatorietid, de har.";
    "page.answer.no.template.one" "The holds of team {team} would do, but the weekly template does not keep all its promises."
        "De reserverede tider i team {team} er nok, men skabelonen opfylder ikke alle krav.";
    "page.answer.no.template.many" "The holds would do, but {no} of {teams} do not keep all their promises in the weekly template."
        "De reserverede tider er nok, men {no} af {teams} opfylder ikke alle krav i skabelonen.";
    "page.answer.no.as-is.one" "As it is, team {team} does not keep all its promises."
        "Som det er nu, opfylder team {team} ikke alle sine krav.";
    "page.answer.no.as-is.many" "As it is, {no} of {teams} do not keep all their promises."
        "Som det er nu, opfylder {no} af {teams} ikke alle deres krav.";
    "page.answer.conflict" "No template keeps every promise; the conflict and a way out stand below."
        "Ingen skabelon opfylder alle krav; konflikten og en udvej står nedenfor.";
    "page.answer.stopped" "The search was stopped before any template was found."
        "Søgningen blev stoppet, før en skabelon var fundet.";
    "page.answer.template" "A template with these holds was found, with a block for all demand."
        "Der er fundet en skabelon med disse reserverede tider og med tid til al efterspørgsel.";
    "page.answer.template.unmet" "A template with these holds was found; {missing:# visit|# visits} per cycle got no block."
        "Der er fundet en skabelon med disse reserverede tider; {missing} besøg pr. rul har ikke fået tid.";
    "page.answer.template.no" "A template was found, but the referee does not accept it."
        "Der er fundet en skabelon, men efterkontrollen godkender den ikke.";
    "page.week" "The week" "Ugen";
    "page.week.lead" "The edge of a block says what it is for; a hatched block is held for patients who need to come soon."
        "Feltets kant siger, hvad tiden er til; et skraveret felt er reserveret til patienter, der har brug for at komme snart.";
    "page.legend.complex" "complex visit" "komplekst besøg";
    "week.by-clinician" "Clinicians" "Klinikere";
    "week.by-room" "Rooms" "Lokaler";
    "week.role.physician" "physician" "læge";
    "week.role.nurse" "nurse" "spl.";
    "week.role.secretary" "secretary" "sekr.";
    "week.open" "open" "åbent";
    "week.open.until" "to {time}" "til {time}";
    "week.open.no" "no" "ingen";
    "week.open.booking" "booking" "booking";
    "week.opens" "opens" "frigives";
    "week.opens.1" "day before" "dagen før";
    "week.opens.0" "on the day" "på dagen";
    "week.opens.never" "never" "aldrig";
    "week.opens.few" "{days} d. before" "{days} d. før";
    "week.opens.sign" "-{days} d." "-{days} d.";
    "week.free" "free {minutes}" "ledig {minutes}";
    "week.empty" "empty {minutes}" "tom {minutes}";
    "week.no-visits" "no visit" "ingen besøg";
    "week.no-room" "no room" "uden lokale";
    "week.share-room" "{count} share" "{count} deles";
    "week.rooms.note" "Rooms are numbered as they fill; which door it is the clinic decides. At the foot: minutes in use."
        "Lokalerne er nummereret, som de fyldes; hvilken dør det er, bestemmer ambulatoriet. Nederst: minutter i brug.";
    "week.legend.free" "empty: free, with its minutes" "tom flade: ledig tid med minutter";
    "week.legend.opens" "-1 d. in a short block: opens to the waiting list 1 day before; ×: never"
        "-1 d. i et kort felt: åbnes for ventelisten 1 dag før; ×: aldrig";
    "week.legend.foot" "at the foot: chance to end in time; ▼ below {goal}" "nederst: chance for at slutte til tiden; ▼ under {goal}";
    "week.list" "The week as a table" "Ugen som tabel";
    "week.list.session" "who" "hvem";
    "week.list.time" "from and to" "fra og til";
    "week.list.block" "block" "tid";
    "week.strip" "The weeks ahead" "Ugerne, der kommer";
    "week.strip.lead" "Share of sub-acute minutes served in time, as computed week by week; the stroke is the target, ▼ is below it. Of several teams the one furthest behind."
        "Andel af subakutte minutter set til tiden, regnet uge for uge; stregen er målet, ▼ er under det. Af flere teams det, der er længst bagud.";
    "week.strip.days" "{count:# day|# days} open" "{count:# dag|# dage} åben";
    "week.strip.share" "{share} in time, target {promised}" "{share} til tiden, mål {promised}";
    "week.strip.closed" "closed {days}" "lukket {days}";
    "week.strip.away" "{name} away {days}" "{name} væk {days}";
    "week.strip.lost" "{lost} of {all} held slots fall out" "{lost} af {all} reserverede tider falder væk";
    "week.strip.lacks" "▲ open clinic {day}: {staffed} of {wanted:# clinician|# clinicians}"
        "▲ åbent ambulatorium {day}: {staffed} af {wanted:# kliniker|# klinikere}";
    "page.teams" "Teams" "Teams";
    "page.details" "Why, and at what price" "Hvorfor, og til hvilken pris";
    "page.frontier.title" "What more holds give and cost" "Hvad flere reserverede tider giver og koster";
    "page.frontier.alt" "Overflow and idle time for each amount held; recommended {held:# minute|# minutes} a week."
        "Ikke set til tiden og ubrugt tid for hver reserveret mængde; anbefalet {held:# minut|# minutter} om ugen.";
    "page.frontier.x" "held for sub-acute need (min per week)" "reserveret til subakutte (min. om ugen)";
    "page.frontier.y" "min per week" "min. om ugen";
    "page.frontier.overflow" "not served in time" "ikke set til tiden";
    "page.frontier.idle" "idle beside a queue" "ubrugt, mens andre ventede";
    "page.frontier.here" "recommended: {held}" "anbefalet: {held}";
    "page.frontier.grows" "routine queue grows" "kø af planlagte vokser";
    "page.frontier.reading" "Left of the line patients who need to come soon are turned away; right of it minutes stand empty while others wait. Hollow points are dominated."
        "Til venstre for linjen afvises patienter, der har brug for at komme snart; til højre står tiden tom, mens andre venter. Hule punkter er ringere end et andet.";
    "page.outlook.title" "Week by week from today" "Uge for uge fra i dag";
    "page.outlook.alt" "Share of sub-acute minutes served in time, and session minutes, for {weeks:# week|# weeks}."
        "Andel af subakutte minutter set til tiden, og ambulatorietid, for {weeks:# uge|# uger}.";
    "page.outlook.kept" "served in time" "set til tiden";
    "page.outlook.promised" "promised {share}" "mål {share}";
    "page.outlook.capacity" "session min per week" "ambulatorietid, min. om ugen";
    "page.outlook.sub-acute" "of which sub-acute demand" "heraf subakut efterspørgsel";
    "page.holds.title" "Held per day" "Reserveret pr. dag";
    "page.limits" "behov plans capacity. It never decides about care for a patient, is not a medical device and is not legal advice. What a number rests on is said beside it; assumptions are listed above and can be changed in the clinic file."
        "behov planlægger kapacitet. Det træffer aldrig beslutning om behandling af en patient, er ikke medicinsk udstyr og er ikke juridisk rådgivning. Ved hvert tal står, hvad det bygger på; antagelserne står ovenfor og kan ændres i ambulatoriets fil.";
    "page.limits.time" "Divisible minutes: long visits in short holds can do worse. Targets count open days; rights count calendar days."
        "Regnet, som om minutter kan deles; lange besøg i korte reserverede tider kan give dårligere resultat. Mål for ventetid til tid tæller åbningsdage; patientrettigheder tæller kalenderdage.";
    "page.partial" "PARTIAL: stopped before everything was played day by day; what is said of it may change."
        "UFULDSTÆNDIGT: standset, før alt var afprøvet dag for dag; det, der siges om det, kan ændre sig.";
    "page.made" "Made by behov {version}, seed {seed}. Same input and seed give the same result."
        "Lavet af behov {version}, startværdi {seed}. Samme input og startværdi giver samme resultat.";
};
