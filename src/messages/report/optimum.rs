//! The words of the least cost on sample paths.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "optimum.verdict.of" "cost a week that the best holds save beside the recommended" "omkostning om ugen, som de bedste reserverede tider sparer i forhold til de anbefalede";
    "optimum.title" "Least cost on sample paths for {clinic}, {date}" "Mindste omkostning i simulerede perioder for {clinic}, {date}";
    "optimum.how" "Holds, release rule and extra sessions are chosen on {paths:# random path|# random paths} of {days:# open day|# open days} from today's waiting list, seed {seed}, and judged on as many fresh ones: mean ± half the 95 % interval. The choice fits its own paths better than any others; the fresh paths say what it is worth."
        "Reserverede tider, frigivelse og ekstra programmer er valgt på {paths:# simuleret periode|# simulerede perioder} på {days:# åbningsdag|# åbningsdage} fra dagens venteliste, startværdi {seed}, og bedømt på lige så mange nye: gennemsnit ± det halve 95 %-interval. Valget passer bedre til sine egne perioder end til andre; de nye siger, hvad det er værd.";
    "optimum.weights" "Cost of a week: {waiting} for every minute of a visit and evening somebody waits (goals.waiting_cost), {late} more for every sub-acute minute and evening beyond the target (goals.late_cost), {extra} for every minute of an extra session (goals.extra_cost), less {idle} for every unused minute (goals.idle_worth). These are value judgements; weigh them yourself."
        "Omkostning pr. uge: {waiting} for hvert minut af et besøg og hver aften, nogen venter, `pris for ventedag` (goals.waiting_cost), {late} mere for hvert subakut minut og hver aften ud over målet, `pris for forsinkelse` (goals.late_cost), {extra} for hvert minut af et ekstra program, `pris for ekstra minut` (goals.extra_cost), minus {idle} for hvert ubrugt minut, `værdi af ubrugt minut` (goals.idle_worth). Det er værdidomme; vægt dem selv.";
    "optimum.partial" "PARTIAL: stopped before the end; only what was finished is shown."
        "UFULDSTÆNDIGT: stoppet før tid; kun det færdige er vist.";
    "optimum.nothing" "Nothing was finished." "Intet blev færdigt.";
    "optimum.best" "Best found" "Bedst fundet";
    "optimum.best.value" "{holds}: {held} min a week; {release}; {flexible}" "{holds}: {held} min. om ugen; {release}; {flexible}";
    "optimum.holds.none" "hold nothing" "reservér intet";
    "optimum.holds.day" "{day} {minutes}" "{day} {minutes}";
    "optimum.flexible.none" "no extra sessions" "ingen ekstra programmer";
    "optimum.flexible" "an extra session of {minutes} min on days that begin with more than {threshold} min waiting"
        "et ekstra program på {minutes} min. på dage, der begynder med mere end {threshold} min. i kø";
    "optimum.release.none" "never released" "aldrig frigivet";
    "optimum.release.0" "released on the day itself" "frigivet på selve dagen";
    "optimum.release" "released {days:# open day before|# open days before}" "frigivet {days:# åbningsdag|# åbningsdage} før";
    "optimum.cost" "Cost" "Omkostning";
    "optimum.cost.value" "{cost} a week on the paths it was chosen on; {fresh} ± {half} on fresh paths (estimated). {proof}"
        "{cost} om ugen i de perioder, det er valgt på; {fresh} ± {half} i nye perioder (anslået). {proof}";
    "optimum.unproven" "Unproven: found by moving single holds, and a better design may exist."
        "Ikke bevist: fundet ved at flytte enkelte reserverede tider, og et bedre design kan findes.";
    "optimum.weak" "Unproven, no useful bound: what is proved lies more than 5 % below, and a better design may exist."
        "Ikke bevist, ingen brugbar grænse: det, der er bevist, ligger mere end 5 % lavere, og et bedre design kan findes.";
    "optimum.bounded" "Bounded: {scope}, no holds cost less than {bound} on the paths it was chosen on (gap {gap})."
        "Afgrænset: {scope} koster ingen reserverede tider mindre end {bound} i de perioder, de er valgt på (afvigelse {gap}).";
    "optimum.scope" "when sub-acute requests use held minutes alone, holds are {release} and no extra session is opened"
        "når subakutte kun bruger reserverede minutter, reserverede tider er {release}, og intet ekstra program åbnes,";
    "optimum.proved" "Proved" "Bevist";
    "optimum.proved.value" "{held} min a week cost {cost}. {proof} It is a simpler clinic than the one above, safe for access; its cost is not to be set beside the others."
        "{held} min. om ugen koster {cost}. {proof} Det er et enklere ambulatorium end det ovenfor, på den sikre side for ventetiden; dets omkostning kan ikke holdes op mod de andre.";
    "optimum.recommended" "Beside it" "Til sammenligning";
    "optimum.recommended.value" "The chains propose {held} min a week (behov size plays it and may hold more), never released, no extra sessions: {cost} ± {half} on the same fresh paths. {saves}"
        "Kæderne foreslår {held} min. om ugen (behov size afprøver det og kan reservere mere), aldrig frigivet, ingen ekstra programmer: {cost} ± {half} i de samme nye perioder. {saves}";
    "optimum.saves" "The best found saves {saves} ± {half} a week beside it (estimated, path by path)."
        "Det bedst fundne sparer {saves} ± {half} om ugen i forhold til det (anslået, periode for periode).";
    "optimum.saves.not" "No difference is shown ({saves} ± {half} a week, path by path)."
        "Ingen forskel er vist ({saves} ± {half} om ugen, periode for periode).";
    "optimum.target" "behov size keeps the access target first and has no cost; the least cost may miss the target."
        "behov size opfylder først målet for ventetid til tid og kender ingen omkostning; den mindste omkostning kan overskride målet.";
    "optimum.column.release" "release" "frigivelse";
    "optimum.column.model" "sub-acute use" "subakutte bruger";
    "optimum.column.held" "min a week" "min. om ugen";
    "optimum.column.flexible" "extra above" "ekstra over";
    "optimum.column.cost" "cost" "omkostning";
    "optimum.column.proof" "proof" "bevis";
    "optimum.column.fresh" "fresh paths" "nye perioder";
    "optimum.model.holds-alone" "holds" "reserverede tider";
    "optimum.model.with-leftovers" "holds and leftovers" "reserverede tider og rester";
};
