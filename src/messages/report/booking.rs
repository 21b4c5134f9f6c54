//! The words of booked waiting lists.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "book.title" "The waiting list booked: {clinic}, {date}" "Ventelisten booket: {clinic}, {date}";
    "book.verdict.of" "finished in time" "færdige inden fristen";
    "book.answer.value" "{dates} Of {with_right} with a right, {in_time:# is|# are} finished in time; {days:# day|# days} over in all, {most} at most."
        "{dates} Af {with_right} med frist i loven er {in_time} færdige inden fristen; {days:# dag|# dage} over fristen i alt, højst {most}.";
    "book.answer.dates" "{dated} of {patients:# waiting patient|# waiting patients} {dated:has|have} dates between {from} and {end}."
        "{dated} af {patients:# ventende patient|# ventende patienter} har tider mellem {from} og {end}.";
    "book.answer.dates.day" "{dated} of {patients:# waiting patient|# waiting patients} {dated:has|have} dates on {from}."
        "{dated} af {patients:# ventende patient|# ventende patienter} har tider den {from}.";
    "book.answer.dates.no" "None of {patients:# waiting patient|# waiting patients} has a date ahead."
        "Ingen af {patients:# ventende patient|# ventende patienter} har en kommende tid.";
    "book.answer.dates.seen" "{dates} {seen:# patient has|# patients have} had every visit."
        "{dates} {seen:# patient har haft alle sine besøg|# patienter har haft alle deres besøg}.";
    "book.answer.none" "Nobody waits." "Ingen venter.";
    "book.answer.no-right" "{dates} None of them has a right." "{dates} Ingen af dem har en frist i loven.";
    "book.answer.promise" "{told} {late} of {all} who were promised to be seen within days {late:is|are} seen later or {late:has|have} no date."
        "{told} {late} af {all}, der skulle ses inden for få dage, ses senere eller har ingen tid.";
    "book.limit" "A limit was met: {what}." "En grænse blev nået: {what}.";
    "book.limit.clock" "for some day it stayed undecided whether the visits fit together by the clock, and they counted as not fitting"
        "for en dag blev det ikke afgjort, om besøgene kan passe sammen på klokken, og de regnes for ikke at passe";
    "book.limit.size" "a group of patients who share times was too large to be solved exactly"
        "en gruppe patienter, der deler tider, var for stor til at blive løst eksakt";
    "book.limit.nodes" "the exact search ended before its answer was proved"
        "den eksakte søgning sluttede, før svaret var bevist";
    "book.limit.clashes" "too many plans did not fit together by the clock to rule them out one by one"
        "for mange planer passede ikke sammen på klokken til at udelukke dem én for én";
    "book.limit.orders" "days with shared rooms took so long to put in order that the search for better plans ended early"
        "dage med fælles lokaler tog så lang tid at lægge i rækkefølge, at søgningen efter bedre planer sluttede før tid";
    "book.limit.prices" "some dates had so many times that the price of only the first eight was looked up; another may be cheaper"
        "nogle datoer havde så mange tider, at kun prisen på de første otte blev slået op; en anden kan være billigere";
    "book.limit.exchanges" "more exchanges could help than were tried; moving told patients may buy more than is shown"
        "flere ombytninger kunne hjælpe, end der blev prøvet; flytning af patienter, der har fået besked om en tid, kan give mere end vist";
    "book.outside" "Outside the days between steps" "Uden for intervallet mellem trinnene";
    "book.outside.line" "{patient}, visit {step} on {date}: {why}" "{patient}, besøg {step} den {date}: {why}";
    "book.outside.why" "{days:# day|# days} after the step before, {before}; between {least} and {most:# day|# days} are wanted, and no date can keep that any more"
        "{days:# dag|# dage} efter trinnet før, {before}; der ønskes mellem {least} og {most:# dag|# dage}, og ingen dato kan længere holde det";
    "book.status.promise" "promised by {date}" "skal ses senest {date}";
    "book.rule" "Rule" "Regel for fristerne";
    "book.rule.squares" "squares: as few squared days over as can be, so that nobody is far over"
        "så få kvadrerede dage over fristen som muligt, så ingen kommer langt over";
    "book.rule.sum" "sum: as few days over in all as can be" "så få dage over fristen i alt som muligt";
    "book.rule.max" "max: as few days over as can be for the patient with most" "så få dage over fristen som muligt for den, der har flest";
    "book.rule.binary" "binary: as few patients over as can be. This passes over those already late; shown to be compared, not to be used"
        "så få patienter over fristen som muligt. Så springes patienter over, som allerede har overskredet fristen; vist til sammenligning, ikke til brug";
    "book.stopped" "STOPPED before the search was done: the best dates so far; the bounds still hold."
        "STANDSET, før søgningen var færdig: de bedste tider indtil nu; grænserne gælder stadig.";
    "book.rights" "Rights" "Patientrettigheder";
    "book.rights.strict" "finished by the deadline" "færdige inden fristen";
    "book.rights.adjusted" "the same, own-wish days left out" "det samme, uden dage efter eget ønske";
    "book.rights.estimated" "estimated {share} ({part} of {whole})" "anslået {share} ({part} af {whole})";
    "book.rights.offered" "kept by a declined offer in time" "overholdt ved et afslået tilbud til tiden";
    "book.rights.redirected" "redirected in time" "omvisiteret inden fristen";
    "book.rights.redirected-late" "redirected too late" "omvisiteret efter fristen";
    "book.rights.not-started" "clock not started, first day missing" "frist ikke begyndt, første dag mangler";
    "book.rights.proxy" "{count:# right|# rights} without a pathway: the first visit stands for the day the right is met, a proxy."
        "{count:# frist|# frister} uden forløb: første besøg står for den dag, fristen er opfyldt, som tilnærmelse.";
    "book.rights.late" "late, deadline not passed yet" "tid efter fristen; fristen er ikke overskredet endnu";
    "book.rights.over-today" "late, deadline already passed" "tid efter fristen; fristen er allerede overskredet";
    "book.rights.no-date" "with a right and without a date" "med frist i loven, men uden tid";
    "book.rights.days" "days over the deadline" "dage over fristen";
    "book.rights.days.value" "mean {mean}, 95 in 100 {p95}, most {most}, in all {sum} ({overdue:# patient|# patients} over)"
        "gennemsnit {mean}, 95 % højst {p95}, flest {most}, i alt {sum} ({overdue:# patient|# patienter} over)";
    "book.rights.overtaken" "over, and overtaken by a later one" "over fristen, sprunget over af senere henviste";
    "book.rights.notices" "notice letters" "indkaldelsesbreve";
    "book.rights.notices.value" "{due} due today, {overdue} were due before" "{due} skal sendes i dag, {overdue} skulle være sendt før";
    "book.rights.note" "Shares are estimated: which codes the official monitoring counts is not public. A patient without a date counts as finished on the first day after the horizon."
        "Andele er anslået: det er ikke offentligt, hvilke koder den officielle opgørelse tæller. En patient uden tid regnes for færdig den første dag efter planperioden.";
    "book.by-right" "Right by right" "Frist for frist";
    "book.by-right.kept" "kept" "overholdt";
    "book.by-right.no-date" "without a date" "uden tid";
    "book.by-right.redirected" "redirected" "omvisiteret";
    "book.by-right.not-started" "not started" "ikke begyndt";
    "book.several" "Patients with several rights" "Patienter med flere frister";
    "book.right" "right" "frist i loven";
    "book.right.start" "starts" "begynder";
    "book.right.adjusted" "adjusted" "justeret frist";
    "book.right.met" "met" "opfyldt";
    "book.right.proxy" "{state} (first visit, a proxy)" "{state} (første besøg, tilnærmelse)";
    "book.right.plan" "plan by" "udredningsplan senest";
    "book.letters" "Letters to be sent" "Indkaldelsesbreve, der skal sendes";
    "book.letter.due" "by" "senest";
    "book.letter.state" "state" "status";
    "book.letter.overdue" "was due before" "skulle være sendt";
    "book.letter.today" "due today" "skal sendes i dag";
    "book.letter.visit" "first visit" "første besøg";
    "book.calls.title" "Call list: {clinic}, {date}" "Ringeliste: {clinic}, {date}";
    "book.calls.none" "Nobody is to be rung." "Ingen skal ringes op.";
    "book.calls.lead" "{count:# call|# calls} about {dates:# date|# dates}, in this order: who loses a date first, then who gets another, then day by day and clinician by clinician."
        "{count:# opkald|# opkald} om {dates:# tid|# tider} i denne rækkefølge: først dem, der mister en tid, så dem, der får en anden, derefter dag for dag og kliniker for kliniker.";
    "book.calls.lost" "Lose a date and have no other" "Mister en tid og har ingen anden";
    "book.calls.moved" "Get another date than the one they know" "Får en anden tid end den, de kender";
    "book.calls.day" "{day}, {week}: {clinician}" "{day}, {week}: {clinician}";
    "book.call.date" "date" "dato";
    "book.call.clinician" "clinician" "kliniker";
    "book.call.from" "from" "fra";
    "book.call.to" "to" "til";
    "book.call.need" "need" "behov";
    "book.call.say" "to say" "besked";
    "book.call.letter" "letter by" "brev senest";
    "book.call.letter.by" "letter by {date}" "brev senest {date}";
    "book.call.new" "new date" "ny tid";
    "book.call.also" "{say}; in the same call also {others}" "{say}; i samme opkald også {others}";
    "book.call.with" "{say}; in the same call as {date}" "{say}; i samme opkald som {date}";
    "book.call.instead" "{now} instead of {before}" "{now} i stedet for {before}";
    "book.call.lost" "{before} falls away; no other date yet" "{before} bortfalder; ingen anden tid endnu";
    "book.levels" "Levels, each under those above" "Mål i prioriteret rækkefølge";
    "book.level" "level" "mål";
    "book.level.maximum-waits" "days over maximum waits, by the rule" "dage over maksimale ventetider, efter reglen";
    "book.level.rights" "days over the deadline, by the rule" "dage over fristen, efter reglen";
    "book.level.access" "days waited, by priority" "dage ventet, efter prioritet";
    "book.level.continuity" "steps from the patient's own clinician or team" "afvigelse fra fast kliniker eller team";
    "book.level.fit" "minutes lost between visits" "minutter tabt mellem besøg";
    "book.level.value" "value" "værdi";
    "book.level.bound" "bound" "grænse";
    "book.level.gap" "gap" "afvigelse";
    "book.level.note" "A level's bound holds for the values of the levels above it in each group of patients who share openings. Patients for whom nothing can be booked, and visits that were told and stay, count in the rights and not here."
        "Et måls grænse gælder for værdierne af målene ovenfor i hver gruppe af patienter, der deler tider. Patienter, som intet kan bookes til, og tider, der er meddelt og bliver, tæller med i patientrettighederne og ikke her.";
    "book.compare" "Beside it" "Til sammenligning";
    "book.compare.plan" "order" "rækkefølge";
    "book.compare.behov" "behov" "behov";
    "book.compare.due-date" "earliest due date first" "tidligste frist først";
    "book.compare.first-come" "first come, first served" "først til mølle";
    "book.compare.binary" "counting breaches (binary)" "tælle overskridelser";
    "book.compare.squares" "squared days over (squares)" "kvadrerede dage over";
    "book.compare.in-time" "in time" "til tiden";
    "book.compare.sum" "days over" "dage over fristen";
    "book.compare.most" "most" "flest";
    "book.compare.squared" "squared" "kvadreret";
    "book.compare.overtaken" "overtaken" "sprunget over";
    "book.binary" "Price of the binary metric" "Prisen for at tælle overskridelser";
    "book.binary.value" "counting breaches instead of squared days over: {gained} more in time, at {days:# more day|# more days} over"
        "at tælle overskridelser i stedet for kvadrerede dage: {gained} flere til tiden mod {days:# dag|# dage} mere over fristen";
    "book.next" "Next available" "Næste ledige tid";
    "book.next.need" "need" "behov";
    "book.next.team" "team" "team";
    "book.next.with" "with" "hos";
    "book.next.anyone" "anyone" "første ledige kliniker";
    "book.next.first" "next" "næste";
    "book.next.third" "third next" "tredje";
    "book.next.none" "beyond the horizon" "efter planperioden";
    "book.patients" "Patients by deadline" "Patienter sorteret efter frist";
    "book.troubled" "Late or without a date" "Tid efter fristen eller uden tid";
    "book.troubled.none" "Nobody is late or without a date." "Ingen har tid efter fristen eller mangler tid.";
    "book.helps" "What would help" "Hvad ville hjælpe";
    "book.helps.line" "{patient}: {remedy}" "{patient}: {remedy}";
    "book.helps.one" "behov explain FOLDER PATIENT --bookings bookings.csv tells what decided each date and what would help."
        "behov explain MAPPE PATIENT --bookings bookings.csv fortæller, hvad der afgjorde hver tid, og hvad der ville hjælpe.";
    "book.and-more" "{names} and {count} more" "{names} og {count} flere";
    "book.more" "and {count} more; -v shows all, --out writes bookings.csv" "og {count} flere; -v viser alle, --out skriver bookings.csv";
    "book.patient" "patient" "patient";
    "book.waits-for" "waits for" "venter på";
    "book.team" "team" "team";
    "book.deadline" "deadline" "frist";
    "book.visits" "visits" "besøg";
    "book.finish" "answer" "færdig (svar givet)";
    "book.days-over" "days over" "dage over fristen";
    "book.why" "state" "status";
    "book.status.in-time" "in time" "til tiden";
    "book.status.offered" "kept by a declined offer in time" "overholdt ved et tilbud til tiden, som patienten afslog";
    "book.status.redirected" "redirected in time" "omvisiteret inden fristen";
    "book.status.redirected-late" "redirected too late" "omvisiteret efter fristen";
    "book.status.not-started" "the clock has not started: its first day is missing" "fristen er ikke begyndt: dens første dag mangler";
    "book.status.own-wish" "late by own wish" "over fristen; til tiden uden egen udsættelse";
    "book.status.late" "late" "efter fristen";
    "book.status.over-today" "deadline already passed" "fristen er allerede overskredet";
    "book.status.no-right" "no right" "ingen frist i loven";
    "book.status.kept" "told before" "patienten har besked";
    "book.reason.booked-before" "booked before" "booket før";
    "book.reason.not-ready" "not ready: something the first visit needs is missing, and nobody knows when it will be there"
        "ikke klar: noget, som første besøg kræver, mangler, og ingen ved, hvornår det foreligger";
    "book.reason.no-opening" "no opening for step {step} ({need}) within the horizon and the patient's own dates"
        "ingen ledig tid til trin {step} ({need}) inden for planperioden og patientens egne datoer";
    "book.reason.beyond" "the list is too long to be booked at once; others have earlier deadlines"
        "listen er for lang til at blive booket på én gang; andre har tidligere frister";
    "book.reason.lags" "every step has openings, but no dates keep the days between them"
        "hvert trin har ledige tider, men ingen datoer passer med intervallet mellem dem";
    "book.reason.redirected" "redirected: another hospital has the referral" "omvisiteret: et andet sygehus har henvisningen";
    "book.reason.full" "there are dates, but others take them" "der er datoer, men andre har dem";
    "book.weeks" "Weeks" "Uger";
    "book.weeks.alt" "Minutes booked and bookable per week, {team}" "Minutter booket og til rådighed pr. uge, {team}";
    "book.weeks.title" "{week}: {booked} of {bookable} min booked" "{week}: {booked} af {bookable} min. booket";
    "book.weeks.reading" "Bars: minutes the template has for the waiting list; filled: minutes booked."
        "Søjler: minutter, som skabelonen har til ventelisten; fyldt: minutter booket.";
    "book.changes" "Against the earlier plan" "I forhold til den tidligere plan";
    "book.changes.kept" "bookings told before that stand: {count}" "tider, patienten har fået besked om, og som fastholdes: {count}";
    "book.changes.made" "now in the clinic's own list of bookings: {count}" "nu i ambulatoriets egen liste over bookinger: {count}";
    "book.changes.held" "with a date up to today, counted as held: {count}"
        "med dato til og med i dag, regnet som gennemført: {count}";
    "book.changes.past" "with a date up to today, not held by the clinic's lists: {count}"
        "med dato til og med i dag, ikke gennemført efter ambulatoriets lister: {count}";
    "book.changes.left" "of patients who wait no longer, with a date up to today: {count}"
        "for patienter, der ikke længere venter, med dato til og med i dag: {count}";
    "book.changes.gone" "no longer on the waiting list; the time stays theirs until its status says cancelled: {visits}"
        "ikke længere på ventelisten; tiden er deres, indtil dens status er aflyst: {visits}";
    "book.changes.lost" "no longer on the waiting list, and the time is not there any more; call them: {visits}"
        "ikke længere på ventelisten, og tiden findes ikke mere; ring til dem: {visits}";
    "book.changes.new" "patients with a date who had none: {count}" "patienter, der har fået tid og ikke havde nogen: {count}";
    "book.changes.forced" "{patient}: told {date}, cannot stand: {reason}" "{patient}: besked om {date}, kan ikke fastholdes: {reason}";
    "book.changes.now" "{line}; now {now}" "{line}; nu {now}";
    "book.changes.out" "{line}; no date now" "{line}; nu uden tid";
    "book.changes.moved" "{patient} moves from {from} to {to}" "{patient} flyttes fra {from} til {to}";
    "book.changes.price" "What each further change buys (best found, unproven)" "Hvad hver ekstra ændring giver (bedst fundet, ikke bevist)";
    "book.changes.count" "changes" "ændringer";
    "book.forced.holiday" "a public holiday" "en helligdag";
    "book.forced.closed" "closed" "lukket";
    "book.forced.away" "the clinician is away" "klinikeren er væk";
    "book.forced.no-session" "no session then" "intet program på det tidspunkt";
    "book.forced.not-in-template" "the template has no time for it there" "skabelonen har ikke tid til det dér";
    "book.forced.taken" "somebody else is booked there" "en anden er booket dér";
    "book.forced.too-short" "the visit takes longer than the time told" "besøget varer længere end den tid, der er givet besked om";
    "book.forced.lags" "the dates told do not keep the days between steps" "de datoer, der er givet besked om, passer ikke med intervallet mellem trinnene";
    "book.forced.patient" "the patient cannot come then, or is not ready" "patienten kan ikke komme eller er ikke klar";
    "book.forced.redirected" "redirected: another hospital has the referral" "omvisiteret: et andet sygehus har henvisningen";
    "book.forced.no-step" "the pathway has no such step any more" "forløbet har ikke længere det trin";
    "book.forced.other-step" "another visit of the same pathway moves" "et andet besøg i samme forløb flyttes";
    "book.recall" "Recall list" "Afbudsliste";
    "book.recall.slot" "{clinician} {date} {span} is free again" "{clinician} {date} {span} er ledig igen";
    "book.recall.by" "{patient}: {sooner}{rest}" "{patient}: {sooner}{rest}";
    "book.recall.sooner" "the answer {count:# day|# days} sooner" "svar {count:# dag|# dage} før";
    "book.recall.meets" ", then in time" ", så til tiden";
    "book.recall.own" ", with their own clinician" ", hos fast kliniker";
    "book.recall.none" "nobody who waits fits it" "ingen, der venter, passer til den";
    "book.recall.note" "behov recommends; it never books in another system."
        "behov anbefaler; det booker aldrig i et andet system.";
    "book.referee.ok" "The referee accepts the bookings: every time, lag, role, room and own date."
        "Efterkontrollen godkender bookingerne: hver tid, interval, faggruppe, lokale og patientens egne datoer.";
    "book.referee.no" "The referee found {count:# broken promise|# broken promises}:" "Efterkontrollen fandt {count} krav, der ikke er opfyldt:";
    "book.page.title" "Waiting list: {clinic}, {date}" "Venteliste: {clinic}, {date}";
};
