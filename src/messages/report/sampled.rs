//! The words of frontiers on random paths.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "sampled.title" "Frontier of {clinic}, {date}" "Afvejning for {clinic}, {date}";
    "sampled.how" "Every figure is estimated: mean ± half the 95 % interval over {paths:# independent path|# independent paths} of {days:# open day|# open days}, {start}, seed {seed}. All totals and release rules meet the same patients."
        "Alle tal er anslåede: gennemsnit ± det halve 95 %-interval over {paths:# uafhængig simuleret periode|# uafhængige simulerede perioder} på {days:# åbningsdag|# åbningsdage}, {start}, startværdi {seed}. Alle mængder og regler for frigivelse møder de samme patienter.";
    "sampled.start.today" "from today's waiting list" "fra dagens venteliste";
    "sampled.start.empty" "from an empty waiting list" "fra en tom venteliste";
    "sampled.start.minutes" "from {sub_acute} min sub-acute and {routine} min routine waiting in every team"
        "fra {sub_acute} min. subakut og {routine} min. planlagt i kø i hvert team";
    "sampled.fill" "Assumed: of the minutes released 0, 1, 2, ... open days before, the waiting list can fill {fill}; the last for all longer notice (goals.release_fill)."
        "Antaget: af de minutter, der frigives 0, 1, 2, ... åbningsdage før, kan ventelisten fylde {fill}; den sidste gælder alt længere varsel: `fyldes efter frigivelse` (goals.release_fill).";
    "sampled.partial" "PARTIAL: stopped before the end; only finished points are shown."
        "UFULDSTÆNDIGT: stoppet før tid; kun færdige punkter er vist.";
    "sampled.nothing" "No point was finished." "Intet punkt blev færdigt.";
    "sampled.release.none" "never released" "aldrig frigivet";
    "sampled.release.0" "on the day" "på dagen";
    "sampled.release" "{days:# day|# days} before" "{days:# dag|# dage} før";
    "sampled.holds" "holds" "reserveret";
    "sampled.dominated" "* another total under the same release rule is no worse in overflow, idle time beside a queue and work-up breaches, and shown to be better in one."
        "* en anden mængde under samme regel er ikke ringere i subakut tid ikke set til tiden, ubrugt tid, mens andre ventede, og overskredne frister, og vist bedre i én af dem.";
    "sampled.measure.access_share" "Sub-acute access kept (% of minutes asked)" "Subakutte set til tiden (% af efterspurgte minutter)";
    "sampled.measure.overflow_minutes_per_week" "Overflow: sub-acute beyond target (min a week)" "Subakutte ikke set til tiden (min. om ugen)";
    "sampled.measure.idle_beside_queue_minutes_per_week" "Idle beside a queue (min a week)" "Ubrugt, mens andre ventede (min. om ugen)";
    "sampled.measure.slack_minutes_per_week" "Slack: unused while nobody waited (min a week)" "Ubrugt, mens ingen ventede (min. om ugen)";
    "sampled.measure.refilled_minutes_per_week" "Released and filled (min a week)" "Frigivet og fyldt (min. om ugen)";
    "sampled.measure.breach_share" "Routine with a right, first visit too late (% of minutes asked)" "Planlagte med frist i loven, første besøg efter fristen (% af efterspurgte minutter)";
    "sampled.measure.tardiness_days_mean" "Days too late, mean over all with a right (calendar days)" "Dage over fristen, gennemsnit over alle med frist i loven (kalenderdage)";
    "sampled.measure.tardiness_days_p95" "Days too late, 95th percentile (calendar days)" "Dage over fristen, 95 % højst (kalenderdage)";
    "sampled.measure.routine_wait_open_days" "Routine wait, mean (open days)" "Planlagte: ventetid, gennemsnit (åbningsdage)";
    "sampled.measure.added_wait_open_days" "Routine wait the holds add, mean (open days)" "Planlagte: ventetid, som reserverede tider lægger til, gennemsnit (åbningsdage)";
    "sampled.measure.growth_minutes_per_week" "Growth of the routine queue (min a week); a queue that grows has no lasting mean wait" "Vækst i køen af planlagte (min. om ugen); en kø, der vokser, har ingen varig gennemsnitlig ventetid";
    "sampled.measure.next_hold_saves_requests_per_week" "Next hold saves, beyond target (requests a week)" "Næste reserverede tid sparer, ikke set til tiden (henvendelser om ugen)";
    "sampled.measure.next_hold_costs_idle_minutes_per_week" "Next hold costs, idle beside a queue (min a week)" "Næste reserverede tid koster, ubrugt, mens andre ventede (min. om ugen)";
    "sampled.plot.alt" "{team}: overflow against idle time beside a queue, one line per release rule, one point per total of holds"
        "{team}: ikke set til tiden mod ubrugt tid, mens andre ventede; en linje pr. regel for frigivelse, et punkt pr. reserveret mængde";
    "sampled.plot.x" "sub-acute beyond target (min a week)" "subakutte ikke set til tiden (min. om ugen)";
    "sampled.plot.y" "idle beside a queue (min a week)" "ubrugt, mens andre ventede (min. om ugen)";
    "sampled.plot.point" "{release}, {holds:# hold|# holds}: overflow {overflow}, idle {idle}"
        "{release}, {holds} reserveret: ikke set til tiden {overflow}, ubrugt {idle}";
    "sampled.plot.reading" "One line per release rule, from no holds on the right to the most on the left; hollow points are dominated. Down and to the left is better."
        "En linje pr. regel for frigivelse, fra intet reserveret til højre til mest til venstre; hule punkter er ringere end et andet. Nedad og til venstre er bedre.";
};
