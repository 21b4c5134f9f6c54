//! Promises a template, a simulated clinic or a list of bookings breaks: one row per code.

use super::Entry;

faults! {
    "B0301"
        cause "{block} of {place} lies outside the session or in a break",
              "{block} for {place} ligger uden for programmet eller i en pause";
        help "Move the block into the session, or the session in the clinic file.",
             "Flyt blokken ind i programmet, eller ret programmet i ambulatoriets fil.";
    "B0302"
        cause "{block} and {other} of {place} overlap",
              "{block} og {other} for {place} overlapper";
        help "Move or shorten one of them.",
             "Flyt eller afkort en af dem.";
    "B0303"
        cause "{block} of {place} is off the grid of {grid}",
              "{block} for {place} passer ikke med intervaller på {grid}";
        help "Start and end blocks on the grid of the clinic.",
             "Lad blokke begynde og slutte på ambulatoriets intervaller.";
    "B0304"
        cause "the role of {place} may not serve `{need}`",
              "faggruppen for {place} må ikke varetage `{need}`";
        help "Give the block to somebody else, or add the role to the need.",
             "Giv blokken til en anden, eller føj faggruppen til behovet.";
    "B0305"
        cause "the session of {place} does not serve the team `{team}`",
              "programmet for {place} betjener ikke teamet `{team}`";
        help "Move the block, or let the clinician join the team.",
             "Flyt blokken, eller lad klinikeren høre til teamet.";
    "B0306"
        cause "`{need}` needs a room, and the session of {place} has none",
              "`{need}` kræver et lokale, og programmet for {place} har intet";
        help "Move the block to a session with a room.",
             "Flyt blokken til et program med lokale.";
    "B0307"
        cause "{block} of {place} should last {minutes} for `{need}`",
              "{block} for {place} skulle vare {minutes} for `{need}`";
        help "Correct the length, or the class of the block.",
             "Ret længden eller blokkens kompleksitet.";
    "B0308"
        cause "time is held at {place} for `{need}`, which is not served from holds",
              "{place} reserverer tid til `{need}`, som ikke får reserverede tider";
        help "Make it a visit, or set held = true for the need.",
             "Gør den til et besøg, eller sæt held = true for behovet.";
    "B0309"
        cause "the team `{team}` holds {held} on {day}, {promised} are promised",
              "teamet `{team}` reserverer {held} på {day}; kravet er {promised}";
        help "Hold more on that day, or size again with other targets.",
             "Reservér mere den dag, eller dimensionér igen med andre mål.";
    "B0310"
        cause "{staffed:# clinician staffs|# clinicians staff} the open clinic {span} on {day}, {asked} are asked for",
              "{staffed:# kliniker|# klinikere} bemander åbent ambulatorium {span} på {day}; der ønskes {asked}";
        help "Add an open-clinic block that covers the whole window.",
             "Tilføj en blok med åbent ambulatorium, som dækker hele tidsrummet.";
    "B0311"
        cause "{place} has {visits:# complex visit|# complex visits}, at most {visits_max} are wanted",
              "{place} har {visits:# komplekst besøg|# komplekse besøg}; højst {visits_max} ønskes";
        help "Move a complex visit to another session.",
             "Flyt et komplekst besøg til et andet program.";
    "B0312"
        cause "{place} has no buffer at {at}, after {complex} of complex visits",
              "{place} har ingen buffertid kl. {at} efter {complex} komplekse besøg";
        help "Put a buffer there, or a lighter visit before.",
             "Læg buffertid dér, eller et lettere besøg før.";
    "B0313"
        cause "of the rooms `{room}`, {used} are in use at {at} on {day}, and there are {count}",
              "af lokalerne `{room}` er {used} i brug kl. {at} på {day}; der er {count}";
        help "Move a block in time, or to telephone or video.",
             "Flyt en blok i tid, eller til telefon eller video.";
    "B0314"
        cause "no `{later}` within reach of the `{earlier}` on {day} for the team `{team}`",
              "ingen `{later}` inden for de tilladte dage efter `{earlier}` på {day} for teamet `{team}`";
        help "Add a block of the later step on a day the lags allow.",
             "Tilføj en blok til det senere trin på en dag, som intervallet mellem trinnene tillader.";
    "B0315"
        cause "the team `{team}` has {given} of advice a cycle, {promised} are promised",
              "teamet `{team}` har {given} rådgivning pr. rul; kravet er {promised}";
        help "Add advice blocks, or lower advice_minutes_per_week.",
             "Tilføj rådgivningsblokke, eller sænk `rådgivning (min. pr. uge)` (advice_minutes_per_week).";
    "B0316"
        cause "the frozen block `{label}` {span} of {place} is missing",
              "den fastlåste blok `{label}` {span} for {place} mangler";
        help "Put it back where the clinic file has it.",
             "Læg den tilbage, hvor ambulatoriets fil har den.";
    "B0317"
        cause "{changes:# block|# blocks} changed against the baseline, at most {changes_max} are wanted",
              "{changes:# blok|# blokke} er ændret i forhold til udgangspunktet; højst {changes_max} ønskes";
        help "Undo some changes, or raise changes_max.",
             "Fortryd nogle ændringer, eller hæv `ændringer højst` (changes_max).";
    "B0318"
        cause "`{policy}` booked patient {patient} on {booked}, before the request of {asked}",
              "`{policy}` bookede patient {patient} den {booked}, før henvendelsen den {asked}";
        help "A policy may book only requests it has: correct the policy.",
             "En bookingregel må kun booke henvendelser, der er kommet: ret bookingreglen.";
    "B0319"
        cause "`{policy}` booked patient {patient} on {booked} for {visit}, a day in the past",
              "`{policy}` bookede patient {patient} den {booked} til {visit}, en dag i fortiden";
        help "A policy may book only from the day it is asked: correct the policy.",
             "En bookingregel må kun booke fra den dag, den bliver spurgt: ret bookingreglen.";
    "B0320"
        cause "`{policy}` booked patient {patient} for {visit}, before {ready}, the first day they may be seen",
              "`{policy}` bookede patient {patient} til {visit}, før {ready}, den første dag patienten kan ses";
        help "A policy may book only from that day: correct the policy.",
             "En bookingregel må kun booke fra den dag: ret bookingreglen.";
    "B0321"
        cause "{place}: a visit of patient {patient}, and the clinic is closed",
              "{place}: et besøg af patient {patient}, og ambulatoriet er lukket";
        help "Correct the policy, or the holidays and closures of the clinic file.",
             "Ret bookingreglen eller helligdage og lukkedage i ambulatoriets fil.";
    "B0322"
        cause "{place}: a visit of patient {patient} with a clinician who is away",
              "{place}: et besøg af patient {patient} hos en kliniker, der er fraværende";
        help "Correct the policy, or the absences of the clinic file.",
             "Ret bookingreglen eller fraværet i ambulatoriets fil.";
    "B0323"
        cause "{place}: a visit of patient {patient} without a session",
              "{place}: et besøg af patient {patient} uden et program";
        help "Correct the policy: it booked where nobody works, or kept a visit of a session that fell out.",
             "Ret bookingreglen: den bookede, hvor ingen arbejder, eller beholdt et besøg i et aflyst program.";
    "B0324"
        cause "{place}: a visit for `{need}`, which that role may not serve",
              "{place}: et besøg for `{need}`, som den faggruppe ikke må varetage";
        help "Correct the policy, or add the role to the need.",
             "Ret bookingreglen, eller føj faggruppen til behovet.";
    "B0325"
        cause "{place}: a patient of the team `{team}`, which the session does not serve",
              "{place}: en patient fra teamet `{team}`, som programmet ikke betjener";
        help "Correct the policy, or let the teams see each other's patients (seen_by).",
             "Ret bookingreglen, eller lad teamene se hinandens patienter (seen_by).";
    "B0326"
        cause "{place}: {visits} booked within sessions of {minutes}",
              "{place}: {visits} booket inden for programmer på {minutes}";
        help "Correct the policy; visits beyond the session are overtime and must say so.",
             "Ret bookingreglen; besøg ud over programmet er tid efter programslut og skal stå som det.";
    "B0327"
        cause "{place}: held time used for `{need}` before it was released",
              "{place}: reserveret tid brugt til `{need}`, før den var frigivet";
        help "Correct the policy, or set held = true for the need.",
             "Ret bookingreglen, eller sæt held = true for behovet.";
    "B0328"
        cause "{place}: {visits} used of {held} held",
              "{place}: {visits} brugt af {held} reserveret";
        help "Correct the policy: it counts a hold twice.",
             "Ret bookingreglen: den tæller en reserveret tid to gange.";
    "B0329"
        cause "patient {patient}: `{later}` {days:# day|# days} after `{earlier}`, at least {days_min} are wanted",
              "patient {patient}: `{later}` {days:# dag|# dage} efter `{earlier}`; der ønskes mindst {days_min}";
        help "Correct the policy, or the lags of the pathway.",
             "Ret bookingreglen eller forløbets intervaller.";
    "B0330"
        cause "patient {patient} has two visits for `{need}` on {date}",
              "patient {patient} har to besøg for `{need}` den {date}";
        help "Correct the policy: it booked one request twice.",
             "Ret bookingreglen: den bookede én henvendelse to gange.";
    "B0331"
        cause "the request of patient {patient} for `{need}` says `{fate}`, and its dates do not",
              "henvendelsen fra patient {patient} om `{need}` har status `{fate}`, men datoerne passer ikke";
        help "A request was lost on the way; please report it.",
             "En henvendelse er gået tabt undervejs; meld det venligst.";
    "B0332"
        cause "after `{need}` patient {patient} never asks for the next step",
              "efter `{need}` beder patient {patient} aldrig om næste trin";
        help "A request was lost on the way; please report it.",
             "En henvendelse er gået tabt undervejs; meld det venligst.";
    "B0333"
        cause "{place}: the sessions say {booked} booked, the visits make {visits}",
              "{place}: programmerne siger {booked} booket, besøgene giver {visits}";
        help "Minutes were lost on the way; please report it.",
             "Minutter er gået tabt undervejs; meld det venligst.";
    "B0334"
        cause "{place}: a session that the clinic file does not have that day, or not with those minutes",
              "{place}: et program, som ambulatoriets fil ikke har den dag, eller ikke med de minutter";
        help "The log belongs to another clinic file, or was changed; simulate again.",
             "Loggen hører til en anden ambulatoriefil eller er ændret; simulér igen.";
    "B0335"
        cause "the booking of `{patient}` at {place} is for a patient, a session or step {wanted} that there is not",
              "bookingen af `{patient}` {place} gælder en patient, et program eller et trin {wanted}, som ikke findes";
        help "Take the row out, or correct its patient, clinician or step.",
             "Fjern rækken, eller ret dens patient, kliniker eller trin.";
    "B0336"
        cause "step {wanted} of `{patient}` is booked twice, the second time {place}",
              "trin {wanted} for `{patient}` er booket to gange, anden gang {place}";
        help "Take one of the two out.",
             "Fjern den ene af de to.";
    "B0337"
        cause "`{patient}` comes {place}, but `{wanted}` of the same pathway is not booked",
              "`{patient}` kommer {place}, men `{wanted}` i samme forløb er ikke booket";
        help "Book every step of a pathway, or none.",
             "Book alle trin i et forløb eller ingen.";
    "B0338"
        cause "{place} of `{patient}` is not after today, {wanted}",
              "{place} for `{patient}` ligger ikke efter i dag, {wanted}";
        help "Move the booking to a later date.",
             "Flyt bookingen til en senere dato.";
    "B0339"
        cause "{place}: no session is held then, so `{patient}` cannot come for `{wanted}`",
              "{place}: der er intet program, så `{patient}` kan ikke komme til `{wanted}`";
        help "Move the booking, or correct absences and closures in the clinic file.",
             "Flyt bookingen, eller ret fravær og lukkedage i ambulatoriets fil.";
    "B0340"
        cause "{place}: the template does not give that time to `{wanted}` of `{patient}`",
              "{place}: skabelonen giver ikke den tid til `{wanted}` for `{patient}`";
        help "Move the booking to a block of the need, to free time or to a hold that is open by now.",
             "Flyt bookingen til en blok for behovet, til ledig tid eller til en reserveret tid, der er frigivet nu.";
    "B0341"
        cause "{place}: that clinician may not serve `{wanted}` of `{patient}`, or has no room",
              "{place}: den kliniker må ikke varetage `{wanted}` for `{patient}` eller har intet lokale";
        help "Move the booking to a clinician with the role and a room.",
             "Flyt bookingen til en kliniker med faggruppen og et lokale.";
    "B0342"
        cause "{place} is too short for `{patient}`: the visit takes {wanted} there",
              "{place} er for kort til `{patient}`: besøget tager {wanted} dér";
        help "Make the booking longer, or move it to the patient's own clinician.",
             "Forlæng bookingen, eller flyt den til patientens faste kliniker.";
    "B0343"
        cause "`{patient}` cannot come {place}, or what `{wanted}` needs is not there by then",
              "`{patient}` kan ikke komme {place}, eller det, `{wanted}` kræver, er der ikke til den tid";
        help "Move the booking to a date that suits, or correct the waiting list.",
             "Flyt bookingen til en dato, der passer, eller ret ventelisten.";
    "B0344"
        cause "{place} of `{patient}` lies {wanted:# day|# days} after the step before: too soon, too late or in the wrong order",
              "{place} for `{patient}` ligger {wanted:# dag|# dage} efter trinnet før: for tidligt, for sent eller i forkert rækkefølge";
        help "Move one of the two steps, or correct the lags of the pathway.",
             "Flyt et af de to trin, eller ret forløbets intervaller.";
    "B0345"
        cause "`{patient}` is elsewhere at {place}: also booked {wanted}",
              "`{patient}` er et andet sted {place}: også booket {wanted}";
        help "Move one of the two.",
             "Flyt den ene af de to.";
    "B0346"
        cause "{place} of `{patient}` overlaps {wanted} of the same clinician",
              "{place} for `{patient}` overlapper {wanted} hos samme kliniker";
        help "Move one of the two.",
             "Flyt den ene af de to.";
    "B0347"
        cause "{place} of `{patient}`: more visits at once than the {wanted:# room|# rooms}",
              "{place} for `{patient}`: flere besøg på én gang end de {wanted:# lokale|# lokaler}";
        help "Move one of the visits in time.",
             "Flyt et af besøgene i tid.";
    "B0348"
        cause "{place} of `{patient}` is off the grid of {wanted}",
              "{place} for `{patient}` passer ikke med intervaller på {wanted}";
        help "Start and end bookings on the grid of the clinic.",
             "Begynd og slut bookinger på ambulatoriets intervaller.";
    "B0349"
        cause "{place:# patient told a time gets|# patients told a time get} another ({patient}), at most {wanted} are wanted",
              "{place:# patient|# patienter}, der har fået besked om en tid, får en anden ({patient}); højst {wanted} ønskes";
        help "Put them back, or allow more changes.",
             "Læg dem tilbage, eller tillad flere ændringer.";
    "B0350"
        cause "{place}: {visits} in person, and the rooms `{room}` allow {minutes}",
              "{place}: {visits} med fremmøde, og lokalerne `{room}` rækker til {minutes}";
        help "Correct the policy: it books more patients at once than there are rooms.",
             "Ret bookingreglen: den booker flere patienter på én gang, end der er lokaler.";
    "B0351"
        cause "{place}: {visits} in person, and the sessions with a room have {minutes}",
              "{place}: {visits} med fremmøde, og programmerne med lokale har {minutes}";
        help "Correct the policy, or give the session a room.",
             "Ret bookingreglen, eller giv programmet et lokale.";
    "B0352"
        cause "patient {patient}: the step `{need}` is for the team `{wanted}`, not for `{team}`",
              "patient {patient}: trinnet `{need}` hører til teamet `{wanted}`, ikke til `{team}`";
        help "Correct the policy, or the team of the step.",
             "Ret bookingreglen eller trinnets team.";
    "B0353"
        cause "{place}: `{need}` of patient {patient} is booked with {given}, and takes {wanted}",
              "{place}: `{need}` for patient {patient} er booket med {given}, men tager {wanted}";
        help "Book the handover where the patient has a clinician of their own and sees another.",
             "Book tid til overlevering, når patienten har en fast kliniker og ser en anden.";
    "B0354"
        cause "{place} is booked for `{patient}`, whose referral another hospital received on {wanted}",
              "{place} er booket til `{patient}`, hvis henvisning et andet sygehus modtog den {wanted}";
        help "Take the booking out: the patient no longer waits here.",
             "Tag bookingen ud: patienten venter ikke længere her.";
    "B0355"
        cause "the right of `{patient}` is told as {place}, and the law counts {wanted}",
              "fristen for `{patient}` er opgjort som {place}, og loven giver {wanted}";
        help "This is an error of behov: report it with the lines of this patient, without names.",
             "Det er en fejl i behov: meld den med patientens linjer, uden navne.";
}
