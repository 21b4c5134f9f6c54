//! How far a patient or a visit has come.

macro_rules! states {
    ($($name:ident $code:literal)+) => {
        /// How far a patient or a visit has come.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is named as its code")]
        pub enum Status { $($name),+ }

        impl Status {
            /// The word of a map and of a report.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The status of a word.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                [$(Self::$name),+].into_iter().find(|status| status.code() == code)
            }
        }
    };
}

states! {
    Waiting "waiting"
    Booked "booked"
    CancelledByPatient "cancelled-by-patient"
    CancelledByHospital "cancelled-by-hospital"
    Cancelled "cancelled"
    NoShow "no-show"
    Finished "finished"
    Started "started"
    Paused "paused"
}

impl Status {
    /// Whether a patient still waits, where a map does not say.
    #[must_use]
    pub fn waits(self) -> bool {
        self != Self::Finished
    }
}
