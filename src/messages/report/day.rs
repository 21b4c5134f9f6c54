//! The words of a clinic day.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "clinic-day.title" "The day of {session}: {clinic}, {date}" "Dagen for {session}: {clinic}, {date}";
    "clinic-day.title.week" "The days of {clinic}, {date}" "Dagene i {clinic}, {date}";
    "clinic-day.session" "{span}: {minutes} working minutes, {patients:# patient|# patients}, {booked} min planned for them."
        "{span}: {minutes:# arbejdsminut|# arbejdsminutter}, {patients:# patient|# patienter}, {booked} min. planlagt til dem.";
    "clinic-day.breaks" "Breaks are taken out of the clock: {breaks}." "Pauser er taget ud af uret: {breaks}.";
    "clinic-day.open" "The open clinic {span} is left out of these figures."
        "Det åbne ambulatorium {span} er ikke med i disse tal.";
    "clinic-day.compared" "Appointment times side by side" "Mødetider til sammenligning";
    "clinic-day.visits" "Who is asked when, and when the visit really begins and ends (p10 p50 p90)"
        "Hvem møder hvornår, og hvornår begynder og slutter besøget (p10 p50 p90)";
    "clinic-day.bands" "Begin and end: percentiles of {days:# simulated day|# simulated days} with punctual patients, by the clinic's own times. Waits are exact means."
        "Begyndelse og slutning: percentiler af {days:# simuleret dag|# simulerede dage} med punktlige patienter, efter ambulatoriets egne tider. Ventetider er eksakte gennemsnit.";
    "clinic-day.easy" "When the easy patients leave" "Når de lette patienter udgår";
    "clinic-day.before" "before" "før";
    "clinic-day.after" "after" "efter";
    "clinic-day.now" "now" "nu";
    "clinic-day.of" "{count} of {all}" "{count} af {all}";
    "clinic-day.column.times" "appointment times" "mødetider";
    "clinic-day.column.waiting" "wait, min" "ventetid, min.";
    "clinic-day.column.waiting-mean" "wait a patient, min" "ventetid pr. patient, min.";
    "clinic-day.column.idle" "idle, min" "uden patient, min.";
    "clinic-day.column.idle-sum" "idle, min" "uden patient, min.";
    "clinic-day.column.overtime" "overtime, min" "efter programslut, min.";
    "clinic-day.column.overtime-sum" "overtime, min" "efter programslut, min.";
    "clinic-day.column.p95" "p95" "95 % højst";
    "clinic-day.column.in-time" "ends in time" "slutter til tiden";
    "clinic-day.column.cost" "cost" "omkostning";
    "clinic-day.column.proved" "proved" "bevist";
    "clinic-day.column.asked" "asked" "mødetid";
    "clinic-day.column.visit" "visit" "besøg";
    "clinic-day.column.planned" "planned, min" "planlagt, min.";
    "clinic-day.column.wait" "mean wait, min" "gennemsnitlig ventetid, min.";
    "clinic-day.column.begins" "begins" "begynder";
    "clinic-day.column.ends" "ends" "slutter";
    "clinic-day.column.best" "best time" "bedste tid";
    "clinic-day.column.when" "when" "hvornår";
    "clinic-day.column.patients" "patients" "patienter";
    "clinic-day.column.session" "session" "program";
    "clinic-day.column.booked" "planned, min" "planlagt, min.";
    "clinic-day.column.late" "sessions that end late" "programmer, der trækker over tiden";
    "clinic-day.column.left" "leave" "udgår";
    "clinic-day.column.came" "come" "tilføjes";
    "clinic-day.column.waiting-after" "then wait" "ventetid efter";
    "clinic-day.column.overtime-after" "overtime" "efter programslut";
    "clinic-day.column.p95-after" "p95" "95 % højst";
    "clinic-day.column.in-time-after" "in time" "til tiden";
    "clinic-day.column.buffer" "buffer, min" "buffer, min.";
    "clinic-day.rule.own" "the clinic's own" "ambulatoriets egne";
    "clinic-day.rule.equal-spacing" "equal spacing" "lige langt imellem";
    "clinic-day.rule.bailey-welch" "two first (Bailey-Welch)" "to først (Bailey-Welch)";
    "clinic-day.rule.optimum" "best in this order" "bedste i denne rækkefølge";
    "clinic-day.rule.reordered" "best, other order" "bedste, anden rækkefølge";
    "clinic-day.claim.figures-only" "–" "–";
    "clinic-day.claim.best-for-order" "best for this order" "bedst for denne rækkefølge";
    "clinic-day.claim.best-for-all-orders" "best for all orders" "bedst for alle rækkefølger";
    "clinic-day.claim.not-certified" "not certified" "ikke bevist";
    "clinic-day.work.held" "held: {need}" "reserveret: {need}";
    "clinic-day.work.fixed" "fixed: {need}" "fastlagt: {need}";
    "clinic-day.work.other" "other work" "andet arbejde";
    "clinic-day.none.no-visits" "No visit is planned in the session, so nobody waits and nothing ends late."
        "Der er intet besøg planlagt i programmet, så ingen venter, og intet trækker over tiden.";
    "clinic-day.none.too-many-visits" "More visits than one day can be calculated with (100)."
        "Flere besøg, end én dag kan beregnes med (100).";
    "clinic-day.none.no-room-on-grid" "More patients than the grid has times for."
        "Flere patienter, end der er intervaller til.";
    "clinic-day.none.too-many-intervals" "More steps of the grid than one day can be calculated with (480), or none."
        "Flere intervaller, end én dag kan beregnes med (480), eller ingen.";
    "clinic-day.none.weights" "A weight is no number from 0 up." "En vægt er ikke et tal fra 0 og op.";
    "clinic-day.none.length" "A length or its spread is outside what can be calculated with."
        "En længde eller dens spredning er uden for det, der kan beregnes med.";
    "clinic-day.stays.no-easy" "No visit has a known complexity class, so nobody is known to be easy."
        "Intet besøg har en kendt kompleksitetsklasse, så ingen vides at være let.";
    "clinic-day.stays.no-heavier" "No heavier visits of the session's needs fill the minutes of the easy ones, so nobody leaves."
        "Ingen tungere besøg af programmets behov fylder de lettes minutter, så ingen udgår.";
    "clinic-day.stays.elsewhere" "The share leaves other sessions." "Andelen tages fra andre programmer.";
    "clinic-day.left" "{removed} of {easy:# easy visit|# easy visits} ({class}) leave, {share}; instead come {came}. Planned for patients: {before} min before, {after} min after."
        "{removed} af {easy:# let besøg|# lette besøg} ({class}) udgår, {share}; i stedet tilføjes {came}. Planlagt til patienter: {before} min. før, {after} min. efter.";
    "clinic-day.left.equal" "The minutes are equal." "Minutterne er lige mange.";
    "clinic-day.left.unbooked" "NOT EQUAL: {minutes} min fit no whole visit and stay unbooked."
        "IKKE LIGE MANGE: {minutes} min. passer ikke til et helt besøg og forbliver tomme.";
    "clinic-day.buffer.none" "No buffer is needed to end in time as often as before ({old})."
        "Der behøves ingen buffer for at slutte til tiden lige så ofte som før ({old}).";
    "clinic-day.buffer.end" "A buffer of {minutes} min before closing restores the old chance to end in time ({old}): it is then {chance}, with {overtime} min of overtime."
        "En buffer på {minutes} min. før lukketid genskaber den gamle sandsynlighed for at slutte til tiden ({old}): den er så {chance} med {overtime} min. efter programslut.";
    "clinic-day.buffer.too-long" "No buffer of up to {most} min before closing restores the old chance to end in time ({old})."
        "Ingen buffer på op til {most} min. før lukketid genskaber den gamle sandsynlighed for at slutte til tiden ({old}).";
    "clinic-day.buffer.spread.none" "With the best appointment times no buffer is needed: {chance}, with {overtime} min of overtime."
        "Med de bedste mødetider behøves ingen buffer: {chance} med {overtime} min. efter programslut.";
    "clinic-day.buffer.spread" "With the best times for the longer session {minutes} min are enough: {chance}, with {overtime} min of overtime."
        "Med de bedste tider for det længere program er {minutes} min. nok: {chance} med {overtime} min. efter programslut.";
    "clinic-day.unpunctual.late" "Simulated: patients come {mean} min late on average, standard deviation {sd} min, {days:# day|# days}, 95 % intervals."
        "Simuleret: patienter kommer i gennemsnit {mean} min. for sent, standardafvigelse {sd} min., {days:# dag|# dage}, 95 %-intervaller.";
    "clinic-day.unpunctual.early" "Simulated: patients come {mean} min early on average, standard deviation {sd} min, {days:# day|# days}, 95 % intervals."
        "Simuleret: patienter kommer i gennemsnit {mean} min. for tidligt, standardafvigelse {sd} min., {days:# dag|# dage}, 95 %-intervaller.";
    "clinic-day.after.own" "own, without the easy" "egne, uden de lette";
    "clinic-day.partial" "PARTIAL: stopped before everything was searched; times not certified may be improved."
        "UFULDSTÆNDIGT: stoppet, før alt var gennemsøgt; tider, der ikke er bevist, kan måske forbedres.";
    "clinic-day.week.left" "{removed} of the clinic's {easy:# easy visit|# easy visits} leave ({share}; asked for: {asked}); heavier ones that come instead: {added}; sessions changed: {sessions}. They leave only where whole heavier visits fill their minutes, so minutes planned are equal in every session."
        "{removed} af ambulatoriets {easy:# let besøg|# lette besøg} udgår ({share}; bedt om: {asked}); tungere, der tilføjes i stedet: {added}; ændrede programmer: {sessions}. De udgår kun, hvor hele tungere besøg fylder deres minutter, så de planlagte minutter er lige mange i hvert program.";
    "clinic-day.week.buffer" "Buffers before closing that restore each session's old chance to end in time: {minutes} min in all. Each is evaluated."
        "Buffere før lukketid, der genskaber hvert programs gamle sandsynlighed for at slutte til tiden: {minutes} min. i alt. Hver er regnet ud.";
    "clinic-day.week.buffer.short" "Sessions not in it, for which {most} min are not enough: {count}."
        "Programmer, der ikke er medregnet, fordi {most} min. ikke er nok: {count}.";
    "clinic-day.week.open" "Sessions with an open clinic, whose patients are left out of these figures: {count}."
        "Programmer med et åbent ambulatorium, hvis patienter ikke er med i disse tal: {count}.";
    "clinic-day.open.title" "Open clinics, and the same patients with appointments" "Åbne ambulatorier, og de samme patienter med aftalte tider";
    "clinic-day.open.window" "open clinic" "åbent ambulatorium";
    "clinic-day.open.clinicians" "clinicians" "klinikere";
    "clinic-day.open.way" "how they come" "hvordan de kommer";
    "clinic-day.open.walk-in" "when they like" "når de vil";
    "clinic-day.open.appointed" "best appointments" "bedste aftalte tider";
    "clinic-day.open.come" "patients" "patienter";
    "clinic-day.open.waiting-mean" "wait a patient, min" "ventetid pr. patient, min.";
    "clinic-day.open.queue" "still wait at closing" "venter endnu ved lukning";
    "clinic-day.open.over" "past closing, min" "efter lukning, min.";
    "clinic-day.open.idle" "idle, min" "uden patient, min.";
    "clinic-day.open.empty" "nobody left at closing" "ingen tilbage ved lukning";
    "clinic-day.open.note" "Everybody who asks for the need comes to one of the team's open clinics, by its hour profile. Exact for one clinician on a clock of whole minutes; with more, simulated, with 95 % intervals. Appointments: an equal share for each clinician."
        "Alle, der har behovet, kommer i et af teamets åbne ambulatorier efter timeprofilen. Eksakt for én kliniker på et ur i hele minutter; med flere simuleret, med 95 %-intervaller. Aftalte tider: lige mange til hver kliniker.";
    "clinic-day.open.refused" "{window}: too long, too many patients or too much work to be calculated."
        "{window}: for langt, for mange patienter eller for meget arbejde til at kunne beregnes.";
    "clinic-day.made.visits" "Every block is a visit as long on average as it is planned, lognormal; every hold is taken, for the full day is the one to be judged; no-shows and late cancellations stay away; free time and buffers are empty."
        "Hver blok er et besøg, der i gennemsnit varer som planlagt, lognormalt; hver reserveret tid er taget, for det er den fulde dag, der skal bedømmes; udeblivelser og sene afbud kommer ikke; ledig tid og buffere er tomme.";
    "clinic-day.made.figures" "Figures are exact for lengths in whole minutes and punctual patients. Overtime is work left at closing; idle time counts until the last patient who comes."
        "Tallene er eksakte for længder i hele minutter og punktlige patienter. Tid efter programslut er arbejde tilbage ved lukketid; tid uden patient tælles til den sidste patient, der kommer.";
    "clinic-day.made.weights" "Cost of a day: {waiting} a minute of the mean wait, {idle} a minute idle, {overtime} a minute of overtime (--waiting-weight, --idle-weight, --overtime-weight)."
        "En dags omkostning: {waiting} pr. minut af den gennemsnitlige ventetid, {idle} pr. minut uden patient, {overtime} pr. minut efter programslut (--waiting-weight, --idle-weight, --overtime-weight).";
    "clinic-day.made.guards" "Best times lie on the clinic's grid, with at most {count:# patient|# patients} asked at once; best means: no such times cost less."
        "Bedste tider ligger på ambulatoriets intervaller med højst {count:# patient|# patienter} ad gangen; bedst betyder: ingen sådanne tider koster mindre.";
    "clinic-day.plot.alt" "The day of {session}: planned blocks, and when each visit begins and ends"
        "Dagen for {session}: planlagte blokke, og hvornår hvert besøg begynder og slutter";
    "clinic-day.plot.closing" "closing" "lukketid";
    "clinic-day.plot.break" "break" "pause";
    "clinic-day.plot.open" "open clinic" "åbent ambulatorium";
    "clinic-day.plot.planned" "planned" "planlagt";
    "clinic-day.plot.held" "held" "reserveret";
    "clinic-day.plot.begins" "begins: one day in ten to nine in ten" "begynder: én dag ud af ti til ni ud af ti";
    "clinic-day.plot.ends" "ends: one day in ten to nine in ten" "slutter: én dag ud af ti til ni ud af ti";
    "clinic-day.plot.begins.band" "begins {low}, {middle}, {high} (p10, p50, p90)" "begynder {low}, {middle}, {high} (p10, p50, p90)";
    "clinic-day.plot.ends.band" "ends {low}, {middle}, {high} (p10, p50, p90)" "slutter {low}, {middle}, {high} (p10, p50, p90)";
    "shell.timing" "finding appointment times" "finder mødetider";
    "B0423" "the clinic has no session `{session}`" "ambulatoriet har intet program `{session}`";
    "B0423.help" "write CLINICIAN/DAY as in {example}; nearest: {near}" "skriv KLINIKER/DAG som i {example}; nærmest: {near}";
    "B0424" "{flag} {value} is no weight" "{flag} {value} er ingen vægt";
    "B0424.help" "give a number from 0 to 1000000, for example 0.5" "giv et tal fra 0 til 1000000, for eksempel 0.5";
    "B0425" "{flag} {value} is no share of the visits" "{flag} {value} er ingen andel af besøgene";
    "B0425.help" "give a share from 0 % to 100 %, for example 20% or 0.2" "giv en andel fra 0 % til 100 %, for eksempel 20% eller 0.2";
    "B0426" "--unpunctual {value} does not say when patients come" "--unpunctual {value} siger ikke, hvornår patienter kommer";
    "B0426.help" "give the mean minutes late, negative for early, and their standard deviation, each at most 240: --unpunctual -5:10"
        "giv gennemsnittet af minutter for sent, negativt for tidligt, og deres standardafvigelse, hver højst 240: --unpunctual -5:10";
};
