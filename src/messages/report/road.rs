//! The words of the road from fixed to need-based control.

use crate::messages::Entry;

pub(in crate::messages) const TABLE: &[Entry] = entries! {
    "road.title" "The road from fixed to need-based control: {clinic}, {date}"
        "Vejen fra faste kontroller til behovskontrol: {clinic}, {date}";
    "road.at-control" "Offered at the control" "Tilbud ved kontrollen";
    "road.before-control" "Offered before the control, by what patients report (PRO)"
        "Tilbud før kontrollen ud fra patientens egne svar (PRO)";
    "road.panel" "panel" "patientgruppe";
    "road.patients" "patients" "patienter";
    "road.need-based-patients" "need-based already" "allerede omlagt";
    "road.interval" "interval, weeks" "interval, uger";
    "road.may-move" "of the others may convert" "af de andre kan omlægges";
    "road.changes" "Other changes, a mean week when they are there in full; of panels, the visits of the last month"
        "Andre ændringer, en gennemsnitlig uge, når de gælder fuldt ud; for patientgrupper besøgene i den sidste måned";
    "road.change" "change" "ændring";
    "road.change.team" "team" "team";
    "road.change.from" "from" "fra";
    "road.change.minutes" "more minutes" "flere minutter";
    "road.change.visits" "more visits" "flere besøg";
    "road.change.virtual" "virtual visits" "virtuelle besøg";
    "road.change.moved" "minutes to another role" "minutter til anden faggruppe";
    "road.change.admissions" "admissions avoided" "undgåede indlæggelser";
    "road.calls" "{change}: of {calls} calls a week from general practice {practice} end there, {seen} in a sub-acute visit and {admitted} in an admission."
        "{change}: Af {calls} opkald om ugen fra almen praksis ender {practice} dér, {seen} i en subakut tid og {admitted} i en indlæggelse.";
    "road.heard" "What patients answered, as the clinic entered it" "Hvad patienterne svarer, som ambulatoriet har tastet det";
    "road.heard.item" "item" "spørgsmål";
    "road.heard.answers" "answers" "svar";
    "road.heard.share" "say so" "siger det";
    "road.weighed" "What a manager weighs, a mean week of the month" "Hvad ledelsen vejer, en gennemsnitlig uge i måneden";
    "road.weighed.physician" "physicians, min" "læger, min.";
    "road.weighed.nurse" "nurses, min" "sygeplejersker, min.";
    "road.weighed.secretary" "medical secretaries, min" "lægesekretærer, min.";
    "road.weighed.cost" "cost by own figures" "omkostning efter egne tal";
    "road.weighed.advice" "advice, min" "rådgivning, min.";
    "road.weighed.virtual" "by video or telephone" "video og telefon";
    "road.weighed.controls" "controls avoided" "undgåede kontroller";
    "road.weighed.admissions" "admissions avoided" "undgåede indlæggelser";
    "road.weighed.patients" "patients in panels" "patienter i grupperne";
    "road.most" "Most visits in {week}: {visits}; today {today} a week. Controls go on while the first need-based visits already come."
        "Flest besøg i {week}: {visits}; i dag {today} om ugen. Kontrollerne fortsætter, mens de første behovsbesøg allerede kommer.";
    "road.most.none" "No week has more visits than today." "Ingen uge har flere besøg end i dag.";
    "road.freed" "In the end {minutes} min a week are freed." "Til sidst frigøres {minutes} min. om ugen.";
    "road.goal" "{minutes} min a week freed at the end of the month from: {month}. If as few accept as assumed: {fewest}; if as many: {most}."
        "{minutes} min. om ugen frigjort ved udgangen af måneden fra: {month}. Hvis så få som antaget siger ja: {fewest}; hvis så mange: {most}.";
    "road.not-reached" "not within these months" "ikke inden for disse måneder";
    "road.short" "Team {team} lacks time from the month of {from}: {minutes} min a week; in the month of {month} it is {most} min a week."
        "Team {team} mangler tid fra måneden {from}: {minutes} min. om ugen; i måneden {month} er det {most} min. om ugen.";
    "road.from" "month from" "måned fra";
    "road.fixed" "fixed controls a week" "faste kontroller pr. uge";
    "road.need-based" "need-based visits a week" "behovsbesøg pr. uge";
    "road.visits" "visits a week" "besøg pr. uge";
    "road.p5" "visits, 5 in 100 below" "besøg, 5 af 100 under";
    "road.p95" "visits, 5 in 100 above" "besøg, 5 af 100 over";
    "road.virtual" "of these by video or telephone" "heraf video og telefon";
    "road.converted" "converted in the month" "omlagt i måneden";
    "road.on-fixed" "with fixed controls" "med faste kontroller";
    "road.on-need-based" "need-based" "omlagt i alt";
    "road.outreach" "to be sought out" "skal kontaktes";
    "road.freed-minutes" "freed, min a week" "frigjort, min. pr. uge";
    "road.team" "Team {team}, a mean week of the month" "Team {team}, en gennemsnitlig uge i måneden";
    "road.control-minutes" "controls, min" "kontroller, min.";
    "road.need-based-minutes" "need-based visits, min" "behovsbesøg, min.";
    "road.asked" "asked in all, min" "efterspurgt i alt, min.";
    "road.capacity" "bookable and in open clinics, min" "kan bookes og i åbent ambulatorium, min.";
    "road.backlog" "backlog at the end, min" "pukkel til sidst, min.";
    "road.held" "to hold, min" "skal reserveres, min.";
    "road.held.no" "no hold is enough" "ingen reservation er nok";
    "road.best" "The best pace, offered at the control" "Det bedste tempo, med tilbud ved kontrollen";
    "road.best.freed" "{minutes} min a week freed over the last whole interval, nobody's visit put off; exact for expected numbers, and no plan of whole patients frees more. Plans are not unique, the value is."
        "{minutes} min. om ugen frigjort over det sidste hele interval, uden at noget besøg udsættes; eksakt for forventede tal, og ingen plan med hele patienter frigør mere. Der er flere lige gode planer, men ét tal.";
    "road.best.move" "One more who converts a month frees {minutes} min a week more." "Én mere omlagt om måneden frigør {minutes} min. mere om ugen.";
    "road.best.minute" "One bookable minute a week more for team {team} frees {minutes} min a week more."
        "Ét minut mere om ugen, der kan bookes, til team {team} frigør {minutes} min. mere om ugen.";
    "road.best.week" "One week more frees {minutes} min a week more." "Én uge mere frigør {minutes} min. mere om ugen.";
    "road.best.infeasible" "NO. No pace keeps every visit within the bookable minutes. At least missing:"
        "NEJ. Intet tempo holder alle besøg inden for de minutter, der kan bookes. Der mangler mindst:";
    "road.best.short" "month from {from}, team {team}: {minutes} min" "måneden fra {from}, team {team}: {minutes} min.";
    "road.best.stopped" "Stopped before a pace was found." "Stoppet, før et tempo blev fundet.";
    "road.best.widens" "No program: the intervals of a panel widen, or its controls end." "Ingen beregning: en patientgruppes intervaller vokser, eller kontrollerne slutter.";
    "road.best.comes-and-goes" "No program: patients enter or leave a panel." "Ingen beregning: patienter kommer til i eller forlader en patientgruppe.";
    "road.best.other-moves" "No program: patients of a panel move elsewhere than to need-based control." "Ingen beregning: patienter i en gruppe flytter til andet end behovskontrol.";
    "road.best.too-short" "No program: the road is shorter than an interval." "Ingen beregning: vejen er kortere end et interval.";
    "road.phases.at-control" "The template of each phase, offered at the control"
        "Grundskabelonen i hver fase, med tilbud ved kontrollen";
    "road.phases.before-control" "The template of each phase, offered before the control"
        "Grundskabelonen i hver fase, med tilbud før kontrollen";
    "road.phases.note" "At most {moves:# move|# moves} from one phase to the next: a block put in or taken away is one, one that changes what it is for or goes to another session is two, and where it lies in its session is none. A phase begins when some team is asked for some need by at least {minutes} min a week more or less than when the phase before began. Holds stay as they are as long as they keep what is promised, as computed."
        "Højst {moves:# ændring|# ændringer} fra den ene fase til den næste: en tid, der lægges ind eller tages ud, er én; en tid, der skifter formål eller flyttes til et andet program, er to; hvor i programmet den ligger, tæller ikke. En fase begynder, når et team får mindst {minutes} min. mere eller mindre om ugen at gøre for et behov, end da fasen før begyndte. Reserverede tider bliver, som de er, så længe de holder målene efter beregningen.";
    "road.phases.no-clinic" "From the month of {from} a change asks for visits that nobody of the team may take: no phase begins there."
        "Fra måneden {from} kræver en ændring besøg, som ingen i teamet må tage: ingen fase begynder dér.";
    "road.phase" "phase" "fase";
    "road.phase.moves" "moves" "ændringer";
    "road.phase.fewest" "moves that would do" "ændringer, der skal til";
    "road.phase.held" "held, min a week" "reserveret, min. pr. uge";
    "road.phase.free" "free, min a week" "fri, min. pr. uge";
    "road.phase.unmet" "visits without a block" "besøg uden tid";
    "road.phase.surplus" "blocks nobody asks for" "tider, ingen har brug for";
    "road.phase.answer" "answer" "svar";
    "road.phase.today" "today" "i dag";
    "road.phase.whole" "all that is asked" "alt, der er brug for";
    "road.phase.part" "as far as the moves go" "så langt ændringerne rækker";
    "road.phase.too-few" "NO: too few moves for what is to be held" "NEJ: for få ændringer til det, der skal reserveres";
    "road.phase.impossible" "NO: no template" "NEJ: ingen skabelon";
    "road.phase.stopped" "stopped" "stoppet";
    "road.phase.title" "Phase {phase}, from {from}" "Fase {phase}, fra {from}";
    "road.phase.missing" "{missing:# move is|# moves are} missing: {fewest} would give blocks to all that is asked and leave none that nobody asks for ({proof}); there may be {moves}."
        "Der mangler {missing:# ændring|# ændringer}: Med {fewest} får alt, der er brug for, en tid, og ingen tid er til overs ({proof}); der må være {moves}.";
    "road.phase.short" "{minutes} min a week that are to be held have no room within these moves."
        "{minutes} min. om ugen, der skal reserveres, er der ikke plads til inden for de ændringer.";
    "road.phase.not-kept" "No holds keep what is promised in this month, as computed; these come nearest."
        "Ingen reserverede tider holder målene i denne måned efter beregningen; disse kommer nærmest.";
    "road.phase.nothing" "Nothing changes." "Intet ændres.";
    "road.phase.clinician" "clinician" "kliniker";
    "road.phase.day" "day" "dag";
    "road.phase.before" "before" "før";
    "road.phase.now" "now" "nu";
    "road.note" "Visits are expected numbers, computed exactly; whole patients vary around them. Weeks are all alike and thirteen of them are three months: holidays, leave and seasons stand in the bookable minutes as a mean. Freed minutes are a mean over whole intervals against the same panels if nobody converted, so that no month looks better than the clinic is."
        "Besøg er forventede tal, regnet eksakt; hele patienter svinger omkring dem. Alle uger er ens, og tretten uger er tre måneder: helligdage, fravær og sæson indgår som gennemsnit i de minutter, der kan bookes. Frigjorte minutter er et gennemsnit over hele intervaller, målt mod de samme patientgrupper uden omlægning, så ingen måned ser bedre ud, end ambulatoriet er.";
    "road.note.bands" "Whole patients: of the runs ({runs}) five in a hundred lie below and five above the two figures beside the visits."
        "Hele patienter: Af gennemregningerne ({runs}) ligger fem af hundrede under og fem over de to tal ved siden af besøgene.";
    "road.note.held" "Holds are sized as if the month went on."
        "Reserverede tider er beregnet, som om måneden blev ved.";
    "road.note.not-held" "Holds were not sized: --size-holds sizes those of some months."
        "Reserverede tider er ikke beregnet: --size-holds beregner dem for nogle af månederne.";
    "road.note.fluid" "Where time or a limit is too small, patients are divided like a fluid: more are then told to convert than can be expected, and the backlog is not exact."
        "Hvor tiden eller en grænse er for lille, fordeles patienterne som en væske: der vises da flere omlagte, end der kan ventes, og puklen er ikke eksakt.";
    "road.verdict.of" "min a week freed in the end, offered at the control"
        "min. om ugen frigjort til sidst, med tilbud ved kontrollen";
    "road.verdict.why" "{minutes} min a week are freed at the end of the month from {month}."
        "{minutes} min. om ugen er frigjort ved udgangen af måneden fra {month}.";
    "road.plot.alt" "Visits a week over {months} months, fixed controls and need-based visits stacked, and the backlog below"
        "Besøg pr. uge over {months} måneder, faste kontroller og behovsbesøg oven på hinanden, og puklen nedenunder";
    "road.plot.most" "most: {visits} in a week" "flest: {visits} på en uge";
    "road.plot.reading" "Dashed: visits a week today. A column is a mean week of its month; the line below is what waits at its end."
        "Stiplet: besøg pr. uge i dag. En søjle er en gennemsnitlig uge i måneden; linjen nedenunder er det, der venter til sidst.";
};
