//! What the clinic says of its cost and of what its patients answered.

use behov_solver::instance::{Heard, HourlyCost};

use super::super::document::Row;
use super::super::shape::{CostShape, HeardShape};
use super::Build;

impl Build<'_> {
    pub(super) fn cost(&mut self) -> HourlyCost {
        let row: Option<Row<'_, CostShape>> = self.document.section("cost");
        let Some(row) = row else { return HourlyCost::default() };
        self.came("cost", &row);
        HourlyCost {
            physician: row.shape.physician_per_hour,
            nurse: row.shape.nurse_per_hour,
            secretary: row.shape.secretary_per_hour,
        }
    }

    pub(super) fn heard(&mut self) -> Vec<Heard> {
        let mut heard = Vec::new();
        for row in self.document.rows::<HeardShape>("heard") {
            let HeardShape { name, answers, share } = &row.shape;
            let Some(share) = self.share(row.node, "share", *share) else {
                self.document.lose("heard", name);
                continue;
            };
            self.came("heard", &row);
            heard.push(Heard { name: name.clone(), answers: *answers, share });
        }
        heard
    }
}
