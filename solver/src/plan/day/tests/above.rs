//! Controls that answers cancel late, in the morning of Ada.

use crate::instance::{Colour, ColourRule, Contact, Instance, ProTable, ScoreBand, Triage, cast};
use crate::plan::day::above::booked_above;
use crate::plan::day::{BookedAbove, Options, SessionDay};
use crate::table::{ClassId, Id, NeedId};
use crate::units::{Minutes, Probability};

use super::{CONTROL, full, monday, template};

/// Ada and Bea, who ask before these needs and cancel a green answer; a yellow one is a call.
fn clinic(controls: &[usize], green: f64, yellow: f64) -> Instance {
    let share = |value| Probability::new(value).expect("a share");
    let rule =
        |colour, then, minutes, value| ColourRule { colour, then, minutes, share: share(value) };
    let changed = cast::clinic().with(|parts| {
        parts.complexity.pro = Some(ProTable {
            version: "1".to_owned(),
            bands: vec![ScoreBand {
                from: 0.0,
                to: 1.0,
                class: ClassId::from_index(0),
                colour: None,
            }],
            colours: vec![
                rule(Colour::Green, Contact::None, None, green),
                rule(Colour::Yellow, Contact::Phone, Some(Minutes(10)), yellow),
            ],
            controls: controls.iter().map(|&need| NeedId::from_index(need)).collect(),
            ..ProTable::default()
        });
    });
    changed.expect("in order")
}

fn found(clinic: &Instance) -> Option<BookedAbove> {
    let options = Options::default();
    let day = SessionDay::of(clinic, &template(&full()), monday(), &options).expect("a day");
    booked_above(clinic, &day, &options.weights)
}

#[test]
fn only_the_controls_that_are_asked_before_count_each_with_its_own_length() {
    let above = found(&clinic(&[CONTROL], 0.5, 0.1)).expect("controls");
    let (light, heavy) = (Minutes(20), Minutes(40));
    assert_eq!(above.places.places, [light, light, light, light, light, light, heavy]);
    assert_eq!(above.places.more, light);
    assert!((above.places.stays() - 0.5).abs() < 1e-12);
    assert!(above.found.best > 0 && !above.found.most_tried);
    let expected = 0.5 * (7.0 + crate::number::real(above.found.best));
    assert!((above.stay() - expected).abs() < 1e-12);
}

#[test]
fn nothing_is_said_where_nobody_is_asked_or_no_share_is_known() {
    assert_eq!(found(&cast::clinic()), None);
    assert_eq!(found(&clinic(&[], 0.5, 0.1)), None);
    assert_eq!(found(&clinic(&[CONTROL], 0.0, 0.0)), None);
}

/// The more a list cancels late, the more are booked above its places.
#[test]
fn more_green_answers_never_book_fewer() {
    let best = |green: f64| found(&clinic(&[CONTROL], green, 0.0)).map_or(0, |a| a.found.best);
    let booked: Vec<usize> = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map(best).to_vec();
    assert!(booked.is_sorted() && booked[0] < booked[5], "{booked:?}");
}

/// Two of three first visits are held or called; a stream that comes in bunches is thinned.
#[test]
fn a_part_of_a_stream_comes_in_smaller_bunches() {
    let share = |value| Probability::new(value).expect("a share");
    let mut parts = cast::parts();
    parts.streams[1].dispersion = 2.0;
    parts.complexity.pro = Some(ProTable {
        version: "1".to_owned(),
        bands: vec![ScoreBand { from: 0.0, to: 1.0, class: ClassId::from_index(0), colour: None }],
        first_visit: Some(Triage {
            needs: vec![NeedId::from_index(1)],
            answered: share(0.75),
            no_visit: share(0.5),
            phone: Probability::ZERO,
            call: None,
            reading: Some(NeedId::from_index(2)),
            per_week: 0.0,
        }),
        ..ProTable::default()
    });
    let before = parts.streams.len();
    parts.triaged();
    assert_eq!(parts.streams.len(), before + 1);
    let rows: Vec<(f64, f64)> =
        [1, before].map(|at| (parts.streams[at].per_week, parts.streams[at].dispersion)).to_vec();
    assert_eq!(rows, [(3.0, 1.5), (4.5, 1.75)]);
    assert!(Instance::new(parts).is_ok());
}
