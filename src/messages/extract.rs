//! What is wrong with an extract of another system, or worth knowing of it, and the way out.

use super::Entry;

faults! {
    "B0601"
        cause "what looks like a CPR number stands here",
              "her står noget, der ligner et CPR-nummer";
        help "Nothing was read. Take the column out where the list is made, or let `behov pseudonymise` make a list without it.",
             "Intet er læst. Tag kolonnen ud, hvor listen laves, eller lad `behov pseudonymise` lave en liste uden.";
    "B0602"
        cause "a day of birth and four digits together look like a CPR number",
              "en fødselsdag og fire cifre ligner tilsammen et CPR-nummer";
        help "Nothing was read. Take one of the two columns out where the list is made.",
             "Intet er læst. Tag den ene af de to kolonner ud, hvor listen laves.";
    "B0603"
        cause "the month stands first in `{value}`",
              "måneden står først i `{value}`";
        help "Save the list with Danish settings, with the day first or as year-month-day.",
             "Gem listen med danske indstillinger, med dagen først eller som år-måned-dag.";
    "B0604"
        cause "`{value}` may have the month first, as other dates written like it have",
              "måneden står måske først i `{value}`, som i andre datoer skrevet på samme måde";
        help "Save the list with Danish settings, with the day first or as year-month-day.",
             "Gem listen med danske indstillinger, med dagen først eller som år-måned-dag.";
    "B0605"
        cause "no date of the column shows whether the day stands first in `{value}`",
              "ingen dato i kolonnen viser, om dagen står først i `{value}`";
        help "Look into the system it comes from, and confirm by `day_first = [\"{column}\"]` in the map.",
             "Se efter i det system, listen kommer fra, og bekræft med `day_first = [\"{column}\"]` i kortet.";
    "B0606"
        cause "a spreadsheet seems to have swapped day and month here",
              "et regneark ser ud til at have byttet om på dag og måned her";
        help "Make the list again and open it with Danish settings.",
             "Lav listen igen, og åbn den med danske indstillinger.";
    "B0607"
        cause "`{value}` is no date",
              "`{value}` er ikke en dato";
        help "Write day, month and year, for example 02-11-2026.",
             "Skriv dag, måned og år, fx 02-11-2026.";
    "B0608"
        cause "the weekday in `{value}` is not that of the date",
              "ugedagen i `{value}` passer ikke til datoen";
        help "Find out which of the two is right.",
             "Find ud af, hvad der er rigtigt.";
    "B0609"
        cause "`{value}` lies ahead of today",
              "`{value}` ligger efter i dag";
        help "Check the date, or the day the list is read for (`as_of`).",
             "Se efter, om datoen eller dagen, listen læses for (`as_of` i kortet), er rigtig.";
    "B0610"
        cause "`{value}` is years away from today",
              "`{value}` ligger år fra i dag";
        help "Check the year.",
             "Se efter, om året er rigtigt.";
    "B0611"
        cause "there is no date of receipt",
              "datoen for modtagelsen mangler";
        help "The rights run from the day the referral was received; the day it was written or triaged is another.",
             "Rettighederne regnes fra den dag, henvisningen blev modtaget; dagen, den blev skrevet eller visiteret, er en anden.";
    "B0612"
        cause "a week is no date of receipt",
              "en uge er ikke en modtagelsesdato";
        help "The rights run from a day: write it.",
             "Rettighederne regnes fra en dag: skriv den.";
    "B0613"
        cause "`{value}` is no week that can be told",
              "`{value}` er ikke en uge, der kan kendes";
        help "Write the week and its year, for example uge 46 2026.",
             "Skriv ugen og dens år, fx uge 46 2026.";
    "B0614"
        cause "the last day lies before the first",
              "den sidste dag ligger før den første";
        help "Check both dates.",
             "Se efter, om begge datoer er rigtige.";
    "B0615"
        cause "there is no pseudonym",
              "pseudonymet mangler";
        help "Every patient needs one of their own.",
             "Hver patient skal have sit eget.";
    "B0616"
        cause "`{value}` stands in line {line} as well",
              "`{value}` står også i linje {line}";
        help "Take one of the rows out, if both are of one referral; a patient who waits for two things needs a pseudonym for each.",
             "Tag den ene række ud, hvis begge er samme henvisning; en patient, der venter på to ting, skal have et pseudonym til hver.";
    "B0617"
        cause "`{value}` may be another spelling of a pseudonym, or a number that a spreadsheet has changed",
              "`{value}` er måske et pseudonym stavet på en anden måde eller et tal, som et regneark har lavet om";
        help "Make the column one of texts where the list is made.",
             "Gør kolonnen til tekst, hvor listen laves.";
    "B0618"
        cause "`{value}` is nothing a patient can wait for here",
              "`{value}` er ikke noget, en patient kan vente på her";
        help "Add the word to the map: [words.{field}] \"{value}\" = \"...\"",
             "Tilføj ordet i kortet: [words.{field}] \"{value}\" = \"...\"";
    "B0619"
        cause "no clinician is called `{value}`",
              "ingen kliniker hedder `{value}`";
        help "Add the name to the clinic, or the word to the map: [words.clinician].",
             "Tilføj navnet i ambulatoriet eller ordet i kortet: [words.clinician].";
    "B0620"
        cause "the status `{value}` does not fit the date of the visit",
              "status `{value}` passer ikke til datoen for besøget";
        help "Find out whether the visit stands.",
             "Find ud af, om besøget står ved magt.";
    "B0621"
        cause "a booked visit lacks its `{meaning}`",
              "et booket besøg mangler `{meaning}`";
        help "A visit needs a date, a time, a need and a clinician.",
             "Et besøg skal have dato, tid, behov og kliniker.";
    "B0622"
        cause "the patient is booked at the same time in line {line}",
              "patienten er booket på samme tid i linje {line}";
        help "Take one of the two out.",
             "Tag det ene ud.";
    "B0623"
        cause "the patient of this visit is not on the waiting list",
              "patienten til dette besøg står ikke på ventelisten";
        help "Add the patient, or take the visit out.",
             "Tilføj patienten, eller tag besøget ud.";
    "B0624"
        cause "`{value}` is no time of day",
              "`{value}` er ikke et klokkeslæt";
        help "Write for example 09.30; a visit ends after it begins, on the same day.",
             "Skriv fx 09.30; et besøg slutter, efter det begynder, samme dag.";
    "B0625"
        cause "`{value}` is no whole number that fits here",
              "`{value}` er ikke et helt tal, der passer her";
        help "Write the number alone.",
             "Skriv tallet alene.";
    "B0626"
        cause "`{value}` is no score",
              "`{value}` er ikke en score";
        help "Write a number, for example 12,5; a spreadsheet makes dates of some.",
             "Skriv et tal, fx 12,5; et regneark laver nogle om til datoer.";
    "B0627"
        cause "`{value}` is no colour of an answer",
              "`{value}` er ikke en farve for et svar";
        help "Write green, yellow or red, or add the word to the map: [words.pro_colour].",
             "Skriv grøn, gul eller rød, eller tilføj ordet i kortet: [words.pro_colour].";
    "B0628"
        cause "the row has {fields} fields under {headings} headings",
              "rækken har {fields} felter under {headings} overskrifter";
        help "A separator or an end of line stands inside a field: put the field in quotation marks.",
             "Et skilletegn eller en ny linje står inde i et felt: sæt feltet i anførselstegn.";
    "B0629"
        cause "`{column}` means {meaning}, and so does `{other}` in column {number}",
              "`{column}` betyder {meaning}, og det gør `{other}` i kolonne {number} også";
        help "Say by its number which column is meant: [columns] {field} = {number}",
             "Sig med nummeret, hvilken kolonne der menes: [columns] {field} = {number}";
    "B0630"
        cause "a quotation mark opens here and does not close",
              "et anførselstegn åbner her og lukker ikke";
        help "Close it, or take it out.",
             "Luk det, eller tag det ud.";
    "B0631"
        cause "the cell shows `{value}`",
              "cellen viser `{value}`";
        help "Mend the formula, and save again.",
             "Ret formlen, og gem igen.";
    "B0632"
        cause "the formula of the cell was saved without its value",
              "cellens formel er gemt uden sin værdi";
        help "Open the workbook in a spreadsheet, and save it.",
             "Åbn projektmappen i et regneark, og gem den.";
    "B0633"
        cause "there is no team called `{value}`",
              "der er intet team, der hedder `{value}`";
        help "Add the word to the map: [words.team] \"{value}\" = \"...\"",
             "Tilføj ordet i kortet: [words.team] \"{value}\" = \"...\"";
    "B0634"
        cause "{count:# patient has|# patients have} no team, and there are several",
              "{count:# patient|# patienter} har intet team, og der er flere";
        help "Name the column, or the team of all by `team = \"...\"` in the map.",
             "Nævn kolonnen, eller alles team med `team = \"...\"` i kortet.";
    "B0635"
        cause "`{value}` says neither yes, no nor from when",
              "`{value}` siger hverken ja, nej eller fra hvornår";
        help "Write ja, nej or a date.",
             "Skriv ja, nej eller en dato.";
    "B0636"
        cause "nobody knows whether a visit of status `{value}` stands",
              "ingen ved, om et besøg med status `{value}` står ved magt";
        help "Write booked, held, missed or cancelled; the map of an extract may say what its own word stands for: [words.status].",
             "Skriv booket, afholdt, udeblevet eller aflyst; kortet til et udtræk kan sige, hvad dets eget ord står for: [words.status].";
    "B0637"
        cause "this is neither text nor a workbook that can be read",
              "det er hverken tekst eller en projektmappe, der kan læses";
        help "Save it as CSV or XLSX, without a password.",
             "Gem den som CSV eller XLSX uden kodeord.";
    "B0638"
        cause "the file is larger than 128 MB",
              "filen er større end 128 MB";
        help "Leave out columns and years that are not needed.",
             "Udelad kolonner og år, der ikke er brug for.";
    "B0639"
        cause "there is no sheet called `{sheet}`",
              "der er intet ark, der hedder `{sheet}`";
        help "Write its name as it stands on the tab.",
             "Skriv navnet, som det står på fanen.";
    "B0640"
        cause "several sheets hold a list: {sheets}",
              "flere ark har en liste: {sheets}";
        help "Name the one: sheet = \"...\" in the map.",
             "Nævn det rigtige: sheet = \"...\" i kortet.";
    "B0641"
        cause "no row of headings was found",
              "der blev ikke fundet en række med overskrifter";
        help "Name the columns in the map, or the line of the headings: heading = 4.",
             "Nævn kolonnerne i kortet eller linjen med overskrifter: heading = 4.";
    "B0642"
        cause "the list has no column for `{meaning}`",
              "listen har ingen kolonne til `{meaning}`";
        help "Name it in the map: [columns] {field} = \"...\"",
             "Nævn den i kortet: [columns] {field} = \"...\"";
    "B0643"
        cause "the column `{column}` is left out",
              "kolonnen `{column}` er udeladt";
        help "Say what it means in the map, or name it under `drop`.",
             "Sig i kortet, hvad den betyder, eller nævn den under `drop`.";
    "B0644"
        cause "the list has no patients",
              "listen har ingen patienter";
        help "Check that this is the file you meant.",
             "Se efter, om det er den rigtige fil.";
    "B0645"
        cause "the map is not TOML",
              "kortet er ikke TOML";
        help "Text stands in quotes, and a table begins with its name in square brackets.",
             "Tekst står i anførselstegn, og en tabel begynder med sit navn i kantede parenteser.";
    "B0646"
        cause "`{key}` is no key of a map",
              "`{key}` er ikke en nøgle i et kort";
        help "A map has kind, sheet, heading, team, as_of, drop, nothing, day_first, and the tables [columns], [words.FIELD] and [waits].",
             "Et kort har kind, sheet, heading, team, as_of, drop, nothing, day_first og tabellerne [columns], [words.FELT] og [waits].";
    "B0647"
        cause "the value of `{key}` is none it can have",
              "værdien af `{key}` er ikke en, den kan have";
        help "kind is waiting, bookings or panel; heading a line; as_of a date; a column a heading or its number from 1; a word a name in quotes.",
             "kind er waiting (venteliste), bookings (bookinger) eller panel (patientgrupper); heading en linje; as_of en dato; en kolonne en overskrift eller dens nummer fra 1; et ord et navn i anførselstegn.";
    "B0648"
        cause "the clinic has no `{name}`",
              "ambulatoriet har ikke `{name}`";
        help "Check the spelling in the map.",
             "Se efter, om det er stavet rigtigt i kortet.";
    "B0649"
        cause "`{value}` is no class; the class is left unknown",
              "`{value}` er ikke en klasse; klassen er ukendt";
        help "Add the word to the map: [words.class].",
             "Tilføj ordet i kortet: [words.class].";
    "B0650"
        cause "`{value}` is neither yes nor no, and is left out",
              "`{value}` er hverken ja eller nej og er udeladt";
        help "Write ja or nej.",
             "Skriv ja eller nej.";
    "B0651"
        cause "`{value}` is no reason for a pause; its days do not count as the patient's",
              "`{value}` er ikke en årsag til pause; dagene regnes ikke som patientens";
        help "Add the word to the map: [words.pause_reason].",
             "Tilføj ordet i kortet: [words.pause_reason].";
    "B0652"
        cause "`{value}` has no year and is read as the next such week",
              "`{value}` har intet år og er læst som den næste uge af det nummer";
        help "Write the year as well.",
             "Skriv også året.";
    "B0653"
        cause "`{value}` is read as the count of days of a spreadsheet",
              "`{value}` er læst som et regnearks tal for en dato";
        help "Format the column as dates.",
             "Formatér kolonnen som datoer.";
    "B0654"
        cause "the patient has no next control",
              "patienten har ingen næste kontrol";
        help "Book one, or take the patient out of the panel.",
             "Book en, eller tag patienten ud af patientgruppen.";
    "B0655"
        cause "the visit has no length, and its need no usual one",
              "besøget har ingen varighed, og behovet ingen sædvanlig";
        help "Name the column with the length.",
             "Nævn kolonnen med varigheden.";
    "B0656"
        cause "the patient waits no more (`{status}`)",
              "patienten venter ikke mere (`{status}`)";
        help "Say by [waits] in the map who still waits.",
             "Sig med [waits] i kortet, hvem der stadig venter.";
    "B0657"
        cause "the visit was on {value}",
              "besøget lå {value}";
        help "Find out whether it was held.",
             "Find ud af, om det blev holdt.";
    "B0658"
        cause "the clinician is booked at the same time in line {line}",
              "klinikeren er booket på samme tid i linje {line}";
        help "Leave it, if it is meant.",
             "Lad det stå, hvis det er meningen.";
    "B0659"
        cause "the data are {days:# day|# days} old ({date})",
              "data er {days:# dag gamle|# dage gamle} ({date})";
        help "Make a new list.",
             "Lav en ny liste.";
    "B0660"
        cause "no referral was received for {days:# day|# days}, {from} to {to}",
              "ingen henvisning blev modtaget i {days:# dag|# dage}, {from} til {to}";
        help "Check that the list is whole.",
             "Se efter, om listen er hel.";
    "B0661"
        cause "a pseudonym looks like a name",
              "et pseudonym ligner et navn";
        help "Use numbers or letters that say nothing of the patient.",
             "Brug tal eller bogstaver, der intet siger om patienten.";
    "B0662"
        cause "{count:# row is|# rows are} hidden by a filter and read as well",
              "{count:# række|# rækker} er skjult af et filter og også læst";
        help "Take the filter away, or the rows out.",
             "Fjern filteret, eller tag rækkerne ud.";
    "B0663"
        cause "the column says who the patient is",
              "kolonnen siger, hvem patienten er";
        help "It cannot be kept.",
             "Den kan ikke beholdes.";
    "B0664"
        cause "there is no column `{column}`",
              "der er ingen kolonne `{column}`";
        help "Write the heading as it stands in the file. Headings there are: {known}.",
             "Skriv overskriften, som den står i filen. Der er disse overskrifter: {known}.";
    "B0665"
        cause "the key is too short or too simple",
              "nøglen er for kort eller for enkel";
        help "Let `behov pseudonymise --new-key --key FILE` make one.",
             "Lad `behov pseudonymise --new-key --key FILE` lave en.";
    "B0666"
        cause "two people would have the same pseudonym",
              "to personer ville få samme pseudonym";
        help "Use another key.",
             "Brug en anden nøgle.";
    "B0667"
        cause "no day is known for which the list is to be read",
              "det vides ikke, hvilken dag listen skal læses for";
        help "Give --today, a clinic with --clinic, or `as_of` in the map: the machine's own date is never taken.",
             "Angiv --today, et ambulatorium med --clinic eller `as_of` i kortet: maskinens egen dato bruges aldrig.";
    "B0668"
        cause "`{path}` is named for more than one thing",
              "`{path}` er nævnt til mere end én ting";
        help "Give the file, the key, the list and the table each a name of its own.",
             "Giv filen, nøglen, listen og tabellen hver sit navn.";
    "B0669"
        cause "`{path}` cannot be written: {reason}",
              "`{path}` kan ikke skrives: {reason}";
        help "Nothing was written. A key is never written over: choose another name, or another folder.",
             "Intet er skrevet. En nøgle overskrives aldrig: vælg et andet navn eller en anden mappe.";
    "B0670"
        cause "the list and its table of keys cannot be written: {reason}",
              "listen og dens nøgletabel kan ikke skrives: {reason}";
        help "Both are as they were. Check the folders and the rights to write there.",
             "Begge er, som de var. Se efter, om mapperne er rigtige, og om der må skrives i dem.";
    "B0671"
        cause "several sheets of the workbook hold a list",
              "flere ark i projektmappen har en liste";
        help "Save the sheet you mean as a file of its own.",
             "Gem det rigtige ark som en fil for sig.";
    "B0672"
        cause "`{value}` may be thousands or have decimals",
              "`{value}` kan være tusinder eller have decimaler";
        help "Write the number without the point, or with a comma before its decimals.",
             "Skriv tallet uden punktum eller med komma foran decimalerne.";
}
