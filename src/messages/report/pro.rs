//! The words of answers before visits (PRO).

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "pro.read" "PRO table {version}: {answered:# answer counts|# answers count}, {expired:# is|# are} older than {days:# day|# days}, {missing:# patient has|# patients have} not answered. Without an answer that counts the class is unknown: usual length, and a visit."
        "PRO-tabel {version}: {answered:# svar gælder|# svar gælder}, {expired:# er|# er} ældre end {days:# dag|# dage}, {missing:# patient har|# patienter har} ikke svaret. Uden et svar, der gælder, er klassen ukendt: sædvanlig længde og et besøg.";
    "pro.colours" "Answers by colour, and what the clinic's table says of it: {colours}. All of them are given dates; behov cancels no visit."
        "Svar efter farve, og hvad ambulatoriets tabel siger om dem: {colours}. De får alle en tid; behov aflyser intet besøg.";
    "pro.colour" "{count} {colour} ({rule})" "{count} {colour} ({rule})";
    "pro.colour.green" "green" "grøn";
    "pro.colour.yellow" "yellow" "gul";
    "pro.colour.red" "red" "rød";
    "pro.rule.none" "no visit" "intet besøg";
    "pro.rule.visit" "visit" "besøg";
    "pro.rule.visit.minutes" "visit of {minutes} min" "besøg på {minutes} min.";
    "pro.rule.phone" "call" "opkald";
    "pro.rule.phone.minutes" "call of {minutes} min" "opkald på {minutes} min.";
    "pro.first" "First visits decided by answers, a week: {asked} asked for, {none} not needed, {calls} by telephone, {visits} held; {read} answers read, {minutes} min of reading. Whoever needs no visit leaves the pathway; behind a call the rest of it follows."
        "Førstegangsbesøg afgjort af svar, om ugen: {asked} efterspurgt, {none} ikke nødvendige, {calls} på telefon, {visits} holdt; {read} svar læst, {minutes} min. læsning. Den, der ikke har brug for et besøg, forlader forløbet; efter et opkald følger resten af det.";
    "pro.above" "{session}: {places:# control|# controls} that answers may cancel; book {above} above the places. In the mean {stay} stay; chance of more than the places {late}, {over} min beyond them and {idle} min of them empty in the mean (exact, in planned minutes)."
        "{session}: {places:# kontrol|# kontroller}, som svar kan aflyse; book {above} over pladserne. I gennemsnit bliver {stay} stående; sandsynlighed for mere end pladserne {late}, i gennemsnit {over} min. ud over dem og {idle} min. af dem tomme (eksakt, i planlagte minutter).";
    "pro.above.none" "{session}: {places:# control|# controls} that answers may cancel; book {above} above the places: one more costs more overtime than it saves idle time. In the mean {stay} stay; chance of more than the places {late}, {over} min beyond them and {idle} min of them empty in the mean (exact, in planned minutes)."
        "{session}: {places:# kontrol|# kontroller}, som svar kan aflyse; book {above} over pladserne: én til koster mere tid efter programslut, end den sparer tid uden patient. I gennemsnit bliver {stay} stående; sandsynlighed for mere end pladserne {late}, i gennemsnit {over} min. ud over dem og {idle} min. af dem tomme (eksakt, i planlagte minutter).";
};
