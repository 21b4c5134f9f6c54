//! What a column of an extract may mean, in words that are the same in every language.

/// The kind of list a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A row is a patient who waits.
    #[default]
    Waiting,
    /// A row is a visit.
    Bookings,
    /// A row is a patient of a panel.
    Panel,
}

impl Kind {
    /// The word of a map.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Bookings => "bookings",
            Self::Panel => "panel",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Bookings, Self::Panel].into_iter().find(|kind| kind.code() == code)
    }
}

macro_rules! fields {
    ($($name:ident $code:literal)+) => {
        /// What a column means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is named as its code")]
        pub enum Field { $($name),+ }

        impl Field {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word of a map and of a report.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

fields! {
    Pseudonym "pseudonym"
    Stream "stream"
    Need "need"
    Pathway "pathway"
    Team "team"
    ReferralReceived "referral_received"
    Class "class"
    Own "own"
    Earliest "earliest"
    Latest "latest"
    Blocked "blocked"
    PatientPauseDays "patient_pause_days"
    PauseFrom "pause_from"
    PauseTo "pause_to"
    PauseReason "pause_reason"
    Ready "ready"
    Status "status"
    BookedDate "booked_date"
    BookedFrom "booked_from"
    BookedTo "booked_to"
    BookedMinutes "booked_minutes"
    BookedClinician "booked_clinician"
    BookedNeed "booked_need"
    Panel "panel"
    NextControl "next_control"
    LastSeen "last_seen"
    NeedBased "need_based"
    Digital "digital"
    ProScore "pro_score"
    ProDate "pro_date"
    ProColour "pro_colour"
}

impl Field {
    /// The field of a word.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.code() == code)
    }

    /// The column it is in behov's own list of a kind.
    #[must_use]
    pub fn column(self, kind: Kind) -> &'static str {
        match (kind, self) {
            (Kind::Bookings, Self::BookedDate) => "date",
            (Kind::Bookings, Self::BookedFrom) => "from",
            (Kind::Bookings, Self::BookedTo) => "to",
            (Kind::Bookings, Self::BookedClinician) => "clinician",
            _ => self.code(),
        }
    }

    /// Whether its cells are dates.
    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Self::ReferralReceived
                | Self::Earliest
                | Self::Latest
                | Self::PauseFrom
                | Self::PauseTo
                | Self::BookedDate
                | Self::NextControl
                | Self::LastSeen
                | Self::ProDate
                | Self::Ready
                | Self::Blocked
        )
    }

    /// Whether a list of a kind has it.
    #[must_use]
    pub fn is_of(self, kind: Kind) -> bool {
        let panel = matches!(
            self,
            Self::Panel
                | Self::NextControl
                | Self::LastSeen
                | Self::NeedBased
                | Self::Digital
                | Self::ProScore
                | Self::ProDate
                | Self::ProColour
        );
        match kind {
            Kind::Panel => panel || matches!(self, Self::Pseudonym | Self::Own | Self::Team),
            Kind::Waiting => !panel,
            Kind::Bookings => {
                !panel
                    && !matches!(
                        self,
                        Self::ReferralReceived
                            | Self::Earliest
                            | Self::Latest
                            | Self::Blocked
                            | Self::Ready
                            | Self::PatientPauseDays
                            | Self::PauseFrom
                            | Self::PauseTo
                            | Self::PauseReason
                            | Self::Class
                            | Self::Own
                    )
            }
        }
    }
}
