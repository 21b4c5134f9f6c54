//! What a session is called: the clinician and the day, as in the columns of a template.

use behov_solver::instance::Instance;
use behov_solver::table::SessionId;

/// Days as a template file writes them.
pub(crate) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The name of a session: `Ada/mon`, in a cycle of several weeks `Ada/2mon`, and with its start
/// where the clinician has more than one that day, `Ada/mon@13:00`.
#[must_use]
pub fn session_name(instance: &Instance, id: SessionId) -> String {
    let parts = instance.parts();
    let session = &parts.sessions[id];
    let clinician = &parts.clinicians[session.clinician].name;
    let day = DAYS[session.day.day as usize % 7];
    let week = match parts.cycle.weeks {
        1 => String::new(),
        _ => (session.day.week + 1).to_string(),
    };
    let same = parts
        .sessions
        .values()
        .filter(|other| other.clinician == session.clinician && other.day == session.day);
    let from = if same.count() > 1 { format!("@{}", session.span.from) } else { String::new() };
    format!("{clinician}/{week}{day}{from}")
}

/// All sessions with their names, in the order of the clinic file.
#[must_use]
pub fn session_names(instance: &Instance) -> Vec<(SessionId, String)> {
    instance.parts().sessions.ids().map(|id| (id, session_name(instance, id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::cast;

    #[test]
    fn every_session_has_a_name_of_its_own() {
        let names = session_names(&cast::tiny());
        let mut seen: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count);
        assert!(names[0].1.contains("/mon"), "{}", names[0].1);
    }
}
