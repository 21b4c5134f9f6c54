use crate::sizing::sample::sweep::{Present, Served};

/// Four thousandths stand for four steps: nothing here is divided.
fn day(sub_acute: i64, routine: i64, held: i64, unheld: i64) -> Present {
    Present { sub_acute, routine, held, unheld, opened: 0, fill: 0, nested: true }
}

#[test]
fn routine_requests_take_unheld_minutes_first_and_sub_acute_ones_holds_and_the_rest() {
    // 5 unheld, 3 routine: 2 are left over. 4 sub-acute: 2 in holds, 2 beside them.
    let served = day(4, 3, 2, 5).serve();
    let hand = Served { sub_acute: 4, routine: 3, refilled: 0, free_held: 0, free_unheld: 0 };
    assert_eq!(served, hand);
}

#[test]
fn a_need_that_may_not_take_unheld_minutes_waits_beside_them() {
    let served = Present { nested: false, ..day(4, 3, 2, 5) }.serve();
    let hand = Served { sub_acute: 2, routine: 3, refilled: 0, free_held: 0, free_unheld: 2 };
    assert_eq!(served, hand);
}

#[test]
fn a_hold_nobody_takes_stays_idle_beside_the_waiting_list_unless_it_is_released() {
    // 10 held, 4 wanted: 6 left over. Seven routine for 2 unheld: 5 wait. Half of 6 can be filled.
    let present = day(4, 7, 10, 2);
    let never = Served { sub_acute: 4, routine: 2, refilled: 0, free_held: 6, free_unheld: 0 };
    assert_eq!(present.serve(), never);
    let half = Present { fill: 500, ..present }.serve();
    assert_eq!(
        half,
        Served { sub_acute: 4, routine: 5, refilled: 3, free_held: 3, free_unheld: 0 }
    );
    // All of 6 could be filled, but only 5 wait.
    let all = Present { fill: 1000, ..present }.serve();
    assert_eq!(all, Served { sub_acute: 4, routine: 7, refilled: 5, free_held: 1, free_unheld: 0 });
}

#[test]
fn minutes_opened_before_the_day_go_to_routine_requests_first_and_else_stay_bookable() {
    // 6 of 10 holds are open; 5 routine find no unheld minute and take 5 of them. Seven sub-acute
    // requests have the 5 that are left, and 2 wait.
    let served = Present { opened: 6, ..day(7, 7, 10, 2) }.serve();
    let hand = Served { sub_acute: 5, routine: 7, refilled: 5, free_held: 0, free_unheld: 0 };
    assert_eq!(served, hand);
    // With one routine request too many only 1 is taken: all 7 sub-acute requests are served.
    let served = Present { opened: 6, ..day(7, 3, 10, 2) }.serve();
    let hand = Served { sub_acute: 7, routine: 3, refilled: 1, free_held: 2, free_unheld: 0 };
    assert_eq!(served, hand);
}
