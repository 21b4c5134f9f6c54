//! Promises a template or a simulated clinic breaks, in clinic words.

use crate::units::{Minutes, Span, TimeOfDay};

/// A broken promise, with the names and the numbers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Breach {
    /// A block outside its session, or in a break.
    #[error("{block} of {place} lies outside the session or in a break")]
    OutsideSession {
        /// Clinician and day.
        place: String,
        /// The block.
        block: Span,
    },
    /// Two blocks at once.
    #[error("{block} and {other} of {place} overlap")]
    Overlap {
        /// Clinician and day.
        place: String,
        /// The later block.
        block: Span,
        /// The earlier block.
        other: Span,
    },
    /// A time off the grid.
    #[error("{block} of {place} is off the grid of {grid}")]
    OffGrid {
        /// Clinician and day.
        place: String,
        /// The block.
        block: Span,
        /// The step.
        grid: Minutes,
    },
    /// A need for which the clinician has no role.
    #[error("the role of {place} may not serve `{need}`")]
    WrongRole {
        /// Clinician and day.
        place: String,
        /// The need.
        need: String,
    },
    /// A block for a team the session does not serve.
    #[error("the session of {place} does not serve the team `{team}`")]
    WrongTeam {
        /// Clinician and day.
        place: String,
        /// The team.
        team: String,
    },
    /// An in-person visit in a session without a room.
    #[error("`{need}` needs a room, and the session of {place} has none")]
    WithoutRoom {
        /// Clinician and day.
        place: String,
        /// The need.
        need: String,
    },
    /// A visit block of another length than its need and class have.
    #[error("{block} of {place} should last {minutes} for `{need}`")]
    WrongLength {
        /// Clinician and day.
        place: String,
        /// The block.
        block: Span,
        /// The need.
        need: String,
        /// The length it should have.
        minutes: Minutes,
    },
    /// A hold for a need that is not served from holds.
    #[error("{place} holds time for `{need}`, which is not served from holds")]
    NotHeld {
        /// Clinician and day.
        place: String,
        /// The need.
        need: String,
    },
    /// Fewer minutes held than promised.
    #[error("the team `{team}` holds {held} on {day}, {promised} are promised")]
    HoldsShort {
        /// The team, with the needs where the holds are for some of its held needs only.
        team: String,
        /// Weekday and week of the cycle.
        day: String,
        /// What the template holds.
        held: Minutes,
        /// What is promised.
        promised: Minutes,
    },
    /// An open clinic with too few clinicians.
    #[error("{staffed} clinicians staff the open clinic {span} on {day}, {asked} are asked for")]
    WindowNotStaffed {
        /// Weekday and week of the cycle.
        day: String,
        /// The window.
        span: Span,
        /// Clinicians there throughout.
        staffed: u32,
        /// Clinicians asked for.
        asked: u32,
    },
    /// More complex visits in a session than allowed.
    #[error("{place} has {visits} complex visits, at most {visits_max} are wanted")]
    TooManyComplex {
        /// Clinician and day.
        place: String,
        /// Complex visits.
        visits: u32,
        /// The limit.
        visits_max: u32,
    },
    /// No buffer where the complex minutes call for one.
    #[error("{place} has no buffer at {at}, after {complex} of complex visits")]
    BufferMissing {
        /// Clinician and day.
        place: String,
        /// Where it should stand.
        at: TimeOfDay,
        /// Complex minutes since the last pause.
        complex: Minutes,
    },
    /// More rooms in use than there are.
    #[error("{used} rooms `{room}` are in use at {at} on {day}, there are {count}")]
    RoomsShort {
        /// The kind of room.
        room: String,
        /// Weekday and week of the cycle.
        day: String,
        /// When.
        at: TimeOfDay,
        /// Rooms in use.
        used: u32,
        /// Rooms there are.
        count: u32,
    },
    /// A later step of a pathway that no earlier one can reach.
    #[error("no `{later}` within reach of the `{earlier}` on {day} for the team `{team}`")]
    LagOutOfReach {
        /// The team.
        team: String,
        /// Need of the earlier step.
        earlier: String,
        /// Need of the later step.
        later: String,
        /// Day of the earlier step.
        day: String,
    },
    /// Less advice time than promised to general practice.
    #[error("the team `{team}` has {given} of advice a cycle, {promised} are promised")]
    AdviceShort {
        /// The team.
        team: String,
        /// What the template has.
        given: Minutes,
        /// What is promised.
        promised: Minutes,
    },
    /// A frozen block that is not where the planner put it.
    #[error("the frozen block `{label}` {span} of {place} is missing")]
    FrozenMissing {
        /// Clinician and day.
        place: String,
        /// What it is.
        label: String,
        /// When.
        span: Span,
    },
    /// More changes against the baseline than allowed.
    #[error("{changes} blocks changed against the baseline, at most {changes_max} are wanted")]
    TooManyChanges {
        /// Blocks added or removed.
        changes: u32,
        /// The limit.
        changes_max: u32,
    },
    /// A visit booked before the patient asked.
    #[error("`{policy}` booked patient {patient} on {booked}, before the request of {asked}")]
    BookedBeforeAsked {
        /// The policy.
        policy: String,
        /// Number of the patient and replication.
        patient: String,
        /// The day of booking.
        booked: String,
        /// The day of the request.
        asked: String,
    },
    /// A visit booked on a day already gone.
    #[error("`{policy}` booked patient {patient} on {booked} for {visit}, a day in the past")]
    BookedIntoPast {
        /// The policy.
        policy: String,
        /// Number of the patient and replication.
        patient: String,
        /// The day of the visit.
        visit: String,
        /// The day of booking.
        booked: String,
    },
    /// A visit before the patient may come.
    #[error(
        "`{policy}` booked patient {patient} for {visit}, before {ready}, the first day they may be seen"
    )]
    BeforeReady {
        /// The policy.
        policy: String,
        /// Number of the patient and replication.
        patient: String,
        /// The day of the visit.
        visit: String,
        /// The first day they may be seen.
        ready: String,
    },
    /// A visit on a day the clinic is closed.
    #[error("{place}: a visit of patient {patient}, and the clinic is closed")]
    ClinicClosed {
        /// Clinician, date and replication.
        place: String,
        /// Number of the patient and replication.
        patient: String,
    },
    /// A visit with somebody on leave.
    #[error("{place}: a visit of patient {patient} with a clinician who is away")]
    ClinicianAway {
        /// Clinician, date and replication.
        place: String,
        /// Number of the patient and replication.
        patient: String,
    },
    /// A visit with somebody who holds no session that day.
    #[error("{place}: a visit of patient {patient} without a session")]
    NotInSession {
        /// Clinician, date and replication.
        place: String,
        /// Number of the patient and replication.
        patient: String,
    },
    /// A visit with somebody whose role may not serve the need.
    #[error("{place}: a visit for `{need}`, which that role may not serve")]
    RoleMayNot {
        /// Clinician, date and replication.
        place: String,
        /// The need.
        need: String,
    },
    /// A patient of a team that the session may not see.
    #[error("{place}: a patient of the team `{team}`, which the session does not serve")]
    OtherTeam {
        /// Clinician, date and replication.
        place: String,
        /// The team.
        team: String,
    },
    /// More minutes booked than the sessions have, overtime and open clinic apart.
    #[error("{place}: {visits} booked within sessions of {minutes}")]
    SessionOverbooked {
        /// Clinician, date and replication.
        place: String,
        /// Minutes of the visits.
        visits: Minutes,
        /// Bookable minutes.
        minutes: Minutes,
    },
    /// Held minutes used by a need that is not served from holds.
    #[error("{place}: held time used for `{need}` before it was released")]
    HoldForOther {
        /// Clinician, date and replication.
        place: String,
        /// The need.
        need: String,
    },
    /// More held minutes used than were held.
    #[error("{place}: {visits} used of {held} held")]
    HoldsOverused {
        /// Clinician, date and replication.
        place: String,
        /// Held minutes in which a visit was booked.
        visits: Minutes,
        /// Minutes held.
        held: Minutes,
    },
    /// A step of a pathway too soon after the one before.
    #[error(
        "patient {patient}: `{later}` {days} days after `{earlier}`, at least {days_min} are wanted"
    )]
    LagBroken {
        /// Number of the patient and replication.
        patient: String,
        /// Need of the earlier step.
        earlier: String,
        /// Need of the later step.
        later: String,
        /// Days between them.
        days: String,
        /// Fewest days.
        days_min: u32,
    },
    /// One patient booked twice for the same on one day.
    #[error("patient {patient} has two visits for `{need}` on {date}")]
    TwiceAtOnce {
        /// Number of the patient and replication.
        patient: String,
        /// The need.
        need: String,
        /// The day.
        date: String,
    },
    /// A request whose dates do not fit what became of it.
    #[error("the request of patient {patient} for `{need}` says `{fate}`, and its dates do not")]
    RequestLost {
        /// Number of the patient and replication.
        patient: String,
        /// The need.
        need: String,
        /// What became of it.
        fate: String,
    },
    /// A pathway that stops before its last step.
    #[error("after `{need}` patient {patient} never asks for the next step")]
    StepLost {
        /// Number of the patient and replication.
        patient: String,
        /// Need of the last step held.
        need: String,
    },
    /// Minutes said to be booked that are not those of the visits.
    #[error("{place}: the sessions say {booked} booked, the visits make {visits}")]
    MinutesDoNotAddUp {
        /// Clinician, date and replication.
        place: String,
        /// What the sessions say.
        booked: Minutes,
        /// What the visits make.
        visits: Minutes,
    },
    /// A session that the clinic does not have on that day, or not with those minutes.
    #[error(
        "{place}: a session that the clinic file does not have that day, or not with those minutes"
    )]
    SessionUnknown {
        /// Clinician, date and replication.
        place: String,
    },
    /// More minutes in person on a date than a kind of room allows.
    #[error("{place}: {visits} in person, and the rooms `{room}` allow {minutes}")]
    RoomsOverused {
        /// Date and replication.
        place: String,
        /// The kind of room.
        room: String,
        /// Minutes of the visits.
        visits: Minutes,
        /// What the rooms allow while their sessions are held.
        minutes: Minutes,
    },
    /// Visits in person beyond the sessions that have a room.
    #[error("{place}: {visits} in person, and the sessions with a room have {minutes}")]
    SeenWithoutRoom {
        /// Clinician, date and replication.
        place: String,
        /// Minutes of the visits.
        visits: Minutes,
        /// Minutes of the sessions with a room.
        minutes: Minutes,
    },
    /// A step of a pathway that another team sees than it names.
    #[error("patient {patient}: the step `{need}` is for the team `{wanted}`, not for `{team}`")]
    StepOfOtherTeam {
        /// Number of the patient and replication.
        patient: String,
        /// Need of the step.
        need: String,
        /// The team the step is for.
        wanted: String,
        /// The team that has it.
        team: String,
    },
    /// A visit booked without the handover it needs, or with one it does not.
    #[error("{place}: `{need}` of patient {patient} is booked with {given}, and takes {wanted}")]
    HandoverWrong {
        /// Clinician, date and replication.
        place: String,
        /// What the visit is for.
        need: String,
        /// Number of the patient and replication.
        patient: String,
        /// Minutes booked.
        given: Minutes,
        /// Minutes with that clinician.
        wanted: Minutes,
    },
}
