//! The code of every broken promise, and the values its sentence names.

use super::breach::Breach;

impl Breach {
    /// The code of the error index.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Breach::OutsideSession { .. } => "B0301",
            Breach::Overlap { .. } => "B0302",
            Breach::OffGrid { .. } => "B0303",
            Breach::WrongRole { .. } => "B0304",
            Breach::WrongTeam { .. } => "B0305",
            Breach::WithoutRoom { .. } => "B0306",
            Breach::WrongLength { .. } => "B0307",
            Breach::NotHeld { .. } => "B0308",
            Breach::HoldsShort { .. } => "B0309",
            Breach::WindowNotStaffed { .. } => "B0310",
            Breach::TooManyComplex { .. } => "B0311",
            Breach::BufferMissing { .. } => "B0312",
            Breach::RoomsShort { .. } => "B0313",
            Breach::LagOutOfReach { .. } => "B0314",
            Breach::AdviceShort { .. } => "B0315",
            Breach::FrozenMissing { .. } => "B0316",
            Breach::TooManyChanges { .. } => "B0317",
            Breach::BookedBeforeAsked { .. } => "B0318",
            Breach::BookedIntoPast { .. } => "B0319",
            Breach::BeforeReady { .. } => "B0320",
            Breach::ClinicClosed { .. } => "B0321",
            Breach::ClinicianAway { .. } => "B0322",
            Breach::NotInSession { .. } => "B0323",
            Breach::RoleMayNot { .. } => "B0324",
            Breach::OtherTeam { .. } => "B0325",
            Breach::SessionOverbooked { .. } => "B0326",
            Breach::HoldForOther { .. } => "B0327",
            Breach::HoldsOverused { .. } => "B0328",
            Breach::LagBroken { .. } => "B0329",
            Breach::TwiceAtOnce { .. } => "B0330",
            Breach::RequestLost { .. } => "B0331",
            Breach::StepLost { .. } => "B0332",
            Breach::MinutesDoNotAddUp { .. } => "B0333",
            Breach::SessionUnknown { .. } => "B0334",
            Breach::RoomsOverused { .. } => "B0350",
            Breach::SeenWithoutRoom { .. } => "B0351",
            Breach::StepOfOtherTeam { .. } => "B0352",
            Breach::HandoverWrong { .. } => "B0353",
        }
    }

    /// The names and numbers of its message, under the names of its fields.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        macro_rules! values {
            ($($name:ident),*) => { vec![$((stringify!($name), $name.to_string())),*] };
        }
        match self {
            Breach::OutsideSession { place, block } => values![place, block],
            Breach::Overlap { place, block, other } => values![place, block, other],
            Breach::OffGrid { place, block, grid } => values![place, block, grid],
            Breach::WrongRole { place, need }
            | Breach::WithoutRoom { place, need }
            | Breach::NotHeld { place, need }
            | Breach::RoleMayNot { place, need }
            | Breach::HoldForOther { place, need } => values![place, need],
            Breach::WrongTeam { place, team } | Breach::OtherTeam { place, team } => {
                values![place, team]
            }
            Breach::WrongLength { place, block, need, minutes } => {
                values![place, block, need, minutes]
            }
            Breach::HoldsShort { team, day, held, promised } => values![team, day, held, promised],
            Breach::WindowNotStaffed { day, span, staffed, asked } => {
                values![day, span, staffed, asked]
            }
            Breach::TooManyComplex { place, visits, visits_max } => {
                values![place, visits, visits_max]
            }
            Breach::BufferMissing { place, at, complex } => values![place, at, complex],
            Breach::RoomsShort { room, day, at, used, count } => {
                values![room, day, at, used, count]
            }
            Breach::LagOutOfReach { team, earlier, later, day } => {
                values![team, earlier, later, day]
            }
            Breach::AdviceShort { team, given, promised } => values![team, given, promised],
            Breach::FrozenMissing { place, label, span } => values![place, label, span],
            Breach::TooManyChanges { changes, changes_max } => values![changes, changes_max],
            Breach::BookedBeforeAsked { policy, patient, booked, asked } => {
                values![policy, patient, booked, asked]
            }
            Breach::BookedIntoPast { policy, patient, visit, booked } => {
                values![policy, patient, visit, booked]
            }
            Breach::BeforeReady { policy, patient, visit, ready } => {
                values![policy, patient, visit, ready]
            }
            Breach::ClinicClosed { place, patient }
            | Breach::ClinicianAway { place, patient }
            | Breach::NotInSession { place, patient } => values![place, patient],
            Breach::SessionOverbooked { place, visits, minutes }
            | Breach::SeenWithoutRoom { place, visits, minutes } => values![place, visits, minutes],
            Breach::HoldsOverused { place, visits, held } => values![place, visits, held],
            Breach::LagBroken { patient, earlier, later, days, days_min } => {
                values![patient, earlier, later, days, days_min]
            }
            Breach::TwiceAtOnce { patient, need, date } => values![patient, need, date],
            Breach::RequestLost { patient, need, fate } => values![patient, need, fate],
            Breach::StepLost { patient, need } => values![patient, need],
            Breach::MinutesDoNotAddUp { place, booked, visits } => values![place, booked, visits],
            Breach::SessionUnknown { place } => values![place],
            Breach::RoomsOverused { place, room, visits, minutes } => {
                values![place, room, visits, minutes]
            }
            Breach::StepOfOtherTeam { patient, need, wanted, team } => {
                values![patient, need, wanted, team]
            }
            Breach::HandoverWrong { place, need, patient, given, wanted } => {
                values![place, need, patient, given, wanted]
            }
        }
    }
}
