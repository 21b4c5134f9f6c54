//! The words of explanations and of the dilemma.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "explain.verdict.of" "days over the deadline" "dage over fristen";
    "dilemma.verdict.of" "days over in all when days are squared" "dage over i alt, når dagene vægtes i anden";
    "explain.title" "Why these dates: {patient}, {clinic}, {date}" "Hvorfor disse tider: {patient}, {clinic}, {date}";
    "explain.waits" "Waits for" "Venter på";
    "explain.waits.value" "{what}, referral received {date}, {team}" "{what}, henvisning modtaget {date}, {team}";
    "explain.right" "Right" "Frist i loven";
    "explain.right.value" "deadline {deadline}; {state}" "frist {deadline}; {state}";
    "explain.right.over" "deadline {deadline}; {days:# day|# days} over" "frist {deadline}; {days:# dag|# dage} over fristen";
    "explain.right.none" "no right applies" "ingen frist i loven";
    "explain.right.proxy" "{right} (first visit, a proxy)" "{right} (første besøg, tilnærmelse)";
    "explain.right.not-started" "its clock has not started: the first day is missing" "fristen er ikke begyndt: dens første dag mangler";
    "explain.plan" "Work-up plan" "Udredningsplan";
    "explain.plan.value" "must be there by {date}" "skal foreligge senest {date}";
    "explain.letter" "Letter" "Brev";
    "explain.letter.value" "due {due}: {why} {since}" "senest {due}: {why} {since}";
    "explain.letter.received" "referral received" "henvisning modtaget";
    "explain.letter.worked-up" "referred for treatment" "henvist til behandling";
    "explain.letter.moved" "date moved by the hospital" "tid flyttet af sygehuset";
    "explain.visit" "Visit {step}" "Besøg {step}";
    "explain.visit.value" "{need} with {clinician}, {date} {span}" "{need} hos {clinician}, {date} {span}";
    "explain.first" "no earlier opening exists for it" "der findes ingen tidligere ledig tid til det";
    "explain.not-earlier" "not on {date}: {obstacle}" "ikke {date}: {obstacle}";
    "explain.no-visit" "no visit is booked" "intet besøg er booket";
    "explain.obstacle.own-dates" "the patient cannot come then" "patienten kan ikke komme";
    "explain.obstacle.not-ready" "what the first visit needs is there only from {date}" "det, første besøg kræver, foreligger først {date}";
    "explain.obstacle.step-before" "at least {days:# day|# days} must lie after the step before, {date}" "der skal gå mindst {days:# dag|# dage} efter trinnet før, {date}";
    "explain.obstacle.step-after" "at most {days:# day|# days} may lie before the step after, {date}" "der må gå højst {days:# dag|# dage} før trinnet efter, {date}";
    "explain.obstacle.held" "the time is held for {need}, and opens {date}" "tiden er reserveret til {need} og frigives {date}";
    "explain.obstacle.held.never" "the time is held for {need}" "tiden er reserveret til {need}";
    "explain.obstacle.role" "the role of the clinician may not serve it" "klinikerens faggruppe må ikke varetage det";
    "explain.obstacle.room" "the session has no room" "programmet har intet lokale";
    "explain.obstacle.too-short" "the opening has only {minutes} min" "den ledige tid er kun {minutes} min.";
    "explain.obstacle.taken" "taken by {patients}" "optaget af {patients}";
    "explain.obstacle.taken.price" "taken by {patients}; moving them: {price}" "optaget af {patients}; at flytte dem: {price}";
    "explain.obstacle.choice" "free, but taking it: {price}" "ledig, men at tage den: {price}";
    "explain.price" "{level} {change}" "{level} {change}";
    "explain.price.none" "no level changes" "intet mål ændres";
    "explain.price.moved" "{price}; {moved} moves from {from} to {to}" "{price}; {moved} flyttes fra {from} til {to}";
    "explain.remedy" "What would help" "Hvad ville hjælpe";
    "explain.remedy.change" "{change}: the answer on {date}, {days:# day|# days} over" "{change}: svar {date}, {days:# dag|# dage} over fristen";
    "explain.remedy.too-late" "nothing here: even for a patient who is ready and can come at once the first possible answer is {date}, after the deadline. {redirect}"
        "intet her: selv for en patient, der er klar og kan komme straks, er det første mulige svar {date}, efter fristen. {redirect}";
    "explain.remedy.none" "none of the changes tried (another date or team, readiness sooner, time lent or released, up to {overtime} min of overtime, an extra slot) helps. {redirect}"
        "ingen af de prøvede ændringer (anden dato eller andet team, klar tidligere, lånt eller frigivet tid, op til {overtime} min. efter programslut, en ekstra tid) hjælper. {redirect}";
    "explain.redirect" "Offer capacity elsewhere." "Omvisitér.";
    "explain.redirect.ahead" "Redirect: another hospital must have the referral by {date}, and the patient a plan by then."
        "Omvisitér: et andet sygehus skal have henvisningen senest {date}, og patienten en plan inden da.";
    "explain.redirect.today" "Redirect today: {date} is the last day for another hospital to have the referral, and for the patient's plan."
        "Omvisitér i dag: {date} er sidste dag, både for at et andet sygehus har henvisningen, og for patientens plan.";
    "explain.redirect.passed" "The deadline was {date}: redirect all the same, now, and give the patient a plan, which is overdue."
        "Fristen udløb {date}: omvisitér alligevel, nu, og giv patienten den plan, der mangler.";
    "explain.redirect.ahead.alone" "Redirect: another hospital must have the referral by {date}."
        "Omvisitér: et andet sygehus skal have henvisningen senest {date}.";
    "explain.redirect.today.alone" "Redirect today: {date} is the last day for another hospital to have the referral."
        "Omvisitér i dag: {date} er sidste dag for et andet sygehus til at have henvisningen.";
    "explain.redirect.passed.alone" "The deadline was {date}: redirect all the same, now."
        "Fristen udløb {date}: omvisitér alligevel, nu.";
    "explain.contest" "Contest" "For få tider";
    "explain.contest.value" "until {date} there are {openings:# opening|# openings} with {minutes} min; {count:# patient|# patients} can be in time nowhere else and need {needed} min, so not all of them can be in time, however they are booked"
        "indtil {date} er der {openings:# ledig tid|# ledige tider} med {minutes} min.; {count:# patient|# patienter} kan ikke nå det andre steder og kræver {needed} min., så ikke alle kan nå det, hvordan de end bookes";
    "explain.change.accept" "the patient comes on {date}" "patienten kommer {date}";
    "explain.change.ready" "what the first visit needs is there by {date}" "det, første besøg kræver, foreligger {date}";
    "explain.change.team" "{team} sees the patient" "{team} ser patienten";
    "explain.change.lend" "unbooked time of {clinician} on {date} {span} is lent to {need}" "ubooket tid hos {clinician} {date} {span} lånes til {need}";
    "explain.change.overtime" "{clinician} stays longer on {date}, {span}" "{clinician} bliver længere {date}, {span}";
    "explain.change.release" "held time of {clinician} on {date} {span} is released" "reserveret tid hos {clinician} {date} {span} frigives";
    "explain.change.extra" "one more slot with {clinician} on {date} {span}" "en ekstra tid hos {clinician} {date} {span}";
    "explain.change.wait" "step {step} of {pathway} waits only {days:# day|# days} for what lies outside the clinic"
        "trin {step} i {pathway} venter kun {days:# dag|# dage} på prøver og undersøgelser";
    "explain.and" "{one}, and {other}" "{one}, og {other}";
    "dilemma.title" "Who gets the only early slot?" "Hvem får den eneste tidlige tid?";
    "dilemma.story" "Two patients wait; the right is 30 days. One is on day 31, one on day 24. There is a free slot in 3 days and one in 7."
        "To patienter venter; fristen er 30 dage. Den ene er på dag 31, den anden på dag 24. Der er en ledig tid om 3 dage og en om 7.";
    "dilemma.rule" "rule" "regel";
    "dilemma.rule.squares" "squared days over" "kvadrerede dage over";
    "dilemma.rule.sum" "days over" "dage over";
    "dilemma.rule.max" "most days over" "flest dage over";
    "dilemma.rule.binary" "counting breaches" "tælle overskridelser";
    "dilemma.elsewhere" "offer elsewhere" "omvisitér";
    "dilemma.day31" "day 31 finishes" "dag 31 færdig";
    "dilemma.day24" "day 24 finishes" "dag 24 færdig";
    "dilemma.in-time" "in time" "til tiden";
    "dilemma.in-time.value" "{part} of {whole}" "{part} af {whole}";
    "dilemma.sum" "days over" "dage over fristen";
    "dilemma.max" "most" "flest";
    "dilemma.squares" "squared" "kvadreret";
    "dilemma.wait" "days waited" "dage ventet";
    "dilemma.gone" "elsewhere" "omvisiteret";
    "dilemma.lesson" "Counting breaches gives the early slot to the patient who can still be in time and sends the other further back. Every measure of days over gives it to the patient already late. The days waited in all are the same."
        "At tælle overskridelser giver den tidlige tid til den, der stadig kan nå det, og sender den anden længere bagud. Ethvert mål, der tæller dage over fristen, giver den til den, der allerede er over. De ventede dage i alt er de samme.";
    "dilemma.law" "The third answer, in law: the older should have been offered capacity elsewhere, and then the younger is in time."
        "Det tredje svar, efter loven: den ældste skulle have været omvisiteret, og så når den yngste det.";
};
