//! Hand-worked weeks.

use super::*;

#[test]
fn a_full_week_of_ada_and_bea_is_met_and_proved() {
    let clinic = cast::clinic();
    let demand = VisitDemand::of(&clinic);
    let plan = plan(&clinic, &holds(&[60, 40, 40, 40, 40]), &demand);
    eprintln!("{}", rota(&clinic, &plan.template));
    eprintln!("{:#?}", plan.levels);
}
