//! Open clinics are staffed.

use crate::template::Kept;
use crate::template::model::Model;

/// Each window is staffed throughout by the promised number of clinicians.
pub(in crate::template) fn windows_staffed(model: &mut Model<'_>) {
    let windows = &model.instance.parts().windows;
    for (index, window) in windows.iter().enumerate() {
        let clinician_count = model.promised.windows[index];
        if !model.teams.contains(&window.team) || clinician_count == 0 {
            continue;
        }
        let ways = model.arrangements.iter().zip(&model.arrangement_vars);
        let staffing = ways.filter(|(way, _)| way.windows.contains(&index));
        let terms = staffing.map(|(_, &var)| (var, 1.0)).collect();
        let kept = Kept::Window { window: index, clinician_count };
        let count = f64::from(clinician_count);
        let row = model.row(Some(kept), "window", count, terms, count);
        model.give(row, 1.0, [1.0, window.span.minutes().real(), count]);
    }
}
