//! The words of a tornado, and the uncertain numbers behind it.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "tornado.title" "Sensitivity of {clinic}, {date}" "Følsomhed for {clinic}, {date}";
    "tornado.outcome.held" "recommended held time" "anbefalet reserveret tid";
    "tornado.outcome.less" "{after} less {before}" "{after} minus {before}";
    "tornado.outcome.difference" "difference" "forskel";
    "tornado.outcome.held.unit" "min a week, whole clinic" "min. om ugen, hele ambulatoriet";
    "tornado.outcome" "Looked at: {name} ({unit}). As given: {value}." "Ser på: {name} ({unit}). Som angivet: {value}.";
    "tornado.outcome.none" "Looked at: {name} ({unit}). The clinic as given has no such figure."
        "Ser på: {name} ({unit}). Ambulatoriet har som angivet ikke et sådant tal.";
    "tornado.kept" "Teams that keep their promises: {kept} of {teams}." "Teams, der opfylder deres krav: {kept} af {teams}.";
    "tornado.reading" "Each line moves one uncertain number to the low (░) and to the high (█) end of its range, all else as given (│); widest first. Numbers that move together are not in it. Each figure is a whole calculation and is proved as far as that is, no further."
        "Hver linje flytter ét usikkert tal til den lave (░) og den høje (█) ende af dets spænd, alt andet som angivet (│); bredest først. Tal, der flytter sig sammen, er ikke med. Hvert tal er en hel beregning og er bevist så langt som den, ikke længere.";
    "tornado.reading.page" "Each bar moves one uncertain number to the low (light) and to the high (dark) end of its range, all else as given; widest on top. Numbers that move together are not in it. Each figure is a whole calculation and is proved as far as that is, no further."
        "Hver søjle flytter ét usikkert tal til den lave (lys) og den høje (mørk) ende af dets spænd, alt andet som angivet; bredest øverst. Tal, der flytter sig sammen, er ikke med. Hvert tal er en hel beregning og er bevist så langt som den, ikke længere.";
    "tornado.ranges" "Ranges are assumptions, except those marked *, which the clinic file gives. To give your own: a row [[assumption]] with `about`, `low` and `high`."
        "Spændene er antagelser, undtagen dem med *, som ambulatoriets fil angiver. Giv jeres egne: en række [[assumption]] med `about`, `low` og `high`.";
    "tornado.column.lever" "uncertain number" "usikkert tal";
    "tornado.column.range" "range" "spænd";
    "tornado.column.low" "at low" "ved lav";
    "tornado.column.bar" "from {from} to {to}" "fra {from} til {to}";
    "tornado.column.high" "at high" "ved høj";
    "tornado.column.kept" "teams kept" "teams opfylder";
    "tornado.column.about" "in the clinic file" "i ambulatoriets fil";
    "tornado.column.why" "why this range" "hvorfor dette spænd";
    "tornado.factor" "×{low} to ×{high}" "×{low} til ×{high}";
    "tornado.value" "{low} to {high}" "{low} til {high}";
    "tornado.step" "{low} to +{high} min" "{low} til +{high} min.";
    "tornado.short" "Where a team cannot keep its promises its figure is that of the best design without a growing queue, which may hold little or nothing: read it beside the teams kept."
        "Hvor et team ikke kan opfylde sine krav, er dets tal det for det bedste design uden voksende kø, som måske reserverer lidt eller intet: læs det sammen med antal teams, der opfylder dem.";
    "tornado.stated" "* {about}: {low} to {high}" "* {about}: {low} til {high}";
    "tornado.flat" "Moved without any effect on it: {levers}." "Flyttet uden nogen virkning på det: {levers}.";
    "tornado.still" "Nothing to move in this clinic, so not tried: {levers}." "Intet at flytte i dette ambulatorium, så ikke prøvet: {levers}.";
    "tornado.end.low" "low" "laveste";
    "tornado.end.high" "high" "højeste";
    "tornado.skipped.faults" "Left out: {lever}, {end} end. The clinic would not be in order: {faults}"
        "Udeladt: {lever}, {end} ende. Ambulatoriet ville ikke være i orden: {faults}";
    "tornado.skipped.none" "Left out: {lever}, {end} end. There is no such figure." "Udeladt: {lever}, {end} ende. Der er intet sådant tal.";
    "tornado.partial" "PARTIAL: stopped before the end; ends not tried are left out."
        "UFULDSTÆNDIGT: stoppet før tid; ender, der ikke blev prøvet, er udeladt.";
    "tornado.plot.alt" "Tornado of {name} ({unit}), as given {value}: one bar per uncertain number, widest on top"
        "Tornado for {name} ({unit}), som angivet {value}: en søjle pr. usikkert tal, bredest øverst";
    "tornado.plot.end" "{lever}, {end} end: {value}" "{lever}, {end} ende: {value}";
    "tornado.plot.given" "as given: {value}" "som angivet: {value}";
    "lever.sub-acute-demand" "sub-acute demand" "subakut efterspørgsel";
    "lever.sub-acute-demand.why" "a fifth either way: how often patients call is rarely counted before time is held for them"
        "en femtedel til hver side: henvendelser tælles sjældent, før der reserveres tid til dem";
    "lever.other-demand" "other demand" "planlagt efterspørgsel";
    "lever.other-demand.why" "a tenth either way: referrals are counted, but differ from year to year"
        "en tiendedel til hver side: henvisninger tælles, men svinger fra år til år";
    "lever.dispersion" "busy and quiet days" "travle og stille dage";
    "lever.dispersion.why" "up to twice the variance: pure chance is the least real requests vary"
        "op til dobbelt varians: ren tilfældighed er det mindste, virkelige henvendelser svinger";
    "lever.need-based-requests" "requests of converted patients" "henvendelser fra omlagte patienter";
    "lever.need-based-requests.why" "half to twice: measured for rheumatoid arthritis only; other diseases differ"
        "det halve til det dobbelte: kun målt for leddegigt; andre sygdomme er anderledes";
    "lever.eligible" "patients who could be converted" "patienter, der kunne omlægges";
    "lever.eligible.why" "a quarter either way: a judgement until it has been tried"
        "en fjerdedel til hver side: et skøn, indtil det er prøvet";
    "lever.converted" "patients converted" "omlagte patienter";
    "lever.converted.why" "half to one and a half, never more than could be: who stays converted is not known yet"
        "det halve til halvanden gang, aldrig flere end der kan: hvem der forbliver omlagt, vides ikke endnu";
    "lever.advice" "advice contacts" "rådgivningskontakter";
    "lever.advice.why" "half to twice: measured for rheumatoid arthritis only; other diseases differ"
        "det halve til det dobbelte: kun målt for leddegigt; andre sygdomme er anderledes";
    "lever.visit-length" "length of visits" "besøgenes længde";
    "lever.visit-length.why" "one step of the grid shorter or longer: booked lengths are habits, rarely measured"
        "et interval kortere eller længere: bookede længder er vaner, sjældent målt";
    "lever.length-variation" "variation of lengths" "længdernes variation";
    "lever.length-variation.why" "half to one and a half: Danish systems rarely log when a visit ends"
        "det halve til halvanden gang: danske systemer registrerer sjældent, hvornår et besøg slutter";
    "lever.no-shows" "no-shows" "udeblivelser";
    "lever.no-shows.why" "half to twice: Danish departments differ from 2 to 9 % around 4 to 5 %"
        "det halve til det dobbelte: danske afdelinger svinger fra 2 til 9 % om 4 til 5 %";
    "lever.late-cancellations" "late cancellations" "sene afbud";
    "lever.late-cancellations.why" "none to 5 %, and what the file says: no Danish share of them alone was found"
        "ingen til 5 % og det, filen siger: ingen dansk andel af dem alene er fundet";
    "lever.cancelled-sessions" "sessions cancelled at short notice" "programmer aflyst med kort varsel";
    "lever.cancelled-sessions.why" "none to 8 %, one week in twelve, and what the file says: few clinics count them"
        "ingen til 8 %, en uge ud af tolv, og det, filen siger: få ambulatorier tæller dem";
    "lever.change-share" "how many a change touches" "hvor mange en ændring omfatter";
    "lever.change-share.why" "a quarter either way where the change has no range of its own: a judgement until it has been tried"
        "en fjerdedel til hver side, hvor ændringen ikke har sit eget spænd: et skøn, indtil det er prøvet";
    "lever.change-accepts" "patients who accept a change" "patienter, der siger ja til en ændring";
    "lever.change-accepts.why" "30 to 90 % where the change has no range of its own: no source gives it for all diseases"
        "30 til 90 %, hvor ændringen ikke har sit eget spænd: ingen kilde angiver det for alle sygdomme";
    "lever.change-minutes" "length of changed visits" "længden af de ændrede besøg";
    "lever.change-minutes.why" "a quarter either way: visits by video, calls, reading and travel are rarely measured before they begin"
        "en fjerdedel til hver side: videobesøg, opkald, gennemlæsning og kørsel måles sjældent, før de begynder";
    "lever.change-visits" "visits spared, or instead of a stay" "besøg, der spares, eller som erstatter en indlæggelse";
    "lever.change-visits.why" "a quarter either way: a judgement until it has been tried"
        "en fjerdedel til hver side: et skøn, indtil det er prøvet";
    "lever.change-advice" "advice on patients with general practice" "rådgivning om patienter i almen praksis";
    "lever.change-advice.why" "half to twice: measured for rheumatoid arthritis only; other diseases differ"
        "det halve til det dobbelte: kun målt for leddegigt; andre sygdomme er anderledes";
    "lever.change-admissions" "admissions a change is about" "indlæggelser, som en ændring gælder";
    "lever.change-admissions.why" "a fifth either way: admissions differ from year to year"
        "en femtedel til hver side: antallet af indlæggelser svinger fra år til år";
    "lever.change-phone" "who is called instead of a visit" "hvor mange der ringes op i stedet for et besøg";
    "lever.change-phone.why" "half to half as many again: a judgement until requests have been read for a while"
        "det halve til halvanden gang så mange: et skøn, indtil henvendelserne er læst i en periode";
    "lever.change-practice" "calls after which patients stay with general practice" "opkald, hvorefter patienten bliver i almen praksis";
    "lever.change-practice.why" "a quarter either way: a judgement until it has been tried"
        "en fjerdedel til hver side: et skøn, indtil det er prøvet";
    "lever.change-admitted" "calls after which patients are admitted after all" "opkald, hvorefter patienten alligevel indlægges";
    "lever.change-admitted.why" "a quarter either way: a judgement until it has been tried"
        "en fjerdedel til hver side: et skøn, indtil det er prøvet";
    "lever.change-ramp" "weeks until a change is there in full" "uger, til en ændring gælder fuldt ud";
    "lever.change-ramp.why" "half to twice as long: changes of work habits take longer than planned, and sometimes less"
        "det halve til det dobbelte: at ændre arbejdsgange tager ofte længere tid end planlagt, somme tider kortere";
};
