//! The words of extracts of other systems.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "import.title" "{file}, read for {date}" "{file}, læst for {date}";
    "import.verdict.read" "Read: {rows}, and nothing is wrong." "Læst: {rows}, og intet er forkert.";
    "import.verdict.some-refused" "Read: {rows}. {count:# fault is|# faults are} told below; those rows are left out of the lists."
        "Læst: {rows}. {count:# fejl|# fejl} står nedenfor; de rækker er udeladt af listerne.";
    "import.verdict.refuse" "Refused: nothing is read of it and nothing is written. {count:# fault is|# faults are} told below."
        "Afvist: intet er læst af filen, og intet er skrevet. {count:# fejl|# fejl} står nedenfor.";
    "import.rows.waiting" "{count:# patient who waits|# patients who wait}" "{count:# patient, der venter|# patienter, der venter}";
    "import.rows.bookings" "{count:# row of visits|# rows of visits}" "{count:# række med besøg|# rækker med besøg}";
    "import.rows.panel" "{count:# patient of a panel|# patients of a panel}" "{count:# patient i en patientgruppe|# patienter i en patientgruppe}";
    "import.workbook" "A workbook, sheet {sheet}; {heading}." "En projektmappe, ark {sheet}; {heading}.";
    "import.text" "Text in {text}, fields separated by {separator}; {heading}." "Tekst i {text}, felter adskilt af {separator}; {heading}.";
    "import.unread" "How it is written was not found out." "Hvordan den er skrevet, blev ikke afgjort.";
    "import.tab" "tab" "tabulator";
    "import.heading" "headings in line {line}" "overskrifter i linje {line}";
    "import.heading.none" "no headings" "ingen overskrifter";
    "import.column.number" "column" "kolonne";
    "import.column.heading" "heading" "overskrift";
    "import.column.as" "read as" "læst som";
    "import.dropped" "left out" "udeladt";
    "import.ignored" "no heading, left out" "uden overskrift, udeladt";
    "import.refused" "Refused:" "Afvist:";
    "import.warnings" "Good to know:" "Værd at vide:";
    "import.left-out" "Read, and not in the lists:" "Læst, men ikke på listerne:";
    "import.skipped" "Rows that are no patients:" "Rækker, der ikke er patienter:";
    "import.more" "and {count} more; -v shows them all" "og {count} til; -v viser dem alle";
    "import.fault" "{place}: {code}: {cause}. {help}" "{place}: {code}: {cause}. {help}";
    "import.place.cell" "sheet {sheet}, cell {cell}" "ark {sheet}, celle {cell}";
    "import.place.row" "sheet {sheet}, row {row}" "ark {sheet}, række {row}";
    "import.place.line" "line {line}" "linje {line}";
    "import.place.file" "the file" "filen";
    "import.place.column" "{place}, column {heading}" "{place}, kolonne {heading}";
    "import.skip" "line {line}: {why}" "linje {line}: {why}";
    "import.skip.blank" "nothing in it" "tom";
    "import.skip.title" "a title above the headings" "en titel over overskrifterne";
    "import.skip.heading" "the headings once more" "overskrifterne én gang til";
    "import.skip.total" "a total" "en sum";
    "import.skip.footer" "a note below the list" "en note under listen";
    "import.skip.not-waiting" "waits for nothing here" "venter ikke på noget her";
    "pseudonymise.title" "A list without identities" "En liste uden identiteter";
    "pseudonymise.made" "{rows:# row|# rows} of {people:# person|# people}: pseudonyms stand for who they are." "{rows:# række|# rækker} om {people:# person|# personer}: pseudonymer står for, hvem de er.";
    "pseudonymise.left-out" "{count:# row is|# rows are} left out, for nothing says whose: by line {lines}. Fill in the id where one is a patient."
        "{count:# række|# rækker} er udeladt, for intet siger, hvis de er: linje {lines}. Udfyld id, hvis en er en patient.";
    "pseudonymise.kept" "Columns kept: {columns}." "Kolonner, der er beholdt: {columns}.";
    "pseudonymise.dropped" "Columns left out: {columns}. --keep keeps one that does not say who the patient is." "Kolonner, der er udeladt: {columns}. --keep beholder en, der ikke siger, hvem patienten er.";
    "pseudonymise.table" "The table of keys alone leads back to the people: keep it and the key where patient data may lie, and give neither to anybody with the list."
        "Kun nøgletabellen fører tilbage til personerne: opbevar den og nøglen, hvor patientdata må ligge, og giv ingen af dem videre sammen med listen.";
    "pseudonymise.key" "a new key lies in {path}; only you can read it" "en ny nøgle ligger i {path}; kun du kan læse den";
};
