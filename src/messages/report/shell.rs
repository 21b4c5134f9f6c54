//! The words of the command line: progress, folders, faults of the call.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "shell.reading" "reading the clinic" "læser ambulatoriet";
    "shell.sizing" "sizing holds" "dimensionerer reserverede tider";
    "shell.building" "building the template" "bygger grundskabelonen";
    "shell.sampling" "following the paths" "gennemspiller simulerede perioder";
    "shell.booking" "booking the waiting list" "booker ventelisten";
    "shell.explaining" "looking for what decided" "ser efter, hvad der afgjorde";
    "shell.playing" "playing the days" "afspiller dagene";
    "shell.levers" "moving one number at a time" "flytter ét tal ad gangen";
    "shell.wrote" "wrote {files} in {dir}" "skrev {files} i {dir}";
    "shell.gone" "removed {files} from {dir}: the run before had written them, and this one did not"
        "fjernede {files} fra {dir}: kørslen før havde skrevet dem, og denne gjorde ikke";
    "shell.not-beside" "{template} was not written with {bookings} and is not used; give --template to use it"
        "{template} er ikke skrevet sammen med {bookings} og bruges ikke; giv --template for at bruge den";
    "shell.init.next" "An example clinic stands in {dir}. Next: behov check {dir}"
        "Et eksempel på et ambulatorium ligger i {dir}. Næste: behov check {dir}";
    "shell.error" "error[{code}]: {cause}" "fejl[{code}]: {cause}";
    "shell.help" "help: {help}" "hjælp: {help}";
    "B0401.not-a-folder" "{path} is not a folder" "{path} er ikke en mappe";
    "B0401.not-written" "nothing could be written in {path}: {reason}" "der kunne intet skrives i {path}: {reason}";
    "B0401.help" "give --out another folder that you may write in; nothing was left behind"
        "giv --out en anden mappe, som du må skrive i; intet er efterladt";
    "B0401.taken" "something that is not a file stands at {path}, where a file is to be written"
        "{path} er optaget af noget, der ikke er en fil, hvor en fil skal skrives";
    "B0402" "the clinic cannot be planned from {date}: {faults}" "ambulatoriet kan ikke planlægges fra {date}: {faults}";
    "B0402.help" "choose a --today that the dates in the clinic file allow"
        "vælg en --today, som datoerne i ambulatoriets fil tillader";
    "B0403" "this command writes into the folder named and takes no --out" "kommandoen skriver i den nævnte mappe og tager ingen --out";
    "B0403.help" "leave out --out" "udelad --out";
    "B0404" "the folder {path} is not empty" "mappen {path} er ikke tom";
    "B0404.help" "name a new or empty folder" "angiv en ny eller tom mappe";
    "B0405" "an argument looks like a CPR number; it is not repeated here and nothing was done"
        "et argument ligner et CPR-nummer; det gentages ikke her, og intet er gjort";
    "B0405.help" "patients are named by pseudonym; rename a file or folder whose path holds such a number, and choose another --seed"
        "patienter nævnes ved pseudonym; omdøb en fil eller mappe, hvis sti rummer sådan et nummer, og vælg et andet --seed";
    "B0406" "{path} cannot be written: {reason}" "{path} kan ikke skrives: {reason}";
    "B0406.help" "close it where it is open, and check what you may write there; the files are as they were before"
        "luk den, hvor den er åben, og se efter, hvad du må skrive dér; filerne er, som de var før";
    "B0407" "the output could not be written: {reason}" "resultatet kunne ikke skrives: {reason}";
    "B0407.help" "check where the output goes, for example whether the disk is full"
        "se efter, hvor resultatet skrives hen, for eksempel om disken er fuld";
    "B0408" "--days {days} is no number of open days that can be looked at"
        "--days {days} er ikke et antal åbningsdage, der kan ses på";
    "B0408.help" "give --days 1 to {most}" "giv --days fra 1 til {most}";
    "B0409" "--paths {paths} is no number of paths that can be followed"
        "--paths {paths} er ikke et antal perioder, der kan simuleres";
    "B0409.help" "give --paths 1 to {most} for so many days; an interval needs at least 2"
        "giv --paths fra 1 til {most} for så mange dage; et interval kræver mindst 2";
    "B0410" "--start {start} does not say who waits on the first day"
        "--start {start} siger ikke, hvem der venter den første dag";
    "B0410.help" "give today, empty, or minutes as SUB-ACUTE:ROUTINE, for example 120:2400"
        "giv today, empty eller minutter som SUBAKUT:PLANLAGT, for eksempel 120:2400";
    "B0411" "`{release}` is no release rule" "`{release}` er ingen regel for frigivelse";
    "B0411.help" "give none, or whole open days before the date, with commas between: none,0,1,2,5"
        "giv none eller hele åbningsdage før datoen med komma imellem: none,0,1,2,5";
    "B0412" "a release {release:# open day before|# open days before} lies outside paths of {days}"
        "en frigivelse {release:# åbningsdag|# åbningsdage} før ligger uden for simulerede perioder på {days}";
    "B0412.help" "leave it out of --releases, or give more --days" "udelad den af --releases, eller giv flere --days";
    "B0413" "the clinic has no team `{team}`" "ambulatoriet har intet team `{team}`";
    "B0413.help" "give --team as it is written in the clinic file: {names}"
        "giv --team, som det står i ambulatoriets fil: {names}";
    "B0414" "there is no policy `{policy}`" "der er ingen bookingregel `{policy}`";
    "B0414.help" "give a policy by its name: {names}" "giv en bookingregel ved navn: {names}";
    "B0415" "{flag} {value} lies outside {least} to {most}" "{flag} {value} ligger uden for {least} til {most}";
    "B0415.help" "give {flag} {least} to {most}" "giv {flag} fra {least} til {most}";
    "B0416" "{flag} {value} is no share" "{flag} {value} er ingen andel";
    "B0416.help" "give a share from 0 to 1, for example 0.05" "giv en andel fra 0 til 1, for eksempel 0.05";
    "B0417" "a release {release:# open day before|# open days before} lies outside a run of {weeks:# week|# weeks}"
        "en frigivelse {release:# åbningsdag|# åbningsdage} før ligger uden for en simuleret periode på {weeks:# uge|# uger}";
    "B0417.help" "give --release none or fewer days, or more --weeks" "giv --release none eller færre dage, eller flere --weeks";
    "B0418" "there is no measure `{key}`" "der er intet mål `{key}`";
    "B0418.help" "give a measure by its key: {names}" "giv et mål ved dets nøgle: {names}";
    "B0419" "--until {until} does not say how narrow" "--until {until} siger ikke, hvor smalt";
    "B0419.help" "give a measure and half the width of its interval: access_days_mean=0.5"
        "giv et mål og det halve af intervallets bredde: access_days_mean=0.5";
    "B0420" "the policy {policy} cannot be played" "bookingreglen {policy} kan ikke afspilles";
    "B0420.no-window" "the policy {policy} needs an open clinic, and the clinic file has none"
        "bookingreglen {policy} kræver et åbent ambulatorium, og ambulatoriets fil har intet";
    "B0420.no-template" "the policy {policy} follows the weekly template, and no template keeps every promise"
        "bookingreglen {policy} følger ugeskabelonen, og ingen skabelon opfylder alle krav";
    "B0420.faults" "the clinic under the policy {policy} has {faults}" "ambulatoriet under bookingreglen {policy} har {faults}";
    "B0420.help" "add a [[window]] for open-clinic; for template see behov template; or choose another policy"
        "tilføj et [[window]] til open-clinic; se behov template for template; eller vælg en anden bookingregel";
    "B0421" "--policies {policies} leaves nothing to compare" "--policies {policies} giver intet at sammenligne";
    "B0421.help" "give two policies or more, or one policy and another clinic or a file of changes with --with" "giv to bookingregler eller flere, eller én bookingregel og et andet ambulatorium eller en fil med ændringer med --with";
    "B0428" "--sensitivity looks at one clinic, and --with {dir} is another" "--sensitivity ser på ét ambulatorium, og --with {dir} er et andet";
    "B0428.help" "give two policies, or --with and a file of [[change]] rows" "giv to bookingregler, eller --with og en fil med [[change]]-rækker";
    "B0429" "there is no change to compare with: {dir} has none and no file was given" "der er ingen ændring at sammenligne med: {dir} har ingen, og der er ikke givet en fil";
    "B0429.help" "give a file of [[change]] rows (--with FILE), or write them into the clinic file" "giv en fil med [[change]]-rækker (--with FIL), eller skriv dem i ambulatoriets fil";
    "shell.bug" "behov failed at {place}. This is a fault of ours, not of your file. Please report it at {at} with the version ({version}) and the command; leave patient data out."
        "behov fejlede ved {place}. Fejlen er vores, ikke i jeres fil. Meld den venligst på {at} med versionen ({version}) og kommandoen; udelad patientdata.";
    "B0422" "nobody on the waiting list has the pseudonym `{patient}`"
        "ingen på ventelisten har pseudonymet `{patient}`";
    "B0427" "the log would take at least {needed} GB of memory, and {free} GB are free"
        "loggen ville kræve mindst {needed} GB hukommelse, og {free} GB er ledige";
    "B0427.help" "give fewer --replications or --weeks, or leave out --log"
        "giv færre --replications eller --weeks, eller udelad --log";
    "B0422.help" "give it as it stands in the waiting list; nearest: {near}"
        "giv det, som det står på ventelisten; nærmest: {near}";
    "B0430" "there is no template to export: {path} is not there"
        "der er ingen skabelon at eksportere: {path} findes ikke";
    "B0430.help" "make one first (behov plan CLINIC --out DIR) and give that folder, or give --template"
        "lav først en (behov plan AMBULATORIUM --out MAPPE), og angiv den mappe, eller giv --template";
    "B0431" "bookings and template in {dir} are of two runs" "bookinger og skabelon i {dir} er fra hver sin kørsel";
    "B0431.help" "book again (behov book CLINIC --out DIR), or give --template and --bookings"
        "book igen (behov book AMBULATORIUM --out MAPPE), eller giv --template og --bookings";
    "B0432" "{flag} says nothing here: `generate` prints the file {file} itself" "{flag} kan ikke bruges her: `generate` skriver selve filen {file}";
    "B0432.help" "leave it out; --out writes the file into a folder" "udelad det; --out skriver filen i en mappe";
};
