//! The words of simulated clinics: measures, growth, two policies side by side.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "compare.verdict" "{after}: {share} seen in time; {before}: {beside}." "{after}: {share} set til tiden; {before}: {beside}.";
    "simulate.title" "Simulated: {clinic}, {date}" "Simuleret: {clinic}, {date}";
    "simulate.policy" "Policy" "Bookingregel";
    "policy.fixed" "fixed" "faste kontroller";
    "policy.need-based" "day-one conversion" "alle omlagt fra første dag";
    "policy.need-based.hint" "need-based converts everybody who could do without fixed controls on the first day: the end of the road, and no way there. `behov road` walks the way, and [[change]] rows are played under the other policies."
        "need-based omlægger alle, der kan undvære faste kontroller, på den første dag: det er målet og ikke vejen dertil. `behov road` går vejen, og [[change]]-rækker afspilles under de andre bookingregler.";
    "compare.as-it-is" "as it is" "som i dag";
    "compare.with-changes" "with the changes" "med ændringerne";
    "changed.title" "Changes played" "Ændringer, der er afspillet";
    "changed.change" "change" "ændring";
    "changed.from" "from" "fra";
    "changed.ramp" "weeks until in full" "uger til fuldt ud";
    "changed.share" "share" "andel";
    "changed.not-panels" "This policy says itself who has fixed controls: changes of panels are not played under it, all others are."
        "Denne bookingregel bestemmer selv, hvem der har faste kontroller: Ændringer af patientgrupper afspilles ikke under den, alle andre gør.";
    "changed.panel" "Panel {panel}: {converted} converted, {moved} moved elsewhere, {avoided} controls avoided; at the end {fixed} with fixed controls, {need_based} on need-based control, {practice} with general practice, {overdue} overdue"
        "Patientgruppe {panel}: {converted} omlagt, {moved} flyttet til andre, {avoided} kontroller sparet; til sidst {fixed} med faste kontroller, {need_based} på behovskontrol, {practice} i almen praksis, {overdue} over tiden";
    "changed.month" "month from" "måned fra";
    "changed.converted" "converted" "omlagt";
    "changed.controls" "controls a week" "kontroller pr. uge";
    "changed.need-based" "need-based visits a week" "behovsbesøg pr. uge";
    "changed.expected" "expected" "forventet";
    "changed.why" "otherwise because" "afviger, fordi";
    "changed.why.no-time" "patients wait for time" "patienter venter på tid";
    "changed.why.limit" "no more may move a month" "ikke flere må omlægges om måneden";
    "changed.why.closed-days" "closed days" "lukkede dage";
    "changed.why.rules" "rules of the day: days until a visit, cancelled dates, outreach" "dagens regler: dage til besøget, afbud, opsøgning";
    "changed.note" "Expected numbers are those of the exact road (`behov road`), as if there were time for all and every week were alike. A month is told apart from them beyond three standard errors, corrected for all figures of all months, with the reason."
        "Forventede tal er dem, der regnes eksakt på vejen (`behov road`), som om der var tid til alle, og alle uger var ens. En måned afviger, når den ligger mere end tre standardfejl derfra, korrigeret for alle tal i alle måneder; årsagen står ved siden af.";
    "policy.carve-out" "carve-out" "reserverede tider";
    "policy.advanced-access" "advanced-access" "næste ledige tid";
    "policy.open-clinic" "open-clinic" "åbent ambulatorium";
    "policy.first-come-first-served" "first-come-first-served" "først til mølle";
    "policy.earliest-due-date" "earliest-due-date" "tidligste frist først";
    "policy.gaming" "gaming" "kun dem, der kan nå det";
    "policy.template" "template" "ugeskabelon";
    "simulate.played" "Played with" "Spillet med";
    "simulate.played.value" "{holds}; {release}; who is not sub-acute is told {notice:# open day before|# open days before}; {windows}; {again} of missed visits are asked for again; patients cancel {patients} and the hospital {hospital} of dates; {first}"
        "{holds}; {release}; de ikke subakutte får besked {notice:# åbningsdag|# åbningsdage} før; {windows}; {again} af udeblivelserne bestilles igen; patienterne melder afbud til {patients} og hospitalet flytter {hospital} af tiderne; {first}";
    "simulate.played.first.earliest" "who asked first is served first" "den, der henvendte sig først, får først en tid";
    "simulate.played.first.sub-acute" "the day's sub-acute patients are served first" "dagens subakutte patienter får først en tid";
    "simulate.played.holds" "{minutes} min a week held" "{minutes} min. om ugen reserveret";
    "simulate.played.holds.teams" "{minutes} min a week held ({teams})" "{minutes} min. om ugen reserveret ({teams})";
    "simulate.played.holds.none" "nothing held" "intet reserveret";
    "simulate.played.holds.template" "the blocks of the template" "skabelonens tider";
    "simulate.played.release.clinic" "released as the clinic's rules say" "frigives efter ambulatoriets regler";
    "simulate.played.release.confirmed" "released as playing confirmed" "frigives som afprøvningen viste";
    "simulate.played.release.never" "never released" "frigives aldrig";
    "simulate.played.release.days" "released {days:# open day before|# open days before}" "frigives {days:# åbningsdag|# åbningsdage} før";
    "simulate.played.windows.yes" "open clinics run" "åbne ambulatorier holdes";
    "simulate.played.windows.no" "no open clinic run" "intet åbent ambulatorium";
    "simulate.run" "Run" "Kørsel";
    "simulate.run.value" "{from} to {end}, {weeks:# week|# weeks} counted; {done} of {asked:# replication|# replications}"
        "{from} til {end}, {weeks:# uge|# uger} talt med; {done} af {asked:# kørsel|# kørsler}";
    "simulate.partial" "PARTIAL: stopped before all replications were done."
        "UFULDSTÆNDIGT: standset, før alle kørsler var færdige.";
    "simulate.too-wide" "A limit was met: {done:# replication|# replications} are the most, and half the interval is still wider than {until} asks."
        "En grænse blev nået: {done:# kørsel|# kørsler} er det højeste antal, og halvdelen af intervallet er stadig bredere, end {until} beder om.";
    "simulate.proof" "Numbers" "Tal";
    "simulate.proof.value" "estimated: mean over the replications ± half the 95 % interval; counts are means of one replication"
        "anslået: gennemsnit over kørslerne ± halvdelen af 95 %-intervallet; antal er gennemsnit for én kørsel";
    "simulate.overload" "OVERLOAD" "OVERBELASTET";
    "simulate.overload.value" "the queue of {scope} grows by {minutes} ± {half_width} min a week. There is no steady state, so no average wait is given."
        "køen i {scope} vokser med {minutes} ± {half_width} min. om ugen. Der er ingen ligevægt, og derfor gives ingen gennemsnitlig ventetid.";
    "simulate.breach" "First breach" "Første overskridelse";
    "simulate.breach.value" "a right is broken first on {median} in the middle replication, on {earliest} in the earliest; in {count} of {done:# replication|# replications}"
        "en frist i loven overskrides først den {median} i den midterste kørsel, den {earliest} i den tidligste; i {count} af {done:# kørsel|# kørsler}";
    "simulate.clinic" "the whole clinic" "hele ambulatoriet";
    "simulate.measure" "measure" "mål";
    "simulate.estimate" "estimated" "anslået";
    "simulate.half-width" "±" "±";
    "simulate.counts" "counts" "antal";
    "simulate.counts.value" "{part} of {whole}" "{part} af {whole}";
    "simulate.need" "need" "behov";
    "simulate.needs" "Need by need" "For hvert behov";
    "simulate.clinicians" "Complex patients per clinician" "Komplekse patienter pr. kliniker";
    "simulate.clinician" "clinician" "kliniker";
    "simulate.no-steady-state" "no steady state" "ingen ligevægt";
    "simulate.not-reached" "beyond the run" "efter kørslen";
    "simulate.beyond-log" "not in the log" "ikke i loggen";
    "simulate.verbose" "-v shows every measure, team by team." "-v viser alle mål, team for team.";
    "simulate.referee.none" "The referee accepts the run: no visit in the past, on a closed day or beyond a session."
        "Efterkontrollen fandt ingen fejl: intet besøg i fortiden, på en lukkedag eller ud over ambulatorietiden.";
    "simulate.referee" "The referee found broken promises:" "Efterkontrollen fandt krav, der ikke er opfyldt:";
    "simulate.referee.more" "and {count} more." "og {count} flere.";
    "compare.title" "Policies compared: {clinic}, {date}" "Bookingregler sammenlignet: {clinic}, {date}";
    "compare.difference" "less {policy}" "minus {policy}";
    "compare.points" "{points} points" "{points} point";
    "compare.not-shown" "not shown" "ikke vist";
    "compare.note" "Differences are against {policy}, replication by replication with the same patients, ± half the 95 % interval. \"Not shown\": the interval holds 0. Each interval stands on its own; of the {count:# difference|# differences} about {chance} would be shown by chance alone."
        "Forskelle er i forhold til {policy}, kørsel for kørsel med de samme patienter, ± halvdelen af 95 %-intervallet. \"Ikke vist\": intervallet rummer 0. Hvert interval står for sig; af de {count:# forskel|# forskelle} ville omkring {chance} blive vist ved ren tilfældighed.";
    "measure.compliance_strict_share" "right kept by the deadline" "frist overholdt";
    "measure.compliance_undisturbed_share" "right kept, of those who neither cancelled nor stayed away" "frist overholdt for dem uden afbud og udeblivelse";
    "measure.redirected_in_time_share" "redirected by the deadline" "omvisiteret inden fristen";
    "measure.overdue_patients" "patients past the deadline" "patienter over fristen";
    "measure.days_over_mean" "days over the deadline, mean" "dage over fristen, gennemsnit";
    "measure.days_over_p95" "days over the deadline, 95 in 100" "dage over fristen, 95 % højst";
    "measure.days_over_max" "days over the deadline, most" "dage over fristen, flest";
    "measure.days_over_sum" "days over the deadline, in all" "dage over fristen, i alt";
    "measure.overtaken_patients" "overdue patients overtaken by later referrals" "patienter over fristen, sprunget over af senere henviste";
    "measure.undecided_patients" "patients whose deadline is after the run" "patienter med frist efter kørslen";
    "measure.first_breach_days" "days to the first right broken" "dage til første overskredne frist";
    "measure.steps_in_lag_share" "pathway steps held at the right distance" "forløbstrin med ønsket interval";
    "measure.same_day_share" "joint clinics finished in one day" "fællesambulatorier afsluttet på én dag";
    "measure.access_days_mean" "days to the visit, mean" "dage til besøget, gennemsnit";
    "measure.access_days_p50" "days to the visit, median" "dage til besøget, median";
    "measure.access_days_p95" "days to the visit, 95 in 100" "dage til besøget, 95 % højst";
    "measure.access_open_days_mean" "open days to the visit, mean" "åbningsdage til besøget, gennemsnit";
    "measure.access_open_days_p95" "open days to the visit, 95 in 100" "åbningsdage til besøget, 95 % højst";
    "measure.within_target_share" "seen within the access target" "set inden for målet for ventetid til tid";
    "measure.third_next_available_days" "days to the third open slot" "dage til tredje ledige tid";
    "measure.waiting_at_end_requests" "still waiting at the end" "venter stadig til sidst";
    "measure.booked_at_end_requests" "booked after the end" "booket efter slutningen";
    "measure.elsewhere_share" "handed elsewhere" "omvisiteret eller sendt akut";
    "measure.slack_minutes_per_week" "slack: unused and nobody waiting, min a week" "ubrugt, mens ingen ventede, min. om ugen";
    "measure.idle_beside_queue_minutes_per_week" "unused beside a queue, min a week" "ubrugt, mens andre ventede, min. om ugen";
    "measure.unused_worth_minutes_per_week" "worth of unused time, min a week" "værdi af ubrugt tid, min. om ugen";
    "measure.session_minutes_per_week" "session time, min a week" "ambulatorietid, min. om ugen";
    "measure.booked_minutes_per_week" "booked, min a week" "booket, min. om ugen";
    "measure.booked_share" "session time booked" "ambulatorietid booket";
    "measure.holds_used_share" "held time booked" "reserveret tid booket";
    "measure.utilisation_share" "session time with patients" "ambulatorietid med patienter";
    "measure.overtime_minutes_per_week" "overtime, min a week" "efter programslut, min. om ugen";
    "measure.idle_minutes_per_week" "idle between patients, min a week" "uden patient mellem patienter, min. om ugen";
    "measure.waited_minutes_mean" "minutes in the waiting room, mean" "minutter i venteværelset, gennemsnit";
    "measure.waited_minutes_p95" "minutes in the waiting room, 95 in 100" "minutter i venteværelset, 95 % højst";
    "measure.own_clinician_share" "visits with the own clinician" "besøg hos fast kliniker";
    "measure.own_team_share" "visits with the own team" "besøg hos eget team";
    "measure.clinicians_per_patient_year" "clinicians met per patient and year" "klinikere mødt pr. patient og år";
    "measure.heavy_share" "complex minutes of all" "komplekse minutter af alle";
    "measure.heavy_share_spread" "complex minutes, most less least of a role" "komplekse minutter, højeste minus laveste i en faggruppe";
    "measure.no_show_share" "no-shows" "udeblivelser";
    "measure.late_cancel_share" "cancelled too late" "sene afbud";
    "measure.patient_cancelled_share" "dates cancelled by patients" "tider med afbud fra patienter";
    "measure.hospital_cancelled_share" "dates cancelled by the hospital" "tider aflyst af hospitalet";
    "measure.virtual_share" "visits by video or telephone" "video- og telefonkonsultationer";
    "measure.visits" "visits held" "gennemførte besøg";
    "measure.visits_per_patient_year" "visits per patient and year" "besøg pr. patient og år";
    "measure.controls_held" "fixed controls held" "gennemførte faste kontroller";
    "measure.advice_minutes_per_week" "advice, min a week" "rådgivning, min. om ugen";
    "measure.physician_minutes_per_week" "visits by physicians, min a week" "besøg hos læger, min. om ugen";
    "measure.nurse_minutes_per_week" "visits by nurses, min a week" "besøg hos sygeplejersker, min. om ugen";
    "measure.secretary_minutes_per_week" "visits by medical secretaries, min a week" "besøg hos lægesekretærer, min. om ugen";
    "measure.cost_per_week" "cost of these minutes a week, by the clinic's own figures" "de minutters omkostning om ugen efter ambulatoriets egne tal";
    "measure.admissions_avoided" "admissions avoided, by the clinic's own figures" "undgåede indlæggelser efter ambulatoriets egne tal";
    "measure.unique_patients" "different patients seen" "unikke patienter";
    "measure.backlog_growth_minutes_per_week" "growth of the queue, min a week" "køens vækst, min. om ugen";
    "measure.backlog_growth_later_minutes_per_week" "growth in the later half, min a week" "vækst i sidste halvdel, min. om ugen";
    "measure.backlog_at_end_minutes" "minutes waiting at the end" "minutter i kø til sidst";
    "measure.controls_avoided" "fixed controls avoided" "faste kontroller undgået";
    "measure.minutes_freed_per_week" "minutes freed a week" "minutter frigjort om ugen";
};
