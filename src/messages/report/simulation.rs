//! The words of simulated clinics: measures, growth, two policies side by side.

use crate::messages::Entry;

pub(super) const TABLE: &[Entry] = entries! {
    "simulate.title" "Simulated: {clinic}, {date}" "Simuleret: {clinic}, {date}";
    "simulate.policy" "Policy" "Regel";
    "simulate.played" "Played with" "Spillet med";
    "simulate.played.value" "{holds}; {release}; who is not sub-acute is told {notice} open days before; {windows}; {again} of missed visits are asked for again; patients cancel {patients} and the hospital {hospital} of dates; {first}"
        "{holds}; {release}; hvem der ikke er sub-akut, får besked {notice} åbningsdage før; {windows}; {again} af udeblivelserne bestilles igen; patienterne melder afbud til {patients} og hospitalet flytter {hospital} af tiderne; {first}";
    "simulate.played.first.earliest" "who asked first is served first" "den, der henvendte sig først, får først en tid";
    "simulate.played.first.sub-acute" "the day's sub-acute patients are served first" "dagens sub-akutte patienter får først en tid";
    "simulate.played.holds" "{minutes} min a week held" "{minutes} min. om ugen reserveret";
    "simulate.played.holds.teams" "{minutes} min a week held ({teams})" "{minutes} min. om ugen reserveret ({teams})";
    "simulate.played.holds.none" "nothing held" "intet reserveret";
    "simulate.played.holds.template" "the blocks of the template" "skabelonens tider";
    "simulate.played.release.clinic" "released as the clinic's rules say" "frigives efter ambulatoriets regler";
    "simulate.played.release.confirmed" "released as playing confirmed" "frigives som afprøvningen viste";
    "simulate.played.release.never" "never released" "frigives aldrig";
    "simulate.played.release.days" "released {days} open days before" "frigives {days} åbningsdage før";
    "simulate.played.windows.yes" "open clinics run" "åbne ambulatorier holdes";
    "simulate.played.windows.no" "no open clinic run" "intet åbent ambulatorium";
    "simulate.run" "Run" "Kørsel";
    "simulate.run.value" "{from} to {end}, {weeks} weeks counted; {done} of {asked} replications"
        "{from} til {end}, {weeks} uger talt med; {done} af {asked} kørsler";
    "simulate.partial" "PARTIAL: stopped before all replications were done."
        "DELVIS: standset, før alle kørsler var færdige.";
    "simulate.too-wide" "A limit was met: {done} replications are the most, and half the interval is still wider than {until} asks."
        "En grænse blev nået: {done} kørsler er det højeste antal, og halvdelen af intervallet er stadig bredere, end {until} beder om.";
    "simulate.proof" "Numbers" "Tal";
    "simulate.proof.value" "estimated: mean over the replications ± half the 95 % interval; counts are means of one replication"
        "anslået: middel over kørslerne ± halvdelen af 95 %-intervallet; antal er middel af én kørsel";
    "simulate.overload" "OVERLOAD" "OVERBELASTET";
    "simulate.overload.value" "the queue of {scope} grows by {minutes} ± {half_width} min a week. There is no steady state, so no average wait is given."
        "køen i {scope} vokser med {minutes} ± {half_width} min. om ugen. Der er ingen ligevægt, og derfor gives ingen gennemsnitlig ventetid.";
    "simulate.breach" "First breach" "Første overskridelse";
    "simulate.breach.value" "a right is broken first on {median} in the middle replication, on {earliest} in the earliest; in {count} of {done} replications"
        "en ret overskrides først den {median} i den midterste kørsel, den {earliest} i den tidligste; i {count} af {done} kørsler";
    "simulate.clinic" "the whole clinic" "hele klinikken";
    "simulate.measure" "measure" "mål";
    "simulate.estimate" "estimated" "anslået";
    "simulate.half-width" "±" "±";
    "simulate.counts" "counts" "antal";
    "simulate.counts.value" "{part} of {whole}" "{part} af {whole}";
    "simulate.need" "need" "behov";
    "simulate.needs" "Need by need" "Behov for behov";
    "simulate.clinicians" "Complex patients per clinician" "Komplekse patienter pr. kliniker";
    "simulate.clinician" "clinician" "kliniker";
    "simulate.no-steady-state" "no steady state" "ingen ligevægt";
    "simulate.not-reached" "beyond the run" "efter kørslen";
    "simulate.beyond-log" "not in the log" "ikke i loggen";
    "simulate.verbose" "-v shows every measure, team by team." "-v viser alle mål, team for team.";
    "simulate.referee.none" "The referee accepts the run: no visit in the past, on a closed day or beyond a session."
        "Dommeren fandt ingen fejl: intet besøg i fortiden, på en lukkedag eller ud over ambulatorietiden.";
    "simulate.referee" "The referee found broken promises:" "Dommeren fandt brudte løfter:";
    "simulate.referee.more" "and {count} more." "og {count} flere.";
    "compare.title" "Policies compared: {clinic}, {date}" "Regler sammenlignet: {clinic}, {date}";
    "compare.difference" "less {policy}" "minus {policy}";
    "compare.points" "{points} points" "{points} point";
    "compare.not-shown" "not shown" "ikke vist";
    "compare.note" "Differences are against {policy}, replication by replication with the same patients, ± half the 95 % interval. \"Not shown\": the interval holds 0. Each interval stands on its own; of the {count} differences about {chance} would be shown by chance alone."
        "Forskelle er i forhold til {policy}, kørsel for kørsel med de samme patienter, ± halvdelen af 95 %-intervallet. \"Ikke vist\": intervallet rummer 0. Hvert interval står for sig; af de {count} forskelle ville omkring {chance} blive vist ved ren tilfældighed.";
    "measure.compliance_strict_share" "right kept by the deadline" "ret overholdt til fristen";
    "measure.compliance_adjusted_share" "right kept, own cancellations taken out" "ret overholdt, uden patienternes egne afbud";
    "measure.overdue_patients" "patients past the deadline" "patienter over fristen";
    "measure.days_over_mean" "days over the deadline, mean" "dage over fristen, middel";
    "measure.days_over_p95" "days over the deadline, 95 in 100" "dage over fristen, 95 af 100";
    "measure.days_over_max" "days over the deadline, most" "dage over fristen, flest";
    "measure.days_over_sum" "days over the deadline, in all" "dage over fristen, i alt";
    "measure.overtaken_patients" "overdue patients overtaken by later referrals" "patienter over fristen overhalet af senere henvisninger";
    "measure.undecided_patients" "patients whose deadline is after the run" "patienter med frist efter kørslen";
    "measure.first_breach_days" "days to the first right broken" "dage til første overskredne ret";
    "measure.steps_in_lag_share" "pathway steps held at the right distance" "trin i forløb holdt med rette afstand";
    "measure.same_day_share" "joint clinics finished in one day" "fællesambulatorier afsluttet på én dag";
    "measure.access_days_mean" "days to the visit, mean" "dage til besøget, middel";
    "measure.access_days_p50" "days to the visit, median" "dage til besøget, median";
    "measure.access_days_p95" "days to the visit, 95 in 100" "dage til besøget, 95 af 100";
    "measure.access_open_days_mean" "open days to the visit, mean" "åbningsdage til besøget, middel";
    "measure.access_open_days_p95" "open days to the visit, 95 in 100" "åbningsdage til besøget, 95 af 100";
    "measure.within_target_share" "seen within the access target" "set inden for adgangsmålet";
    "measure.third_next_available_days" "days to the third open slot" "dage til tredje ledige tid";
    "measure.waiting_at_end_requests" "still waiting at the end" "venter stadig til sidst";
    "measure.booked_at_end_requests" "booked after the end" "booket efter slutningen";
    "measure.elsewhere_share" "handed elsewhere" "henvist andetsteds";
    "measure.slack_minutes_per_week" "slack: unused and nobody waiting, min a week" "ledig tid, hvor ingen ventede, min. om ugen";
    "measure.idle_beside_queue_minutes_per_week" "unused beside a queue, min a week" "ubrugt ved siden af en kø, min. om ugen";
    "measure.unused_worth_minutes_per_week" "worth of unused time, min a week" "værdi af ubrugt tid, min. om ugen";
    "measure.session_minutes_per_week" "session time, min a week" "ambulatorietid, min. om ugen";
    "measure.booked_minutes_per_week" "booked, min a week" "booket, min. om ugen";
    "measure.booked_share" "session time booked" "ambulatorietid booket";
    "measure.holds_used_share" "held time booked" "reserveret tid booket";
    "measure.utilisation_share" "session time with patients" "ambulatorietid med patienter";
    "measure.overtime_minutes_per_week" "overtime, min a week" "overarbejde, min. om ugen";
    "measure.idle_minutes_per_week" "idle between patients, min a week" "ledig mellem patienter, min. om ugen";
    "measure.waited_minutes_mean" "minutes in the waiting room, mean" "minutter i venteværelset, middel";
    "measure.waited_minutes_p95" "minutes in the waiting room, 95 in 100" "minutter i venteværelset, 95 af 100";
    "measure.own_clinician_share" "visits with the own clinician" "besøg hos egen kliniker";
    "measure.own_team_share" "visits with the own team" "besøg hos eget team";
    "measure.clinicians_per_patient_year" "clinicians met per patient and year" "klinikere mødt pr. patient og år";
    "measure.heavy_share" "complex minutes of all" "komplekse minutter af alle";
    "measure.heavy_share_spread" "complex minutes, most less least of a role" "komplekse minutter, højeste minus laveste i en rolle";
    "measure.no_show_share" "no-shows" "udeblivelser";
    "measure.late_cancel_share" "cancelled too late" "sene afbud";
    "measure.patient_cancelled_share" "dates cancelled by patients" "tider med afbud fra patienter";
    "measure.hospital_cancelled_share" "dates cancelled by the hospital" "tider aflyst af hospitalet";
    "measure.virtual_share" "visits by video or telephone" "besøg på video eller telefon";
    "measure.visits" "visits held" "gennemførte besøg";
    "measure.visits_per_patient_year" "visits per patient and year" "besøg pr. patient og år";
    "measure.controls_held" "fixed controls held" "faste kontroller holdt";
    "measure.advice_minutes_per_week" "advice, min a week" "rådgivning, min. om ugen";
    "measure.unique_patients" "different patients seen" "forskellige patienter set";
    "measure.backlog_growth_minutes_per_week" "growth of the queue, min a week" "køens vækst, min. om ugen";
    "measure.backlog_growth_later_minutes_per_week" "growth in the later half, min a week" "vækst i sidste halvdel, min. om ugen";
    "measure.backlog_at_end_minutes" "minutes waiting at the end" "minutter i kø til sidst";
    "measure.controls_avoided" "fixed controls avoided" "faste kontroller undgået";
    "measure.minutes_freed_per_week" "minutes freed a week" "minutter frigjort om ugen";
};
