//! What reports of a booked list say, in both languages.

use serde_json::Value;

use super::words;
use crate::format::write_bookings;
use crate::messages::Lang;
use crate::report::Voice;
use crate::report::booked::cast::{Cast, DA, EN};
use crate::report::json::Run;
use crate::report::json::valid::answer;
use crate::report::page::tests::sound;
use crate::report::{html, json, text};

#[test]
#[expect(clippy::too_many_lines, reason = "one report, whole")]
fn the_report_says_who_is_late_what_is_proved_and_what_changed() {
    insta::assert_snapshot!(text::booked(EN, &Cast::new().told(), false).into_text(), @r"
    The waiting list booked: tiny, 2 November 2026
    ──────────────────────────────────────────────

    2 of 3 waiting patients have dates between 3 November 2026 and 10 November 2026. Of 3 with a right,
    0 are finished in time; 82 days over in all, 74 at most.
    Rule: squares: as few squared days over as can be, so that nobody is far over.
    STOPPED before the search was done: the best dates so far; the bounds still hold.
    A limit was met: for some day it stayed undecided whether the visits fit together by the clock, and
    they counted as not fitting.
    A limit was met: a group of patients who share times was too large to be solved exactly.
    A limit was met: the exact search ended before its answer was proved.
    A limit was met: too many plans did not fit together by the clock to rule them out one by one.
    A limit was met: days with shared rooms took so long to put in order that the search for better
    plans ended early.
    A limit was met: some dates had so many times that the price of only the first eight was looked up;
    another may be cheaper.
    A limit was met: more exchanges could help than were tried; moving told patients may buy more than
    is shown.

    RIGHTS
      finished by the deadline            estimated 0 % (0 of 3)
      the same, own-wish days left out    estimated 0 % (0 of 3)
      late, deadline not passed yet       2
      late, deadline already passed       0
      with a right and without a date     1
      days over the deadline              mean 27.3, 95 in 100 74, most 74, in all 82 (3 patients over)
      over, and overtaken by a later one  0
      notice letters                      0 due today, 2 were due before
      Shares are estimated: which codes the official monitoring counts is not public. A patient without
      a date counts as finished on the first day after the horizon.

    LETTERS TO BE SENT
      patient   by           state            first visit
     ───────── ──────────── ──────────────── ──────────────────
      P-02      2026-10-21   was due before   2026-11-03 09:40
      P-03      2026-10-26   was due before   –

    LEVELS, EACH UNDER THOSE ABOVE
      level                                            value   bound   gap
     ──────────────────────────────────────────────── ─────── ─────── ────────────────────
      days over the deadline, by the rule                 40      40   exact
      days waited, by priority                         1,200   1,150   bounded, gap 4.2 %
      steps from the patient's own clinician or team       0       0   exact
      minutes lost between visits                         10       0   bounded, gap 100 %
      A level's bound holds for the values of the levels above it in each group of patients who share
      openings. Patients for whom nothing can be booked, and visits that were told and stay, count in
      the rights and not here.

    BESIDE IT
      order                        in time   days over   most   squared   overtaken
     ──────────────────────────── ───────── ─────────── ────── ───────── ───────────
      behov                         0 of 3          82     74     5,516           0
      earliest due date first       0 of 3          82     74     5,516           0
      first come, first served      0 of 3          82     74     5,516           0
      counting breaches (binary)    1 of 3          87     74     5,516           0
      Price of the binary metric: counting breaches instead of squared days over: 1 more in time, at 5
      more days over.

    PATIENTS BY DEADLINE
      patient   waits for   team    deadline     visits                                                           answer       days over   state
     ───────── ─────────── ─────── ──────────── ──────────────────────────────────────────────────────────────── ──────────── ─────────── ───────────────────────────────────────────────────────────────────────────────────
      P-01      work-up     joint   2026-11-04   Ada 2026-11-03 09:00 (week 45), Ada 2026-11-10 09:00 (week 46)   2026-11-10           6   late
      P-02      work-up     joint   2026-11-08   Ada 2026-11-03 09:40 (week 45), Ada 2026-11-10 09:20 (week 46)   2026-11-10           2   late
      P-03      work-up     joint   2026-11-13   –                                                                –                    –   no opening for step 2 (conclusion) within the horizon and the patient's own dates

    WHAT WOULD HELP
      • P-02: the patient comes on 2026-11-04, and what the first visit needs is there by 2026-11-04,
        and joint sees the patient, and unbooked time of Ada on 2026-11-04 09:00-09:40 is lent to first,
        and Ada stays longer on 2026-11-04, 09:00-09:40, and held time of Ada on 2026-11-04 09:00-09:40
        is released, and one more slot with Ada on 2026-11-04 09:00-09:40, and step 2 of work-up waits
        only 3 days for what lies outside the clinic: the answer on 2026-11-08, 0 days over
      • P-03: nothing here: even for a patient who is ready and can come at once the first possible
        answer is 2026-11-17, after the deadline. Redirect: another hospital must have the referral by
        2026-11-13, and the patient a plan by then.
      • P-03: none of the changes tried (another date or team, readiness sooner, time lent or released,
        up to 60 min of overtime, an extra slot) helps. Redirect: another hospital must have the
        referral by 2026-11-13, and the patient a plan by then.
      behov explain FOLDER PATIENT --bookings bookings.csv tells what decided each date and what would
      help.

    OUTSIDE THE DAYS BETWEEN STEPS
      • P-01, visit 2 on 2026-11-12: 44 days after the step before, 2026-09-29; between 7 and 21 days
        are wanted, and no date can keep that any more

    NEXT AVAILABLE
      need    team    with     next                   third next
     ─────── ─────── ──────── ────────────────────── ────────────────────
      first   joint   anyone   2026-11-04 (week 45)   beyond the horizon

    AGAINST THE EARLIER PLAN
      • bookings told before that stand: 2
      • now in the clinic's own list of bookings: 1
      • with a date up to today, counted as held: 1
      • with a date up to today, not held by the clinic's lists: 1
      • patients with a date who had none: 1
      • no longer on the waiting list, and the time is not there any more; call them: gone (2026-11-05
        09:00)
      • P-02: told 2026-11-05 09:00, cannot stand: the clinician is away (leave); now 2026-11-03 09:40
      • P-02: told 2026-11-05 09:00, cannot stand: closed (paint); now 2026-11-03 09:40
      • P-02: told 2026-11-05 09:00, cannot stand: no session then; now 2026-11-03 09:40
      • P-02: told 2026-11-05 09:00, cannot stand: the template has no time for it there; now 2026-11-03
        09:40
      • P-02: told 2026-11-05 09:00, cannot stand: somebody else is booked there; now 2026-11-03 09:40
      • P-02: told 2026-11-05 09:00, cannot stand: the visit takes longer than the time told; now
        2026-11-03 09:40
      • P-02: told 2026-11-05 09:00, cannot stand: the patient cannot come then, or is not ready; now
        2026-11-03 09:40
      • P-02: told 2026-11-05 09:00, cannot stand: the pathway has no such step any more; now 2026-11-03
        09:40
      • P-02: told 2026-11-05 09:00, cannot stand: the dates told do not keep the days between steps;
        now 2026-11-03 09:40
      • P-02: told 2026-11-05 09:00, cannot stand: another visit of the same pathway moves; no date now
      • P-01 moves from 2026-11-12 (week 46) to 2026-11-10 (week 46)
      What each further change buys (best found, unproven)
      changes   days over the deadline, by the rule   days waited, by priority   steps from the patient's own clinician or team   minutes lost between visits
     ───────── ───────────────────────────────────── ────────────────────────── ──────────────────────────────────────────────── ─────────────────────────────
            0                                    45                      1,250                                                0                            10
            1                                    40                      1,200                                                0                            10

    RECALL LIST
      Ada 2026-11-05 09:00-09:40 is free again
      • P-02: the answer 1 day sooner, then in time, with their own clinician
      behov recommends; it never books in another system.

    The referee accepts the bookings: every time, lag, role, room and own date.

    52 numbers are assumptions, sources or law, not yours; --assumptions lists them.
    Made by behov 0.1.0, seed 7. Same input and seed give the same result.
    ");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a whole report")]
