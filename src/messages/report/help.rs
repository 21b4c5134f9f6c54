//! The words of `--help`, found by what clap says in English, and of calls it refuses.

use crate::messages::Entry;

/// Every text of the command line.
pub const TABLE: &[Entry] = entries! {
    "call.error" "error: {wrong}" "fejl: {wrong}";
    "call.moved" "`{argument}` is a command of its own" "`{argument}` er en kommando for sig";
    "call.instead" "say: {call}" "skriv: {call}";
    "call.unknown" "unexpected argument `{argument}`" "ukendt argument `{argument}`";
    "call.no-verb" "there is no command `{verb}`" "der er ingen kommando `{verb}`";
    "call.which-verb" "a command is missing" "der mangler en kommando";
    "call.value" "`{value}` is no value for `{argument}`" "`{value}` er ikke en værdi for `{argument}`";
    "call.no-value" "`{argument}` needs a value" "`{argument}` skal have en værdi";
    "call.missing" "missing: {arguments}" "der mangler: {arguments}";
    "call.conflict" "`{argument}` and `{other}` cannot stand together" "`{argument}` og `{other}` kan ikke stå sammen";
    "call.wrong" "the call cannot be understood" "kaldet kan ikke forstås";
    "call.known" "choose one of: {known}" "vælg en af: {known}";
    "call.help" "For more, try --help." "Se mere med --help.";
    "help.about" "How much time an outpatient clinic should keep free for patients who need to come soon, and the weekly template that keeps it."
        "Hvor meget tid et ambulatorium bør reservere til patienter, der har brug for at komme snart, og grundskabelonen, der gør det.";
    "help.json" "Print the result as JSON"
        "Skriv resultatet som JSON";
    "help.markdown" "Print the result as Markdown"
        "Skriv resultatet som Markdown";
    "help.out" "Also write the result as files into this folder, all or none"
        "Skriv også resultatet som filer i denne mappe, alle eller ingen";
    "help.today" "The day to plan from, instead of the one in the clinic file"
        "Den dag, der planlægges fra, i stedet for den i ambulatoriets fil";
    "help.seed" "Seed of everything drawn at random"
        "Startværdi for alt tilfældigt";
    "help.threads" "Threads to work on; the answer is the same on any number"
        "Tråde at regne på; svaret er det samme uanset antal";
    "help.time-limit" "Stop searching for a template, or for dates, after so many seconds and give the best found"
        "Stop søgningen efter en skabelon eller efter tider efter så mange sekunder, og giv den bedste, der er fundet";
    "help.no-play" "Do not play what is recommended day by day: computed figures only, sooner"
        "Afprøv ikke det anbefalede dag for dag: kun beregnede tal, hurtigere";
    "help.lang" "Language of everything for people; else that of `BEHOV_LANG` or of the clinic file, or English"
        "Sprog for alt, der læses af mennesker; ellers det i `BEHOV_LANG` eller i ambulatoriets fil, ellers engelsk";
    "help.quiet" "No progress and no notes"
        "Ingen fremdrift og ingen bemærkninger";
    "help.verbose" "Show everything, such as all designs and rules of thumb"
        "Vis alt, også alle muligheder og tommelfingerregler";
    "help.init" "Write an example clinic into a new folder"
        "Skriv et eksempel på et ambulatorium i en ny mappe";
    "help.init.excel" "Write the clinic file as an Excel workbook"
        "Skriv ambulatoriets fil som Excel-ark";
    "help.convert" "Write a clinic file as an Excel workbook, or a workbook as a clinic file"
        "Skriv en ambulatoriefil som Excel-ark, eller et Excel-ark som ambulatoriefil";
    "help.new-dir" "A new or empty folder"
        "En ny eller tom mappe";
    "help.check" "Check a clinic, or a template against it, without solving"
        "Kontrollér et ambulatorium, eller en skabelon op mod det, uden at beregne";
    "help.dir" "Folder of the clinic"
        "Ambulatoriets mappe";
    "help.template.file" "A weekly template, as `behov template --out` writes it, in the place of the one beside the bookings or of a new one"
        "En grundskabelon, som `behov template --out` skriver den, i stedet for den, der ligger sammen med bookingerne, eller en ny";
    "help.bookings" "Bookings that patients have been told of, as `behov book --out` writes them, or the folder it wrote them into"
        "Bookinger, som patienterne har fået besked om, som `behov book --out` skriver dem, eller mappen, de er skrevet i";
    "help.waiting" "A waiting list instead of the clinic's own"
        "En venteliste i stedet for ambulatoriets egen";
    "help.panel" "A list of patients in panels, with the day of their last contact, instead of the clinic's own"
        "En liste over patienter i patientgrupper med dagen for sidste kontakt i stedet for ambulatoriets egen";
    "help.assumptions" "List every number that the clinic did not give itself"
        "Vis hvert tal, som ambulatoriet ikke selv har angivet";
    "help.schema" "Print the JSON schema of the clinic file, or of a kind of answer"
        "Skriv JSON-skemaet for ambulatoriets fil eller for en slags svar";
    "help.schema.kind" "The kind of answer, as it stands under `kind`: a verb, and for verbs with several answers which of them; without it the clinic file"
        "Slags svar, som den står under `kind`: en kommando, og for kommandoer med flere svar hvilket af dem; uden den ambulatoriets fil";
    "help.generate" "Make a synthetic clinic from the `[generator]` table of a file"
        "Lav et syntetisk ambulatorium ud fra tabellen `[generator]` i en fil";
    "help.generate.file" "A clinic file, or any file with a `[generator]` table; with --waiting-list the folder of a clinic"
        "En ambulatoriefil eller en anden fil med tabellen `[generator]`; med --waiting-list et ambulatoriums mappe";
    "help.waiting-list" "Make a waiting list instead: so many weeks of the clinic's work-ups and treatments"
        "Lav i stedet en venteliste: så mange uger af ambulatoriets udredninger og behandlinger";
    "help.size" "Say how much time to keep free, per team and day"
        "Sig, hvor meget tid der skal reserveres, pr. team og dag";
    "help.as-is" "Judge the holds in use today instead of searching for better ones"
        "Bedøm de reserverede tider, der bruges i dag, i stedet for at søge efter bedre";
    "help.bridge" "Tell the way from the computed figure to the clinic played day by day, cause by cause"
        "Vis vejen fra det beregnede tal til ambulatoriet afprøvet dag for dag, årsag for årsag";
    "help.hold-card" "Print the hold card: how much to keep, given how many wait"
        "Skriv dagskortet: hvor meget der skal reserveres, når så mange venter";
    "help.optimum" "Search the holds, release rule and extra sessions of least cost on random paths"
        "Søg de reserverede tider, den regel for frigivelse og de ekstra programmer, der koster mindst i simulerede perioder";
    "help.sensitivity" "Move one uncertain number at a time and draw what the holds hang on, as a tornado"
        "Flyt ét usikkert tal ad gangen, og tegn, hvad de reserverede tider afhænger af, som en tornado";
    "help.road" "Walk from fixed to need-based control, month by month: visits, minutes, backlog, holds"
        "Gå fra faste kontroller til behovskontrol, måned for måned: besøg, minutter, pukkel, reserverede tider";
    "help.road.changes" "A file of [[change]] rows, beside those of the clinic"
        "En fil med [[change]]-rækker ud over ambulatoriets egne";
    "help.road.months" "Months to walk"
        "Antal måneder";
    "help.road.accepts" "Share of patients who accept at each offer, such as 60% [default: 60%, an assumption]"
        "Andel af patienter, der siger ja, hver gang de får tilbuddet, fx 60% [standard: 60%, en antagelse]";
    "help.road.accepts-low" "Lowest that share may be [default: 30%, an assumption]"
        "Det mindste, andelen kan være [standard: 30%, en antagelse]";
    "help.road.accepts-high" "Highest that share may be [default: 90%, an assumption]"
        "Det højeste, andelen kan være [standard: 90%, en antagelse]";
    "help.road.moves-max" "Most patients a month who convert: as many as the clinic can learn from"
        "Højst så mange patienter omlægges om måneden: så mange, som ambulatoriet kan lære af";
    "help.road.goal-minutes" "Minutes a week that are to be freed, instead of half and nine tenths of what is freed in the end"
        "Minutter om ugen, der skal frigøres, i stedet for halvdelen og ni tiendedele af det, der frigøres til sidst";
    "help.road.size-holds" "Also size the holds of some months; the first takes as long as `size`"
        "Beregn også reserverede tider for nogle måneder; den første tager så lang tid som `size`";
    "help.road.templates" "Also build the weekly template of each phase: a patch of the one before"
        "Byg også grundskabelonen i hver fase: den foregående med så få ændringer som muligt";
    "help.road.moves" "Most moves from the template of one phase to the next: blocks put in and blocks taken away [default: 20, an assumption]"
        "Højst så mange ændringer fra en fases skabelon til den næste: tider, der lægges ind, og tider, der tages ud [standard: 20, en antagelse]";
    "help.road.phases" "Most phases, today among them [default: 4, an assumption]"
        "Højst så mange faser, i dag medregnet [standard: 4, en antagelse]";
    "help.road.before-control" "Templates of the road offered before the control, instead of at it"
        "Skabeloner for vejen med tilbud før kontrollen i stedet for ved den";
    "help.road.best" "Find the pace that frees most within the limit and the bookable minutes, with its prices"
        "Find det tempo, der frigør mest inden for grænsen og de minutter, der kan bookes, med priser";
    "help.frontier" "Compare all totals of holds under several release rules on random paths"
        "Sammenlign alle mængder af reserveret tid under flere regler for frigivelse i simulerede perioder";
    "help.frontier.days" "Open days per path"
        "Åbningsdage pr. simuleret periode";
    "help.frontier.paths" "Independent paths"
        "Uafhængige simulerede perioder";
    "help.start" "Who waits on the first day: today, empty, or minutes as SUB-ACUTE:ROUTINE"
        "Hvem der venter den første dag: today (dagens liste), empty (ingen) eller minutter som SUBAKUT:PLANLAGT";
    "help.frontier.releases" "When unclaimed holds open to the waiting list, several rules with commas between: none, or open days before"
        "Hvornår reserverede tider, som ingen tager, åbner for ventelisten, flere regler med komma imellem: none (aldrig) eller åbningsdage før";
    "help.team" "Show one team"
        "Vis ét team";
    "help.simulate" "Play a policy day by day and tell what it keeps and costs"
        "Afprøv en bookingregel dag for dag, og fortæl, hvad den når og koster";
    "help.policy" "The policy: fixed, need-based, carve-out, advanced-access, open-clinic, first-come-first-served, earliest-due-date, gaming, template"
        "Bookingreglen: fixed (faste kontroller), need-based (behovsstyret kontrol), carve-out (reserverede tider), advanced-access (næste ledige tid), open-clinic (åbent ambulatorium), first-come-first-served (først til mølle), earliest-due-date (tidligste frist først), gaming (kun dem, der kan nå det), template (ugeskabelon)";
    "help.weeks" "Weeks ahead that the answer covers: played and counted (simulate, compare), booked from tomorrow (book, explain), or laid out on dates across holidays and absences (template, plan, export)"
        "Uger frem, som svaret gælder: afspillet og talt med (simulate, compare), booket fra i morgen (book, explain) eller lagt ud på datoer hen over helligdage og fravær (template, plan, export)";
    "help.warm-up" "Weeks played before them; without any the run starts from today's waiting list"
        "Uger, der afspilles før dem; uden nogen begynder kørslen med dagens venteliste";
    "help.replications" "Independent runs: of the clinic (simulate, compare), of one day with --unpunctual (`day`), of whole patients (road)"
        "Uafhængige kørsler: af ambulatoriet (simulate, compare), af én dag med --unpunctual (`day`), af hele patienter (road)";
    "help.until" "Go on until half the 95 % interval of a measure is no wider, such as `access_days_mean=0.5`; `compare` looks at its differences against the first policy"
        "Fortsæt, til det halve 95 %-interval for et mål ikke er bredere, fx `access_days_mean=0.5`; `compare` ser på forskellen til den første bookingregel";
    "help.replications-max" "Most runs with --until"
        "Højst så mange kørsler med --until";
    "help.release" "When unclaimed holds open: none, or open days before; instead of the clinic's own rules"
        "Hvornår reserverede tider, som ingen tager, åbner: none (aldrig) eller åbningsdage før; i stedet for ambulatoriets egne regler";
    "help.notice" "Open days' notice of patients who are not sub-acute, instead of the clinic's own"
        "Åbningsdages varsel til patienter, der ikke er subakutte, i stedet for ambulatoriets eget";
    "help.windows" "Run the open clinics of the file under every policy, not only under open-clinic and template"
        "Hold filens åbne ambulatorier under alle bookingregler, ikke kun under open-clinic og template";
    "help.holds" "Play the holds recommended for the policy, or those in use"
        "Afprøv de reserverede tider, der anbefales til bookingreglen, eller dem, der bruges i dag";
    "help.patient-cancels" "Share of booked visits that patients cancel in time to be refilled instead of the clinic's own"
        "Andel af bookede besøg, som patienterne melder afbud til så tidligt, at tiden kan bruges igen, i stedet for ambulatoriets egen";
    "help.hospital-cancels" "Share of booked visits that the hospital moves, instead of the clinic's own"
        "Andel af bookede besøg, som hospitalet flytter, i stedet for ambulatoriets egen";
    "help.first" "Whose requests of a day are answered first, instead of the clinic's own rule"
        "Hvis henvendelser der besvares først på en dag, i stedet for ambulatoriets egen regel";
    "help.misclassified" "Share of patients one complexity class heavier or lighter than believed"
        "Andel af patienter, der er én kompleksitetsklasse tungere eller lettere end antaget";
    "help.log" "With --out: also write the log, a row per request and a row per session"
        "Med --out: skriv også loggen, en række pr. henvendelse og en række pr. program";
    "help.compare" "Set policies, or two versions of a clinic, side by side on the same patients"
        "Stil bookingregler eller to udgaver af et ambulatorium op mod hinanden med de samme patienter";
    "help.policies" "Policies with commas between; the others are set against the first [default: fixed,need-based; with --with carve-out]"
        "Bookingregler med komma imellem; de andre holdes op mod den første [standard: fixed,need-based; med --with carve-out]";
    "help.with" "Another version of the clinic, or a file of [[change]] rows, set against the clinic as it is under one policy; without a value the changes of the clinic itself"
        "En anden udgave af ambulatoriet eller en fil med [[change]]-rækker, holdt op mod ambulatoriet, som det er, under én bookingregel; uden værdi ambulatoriets egne ændringer";
    "help.compare.sensitivity" "Show what the difference between the first two policies in a measure hangs on, or with changes that they make"
        "Vis, hvad forskellen mellem de to første bookingregler i et mål afhænger af, eller med ændringer den, de gør";
    "help.template" "Build the weekly template"
        "Byg grundskabelonen";
    "help.template.baseline" "A template to stay close to"
        "En skabelon, der skal ændres så lidt som muligt";
    "help.plan" "Size and build in one"
        "Dimensionér og byg i ét";
    "help.book" "Give every waiting patient a date within their rights"
        "Giv hver ventende patient en tid inden for patientrettighederne";
    "help.rule" "How days over the deadline are weighed"
        "Hvordan dage over fristen vægtes";
    "help.changes-max" "With --bookings: most patients told of a date who may get another"
        "Med --bookings: højst så mange patienter med besked om en tid må få en anden";
    "help.explain" "Say why a patient has the dates they have, and what would have helped"
        "Sig, hvorfor en patient har de tider, patienten har, og hvad der ville have hjulpet";
    "help.export" "Write the weekly template on dates for other systems: Excel, calendars, FHIR"
        "Skriv grundskabelonen på datoer til andre systemer: Excel, kalendere, FHIR";
    "help.export.plan" "Folder that `behov plan --out` or `behov book --out` wrote into, instead of the clinic's own"
        "Mappen, som `behov plan --out` eller `behov book --out` skrev i, i stedet for ambulatoriets egen";
    "help.xlsx" "With --out: an Excel workbook of the week, its holds, bookings, loads and assumptions"
        "Med --out: et Excel-ark med ugen, reserverede tider, bookinger, belastning og antagelser";
    "help.csv" "With --out: every block on its date as a table, `weeks.csv`"
        "Med --out: hver tid på sin dato som tabel, `weeks.csv`";
    "help.ics" "With --out: a calendar (iCalendar) for each clinician, without anything of patients"
        "Med --out: en kalender (iCalendar) til hver kliniker, uden noget om patienter";
    "help.fhir" "With --out: the dates and bookings as an HL7 FHIR R4 bundle, `fhir.json`"
        "Med --out: datoer og bookinger som HL7 FHIR R4-bundle, `fhir.json`";
    "help.patient" "The pseudonym of the patient"
        "Patientens pseudonym";
    "help.today.list" "List what is to be done today: letters, plans, redirections, held time that opens"
        "Vis, hvad der skal gøres i dag: breve, udredningsplaner, omvisitering, reserveret tid, der åbnes";
    "help.report" "Write a sheet for paper: what to do today, the week of each clinician, the weekly meeting"
        "Skriv et ark til papir: dagens opgaver, hver klinikers uge, ugemødet";
    "help.sheet" "Which sheet" "Hvilket ark";
    "help.sheet.today" "What is to be done today" "Hvad der skal gøres i dag";
    "help.sheet.week" "The week of each clinician, with real dates of release"
        "Hver klinikers uge, med datoer for, hvornår reserverede tider åbnes";
    "help.sheet.board" "The weekly meeting: what is kept, what to do, and who does it"
        "Ugemødet: hvad der nås, hvad der skal gøres, og hvem der gør det";
    "help.day" "One clinic day: waiting, idle time, overtime, better appointment times, buffers"
        "En dag i ambulatoriet: ventetid, tid uden patient, tid efter programslut, bedre mødetider, buffere";
    "help.session" "One session, as CLINICIAN/DAY: Ada/mon, in a cycle of several weeks Ada/2mon; without it all sessions"
        "Ét program, som KLINIKER/DAG: Ada/mon, i et rul på flere uger Ada/2mon; uden det alle programmer";
    "help.without-easy" "Let this share of the easy visits leave and give their minutes to heavier ones"
        "Lad denne andel af de lette besøg udgå, og giv deres minutter til tungere";
    "help.reorder" "With a session: also search the order of the patients"
        "Med et program: søg også patienternes rækkefølge";
    "help.unpunctual" "With a session: also simulate patients who come so late on average, with such a standard deviation, in minutes; below 0 for early"
        "Med et program: simulér også patienter, der i gennemsnit kommer så meget for sent, med sådan en standardafvigelse, i minutter; under 0 for tidligt";
    "help.weight.waiting" "What a minute of the mean wait weighs"
        "Hvad et minut af den gennemsnitlige ventetid vejer";
    "help.weight.idle" "What a minute of idle time weighs"
        "Hvad et minut uden patient vejer";
    "help.weight.overtime" "What a minute of overtime weighs"
        "Hvad et minut efter programslut vejer";
    "help.lengths" "Recommend how long visits should be planned, from how long past visits took"
        "Anbefal, hvor lang tid besøg bør have, ud fra, hvor længe tidligere besøg tog";
    "help.lengths.file" "Past visits as CSV: class, `planned_minutes`, `actual_minutes`, and need where there are several"
        "Tidligere besøg som CSV: class, `planned_minutes`, `actual_minutes`, og need, hvor der er flere";
    "help.grid" "Planned lengths are multiples of so many minutes [default: 5]"
        "Planlagte længder er multipla af så mange minutter [standard: 5]";
    "help.overrun-cost" "What a minute beyond the planned length costs [default: 1.5]"
        "Hvad et minut ud over den planlagte længde koster [standard: 1.5]";
    "help.idle-cost" "What a planned minute not needed costs [default: 1]"
        "Hvad et planlagt minut til overs koster [standard: 1]";
    "help.import" "Read an extract of a booking system or a spreadsheet as lists of behov"
        "Læs et udtræk fra et bookingsystem eller et regneark som lister til behov";
    "help.import.file" "An extract as a booking system or a spreadsheet saves it: CSV or XLSX"
        "Et udtræk, som et bookingsystem eller et regneark gemmer det: CSV eller XLSX";
    "help.columns" "A map in TOML: which column is what, and which word stands for which name"
        "Et kort i TOML: hvilken kolonne der er hvad, og hvilket ord der står for hvilket navn";
    "help.import.clinic" "Folder of the clinic whose names the extract may use; without it any name is taken"
        "Mappen for det ambulatorium, hvis navne udtrækket må bruge; uden den læses ethvert navn";
    "help.kind" "What a row is, where the map does not say; without it the headings tell"
        "Hvad en række er, hvor kortet ikke siger det; uden tilvalget afgør overskrifterne det";
    "help.pseudonymise" "Make a list without CPR numbers, names and addresses of one that has them"
        "Lav en liste uden CPR-numre, navne og adresser af en, der har dem";
    "help.pseudonymise.file" "A list that says who patients are: CSV or XLSX"
        "En liste, der siger, hvem patienterne er: CSV eller XLSX";
    "help.id" "The heading, or the number from 1, of the column that says who a row is of"
        "Overskriften eller nummeret fra 1 på den kolonne, der siger, hvem en række handler om";
    "help.key" "The file of the local key: the same key makes the same pseudonyms"
        "Filen med den lokale nøgle: samme nøgle giver samme pseudonymer";
    "help.keep" "A column to be kept beside those that planning reads; may be given several times"
        "En kolonne, der skal beholdes ud over dem, planlægningen læser; kan angives flere gange";
    "help.list" "Where the list without identities goes"
        "Hvor listen uden identiteter skrives";
    "help.table" "Where the table goes that leads from pseudonyms back to people, for your eyes alone"
        "Hvor tabellen skrives, der fører fra pseudonymer tilbage til personer, kun for dine øjne";
    "help.new-key" "Make the file of the key instead, for your eyes alone; one that is there is never written over"
        "Lav i stedet filen med nøglen, kun for dine øjne; en, der findes, overskrives aldrig";
    "help.dilemma" "Who gets the only early slot: the patient already late, or the one still in time?"
        "Hvem får den eneste tidlige tid: patienten, der allerede er over fristen, eller den, der stadig kan nå det?";
    "help.completions" "Print what completes verbs and flags in a shell"
        "Skriv det, der fuldender kommandoer og tilvalg i en shell";
    "help.completions.shell" "The shell"
        "Den shell, det gælder";
    "help.man" "Print the manual pages"
        "Skriv manualsiderne";
    "help.help" "Print help"
        "Vis hjælp";
    "help.version" "Print version"
        "Vis version";
    "help.after" "Exit codes: 0 done, 1 the answer is no, 2 the input is wrong, 3 our fault or more\nmemory than there is, 4 stopped (Ctrl-C, --time-limit) before anything was finished.\nThe answer is no when no holds keep the promises (size), no template exists (template, plan,\nbook) or a template or a booking breaks a promise (check). A plan that misses an access target\nis still a plan, and so is a booking after the deadline.\nbehov plans capacity. It never decides about care and is not legal advice."
        "Afslutningskoder: 0 færdig, 1 svaret er nej, 2 input er forkert, 3 vores fejl eller mere\nhukommelse, end der er, 4 stoppet (Ctrl-C, --time-limit), før noget var færdigt.\nSvaret er nej, når ingen reserverede tider opfylder kravene (size), når ingen skabelon findes\n(template, plan, book), eller når en skabelon eller en booking ikke opfylder et krav (check).\nEn plan, der ikke når et mål for ventetid til tid, er stadig en plan, og det er en booking efter\nfristen også. behov planlægger kapacitet. Det afgør aldrig behandling og er ikke juridisk\nrådgivning.";
};
