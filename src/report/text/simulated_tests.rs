use behov_solver::answer::Log;
use behov_solver::evaluation::measure::{Side, compare_sides};
use behov_solver::evaluation::measures;
use behov_solver::rng::Seed;
use insta::assert_snapshot;

use super::*;
use crate::messages::Lang;
use crate::report::json::{Comparisons, Policied};
use crate::report::{Broken, Contrast, Simulated, cast};

const EN: Voice = Voice { lang: Lang::En };
const DA: Voice = Voice { lang: Lang::Da };

fn told(voice: Voice, log: &Log, breaches: &[Broken], verbose: bool) -> String {
    let (instance, asked) = (cast::tiny(), 8);
    let measured = measures(&instance, log);
    let simulated = Simulated {
        instance: &instance,
        seed: Seed(7),
        replications_asked: asked,
        played: &cast::played(),
        measured: &measured,
        breaches,
        ended: None,
        panels: &[],
    };
    let made = (instance.parts().assumptions.len(), Seed(7));
    simulate(voice, &Policied::of(&simulated), verbose, made).into_text()
}

fn contrasted(voice: Voice, logs: &[Log], verbose: bool) -> String {
    let instance = cast::tiny();
    let all: Vec<_> = logs.iter().map(|log| measures(&instance, log)).collect();
    let played = cast::played();
    let side = |measured| cast::side(&instance, &played, measured);
    let sides: Vec<Simulated<'_>> = all.iter().map(side).collect();
    let of = |measured| Side { instance: &instance, measured };
    let compared: Vec<_> =
        all[1..].iter().map(|measured| compare_sides(of(&all[0]), of(measured))).collect();
    let contrast = Contrast { sides: &sides, compared: &compared };
    let made = (instance.parts().assumptions.len(), sides[0].seed);
    compare(voice, &Comparisons::of(&contrast), verbose, made).into_text()
}

