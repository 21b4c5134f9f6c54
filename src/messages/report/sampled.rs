//! The words of frontiers on random paths.

use crate::messages::Entry;

pub(super) const TABLE: &[Entry] = entries! {
    "sampled.title" "Frontier of {clinic}, {date}" "Afvejning for {clinic}, {date}";
    "sampled.how" "Every figure is estimated: mean ± half the 95 % interval over {paths} independent paths of {days} open days, {start}, seed {seed}. All totals and release rules meet the same patients."
        "Alle tal er anslåede: middel ± det halve 95 %-interval over {paths} uafhængige forløb på {days} åbningsdage, {start}, frø {seed}. Alle antal og regler møder de samme patienter.";
    "sampled.start.today" "from today's waiting list" "fra dagens venteliste";
    "sampled.start.empty" "from an empty waiting list" "fra en tom venteliste";
    "sampled.start.minutes" "from {sub_acute} min sub-acute and {routine} min routine waiting in every team"
        "fra {sub_acute} min. sub-akut og {routine} min. øvrigt i kø i hvert team";
    "sampled.fill" "Assumed: of the minutes released 0, 1, 2, ... open days before, the waiting list can fill {fill}; the last for all longer notice (goals.release_fill)."
        "Antaget: af de minutter, der frigives 0, 1, 2, ... åbningsdage før, kan ventelisten fylde {fill}; den sidste gælder alt længere varsel (goals.release_fill).";
    "sampled.partial" "PARTIAL: stopped before the end; only finished points are shown."
        "UFULDSTÆNDIGT: stoppet før tid; kun færdige punkter er vist.";
    "sampled.nothing" "No point was finished." "Intet punkt blev færdigt.";
    "sampled.release.none" "never released" "aldrig frigivet";
    "sampled.release.0" "on the day" "på dagen";
    "sampled.release.1" "1 day before" "1 dag før";
    "sampled.release" "{days} days before" "{days} dage før";
    "sampled.holds" "holds" "reserveret";
    "sampled.dominated" "* another total under the same release rule is no worse in overflow, idle time beside a queue and work-up breaches, and shown to be better in one."
        "* et andet antal under samme regel er ikke ringere i overløb, ubrugt tid ved kø og overskredne udredninger, og vist bedre i én af dem.";
    "sampled.measure.access_share" "Sub-acute access kept (% of minutes asked)" "Sub-akut adgang holdt (% af efterspurgte minutter)";
    "sampled.measure.overflow_minutes_per_week" "Overflow: sub-acute beyond target (min a week)" "Overløb: sub-akut ud over målet (min. om ugen)";
    "sampled.measure.idle_beside_queue_minutes_per_week" "Idle beside a queue (min a week)" "Ubrugt ved kø (min. om ugen)";
    "sampled.measure.slack_minutes_per_week" "Slack: unused while nobody waited (min a week)" "Luft: ubrugt, mens ingen ventede (min. om ugen)";
    "sampled.measure.refilled_minutes_per_week" "Released and filled (min a week)" "Frigivet og fyldt (min. om ugen)";
    "sampled.measure.breach_share" "Routine with a right, first visit too late (% of minutes asked)" "Øvrige med en ret, første besøg for sent (% af efterspurgte minutter)";
    "sampled.measure.tardiness_days_mean" "Days too late, mean over all with a right (calendar days)" "Dage for sent, middel over alle med en ret (kalenderdage)";
    "sampled.measure.tardiness_days_p95" "Days too late, 95th percentile (calendar days)" "Dage for sent, 95-percentil (kalenderdage)";
    "sampled.measure.routine_wait_open_days" "Routine wait, mean (open days)" "Øvrig ventetid, middel (åbningsdage)";
    "sampled.measure.added_wait_open_days" "Routine wait the holds add, mean (open days)" "Ventetid, som reservationerne lægger til, middel (åbningsdage)";
    "sampled.measure.growth_minutes_per_week" "Growth of the routine queue (min a week); a queue that grows has no lasting mean wait" "Vækst i øvrig kø (min. om ugen); en kø, der vokser, har ingen varig middelventetid";
    "sampled.measure.next_hold_saves_requests_per_week" "Next hold saves, beyond target (requests a week)" "Næste reservation sparer, ud over målet (henvendelser om ugen)";
    "sampled.measure.next_hold_costs_idle_minutes_per_week" "Next hold costs, idle beside a queue (min a week)" "Næste reservation koster, ubrugt ved kø (min. om ugen)";
    "sampled.plot.alt" "{team}: overflow against idle time beside a queue, one line per release rule, one point per total of holds"
        "{team}: overløb mod ubrugt tid ved kø, en linje pr. regel for frigivelse, et punkt pr. antal reservationer";
    "sampled.plot.x" "sub-acute beyond target (min a week)" "sub-akut ud over målet (min. om ugen)";
    "sampled.plot.y" "idle beside a queue (min a week)" "ubrugt ved kø (min. om ugen)";
    "sampled.plot.point" "{release}, {holds} holds: overflow {overflow}, idle {idle}"
        "{release}, {holds} reserverede: overløb {overflow}, ubrugt {idle}";
    "sampled.plot.reading" "One line per release rule, from no holds on the right to the most on the left; hollow points are dominated. Down and to the left is better."
        "En linje pr. regel for frigivelse, fra ingen reservationer til højre til flest til venstre; hule punkter er dominerede. Nedad og til venstre er bedre.";
};
