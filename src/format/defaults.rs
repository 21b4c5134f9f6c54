//! Every number behov fills in when the clinic file leaves it out, with where it comes from.
//!
//! Nothing here is an effect taken for granted: each use is listed as an assumption of the
//! instance, so that the planner sees it and can write a better one.

use behov_solver::instance::Tag;

use super::note::{self, Note};
use super::shape::{
    ContinuityWord, EndsAtWord, HolidaysWord, KeptByWord, PurposeWord, RoleWord, SectorWord,
    ServedFirstWord, ServiceWord, SettingWord, SpecialDayWord, StartsAtWord, WhenLateWord,
};

/// A number, or a choice, that the clinic file may leave out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset<T> {
    /// Its key in the clinic file: table and key.
    pub key: &'static str,
    /// What is used.
    pub value: T,
    /// The same as text.
    pub shown: &'static str,
    /// Law, source or assumption.
    pub tag: Tag,
    /// Which law, which source, or why.
    pub note: Note,
}

/// One line of the list of defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresetRow {
    /// Its key in the clinic file: table and key.
    pub key: &'static str,
    /// What is used.
    pub shown: &'static str,
    /// Law, source or assumption.
    pub tag: Tag,
    /// Which law, which source, or why.
    pub note: Note,
}

/// Declares the defaults and their list.
macro_rules! presets {
    ($($name:ident: $type:ty = $value:expr, $key:literal, $shown:literal, $tag:ident,
        $en:literal, $da:literal;)+) => {
        $(pub(crate) const $name: Preset<$type> =
            Preset {
                key: $key,
                value: $value,
                shown: $shown,
                tag: Tag::$tag,
                note: Note { en: $en, da: $da },
            };)+

        /// All defaults, in the order of the clinic file.
        pub const ALL: &[PresetRow] = &[
            $(PresetRow {
                key: $key,
                shown: $shown,
                tag: Tag::$tag,
                note: Note { en: $en, da: $da },
            },)+
        ];
    };
}

