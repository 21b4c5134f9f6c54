//! The words of the sheet that explains a workbook.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "init.keys" "Every key, table by table. What is left out gets a default, and every default is listed as an assumption in every report."
        "Alle nøgler, tabel for tabel. Det, der ikke skrives, får en standardværdi, og hver standardværdi står som en antagelse i hver rapport.";
    "init.keys.must" " (must stand)" " (skal stå)";
    "init.keys.class" ".CLASS" ".KLASSE";
    "init.keys.words" " One of {words}." " En af {words}.";
    "workbook.choices" "# choices" "# valg";
    "workbook.choices.head" "what cells are chosen from" "det, celler vælges fra";
    "workbook.example" "{note} For example {value}." "{note} Fx {value}.";
    "workbook.title" "A clinic" "Et ambulatorium";
    "workbook.names" "Each sheet is a table of the clinic. Rows find each other by name, so a name is written the same everywhere."
        "Hvert ark er en tabel over ambulatoriet. Rækker finder hinanden ved navn, så et navn skrives ens overalt.";
    "workbook.defaults" "What you leave empty gets a default, and every default is listed as an assumption in every report."
        "Det, I lader stå tomt, får en standardværdi, og hver standardværdi står som en antagelse i hver rapport.";
    "workbook.must" "Headings with a darker ground must be filled in. Point at a heading to read what it means."
        "Overskrifter med mørkere bund skal udfyldes. Peg på en overskrift for at læse, hvad den betyder.";
    "workbook.several" "Several in one cell are parted by semicolons: Ada; Bea. A name that has a comma or a semicolon stands in quotation marks there. Weeks are written 1; 3, or odd, or even."
        "Flere i én celle adskilles med semikolon: Ada; Bea. Et navn med komma eller semikolon sættes der i anførselstegn. Uger skrives 1; 3 eller ulige eller lige.";
    "workbook.days" "Dates are written 02-11-2026, times 09:00, shares 0.25 or 25 %. Leave and closed days may be weeks: uge 7-2027."
        "Datoer skrives 02-11-2026, klokkeslæt 09:00, andele 0,25 eller 25 %. Fravær og lukkedage kan være uger: uge 7-2027.";
    "workbook.own" "A row that begins with # is not read, nor is a sheet whose name does: they are yours for notes. A row in italics is an example; it is read once its # is taken away."
        "En række, der begynder med #, læses ikke, og heller ikke et ark, hvis navn gør: de er jeres til noter. En række i kursiv er et eksempel; den læses, når dens # er fjernet.";
    "workbook.patients" "No patient is named here. Lists of patients lie beside this file and hold pseudonyms; anything that looks like a CPR number is refused."
        "Ingen patient nævnes her. Lister over patienter ligger ved siden af denne fil og har pseudonymer; alt, der ligner et CPR-nummer, afvises.";
    "workbook.lists" "A list may also be a sheet of this workbook: waiting, bookings or controls, with the columns of its file. Then no file is named under lists."
        "En liste kan også være et ark i denne projektmappe: Venteliste, Bookinger eller Kontroller, med filens kolonner. Så nævnes ingen fil under Lister.";
    "workbook.check" "Save, and run: behov check FOLDER. Every fault is told with its sheet and cell."
        "Gem, og kør: behov check MAPPE. Hver fejl fortælles med ark og celle.";
};
