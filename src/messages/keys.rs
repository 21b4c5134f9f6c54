//! The keys of the clinic file as a Danish planner reads them: sheets, headings and notes of the
//! workbook. In English a heading is the key itself, and its note the schema's own description.

/// A table of the clinic file: a sheet of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetWords {
    /// Its name in the file; of rows within rows both names, for example `pathway.steps`.
    pub code: &'static str,
    /// The sheet's name in Danish.
    pub da: &'static str,
    /// The columns, in the order a person fills them in.
    pub keys: &'static [KeyWords],
}

/// A key of a table: a column, or a line of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyWords {
    /// Its name in the file; within an inner table with a point, for example `access.days`.
    pub code: &'static str,
    /// The heading in Danish.
    pub da: &'static str,
    /// What it means, in Danish.
    pub note: &'static str,
}

macro_rules! sheets {
    ($($sheet:literal $name:literal { $($key:literal $heading:literal $note:literal;)+ })+) => {
        /// Every sheet, in the order a clinic is described.
        pub const SHEETS: &[SheetWords] = &[$(SheetWords {
            code: $sheet,
            da: $name,
            keys: &[$(KeyWords { code: $key, da: $heading, note: $note }),+],
        }),+];
    };
}

sheets! {
    "clinic" "Ambulatorium" {
        "name" "navn" "Ambulatoriets korte navn.";
        "as_of" "dato i dag" "Den dag, filen beskriver: \"i dag\" i alle beregninger.";
        "grid_minutes" "interval (min.)" "Alle tider og længder er multipla af dette.";
        "cycle_weeks" "rul (uger)" "Grundskabelonen gentages efter så mange uger, 1 til 8.";
        "cycle_anchor" "rul begynder" "En mandag, hvor rul-uge 1 begynder.";
        "public_holidays" "helligdage" "Hvis helligdage ambulatoriet holder lukket på.";
        "lang" "sprog" "Sproget i det, der fortælles om ambulatoriet.";
    }
    "lists" "Lister" {
        "waiting" "venteliste" "CSV-fil ved siden af denne, fx waiting.csv.";
        "bookings" "bookinger" "CSV-fil med tider, der allerede er givet.";
        "panel" "kontroller" "CSV-fil med næste kontrol for patienterne i patientgrupperne.";
    }
    "opening" "Åbningstid" {
        "days" "ugedage" "Ugedagene, fx man, tir, ons.";
        "from" "fra" "Hvornår der åbnes.";
        "to" "til" "Hvornår der lukkes.";
    }
    "closure" "Lukkedage" {
        "from" "fra" "Første lukkede dag, eller en uge: uge 52-2026.";
        "to" "til" "Sidste lukkede dag, eller en uge.";
        "reason" "årsag" "Hvorfor, med ambulatoriets ord.";
    }
    "team" "Team" {
        "name" "navn" "Kort navn.";
        "service" "betjening" "Om en subakut patient kan komme samme dag eller fra næste åbne dag.";
        "seen_by" "også set af" "Andre team, som må se teamets patienter.";
        "advice_minutes_per_week" "rådgivning (min. pr. uge)" "Tid, som er lovet almen praksis til rådgivning.";
    }
    "clinician" "Klinikere" {
        "name" "navn" "Kode eller fornavn.";
        "role" "faggruppe" "Hvad klinikeren er ansat som.";
        "teams" "team" "De team, klinikeren arbejder for; det vigtigste først.";
    }
    "room" "Lokaler" {
        "name" "navn" "Kort navn på en slags lokale.";
        "count" "antal" "Hvor mange der er af dem.";
    }
    "session" "Programmer" {
        "clinician" "kliniker" "Hvem der arbejder.";
        "team" "team" "Teamet, programmet er for; tomt: alle klinikerens team.";
        "day" "ugedag" "Ugedagen; eller brug \"ugedage\".";
        "days" "ugedage" "Flere ugedage, fx man, ons; eller brug \"ugedag\".";
        "weeks" "uger" "Uger i rullet fra 1, fx 1, 3, eller lige eller ulige; tomt: hver uge.";
        "from" "fra" "Hvornår programmet begynder.";
        "to" "til" "Hvornår det slutter.";
        "room" "lokale" "Slags lokale; tomt: intet, så kun video, telefon og hjemmebesøg passer.";
        "breaks" "pauser" "Pauser i programmet, fx 10:30-10:45; 12:00-12:30.";
    }
    "absence" "Fravær" {
        "clinician" "kliniker" "Hvem der er væk.";
        "from" "fra" "Første dag væk, eller en uge: uge 7-2027.";
        "to" "til" "Sidste dag væk, eller en uge.";
        "reason" "årsag" "Hvorfor, med ambulatoriets ord; intet privat.";
    }
    "complexity" "Kompleksitet" {
        "classes" "klasser" "Klasserne, den letteste først; \"ukendt\" kommer altid til som den sidste.";
        "complex" "komplekse" "De klasser, hvis minutter tæller som komplekse.";
        "pro.version" "PRO-tabellens version" "Version af tabellen fra PRO-score til klasse.";
        "pro.valid_days" "PRO-svar gælder (dage)" "Dage, hvorefter et svar intet siger længere, så klassen er ukendt.";
        "pro.raising_flags" "PRO-flag" "Flag, som hæver klassen ét trin.";
        "pro.controls" "PRO før besøg" "Behov, hvis bookede besøg svarene afgør på forhånd.";
        "pro.first_visit.needs" "PRO før førstegangsbesøg" "Førstegangsbesøg, som svarene afgør, før nogen indkaldes.";
        "pro.first_visit.answered" "svar læses (andel)" "Andel af patienterne, hvis svar bliver læst, 0 til 1.";
        "pro.first_visit.no_visit" "intet besøg (andel)" "Andel af alle førstegangsbesøg, der ikke er brug for, 0 til 1.";
        "pro.first_visit.phone" "opkald (andel)" "Andel af alle førstegangsbesøg, der bliver til et opkald, 0 til 1.";
        "pro.first_visit.phone_need" "opkaldet" "Det behov, der er opkaldet.";
        "pro.first_visit.reading_need" "læsning af svar" "Det behov, der er læsningen af et svar: dets minutter og faggrupper er læserens.";
    }
    "complexity.pro.bands" "PRO-intervaller" {
        "from" "fra" "Laveste score.";
        "to" "til" "Første score over intervallet.";
        "class" "klasse" "Klassen for score i intervallet.";
        "colour" "farve" "Farven; den skal have en regel under PRO-farver.";
    }
    "complexity.pro.flags" "PRO-flag med regel" {
        "flag" "flag" "Flagets navn i listerne.";
        "class" "klasse" "Den klasse, flaget mindst giver.";
        "colour" "farve" "Den farve, flaget mindst giver.";
    }
    "complexity.pro.colours" "PRO-farver" {
        "colour" "farve" "Svarets farve.";
        "then" "så" "Om besøget holdes, bliver til et opkald eller et kort besøg, eller aflyses.";
        "minutes" "minutter" "Hvor længe det varer; tomt: så længe som det bookede besøg.";
        "share" "andel" "Andel af bookede kontroller, der besvares sådan, 0 til 1; resten har ikke svaret.";
    }
    "complexity.pro.mistaken" "PRO-fejlskøn" {
        "answered" "svaret" "Den klasse, tabellen giver.";
        "truly" "sand klasse" "Den klasse, der afgør, hvor længe besøget varer.";
        "share" "andel" "Andelen, 0 til 1; resten af klassen er svaret rigtigt.";
    }
    "law" "Lov" {
        "sector" "sektor" "Hvis patienter det er, når et forløb eller behov ikke siger andet.";
        "saturday_counts" "lørdag er hverdag" "Om lørdag tæller som hverdag for breve.";
        "not_weekdays" "ikke hverdage" "Dage, som ikke er helligdage, men heller ikke tæller som hverdage for breve.";
        "switched_on" "slået til" "Indbyggede rettigheder, som først gælder, når de nævnes her: lovforslag.";
    }
    "right" "Rettigheder" {
        "name" "navn" "Kort navn; et indbygget navn erstatter den indbyggede rettighed.";
        "starts_at" "løber fra" "Hvilken dag rettigheden løber fra.";
        "ends_at" "opfyldt ved" "Den milepæl, som opfylder den.";
        "kept_by" "overholdt af" "Om den dag, der er holdt, eller den dag, der er tilbudt, overholder den.";
        "maximum_wait" "maksimal ventetid" "Om det er en maksimal ventetid i loven: de kommer før andre rettigheder.";
        "patient_pause_stops" "egen udsættelse tæller ikke" "Om dage, patienten selv har bedt om at vente, holdes ude.";
    }
    "right.periods" "Rettigheders perioder" {
        "right" "rettighed" "Rettighedens navn.";
        "from" "fra" "Første dag, den gælder for.";
        "to" "til" "Sidste dag; tomt, så længe den gælder.";
        "sector" "sektor" "Hvis patienter; tomt: alle.";
        "days" "dage" "Kalenderdage efter dagen, hvor uret starter, 1 til 365.";
        "days_if_received_before" "dage ved tidligere henvisning" "Dagene i stedet, når henvisningen er modtaget før \"fra\", 1 til 365.";
    }
    "need" "Behov" {
        "name" "navn" "Kort navn på det, patienter kan bede om.";
        "purpose" "formål" "Hvad besøget er til.";
        "setting" "form" "Hvordan patient og kliniker mødes.";
        "roles" "faggrupper" "Faggrupper, som kan tage besøget.";
        "continuity" "kontinuitet" "Hvem patienten bør møde igen.";
        "access.days" "mål: dage" "Åbne dage efter henvendelsen; sammen med \"mål: andel\".";
        "access.share" "mål: andel" "Andel af henvendelser, som skal ses inden for dagene, 0 til 1.";
        "right" "rettighed" "En patientrettighed ved navn; i stedet for et mål.";
        "rights" "flere rettigheder" "Flere patientrettigheder ved navn; i stedet for \"rettighed\".";
        "sector" "sektor" "Hvis patienter det er; tomt: som under Lov.";
        "minutes" "minutter" "Sædvanlig længde.";
        "minutes_by_class" "minutter" "Længde for klasser, der afviger; én kolonne pr. klasse.";
        "handover_minutes" "overlevering (min.)" "Længere hos en kliniker, der ikke kender patienten.";
        "no_show" "udeblivelse" "Andel, som bliver væk uden afbud, 0 til 1.";
        "late_cancel" "sent afbud" "Andel med afbud for sent til at fylde tiden, 0 til 1.";
        "spares_admission" "sparer indlæggelse" "Andel af besøgene, som sparer en indlæggelse efter ambulatoriets egne tal, 0 til 1; tomt: ingen.";
        "length_cv" "spredning i længde" "Standardafvigelse delt med gennemsnit for besøgets længde.";
        "held" "reserveres" "Om der reserveres tid til det.";
        "may_take_unheld" "må tage ledig tid" "Om det også må tage tid, der ikke er reserveret, og som ingen har booket.";
        "when_late" "når det er for sent" "Hvad der sker med en henvendelse, som ikke kan ses til tiden.";
        "priority" "prioritet" "Rækkefølge, når tiden er knap; 1 er først, 9 sidst.";
        "release_days" "frigives dage før" "Dage før sin dato, at reserveret tid åbnes for ventelisten; tomt: aldrig.";
    }
    "pathway" "Forløb" {
        "name" "navn" "Kort navn.";
        "right" "rettighed" "Den rettighed, forløbet bærer.";
        "rights" "flere rettigheder" "Flere rettigheder ved navn; hver opfyldes af trinet med dens milepæl.";
        "sector" "sektor" "Hvis patienter det er; tomt: som under Lov.";
        "answer_days" "dage til svar" "Dage fra sidste trin, til patienten har fået svar.";
        "readiness" "klar, når" "Hvad der skal foreligge, før første trin bookes.";
    }
    "pathway.steps" "Forløbs trin" {
        "pathway" "forløb" "Forløbets navn; trinene står i rækkefølge.";
        "need" "behov" "Det behov, trinet er et besøg til.";
        "team" "team" "Teamet, som ser patienten, hvor det er et andet: fællesambulatorium.";
        "lag_min" "tidligst dage efter" "Færrest kalenderdage efter trinet før.";
        "lag_max" "senest dage efter" "Flest kalenderdage efter trinet før; fra andet trin.";
        "milestone" "milepæl" "Milepælen, trinet afgør, hvor det ikke er den, pladsen giver.";
        "external_days" "dage til prøver" "Kalenderdage til billeder, prøver eller konference før trinet.";
    }
    "stream" "Henvisningsstrømme" {
        "name" "navn" "Kort navn.";
        "team" "team" "Teamet, som har patienterne.";
        "need" "behov" "Det behov, der bedes om; eller brug \"forløb\".";
        "pathway" "forløb" "Det forløb, der bedes om; eller brug \"behov\".";
        "per_week" "pr. uge" "Henvendelser pr. uge i gennemsnit.";
        "weekday_shares" "andel pr. ugedag" "Andel af ugens henvendelser pr. ugedag fra mandag: fem eller syv tal.";
        "dispersion" "variation" "Varians delt med gennemsnit for antallet pr. dag; 1 er ren tilfældighed.";
        "mix" "fordeling" "Andel pr. klasse; én kolonne pr. klasse. Tomt: alle ukendt.";
        "own_share" "har fast kliniker" "Andel af patienterne, som har en fast kliniker i teamet, 0 til 1.";
        "asked.from" "henvender sig fra" "Første time på dagen, henvendelser kommer.";
        "asked.to" "henvender sig til" "Sidste time på dagen, henvendelser kommer.";
        "asked.shares" "henvendelser, andele" "Andel af henvendelserne i hver lige stor del af dagen; tomt: jævnt.";
    }
    "stream.seasons" "Sæsoner" {
        "stream" "henvisningsstrøm" "Henvisningsstrømmens navn.";
        "from" "fra" "Første dag, eller en uge: uge 28-2027.";
        "to" "til" "Sidste dag, eller en uge.";
        "factor" "faktor" "Faktor på antallet.";
    }
    "panel" "Patientgrupper" {
        "name" "navn" "Kort navn.";
        "team" "team" "Teamet, som har patienterne.";
        "clinician" "kliniker" "Patienternes faste kliniker, når én har dem alle.";
        "size" "patienter" "Antal patienter.";
        "control" "kontrol" "Behovet for den faste kontrol.";
        "interval_weeks" "interval (uger)" "Uger mellem faste kontroller.";
        "eligible" "kan omlægges" "Andel, som kunne klare sig uden faste kontroller, 0 til 1.";
        "converted" "er omlagt" "Andel af alle patienter, som allerede er omlagt til behovskontrol, 0 til 1.";
        "need_based" "behov efter omlægning" "Det behov, en omlagt patient beder om.";
        "requests_per_year" "henvendelser pr. år" "Henvendelser pr. omlagt patient og år.";
        "advice" "rådgivning" "Behovet for en rådgivningskontakt.";
        "advice_per_year" "rådgivning pr. år" "Rådgivningskontakter pr. patient og år.";
        "safety_weeks" "sikkerhedsinterval (uger)" "Længste tid uden kontakt, før ambulatoriet selv henvender sig.";
        "intervals_weeks" "intervaller (uger)" "Uger til kontrollen efter hver kontakt, den første efter henvisning til gruppen; det sidste gentages. Bruges af behov road.";
        "controls_end" "kontroller slutter" "Om kontrollen efter det sidste interval er den sidste: ja eller nej.";
        "entrants_per_week" "nye pr. uge" "Patienter, der kommer til i patientgruppen om ugen.";
        "ends_at_visit" "afsluttes ved besøg" "Chancen for, at et besøg er det sidste, 0 til 1.";
        "leaves_per_year" "forlader pr. år" "Andel, der om året forlader gruppen af andre grunde, fx ved død, 0 til 1.";
        "outreach" "opsøgende opkald" "Behovet for det opkald, hvormed patienter uden kontakt i for lang tid opsøges; tomt: de opkald tager ingen tid i skabelonen.";
        "mix" "fordeling" "Andel pr. klasse; én kolonne pr. klasse. Tomt: alle ukendt.";
    }
    "change" "Ændringer" {
        "name" "navn" "Kort navn.";
        "kind" "slags" "Hvad der ændres.";
        "panel" "patientgruppe" "Patientgruppen, hvis patienter flytter: behovsstyret, almen praksis, kommune.";
        "stream" "henvisningsstrøm" "Henvisningsstrømmen: visitation, færre besøg.";
        "team" "team" "Teamet, som gør det: subakut, hjemme.";
        "need" "behov" "Behovet: subakut, hjemme, virtuel, opgaveflytning.";
        "from" "fra" "Den dag, ændringen begynder.";
        "ramp_weeks" "indfasning (uger)" "Uger, til ændringen gælder fuldt ud; 1 med det samme.";
        "share" "andel" "Andel af patienter, henvendelser eller besøg, den gælder, 0 til 1.";
        "share_range" "andel, fra og til" "Det mindste og det højeste, andelen kan være.";
        "accepts" "siger ja" "Andel af patientgruppen, der siger ja, hver gang de får tilbuddet, 0 til 1.";
        "accepts_range" "siger ja, fra og til" "Det mindste og det højeste, den andel kan være.";
        "between_weeks" "kontrol imellem (uger)" "Uger mellem de kontroller, der bliver: behovsstyret.";
        "advice_per_year" "rådgivning pr. år" "Rådgivningskontakter pr. flyttet patient og år: almen praksis.";
        "phone_share" "ringes op" "Andel af dem uden besøg, der ringes op, 0 til 1: visitation.";
        "call_minutes" "opkald (min.)" "Længden af et opkald: visitation, subakut.";
        "reading_minutes" "læsning (min.)" "Hvad det tager at læse én henvendelse: visitation.";
        "visits" "besøg" "Besøg sparet pr. henvendelse (færre besøg) eller i stedet for en indlæggelse (hjemme).";
        "per_week" "pr. uge" "Indlæggelser af den slags om ugen: subakut, hjemme.";
        "practice_share" "bliver hos praksis" "Andel af opkaldene, hvor patienten bliver i almen praksis, 0 til 1: subakut.";
        "admitted_share" "indlægges alligevel" "Andel af opkaldene, hvor patienten alligevel indlægges, 0 til 1: subakut.";
        "travel_minutes" "rejse (min.)" "Rejsetid for hvert besøg: hjemme.";
        "minutes" "minutter" "Besøgets længde efter ændringen: virtuel, opgaveflytning.";
        "role" "faggruppe" "Faggruppen, som tager besøgene: opgaveflytning.";
    }
    "hold" "Reserveret tid" {
        "team" "team" "Hvis patienter der reserveres til.";
        "day" "ugedag" "Ugedagen; eller brug \"ugedage\".";
        "days" "ugedage" "Flere ugedage, hver med så meget; eller brug \"ugedag\".";
        "weeks" "uger" "Uger i rullet fra 1, eller lige eller ulige; tomt: hver uge.";
        "minutes" "minutter" "Hvor meget pr. dag.";
        "need" "behov" "Det behov, der reserveres til.";
        "release_days" "frigives dage før" "Dage før sin dato, at tiden åbnes for ventelisten; tomt: aldrig.";
    }
    "window" "Åbent ambulatorium" {
        "team" "team" "Teamet, som holder det.";
        "day" "ugedag" "Ugedagen; eller brug \"ugedage\".";
        "days" "ugedage" "Flere ugedage; eller brug \"ugedag\".";
        "weeks" "uger" "Uger i rullet fra 1, eller lige eller ulige; tomt: hver uge.";
        "from" "fra" "Hvornår det åbner.";
        "to" "til" "Hvornår det lukker.";
        "clinicians" "klinikere" "Hvor mange klinikere der er hele tiden.";
        "need" "behov" "Det behov, det er til.";
        "arrivals" "ankomster" "Andel, som kommer i hver lige stor del af perioden; tomt: jævnt.";
    }
    "frozen" "Fastlagt" {
        "clinician" "kliniker" "Hvis tid.";
        "day" "ugedag" "Ugedagen; eller brug \"ugedage\".";
        "days" "ugedage" "Flere ugedage; eller brug \"ugedag\".";
        "weeks" "uger" "Uger i rullet fra 1, eller lige eller ulige; tomt: hver uge.";
        "from" "fra" "Hvornår det begynder.";
        "to" "til" "Hvornår det slutter.";
        "need" "behov" "Behovet, når det er et besøg; tomt: andet arbejde.";
        "label" "tekst" "Hvad det er, med ambulatoriets ord.";
    }
    "goals" "Mål" {
        "horizon_weeks" "planperiode (uger)" "Hvor mange uger der ses frem, 1 til 104.";
        "cancelled_share" "aflyste programmer" "Andel af programmer, som aflyses med kort varsel, 0 til 1.";
        "asks_again" "beder om ny tid" "Andel af udeblevne besøg, som der bedes om igen, 0 til 1.";
        "hold_unit_minutes" "én reservation (min.)" "Størrelsen af én reservation; tomt: behovets sædvanlige længde.";
        "held_share_max" "højst reserveret" "Største andel af et teams minutter, som må reserveres, 0 til 1.";
        "complex_visits_max" "komplekse besøg højst" "Flest komplekse besøg pr. program; tomt: ingen grænse.";
        "buffer.after_complex_minutes" "buffer efter (min.)" "Komplekse minutter, som kræver buffertid.";
        "buffer.minutes" "buffer (min.)" "Buffertidens længde.";
        "ends_in_time" "slutter til tiden" "Chancen for at slutte til tiden, som intet program bør komme under, mens en kollega har tid til overs.";
        "relief_by" "pukkel væk senest" "Dato, hvor dagens venteliste bør være nede på det, der alligevel er til tiden.";
        "changes_max" "ændringer højst" "Flest blokke, som må ændres i forhold til den tidligere skabelon; tomt: ingen grænse.";
        "idle_worth" "værdi af ubrugt minut" "0: spild; 1: lige så godt som et besøg.";
        "frontier_max" "reservationer højst" "Flest reservationer pr. rul, som sammenlignes, 1 til 400.";
        "waiting_cost" "pris for ventedag" "Pris for et planlagt besøg, som venter én åben dag.";
        "late_cost" "pris for forsinkelse" "Pris for et subakut besøg, som ikke ses til tiden.";
        "extra_cost" "pris for ekstra minut" "Pris for et minut af et ekstra program.";
        "notice_open_days" "varsel (åbne dage)" "Åbne dage, som en patient, der ikke er subakut, skal have varsel, 0 til 60.";
        "release_fill" "fyldes efter frigivelse" "Andel af frigivne minutter, som ventelisten kan fylde med 0, 1, 2, ... åbne dages varsel.";
        "patient_cancels" "afbud fra patienter" "Andel af bookede besøg, som patienter aflyser i tide, 0 til 1.";
        "hospital_cancels" "flyttet af hospitalet" "Andel af bookede besøg, som hospitalet flytter, 0 til 1.";
        "asked.from" "henvender sig fra" "Første time på dagen, henvendelser kommer.";
        "asked.to" "henvender sig til" "Sidste time på dagen, henvendelser kommer.";
        "asked.shares" "henvendelser, andele" "Andel af henvendelserne i hver lige stor del af dagen; tomt: jævnt.";
        "served_first" "først" "Hvis henvendelser på dagen der svares på først.";
    }
    "cost" "Omkostning" {
        "physician_per_hour" "læge (pr. time)" "Hvad en lægetime koster, i ambulatoriets egne penge; tomt: lægernes tid regnes ikke med.";
        "nurse_per_hour" "sygeplejerske (pr. time)" "Hvad en sygeplejersketime koster; tomt: den tid regnes ikke med.";
        "secretary_per_hour" "lægesekretær (pr. time)" "Hvad en sekretærtime koster; tomt: den tid regnes ikke med.";
    }
    "heard" "Patienterne svarer" {
        "name" "spørgsmål" "Spørgsmålet, med ambulatoriets ord, fx tryg ved forløbet.";
        "answers" "svar" "Hvor mange der har svaret.";
        "share" "andel" "Andel af dem, der siger det, 0 til 1.";
    }
    "assumption" "Antagelser" {
        "about" "om" "Nøglen, det handler om, fx need.urgent.no_show.";
        "value" "værdi" "Værdien, som tekst.";
        "tag" "art" "Lov, kilde eller antagelse.";
        "note" "begrundelse" "Loven, kilden, eller hvorfor det antages.";
        "low" "lavest" "Det laveste, det kan være.";
        "high" "højest" "Det højeste, det kan være.";
    }
}

