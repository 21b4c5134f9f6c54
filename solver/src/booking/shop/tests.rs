use super::rooms::Rooms;
use super::{Job, NoTimes, Shop};

fn alone(shop: Shop) -> Result<Vec<i32>, NoTimes> {
    shop.starts(1)
}

/// Ada and Bea, 9:00 to 10:00 each, with one room between them.
fn one_room(jobs: Vec<Job>, taken: Vec<(i32, i32)>) -> Result<Vec<i32>, NoTimes> {
    let (rooms, shares) = (vec![Rooms { count: 1, taken }], vec![Some(0), Some(0)]);
    Shop { openings: vec![(540, 600), (540, 600)], jobs, rooms, shares }.starts(1)
}

fn roomed(opening: usize, minutes: i32) -> Job {
    Job { roomed: true, ..visit(opening, minutes) }
}

fn visit(opening: usize, minutes: i32) -> Job {
    Job { opening, minutes, ..Job::default() }
}

fn after(before: usize, opening: usize, minutes: i32) -> Job {
    Job { after: Some(before), ..visit(opening, minutes) }
}

#[test]
fn visits_of_one_opening_follow_each_other_without_gaps() {
    let jobs = vec![visit(0, 20), visit(0, 40), visit(0, 20)];
    let starts = alone(Shop { openings: vec![(540, 620)], jobs, ..Shop::default() });
    assert_eq!(starts, Ok(vec![540, 560, 600]));
}

#[test]
fn earlier_steps_are_packed_to_the_left_and_later_steps_to_the_right() {
    // Nurse and physician 9:00 to 10:00 each; one patient sees the nurse for 20 minutes, then the
    // physician for 40; the other 40 minutes of the nurse are for somebody else.
    let jobs = vec![visit(0, 40), visit(0, 20), after(1, 1, 40)];
    let starts = alone(Shop { openings: vec![(540, 600), (540, 600)], jobs, ..Shop::default() });
    assert_eq!(starts, Ok(vec![560, 540, 560]));
}

#[test]
fn a_joint_day_whose_minutes_fit_but_whose_order_does_not_is_refused() {
    // Both 9:00 to 10:00: 40 minutes with the nurse, then 40 with the physician, need 80.
    let jobs = vec![visit(0, 40), after(0, 1, 40)];
    let starts = alone(Shop { openings: vec![(540, 600), (540, 600)], jobs, ..Shop::default() });
    assert_eq!(starts, Err(NoTimes::Impossible));
}

#[test]
fn the_patient_with_the_short_first_visit_goes_first() {
    // Johnson's rule: 20 then 40, and 40 then 20, fit 9:00 to 10:40 only in that order.
    let jobs = vec![visit(0, 40), after(0, 1, 20), visit(0, 20), after(2, 1, 40)];
    let starts = alone(Shop { openings: vec![(540, 600), (540, 620)], jobs, ..Shop::default() });
    assert_eq!(starts, Ok(vec![560, 600, 540, 560]));
}

#[test]
fn nobody_is_called_while_they_are_elsewhere() {
    let busy = Job { away: vec![(550, 570)], ..visit(0, 20) };
    let jobs = vec![busy, visit(0, 20)];
    let starts = alone(Shop { openings: vec![(540, 600)], jobs, ..Shop::default() });
    assert_eq!(starts, Ok(vec![570, 540]));
    let busy = Job { away: vec![(550, 570)], ..visit(0, 20) };
    let starts = alone(Shop { openings: vec![(540, 580)], jobs: vec![busy], ..Shop::default() });
    assert_eq!(starts, Err(NoTimes::Impossible));
}

#[test]
fn a_later_step_waits_for_the_visit_booked_before() {
    let late = Job { earliest: 565, ..visit(0, 20) };
    let starts = alone(Shop {
        openings: vec![(540, 600)],
        jobs: vec![late, visit(0, 15)],
        ..Shop::default()
    });
    assert_eq!(starts, Ok(vec![565, 540]));
}

#[test]
fn with_one_room_for_two_their_visits_take_turns_and_calls_fill_the_time_between() {
    // In person 20 and 40 minutes, by telephone 40 with Bea: while Ada has the room Bea calls.
    let starts = one_room(vec![roomed(0, 40), roomed(1, 20), visit(1, 40)], Vec::new());
    assert_eq!(starts, Ok(vec![560, 540, 560]));
}

