//! The road from fixed to need-based control.

use behov_solver::instance::{Heard, Instance};
use behov_solver::plan::phases::Phases;
use behov_solver::road::clinic::{
    ChangeEffect, Goal, Hump, PanelNow, Roads, TeamMonth, TeamNow, Way, Weighed,
};
use behov_solver::road::program::{Short, Unfit, Verdict};
use behov_solver::road::{Month, Offered, month_of, weeks_of};
use chrono::NaiveDate;

use super::phases::Phased;
use super::shape::shape;
use super::value::{Date, Head, Proved, Real};
use super::week_of_road::first_day;
use crate::report::name::Named;

shape! {
    /// Both roads of a clinic, month by month.
    RoadsTold<'a> of (
        roads: &Roads,
        instance: &'a Instance,
        templates: Option<(&'a Phases, Offered)>
    )
    [let options = &roads.options;]
    {
        #[serde(flatten)]
        head: Head<'a> = Head::of(instance),
        weeks: usize = options.weeks,
        accepts_share: Real = Real(options.accepts.value()),
        accepts_share_low: Real = Real(options.accepts_range.low),
        accepts_share_high: Real = Real(options.accepts_range.high),
        moves_per_month_max: Option<Real> = options.moves_per_month_max.map(Real),
        replications: u32 = options.replications,
        panels: Vec<PanelTold<'a>> = (instance.parts().panels.iter().zip(&roads.panels))
            .map(|(given, now)| PanelTold::of(now, &given.name))
            .collect(),
        teams: Vec<TeamTold<'a>> =
            roads.teams.iter().map(|team| TeamTold::of(team, instance)).collect(),
        changes: Vec<Changed<'a>> =
            roads.changes.iter().map(|change| Changed::of(change, instance)).collect(),
        #[serde(skip_serializing_if = "Vec::is_empty")]
        heard: Vec<HeardTold<'a>> =
            instance.parts().heard.iter().map(HeardTold::of).collect(),
        #[serde(skip_serializing_if = "Option::is_none")]
        best: Option<Best<'a>> =
            roads.best.as_ref().map(|best| Best::of(best, roads, instance)),
        roads: Vec<Road<'a>> =
            roads.ways.iter().map(|way| Road::of(way, roads, instance)).collect(),
        #[serde(skip_serializing_if = "Option::is_none")]
        templates: Option<Phased<'a>> =
            templates.map(|(phases, offered)| Phased::of(phases, instance, offered)),
    }

    /// What a change does in a mean week, when it is there in full: to as many visits of panels as the
    /// last month has, offered at the control.
    Changed<'a> of (row: &ChangeEffect, instance: &'a Instance) [let effect = &row.effect;] {
        change: &'a str = &instance.parts().changes[row.change].name,
        team: &'a str = row.team.name(instance),
        from: Date = Date(instance.parts().changes[row.change].from),
        ramp_weeks: u32 = row.onset.ramp_weeks,
        minutes_per_week: Real = Real(effect.minutes),
        visits_per_week: Real = Real(effect.visits),
        virtual_visits_per_week: Real = Real(effect.virtual_visits),
        moved_minutes_per_week: Real = Real(effect.moved_minutes),
        admissions_avoided_per_week: Real = Real(effect.admissions_avoided),
        /// The calls of general practice, where the change is about them.
        #[serde(skip_serializing_if = "Option::is_none")]
        calls: Option<Calls> =
            (effect.calls.iter().sum::<f64>() > 0.0).then(|| Calls::of(effect.calls)),
    }

    /// Calls of general practice a week, and how they end: shares that add to 1.
    Calls of (row: [f64; 3])
    [
        let all = row.iter().sum::<f64>();
        let [practice, seen, admitted] = row.map(|calls| Real(calls / all));
    ]
    {
        calls_per_week: Real = Real(all),
        /// With the general practitioner.
        practice_share: Real = practice,
        /// In a sub-acute slot.
        sub_acute_share: Real = seen,
        /// In an admission.
        admitted_share: Real = admitted,
    }

    /// What patients answered, as the clinic entered it.
    HeardTold<'a> of (row: &'a Heard) {
        item: &'a str = &row.name,
        answers: u32,
        share: Real = Real(row.share.value()),
    }

    /// What a manager weighs, each figure for itself, in a mean week of a month.
    WeighedTold of (row: &Weighed)
    [let role = |at: usize| row.minutes_by_role.map(|minutes| Real(minutes[at]));]
    {
        /// Minutes asked of each role; none where nobody may serve what is asked.
        physician_minutes_per_week: Option<Real> = role(0),
        nurse_minutes_per_week: Option<Real> = role(1),
        secretary_minutes_per_week: Option<Real> = role(2),
        /// What these minutes cost by the clinic's own figures; roles without one are left out.
        #[serde(skip_serializing_if = "Option::is_none")]
        cost_per_week: Option<Real> = row.cost.map(Real),
        /// Of all visits but advice.
        virtual_share: Option<Real> = row.virtual_share.map(Real),
        advice_minutes_per_week: Option<Real> = row.advice_minutes.map(Real),
        /// Fewer than if nobody moved.
        controls_avoided_per_week: Real = Real(row.controls_avoided),
        admissions_avoided_per_week: Option<Real> = row.admissions_avoided.map(Real),
        /// In the panels at the end of the month.
        panel_patients: Real = Real(row.patients),
    }

    /// The pace that frees most, offered at the control, nobody's visit put off.
    Best<'a> of (row: &Result<Verdict, Unfit>, roads: &Roads, instance: &'a Instance)
    [
        let found = match row { Ok(Verdict::Plan(plan)) => Some(plan), _ => None };
        let prices = found.and_then(|plan| plan.prices.as_ref());
        let as_of = instance.parts().as_of;
        let short: &[Short] = match row { Ok(Verdict::Infeasible(short)) => short, _ => &[] };
    ]
    {
        /// `plan`, `infeasible`, `stopped`, or why no program takes the panels: `widens`,
        /// `comes-and-goes`, `other-moves`, `too-short`.
        verdict: &'static str = match row {
            Ok(Verdict::Plan(_)) => "plan",
            Ok(Verdict::Infeasible(_)) => "infeasible",
            Ok(Verdict::Stopped) => "stopped",
            Err(Unfit::Intervals { .. }) => "widens",
            Err(Unfit::ComesAndGoes { .. }) => "comes-and-goes",
            Err(Unfit::TooShort { .. }) => "too-short",
            Err(_) => "other-moves",
        },
        freed_minutes_per_week: Option<Real> = found.map(|plan| Real(plan.freed)),
        #[serde(skip_serializing_if = "Option::is_none")]
        proved: Option<Proved> = found.map(|plan| Proved::of(plan.freed, plan.proof)),
        /// Freed by one move a month more.
        price_of_a_move_per_month: Option<Real> =
            prices.and_then(|prices| prices.move_per_month).map(Real),
        /// Freed by one week more on the road.
        price_of_a_week: Option<Real> = prices.map(|prices| Real(prices.week)),
        teams: Vec<PriceOfTeam<'a>> = roads.teams.iter().enumerate()
            .filter_map(|(at, now)| {
                let price = *prices?.minute_per_week.get(at)?;
                Some(PriceOfTeam::of(&price, now.team.name(instance)))
            })
            .collect(),
        converted_by_month: Vec<Real> = found.map_or_else(Vec::new, |plan| by_month(&plan.converts)),
        short: Vec<ShortTold<'a>> =
            short.iter().map(|short| ShortTold::of(short, instance, as_of)).collect(),
    }

    PriceOfTeam<'a> of (price: &f64, named: &'a str) {
        team: &'a str = named,
        /// Freed by one minute a week more.
        price_of_a_minute_per_week: Real = Real(*price),
    }

    ShortTold<'a> of (row: &Short, instance: &'a Instance, as_of: NaiveDate) {
        team: &'a str = row.team.name(instance),
        from: Date = Date(first_day(as_of, weeks_of(row.month).start)),
        minutes: Real,
    }

    PanelTold<'a> of (row: &PanelNow, named: &'a str) {
        panel: &'a str = named,
        patients: Real,
        need_based_patients: Real = Real(row.need_based),
        may_move_share: Real = Real(row.may_move),
        interval_weeks: u32,
    }

    TeamTold<'a> of (row: &TeamNow, instance: &'a Instance) {
        team: &'a str = row.team.name(instance),
        capacity_with_open_clinic_minutes_per_week: Real = Real(row.capacity_minutes_per_week),
        other_minutes_per_week: Real,
    }

    Road<'a> of (row: &Way, roads: &Roads, instance: &'a Instance)
    [
        let as_of = instance.parts().as_of;
        let monday = |week: usize| Date(first_day(as_of, week));
    ]
    {
        /// `at-control` or `before-control`.
        offered: &'static str = match row.offered {
            Offered::AtControl => "at-control",
            Offered::BeforeControl => "before-control",
        },
        /// What is asked: `exact`, or `fluid` where a limit binds.
        asked: &'static str = row.asked.word.code(),
        /// What waits: `exact`, or `fluid` where the capacity or a limit binds.
        backlog: &'static str = row.held.word.code(),
        most: Option<Most> = row.hump.map(|hump| Most::of(&hump, monday(hump.week))),
        freed_in_the_end_minutes_per_week: Real = Real(row.freed_at_last),
        goals: Vec<Reached> = row.goals.iter().map(|goal| Reached::of(goal, as_of)).collect(),
        months: Vec<MonthTold> = row.months.iter().enumerate()
            .map(|(at, month)| MonthTold::of(month, monday(weeks_of(at).start), row, at))
            .collect(),
        teams: Vec<TeamMonths<'a>> = roads.teams.iter().zip(&row.teams)
            .map(|(now, months)| TeamMonths::of(months, now.team.name(instance), as_of))
            .collect(),
    }

    /// The week with most visits, where that is more than today.
    Most of (row: &Hump, monday: Date) {
        from: Date = monday,
        visits: Real,
        visits_today: Real = Real(row.today),
    }

    /// The first day of the month at whose end a goal is reached; none where not within the weeks.
    Reached of (row: &Goal, as_of: NaiveDate)
    [let date = |month: Option<usize>| month.map(|at| Date(first_day(as_of, weeks_of(at).start)));]
    {
        minutes_per_week: Real,
        from: Option<Date> = date(row.month),
        from_if_fewest_accept: Option<Date> = date(row.month_low),
        from_if_most_accept: Option<Date> = date(row.month_high),
    }

    /// A month; visits as a mean week of it, patients at its end.
    MonthTold of (row: &Month, from: Date, way: &Way, at: usize)
    [let (sum, bands) = (&row.sum, way.bands.get(at));]
    {
        from: Date = from,
        weeks: usize,
        fixed_visits_per_week: Real = Real(row.per_week(sum.fixed + sum.between)),
        need_based_visits_per_week: Real = Real(row.per_week(sum.need_based)),
        visits_per_week: Real = Real(row.per_week(sum.visits())),
        /// Five in a hundred runs of whole patients lie below.
        visits_per_week_p5: Option<Real> = bands.map(|bands| Real(bands.visits.p5)),
        /// Five in a hundred lie above.
        visits_per_week_p95: Option<Real> = bands.map(|bands| Real(bands.visits.p95)),
        /// By video or telephone, where a change made them so.
        virtual_visits_per_week: Real = Real(row.per_week(sum.from_home)),
        converted_patients: Real = Real(sum.converted),
        converted_patients_p5: Option<Real> = bands.map(|bands| Real(bands.converted.p5)),
        converted_patients_p95: Option<Real> = bands.map(|bands| Real(bands.converted.p95)),
        /// Minutes that wait in all teams at its end, within their capacity.
        backlog_minutes_p5: Option<Real> = bands.map(|bands| Real(bands.backlog_minutes.p5)),
        backlog_minutes_p95: Option<Real> = bands.map(|bands| Real(bands.backlog_minutes.p95)),
        fixed_patients: Real = Real(sum.on_fixed),
        need_based_patients: Real = Real(sum.on_need_based),
        /// To be sought out: without contact for longer than is safe.
        outreach_patients: Real = Real(way.outreach[at]),
        /// Over whole intervals; none before the first has passed.
        freed_minutes_per_week: Option<Real> = way.freed[at].map(Real),
        weighed: WeighedTold = WeighedTold::of(&way.weighed[at]),
    }

    TeamMonths<'a> of (rows: &[TeamMonth], named: &'a str, as_of: NaiveDate) {
        team: &'a str = named,
        months: Vec<TeamMonthTold> = rows.iter().enumerate()
            .map(|(at, month)| TeamMonthTold::of(month, Date(first_day(as_of, weeks_of(at).start))))
            .collect(),
    }

    TeamMonthTold of (row: &TeamMonth, from: Date) {
        from: Date = from,
        control_minutes_per_week: Real = Real(row.control_minutes),
        need_based_minutes_per_week: Real = Real(row.need_based_minutes),
        asked_minutes_per_week: Real = Real(row.asked_minutes),
        capacity_with_open_clinic_minutes_per_week: Real = Real(row.capacity_minutes),
        short_minutes_per_week: Real = Real(row.short_minutes()),
        backlog_minutes: Real = Real(row.backlog_minutes),
        held_minutes_per_week: Option<Real> = row.held_minutes.map(Real),
        kept: Option<bool> = row.kept,
    }
}

/// Conversions of all panels by month.
fn by_month(converts: &[Vec<f64>]) -> Vec<Real> {
    let weeks = converts.iter().map(Vec::len).max().unwrap_or(0);
    let mut sums = vec![Real(0.0); weeks.checked_sub(1).map_or(0, |week| month_of(week) + 1)];
    for (week, patients) in converts.iter().flat_map(|rows| rows.iter().enumerate()) {
        sums[month_of(week)].0 += patients;
    }
    sums
}