/// The table of a code.
#[must_use]
pub fn sheet(code: &str) -> Option<&'static SheetWords> {
    SHEETS.iter().find(|sheet| sheet.code == code)
}

/// The Danish heading of a key: of the table itself, of one within it, else of any that has the key;
/// the key itself where none has it.
#[must_use]
pub fn heading<'k>(table: &str, key: &'k str) -> &'k str {
    let of = |sheet: &SheetWords| -> Option<&'static str> {
        let is = |words: &&KeyWords| {
            words.code == key
                || words.code.ends_with(key) && words.code.ends_with(&format!(".{key}"))
        };
        sheet.keys.iter().find(is).map(|words| words.da)
    };
    let within = format!("{table}.");
    let own = SHEETS.iter().filter(|sheet| sheet.code == table);
    let inner = SHEETS.iter().filter(|sheet| sheet.code.starts_with(&within));
    own.chain(inner).chain(SHEETS).find_map(of).unwrap_or(key)
}

/// The same; rows within rows are a sheet of their own, and a table within a row has several
/// headings, of which the first stands for it.
#[must_use]
pub fn heading_or_sheet<'k>(table: &str, key: &'k str) -> &'k str {
    let within = format!("{table}.{key}");
    if let Some(words) = sheet(&within) {
        return words.da;
    }
    let found = heading(table, key);
    if found != key {
        return found;
    }
    let inner = format!("{key}.");
    let all = SHEETS.iter().flat_map(|sheet| sheet.keys);
    all.into_iter().find(|words| words.code.starts_with(&inner)).map_or(key, |words| words.da)
}

