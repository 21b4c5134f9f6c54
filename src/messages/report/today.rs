//! The words of the action list of a day.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "today.title" "Today: {clinic}, {date}, {week}" "I dag: {clinic}, {date}, {week}";
    "today.page" "{day} {year}" "{day} {year}";
    "today.verdict.of" "things to do" "opgaver";
    "today.none" "Nothing is due today." "Intet skal gøres i dag.";
    "today.some" "{count:# thing|# things} to do: {overdue} should have been done before, {today} today."
        "{count:# opgave|# opgaver}: {overdue} skulle være klaret før, {today} i dag.";
    "today.some.ahead" "{count:# thing|# things} to do: {overdue} should have been done before, {today} today, {ahead} in the days ahead."
        "{count:# opgave|# opgaver}: {overdue} skulle være klaret før, {today} i dag, {ahead} de næste dage.";
    "today.list" "List of {date}, {week}: {patients:# patient|# patients}."
        "Liste pr. {date}, {week}: {patients:# patient|# patienter}.";
    "today.undated" "{count:# patient lacks|# patients lack} the date of a visit; `behov book` gives dates."
        "{count:# patient|# patienter} mangler tid til et besøg; `behov book` giver tider.";
    "today.out-of-reach" "Cannot be in time here" "Kan ikke nå fristen";
    "today.near" "No date, and the deadline is near" "Ingen tid, og fristen er nær";
    "today.past" "Past the promise to be seen" "Over målet for ventetid";
    "today.moved" "Dates that cannot stand" "Tider, der ikke kan fastholdes";
    "today.holds" "Held time that opens today" "Reserveret tid, der åbnes i dag";
    "today.windows" "Open clinics without all their staff" "Åbent ambulatorium uden nok klinikere";
    "today.outreach" "Nobody in contact for too long" "For længe uden kontakt";
    "today.letters" "Letters to be sent" "Indkaldelsesbreve, der skal sendes";
    "today.group" "part" "del";
    "today.due" "due" "senest";
    "today.when" "when" "hvornår";
    "today.who" "who" "hvem";
    "today.of" "what for" "til hvad";
    "today.do" "to do" "opgave";
    "today.why" "because" "fordi";
    "today.when.overdue" "{days:# day|# days} over, {week}" "{days:# dag|# dage} over, {week}";
    "today.when.today" "today" "i dag";
    "today.when.ahead" "in {days:# day|# days}, {week}" "om {days:# dag|# dage}, {week}";
    "today.do.redirect" "Redirect" "Omvisitér";
    "today.do.redirect-plan" "Redirect, and make a work-up plan" "Omvisitér, og lav udredningsplan";
    "today.do.maximum" "Find another hospital now" "Find et andet sygehus nu";
    "today.do.maximum-plan" "Find another hospital now, and make a work-up plan"
        "Find et andet sygehus nu, og lav udredningsplan";
    "today.do.free-choice" "Offer a private hospital with an agreement" "Tilbyd et privat sygehus med aftale";
    "today.do.plan" "Make a work-up plan" "Lav udredningsplan";
    "today.do.plan.call" "Ring, and make a work-up plan" "Ring, og lav udredningsplan";
    "today.do.plan.ready" "Get what is missing, and make a work-up plan" "Skaf det, der mangler, og lav udredningsplan";
    "today.do.date" "Find a date, else make a work-up plan" "Find en tid, ellers lav udredningsplan";
    "today.do.see" "Give the first date there is" "Giv den første ledige tid";
    "today.do.sooner" "Find an earlier date" "Find en tidligere tid";
    "today.do.move" "Give a new date" "Find en ny tid";
    "today.do.move.before" "Tell the patient before {visit}: give a new date, and send a new letter by {date}"
        "Giv patienten besked før {visit}: find en ny tid, og send nyt brev senest {date}";
    "today.do.move.letter" "Give a new date, and send a new letter by {date}" "Find en ny tid, og send nyt brev senest {date}";
    "today.do.hold" "Goes to the waiting list" "Går til ventelisten";
    "today.do.hold.for" "Give it to {patient}, not to the waiting list" "Giv den til {patient}, ikke til ventelisten";
    "today.do.window" "Find a clinician" "Find en kliniker";
    "today.do.outreach" "Contact the patient" "Kontakt patienten";
    "today.do.outreach.sooner" "Contact the patient, or find an earlier date" "Kontakt patienten, eller find en tidligere tid";
    "today.do.letter" "Send the letter" "Send brevet";
    "today.why.met" "finished {date}, {days:# day|# days} over" "færdig {date}, {days:# dag|# dage} over fristen";
    "today.why.earliest" "at the earliest {date}, {days:# day|# days} over" "tidligst {date}, {days:# dag|# dage} over fristen";
    "today.why.missing" "something the first visit needs is missing" "noget, som første besøg kræver, mangler";
    "today.why.possible" "can be met from {date} on" "kan nås fra {date}";
    "today.why.visit" "has {date}" "har tid {date}";
    "today.why.capacity" "capacity" "kapacitet";
    "today.why.own-wish" "the patient asked for later" "patienten ønsker senere";
    "today.why.clinical" "the steps need longer" "trinnene kræver længere tid";
    "today.why.not-ready" "not ready" "ikke klar";
    "today.why.past" "referred {referred}, {days:# open day|# open days} over" "henvist {referred}, {days:# åbningsdag|# åbningsdage} over målet";
    "today.why.silent" "last contact {last}; {weeks:# week|# weeks} at most" "sidste kontakt {last}; højst {weeks:# uge|# uger}";
    "today.why.letter.received" "8 weekdays after the referral of {since}" "8 hverdage efter henvisningen {since}";
    "today.why.letter.worked-up" "8 weekdays after the referral for treatment of {since}" "8 hverdage efter henvisningen til behandling {since}";
    "today.why.letter.moved" "8 weekdays after the date was moved on {since}" "8 hverdage efter flytningen {since}";
    "today.why.hold" "{team}; opens {days:# open day|# open days} before" "{team}; åbnes {days:# åbningsdag|# åbningsdage} før";
    "today.why.hold.same" "{team}; opens on the day itself" "{team}; åbnes på selve dagen";
    "today.why.window" "{staffed} of {wanted} there. {stand_ins}" "{staffed} af {wanted} er der. {stand_ins}";
    "today.why.window.names" "At work and able: {names}." "På arbejde og kan: {names}.";
    "today.why.window.nobody" "Nobody at work can stand in." "Ingen på arbejde kan træde til.";
    "today.hold.minutes" "{need} {minutes} min" "{need} {minutes} min.";
    "today.window" "open clinic {span}" "åbent {span}";
    "today.more" "and {count} more, all in today.csv" "og {count} flere, alle i today.csv";
    "today.made" "Made by behov {version} from the lists alone; the same lists give the same page."
        "Lavet af behov {version} ud fra listerne alene; de samme lister giver samme side.";
    "today.done" "Done: {who}" "Gjort: {who}";
    "sheet.week.booked" "{minutes} min booked" "{minutes} min. optaget";
    "sheet.week.title" "{clinic}, {week}" "{clinic}, {week}";
    "sheet.week.lead" "The week of {count:# clinician|# clinicians}, on its dates; held time says when it opens to the waiting list."
        "Ugen for {count:# kliniker|# klinikere} på dens datoer; ved reserveret tid står, hvornår den åbnes for ventelisten.";
    "sheet.week.date" "date" "dato";
    "sheet.week.time" "time" "tid";
    "sheet.week.block" "what for" "til hvad";
    "sheet.week.opens" "opens" "åbnes";
    "sheet.week.opens-on" "opens {date}" "åbnes {date}";
    "sheet.week.never" "never opens" "åbnes ikke";
    "sheet.week.away" "away" "væk";
    "sheet.week.closed" "closed" "lukket";
    "sheet.week.foot" "{visits:# visit|# visits}, {held} held" "{visits:# besøg|# besøg}, {held} reserveret";
    "sheet.week.foot.free" "{minutes} min free" "{minutes} min. ledig";
    "sheet.board.title" "Weekly meeting: {clinic}, {week}" "Tavle: {clinic}, {week}";
    "sheet.board.kept" "Seen in time, as computed" "Set til tiden, beregnet";
    "sheet.board.kept.played" "Seen in time, played day by day" "Set til tiden, afprøvet dag for dag";
    "sheet.board.promise" "target" "mål";
    "sheet.board.share" "share" "andel";
    "sheet.board.target" "wanted" "ønsket";
    "sheet.board.held" "held, min a week" "reserveret, min. om ugen";
    "sheet.board.sides" "Two ways to hold time, side by side" "To måder at reservere på, side om side";
    "sheet.board.side.now" "A: today, computed" "A: i dag, beregnet";
    "sheet.board.side.now.played" "A: today, played" "A: i dag, afprøvet";
    "sheet.board.side.none" "A: nothing held, computed" "A: intet reserveret, beregnet";
    "sheet.board.side.then" "B: recommended, computed" "B: anbefalet, beregnet";
    "sheet.board.side.then.played" "B: recommended, played" "B: anbefalet, afprøvet";
    "sheet.board.side.held" "A: held, min a week" "A: reserveret, min. om ugen";
    "sheet.board.side.held-then" "B: held, min a week" "B: reserveret, min. om ugen";
    "sheet.board.side.idle" "A: unused while others waited, min a week" "A: ubrugt, mens andre ventede, min. om ugen";
    "sheet.board.side.idle-then" "B: unused while others waited, min a week" "B: ubrugt, mens andre ventede, min. om ugen";
    "sheet.board.next.more" "The next move from A, for {team}: hold {minutes} min a week more." "Næste træk fra A, for {team}: reservér {minutes} min. mere om ugen.";
    "sheet.board.next.fewer" "The next move from A, for {team}: hold {minutes} min a week less." "Næste træk fra A, for {team}: reservér {minutes} min. mindre om ugen.";
    "sheet.board.next.gives" "{what}: from {before} to {after}, both computed." "{what}: fra {before} til {after}, begge beregnet.";
    "sheet.board.next.costs" "Price: {after} min a week unused while others wait, {before} now." "Prisen: {after} min. om ugen ubrugt, mens andre venter, mod {before} nu.";
    "sheet.board.tasks" "What we do" "Det tager vi os af";
    "sheet.board.task" "{title}: {count}, first {date}, {week}" "{title}: {count}, først {date}, {week}";
    "sheet.board.who" "who" "hvem";
    "sheet.board.when" "when" "hvornår";
    "sheet.board.say" "How we say it" "Sådan siger vi det";
    "sheet.board.say.held" "When you need to be seen soon, we keep time for you. Time that nobody needs goes to those who wait."
        "Har du brug for at blive set snart, holder vi tider til dig. Tider, som ingen har brug for, går til dem, der venter.";
    "sheet.board.say.open" "In the open clinic you can come without a time." "I det åbne ambulatorium kan du komme uden tid.";
    "today.note.work-up" "Redirecting a work-up, in law: own, other public and partner hospitals first, then private ones with an agreement, and for capacity alone. The region sees to it itself; asking the patient to ring is not enough. The other hospital must have received the referral by the deadline (Sundhedsloven § 82 b and § 87)."
        "Omvisitering til udredning, efter loven: først egne, andre offentlige og samarbejdende sygehuse, derefter private med aftale, og kun ved manglende kapacitet. Regionen sørger selv for det; det er ikke nok at bede patienten ringe. Det andet sygehus skal have modtaget henvisningen inden fristen (sundhedsloven § 82 b og § 87).";
    "today.note.maximum" "Statutory maximum waits: the region must act itself and find a hospital, public or private, that can be in time (Sundhedsloven § 88)."
        "Maksimale ventetider: regionen har handlepligt og skal selv finde et sygehus, offentligt eller privat, der kan nå det (sundhedsloven § 88).";
    "today.note.free-choice" "Extended free choice of hospital: where treatment cannot begin in time, a private hospital with an agreement (Sundhedsloven § 87)."
        "Udvidet frit sygehusvalg: kan behandlingen ikke begynde inden fristen, et privat sygehus med aftale (sundhedsloven § 87).";
    "today.note.plan" "A plan is due by its day whatever the cause. No list says whether it was made."
        "En udredningsplan skal foreligge til tiden uanset årsag. Ingen liste siger, om den er lavet.";
    "today.note.bound" "`At the earliest` supposes that every opening is free; whoever is not listed may still be late, and `behov book` tells."
        "`Tidligst` regner, som om alle tider er ledige; andre kan stadig komme over fristen, og det viser `behov book`.";
    "today.note.letter" "A letter counts as sent once the patient has a date in the lists. Weekdays are those of the law: no Sundays, no public holidays, and Saturdays only where the clinic file says so."
        "Et brev regnes for sendt, når patienten har en tid i listerne. Hverdage er lovens: ikke søndage og helligdage, og kun lørdage, hvor ambulatoriets fil siger det.";
    "today.note.silent" "Outreach: the last contact is the latest of the day in the list of panels, a referral and a booked visit; the safety interval is that of the panel."
        "Opsøgende kontakt: sidste kontakt er den seneste af dagen i listen over patientgrupper, en henvisning og et booket besøg; sikkerhedsintervallet er patientgruppens.";
    "today.note.outreach" "Outreach is left out: no list says when a patient was last in contact."
        "Opsøgende kontakt er udeladt: ingen liste siger, hvornår en patient sidst havde kontakt.";
    "today.note.in-use" "Held time is that in use by the clinic file; with a template it has a clinician and a time."
        "Reserveret tid er den, der bruges i dag efter ambulatoriets fil; med en skabelon får den kliniker og klokkeslæt.";
};
