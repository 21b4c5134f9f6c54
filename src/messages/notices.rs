//! What `check` tells of a clinic that can be read: what cannot be, and what is good to know.
//!
//! Made bookings that cannot be held have the codes of bookings that break the same promise.

use super::Entry;

faults! {
    "B0501"
        cause "`{need}` of the class `{class}` takes {length}, and the longest time that may hold it for the team `{team}` is {longest} ({minutes} min a week are asked for, and {waiting} wait)",
              "`{need}` af klassen `{class}` tager {length}, og den længste tid, der kan rumme det for teamet `{team}`, er {longest} (der bedes om {minutes} min. om ugen, og {waiting} venter)";
        help "Lengthen a session or move its breaks and fixed time, correct `minutes` of the need, or divide it into two visits.",
             "Forlæng et program, eller flyt dets pauser og fastlagte tid, ret behovets længde, eller del det i to besøg.";
    "B0502"
        cause "nobody who may serve `{need}` of the class `{class}` for the team `{team}` is there on any date of the horizon ({minutes} min a week are asked for, and {waiting} wait)",
              "ingen, der må varetage `{need}` af klassen `{class}` for teamet `{team}`, er der på nogen dato i planperioden (der bedes om {minutes} min. om ugen, og {waiting} venter)";
        help "Look at absences and closures, or let somebody else serve the need.",
             "Se på fravær og lukkedage, eller lad en anden varetage behovet.";
    "B0503"
        cause "{minutes} min a week of {clinician} may serve nothing that is asked ({sessions})",
              "{minutes} min. om ugen hos {clinician} kan ikke bruges til noget, der bedes om ({sessions})";
        help "Look at the role, the room and the team of these sessions, at `roles`, `setting` and `minutes` of the needs, and at whether all that patients ask for stands in the file.",
             "Se på faggruppe, lokale og team for de programmer, på behovenes faggrupper, form og længde, og på, om alt det, patienterne beder om, står i filen.";
    "B0504"
        cause "{date}: the open clinic {span} of the team `{team}` has {staffed} of {wanted:# clinician|# clinicians}; {stand_ins}",
              "{date}: det åbne ambulatorium {span} for teamet `{team}` har {staffed} af {wanted:# kliniker|# klinikere}; {stand_ins}";
        help "Let somebody stand in, or close the open clinic that day.",
             "Lad en anden træde til, eller hold det åbne ambulatorium lukket den dag.";
    "B0505"
        cause "week 53 ends before {date}: from then on week 1 of the cycle falls in weeks of the other parity than before (odd or even)",
              "uge 53 slutter før {date}: derefter falder rul-uge 1 i lige uger, hvor den før faldt i ulige, eller omvendt";
        help "If the clinic goes by week numbers, write weeks = \"odd\" or weeks = \"even\" instead of numbers, without cycle_anchor.",
             "Følger ambulatoriet ugenumre, så skriv ulige (odd) eller lige (even) i stedet for ugernes tal, og lad `rul begynder` (cycle_anchor) være tom.";
    "B0506"
        cause "week 53 ends before {date}: two odd weeks follow each other there",
              "uge 53 slutter før {date}: dér følger to ulige uger efter hinanden";
        help "Agree with those who work in odd or in even weeks what holds around New Year, and write it as absences, or count the weeks from cycle_anchor instead.",
             "Aftal med dem, der arbejder i ulige eller lige uger, hvad der gælder omkring nytår, og skriv det som fravær, eller tæl i stedet ugerne fra `rul begynder` (cycle_anchor).";
    "B0507"
        cause "`{patient}` can come until {latest}, and that is not after today, {today}",
              "`{patient}` kan komme til og med {latest}, og det ligger ikke efter i dag, {today}";
        help "Ask the patient again, and correct `latest`: no date can suit as it stands.",
             "Spørg patienten igen, og ret, hvornår patienten senest kan: ingen dato kan passe, som det står.";
    "B0508"
        cause "{count:# pseudonym|# pseudonyms} in {list} {count:looks|look} like the full name of a person (number {numbers} from the top)",
              "{count:# pseudonym|# pseudonymer} i {list} ligner et navn på en person (nr. {numbers} fra oven)";
        help "No name belongs in these files: let `behov pseudonymise` make pseudonyms of the numbers in the booking system's list.",
             "Intet navn hører hjemme i disse filer: lad `behov pseudonymise` lave pseudonymer af numrene i bookingsystemets liste.";
    "B0509"
        cause "the cells {cells} of the sheet {sheet} are merged: what stands there is read for each of their rows, and in the first of their columns alone",
              "cellerne {cells} på arket {sheet} er flettet: det, der står, læses for hver af rækkerne, men kun i den første af kolonnerne";
        help "Unmerge them, and write in each cell what it should say.",
             "Ophæv fletningen, og skriv i hver celle, hvad der skal stå.";
}
