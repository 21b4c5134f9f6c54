//! The words of planned lengths learnt from past visits.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "lengths.title" "How long visits should be planned: {file}" "Hvor lang tid besøg bør have: {file}";
    "lengths.verdict.of" "visits that could be used" "besøg, der kunne bruges";
    "lengths.table" "Planned lengths" "Planlagte længder";
    "lengths.used" "{visits} of {lines:# line|# lines} are visits that can be used ({share}); lines left out: {left}."
        "{visits} af {lines:# linje|# linjer} er besøg, der kan bruges ({share}); linjer udeladt: {left}.";
    "lengths.costs" "A minute beyond the planned length costs {overrun}, a planned minute not needed {idle}: with such costs the best length is the one that {ratio} of visits keep. Lengths are multiples of {grid} min."
        "Et minut ud over den planlagte længde koster {overrun}, et planlagt minut til overs {idle}: med de omkostninger er den bedste længde den, som {ratio} af besøgene holder. Længder er hele multipla af {grid} min.";
    "lengths.held-out" "Rules are compared on visits they have not seen: in {folds} parts, each judged by a length learnt from the others. The one of least cost is recommended, which flatters it a little; on a tie today's stays. Costs are per visit, in minutes weighed as above."
        "Regler sammenlignes på besøg, de ikke har set: i {folds} dele, hver bedømt med en længde lært af de andre. Den billigste anbefales, hvilket får den til at se lidt for god ud; står det lige, bliver det ved dagens. Omkostninger er pr. besøg, i minutter vægtet som ovenfor.";
    "lengths.limits" "Each visit is judged alone: overrun passed on to the next patient is not counted, and how lengths should differ along a session is another question. Visits also adapt to the time they are given, so measure again after a change. Every interval is one of 95 %: of twenty classes one may be called too short or too long by chance."
        "Hvert besøg bedømmes for sig: forsinkelse for næste patient er ikke talt med, og hvordan længder bør variere gennem et program, er et andet spørgsmål. Besøg retter sig også efter den tid, de får, så mål igen efter en ændring. Hvert interval er på 95 %: af tyve klasser kan én ved et tilfælde blive kaldt for kort eller for lang.";
    "lengths.group" "{need} / {class}" "{need} / {class}";
    "lengths.column.class" "class" "klasse";
    "lengths.column.visits" "visits" "besøg";
    "lengths.column.planned" "planned" "planlagt";
    "lengths.column.actual" "took" "tog";
    "lengths.column.overran" "overran" "over tiden";
    "lengths.column.p90" "9 in 10 within" "9 af 10 inden for";
    "lengths.column.recommended" "recommended" "anbefalet";
    "lengths.count" "{count} ({share})" "{count} ({share})";
    "lengths.cell.too-few" "too few visits" "for få besøg";
    "lengths.cell.as-planned" "as planned" "som planlagt";
    "lengths.answer" "Answer" "Svar";
    "lengths.answer.plan" "Plan {minutes} min. On visits held out that costs {cost} instead of {today} as planned today: {saves} ± {half} less (estimated, {visits:# visit|# visits})."
        "Planlæg {minutes} min. På besøg, reglen ikke har set, koster det {cost} i stedet for {today} som planlagt i dag: {saves} ± {half} mindre (anslået, {visits} besøg).";
    "lengths.answer.chance" "Plan {minutes} min, though the gain beside today's lengths is within chance: {saves} ± {half} less on visits held out ({cost} instead of {today}; estimated, {visits:# visit|# visits})."
        "Planlæg {minutes} min., men gevinsten i forhold til i dag kan være tilfældig: {saves} ± {half} mindre på besøg, reglen ikke har set ({cost} i stedet for {today}; anslået, {visits} besøg).";
    "lengths.answer.keep" "Keep {minutes} min: on {visits:# visit|# visits} held out no other rule costs less than today's {today}."
        "Behold {minutes} min.: på {visits} besøg, reglerne ikke har set, koster ingen anden regel mindre end {today} som i dag.";
    "lengths.answer.keep-each" "Keep today's lengths, {least} to {most} min visit by visit: on {visits:# visit|# visits} held out no single length costs less than {today}."
        "Behold dagens længder, {least} til {most} min. fra besøg til besøg: på {visits} besøg, reglerne ikke har set, koster ingen fælles længde mindre end {today}.";
    "lengths.answer.too-few" "Too few visits for a recommendation: {visits}; at least {least} are needed."
        "For få besøg til en anbefaling: {visits}; der skal mindst {least} til.";
    "lengths.today" "Today" "I dag";
    "lengths.today.value" "Planned {planned} min in the mean, took {actual} min; half of the visits took at most {p50} min, nine in ten at most {p90}. {count} of {visits} took longer than planned ({share}). In the mean over all visits {over} min over and {idle} min left over."
        "Planlagt {planned} min. i gennemsnit, tog {actual} min.; halvdelen af besøgene tog højst {p50} min., ni af ti højst {p90}. {count} af {visits} tog længere end planlagt ({share}). I gennemsnit over alle besøg {over} min. over tiden og {idle} min. til overs.";
    "lengths.bias.too-short" "Planned too short beyond chance: visits take {bias} ± {half} min longer than planned."
        "Planlagt for kort, ud over det tilfældige: besøg tager {bias} ± {half} min. længere end planlagt.";
    "lengths.bias.too-long" "Planned too long beyond chance: visits take {bias} ± {half} min less than planned."
        "Planlagt for langt, ud over det tilfældige: besøg tager {bias} ± {half} min. mindre end planlagt.";
    "lengths.bias.not-shown" "Neither too short nor too long is shown: actual less planned is {bias} ± {half} min."
        "Hverken for kort eller for langt er vist: faktisk minus planlagt er {bias} ± {half} min.";
    "lengths.law" "Law" "Fordeling";
    "lengths.law.value" "Mean {mean} min, coefficient of variation {cv}. A lognormal beside it: mean {law_mean} min, {law_cv}; the largest distance between the two (Kolmogorov-Smirnov) is {distance} for {visits:# visit|# visits}."
        "Gennemsnit {mean} min., variationskoefficient {cv}. En lognormal til sammenligning: gennemsnit {law_mean} min., {law_cv}; den største afstand mellem de to (Kolmogorov-Smirnov) er {distance} for {visits} besøg.";
    "lengths.law.fits" "Chance alone stays below {limit} in 95 of 100 samples: nothing speaks against a lognormal."
        "Tilfældet alene holder sig under {limit} i 95 % af stikprøverne: intet taler imod en lognormal.";
    "lengths.law.fits-not" "Chance alone stays below {limit} in 95 of 100 samples: a lognormal does not describe these visits, use the counts."
        "Tilfældet alene holder sig under {limit} i 95 % af stikprøverne: en lognormal beskriver ikke disse besøg, brug tællingerne.";
    "lengths.sure" "Quantile" "Fraktil";
    "lengths.sure.value" "{share} of these visits took at most {minutes} min. For visits like them the 95 % interval is {low} to {high} min (order statistics, holds for every law)."
        "{share} af disse besøg tog højst {minutes} min. For besøg som dem er 95 %-intervallet {low} til {high} min. (ordensstatistik, gælder for enhver fordeling).";
    "lengths.sure.open" "an end not known (too few visits)" "en ukendt grænse (for få besøg)";
    "lengths.tried" "Tried" "Prøvet";
    "lengths.tried.one" "{rule}, {minutes} min: {cost}" "{rule}, {minutes} min.: {cost}";
    "lengths.tried.each" "{rule}, each its own: {cost}" "{rule}, hver sin: {cost}";
    "lengths.rule.planned" "as planned today" "som planlagt i dag";
    "lengths.rule.empirical-quantile" "quantile of the visits" "fraktil af besøgene";
    "lengths.rule.lognormal-quantile" "quantile of the lognormal" "fraktil af lognormalen";
    "lengths.rule.mean" "mean of the visits" "gennemsnit af besøgene";
    "lengths.answered" "By answer before the visit (PRO)" "Efter svar før besøget (PRO)";
    "lengths.column.colour" "colour" "farve";
    "lengths.column.verdict" "planned" "planlagt tid";
    "lengths.verdict.too-short" "too short" "for kort";
    "lengths.verdict.too-long" "too long" "for lang";
    "lengths.verdict.not-shown" "neither shown" "intet vist";
    "lengths.band.earlier" "Let the band of {upper} begin at the score {best} instead of {today}: visits of {lower} from there on take long for {short} min, and {long} min cost {saves} ± {half} less a visit (visits held out; {visits:# visit|# visits})."
        "Lad intervallet for {upper} begynde ved scoren {best} i stedet for {today}: besøg i {lower} derfra er lange for {short} min., og {long} min. koster {saves} ± {half} mindre pr. besøg (besøg, reglen ikke har set; {visits:# besøg|# besøg}).";
    "lengths.band.later" "Let the band of {upper} begin at the score {best} instead of {today}: visits below take less than {long} min, and {short} min as for {lower} cost {saves} ± {half} less a visit (visits held out; {visits:# visit|# visits})."
        "Lad intervallet for {upper} begynde ved scoren {best} i stedet for {today}: besøg under den tager mindre end {long} min., og {short} min. som for {lower} koster {saves} ± {half} mindre pr. besøg (besøg, reglen ikke har set; {visits:# besøg|# besøg}).";
    "lengths.band.stays" "Keep the bands of {lower} ({short} min) and {upper} ({long} min) meeting at the score {today}: no other place is shown to cost less ({best} saves {saves} ± {half} a visit; {visits:# visit|# visits} held out)."
        "Lad intervallerne for {lower} ({short} min.) og {upper} ({long} min.) mødes ved scoren {today}: intet andet sted er vist at koste mindre ({best} sparer {saves} ± {half} pr. besøg; {visits:# besøg|# besøg}, reglen ikke har set).";
    "lengths.left" "Lines left out" "Udeladte linjer";
    "lengths.left.reason" "{reason}: {count} of {lines:# line|# lines} ({share})" "{reason}: {count} af {lines:# linje|# linjer} ({share})";
    "lengths.left.line" "line {line}, {column}: {reason}" "linje {line}, {column}: {reason}";
    "lengths.left.further" "and {count} more; --json lists them all" "og {count} til; --json viser dem alle";
    "lengths.reason.missing" "nothing there" "tom";
    "lengths.reason.not-a-number" "no number" "intet tal";
    "lengths.reason.two-readings" "thousands or decimals: write it without the point or with a comma" "tusinder eller decimaler: skriv det uden punktum eller med komma";
    "lengths.reason.zero" "less than half a minute" "under et halvt minut";
    "lengths.reason.negative" "below 0" "under 0";
    "lengths.reason.not-a-colour" "no colour of an answer" "ingen farve for et svar";
    "lengths.reason.absurd" "above 480 min" "over 480 min.";
    "lengths.assumed.grid" "Danish clinics book in steps of 5, 10 or 15 minutes"
        "danske ambulatorier booker i intervaller på 5, 10 eller 15 minutter";
    "lengths.assumed.overrun" "a minute of overrun keeps the next patient waiting and may end as overtime; taken as one and a half idle minutes, a value judgement"
        "et minut over tiden lader næste patient vente og kan ende som tid efter programslut; sat til halvandet minut til overs, en værdidom";
    "lengths.assumed.idle" "the unit: costs are counted in idle minutes" "enheden: omkostninger tælles i minutter til overs";
    "lengths.assumed.visits-min" "fewest visits a recommendation rests on" "færrest besøg, en anbefaling hviler på";
    "lengths.assumed.minutes-max" "longer visits are taken as errors of recording" "længere besøg regnes for registreringsfejl";
    "lengths.plot.alt" "Visits of {class} by length" "Besøg i {class} efter længde";
    "lengths.plot.bar" "{from} to {to} min: {count} of {visits:# visit|# visits} ({share})" "{from} til {to} min.: {count} af {visits} besøg ({share})";
    "lengths.plot.x" "length (min)" "længde (min.)";
    "lengths.plot.recommended" "recommended {minutes}" "anbefalet {minutes}";
    "lengths.plot.planned" "planned today {minutes}" "planlagt i dag {minutes}";
    "lengths.made" "behov {version}" "behov {version}";
    "shell.lengths" "reading the visits" "læser besøgene";
};
