//! The words of a template: rota, objectives, conflicts.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "template.title" "The weekly template: {clinic}, {date}" "Grundskabelonen: {clinic}, {date}";
    "template.legend" "Legend" "Signaturforklaring";
    "template.legend.hold" "[{code}]  {need}: held free; {release}" "[{code}]  {need}: reserveret; {release}";
    "template.legend.visit" "{code}  {need} ({lengths} min)" "{code}  {need} ({lengths} min.)";
    "template.legend.complex" "+  complex" "+  kompleks";
    "template.legend.window" "=  open clinic, no bookings" "=  åbent ambulatorium, ingen booking";
    "template.legend.frozen" "#  fixed by the planner" "#  fastlagt af planlæggeren";
    "template.legend.buffer" "~  buffer" "~  buffer";
    "template.legend.free" ".  free for anything" ".  ledig til alt";
    "template.legend.team" "/{number}  team {team}" "/{number}  team {team}";
    "template.legend.length" "The number is the length in minutes; ×3 means three in a row."
        "Tallet er længden i minutter; ×3 betyder tre i træk.";
    "template.release.never" "never opens to the waiting list" "åbnes aldrig for ventelisten";
    "template.release.0" "opens to the waiting list on the day itself" "åbnes for ventelisten på selve dagen";
    "template.release" "opens to the waiting list {days:# day|# days} before" "åbnes for ventelisten {days:# dag|# dage} før";
    "template.no-blocks" "no session" "intet program";
    "template.clinician" "{name}, {role}, {teams}" "{name}, {role}, {teams}";
    "template.block.open-clinic" "open clinic" "åbent ambulatorium";
    "template.block.buffer" "buffer" "buffer";
    "template.block.free" "free" "ledig";
    "template.block.frozen" "fixed" "fastlagt";
    "template.block.hold" "held: {need}" "reserveret: {need}";
    "template.levels" "What was optimised, in order" "Hvad der er optimeret, i rækkefølge";
    "template.levels.objective" "objective" "mål";
    "template.levels.value" "value" "værdi";
    "template.levels.bound" "cannot be below" "kan ikke blive under";
    "template.levels.proof" "proof" "bevis";
    "template.levels.conditional" "Each bound holds given the values of the objectives above it."
        "Hver grænse gælder, givet værdierne af målene ovenfor.";
    "template.objective.unmet" "demand without a block, priority {priority} (min per cycle)"
        "efterspørgsel uden tid, prioritet {priority} (min. pr. rul)";
    "template.objective.surplus" "visit blocks beyond what is asked" "besøgstider ud over det, der er brug for";
    "template.objective.gap" "longest runs of open days without a block, summed (days)"
        "længste periode af åbningsdage uden tid, summeret (dage)";
    "template.objective.spread" "complex minutes: most less least loaded clinician, summed over teams (min per cycle)"
        "komplekse minutter: mest minus mindst belastede, summeret over teams (min. pr. rul)";
    "template.objective.own" "clinicians with a panel but no hold of their own"
        "klinikere med faste patienter uden egne reserverede tider";
    "template.objective.changes" "blocks changed against the baseline" "tider ændret i forhold til udgangspunktet";
    "template.objective.overtime" "expected overtime by how full sessions are, approximated (min per cycle)"
        "forventet tid efter programslut efter, hvor fulde programmerne er, tilnærmet (min. pr. rul)";
    "template.objective.fragments" "different needs per session, summed" "forskellige behov pr. program, summeret";
    "template.unmet" "Demand without a block" "Efterspørgsel uden tid";
    "template.dated.no-reason" "no reason given" "ingen grund angivet";
    "template.unmet.none" "All demand not served from holds has a block." "Al efterspørgsel uden for reserverede tider har fået tid.";
    "template.unmet.row" "{team}: {need}, {class}: {missing} of {asked:# visit|# visits} per cycle without a block"
        "{team}: {need}, {class}: {missing} af {asked} besøg pr. rul uden tid";
    "template.changes" "{count:# block|# blocks} changed against the baseline." "{count:# tid|# tider} ændret i forhold til udgangspunktet.";
    "template.stopped" "A limit stopped the search: the best template found so far is shown, and what is proved is said for each objective."
        "En grænse stoppede søgningen: den bedste skabelon indtil nu er vist, og for hvert mål står, hvad der er bevist.";
    "template.stopped.none" "A limit stopped the search before any template was found. Give it more time (--time-limit)."
        "En grænse stoppede søgningen, før en skabelon var fundet. Giv mere tid (--time-limit).";
    "template.ends" "Do the days end in time?" "Slutter dagene til tiden?";
    "template.ends.sum" "With every hold taken, {late} of {sessions:# session|# sessions} of the cycle are expected to end late, {overtime} min of overtime in all; a patient waits {waiting} min on average."
        "Når alle reserverede tider bruges, ventes {late} af {sessions:# program|# programmer} pr. rul at trække over tiden, i alt {overtime} min. efter programslut; en patient venter i gennemsnit {waiting} min.";
    "template.ends.goal.kept" "Every session ({sessions}) ends in time with a chance of {goal} or more."
        "Alle programmer ({sessions}) slutter til tiden med mindst {goal} sandsynlighed.";
    "template.ends.goal" "{count} of {sessions:# session|# sessions} end in time with a chance below {goal}: {worst}."
        "{count} af {sessions:# program|# programmer} slutter til tiden med under {goal} sandsynlighed: {worst}.";
    "template.ends.goal.more" "{count} of {sessions:# session|# sessions} end in time with a chance below {goal}, the worst: {worst}."
        "{count} af {sessions:# program|# programmer} slutter til tiden med under {goal} sandsynlighed; de værste: {worst}.";
    "template.ends.reassignment" "A visit could move from {count} of them to a session with time to spare, for instance {need} from {from} to {to} at {time}, which then still ends in time with a chance of {chance}."
        "Fra {count} af dem kan et besøg flyttes til et program med tid til overs, f.eks. {need} fra {from} til {to} kl. {time}, som da stadig slutter til tiden med {chance} sandsynlighed.";
    "template.ends.reassignment.none" "No other session that may take a visit of theirs has time to spare for it."
        "Intet andet program, der må tage et besøg fra dem, har tid til overs til det.";
    "template.ends.session" "session" "program";
    "template.ends.patients" "patients" "patienter";
    "template.ends.in-time" "ends in time" "slutter til tiden";
    "template.ends.overtime" "overtime, min" "efter programslut, min.";
    "template.ends.p95" "one day in 20 above" "1 af 20 dage over";
    "template.ends.waiting" "wait, min" "ventetid, min.";
    "template.ends.note" "The least likely to end in time first. Exact for lengths in whole minutes and punctual patients; `behov day` shows a session whole."
        "De mindst sandsynlige til at slutte til tiden først. Eksakt for længder i hele minutter og patienter, der møder til tiden; `behov day` viser et helt program.";
    "template.opening.title" "When blocks open" "Hvornår tiderne åbner";
    "template.opening.0" "A visit block nobody has booked is everybody's on the day itself; earlier it is kept for its need."
        "En besøgstid, som ingen har booket, er alles på selve dagen; indtil da er den til sit formål.";
    "template.opening" "A visit block nobody has booked opens to sub-acute patients {days:# open day before|# open days before}, and to everybody on the day itself."
        "En besøgstid, som ingen har booket, åbner for subakutte patienter {days:# åbningsdag|# åbningsdage} før og for alle på selve dagen.";
    "template.raises.tries" "{count:once|# times}" "{count:én gang|# gange}";
    "template.raises.mended" "More is held than the holds alone would take, so that this template keeps the promise as well."
        "Der er reserveret mere, end målet ellers kræver, så også denne skabelon når det.";
    "template.raises.taken" "More is held than the holds alone would take."
        "Der er reserveret mere, end målet ellers kræver.";
    "template.raises.full" "The template falls short, and no more can be held beside the other needs."
        "Skabelonen når ikke målene, og mere kan ikke reserveres, uden at de andre behov mangler tid.";
    "template.raises.none" "The template falls short, and with more held there is none that keeps the other promises."
        "Skabelonen når ikke målene, og med mere reserveret er der ingen, der opfylder de andre krav.";
    "template.raises.cost" "The template falls short; where more is held, others lose by it."
        "Skabelonen når ikke målene; reserveres der mere, går det ud over andre.";
    "template.raises.limit" "The template falls short. Holding more was tried {tries}; the search ended there, still more may do."
        "Skabelonen når ikke målene. Mere er forsøgt {tries}; søgningen endte dér, endnu mere kan være nok.";
    "template.raises.stopped" "The template falls short; the search for more was stopped."
        "Skabelonen når ikke målene; søgningen efter mere blev stoppet.";
    "template.opening.of" "{teams}: {rule}" "{teams}: {rule}";
    "template.opening.step" "{days:# day|# days} before: {share}" "{days:# dag|# dage} før: {share}";
    "template.opening.steps" "Sub-acute requests in time, as blocks of teams that fall short open earlier: {steps}."
        "Subakutte henvendelser til tiden, når tider hos de team, der ikke når målet, åbner tidligere: {steps}.";
    "template.opening.need" "{team}: {within}: {played} of {of:# request|# requests} a run with this template, promised {promised}: {verdict} [estimated]"
        "{team}: {within}: {played} af {of:# henvendelse|# henvendelser} pr. kørsel med denne skabelon, mål {promised}: {verdict} [anslået]";
    "template.loads" "Loads (min a week)" "Belastning (min. om ugen)";
    "template.loads.team" "team" "team";
    "template.loads.sub-acute" "sub-acute" "subakut";
    "template.loads.routine" "routine" "planlagt";
    "template.loads.capacity" "sessions" "ambulatorietid";
    "template.loads.held" "held" "reserveret";
    "template.loads.routine-load" "routine load" "belastning, planlagt";
    "template.loads.total-load" "total load" "belastning, i alt";
    "template.loads.answer" "answer" "svar";
    "template.loads.kept" "kept" "nået";
    "template.loads.overloaded" "overloaded" "overbelastet";
    "template.loads.no" "no" "nej";
    "template.dated" "Dated weeks" "Daterede uger";
    "template.dated.as-template" "as the template" "som skabelonen";
    "template.dated.closed" "{date} closed" "{date} lukket";
    "template.dated.away" "{date} {clinician} away" "{date} {clinician} fraværende";
    "template.dated.unstaffed" "{date} OPEN CLINIC {span} of `{team}` has {staffed} of {wanted:# clinician|# clinicians}, {stand_ins}"
        "{date} ÅBENT AMBULATORIUM {span} for `{team}` har {staffed} af {wanted:# kliniker|# klinikere}, {stand_ins}";
    "template.dated.held-lost" "{date} {minutes} min held are lost with who is away"
        "{date} {minutes} min. reserveret tid mistes med den, der er væk";
    "template.dated.holiday" "public holiday" "helligdag";
    "template.dated.blocks" "{count:# block|# blocks}, {held} min held" "{count:# tid|# tider}, {held} min. reserveret";
    "conflict.title" "No template keeps every promise." "Ingen skabelon opfylder alle krav.";
    "conflict.promises.smallest" "These promises cannot be kept together, and no smaller set of promises conflicts:"
        "Disse krav kan ikke opfyldes samtidig, og ingen mindre mængde af krav er i konflikt:";
    "conflict.promises" "These promises cannot be kept together; leaving out any one of them ends the conflict:"
        "Disse krav kan ikke opfyldes samtidig; udelades blot ét af dem, ophører konflikten:";
    "conflict.way-out" "The cheapest way out (in minutes, where a block changed against the baseline counts as {change} and a room as {room}):"
        "Den billigste udvej (regnet i minutter, hvor en tid ændret i forhold til udgangspunktet tæller {change} og et lokale {room}):";
    "conflict.verified" "Verified by solving again: with this change a template exists."
        "Efterprøvet ved at løse igen: med ændringen findes en skabelon.";
    "conflict.unverified" "Not verified: solving again with this change found no template within the limits."
        "Ikke efterprøvet: en ny løsning med ændringen fandt ingen skabelon inden for grænserne.";
    "conflict.no-way-out" "No single change was found that would end it." "Der er ikke fundet en ændring, der løser konflikten.";
    "kept.holds" "{minutes} min held for team {team} on {day}" "{minutes} min. reserveret for team {team} {day}";
    "kept.window" "the open clinic of team {team} on {day} {span}, staffed by {count}"
        "det åbne ambulatorium i team {team} {day} {span}, bemandet af {count}";
    "kept.advice" "{minutes} min of advice to general practice per cycle from team {team}"
        "{minutes} min. rådgivning til almen praksis pr. rul fra team {team}";
    "kept.lag" "pathway {pathway}: {need} within reach of the step before it ({least} to {most:# day|# days})"
        "forløb {pathway}: {need} inden for de tilladte dage efter trinnet før ({least} til {most:# dag|# dage})";
    "kept.changes" "at most {count:# block|# blocks} changed against the baseline" "højst {count:# tid|# tider} ændret i forhold til udgangspunktet";
    "kept.rooms" "rooms for all in-person sessions at once" "lokaler til alle fremmødeprogrammer på samme tid";
    "kept.complex" "at most {count:# complex visit|# complex visits} in a session" "højst {count:# komplekst besøg|# komplekse besøg} i et program";
    "kept.buffers" "a buffer after complex visits" "buffertid efter komplekse besøg";
    "kept.session" "the sessions of {clinician} are as long as they are" "programmerne for {clinician} har den længde, de har";
    "relax.holds" "hold {amount} min less for team {team} on {day}" "reservér {amount} min. mindre for team {team} {day}";
    "relax.window" "staff the open clinic of team {team} on {day} {span} with {amount} fewer"
        "bemand det åbne ambulatorium i team {team} {day} {span} med {amount} færre";
    "relax.advice" "promise {amount} min less advice per cycle from team {team}"
        "sænk målet for rådgivning med {amount} min. pr. rul fra team {team}";
    "relax.lag" "allow {amount:# day|# days} more before {need} in pathway {pathway}"
        "tillad {amount:# dag|# dage} mere før {need} i forløb {pathway}";
    "relax.changes" "allow {amount} more changes against the baseline" "tillad {amount} flere ændringer i forhold til udgangspunktet";
    "relax.rooms" "find {amount:# more room|# more rooms}" "find {amount:# lokale|# lokaler} mere";
    "relax.complex" "allow {amount} more complex visits in a session" "tillad {amount} flere komplekse besøg i et program";
    "relax.buffers" "leave out {amount} min of buffer" "udelad {amount} min. buffertid";
    "relax.session" "add {amount:# session minute|# session minutes} for {clinician} per cycle" "giv {clinician} {amount:# programminut|# programminutter} mere pr. rul";
};