#[test]
fn more_minutes_in_person_than_the_room_has_are_refused() {
    assert_eq!(one_room(vec![roomed(0, 40), roomed(1, 40)], Vec::new()), Err(NoTimes::Impossible));
    // 60 minutes less 20 taken from 9:20: 20 before and 20 after, but never 40 in one piece.
    let taken = vec![(560, 580)];
    assert_eq!(one_room(vec![roomed(0, 40)], taken.clone()), Err(NoTimes::Impossible));
    assert_eq!(one_room(vec![roomed(0, 20), roomed(1, 20)], taken), Ok(vec![540, 580]));
}

#[test]
fn a_patient_seen_by_both_is_in_the_room_once_at_a_time() {
    // First Bea's 20 minutes, then Ada's 40: the hour of the one room is just enough.
    let later = Job { after: Some(0), ..roomed(0, 40) };
    assert_eq!(one_room(vec![roomed(1, 20), later], Vec::new()), Ok(vec![540, 560]));
}

#[test]
fn many_openings_never_have_more_visits_at_once_than_rooms() {
    // Nine openings of eight hours, each with visits of three lengths, and four rooms: far more visits
    // than a search could put in order, three hours short of all the time of the rooms.
    let mut shop =
        Shop { rooms: vec![Rooms { count: 4, taken: vec![(60, 90)] }], ..Shop::default() };
    for opening in 0..9 {
        shop.openings.push((opening * 5, 480));
        shop.shares.push(Some(0));
        for length in [45, 60, 30, 45, 10] {
            let opening = usize::try_from(opening).expect("a few");
            shop.jobs.push(Job { opening, minutes: length, roomed: true, ..Job::default() });
        }
    }
    let starts = shop.clone().starts(1).expect("there are times");
    for at in &starts {
        let there = starts.iter().zip(&shop.jobs);
        let there = there.filter(|(from, job)| *from <= at && *at < *from + job.minutes).count();
        let taken = usize::from((60..90).contains(at));
        assert!(there + taken <= 4, "{there} at {at}");
    }
    for (one, job) in starts.iter().zip(&shop.jobs) {
        let (from, to) = shop.openings[job.opening];
        assert!(from <= *one && one + job.minutes <= to);
    }
}

/// Whether times keep windows, follow each other in every opening and take no more rooms than there
/// are, minute by minute.
fn in_order(shop: &Shop, starts: &[i32]) -> bool {
    let visits = || starts.iter().copied().zip(&shop.jobs);
    let inside = |(from, job): (i32, &Job)| {
        let (begins, ends) = shop.openings[job.opening];
        let free = job.away.iter().all(|away| from + job.minutes <= away.0 || away.1 <= from);
        let earliest = begins.max(job.earliest);
        earliest <= from && from + job.minutes <= ends.min(job.latest) && free
    };
    let there = |minute: i32| {
        visits().filter(move |(from, job)| *from <= minute && minute < from + job.minutes)
    };
    visits().all(inside)
        && (0..600).all(|minute| {
            let mut openings: Vec<usize> = there(minute).map(|(_, job)| job.opening).collect();
            let count = openings.len();
            openings.sort_unstable();
            openings.dedup();
            let roomed = there(minute).filter(|(_, job)| job.roomed).count();
            let taken = shop.rooms[0].taken.iter();
            let taken = taken.filter(|taken| taken.0 <= minute && minute < taken.1).count();
            openings.len() == count && (roomed == 0 || roomed + taken <= shop.rooms[0].count)
        })
}

proptest::proptest! {
    #[test]
    fn times_are_in_order_whatever_found_them(
        count in 1..4_usize,
        taken in proptest::collection::vec((0..8_i32, 1..4_i32), 0..3),
        openings in proptest::collection::vec(0..4_i32, 2..8),
        // Few lengths, so that many visits end together.
        jobs in proptest::collection::vec((0..8_usize, 1..4_i32, 0..5_u8), 1..40),
    ) {
        let taken = taken.into_iter().map(|(from, long)| (from * 15, (from + long) * 15)).collect();
        let jobs = jobs.into_iter().map(|(opening, long, kind)| Job {
            opening: opening % openings.len(),
            minutes: long * 15,
            roomed: kind > 0,
            earliest: if kind == 1 { 60 } else { 0 },
            away: if kind == 2 { vec![(90, 150)] } else { Vec::new() },
            ..Job::default()
        });
        let shop = Shop {
            jobs: jobs.collect(),
            rooms: vec![Rooms { count, taken }],
            shares: vec![Some(0); openings.len()],
            openings: openings.into_iter().map(|from| (from * 15, 480)).collect(),
        };
        if let Ok(starts) = shop.clone().starts(1) {
            proptest::prop_assert!(in_order(&shop, &starts), "{shop:?} {starts:?}");
        }
    }
}
