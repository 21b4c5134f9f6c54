//! Faults of rights that cannot be followed: their cause and the way out.

use super::Entry;

faults! {
    "B0234"
        cause "the right `{right}` is off until the clinic switches it on",
              "fristen `{right}` er slået fra, indtil ambulatoriet slår den til";
        help "Name it under switched_on in [law] when it is in force, or carry another right.",
             "Skriv den under `slået til` (switched_on) i [law], når den er i kraft, eller brug en anden frist.";
    "B0235"
        cause "the right `{right}` has no period for these patients",
              "fristen `{right}` har ingen periode for disse patienter";
        help "The law gives it to patients of the other sector: correct `sector`, or carry another right.",
             "Loven giver den til patienter i den anden sektor: ret `sector`, eller brug en anden frist.";
    "B0236"
        cause "the right `{right}` ends with a milestone that comes before the day it starts",
              "fristen `{right}` slutter med noget, der sker før den dag, den begynder";
        help "What starts with a referral for treatment or with consent ends with treatment-start.",
             "En frist, der begynder med henvisning til behandling eller samtykke, slutter med treatment-start.";
    "B0237"
        cause "steps {first} and {second} both decide the same milestone",
              "trin {first} og {second} afgør begge det samme";
        help "Mark one of them with `milestone`.",
             "Sæt kun `milestone` på det ene.";
}
