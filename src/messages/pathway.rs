//! Faults of changes of pathways: their cause and the way out.

use super::Entry;

faults! {
    "B0245"
        cause "the change begins on {date}, before today, {today}",
              "ændringen begynder {date}, før i dag, {today}";
        help "Give a day that has not passed; what is already in place belongs in the clinic itself, for example `converted` of a panel.",
             "Angiv en dag, der ikke er gået; det, der allerede gælder, hører til i selve ambulatoriet, fx `converted` for en patientgruppe.";
    "B0246"
        cause "with this change {sum} of all would be touched",
              "med denne ændring ville {sum} af alle være berørt";
        help "The shares of changes that touch the same patients, requests or visits add up to at most 1.",
             "Andelene i ændringer, der gælder de samme patienter, henvendelser eller besøg, må tilsammen højst være 1.";
}