presets! {
    GRID: i32 = 5, "clinic.grid_minutes", "5", Assumption,
        "Danish clinics book in steps of 5, 10 or 15 minutes",
        "danske ambulatorier booker i intervaller på 5, 10 eller 15 minutter";
    CYCLE_WEEKS: u32 = 1, "clinic.cycle_weeks", "1", Assumption,
        "every week is alike until the file says otherwise",
        "alle uger er ens, indtil filen siger andet";
    HOLIDAYS: HolidaysWord = HolidaysWord::Denmark, "clinic.public_holidays", "denmark", Law,
        "the holidays of folkekirken; store bededag until 2023",
        "folkekirkens helligdage; store bededag til og med 2023";
    SECTOR: SectorWord = SectorWord::Somatic, "law.sector", "somatic", Assumption,
        "somatic patients, until the clinic says psychiatric",
        "somatiske patienter, indtil ambulatoriet siger psykiatriske";
    SATURDAY_COUNTS: bool = false, "law.saturday_counts", "false", Assumption,
        "Sundhedsstyrelsen sets 8 weekdays equal to 11 calendar days, so a Saturday is none; counting it gives earlier dates",
        "Sundhedsstyrelsen sætter 8 hverdage lig med 11 kalenderdage, så lørdag er ingen; tæller den med, bliver datoerne tidligere";
    NOT_WEEKDAYS: &[SpecialDayWord] = &[], "law.not_weekdays", "none", Assumption,
        "5 June, 24 and 31 December are no public holidays, so letters are counted over them",
        "5. juni, 24. og 31. december er ikke helligdage, så de tæller som hverdage for breve";
    STARTS_AT: StartsAtWord = StartsAtWord::Referral, "right.starts_at", "referral", Assumption,
        "a right of the clinic runs from the day the referral was received",
        "en frist, ambulatoriet selv har skrevet, løber fra henvisningens modtagelse";
    ENDS_AT: EndsAtWord = EndsAtWord::Told, "right.ends_at", "told", Assumption,
        "a right of the clinic is met when the patient has been told the answer",
        "en frist, ambulatoriet selv har skrevet, er overholdt, når patienten har fået svar";
    PAUSE_STOPS: bool = false, "right.patient_pause_stops", "false", Assumption,
        "days the patient asked to wait count",
        "dage, patienten har bedt om at vente, tæller med";
    KEPT_BY: KeptByWord = KeptByWord::Held, "right.kept_by", "held", Assumption,
        "the date held keeps a right, not one that was only offered",
        "den dato, besøget holdes, afgør, ikke en, der kun blev tilbudt";
    MAXIMUM_WAIT: bool = false, "right.maximum_wait", "false", Assumption,
        "no statutory maximum wait, so it comes after those that are",
        "ingen maksimal ventetid efter loven, så den kommer efter dem, der er det";
    SERVICE: ServiceWord = ServiceWord::NextDay, "team.service", "next-day", Assumption,
        "sub-acute has no national definition; in the ten projects of Region Hovedstaden (2018) it meant the next day",
        "subakut har ingen national definition; i Region Hovedstadens ti projekter (2018) betød det næste dag";
    ADVICE: i32 = 0, "team.advice_minutes_per_week", "0", Assumption,
        "no advice time for general practice is promised",
        "der er intet mål for rådgivning til almen praksis";
    ROOM_COUNT: u32 = 1, "room.count", "1", Assumption,
        "one room of each kind",
        "ét lokale af hver slags";
    CLASSES: &[&str] = &["low", "medium", "high"], "complexity.classes", "low, medium, high",
        Assumption, "three classes until the clinic names its own",
        "tre klasser, indtil ambulatoriet navngiver sine egne";
    COMPLEX: &[&str] = &["high"], "complexity.complex", "high", Assumption,
        "only the heaviest class counts as complex",
        "kun den tungeste klasse regnes for kompleks";
    PRO_VALID_DAYS: u32 = 90, "complexity.pro.valid_days", "90", Assumption,
        "an answer of more than three months ago says nothing of today; no Danish source was found, choose your own",
        "et svar, der er mere end tre måneder gammelt, siger intet om i dag; ingen dansk kilde er fundet, vælg jeres eget";
    SETTING: SettingWord = SettingWord::InPerson, "need.setting", "in-person", Assumption,
        "the patient comes to the clinic",
        "patienten møder frem i ambulatoriet";
    ROLES: &[RoleWord] = &[RoleWord::Physician], "need.roles", "physician", Assumption,
        "only physicians, until the clinic says who else may",
        "kun læger, indtil ambulatoriet siger, hvem der ellers må";
    CONTINUITY: ContinuityWord = ContinuityWord::Team, "need.continuity", "team", Source,
        "patients belong to a team of physicians (ten projects, Region Hovedstaden 2018)",
        "patienter hører til et team af læger (ti projekter, Region Hovedstaden 2018)";
    MINUTES_WORK_UP: i32 = 45, "need.minutes", "45 (work-up)", Assumption,
        "no Danish source for visit lengths was found; 30 to 60 is usual for a work-up visit",
        "ingen dansk kilde til besøgslængder er fundet; 30 til 60 er sædvanligt for et udredningsbesøg";
    MINUTES_CONTROL: i32 = 20, "need.minutes", "20 (control)", Assumption,
        "no Danish source for visit lengths was found; 15 to 30 is usual for a control",
        "ingen dansk kilde til besøgslængder er fundet; 15 til 30 er sædvanligt for en kontrol";
    MINUTES_USUAL: i32 = 30, "need.minutes", "30 (sub-acute, treatment)", Assumption,
        "no Danish source for visit lengths was found; half an hour is usual",
        "ingen dansk kilde til besøgslængder er fundet; en halv time er sædvanligt";
    MINUTES_CONCLUSION: i32 = 20, "need.minutes", "20 (conclusion)", Assumption,
        "no Danish source for visit lengths was found; taken as long as a control",
        "ingen dansk kilde til besøgslængder er fundet; sat så langt som en kontrol";
    MINUTES_ADVICE: i32 = 10, "need.minutes", "10 (advice)", Assumption,
        "no Danish source was found; 10 to 15 is usual for a telephone call",
        "ingen dansk kilde er fundet; 10 til 15 er sædvanligt for en telefonsamtale";
    HANDOVER: i32 = 0, "need.handover_minutes", "0", Assumption,
        "nobody needs longer for another clinician's patient until the clinic says so",
        "ingen bruger længere tid på en anden klinikers patient, indtil ambulatoriet siger det";
    NO_SHOW: f64 = 0.045, "need.no_show", "0.045", Source,
        "Region Syddanmark 2018: 4.7 %, Region Nordjylland 3.7 %, Lillebaelt just under 4 %; departments differ from 2 to 9 %",
        "Region Syddanmark 2018: 4,7 %, Region Nordjylland 3,7 %, Lillebælt knap 4 %; afdelinger svinger fra 2 til 9 %";
    LATE_CANCEL: f64 = 0.0, "need.late_cancel", "0", Assumption,
        "no Danish share of late cancellations alone was found; none is optimistic",
        "ingen dansk andel af sene afbud alene er fundet; ingen er optimistisk";
    LENGTH_CV: f64 = 0.5, "need.length_cv", "0.5", Assumption,
        "standard deviation half the mean; measure your own, Danish systems rarely log it",
        "standardafvigelsen er det halve af gennemsnittet; mål jeres egen, danske systemer registrerer den sjældent";
    MAY_TAKE_UNHELD: bool = true, "need.may_take_unheld", "true", Assumption,
        "a request may take any free time, not only held time",
        "en henvendelse må få enhver ledig tid, ikke kun reserveret tid";
    WHEN_LATE: WhenLateWord = WhenLateWord::Waits, "need.when_late", "waits", Assumption,
        "a late request waits on",
        "en henvendelse, der ikke ses til tiden, venter videre";
    ANSWER_DAYS: u32 = 0, "pathway.answer_days", "0", Assumption,
        "the patient is told at the last step; a later answer counts against the right",
        "patienten får svar ved det sidste trin; et senere svar tæller med i fristen";
    LAG_MIN: u32 = 0, "pathway.lag_min", "0", Assumption,
        "steps may fall on the same day",
        "trin må ligge samme dag";
    EXTERNAL_DAYS: u32 = 0, "pathway.external_days", "0", Assumption,
        "nothing outside the clinic is waited for",
        "der ventes ikke på noget uden for ambulatoriet";
    DISPERSION: f64 = 1.0, "stream.dispersion", "1", Assumption,
        "pure chance (Poisson); real requests often vary more, so this is optimistic",
        "ren tilfældighed (Poisson); virkelige henvendelser svinger ofte mere, så det er optimistisk";
    OWN_SHARE: f64 = 0.0, "stream.own_share", "0", Assumption,
        "no request is tied to a clinician",
        "ingen henvendelse er knyttet til en bestemt kliniker";
    ELIGIBLE: f64 = 0.0, "panel.eligible", "0", Assumption,
        "nobody is taken off fixed controls until the clinic says who can manage",
        "ingen tages af faste kontroller, indtil ambulatoriet siger, hvem der kan klare sig uden";
    CONVERTED: f64 = 0.0, "panel.converted", "0", Assumption,
        "nobody has been converted to need-based control yet",
        "ingen er endnu omlagt til behovsstyret kontrol";
    REQUESTS_PER_YEAR: f64 = 2.6, "panel.requests_per_year", "2.6", Source,
        "rheumatoid arthritis, open clinic at Gentofte, second year: 2.6 visits a patient (10.1007/s10067-021-05674-y); other diseases differ",
        "leddegigt, åbent ambulatorium på Gentofte, andet år: 2,6 besøg pr. patient (10.1007/s10067-021-05674-y); andre sygdomme er anderledes";
    ADVICE_PER_YEAR: f64 = 0.7, "panel.advice_per_year", "0.7", Source,
        "rheumatoid arthritis, open clinic at Gentofte, second year: 0.7 calls a patient (10.1007/s10067-021-05674-y); other diseases differ",
        "leddegigt, åbent ambulatorium på Gentofte, andet år: 0,7 opkald pr. patient (10.1007/s10067-021-05674-y); andre sygdomme er anderledes";
    SAFETY_WEEKS: f64 = 156.0, "panel.safety_weeks", "156", Source,
        "AmbuFlex: contact at least every third year (Sygeplejersken 2014-3)",
        "AmbuFlex: kontakt mindst hvert tredje år (Sygeplejersken 2014-3)";
    RAMP_WEEKS: u32 = 1, "change.ramp_weeks", "1", Assumption,
        "a change is there in full from its first day",
        "en ændring gælder fuldt ud fra den første dag";
    WINDOW_CLINICIANS: u32 = 1, "window.clinicians", "1", Assumption,
        "one clinician runs the open clinic",
        "én kliniker bemander det åbne ambulatorium";
    HORIZON_WEEKS: u32 = 26, "goals.horizon_weeks", "26", Assumption,
        "half a year ahead",
        "et halvt år frem";
    CANCELLED_SHARE: f64 = 0.0, "goals.cancelled_share", "0", Assumption,
        "no session falls out at short notice, which is optimistic: lost sessions matter more than busy days",
        "intet program aflyses med kort varsel, hvilket er optimistisk: aflyste programmer betyder mere end travle dage";
    ASKS_AGAIN: f64 = 1.0, "goals.asks_again", "1", Assumption,
        "a missed visit uses its minutes and is asked for again; a missed control waits for its turn",
        "en udeblivelse bruger sine minutter og bestilles igen; en udeblivelse fra en kontrol venter til næste gang";
    HELD_SHARE_MAX: f64 = 1.0, "goals.held_share_max", "1", Assumption,
        "no limit on how much may be held",
        "ingen grænse for, hvor meget der må reserveres";
    ENDS_IN_TIME: f64 = 0.8, "goals.ends_in_time", "0.8", Assumption,
        "no session ends late more often than one day in five while a colleague who may take the work has time to spare; choose your own",
        "intet program trækker over tiden oftere end hver femte dag, mens en kollega, der må tage arbejdet, har tid til overs; vælg jeres eget";
    IDLE_WORTH: f64 = 0.0, "goals.idle_worth", "0", Assumption,
        "an idle minute is worth nothing; raise it when free time is used for calls, advice or review",
        "et minut uden patient er intet værd; hæv det, når ledig tid bruges til opkald, rådgivning eller journalgennemgang";
    FRONTIER_MAX: u32 = 40, "goals.frontier_max", "40", Assumption,
        "up to 40 holds a cycle are compared",
        "op til 40 reserverede tider pr. rul sammenlignes";
    WAITING_COST: f64 = 1.0, "goals.waiting_cost", "1", Assumption,
        "the unit of cost: one routine visit that waits one open day",
        "enheden for omkostning: ét planlagt besøg, der venter én åbningsdag";
    LATE_COST: f64 = 10.0, "goals.late_cost", "10", Assumption,
        "a sub-acute visit not served in time counts as ten routine visits that wait a day; weigh it yourself",
        "et subakut besøg, der ikke ses til tiden, tæller som ti planlagte besøg, der venter en dag; vægt det selv";
    EXTRA_COST: f64 = 5.0, "goals.extra_cost", "5", Assumption,
        "an extra minute is worth opening when it spares a routine minute a week (five open days) of waiting; weigh it yourself",
        "et ekstra minut er værd at åbne, når det sparer et planlagt minut for en uges ventetid (fem åbningsdage); vægt det selv";
    NOTICE_OPEN_DAYS: u32 = 3, "goals.notice_open_days", "3", Assumption,
        "a patient who is not sub-acute needs three open days' notice where the clinic is sized and played; freed time that is closer goes to the recall list; `book` may ring somebody for tomorrow",
        "en patient, der ikke er subakut, skal have tre åbningsdages varsel, når ambulatoriet beregnes og afprøves; tid, der bliver ledig tættere på, går til afbudslisten; `book` kan ringe til en patient om i morgen";
    RELEASE_FILL: &[f64] = &[0.3, 0.7, 0.9, 1.0], "goals.release_fill", "0.3, 0.7, 0.9, 1",
        Assumption, "on the day itself three in ten freed minutes find a patient, from three open days' notice all; measure your own",
        "på selve dagen finder tre af ti frigivne minutter en patient, med tre åbningsdages varsel alle; mål jeres egne";
    PATIENT_CANCELS: f64 = 0.03, "goals.patient_cancels", "0.03", Assumption,
        "share of booked visits that patients cancel in time, on an even day before the visit; measure your own",
        "andel af bookede besøg, som patienterne melder afbud til i god tid, jævnt fordelt på dagene før besøget; mål jeres egen";
    HOSPITAL_CANCELS: f64 = 0.0, "goals.hospital_cancels", "0", Assumption,
        "the hospital moves no visit but those of cancelled sessions, which is optimistic",
        "hospitalet flytter kun besøg i aflyste programmer, hvilket er optimistisk";
    ASKED: (&str, &str) = ("08:00", "09:00"), "goals.asked", "08:00-09:00", Assumption,
        "requests come evenly in the first hour, by telephone; whoever asks later than the last time of a day cannot have it",
        "henvendelser kommer jævnt i den første time, på telefon; den, der henvender sig efter dagens sidste tid, kan ikke få den";
    SERVED_FIRST: ServedFirstWord = ServedFirstWord::Earliest, "goals.served_first", "earliest",
        Assumption, "requests of a day are answered as they come, those called in first",
        "dagens henvendelser besvares, som de kommer, de indkaldte først";
}

