//! The words of sizing: loads, holds, frontier, overload.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "size.title" "How much to keep free: {clinic}, {date}" "Hvor meget tid skal reserveres: {clinic}, {date}";
    "size.title.as-is" "The clinic as it is: {clinic}, {date}" "Ambulatoriet, som det er: {clinic}, {date}";
    "size.team" "Team {team}" "Team {team}";
    "size.group" "{team}: {needs}" "{team}: {needs}";
    "size.group.idle" "{team}: time nobody asks for" "{team}: tid, ingen efterspørger";
    "size.rooms" "Rooms" "Lokaler";
    "size.rooms.short" "short in some sessions: the minutes are those with a room"
        "for få i nogle programmer: minutterne er dem med et lokale";
    "size.shared" "Shared" "Delt";
    "size.shared.value" "some of this time or of these requests may also go elsewhere; it is shared by what is asked for, so access is at least what is told"
        "noget af tiden eller af henvendelserne kan også gå andre steder hen; der deles efter, hvad der efterspørges, så andelen set til tiden er mindst som vist";
    "size.unservable" "What no session can hold" "Det, intet program kan rumme";
    "size.unservable.long" "{team}, {need} ({class}): {minutes} min a week in visits of {length} min; the longest time that may hold one is {longest} min"
        "{team}, {need} ({class}): {minutes} min. om ugen i besøg à {length} min.; den længste tid, der kan rumme et, er {longest} min.";
    "size.unservable.never" "{team}, {need} ({class}): {minutes} min a week; every session that may hold it falls away in the weeks ahead"
        "{team}, {need} ({class}): {minutes} min. om ugen; alle programmer, der kan rumme det, falder bort i de kommende uger";
    "size.answer" "Answer" "Svar";
    "size.answer.kept" "Keep {minutes} min a week free ({holds}). Every access target is kept and no queue grows."
        "Reservér {minutes} min. om ugen ({holds}). Alle mål for ventetid til tid nås, og ingen kø vokser.";
    "size.answer.routine" "Nothing is to be kept free here: only planned visits use this time, and no queue grows."
        "Intet skal reserveres her: kun planlagte besøg bruger tiden, og ingen kø vokser.";
    "size.answer.nobody" "Nobody asks for this time." "Ingen efterspørger denne tid.";
    "size.answer.as-is" "{minutes} min a week are kept free. Every access target is kept and no queue grows."
        "{minutes} min. er reserveret om ugen. Alle mål for ventetid til tid nås, og ingen kø vokser.";
    "size.answer.no" "NO. No spread of holds keeps every promise: {missing:# session minute a week is|# session minutes a week are} missing. Shown: {minutes} min a week held."
        "NEJ. Ingen fordeling af reserverede tider opfylder alle krav: der mangler {missing:# minuts ambulatorietid|# minutters ambulatorietid} om ugen. Vist: {minutes} min. reserveret om ugen.";
    "size.answer.no.rooms" "NO. No spread of holds keeps every promise: {missing:# room minute a week is|# room minutes a week are} missing. Shown: {minutes} min a week held."
        "NEJ. Ingen fordeling af reserverede tider opfylder alle krav: der mangler {missing:# minut|# minutter} med lokale om ugen. Vist: {minutes} min. reserveret om ugen.";
    "size.answer.no.as-is.rooms" "NO. The {minutes} min a week kept free today do not keep every promise; {missing:# room minute a week is|# room minutes a week are} missing."
        "NEJ. De {minutes} min. om ugen, der er reserveret i dag, opfylder ikke alle krav; der mangler {missing:# minut|# minutter} med lokale om ugen.";
    "size.answer.no.unknown" "NO. No spread of holds keeps every promise, not even with twice the sessions. Shown: {minutes} min a week held."
        "NEJ. Ingen fordeling af reserverede tider opfylder alle krav, heller ikke med dobbelt så megen ambulatorietid. Vist: {minutes} min. reserveret om ugen.";
    "size.answer.no.as-is" "NO. The {minutes} min a week kept free today do not keep every promise; {missing:# session minute a week is|# session minutes a week are} missing."
        "NEJ. De {minutes} min. om ugen, der er reserveret i dag, opfylder ikke alle krav; der mangler {missing:# minuts ambulatorietid|# minutters ambulatorietid} om ugen.";
    "size.answer.no.as-is.holds" "NO. The {minutes} min a week kept free today do not keep every promise. Holds are missing, not sessions: by the computation {enough} min a week held, spread well, would do."
        "NEJ. De {minutes} min. om ugen, der er reserveret i dag, opfylder ikke alle krav. Der mangler reserverede tider, ikke ambulatorietid: efter beregningen er {enough} min. reserveret om ugen, fordelt godt, nok.";
    "size.answer.no.as-is.unknown" "NO. The {minutes} min a week kept free today do not keep every promise."
        "NEJ. De {minutes} min. om ugen, der er reserveret i dag, opfylder ikke alle krav.";
    "size.answer.played" "Confirmed by playing the clinic day by day." "Bekræftet ved at afprøve ambulatoriet dag for dag.";
    "size.answer.played.no.as-is" "NO. Played day by day, the {minutes} min a week kept free today do not surely keep the promise."
        "NEJ. Afprøvet dag for dag når de {minutes} min. om ugen, der er reserveret i dag, ikke med sikkerhed målet.";
    "size.answer.played.raised" "Raised from the {proposed} min a week that were computed, until the clinic played day by day keeps the promise."
        "Hævet fra de beregnede {proposed} min. om ugen, indtil ambulatoriet, afprøvet dag for dag, når målet.";
    "size.answer.played.template" "Raised from the {proposed} min a week that were computed, so that the weekly template, played day by day, keeps the promise."
        "Hævet fra de beregnede {proposed} min. om ugen, så også skabelonen, afprøvet dag for dag, når målet.";
    "size.answer.played.no" "NO. Played day by day the clinic does not keep the promise with {minutes} min a week held, and more cannot be held without starving the others."
        "NEJ. Afprøvet dag for dag når ambulatoriet ikke målet med {minutes} min. reserveret om ugen, og mere kan ikke reserveres uden at tage fra de andre.";
    "size.answer.played.budget" "NO. Played day by day the clinic does not keep the promise with {minutes} min a week held; the search ended there, more may do."
        "NEJ. Afprøvet dag for dag når ambulatoriet ikke målet med {minutes} min. reserveret om ugen; søgningen endte dér, mere kan være nok.";
    "size.answer.played.most" "Even {minutes} min a week keep only {share}." "Selv {minutes} min. om ugen giver kun {share}.";
    "size.answer.template.no" "NO. The {minutes} min a week held would keep the promise, but the weekly template, played day by day, does not: {within}: {played}, promised {promised}."
        "NEJ. De {minutes} min. reserveret om ugen er nok, men skabelonen, afprøvet dag for dag, når ikke målet: {within}: {played}, mål {promised}.";
    "size.answer.template.kept" "The weekly template, played day by day, keeps the promise, and it is what the clinic works by. Without its blocks:"
        "Skabelonen, afprøvet dag for dag, når målet, og det er den, der arbejdes efter. Uden dens blokke:";
    "size.answer.played.grows" "NO. With {minutes} min a week held the list of the others grows by {growth} min a week, without end, when the clinic is played day by day; with nothing held it does not. What the holds leave of a day is too short for their visits."
        "NEJ. Med {minutes} min. reserveret om ugen vokser de andres venteliste med {growth} min. om ugen, uden ende, når ambulatoriet afprøves dag for dag; uden reserverede tider vokser den ikke. Det, der bliver tilbage af dagen, er for kort til deres besøg.";
    "size.answer.release.never" "Unclaimed holds never open to others." "Reserverede tider, som ingen tager, åbner aldrig for andre.";
    "size.answer.release.0" "Unclaimed holds open to others on the day itself." "Reserverede tider, som ingen tager, åbner for andre på selve dagen.";
    "size.answer.release" "Unclaimed holds open to others {days:# open day before|# open days before}." "Reserverede tider, som ingen tager, åbner for andre {days:# åbningsdag|# åbningsdage} før.";
    "answer.computed" "Computed; the clinic was not played day by day." "Beregnet; ambulatoriet er ikke afprøvet dag for dag.";
    "answer.computed.paths" "Computed on random paths of minutes; the clinic was not played day by day."
        "Beregnet på simulerede perioder i minutter; ambulatoriet er ikke afprøvet dag for dag.";
    "bridge.title" "From the computed figure to the played clinic: {clinic}, {date}" "Fra det beregnede tal til det afprøvede ambulatorium: {clinic}, {date}";
    "bridge.cause" "cause" "årsag";
    "bridge.effect" "effect, % points" "virkning, procentpoint";
    "bridge.share" "in time" "til tiden";
    "bridge.computed" "computed: divisible minutes, one queue, a week like any other" "beregnet: minutter, der kan deles, én kø, en uge som alle andre";
    "bridge.played" "played: the clinic of the file" "afprøvet: filens ambulatorium";
    "bridge.promised" "promised" "mål";
    "bridge.cause.whole-visits" "whole visits, breaks, rooms, roles" "hele besøg, pauser, lokaler, faggrupper";
    "bridge.cause.repeats" "missed visits that are asked for again" "udeblivelser, der bestilles igen";
    "bridge.cause.cancellations" "visits cancelled in time" "besøg med afbud i god tid";
    "bridge.cause.calendar" "dates: holidays, closures, leave, seasons, cancelled sessions" "datoer: helligdage, lukkedage, fravær, sæson, aflyste programmer";
    "bridge.cause.notice" "notice that the others need, controls called in early" "varsel til de andre, kontroller indkaldt i god tid";
    "bridge.cause.hours" "the hours at which patients ask" "de tider på dagen, hvor patienterne henvender sig";
    "bridge.cause.release" "holds that open to others" "reserverede tider, der åbner for andre";
    "bridge.cause.start" "today's list at the start" "dagens liste ved starten";
    "bridge.note" "Each cause is added to those above it and played on the same patients, so that the effects add up. An effect within its interval of 0 is not shown to be one. Minutes are by visits when computed, by requests when played."
        "Hver årsag lægges til dem ovenfor og afprøves på de samme patienter, så virkningerne kan lægges sammen. En virkning, hvis interval rummer 0, er ikke påvist. Beregnet vægtes efter minutter, afprøvet efter henvendelser.";
    "size.overload.choice" "Somebody has to wait: with nothing held {without} of the sub-acute patients are seen in time and the queues grow by {before} min a week; with {minutes} min a week held {with} are, and the queues grow by {growth} min a week."
        "Nogen må vente: uden reserverede tider ses {without} af de subakutte patienter til tiden, og køerne vokser {before} min. om ugen; med {minutes} min. reserveret om ugen ses {with}, og køerne vokser {growth} min. om ugen.";
    "size.played.share" "{share} ± {half} % points" "{share} ± {half} procentpoint";
    "number.at-least" "at least {value}" "mindst {value}";
    "number.at-most" "at most {value}" "højst {value}";
    "size.played" "Played" "Afprøvet";
    "size.played.value" "{within}: {played} ({count} of {of} a run), promised {promised}: {verdict}; computed {computed} [estimated]"
        "{within}: {played} ({count} af {of} pr. kørsel), mål {promised}: {verdict}; beregnet {computed} [anslået]";
    "size.holds.count" "{count:# hold|# holds} of {unit} min in {weeks}" "{count:# reserveret tid|# reserverede tider} à {unit} min. på {weeks}";
    "size.weeks" "{weeks:one week|# weeks}" "{weeks:en uge|# uger}";
    "size.demand" "Demand" "Efterspørgsel";
    "size.demand.value" "sub-acute {sub_acute} min, routine {routine} min; sessions {capacity} min a week"
        "subakut {sub_acute} min., planlagt {routine} min.; ambulatorietid {capacity} min. om ugen";
    "size.demand.value.rooms" "sub-acute {sub_acute} min, routine {routine} min; sessions with a room {capacity} min a week"
        "subakut {sub_acute} min., planlagt {routine} min.; ambulatorietid med lokale {capacity} min. om ugen";
    "size.load" "Load" "Belastning";
    "size.load.value" "routine {routine_load} of the {unheld} min not held; in all {total_load}"
        "planlagt {routine_load} af de {unheld} min., der ikke er reserveret; i alt {total_load}";
    "size.holds" "Holds" "Reserveret";
    "size.access" "Access" "Ventetid til tid";
    "size.access.kept" "kept" "nået";
    "size.access.missed" "NOT KEPT" "IKKE NÅET";
    "size.access.unsure" "NOT SURELY KEPT (it may be {low})" "IKKE SIKKERT NÅET (kan være {low})";
    "size.access.value" "{within}: {kept} ({count} of {of} a week), promised {promised}: {verdict}"
        "{within}: {kept} ({count} af {of} om ugen), mål {promised}: {verdict}";
    "size.access.at-least" "at least {share}" "mindst {share}";
    "size.access.curve" "by open day: {shares}" "pr. åbningsdag: {shares}";
    "size.overflow" "Overflow" "Ikke set til tiden";
    "size.overflow.value" "{minutes} min a week not served within the target ({share} of {of} min)"
        "{minutes} min. om ugen ({share} af {of} min.)";
    "size.unused" "Unused" "Ubrugt";
    "size.unused.value" "{slack} min a week slack (nobody was waiting); {idle} min a week idle beside a queue (the price of a hold)"
        "{slack} min. om ugen ubrugt, mens ingen ventede; {idle} min. om ugen ubrugt, mens andre ventede (prisen for at reservere)";
    "size.backlog" "Backlog" "Pukkel";
    "size.backlog.value" "{minutes} min of routine requests on an average evening"
        "{minutes} min. planlagte henvendelser en gennemsnitlig aften";
    "size.overload" "OVERLOAD" "OVERBELASTET";
    "size.overload.routine" "the minutes not held fall short of routine demand: the queue grows by {minutes} min ({requests:# request|# requests}) a week"
        "den tid, der ikke er reserveret, er mindre end den planlagte efterspørgsel: køen vokser med {minutes} min. ({requests:# henvendelse|# henvendelser}) om ugen";
    "size.overload.everyone" "all minutes together fall short of all demand: the queue grows by {minutes} min ({requests:# request|# requests}) a week"
        "al tid tilsammen er mindre end hele efterspørgslen: køen vokser med {minutes} min. ({requests:# henvendelse|# henvendelser}) om ugen";
    "size.overload.breach" "; the first right is breached on {date}" "; den første frist i loven overskrides {date}";
    "size.overload.no-mean" "There is no steady state, so no average wait is given."
        "Der er ingen ligevægt, og derfor gives ingen gennemsnitlig ventetid.";
    "size.legal" "Right" "Patientrettigheder";
    "size.legal.value" "{right}, {days:# day|# days} left for the first visit: {share} of the routine minutes ({count:# request|# requests} a week) would be offered elsewhere; {unused} min a week not held stay unused"
        "{right}, {days:# dag|# dage} tilbage til første besøg: {share} af den planlagte tid ({count:# henvendelse|# henvendelser} om ugen) måtte omvisiteres; {unused} min. om ugen, der ikke er reserveret, forbliver ubrugt";
    "size.thumb" "Rules of thumb" "Tommelfingerregler";
    "size.thumb.percentile" "85th percentile of each day: {value} min a week; ignores that holds carry over to the next day and what an unused hold costs"
        "85-percentilen af hver dag: {value} min. om ugen; ser bort fra, at patienter kan ses næste dag, og fra prisen for en ubrugt tid";
    "size.thumb.newsvendor" "newsvendor at the promised share: {value} min a week; ignores backlog, release and the legal promise"
        "avissælgerreglen ved målet: {value} min. om ugen; ser bort fra pukkel, frigivelse og patientrettigheder";
    "size.thumb.queue" "target queue size (demand × target / 4): {value} min waiting; ignores variation between days and absent clinicians"
        "målkø (efterspørgsel × mål / 4): {value} min. i kø; ser bort fra udsving mellem dage og fra fravær";
    "size.frontier" "From no holds to the most (min a week)" "Fra intet reserveret til mest (min. om ugen)";
    "size.frontier.held" "held" "reserveret";
    "size.frontier.load" "routine load" "belastning, planlagt";
    "size.frontier.access" "access kept" "set til tiden";
    "size.frontier.overflow" "overflow" "ikke set til tiden";
    "size.frontier.idle" "idle beside a queue" "ubrugt, mens andre ventede";
    "size.frontier.slack" "slack" "ubrugt, mens ingen ventede";
    "size.frontier.saves" "next hold saves" "næste sparer";
    "size.frontier.costs" "next hold costs" "næste koster";
    "size.frontier.mark" "note" "note";
    "size.frontier.recommended" "recommended" "anbefalet";
    "size.frontier.dominated" "dominated" "ringere";
    "size.frontier.grows" "queue grows" "kø vokser";
    "size.frontier.shown" "{shown} of {count:# design|# designs} {shown:is|are} shown; -v shows all."
        "{shown} af {count:# mulighed|# muligheder} er vist; -v viser alle.";
    "size.pooling" "Who shares holds" "Hvem deler de reserverede tider";
    "size.pooling.own" "own clinician only" "kun fast kliniker";
    "size.pooling.team" "the team" "teamet";
    "size.pooling.clinic" "the whole clinic" "hele ambulatoriet";
    "size.pooling.level" "shared by" "delt af";
    "size.pooling.queues" "queues" "køer";
    "size.pooling.held" "least held without free time, min a week" "mindste reservation, hvis kun den bruges, min. om ugen";
    "size.pooling.overflow" "overflow of the recommended holds alone, min a week" "ikke set til tiden med de anbefalede reserverede tider alene, min. om ugen";
    "size.pooling.none" "none keeps the targets" "ingen når målene";
    "size.outlook" "Week by week" "Uge for uge";
    "size.outlook.week" "week" "uge";
    "size.outlook.days" "open days" "åbningsdage";
    "size.outlook.capacity" "sessions, min" "ambulatorietid, min.";
    "size.outlook.sub-acute" "sub-acute, min" "subakut, min.";
    "size.outlook.kept" "access kept" "set til tiden";
    "size.outlook.backlog" "backlog, min" "pukkel, min.";
    "size.outlook.worst" "Tightest week: {week}, {share} in time with {days:# open day|# open days} and {capacity:# session minute|# session minutes}."
        "Strammeste uge: {week}, {share} til tiden med {days:# åbningsdag|# åbningsdage} og {capacity:# minuts ambulatorietid|# minutters ambulatorietid}.";
};