fn the_report_speaks_danish() {
    insta::assert_snapshot!(text::booked(DA, &Cast::new().told(), false).into_text(), @r"
    Ventelisten booket: tiny, 2. november 2026
    ──────────────────────────────────────────

    2 af 3 ventende patienter har tider mellem 3. november 2026 og 10. november 2026. Af 3 med frist i
    loven er 0 færdige inden fristen; 82 dage over fristen i alt, højst 74.
    Regel for fristerne: så få kvadrerede dage over fristen som muligt, så ingen kommer langt over.
    STANDSET, før søgningen var færdig: de bedste tider indtil nu; grænserne gælder stadig.
    En grænse blev nået: for en dag blev det ikke afgjort, om besøgene kan passe sammen på klokken, og
    de regnes for ikke at passe.
    En grænse blev nået: en gruppe patienter, der deler tider, var for stor til at blive løst eksakt.
    En grænse blev nået: den eksakte søgning sluttede, før svaret var bevist.
    En grænse blev nået: for mange planer passede ikke sammen på klokken til at udelukke dem én for én.
    En grænse blev nået: dage med fælles lokaler tog så lang tid at lægge i rækkefølge, at søgningen
    efter bedre planer sluttede før tid.
    En grænse blev nået: nogle datoer havde så mange tider, at kun prisen på de første otte blev slået
    op; en anden kan være billigere.
    En grænse blev nået: flere ombytninger kunne hjælpe, end der blev prøvet; flytning af patienter, der
    har fået besked om en tid, kan give mere end vist.

    PATIENTRETTIGHEDER
      færdige inden fristen                                 anslået 0 % (0 af 3)
      det samme, uden dage efter eget ønske                 anslået 0 % (0 af 3)
      tid efter fristen; fristen er ikke overskredet endnu  2
      tid efter fristen; fristen er allerede overskredet    0
      med frist i loven, men uden tid                       1
      dage over fristen                                     gennemsnit 27,3, 95 % højst 74, flest 74, i
                                                            alt 82 (3 patienter over)
      over fristen, sprunget over af senere henviste        0
      indkaldelsesbreve                                     0 skal sendes i dag, 2 skulle være sendt før
      Andele er anslået: det er ikke offentligt, hvilke koder den officielle opgørelse tæller. En
      patient uden tid regnes for færdig den første dag efter planperioden.

    INDKALDELSESBREVE, DER SKAL SENDES
      patient   senest       status              første besøg
     ───────── ──────────── ─────────────────── ──────────────────
      P-02      21-10-2026   skulle være sendt   03-11-2026 09:40
      P-03      26-10-2026   skulle være sendt   –

    MÅL I PRIORITERET RÆKKEFØLGE
      mål                                      værdi   grænse   afvigelse
     ──────────────────────────────────────── ─────── ──────── ────────────────────────────
      dage over fristen, efter reglen             40       40   eksakt
      dage ventet, efter prioritet             1.200    1.150   afgrænset, afvigelse 4,2 %
      afvigelse fra fast kliniker eller team       0        0   eksakt
      minutter tabt mellem besøg                  10        0   afgrænset, afvigelse 100 %
      Et måls grænse gælder for værdierne af målene ovenfor i hver gruppe af patienter, der deler tider.
      Patienter, som intet kan bookes til, og tider, der er meddelt og bliver, tæller med i
      patientrettighederne og ikke her.

    TIL SAMMENLIGNING
      rækkefølge              til tiden   dage over fristen   flest   kvadreret   sprunget over
     ─────────────────────── ─────────── ─────────────────── ─────── ─────────── ───────────────
      behov                      0 af 3                  82      74       5.516               0
      tidligste frist først      0 af 3                  82      74       5.516               0
      først til mølle            0 af 3                  82      74       5.516               0
      tælle overskridelser       1 af 3                  87      74       5.516               0
      Prisen for at tælle overskridelser: at tælle overskridelser i stedet for kvadrerede dage: 1 flere
      til tiden mod 5 dage mere over fristen.

    PATIENTER SORTERET EFTER FRIST
      patient   venter på   team    frist        besøg                                                          færdig (svar givet)   dage over fristen   status
     ───────── ─────────── ─────── ──────────── ────────────────────────────────────────────────────────────── ───────────────────── ─────────────────── ──────────────────────────────────────────────────────────────────────────────────────────
      P-01      work-up     joint   04-11-2026   Ada 03-11-2026 09:00 (uge 45), Ada 10-11-2026 09:00 (uge 46)   10-11-2026                            6   efter fristen
      P-02      work-up     joint   08-11-2026   Ada 03-11-2026 09:40 (uge 45), Ada 10-11-2026 09:20 (uge 46)   10-11-2026                            2   efter fristen
      P-03      work-up     joint   13-11-2026   –                                                              –                                     –   ingen ledig tid til trin 2 (conclusion) inden for planperioden og patientens egne datoer

    HVAD VILLE HJÆLPE
      • P-02: patienten kommer 04-11-2026, og det, første besøg kræver, foreligger 04-11-2026, og joint
        ser patienten, og ubooket tid hos Ada 04-11-2026 09:00-09:40 lånes til first, og Ada bliver
        længere 04-11-2026, 09:00-09:40, og reserveret tid hos Ada 04-11-2026 09:00-09:40 frigives, og
        en ekstra tid hos Ada 04-11-2026 09:00-09:40, og trin 2 i work-up venter kun 3 dage på prøver og
        undersøgelser: svar 08-11-2026, 0 dage over fristen
      • P-03: intet her: selv for en patient, der er klar og kan komme straks, er det første mulige svar
        17-11-2026, efter fristen. Omvisitér: et andet sygehus skal have henvisningen senest 13-11-2026,
        og patienten en plan inden da.
      • P-03: ingen af de prøvede ændringer (anden dato eller andet team, klar tidligere, lånt eller
        frigivet tid, op til 60 min. efter programslut, en ekstra tid) hjælper. Omvisitér: et andet
        sygehus skal have henvisningen senest 13-11-2026, og patienten en plan inden da.
      behov explain MAPPE PATIENT --bookings bookings.csv fortæller, hvad der afgjorde hver tid, og hvad
      der ville hjælpe.

    UDEN FOR INTERVALLET MELLEM TRINNENE
      • P-01, besøg 2 den 12-11-2026: 44 dage efter trinnet før, 29-09-2026; der ønskes mellem 7 og 21
        dage, og ingen dato kan længere holde det

    NÆSTE LEDIGE TID
      behov   team    hos                      næste                 tredje
     ─────── ─────── ──────────────────────── ───────────────────── ────────────────────
      first   joint   første ledige kliniker   04-11-2026 (uge 45)   efter planperioden

    I FORHOLD TIL DEN TIDLIGERE PLAN
      • tider, patienten har fået besked om, og som fastholdes: 2
      • nu i ambulatoriets egen liste over bookinger: 1
      • med dato til og med i dag, regnet som gennemført: 1
      • med dato til og med i dag, ikke gennemført efter ambulatoriets lister: 1
      • patienter, der har fået tid og ikke havde nogen: 1
      • ikke længere på ventelisten, og tiden findes ikke mere; ring til dem: gone (05-11-2026 09:00)
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: klinikeren er væk (leave); nu 03-11-2026
        09:40
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: lukket (paint); nu 03-11-2026 09:40
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: intet program på det tidspunkt; nu
        03-11-2026 09:40
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: skabelonen har ikke tid til det dér; nu
        03-11-2026 09:40
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: en anden er booket dér; nu 03-11-2026
        09:40
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: besøget varer længere end den tid, der er
        givet besked om; nu 03-11-2026 09:40
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: patienten kan ikke komme eller er ikke
        klar; nu 03-11-2026 09:40
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: forløbet har ikke længere det trin; nu
        03-11-2026 09:40
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: de datoer, der er givet besked om, passer
        ikke med intervallet mellem trinnene; nu 03-11-2026 09:40
      • P-02: besked om 05-11-2026 09:00, kan ikke fastholdes: et andet besøg i samme forløb flyttes; nu
        uden tid
      • P-01 flyttes fra 12-11-2026 (uge 46) til 10-11-2026 (uge 46)
      Hvad hver ekstra ændring giver (bedst fundet, ikke bevist)
      ændringer   dage over fristen, efter reglen   dage ventet, efter prioritet   afvigelse fra fast kliniker eller team   minutter tabt mellem besøg
     ─────────── ───────────────────────────────── ────────────────────────────── ──────────────────────────────────────── ────────────────────────────
              0                                45                          1.250                                        0                           10
              1                                40                          1.200                                        0                           10

    AFBUDSLISTE
      Ada 05-11-2026 09:00-09:40 er ledig igen
      • P-02: svar 1 dag før, så til tiden, hos fast kliniker
      behov anbefaler; det booker aldrig i et andet system.

    Efterkontrollen godkender bookingerne: hver tid, interval, faggruppe, lokale og patientens egne
    datoer.

    52 tal er antagelser, kilder eller lov, ikke jeres egne; --assumptions viser dem.
    Lavet af behov 0.1.0, startværdi 7. Samme input og startværdi giver samme resultat.
    ");
}

#[test]
fn an_explanation_names_what_barred_each_earlier_date_and_what_would_help() {
    insta::assert_snapshot!(explained(EN), @r"
    Why these dates: P-02, tiny, 2 November 2026
    ────────────────────────────────────────────

      Waits for        work-up, referral received 2026-10-09, joint
      Right            deadline 2026-11-08 (week 45); 2 days over
      Work-up plan     must be there by 2026-11-08
      Letter           due 2026-10-21: referral received 2026-10-09
      Visit 1          first with Ada, 2026-11-03 (week 45) 09:40-10:40
                       not on 2026-11-03 (week 45): the patient cannot come then
                       not on 2026-11-03 (week 45): what the first visit needs is there only from
                       2026-11-05 (week 45)
                       not on 2026-11-03 (week 45): at least 7 days must lie after the step before,
                       2026-11-03 (week 45)
                       not on 2026-11-03 (week 45): at most 21 days may lie before the step after,
                       2026-11-20 (week 47)
                       not on 2026-11-03 (week 45): the time is held for urgent
      Visit 2          conclusion with Ada, 2026-11-10 (week 46) 09:20-09:40
                       not on 2026-11-03 (week 45): the time is held for urgent, and opens 2026-11-04
                       (week 45)
                       not on 2026-11-03 (week 45): the role of the clinician may not serve it
                       not on 2026-11-03 (week 45): the session has no room
                       not on 2026-11-03 (week 45): the opening has only 20 min
                       not on 2026-11-03 (week 45): taken by P-01
      What would help  the patient comes on 2026-11-04, and what the first visit needs is there by
                       2026-11-04, and joint sees the patient, and unbooked time of Ada on 2026-11-04
                       09:00-09:40 is lent to first, and Ada stays longer on 2026-11-04, 09:00-09:40,
                       and held time of Ada on 2026-11-04 09:00-09:40 is released, and one more slot
                       with Ada on 2026-11-04 09:00-09:40, and step 2 of work-up waits only 3 days for
                       what lies outside the clinic: the answer on 2026-11-08, 0 days over
      Contest          until 2026-11-08 there are 2 openings with 80 min; 3 patients can be in time
                       nowhere else and need 120 min, so not all of them can be in time, however they
                       are booked
                       P-01, P-02, P-03
    A limit was met: some dates had so many times that the price of only the first eight was looked up;
    another may be cheaper.

    52 numbers are assumptions, sources or law, not yours; --assumptions lists them.
    Made by behov 0.1.0, seed 7. Same input and seed give the same result.
    ");
}

#[test]
fn an_explanation_speaks_danish() {
    insta::assert_snapshot!(explained(DA), @r"
    Hvorfor disse tider: P-02, tiny, 2. november 2026
    ─────────────────────────────────────────────────

      Venter på          work-up, henvisning modtaget 09-10-2026, joint
      Frist i loven      frist 08-11-2026 (uge 45); 2 dage over fristen
      Udredningsplan     skal foreligge senest 08-11-2026
      Brev               senest 21-10-2026: henvisning modtaget 09-10-2026
      Besøg 1            first hos Ada, 03-11-2026 (uge 45) 09:40-10:40
                         ikke 03-11-2026 (uge 45): patienten kan ikke komme
                         ikke 03-11-2026 (uge 45): det, første besøg kræver, foreligger først 05-11-2026
                         (uge 45)
                         ikke 03-11-2026 (uge 45): der skal gå mindst 7 dage efter trinnet før,
                         03-11-2026 (uge 45)
                         ikke 03-11-2026 (uge 45): der må gå højst 21 dage før trinnet efter, 20-11-2026
                         (uge 47)
                         ikke 03-11-2026 (uge 45): tiden er reserveret til urgent
      Besøg 2            conclusion hos Ada, 10-11-2026 (uge 46) 09:20-09:40
                         ikke 03-11-2026 (uge 45): tiden er reserveret til urgent og frigives 04-11-2026
                         (uge 45)
                         ikke 03-11-2026 (uge 45): klinikerens faggruppe må ikke varetage det
                         ikke 03-11-2026 (uge 45): programmet har intet lokale
                         ikke 03-11-2026 (uge 45): den ledige tid er kun 20 min.
                         ikke 03-11-2026 (uge 45): optaget af P-01
      Hvad ville hjælpe  patienten kommer 04-11-2026, og det, første besøg kræver, foreligger
                         04-11-2026, og joint ser patienten, og ubooket tid hos Ada 04-11-2026
                         09:00-09:40 lånes til first, og Ada bliver længere 04-11-2026, 09:00-09:40, og
                         reserveret tid hos Ada 04-11-2026 09:00-09:40 frigives, og en ekstra tid hos
                         Ada 04-11-2026 09:00-09:40, og trin 2 i work-up venter kun 3 dage på prøver og
                         undersøgelser: svar 08-11-2026, 0 dage over fristen
      For få tider       indtil 08-11-2026 er der 2 ledige tider med 80 min.; 3 patienter kan ikke nå
                         det andre steder og kræver 120 min., så ikke alle kan nå det, hvordan de end
                         bookes
                         P-01, P-02, P-03
    En grænse blev nået: nogle datoer havde så mange tider, at kun prisen på de første otte blev slået
    op; en anden kan være billigere.

    52 tal er antagelser, kilder eller lov, ikke jeres egne; --assumptions viser dem.
    Lavet af behov 0.1.0, startværdi 7. Samme input og startværdi giver samme resultat.
    ");
}

/// One patient's dates as text.
fn explained(voice: Voice) -> String {
    let cast = Cast::new();
    let told = cast.explained();
    let (limits, made) =
        (&told.explained.limits_met, (told.instance.parts().assumptions.len(), told.seed));
    text::explained(voice, &json::Reasons::of(&told), limits, made).into_text()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn the_json_has_every_patient_level_and_change_with_units_in_its_names() {
    let cast = Cast::new();
    let told = || json::enveloped(&Run::default(), "book", &[], &json::List::of(&cast.told()));
    let text = told();
    let found: Value = answer(&text);
    let wanted = [
        "as_of",
        "baselines",
        "binary_price",
        "breaches",
        "calls",
        "changes",
        "clinic",
        "horizon_end",
        "levels",
        "next_available",
        "not_held",
        "outside_lag",
        "patients",
        "recall",
        "rights",
        "rights_by_right",
        "rule",
        "weeks",
        "weeks_by_team",
    ];
    let mut given = keys(&found);
    given.sort_unstable();
    assert_eq!(given, wanted);
    assert_eq!(found["patients"].as_array().map(Vec::len), Some(3));
    assert_eq!(found["patients"][2]["reason"], "no-opening");
    assert_eq!(found["patients"][0]["visits"][0]["status"], "kept");
    assert_eq!(found["patients"][1]["visits"][1]["from"], "09:20");
    assert_eq!(found["levels"][0]["proof"], "exact");
    assert_eq!(found["levels"][1]["proof"], "bounded");
    assert_eq!(found["changes"]["forced"][0]["reason"], "away");
    assert_eq!(found["changes"]["curve"][1]["proof"], "unproven");
    assert_eq!(found["recall"][0]["patients"][0]["days_over_after"], 1);
    assert_eq!(found["weeks_by_team"][0]["booked_minutes"], 120);
    assert!(found["rights"]["compliance_strict_share_estimated"].is_number());
    assert_eq!(text, told(), "the same bytes again");
}

#[test]
fn the_explanation_as_json_has_codes_with_their_values() {
    let cast = Cast::new();
    let told = json::Reasons::of(&cast.explained());
    let found: Value = answer(&json::enveloped(&Run::default(), "explain", &[], &told));
    assert_eq!(found["patient"]["pseudonym"], "P-02");
    assert_eq!(found["decided"][0]["hurdles"][4]["obstacle"], "held");
    assert!(found["decided"][0]["hurdles"][4]["need"].is_string());
    assert_eq!(found["late"]["remedy"], "change");
    assert_eq!(found["late"]["changes"][4]["change"], "overtime");
    assert_eq!(found["late"]["changes"][4]["extra_minutes"], 40);
    assert_eq!(found["late"]["contest"]["overfull"], true);
}

#[test]
fn the_page_stands_alone_and_draws_the_weeks() {
    let cast = Cast::new();
    for (voice, words) in [(EN, "Patients by deadline"), (DA, "Patienter sorteret efter frist")] {
        let page = html::booked(voice, &cast.told());
        assert!(page.contains(words) && page.contains("<svg") && page.contains("P-03"));
        sound("book", &page);
    }
}

#[test]
fn a_right_that_nobody_has_is_not_counted_in_per_cent() {
    let mut cast = Cast::new();
    cast.forget_rights();
    let told = text::booked(EN, &cast.told(), false).into_text();
    assert!(told.replace('\n', " ").contains("None of them has a right"), "{told}");
    assert!(!told.contains("estimated"), "{told}");
}

/// The row of the text's table of patients, the CSV and the JSON: days over of each pseudonym.
#[test]
fn days_over_are_the_same_in_every_form() {
    let cast = Cast::new();
    let told = cast.told();
    let list = json::List::of(&told);
    let found: Value = answer(&json::enveloped(&Run::default(), "book", &[], &list));
    let sheet = write_bookings(Lang::En, told.instance, told.patients);
    let mut without_date = 0;
    for (row, rights, rows) in told.told() {
        let name = words::pseudonym(told.instance, row.patient);
        let patients = found["patients"].as_array().unwrap();
        let by_json = patients.iter().find(|patient| patient["pseudonym"] == name).unwrap();
        let by_json = by_json["days_over"].as_u64().map(|days| days.to_string());
        let by_text = &words::patient_row(EN, told.instance, (row, rights, rows))[6];
        let line = sheet.lines().find(|line| line.starts_with(name)).unwrap();
        let by_csv = line.split(';').nth(12).unwrap();
        assert_eq!(by_csv, by_json.clone().unwrap_or_default(), "{name}");
        assert_eq!(*by_text, by_json.unwrap_or_else(|| "–".to_owned()), "{name}");
        without_date += usize::from(rights.deadline.is_some() && rights.finish.is_none());
    }
    assert!(without_date > 0, "nobody has a right and no date");
}
