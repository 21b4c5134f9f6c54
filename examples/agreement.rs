use behov::format;
use behov_solver::plan::agreement::{Options, agreement};
fn main() {
    for dir in std::env::args().skip(1) {
        let clinic = format::read(std::path::Path::new(&dir)).unwrap();
        let start = std::time::Instant::now();
        for row in agreement(&clinic, &Options { replications: 12, ..Options::default() }) {
            let name = &clinic.parts().teams[row.team].name;
            print!("{dir} {name} held {} load {:.3} {:.3} d{} exact {:.3} {:?} ", row.held_minutes_per_week, row.routine_load, row.total_load, row.days, row.exact*100.0, row.proof);
            if let Some(p) = row.played { for e in [p.sample, p.in_steps, p.whole, p.packing] { print!(" {:.2}±{:.2}", e.mean*100.0, e.half_width*100.0); } }
            println!(" {:?}", row.verdict);
        }
        eprintln!("{dir} {:?}", start.elapsed());
    }
}
