//! Words as people write them, made comparable.

/// The words by which systems say nothing; none that could be the letters of a clinician.
pub(crate) const NOTHING: &[&str] = &[
    "null",
    "(null)",
    "<null>",
    "-",
    "--",
    "–",
    "—",
    "n/a",
    "#n/a",
    "#i/t",
    "ukendt",
    "(tom)",
    "(tomt)",
    "(blank)",
    "?",
    "ingen",
    "ikke angivet",
    "ikke oplyst",
    "uoplyst",
    ".",
];

/// In small letters, with one space between words: what two spellings of a word share.
pub(crate) fn norm(text: &str) -> String {
    let mut norm = String::with_capacity(text.len());
    // Most cells are plain, and lists are long.
    if text.is_ascii() {
        let space = |c: char| c.is_ascii_whitespace() || c == '\u{b}';
        for word in text.split(space).filter(|word| !word.is_empty()) {
            if !norm.is_empty() {
                norm.push(' ');
            }
            norm.push_str(word);
        }
        norm.make_ascii_lowercase();
        return norm;
    }
    for word in text.split(char::is_whitespace).filter(|word| !word.is_empty()) {
        if !norm.is_empty() {
            norm.push(' ');
        }
        norm.extend(word.chars().flat_map(char::to_lowercase));
    }
    norm
}

/// Letters and digits alone: what two spellings of a heading share.
pub(crate) fn loose(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Ja or nej.
pub(crate) fn flag(text: &str) -> Option<bool> {
    match norm(text).as_str() {
        "ja" | "j" | "yes" | "y" | "true" | "sand" | "1" | "x" => Some(true),
        "nej" | "n" | "no" | "false" | "falsk" | "0" => Some(false),
        _ => None,
    }
}

/// Streams and needs, classes, states, colours and reasons by the words Danes use for them; one
/// counts only where the clinic has the name it stands for.
pub(crate) fn usual(field: &str, text: &str) -> &'static [&'static str] {
    // A question mark says that nobody knows.
    if text.contains('?') {
        return &[];
    }
    let loose = loose(text);
    let found = usual_of(field).iter().find(|(words, _)| words.contains(&loose.as_str()));
    found.map_or(&[], |(_, codes)| codes)
}

type Usual = &'static [(&'static [&'static str], &'static [&'static str])];

fn usual_of(field: &str) -> Usual {
    match field {
        "stream" | "need" => &[
            (&["udredning", "tiludredning", "henvisttiludredning"], &["work-up", "workup"]),
            (&["kontrol", "tilkontrol", "henvisttilkontrol", "kontrolbesøg"], &["control"]),
            (&["subakut", "tilsubakut"], &["sub-acute", "subacute"]),
            (&["behandling", "tilbehandling", "henvisttilbehandling"], &["treatment"]),
            (&["førstegangsbesøg", "1besøg", "nyhenvist"], &["first-visit"]),
            (&["svarsamtale"], &["conclusion"]),
            (&["splkontrol", "kontrolspl", "sygeplejerskekontrol"], &["nurse-control"]),
            (&["telefonkons", "telefonkonsultation", "telefonkontrol"], &["phone-control"]),
        ],
        "class" => &[
            (&["lav", "kort", "lille"], &["low", "short"]),
            (&["mellem", "middel", "normal"], &["medium"]),
            (&["høj", "lang", "stor"], &["high", "long"]),
        ],
        "status" => &[
            (&["waiting", "venter", "ventende", "påventeliste"], &["waiting"]),
            (&["booked", "booket", "aftalt", "tidgivet"], &["booked"]),
            (
                &[
                    "cancelledbypatient",
                    "aflystafpt",
                    "aflystafpatient",
                    "aflystafpatienten",
                    "afbud",
                    "afbudfrapt",
                    "afbudfrapatient",
                    "meldtafbud",
                ],
                &["cancelled-by-patient"],
            ),
            (
                &[
                    "cancelledbyhospital",
                    "aflystafhosp",
                    "aflystafhospital",
                    "aflystafhospitalet",
                    "aflystafafd",
                    "aflystafafdeling",
                    "aflystafafdelingen",
                ],
                &["cancelled-by-hospital"],
            ),
            (
                &["cancelled", "canceled", "aflyst", "aflysning", "slettet", "annulleret"],
                &["cancelled"],
            ),
            (&["noshow", "missed", "udeblevet", "udeblev", "udeblivelse"], &["no-show"]),
            (
                &[
                    "finished",
                    "held",
                    "afsluttet",
                    "afholdt",
                    "gennemført",
                    "færdig",
                    "mødt",
                    "set",
                ],
                &["finished"],
            ),
            (&["started", "startet", "påbegyndt", "igang"], &["started"]),
            (&["paused", "pause", "påpause", "pauseret", "satibero"], &["paused"]),
        ],
        "pro_colour" => &[(&["grøn"], &["green"]), (&["gul"], &["yellow"]), (&["rød"], &["red"])],
        "pause_reason" => &[
            (
                &["patient", "patientensønske", "ptsønske", "patientønske", "efterptsønske"],
                &["patient"],
            ),
            (&["klinisk", "kliniskbegrundelse", "kliniskårsag", "clinical"], &["clinical"]),
            (&["omvisiteret"], &["redirected"]),
        ],
        _ => &[],
    }
}