/// The usual length of a visit for a purpose \[min\].
pub(crate) fn minutes(purpose: PurposeWord) -> Preset<i32> {
    match purpose {
        PurposeWord::WorkUp => MINUTES_WORK_UP,
        PurposeWord::FixedControl | PurposeWord::NeedBasedControl => MINUTES_CONTROL,
        PurposeWord::SubAcute | PurposeWord::Treatment => MINUTES_USUAL,
        PurposeWord::Conclusion => MINUTES_CONCLUSION,
        PurposeWord::Advice => MINUTES_ADVICE,
    }
}

/// The order in which demand is met when time is short, by purpose.
pub(crate) fn priority(purpose: PurposeWord) -> Preset<u8> {
    let of = |value, shown| Preset {
        key: "need.priority",
        value,
        shown,
        tag: Tag::Assumption,
        note: note::PRIORITY,
    };
    match purpose {
        PurposeWord::WorkUp | PurposeWord::Conclusion => of(1, "1"),
        PurposeWord::Treatment => of(2, "2"),
        PurposeWord::SubAcute => of(3, "3"),
        PurposeWord::FixedControl | PurposeWord::NeedBasedControl => of(4, "4"),
        PurposeWord::Advice => of(5, "5"),
    }
}

/// Whether requests are served from holds: those of sub-acute needs are.
pub(crate) fn held(purpose: PurposeWord) -> Preset<bool> {
    let value = purpose == PurposeWord::SubAcute;
    Preset {
        key: "need.held",
        value,
        shown: if value { "true" } else { "false" },
        tag: Tag::Assumption,
        note: note::HELD,
    }
}
