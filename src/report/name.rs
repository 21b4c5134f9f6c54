//! Names of what an answer is about, as the clinic's own file has them.

use behov_solver::instance::Instance;
use behov_solver::table::{
    ClassId, ClinicianId, Id, NeedId, PathwayId, PatientId, RightId, TeamId,
};

use crate::verb::session_name::DAYS;

/// What has a name in the clinic's file.
pub(super) trait Named: Copy {
    /// The name.
    fn name(self, instance: &Instance) -> &str;
}

impl Named for TeamId {
    fn name(self, instance: &Instance) -> &str {
        &instance.parts().teams[self].name
    }
}

impl Named for NeedId {
    fn name(self, instance: &Instance) -> &str {
        &instance.parts().needs[self].name
    }
}

impl Named for ClassId {
    fn name(self, instance: &Instance) -> &str {
        &instance.parts().complexity.classes[self].name
    }
}

impl Named for ClinicianId {
    fn name(self, instance: &Instance) -> &str {
        &instance.parts().clinicians[self].name
    }
}

impl Named for PathwayId {
    fn name(self, instance: &Instance) -> &str {
        &instance.parts().pathways[self].name
    }
}

impl Named for RightId {
    fn name(self, instance: &Instance) -> &str {
        &instance.parts().rights[self].name
    }
}

impl Named for PatientId {
    fn name(self, instance: &Instance) -> &str {
        &instance.parts().waiting[self.index()].pseudonym
    }
}

/// What an open clinic is called: its team, day and hours.
pub(super) fn window_name(instance: &Instance, window: usize) -> String {
    let parts = instance.parts();
    let given = &parts.windows[window];
    let week = match parts.cycle.weeks {
        1 => String::new(),
        _ => (given.day.week + 1).to_string(),
    };
    let day = DAYS[given.day.day as usize % 7];
    format!("{}/{week}{day} {}", parts.teams[given.team].name, given.span)
}

/// Several names.
pub(super) fn names<'a, 'b, T: Named + 'b>(
    instance: &'a Instance,
    of: impl IntoIterator<Item = &'b T>,
) -> Vec<&'a str> {
    of.into_iter().map(|one| one.name(instance)).collect()
}
