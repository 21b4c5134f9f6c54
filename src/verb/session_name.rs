//! What a session is called: the clinician and the day, as in the columns of a template.

use behov_solver::instance::Instance;
use behov_solver::table::SessionId;

use crate::messages::Lang;
use crate::messages::word::of_table;

/// Days as a template file writes them.
pub(crate) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The name of a session: `Ada/mon`, in a cycle of several weeks `Ada/2mon`, and with its start
/// where the clinician has more than one that day, `Ada/mon@13:00`.
#[must_use]
pub(crate) fn session_name(instance: &Instance, id: SessionId) -> String {
    session_said(Lang::En, instance, id)
}

/// The same with the day in the language of a reader: `Ada/tor`.
#[must_use]
pub(crate) fn session_said(lang: Lang, instance: &Instance, id: SessionId) -> String {
    let parts = instance.parts();
    let session = &parts.sessions[id];
    let clinician = &parts.clinicians[session.clinician].name;
    let day = of_table(lang, DAYS[session.day.day as usize % 7]);
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
pub(crate) fn session_names(instance: &Instance) -> Vec<(SessionId, String)> {
    instance.parts().sessions.ids().map(|id| (id, session_name(instance, id))).collect()
}

/// The session of a name, its day in either language.
#[must_use]
pub(crate) fn session_of(instance: &Instance, name: &str) -> Option<SessionId> {
    let said = |lang, id| session_said(lang, instance, id).to_lowercase();
    let name = name.to_lowercase();
    let mut sessions = instance.parts().sessions.ids();
    sessions.find(|&id| [Lang::En, Lang::Da].iter().any(|&lang| said(lang, id) == name))
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
        for (id, name) in names {
            let danish = session_said(Lang::Da, &cast::tiny(), id);
            assert_eq!(session_of(&cast::tiny(), &danish), Some(id));
            assert_eq!(session_of(&cast::tiny(), &name), Some(id));
        }
    }
}
