//! Names of the columns of tables that people read and behov reads back. In English they are the
//! names the formats are described by; what stands below them are codes and the clinic's names.

use super::Entry;

macro_rules! columns {
    ($($name:literal $da:literal)+) => {
        /// All of them, under `column.<name>`.
        pub(super) const ENTRIES: &[Entry] =
            &[$(Entry { key: concat!("column.", $name), en: $name, da: $da }),+];
    };
}

columns! {
    "actual_minutes" "faktiske_minutter"
    "blocked" "kan_ikke"
    "class" "klasse"
    "clinic" "ambulatorium"
    "clinician" "kliniker"
    "consent" "samtykke"
    "date" "dato"
    "days_over" "dage_over"
    "deadline" "frist"
    "earliest" "tidligst"
    "end" "slut"
    "finish" "svar"
    "from" "fra"
    "kind" "art"
    "latest" "senest"
    "minutes" "minutter"
    "moved" "flyttet"
    "need" "behov"
    "next_control" "næste_kontrol"
    "offered" "tilbudt"
    "own" "egen"
    "panel" "panel"
    "pathway" "forløb"
    "patient_pause_days" "patientens_pause_dage"
    "planned_minutes" "planlagte_minutter"
    "pseudonym" "pseudonym"
    "ready" "klar"
    "reason" "årsag"
    "redirected" "omvisiteret"
    "referral_for_treatment" "henvist_til_behandling"
    "referral_received" "henvisning_modtaget"
    "release_days" "frigives_dage_før"
    "role" "faggruppe"
    "room" "lokale"
    "start" "start"
    "status" "status"
    "step" "trin"
    "stream" "strøm"
    "team" "team"
    "to" "til"
    "week" "uge"
    "weekday" "ugedag"
}
