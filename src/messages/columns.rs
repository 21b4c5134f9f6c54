//! Names of the columns of tables that people read. In English they are the codes the formats are
//! described by, the same ones as in data; what stands below them are codes and the clinic's names.
//! `*` in a name is another name.

use super::{Entry, Lang};

macro_rules! columns {
    ($($name:literal $da:literal)+) => {
        /// All of them, under `column.<name>`.
        pub(super) const ENTRIES: &[Entry] =
            &[$(Entry { key: concat!("column.", $name), en: $name, da: $da }),+];
    };
}

columns! {
    "access_share" "rettidig_andel"
    "actual_minutes" "faktiske_minutter"
    "actual_minutes_mean" "faktiske_minutter_gennemsnit"
    "actual_minutes_p50" "faktiske_minutter_50_pct"
    "actual_minutes_p90" "faktiske_minutter_90_pct"
    "added_visits" "tilføjede_besøg"
    "added_wait_open_days" "ekstra_ventetid_åbningsdage"
    "after_*" "bagefter_*"
    "asked_date" "henvendt_dato"
    "asked_*" "mødetid_*"
    "backlog_minutes" "pukkel_minutter"
    "bailey_welch" "bailey_welch"
    "begins_working_minute_*" "begynder_arbejdsminut_*"
    "beside_queue_minutes" "ved_siden_af_kø_minutter"
    "bias_minutes_half_width_95" "skævhed_minutter_halvt_interval_95"
    "bias_minutes_mean" "skævhed_minutter_gennemsnit"
    "blocked" "kan_ikke"
    "booked_clinician" "booket_kliniker"
    "booked_date" "booket_dato"
    "booked_from" "booket_fra"
    "booked_minutes" "booket_minutter"
    "booked_need" "booket_behov"
    "booked_to" "booket_til"
    "breach_share" "overskredet_andel"
    "buffer_minutes" "buffer_minutter"
    "cancelled" "aflyst"
    "class" "klasse"
    "clinic" "ambulatorium"
    "clinician" "kliniker"
    "consent" "samtykke"
    "critical_ratio" "kritisk_forhold"
    "date" "dato"
    "days_over" "dage_over"
    "deadline" "frist"
    "difference_shown" "forskel_vist"
    "digital" "digital"
    "dominated" "overgået"
    "due_date" "frist_dato"
    "earliest" "tidligst"
    "easy_visits" "lette_besøg"
    "end" "slut"
    "end_minute_of_day" "slut_minut_på_dagen"
    "ends_working_minute_*" "slutter_arbejdsminut_*"
    "equal_spacing" "lige_langt_imellem"
    "fate" "udfald"
    "finish" "svar"
    "from" "fra"
    "from_held_minutes" "fra_reserveret_minutter"
    "growth_minutes_per_week" "vækst_minutter_pr_uge"
    "handover_minutes" "overlevering_minutter"
    "held_booked_minutes" "reserveret_booket_minutter"
    "held_minutes" "reserveret_minutter"
    "held_minutes_per_week" "reserveret_minutter_pr_uge"
    "held_out_cost_per_visit" "afprøvet_omkostning_pr_besøg"
    "hold_count_per_cycle" "reserverede_tider_pr_rul"
    "hospital_cancellation_count" "flytninger_antal"
    "idle_beside_queue_minutes_per_week" "uden_patient_trods_kø_minutter_pr_uge"
    "idle_minutes" "uden_patient_minutter"
    "idle_minutes_mean" "uden_patient_minutter_gennemsnit"
    "in_time_chance" "til_tiden_sandsynlighed"
    "kind" "art"
    "kolmogorov_smirnov_distance" "kolmogorov_smirnov_afstand"
    "label" "betegnelse"
    "last_seen" "sidst_set"
    "latest" "senest"
    "length_cv" "længde_variationskoefficient"
    "length_minutes" "længde_minutter"
    "minutes" "minutter"
    "moved" "flyttet"
    "need" "behov"
    "need_based" "behovsstyret"
    "next_control" "næste_kontrol"
    "next_hold_costs_idle_minutes_per_week" "næste_tid_koster_uden_patient_minutter_pr_uge"
    "next_hold_saves_requests_per_week" "næste_tid_sparer_henvendelser_pr_uge"
    "none_says" "intet_fordi"
    "offered" "tilbudt"
    "open_clinic" "åbent_ambulatorium"
    "opens_days" "åbner_dage_før"
    "optimum" "bedste"
    "overflow_minutes_per_week" "ikke_plads_minutter_pr_uge"
    "overrun_minutes_mean" "overskredet_minutter_gennemsnit"
    "overrun_share" "overskredet_andel_af_besøg"
    "overrun_visits" "overskredne_besøg"
    "overtime_minutes" "efter_programslut_minutter"
    "overtime_minutes_mean" "efter_programslut_minutter_gennemsnit"
    "overtime_minutes_p95" "efter_programslut_minutter_95_pct"
    "own" "egen"
    "own_clinician" "egen_kliniker"
    "p10" "10_pct"
    "p50" "50_pct"
    "p90" "90_pct"
    "panel" "patientgruppe"
    "partial" "afbrudt"
    "path_open_days" "åbningsdage_pr_periode"
    "paths" "simulerede_perioder"
    "pathway" "forløb"
    "patient" "patient"
    "patient_cancellation_count" "afbud_antal"
    "patient_pause_days" "patientens_pause_dage"
    "patients" "patienter"
    "pause_from" "pause_fra"
    "pause_reason" "pause_årsag"
    "pause_to" "pause_til"
    "planned_held_out_cost_per_visit" "planlagt_afprøvet_omkostning_pr_besøg"
    "planned_minutes" "planlagte_minutter"
    "planned_minutes_mean" "planlagte_minutter_gennemsnit"
    "policy" "bookingregel"
    "pro_colour" "pro_farve"
    "pro_date" "pro_dato"
    "pro_flags" "pro_flag"
    "pro_score" "pro_score"
    "pseudonym" "pseudonym"
    "quantile_high_minutes" "fraktil_høj_minutter"
    "quantile_low_minutes" "fraktil_lav_minutter"
    "quantile_minutes" "fraktil_minutter"
    "ready" "klar"
    "ready_date" "klar_dato"
    "reason" "årsag"
    "recommended_minutes" "anbefalede_minutter"
    "redirected" "omvisiteret"
    "referral_for_treatment" "henvist_til_behandling"
    "referral_received" "henvisning_modtaget"
    "refilled_minutes_per_week" "genbrugt_minutter_pr_uge"
    "release_days" "frigives_dage_før"
    "release_fill_shares" "frigivet_fyldt_andele"
    "release_open_days_before" "frigives_åbningsdage_før"
    "released" "frigives"
    "released_minutes" "frigivet_minutter"
    "released_to" "frigives_til"
    "removed_visits" "udgåede_besøg"
    "reordered" "bedste_rækkefølge"
    "replication" "kørsel"
    "role" "faggruppe"
    "room" "lokale"
    "routine_wait_open_days" "planlagt_ventetid_åbningsdage"
    "rule" "regel"
    "saves_cost_half_width_95" "sparer_omkostning_halvt_interval_95"
    "saves_cost_per_visit" "sparer_omkostning_pr_besøg"
    "seed" "startværdi"
    "session" "program"
    "session_minutes" "program_minutter"
    "slack_minutes_per_week" "ledig_minutter_pr_uge"
    "space" "plads"
    "start" "start"
    "start_minute_of_day" "start_minut_på_dagen"
    "status" "status"
    "stays_says" "uændret_fordi"
    "step" "trin"
    "stream" "strøm"
    "tardiness_days_mean" "dage_over_gennemsnit"
    "tardiness_days_p95" "dage_over_95_pct"
    "team" "team"
    "to" "til"
    "unbooked_minutes" "ikke_booket_minutter"
    "visit_date" "besøg_dato"
    "visits" "besøg"
    "waited_minutes" "ventet_minutter"
    "waiting_minutes_mean" "ventetid_minutter_gennemsnit"
    "waiting_minutes_mean_*" "ventetid_minutter_gennemsnit_*"
    "week" "uge"
    "weekday" "ugedag"
    "work" "arbejde"
    "working_minutes" "arbejdsminutter"
    "*_estimated_mean" "*_anslået_gennemsnit"
    "*_half_width_95" "*_halvt_interval_95"
}

/// The name of a column in a language; one that has no other is its own.
#[must_use]
pub fn column(lang: Lang, code: &str) -> String {
    let name = |entry: &Entry| entry.key.strip_prefix("column.").unwrap_or_default();
    if let Some(entry) = ENTRIES.iter().find(|entry| name(entry) == code) {
        return entry.of(lang).to_owned();
    }
    let within = |entry: &Entry| {
        let (before, after) = name(entry).split_once('*')?;
        let inner = code.strip_prefix(before)?.strip_suffix(after)?;
        Some(entry.of(lang).replace('*', &column(lang, inner)))
    };
    ENTRIES.iter().find_map(within).unwrap_or_else(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_stand_within_another() {
        let told = |code| column(Lang::Da, code);
        assert_eq!(told("asked_equal_spacing"), "mødetid_lige_langt_imellem");
        assert_eq!(told("access_share_half_width_95"), "rettidig_andel_halvt_interval_95");
        assert_eq!(told("no_such_column"), "no_such_column");
        assert_eq!(column(Lang::En, "asked_equal_spacing"), "asked_equal_spacing");
    }
}
