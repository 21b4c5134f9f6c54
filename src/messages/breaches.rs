//! Promises a template breaks: one row per code of the error index.

use super::Entry;

faults! {
    "B0301"
        cause "{block} of {place} lies outside the session or in a break",
              "{block} for {place} ligger uden for sessionen eller i en pause";
        help "Move the block into the session, or the session in the clinic file.",
             "Flyt blokken ind i sessionen, eller ret sessionen i klinikkens fil.";
    "B0302"
        cause "{block} and {other} of {place} overlap",
              "{block} og {other} for {place} overlapper";
        help "Move or shorten one of them.",
             "Flyt eller afkort en af dem.";
    "B0303"
        cause "{block} of {place} is off the grid of {grid}",
              "{block} for {place} passer ikke med trinnet på {grid}";
        help "Start and end blocks on the grid of the clinic.",
             "Lad blokke begynde og slutte på klinikkens trin.";
    "B0304"
        cause "the role of {place} may not serve `{need}`",
              "rollen hos {place} må ikke varetage `{need}`";
        help "Give the block to somebody else, or add the role to the need.",
             "Giv blokken til en anden, eller føj rollen til behovet.";
    "B0305"
        cause "the session of {place} does not serve the team `{team}`",
              "sessionen for {place} betjener ikke teamet `{team}`";
        help "Move the block, or let the clinician join the team.",
             "Flyt blokken, eller lad klinikeren høre til teamet.";
    "B0306"
        cause "`{need}` needs a room, and the session of {place} has none",
              "`{need}` kræver et lokale, og sessionen for {place} har intet";
        help "Move the block to a session with a room.",
             "Flyt blokken til en session med lokale.";
    "B0307"
        cause "{block} of {place} should last {minutes} for `{need}`",
              "{block} for {place} skulle vare {minutes} for `{need}`";
        help "Correct the length, or the class of the block.",
             "Ret længden eller blokkens kompleksitet.";
    "B0308"
        cause "{place} holds time for `{need}`, which is not served from holds",
              "{place} reserverer tid til `{need}`, som ikke får reserverede tider";
        help "Make it a visit, or set held = true for the need.",
             "Gør den til et besøg, eller sæt held = true for behovet.";
    "B0309"
        cause "the team `{team}` holds {held} on {day}, {promised} are promised",
              "teamet `{team}` reserverer {held} på {day}; {promised} er lovet";
        help "Hold more on that day, or size again with other targets.",
             "Reservér mere den dag, eller dimensionér igen med andre mål.";
    "B0310"
        cause "{staffed} clinicians staff the open clinic {span} on {day}, {asked} are asked for",
              "{staffed} klinikere bemander åbent ambulatorium {span} på {day}; der ønskes {asked}";
        help "Add an open-clinic block that covers the whole window.",
             "Tilføj en blok med åbent ambulatorium, som dækker hele tidsrummet.";
    "B0311"
        cause "{place} has {visits} complex visits, at most {visits_max} are wanted",
              "{place} har {visits} komplekse besøg; højst {visits_max} ønskes";
        help "Move a complex visit to another session.",
             "Flyt et komplekst besøg til en anden session.";
    "B0312"
        cause "{place} has no buffer at {at}, after {complex} of complex visits",
              "{place} har ingen buffertid kl. {at} efter {complex} komplekse besøg";
        help "Put a buffer there, or a lighter visit before.",
             "Læg buffertid dér, eller et lettere besøg før.";
    "B0313"
        cause "{used} rooms `{room}` are in use at {at} on {day}, there are {count}",
              "{used} lokaler `{room}` er i brug kl. {at} på {day}; der er {count}";
        help "Move a block in time, or to telephone or video.",
             "Flyt en blok i tid, eller til telefon eller video.";
    "B0314"
        cause "no `{later}` within reach of the `{earlier}` on {day} for the team `{team}`",
              "ingen `{later}` inden for rækkevidde af `{earlier}` på {day} for teamet `{team}`";
        help "Add a block of the later step on a day the lags allow.",
             "Tilføj en blok til det senere trin på en dag, som afstanden tillader.";
    "B0315"
        cause "the team `{team}` has {given} of advice a cycle, {promised} are promised",
              "teamet `{team}` har {given} rådgivning pr. rulleperiode; {promised} er lovet";
        help "Add advice blocks, or lower advice_minutes_per_week.",
             "Tilføj rådgivningsblokke, eller sænk advice_minutes_per_week.";
    "B0316"
        cause "the frozen block `{label}` {span} of {place} is missing",
              "den fastlåste blok `{label}` {span} for {place} mangler";
        help "Put it back where the clinic file has it.",
             "Læg den tilbage, hvor klinikkens fil har den.";
    "B0317"
        cause "{changes} blocks changed against the baseline, at most {changes_max} are wanted",
              "{changes} blokke er ændret i forhold til udgangspunktet; højst {changes_max} ønskes";
        help "Undo some changes, or raise changes_max.",
             "Fortryd nogle ændringer, eller hæv changes_max.";
}
