use super::*;
use crate::instance::cast;

#[test]
fn tiny_end_to_end() {
    let t = std::time::Instant::now();
    let sizing = size(&cast::clinic(), &Options::default());
    eprintln!("{:?}", t.elapsed());
    let team = &sizing.teams[0];
    for p in &team.frontier { eprintln!("{} {:?}", p.hold_count, (p.design.overload, &p.design.holds[..5], p.design.routine_load, p.design.total_load, p.design.access.share_within_days[2], p.design.overflow_minutes_per_week, p.design.slack_minutes_per_week, p.design.idle_beside_queue_minutes_per_week, p.design.unused_proof, p.design.access.proof, p.dominated, p.recommended)); }
    eprintln!("{:?}", team.verdict);
    eprintln!("{:?}", team.design);
    eprintln!("{:?}", team.legal);
    eprintln!("{:?}", &team.outlook[..3]);
    eprintln!("{:?}", team.rules_of_thumb);
    eprintln!("{:?}", sizing.pooling);
    panic!();
}
