//! What a week brings to a panel that is played.

/// A panel in a week of a run: seven days, the first beginning on day 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PanelWeek {
    /// Fixed controls that fell due.
    pub due: u32,
    /// Fixed controls held, missed ones among them.
    pub fixed: u32,
    /// Controls between need-based visits held, missed ones among them.
    pub between: u32,
    /// Visits of patients who were sought out.
    pub outreach: u32,
    /// Need-based visits held, missed ones among them.
    pub need_based: u32,
    /// Advice contacts of patients whom their general practitioner has taken over.
    pub advice: u32,
    /// Patients who moved to need-based control.
    pub converted: u32,
    /// Patients who moved elsewhere.
    pub moved: u32,
    /// Fixed controls that would have fallen due of patients who moved within the run.
    pub spared: u32,
    /// Patients who left.
    pub left: u32,
    /// Patients who entered.
    pub entered: u32,
    /// Patients with fixed controls, at the end of the week.
    pub on_fixed: u32,
    /// Patients on need-based control, at the end of the week.
    pub on_need_based: u32,
    /// Patients with their general practitioner, at the end of the week.
    pub in_practice: u32,
    /// Patients whose fixed control is overdue, at the end of the week.
    pub overdue: u32,
    /// Patients who wait for a need-based visit, at the end of the week.
    pub waiting: u32,
}
