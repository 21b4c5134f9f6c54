//! The notes themselves: which law, which source, or why, in every language.

/// Which law, which source, or why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// In English.
    pub en: &'static str,
    /// In Danish.
    pub da: &'static str,
}

/// Declares notes and their list.
macro_rules! notes {
    ($($name:ident: $en:literal, $da:literal;)+) => {
        $(pub(crate) const $name: Note = Note { en: $en, da: $da };)+

        /// All notes that belong to no default.
        pub(super) const ALL: &[Note] = &[$($name),+];
    };
}

notes! {
    ROAD_ACCEPTS: "chance that a patient who may convert accepts at an offer; no source gives it for all diseases, so both ends of a wide range are walked",
        "chancen for, at en patient, der kan omlægges, siger ja til et tilbud; ingen kilde angiver den for alle sygdomme, så begge ender af et bredt interval er regnet";
    HOLDS_OF_TODAY: "what is kept free is what the clinic needs as it is, on every day of the run, whatever changes come",
        "der reserveres det, ambulatoriet behøver, som det er, på alle dage i kørslen, uanset hvilke ændringer der kommer";
    ROAD_MOVES: "as many blocks as a planner changes at once without making the week anew; choose your own with --moves",
        "så mange tider, som en planlægger ændrer på én gang uden at lave ugen om; vælg jeres eget med --moves";
    ROAD_PHASES: "a weekly template that stands for some months; choose your own with --phases",
        "en grundskabelon, der står nogle måneder; vælg jeres eget med --phases";
    ROAD_PHASE_MINUTES: "less than an hour a week of one need is not worth a new template",
        "under en time om ugen af ét behov er ikke en ny skabelon værd";
    ROAD_WEEKS: "a year of the road has 52 weeks, all alike, and a control interval is rounded to whole weeks",
        "et år på vejen har 52 ens uger, og intervaller mellem kontroller er afrundet til hele uger";
    ROAD_LIFE: "nobody enters or leaves a panel on the road where the file does not say it",
        "ingen kommer til eller forlader en patientgruppe undervejs, hvor filen ikke siger det";
    ROAD_EVEN: "next controls are spread evenly over the interval where no list gives them",
        "næste kontroller er fordelt jævnt over intervallet, hvor ingen liste angiver dem";
    PRIORITY: "what the law promises first, then treatment, sub-acute need, controls, advice",
        "det, loven sætter frist for, først, så behandling, subakutte, kontroller, rådgivning";
    HELD: "time is held for sub-acute needs and no others",
        "der reserveres kun tid til subakutte behov";
    WORK_UP_LAW: "sundhedsloven § 82 b", "sundhedsloven § 82 b";
    TREATMENT_LAW: "sundhedsloven § 87; 60 days for somatic patients both referred and told from 2023-06-01 to 2024-12-31",
        "sundhedsloven § 87; 60 dage for somatiske patienter, der er både henvist og udredt fra 01-06-2023 til 31-12-2024";
    CANCER_LAW: "sundhedsloven § 88, maximum waits for cancer",
        "sundhedsloven § 88, maksimale ventetider for kræft";
    HEART_LAW: "sundhedsloven § 88, maximum waits for ischaemic heart disease",
        "sundhedsloven § 88, maksimale ventetider for iskæmisk hjertesygdom";
    BILL_LAW: "bill L 45 of 2025-26, switched on by the clinic; whether it was adopted is not confirmed here",
        "lovforslag L 45 af 2025-26, slået til af ambulatoriet; om det er vedtaget, er ikke bekræftet her";
    MONTH: "a month of the law is counted as 30 calendar days",
        "en måned i loven regnes som 30 kalenderdage";
    LAST_DAY: "a last day on a weekend or a holiday is not moved",
        "en sidste dag i en weekend eller på en helligdag flyttes ikke";
    LETTER: "a letter is in time when it is sent by its day",
        "et brev er til tiden, når det er afsendt senest på dagen";
    REDIRECTED: "a referral that another hospital receives on the last day is in time",
        "en henvisning, som et andet sygehus modtager på den sidste dag, er til tiden";
    INCOMPLETE: "an incomplete referral counts from the day it was received",
        "en mangelfuld henvisning tæller fra den dag, den blev modtaget";
    OWN_DAYS: "of a postponement of the patient's own only the days asked for are left out of the adjusted clock, not all days to the next offer",
        "af patientens egen udsættelse udelades kun de dage, der er bedt om, af den justerede frist, ikke alle dage til næste tilbud";
    FIRST_CLOCK: "requests to come ask on the day their first clock starts; rights that start later are not played",
        "kommende henvendelser kommer den dag, deres første frist begynder; frister, der begynder senere, afprøves ikke";
    EVEN_WEEK: "requests come evenly on the days the clinic is open",
        "henvendelser kommer jævnt på de dage, ambulatoriet har åbent";
    MIX_UNKNOWN: "nothing is known of how complex these patients are",
        "intet vides om, hvor komplekse disse patienter er";
    NO_ROOMS: "no rooms are given, so everybody always has one",
        "ingen lokaler er angivet, så alle har altid et";
    YEAR: "a week without a year is the one nearest to `as_of`",
        "en uge uden år er den, der ligger nærmest `dato i dag` (as_of)";
    WEEK: "a number and a year are a week and not a month",
        "et tal og et årstal er en uge og ikke en måned";
    ANCHOR: "the Monday of the week of `as_of`", "mandagen i ugen med `dato i dag` (as_of)";
    HANDOVER: "the chains count a visit as with somebody who knows the patient; played and booked it takes the handover too",
        "beregningen regner et besøg som hos en, der kender patienten; afprøvet og booket tager det overleveringen med";
    MISCLASSIFIED: "share of patients one class heavier or lighter than believed",
        "andel af patienter, der er én klasse tungere eller lettere end antaget";
    CONTROL_NOTICE: "controls are called in so long before they are due",
        "kontroller indkaldes så længe før";
    NOTICE: "who is not sub-acute must be told so long before; whoever could not come does not wait beside an idle minute",
        "de ikke subakutte skal have besked så længe før; den, der ikke kunne komme, venter ikke ved siden af et ubrugt minut";
    LEAVE: "holds of who is away lie on colleagues of the day, where they have room; those of a template are lost",
        "den fraværendes reserverede tider ligger hos dagens kolleger, hvor de har plads; en skabelons mistes";
    LEAVE_AGAIN: "after the weeks for which leave is listed it comes again as in them",
        "efter de uger, som fravær er oplyst for, gentages det";
    START: "a run begins with today's list and bookings, or empty and some weeks before it counts; requests count from the first week that does",
        "en kørsel begynder med dagens liste og bookinger eller tom og nogle uger, før den tæller; henvendelser tæller fra den første uge, der gør";
    PUNCTUAL: "patients come at the appointed time, evenly over an open-clinic window",
        "patienter møder til tiden, jævnt fordelt i et åbent ambulatorium";
    PATIENT_CANCELS: "share of booked visits cancelled in time",
        "andel af bookede besøg med afbud i god tid";
    HOSPITAL_CANCELS: "share of booked visits the hospital moves",
        "andel af bookede besøg, som hospitalet flytter";
    DAY_WEIGHTS: "Kaandorp & Koole (2007), table 1; what they weigh in this clinic is its own choice",
        "Kaandorp & Koole (2007), tabel 1; hvad de vejer i dette ambulatorium, er dets eget valg";
    DAY_TOGETHER: "most patients a searched schedule asks at once; published optima have no such limit",
        "flest patienter, der mødes ad gangen i en søgt plan; publicerede optimale planer har ingen sådan grænse";
    DAY_HOLDS: "every hold is used by one visit of its need: the full day is judged",
        "hver reserveret tid bruges af ét besøg af sit behov: den fulde dag bedømmes";
    DAY_LENGTH: "mean as planned, spread need.length_cv; other fixed work is exact",
        "gennemsnit som planlagt, `spredning i længde` (need.length_cv); andet fastlagt arbejde er eksakt";
    DAY_BREAKS: "work goes on after a break; an open clinic is left out like one",
        "arbejdet fortsætter efter en pause; et åbent ambulatorium udelades på samme måde";
}

/// The law behind each built-in right.
pub(crate) fn law(right: &str) -> Note {
    match right {
        "udredning" => WORK_UP_LAW,
        "treatment" | "free-choice" => TREATMENT_LAW,
        _ if right.starts_with("child-psychiatry") => BILL_LAW,
        _ if right.starts_with("cancer") => CANCER_LAW,
        _ => HEART_LAW,
    }
}
