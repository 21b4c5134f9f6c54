//! What is wrong with a file, why, and the way out: one row per code of the error index.
//!
//! `B01..` are faults of reading, `B02..` faults of sense. Codes are never used again for
//! something else.

use super::Entry;

faults! {
    "B0101"
        cause "the file is not text: {detail}",
              "filen er ikke tekst: {detail}";
        help "Save it as UTF-8 text (for CSV files UTF-16 and Windows-1252 are read as well).",
             "Gem den som UTF-8-tekst (CSV-filer må også være i UTF-16 eller Windows-1252).";
    "B0102"
        cause "the file is larger than {limit}",
              "filen er større end {limit}";
        help "A clinic is described in some kilobytes; check that this is the file you meant. Long lists belong in CSV files named under [lists].",
             "Et ambulatorium beskrives på få kilobyte; se efter, om det er den rigtige fil. Lange lister hører hjemme i CSV-filer, som nævnes under [lists].";
    "B0103"
        cause "this is not TOML: {detail}",
              "det er ikke TOML: {detail}";
        help "Text stands in quotes, lists in square brackets, and each row of a list starts with its name in double brackets, for example [[session]].",
             "Tekst står i anførselstegn, lister i kantede parenteser, og hver række i en liste begynder med sit navn i dobbelte kantede parenteser, fx [[session]].";
    "B0104"
        cause "`{key}` is not a key of [{table}]",
              "`{key}` er ikke en nøgle i [{table}]";
        help "{hint}", "{hint}";
    "B0105"
        cause "this is {found}, but {wanted} is needed",
              "her står {found}, men der skal stå {wanted}";
        help "Write {wanted}.", "Skriv {wanted}.";
    "B0106"
        cause "`{key}` is missing in [{table}]",
              "`{key}` mangler i [{table}]";
        help "Add a line `{key} = ...`.", "Tilføj en linje `{key} = ...`.";
    "B0107"
        cause "there is no {list} called `{name}`",
              "`{name}` findes ikke blandt {list}";
        help "{hint}", "{hint}";
    "B0108"
        cause "`{word}` is not a choice here",
              "`{word}` er ikke en mulighed her";
        help "Choose one of: {known}. {hint}", "Vælg en af: {known}. {hint}";
    "B0109"
        cause "the file says format {format}, but this behov reads format 1",
              "filen angiver format {format}, men denne behov læser format 1";
        help "Write `format = 1`, or use a behov that knows the newer format.",
             "Skriv `format = 1`, eller brug en behov, der kender det nyere format.";
    "B0110"
        cause "what looks like a CPR number stands {place}; nothing more is read and the number is not repeated",
              "noget, der ligner et CPR-nummer, står {place}; der læses ikke videre, og nummeret gentages ikke";
        help "Replace it by a pseudonym in the source and export again. A local number that is no CPR number is let through with a letter after its fifth digit.",
             "Erstat det med et pseudonym i kilden, og eksportér igen. Et lokalt nummer, som ikke er et CPR-nummer, kan læses med et bogstav efter det femte ciffer.";
    "B0111"
        cause "the file cannot be read: {detail}",
              "filen kan ikke læses: {detail}";
        help "Check the folder and the name; the clinic file is always called clinic.toml or clinic.xlsx.",
             "Se efter, om mappe og navn er rigtige; ambulatoriets fil hedder altid clinic.toml eller clinic.xlsx.";
    "B0112"
        cause "exactly one of {keys} is needed, and {given} are given",
              "der skal stå netop en af {keys}, og der står {given}";
        help "Keep one of {keys}.", "Behold kun en af {keys}.";
    "B0113"
        cause "`{name}` does not lie in the folder of the clinic file",
              "`{name}` ligger ikke i samme mappe som ambulatoriets fil";
        help "Lists lie beside clinic.toml and are named without a path.",
             "Lister ligger ved siden af clinic.toml og nævnes uden sti.";
    "B0114"
        cause "the row has {given:# field|# fields}, the heading has {wanted}",
              "rækken har {given:# felt|# felter}, overskriften har {wanted}";
        help "Look for a missing separator, or for a separator inside a text that stands without quotes.",
             "Se efter et skilletegn, der mangler, eller et skilletegn inde i en tekst uden anførselstegn.";
    "B0115"
        cause "the column `{column}` is missing",
              "kolonnen `{column}` mangler";
        help "The heading needs the column `{column}`.",
             "Overskriften skal have kolonnen `{column}`.";
    "B0116"
        cause "the column `{column}` is not known",
              "kolonnen `{column}` er ukendt";
        help "{hint} Remove columns that behov does not use; they may hold personal data.",
             "{hint} Fjern kolonner, som behov ikke bruger; de kan rumme personoplysninger.";
    "B0117"
        cause "`{value}` in the column `{column}` is not {wanted}",
              "`{value}` i kolonnen `{column}` er ikke {wanted}";
        help "Write {wanted}.", "Skriv {wanted}.";
    "B0118"
        cause "{count:# further fault in this file is|# further faults in this file are} not listed",
              "yderligere {count} fejl i denne fil er ikke vist";
        help "Mend those above first; many faults of one kind often have one cause.",
             "Ret dem ovenfor først; mange fejl af samme slags har ofte én årsag.";
    "B0119"
        cause "the first line is not a heading of this list",
              "den første linje er ikke en overskrift til denne liste";
        help "The first line names the columns, separated by `;`, tab or `,`: {known}.",
             "Den første linje nævner kolonnerne, adskilt af `;`, tabulator eller `,`: {known}.";
    "B0120"
        cause "{given:# number is|# numbers are} given",
              "der står {given} tal";
        help "Give five numbers, Monday to Friday, or seven, Monday to Sunday.",
             "Skriv fem tal, mandag til fredag, eller syv, mandag til søndag.";
    "B0121"
        cause "no {wanted} of the clinic fits {given}",
              "ambulatoriet har ingen {wanted}, der passer til {given}";
        help "Blocks lie within the sessions of the clinic file: same clinician, week and weekday, within its times.",
             "Blokke ligger inden for programmerne i ambulatoriets fil: samme kliniker, uge og ugedag og inden for tiderne.";
    "B0122"
        cause "the column `{column}` stands twice",
              "kolonnen `{column}` står to gange";
        help "Keep one of them.", "Behold en af dem.";
    "B0123"
        cause "the pseudonym `{name}` stands here and in line {line}",
              "pseudonymet `{name}` står her og i linje {line}";
        help "Give each patient one line; a patient who waits for two things needs a pseudonym for each.",
             "Giv hver patient én linje; en patient, der venter på to ting, skal have et pseudonym til hver.";
    "B0124"
        cause "nobody on the waiting list has the pseudonym `{name}`",
              "ingen på ventelisten har pseudonymet `{name}`";
        help "Write the pseudonym as it stands in the waiting list, or remove the line.",
             "Skriv pseudonymet, som det står på ventelisten, eller fjern linjen.";
    "B0125"
        cause "`{need}` is not step {step} of what the patient waits for",
              "`{need}` er ikke trin {step} i det, patienten venter på";
        help "Steps are counted from 1 along the pathway; leave the column `step` empty to go by the need alone.",
             "Trin tælles fra 1 gennem forløbet; lad kolonnen `step` være tom for at gå efter behovet alene.";
    "B0126"
        cause "step {step} of `{name}` is booked here and in line {line}",
              "trin {step} for `{name}` er booket her og i linje {line}";
        help "Keep one of the lines.", "Behold en af linjerne.";
    "B0127"
        cause "no {wanted} of the clinic fits {given}",
              "ambulatoriet har ingen {wanted}, der passer til {given}";
        help "Bookings lie within sessions of the clinic file: same clinician, date and times.",
             "Bookinger ligger inden for programmerne i ambulatoriets fil: samme kliniker, dato og tid.";
    "B0128"
        cause "no line has a visit that can be used; lines left out: {count}",
              "ingen linje har et besøg, der kan bruges; linjer udeladt: {count}";
        help "Each line needs a class, and in planned_minutes and actual_minutes a number of minutes above 0 and at most 480.",
             "Hver linje skal have en klasse og i planned_minutes og actual_minutes et antal minutter over 0 og højst 480.";
    "B0129"
        cause "`weeks` says odd or even weeks here, and {other}",
              "`uger` (weeks) siger ulige eller lige uger her, og {other}";
        help "Use one rhythm: odd and even weeks by their number, without cycle_anchor and with cycle_weeks = 2 or none; or weeks of the cycle, [1] and [2], counted from cycle_anchor.",
             "Brug én rytme: ulige og lige uger efter ugenummer, uden `rul begynder` (cycle_anchor) og med `rul (uger)` (cycle_weeks) på 2 eller slet ikke; eller rullets uger, [1] og [2], talt fra `rul begynder` (cycle_anchor).";
    "B0130"
        cause "the quotation marks of this row do not pair",
              "anførselstegnene i denne række passer ikke sammen to og to";
        help "Remove the one too many. A text in quotation marks begins and ends in the same field and line; a mark inside it is written twice.",
             "Fjern det, der er for meget. En tekst i anførselstegn begynder og slutter i samme felt og linje; et anførselstegn inde i den skrives to gange.";
    "B0131"
        cause "this is no workbook that can be read: {detail}",
              "det er ikke et regneark, der kan læses: {detail}";
        help "Save it as an Excel workbook (.xlsx), without a password.",
             "Gem det som Excel-projektmappe (.xlsx) uden kodeord.";
    "B0132"
        cause "something stands far beyond the table",
              "der står noget langt uden for tabellen";
        help "Tables are read up to row 20,000 and column GR; clear what stands beyond.",
             "Tabeller læses til række 20.000 og kolonne GR; ryd det, der står længere ude.";
    "B0133"
        cause "`{name}` is no sheet of a clinic",
              "`{name}` er ikke et ark, et ambulatorium har";
        help "{hint} A sheet of your own is left alone when its name begins with #.",
             "{hint} Jeres egne ark læses ikke, når navnet begynder med #.";
    "B0134"
        cause "`{value}` stands where no heading and no key says what it is",
              "`{value}` står, hvor hverken overskrift eller nøgle siger, hvad det er";
        help "Give the column a heading, or the row its key in the first column; or clear the cell.",
             "Giv kolonnen en overskrift, eller rækken sin nøgle i første kolonne; eller ryd cellen.";
    "B0135"
        cause "the cell shows an error: {value}",
              "cellen viser en fejl: {value}";
        help "Write the value itself in the place of the formula.",
             "Skriv selve værdien i stedet for formlen.";
    "B0136"
        cause "the folder holds both clinic.xlsx and clinic.toml",
              "mappen har både clinic.xlsx og clinic.toml";
        help "Keep the one you work with, and move the other elsewhere.",
             "Behold den, I arbejder med, og flyt den anden.";
    "B0138"
        cause "there is no week `{week}`",
              "der er ingen uge `{week}`";
        help "Weeks are numbered by ISO 8601: most years end with week 52, and 2026 with week 53. Write uge 46-2026.",
             "Uger har numre efter ISO 8601: de fleste år slutter med uge 52, og 2026 med uge 53. Skriv uge 46-2026.";
    "B0139"
        cause "several sheets can be this list: {sheets}",
              "flere ark kan være denne liste: {sheets}";
        help "Keep one of them, or hide the others.",
             "Behold et af dem, eller skjul de andre.";
    "B0140"
        cause "this list stands in a sheet of the workbook, and `{name}` is named here as well",
              "denne liste står i et ark i projektmappen, og her nævnes også `{name}`";
        help "Clear the cell to use the sheet, or empty the sheet to use the file.",
             "Ryd cellen for at bruge arket, eller tøm arket for at bruge filen.";
    "B0141"
        cause "`{value}` may be {whole} or {decimal}",
              "`{value}` kan være {whole} eller {decimal}";
        help "Write {whole} or {decimal}.",
             "Skriv {whole} eller {decimal}.";
    "B0142"
        cause "the cell holds a formula, and what it comes to was not saved",
              "cellen har en formel, og resultatet er ikke gemt";
        help "Open the workbook in a spreadsheet and save it again, or write the value in the place of the formula.",
             "Åbn projektmappen i et regneark, og gem den igen, eller skriv værdien i stedet for formlen.";
    "B0143"
        cause "the workbook has no sheet {sheet}, or nothing is filled in on it",
              "projektmappen har intet ark {sheet}, eller der er ikke udfyldt noget på det";
        help "Begin with the workbook that `behov init --excel` writes: it has every sheet and heading.",
             "Begynd med den projektmappe, som `behov init --excel` skriver: den har alle ark og overskrifter.";
    "B0144"
        cause "`{value}` in the column `{column}` does not fit {other}",
              "`{value}` i kolonnen `{column}` passer ikke til {other}";
        help "Correct what is wrong, or leave `{column}` empty: it only repeats the others.",
             "Ret det, der er forkert, eller lad `{column}` være tom: den gentager kun de andre.";
    "B0145"
        cause "`{column}` and `{other}` are two headings for one thing: {meaning}",
              "`{column}` og `{other}` er to overskrifter for det samme: {meaning}";
        help "Keep one of the two columns; if they say different things, give this one another heading or take it out.",
             "Behold den ene af de to kolonner; siger de noget forskelligt, så giv denne en anden overskrift, eller tag den ud.";
    "B0146"
        cause "the folder `{name}` cannot be read: {detail}",
              "mappen `{name}` kan ikke læses: {detail}";
        help "Write the name of the folder that the clinic's file lies in, with the way to it; `behov init` makes a new one.",
             "Skriv navnet på den mappe, ambulatoriets fil ligger i, med stien til den; `behov init` laver en ny.";
    "B0201"
        cause "{value} is outside {low} to {high}",
              "{value} ligger uden for {low} til {high}";
        help "Write a number from {low} to {high}.",
             "Skriv et tal fra {low} til {high}.";
    "B0202"
        cause "the shares add to {sum}, not to 1",
              "andelene giver tilsammen {sum}, ikke 1";
        help "Change them so that they add to 1.", "Ret dem, så de tilsammen giver 1.";
    "B0203"
        cause "{date} is outside 2000-01-01 to 2099-12-31",
              "{date} ligger uden for 01-01-2000 til 31-12-2099";
        help "Check the year.", "Se efter, om året er rigtigt.";
    "B0204"
        cause "{from} comes after {to}",
              "{from} ligger efter {to}";
        help "Swap the two dates.", "Byt om på de to datoer.";
    "B0205"
        cause "{span} does not end after it starts",
              "{span} slutter ikke, efter at det er begyndt";
        help "The end must be later on the same day than the start.",
             "Sluttidspunktet skal ligge senere på samme dag end starttidspunktet.";
    "B0206"
        cause "{minutes} is not a whole number of steps of {grid}",
              "{minutes} er ikke et helt antal intervaller på {grid}";
        help "Round it to a multiple of {grid}, or give a smaller `grid_minutes` under [clinic].",
             "Rund af til et multiplum af {grid}, eller angiv et mindre `interval (min.)` (grid_minutes) under [clinic].";
    "B0207"
        cause "the session {span} of `{clinician}` lies outside the opening hours",
              "programmet {span} for `{clinician}` ligger uden for åbningstiden";
        help "Move the session, or widen [[opening]] on that weekday.",
             "Flyt programmet, eller udvid [[opening]] den ugedag.";
    "B0208"
        cause "`{clinician}` has two sessions at once: {span} and {other}",
              "`{clinician}` har to programmer på samme tid: {span} og {other}";
        help "Shorten or remove one of them; sessions without `weeks` are held in every week.",
             "Afkort eller fjern en af dem; programmer uden `uger` (weeks) holdes i alle uger.";
    "B0209"
        cause "{span} does not lie within a session of `{clinician}`, apart from its other breaks",
              "{span} ligger ikke inden for et program for `{clinician}` uden at ramme andre pauser";
        help "Move it into a session, clear of breaks and of other fixed time.",
             "Flyt det ind i et program, uden for pauser og anden fastlagt tid.";
    "B0210"
        cause "`{clinician}` does not belong to the team `{team}`",
              "`{clinician}` hører ikke til teamet `{team}`";
        help "Add `{team}` to the teams of `{clinician}`, or name another team here.",
             "Tilføj `{team}` til teams for `{clinician}`, eller nævn et andet team her.";
    "B0211"
        cause "nobody with a session in the team `{team}` may serve the need `{need}`",
              "ingen med et program i teamet `{team}` må varetage behovet `{need}`";
        help "Give the team a session of somebody whose role stands under `roles` of `{need}`, or add a role there.",
             "Giv teamet et program med en person, hvis faggruppe står under `roles` for `{need}`, eller tilføj en faggruppe dér.";
    "B0212"
        cause "the step takes at least {least:# day|# days} but may take at most {most}",
              "trinnet tager mindst {least:# dag|# dage}, men må højst tage {most}";
        help "Shorten the lags, the external days or the days to the answer, or allow more days.",
             "Afkort intervaller, eksterne dage eller svartid, eller tillad flere dage.";
    "B0213"
        cause "`{name}` stands twice",
              "`{name}` står to gange";
        help "Names are how rows find each other; give each its own.",
             "Rækker finder hinanden ved navn; giv hver sit eget.";
    "B0214"
        cause "{list} needs at least one entry",
              "{list} skal have mindst én række";
        help "Add one.", "Tilføj en.";
    "B0215"
        cause "{held} are held on a day with {minutes} of sessions",
              "{held} er reserveret på en dag med {minutes} i programmer";
        help "Hold less on that day, or add sessions of the team.",
             "Reservér mindre den dag, eller tilføj programmer til teamet.";
    "B0216"
        cause "{available:# session covers|# sessions cover} {span}, {asked} are asked for",
              "{available:# program|# programmer} dækker {span}, der skal bruges {asked}";
        help "A session counts when it covers the whole window without a break and its clinician may serve the need; ask for fewer clinicians or move the window.",
             "Et program tæller med, når det dækker hele perioden uden pause, og klinikeren må varetage behovet; sæt færre klinikere på, eller flyt perioden.";
    "B0217"
        cause "`{clinician}` has two bookings at once on {date}",
              "`{clinician}` har to bookinger på samme tid den {date}";
        help "Check the export of bookings; cancelled ones must not be in it.",
             "Se udtrækket af bookinger efter; aflyste tider må ikke være med.";
    "B0218"
        cause "{date} is not a Monday",
              "{date} er ikke en mandag";
        help "The cycle starts on a Monday; any Monday of a week 1 of the cycle will do.",
             "Rullet begynder en mandag; en hvilken som helst mandag i rul-uge 1 kan bruges.";
    "B0219"
        cause "week {week} is not in a cycle of {weeks}",
              "uge {week} findes ikke i et rul på {weeks}";
        help "Weeks are counted from 1 within the cycle; they are not calendar weeks.",
             "Uger tælles fra 1 inden for rullet; det er ikke kalenderuger.";
    "B0220"
        cause "the band starts at {from} but the one before ends at {before}",
              "scoreintervallet begynder ved {from}, men det foregående slutter ved {before}";
        help "Each band starts where the one before ends.",
             "Hvert scoreinterval begynder, hvor det foregående slutter.";
    "B0221"
        cause "{dates:# next control is|# next controls are} listed for {size:# patient|# patients}",
              "der står {dates:# næste kontrol|# næste kontroller} til {size:# patient|# patienter}";
        help "List at most one next control per patient, or correct `size`.",
             "Skriv højst én næste kontrol pr. patient, eller ret `size`.";
    "B0222"
        cause "row {row} is named, but the list has {rows}",
              "række {row} er nævnt, men listen har {rows}";
        help "This comes from a program that uses the library; a clinic file cannot cause it.",
             "Det skyldes et program, der bruger biblioteket; en ambulatoriefil kan ikke være årsagen.";
    "B0223"
        cause "{given:# value is|# values are} given for {classes:# complexity class|# complexity classes}",
              "der er angivet {given:# værdi|# værdier} til {classes:# kompleksitetsklasse|# kompleksitetsklasser}";
        help "This comes from a program that uses the library; a clinic file cannot cause it.",
             "Det skyldes et program, der bruger biblioteket; en ambulatoriefil kan ikke være årsagen.";
    "B0224"
        cause "the period from {from} starts before the one above it has ended",
              "perioden fra {from} begynder, før den foregående er slut";
        help "Write the periods in order of date and end each the day before the next.",
             "Skriv perioderne i datoorden, og lad hver slutte dagen før den næste.";
    "B0225"
        cause "{converted} of the patients are converted, but `need_based` names no visit",
              "{converted} af patienterne er omlagt, men `behov efter omlægning` (need_based) nævner intet besøg";
        help "Name the need that converted patients ask for under `need_based`.",
             "Skriv under `behov efter omlægning` (need_based), hvilket behov de omlagte patienter henvender sig med.";
    "B0226"
        cause "`{name}` is empty, starts or ends with a space, or holds a control character",
              "`{name}` er tomt, begynder eller slutter med et mellemrum eller indeholder et styretegn";
        help "Write a short name without spaces around it.",
             "Skriv et kort navn uden mellemrum omkring.";
    "B0227"
        cause "the team `{team}` promises advice, but no need has the purpose advice",
              "teamet `{team}` har et mål for rådgivning, men intet behov har formålet advice";
        help "Add a [[need]] with purpose = \"advice\", or remove advice_minutes_per_week.",
             "Tilføj et [[need]] med purpose = \"advice\", eller fjern `rådgivning (min. pr. uge)` (advice_minutes_per_week).";
    "B0228"
        cause "`{need}` promises access but is not served from holds",
              "`{need}` har et mål for ventetid, men får ikke reserverede tider";
        help "Set held = true, or remove the access promise: only holds can keep it.",
             "Sæt held = true, eller fjern målet for ventetid: kun reserverede tider kan opfylde det.";
    "B0229"
        cause "{date} and today, {today}, are the wrong way round",
              "{date} og i dag, {today}, er byttet om";
        help "A referral has been received before today, and relief is wanted after it; correct the date, or today in the clinic's file or by --today.",
             "En henvisning er modtaget før i dag, og pukkelafvikling ønskes senere; ret datoen, eller ret dagen i dag i ambulatoriets fil eller med --today.";
    "B0230"
        cause "{share} is filled with more notice than {before}",
              "{share} er mindre end {before} trods længere varsel";
        help "Write release_fill with the shares for 0, 1, 2, ... open days' notice, each at least the one before: [0.3, 0.7, 0.9, 1.0].",
             "Skriv `fyldes efter frigivelse` (release_fill) med andelene for 0, 1, 2, ... åbningsdages varsel, hver mindst den forrige: [0.3, 0.7, 0.9, 1.0].";
    "B0231"
        cause "the range from {low} to {high} ends before it starts, or an end is no number",
              "spændet fra {low} til {high} slutter, før det begynder, eller en ende er ikke et tal";
        help "Write `low` with the lowest and `high` with the highest the number may be.",
             "Skriv `low` med det laveste og `high` med det højeste, tallet kan være.";
    "B0232"
        cause "`{need}` needs a room, and no session of the team `{team}` that may serve it has one",
              "`{need}` kræver et lokale, og intet program for teamet `{team}`, der må varetage det, har et";
        help "Give such a session a `room`, or write under the need how patient and clinician meet: setting = \"video\", \"phone\" or \"home\".",
             "Giv et sådant program et `room`, eller skriv under behovet, hvordan patient og kliniker mødes: setting = \"video\", \"phone\" eller \"home\".";
    "B0233"
        cause "the team `{team}` is asked for `{need}`, and no session sees its patients",
              "teamet `{team}` bliver bedt om `{need}`, og intet program ser dets patienter";
        help "Add a [[session]] of a clinician of the team, or name under `seen_by` a team that may see its patients.",
             "Tilføj en [[session]] for en kliniker i teamet, eller nævn under `også set af` (seen_by) et team, der må se dets patienter.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_causes_of_sense_are_those_of_the_solver() {
        use behov_solver::instance::Fault;

        use crate::messages::{Lang, wrong};
        use behov_solver::units::{Minutes, Span};
        let (a, b) = (|| "A".to_owned(), || "B".to_owned());
        let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        let time = |minutes| behov_solver::units::TimeOfDay::from_minutes(minutes).unwrap();
        let span = Span { from: time(540), to: time(600) };
        let other = Span { from: time(570), to: time(630) };
        let (minutes, grid) = (Minutes(22), Minutes(5));
        let faults = [
            Fault::OutOfRange { value: 1.5, low: 0.0, high: 1.0 },
            Fault::SharesDoNotAddUp { sum: 0.9 },
            Fault::DateOutOfRange { date },
            Fault::DatesReversed { from: date, to: date },
            Fault::EmptySpan { span },
            Fault::OffGrid { minutes, grid },
            Fault::OutsideOpeningHours { clinician: a(), span },
            Fault::SessionsOverlap { clinician: a(), span, other },
            Fault::OutsideSession { clinician: a(), span },
            Fault::NotInTeam { clinician: a(), team: b() },
            Fault::NobodyServes { need: a(), team: b() },
            Fault::NoRoomToServe { need: a(), team: b() },
            Fault::NoSessionOfTeam { need: a(), team: b() },
            Fault::LagsCannotBeMet { least: 22, most: 21 },
            Fault::NameTwice { name: a() },
            Fault::HoldsExceedSessions { held: minutes, minutes: grid },
            Fault::WindowNotStaffed { span, available: 3, asked: 4 },
            Fault::BookingsOverlap { clinician: a(), date },
            Fault::NotAMonday { date },
            Fault::NotInCycle { week: 2, weeks: 1 },
            Fault::BandsDoNotMeet { from: 6.0, before: 5.0 },
            Fault::TooManyControls { dates: 9, size: 8 },
            Fault::NoSuchRow { row: 9, rows: 2 },
            Fault::NotOnePerClass { given: 2, classes: 4 },
            Fault::PeriodsOverlap { from: date },
            Fault::NoNeedBasedVisit { converted: 0.5 },
            Fault::NotAName { name: a() },
            Fault::AdviceWithoutNeed { team: a() },
            Fault::AccessNotHeld { need: a() },
            Fault::WrongSideOfToday { date, today: date },
            Fault::FillFalls { share: 0.5, before: 0.7 },
            Fault::RangeReversed { low: 2.0, high: 1.0 },
        ];
        for fault in &faults {
            assert_eq!(wrong(Lang::En, fault), fault.to_string());
            let danish = wrong(Lang::Da, fault);
            assert!(!danish.contains('{'), "{danish}");
        }
        // All codes of sense but B0214, whose text names the list.
        let of_sense = CODES.iter().filter(|code| code.starts_with("B02")).count();
        assert_eq!(of_sense, faults.len() + 1);
    }
}
