//! What the examples of `--help` show; the calls stand in `cli/examples.rs`.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "example.heading" "Examples:" "Eksempler:";
    "example.init.1" "A commented clinic file to start from"
        "En kommenteret ambulatoriefil at begynde med";
    "example.init.2" "The same with Danish names and words"
        "Det samme med danske navne og ord";
    "example.init.3" "The same as an Excel workbook to fill in"
        "Det samme som Excel-ark til at udfylde";
    "example.convert.1" "A clinic file as an Excel workbook"
        "En ambulatoriefil som Excel-ark";
    "example.convert.2" "And back again"
        "Og tilbage igen";
    "example.check.1" "Every fault of the files, with line and way out"
        "Hver fejl i filerne, med linje og udvej";
    "example.check.2" "A template changed by hand against the promises"
        "En skabelon, der er ændret i hånden, op mod kravene";
    "example.check.3" "Bookings changed by hand against the promises"
        "Bookinger, der er ændret i hånden, op mod kravene";
    "example.schema.1" "What may stand in a clinic file"
        "Hvad der må stå i en ambulatoriefil";
    "example.schema.2" "What `book --json` says, as a file"
        "Hvad `book --json` siger, som fil";
    "example.generate.1" "A synthetic clinic of published volumes"
        "Et syntetisk ambulatorium ud fra offentliggjorte mængder";
    "example.generate.2" "A made-up waiting list of two weeks"
        "En opdigtet venteliste på to uger";
    "example.size.1" "How much to hold, and the price of the next hold"
        "Hvor meget der skal reserveres, og hvad den næste reserverede tid koster";
    "example.size.2" "Whether the holds of now starve anybody"
        "Om de tider, der er reserveret nu, lader nogen i stikken";
    "example.size.3" "The same as a page and as data"
        "Det samme som side og som data";
    "example.bridge.1" "Why the computed figure is not the played one"
        "Hvorfor det beregnede tal ikke er det afprøvede";
    "example.bridge.2" "The same for the holds of now"
        "Det samme for de tider, der er reserveret nu";
    "example.road.1" "When to expect fewer visits, what happens on the way, and when the time is there"
        "Hvornår der bliver færre besøg, hvad der sker undervejs, og hvornår tiden er der";
    "example.road.2" "The same if fewer accept, and the clinic converts at most 60 a month"
        "Det samme, hvis færre siger ja, og ambulatoriet højst omlægger 60 om måneden";
    "example.road.3" "The weekly template of each phase, at most 12 blocks changed from one to the next"
        "Grundskabelonen i hver fase, højst 12 tider ændret fra den ene til den næste";
    "example.hold-card.1" "A card for the secretary: so many wait, keep so many"
        "Et kort til sekretæren: så mange venter, reservér så mange";
    "example.hold-card.2" "The same as a page to print"
        "Det samme som side til udskrift";
    "example.optimum.1" "The cheapest holds, release and extra sessions"
        "De billigste reserverede tider, frigivelse og ekstra programmer";
    "example.optimum.2" "Sooner, with wider intervals"
        "Hurtigere, med bredere intervaller";
    "example.sensitivity.1" "Which uncertain number matters most"
        "Hvilket usikkert tal der betyder mest";
    "example.sensitivity.2" "The same as a page with its picture"
        "Det samme som side med billede";
    "example.frontier.1" "The whole curve, release rules side by side"
        "Hele kurven, regler for frigivelse side om side";
    "example.frontier.2" "Two rules, from an empty waiting list"
        "To regler, fra en tom venteliste";
    "example.simulate.1" "One policy played, holds opened a day before"
        "Én bookingregel afprøvet, reserverede tider åbnet en dag før";
    "example.simulate.2" "A row for each request, for a spreadsheet"
        "En række for hver henvendelse, til et regneark";
    "example.simulate.3" "With changes of pathways from their dates on"
        "Med ændringer af forløb fra deres datoer";
    "example.compare.1" "Two policies on the same patients"
        "To bookingregler med de samme patienter";
    "example.compare.2" "The clinic as it is and with changes of pathways, on the same patients"
        "Ambulatoriet, som det er, og med ændringer af forløb, med de samme patienter";
    "example.compare.3" "What their difference hangs on"
        "Hvad deres forskel afhænger af";
    "example.template.1" "The weekly template of the holds in use"
        "Grundskabelonen med de tider, der reserveres nu";
    "example.template.2" "Laid out on twelve weeks as well"
        "Også lagt ud på tolv uger";
    "example.template.3" "As close to an earlier one as it can be"
        "Så tæt på en tidligere som muligt";
    "example.plan.1" "Holds, template and dates, as a page and as tables"
        "Reserverede tider, skabelon og datoer, som side og som tabeller";
    "example.plan.2" "Computed figures only, sooner"
        "Kun beregnede tal, hurtigere";
    "example.book.1" "A date for everybody on the waiting list"
        "En tid til alle på ventelisten";
    "example.book.2" "Tomorrow again: dates told stay, at most two move"
        "I morgen igen: givne tider fastholdes, højst to flyttes";
    "example.book.3" "Another waiting list, further ahead"
        "En anden venteliste, længere frem";
    "example.explain.1" "Why P-02 has that date, and what would help"
        "Hvorfor P-02 har den tid, og hvad der ville hjælpe";
    "example.explain.2" "The same as data"
        "Det samme som data";
    "example.export.1" "Everything: workbook, dated weeks, calendars, FHIR"
        "Det hele: Excel-ark, daterede uger, kalendere, FHIR";
    "example.export.2" "A workbook with the bookings, and a calendar for each clinician"
        "Et Excel-ark med bookingerne og en kalender til hver kliniker";
    "example.export.3" "Eight weeks of dates as a table"
        "Otte uger på datoer som tabel";
    "example.today.1" "What is to be done on the day of the clinic file"
        "Hvad der skal gøres på dagen i ambulatoriets fil";
    "example.today.2" "The same with the dates patients have been told, as a page for paper and a list for a spreadsheet"
        "Det samme med de tider, patienterne har fået besked om, som en side til papir og en liste til regneark";
    "example.report.1" "The week of each clinician on a page of its own, with the date on which each hold opens"
        "Hver klinikers uge på sin egen side, med datoen, hvor hver reserveret tid åbnes";
    "example.report.2" "The sheet for the weekly meeting: what is kept, what to do, who and when"
        "Arket til ugemødet: hvad der nås, hvad der skal gøres, hvem og hvornår";
    "example.day.1" "Each session: chance to end in time, buffers"
        "Hvert program: sandsynlighed for at slutte til tiden, buffere";
    "example.day.2" "One session: who is asked when, in a better order"
        "Ét program: hvem der mødes hvornår, i en bedre rækkefølge";
    "example.day.3" "When a fifth of the easy visits leave"
        "Når en femtedel af de lette besøg udgår";
    "example.lengths.1" "Planned lengths that cost least"
        "Planlagte længder, der koster mindst";
    "example.lengths.2" "On a grid of ten, running over costing twice"
        "I trin på ti, hvor overskridelse koster det dobbelte";
    "example.import.1" "What each column is read as, and which rows are refused"
        "Hvad hver kolonne er læst som, og hvilke rækker der er afvist";
    "example.import.2" "The same by a map, with the lists written"
        "Det samme ud fra et kort, og listerne skrevet";
    "example.pseudonymise.1" "A key that stays in the house"
        "En nøgle, der bliver i huset";
    "example.pseudonymise.2" "A list that says no more who patients are, and the table that does"
        "En liste, der ikke længere siger, hvem patienterne er, og tabellen, der gør";
    "example.dilemma.1" "Each rule and whom it gives the slot"
        "Hver regel, og hvem den giver tiden";
    "example.dilemma.2" "The same as Markdown, for a note"
        "Det samme som Markdown, til et notat";
    "example.completions.1" "A file to source in bash"
        "En fil til bash";
    "example.completions.2" "The script for zsh, printed"
        "Scriptet til zsh, skrevet ud";
    "example.man.1" "A page for behov and one for each command"
        "En side for behov og en for hver kommando";
    "example.man.2" "All pages in Danish, printed"
        "Alle sider på dansk, skrevet ud";
};