#[test]
fn a_policy_is_told_with_intervals_counts_and_replications() {
    assert_snapshot!(told(EN, &cast::log("carve-out", 0), &[], false), @r"
    Simulated: tiny, 2 November 2026
    ────────────────────────────────

      Policy        carve-out
      Played with   120 min a week held; released as the clinic's rules say; who is not sub-acute is
                    told 3 open days before; no open clinic run; 100 % of missed visits are asked for
                    again; patients cancel 3 % and the hospital 0 % of dates; who asked first is served
                    first
      Run           2 November 2026 to 27 December 2026, 8 weeks counted; 5 of 8 replications
      Numbers       estimated: mean over the replications ± half the 95 % interval; counts are means of
                    one replication
      First breach  a right is broken first on 6 December 2026 in the middle replication, on 6 December
                    2026 in the earliest; in 5 of 5 replications

    THE WHOLE CLINIC
      measure                                                      estimated        ±     counts
     ──────────────────────────────────────────────────────────── ─────────── ──────── ──────────
      seen within the access target                                   85.2 %      2.2   23 of 27
      right kept by the deadline                                      88.2 %      3.6   15 of 17
      right kept, of those who neither cancelled nor stayed away      87.5 %      3.8   14 of 16
      days over the deadline, mean                                       1.0      0.2
      days over the deadline, most                                       8.6      1.4
      overdue patients overtaken by later referrals                      2.0      0.0     2 of 2
      days to the visit, mean                                            4.4      0.1   78 of 80
      days to the visit, 95 in 100                                       7.0      0.0   78 of 80
      still waiting at the end                                           1.0      0.0
      unused beside a queue, min a week                                  267      1.4
      slack: unused and nobody waiting, min a week                        33      1.4
      overtime, min a week                                              27.5      0.0
      minutes in the waiting room, mean                                  4.0      0.0
      visits with the own clinician                                    100 %   ≥ 98.8   51 of 51
      no-shows                                                         1.3 %      0.8    1 of 78
      visits held                                                       77.0      0.0
      different patients seen                                           77.0      0.0

    NEED BY NEED
      need      seen within the access target   open days to the visit, mean   open days to the visit, 95 in 100   overtime, min a week
     ───────── ─────────────────────────────── ────────────────────────────── ─────────────────────────────────── ──────────────────────
      urgent                     85.2 % ± 2.2                      1.1 ± 0.0                           3.0 ± 0.0                0 ± 0.0
      first                                 –                      4.4 ± 0.1                          27.8 ± 0.6                0 ± 0.0
      control                               –                      3.9 ± 0.0                           5.0 ± 0.0                0 ± 0.0

    -v shows every measure, team by team.

    The referee accepts the run: no visit in the past, on a closed day or beyond a session.

    3 numbers are assumptions, sources or law, not yours; --assumptions lists them.
    Made by behov 0.1.0, seed 7. Same input and seed give the same result.
    ");
}

#[test]
fn the_same_policy_in_danish() {
    let text = told(DA, &cast::log("reserverede tider", 0), &[], false);
    assert_snapshot!(text.lines().take(14).collect::<Vec<_>>().join("\n"), @"
    Simuleret: tiny, 2. november 2026
    ─────────────────────────────────

      Bookingregel          reserverede tider
      Spillet med           120 min. om ugen reserveret; frigives efter ambulatoriets regler; de ikke
                            subakutte får besked 3 åbningsdage før; intet åbent ambulatorium; 100 % af
                            udeblivelserne bestilles igen; patienterne melder afbud til 3 % og
                            hospitalet flytter 0 % af tiderne; den, der henvendte sig først, får først
                            en tid
      Kørsel                2. november 2026 til 27. december 2026, 8 uger talt med; 5 af 8 kørsler
      Tal                   anslået: gennemsnit over kørslerne ± halvdelen af 95 %-intervallet; antal er
                            gennemsnit for én kørsel
      Første overskridelse  en frist i loven overskrides først den 6. december 2026 i den midterste
                            kørsel, den 6. december 2026 i den tidligste; i 5 af 5 kørsler
    ");
}

#[test]
fn a_growing_queue_is_told_in_words_and_no_mean_wait_is_given() {
    let text = told(EN, &cast::growing_log("all open"), &[], true);
    assert_snapshot!(text.lines().take(14).collect::<Vec<_>>().join("\n"), @"
    Simulated: tiny, 2 November 2026
    ────────────────────────────────

      Policy        all open
      Played with   120 min a week held; released as the clinic's rules say; who is not sub-acute is
                    told 3 open days before; no open clinic run; 100 % of missed visits are asked for
                    again; patients cancel 3 % and the hospital 0 % of dates; who asked first is served
                    first
      Run           2 November 2026 to 27 December 2026, 8 weeks counted; 5 of 8 replications
      Numbers       estimated: mean over the replications ± half the 95 % interval; counts are means of
                    one replication
      OVERLOAD      the queue of the whole clinic grows by 84 ± 0.3 min a week. There is no steady
                    state, so no average wait is given.
      First breach  a right is broken first on 6 December 2026 in the middle replication, on 6 December
    ");
    let mean = text.lines().find(|line| line.contains("days to the visit, mean")).unwrap();
    assert!(mean.contains("no steady state"), "{mean}");
}

#[test]
fn a_stopped_run_says_partial_and_a_broken_promise_is_told() {
    let stopped = Log { partial: true, ..cast::log("carve-out", 0) };
    let closed = Broken { code: "B0321", values: Vec::new(), told: "B0321: closed".to_owned() };
    let text = told(EN, &stopped, &[closed], false);
    assert!(text.contains("5 of 8 replications"), "{text}");
    assert!(text.contains("PARTIAL"), "{text}");
    assert!(text.contains("B0321: closed") && !text.contains("accepts"), "{text}");
}

#[test]
fn two_policies_stand_side_by_side_and_no_difference_is_not_shown() {
    let logs = [cast::log("carve-out", 0), cast::log("all open", 1)];
    assert_snapshot!(contrasted(EN, &logs, false), @r#"
    Policies compared: tiny, 2 November 2026
    ────────────────────────────────────────

      Policy        carve-out
      Played with   120 min a week held; released as the clinic's rules say; who is not sub-acute is
                    told 3 open days before; no open clinic run; 100 % of missed visits are asked for
                    again; patients cancel 3 % and the hospital 0 % of dates; who asked first is served
                    first
      Run           2 November 2026 to 27 December 2026, 8 weeks counted; 5 of 5 replications
      First breach  a right is broken first on 6 December 2026 in the middle replication, on 6 December
                    2026 in the earliest; in 5 of 5 replications
      Policy        all open
      Played with   120 min a week held; released as the clinic's rules say; who is not sub-acute is
                    told 3 open days before; no open clinic run; 100 % of missed visits are asked for
                    again; patients cancel 3 % and the hospital 0 % of dates; who asked first is served
                    first
      Run           2 November 2026 to 27 December 2026, 8 weeks counted; 5 of 5 replications
      First breach  a right is broken first on 6 December 2026 in the middle replication, on 6 December
                    2026 in the earliest; in 5 of 5 replications

      measure                                                      carve-out   all open       less carve-out
     ──────────────────────────────────────────────────────────── ─────────── ────────── ────────────────────
      seen within the access target                                   85.2 %     71.9 %   −13.3 ± 2.5 points
      right kept by the deadline                                      88.2 %     88.2 %            not shown
      right kept, of those who neither cancelled nor stayed away      87.5 %     87.5 %            not shown
      days over the deadline, mean                                       1.0        1.1           +0.1 ± 0.0
      days over the deadline, most                                       8.6        9.6           +1.0 ± 0.0
      overdue patients overtaken by later referrals                      2.0        2.0            not shown
      days to the visit, mean                                            4.4        5.3           +0.9 ± 0.3
      days to the visit, 95 in 100                                       7.0        8.0           +1.0 ± 0.0
      still waiting at the end                                           1.0        1.0            not shown
      unused beside a queue, min a week                                  267        267            not shown
      slack: unused and nobody waiting, min a week                        33         33            not shown
      overtime, min a week                                              27.5       27.5            not shown
      minutes in the waiting room, mean                                  4.0        4.0            not shown
      visits with the own clinician                                    100 %      100 %            not shown
      no-shows                                                         1.3 %      1.3 %            not shown
      visits held                                                       77.0       76.8            not shown
      different patients seen                                           77.0       76.8            not shown
      fixed controls avoided                                                                       not shown
      minutes freed a week                                                                         not shown

    Differences are against carve-out, replication by replication with the same patients, ± half the
    95 % interval. "Not shown": the interval holds 0. Each interval stands on its own; of the 19
    differences about 1 would be shown by chance alone.

    3 numbers are assumptions, sources or law, not yours; --assumptions lists them.
    Made by behov 0.1.0, seed 7. Same input and seed give the same result.
    "#);
}

#[test]
fn three_policies_have_two_columns_of_differences_in_danish_too() {
    let logs = [cast::log("a", 0), cast::log("b", 1), cast::log("c", 0)];
    let text = contrasted(DA, &logs, true);
    assert_eq!(text.matches("minus a").count(), 2, "{text}");
    assert!(text.contains("ikke vist"), "{text}");
}
