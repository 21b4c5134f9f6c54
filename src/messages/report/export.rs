//! The words of an export: the workbook, the calendars, what is said on the screen.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "export.title" "The template on dates: {clinic}, {date}" "Grundskabelonen på datoer: {clinic}, {date}";
    "export.sum" "{blocks:# block|# blocks} in {weeks:# week|# weeks} from {week}, {minutes} min; {lost:# block falls|# blocks fall} out."
        "{blocks:# tid|# tider} i {weeks:# uge|# uger} fra {week}, {minutes} min.; {lost:# tid|# tider} udgår.";
    "export.visits" "{count:# visit is|# visits are} booked." "{count:# besøg|# besøg} er booket.";
    "export.refused" "Nothing is exported: what was given breaks these promises of the clinic as it is now."
        "Intet er eksporteret: det angivne opfylder ikke disse krav, som ambulatoriet er nu.";
    "export.refused.help" "Make the template and the bookings again (behov plan, behov book), or correct the file."
        "Lav skabelon og bookinger igen (behov plan, behov book), eller ret filen.";
    "export.holds" "Held blocks, and blocks that open to others before their date"
        "Reserverede tider og tider, der åbner for andre før deres dato";
    "export.holds.none" "Nothing is held, and no block opens before its date."
        "Intet er reserveret, og ingen tid åbner før sin dato.";
    "export.holds.more" "{count:# more row|# more rows}: in holds of the workbook (--xlsx), or with --verbose."
        "{count:# række|# rækker} til: i arket med reserverede tider (--xlsx) eller med --verbose.";
    "export.visits.lost" "Visits that no longer stand: the clinic is closed or the clinician away, and the patients need other dates"
        "Besøg, der ikke længere kan holdes: ambulatoriet er lukket, eller klinikeren er fraværende, og patienterne skal have andre tider";
    "export.lost" "Blocks that fall out, by holidays, closures and leave"
        "Tider, der udgår på grund af helligdage, lukkedage og fravær";
    "export.lost.more" "{count:# more row|# more rows}: in the workbook (--xlsx), or with --verbose."
        "{count:# række|# rækker} til: i projektmappen (--xlsx) eller med --verbose.";
    "export.no-out" "Give --out DIR to have the files." "Angiv --out MAPPE for at få filerne.";
    "export.tab.week" "Week" "Uge";
    "export.tab.rooms" "Rooms" "Lokaler";
    "export.tab.holds" "Holds" "Reserverede tider";
    "export.tab.bookings" "Bookings" "Bookinger";
    "export.tab.loads" "Loads" "Belastning";
    "export.tab.weeks" "Dated weeks" "Daterede uger";
    "export.tab.lost" "Falls out" "Udgår";
    "export.tab.assumptions" "Assumptions" "Antagelser";
    "export.weekday" "weekday" "ugedag";
    "export.from" "from" "fra";
    "export.to" "to" "til";
    "export.minutes" "minutes" "minutter";
    "export.clinician" "clinician" "kliniker";
    "export.room" "room" "lokale";
    "export.team" "team" "team";
    "export.what" "what" "hvad";
    "export.when" "opens" "frigives";
    "export.to-whom" "opens to" "frigives til";
    "export.kind.visit" "visit" "besøg";
    "export.kind.hold" "held" "reserveret";
    "export.to.waiting-list" "the waiting list" "ventelisten";
    "export.to.sub-acute" "sub-acute patients" "subakutte patienter";
    "export.never" "never" "aldrig";
    "export.on-the-day" "on the day" "på dagen";
    "export.days-before" "{days:# open day|# open days} before" "{days:# åbningsdag|# åbningsdage} før";
    "export.date" "date" "dato";
    "export.week" "week" "uge";
    "export.patient" "patient" "patient";
    "export.need" "need" "behov";
    "export.status" "status" "status";
    "export.status.new" "new" "ny";
    "export.status.kept" "kept" "fastholdt";
    "export.status.made" "made before" "booket før";
    "export.status.held" "counts as held" "regnes for afholdt";
    "export.why" "why" "hvorfor";
    "export.why.holiday" "public holiday" "helligdag";
    "export.why.closure" "closed" "lukket";
    "export.why.absence" "away" "fraværende";
    "export.booked" "minutes booked" "minutter booket";
    "export.bookable" "minutes that can be" "minutter, der kan bookes";
    "export.loads.template" "What the template gives (min a week)" "Det, skabelonen giver (min. om ugen)";
    "export.loads.file" "What the clinic file asks for, and holds today (min a week)"
        "Det, ambulatoriets fil beder om og reserverer i dag (min. om ugen)";
    "export.visits-for" "visits" "besøg";
    "export.all" "in all" "i alt";
    "export.loads.weeks" "Waiting list, week by week" "Venteliste, uge for uge";
    "export.calendar.booked" "{need}, booked" "{need}, optaget";
    "export.calendar" "{clinician}, {clinic}" "{clinician}, {clinic}";
};