/// Lists that may be a sheet of the workbook: their code among the lists of a clinic, the key under
/// `lists` that names a file of them, and the sheet's name in English and in Danish.
pub const LISTS: [(&str, &str, [&str; 2]); 3] = [
    ("waiting", "waiting", ["waiting", "Venteliste"]),
    ("booking", "bookings", ["bookings", "Bookinger"]),
    ("panel-list", "panel", ["controls", "Kontroller"]),
];

/// The list that a sheet is by its name, in either language.
#[must_use]
pub fn list_of(sheet: &str) -> Option<&'static str> {
    let lower = sheet.trim().to_lowercase();
    let is = |names: &[&str; 2]| names.iter().any(|name| name.to_lowercase() == lower);
    LISTS.iter().find(|(_, _, names)| is(names)).map(|(list, ..)| *list)
}

#[cfg(test)]
mod tests {
    use super::super::word::{CHOICES, choice};
    use super::*;

    #[test]
    fn a_danish_note_names_words_as_danish_cells_have_them() {
        let mut wrong = Vec::new();
        for sheet in SHEETS {
            for key in sheet.keys {
                let words = key.note.split(|c: char| !c.is_alphabetic() && c != '-' && c != '_');
                let english = |word: &&str| {
                    let other = choice(word);
                    other != *word
                        && !CHOICES.iter().any(|(_, danish)| danish == word)
                        && !["law", "own", "home", "en", "da"].contains(word)
                        || word.contains('_')
                };
                let found = words.filter(english).collect::<Vec<_>>();
                if !found.is_empty() && key.code != "about" {
                    wrong.push((sheet.code, key.code, found));
                }
            }
        }
        assert_eq!(wrong, []);
    }
}
