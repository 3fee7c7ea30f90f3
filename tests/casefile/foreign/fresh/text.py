"""Clinical sentences of the fresh set, which name no record."""

COMPLAINT = (
    "States the {part} is sore most of the day, {n}/10 on a good day and {m}/10 on a bad one.",
    "Tolerates sitting about {n}0 minutes before needing to get up and move.",
    "Pain wakes the patient nightly; uses an extra pillow for support.",
    "Numbness comes and goes, no weakness noticed, bladder function normal.",
    "Reports modest help from tablets and from heat, none from ice.",
    "Has trouble with overhead reaching, laundry, and getting in and out of the car.",
    "Denies new accidents since last seen in this clinic.",
    "Anxious about returning to full duties.",
    "Currently not working because the employer cannot accommodate limits.",
)
FINDINGS = (
    "Alert, cooperative, in no acute distress, moves slowly from chair to table.",
    "The {part} shows no deformity. Spasm is felt on deep pressure.",
    "Active motion is {a} degrees forward and {b} degrees back with end range pain.",
    "Motor testing 5/5 throughout. Reflexes 2+ and equal. Light touch intact.",
    "BP 12{n}/7{m}. Pulse 7{n} and regular. BMI 29.{n}.",
    "Compression tests reproduce the usual complaint; the opposite side is normal.",
    "Scars are well healed; no warmth, no effusion.",
    "Heel and toe walking done without difficulty.",
)
CARE = (
    "Refill ibuprofen 800 mg, one by mouth three times a day, quantity 90.",
    "Gabapentin 300 mg at bedtime, may be increased as tolerated.",
    "Home stretching sheet given and demonstrated.",
    "Stay within the limits set out below until seen again.",
    "Side effects gone over; patient understands and consents.",
    "Cyclobenzaprine stopped for drowsiness.",
    "Encouraged to walk twenty minutes daily and to lose weight.",
    "Recheck here in {n} weeks, sooner if worse.",
)
BACKGROUND = (
    "While lifting a crate at work the claimant felt something give in the {part}.",
    "A supervisor was told the next morning and sent the worker to an industrial clinic.",
    "Treatment at first was with tablets, rest and light duty.",
    "Symptoms settled in part, then came back when full duty was tried.",
    "The claimant has not been hurt in this region before or since.",
    "General health is good apart from mild asthma in childhood.",
    "The claimant lives with a spouse and two children and does not drink.",
)
DIAGNOSES = (
    "Chronic sprain/strain, {part}", "Internal derangement of the {part}", "Chronic pain syndrome",
    "Enthesopathy of the {part}", "Sleep disturbance due to pain", "Deconditioning",
)  # fmt: skip
FEELINGS = (
    "Mood is flat, eye contact is fair, and thinking is orderly.",
    "The patient cried when speaking about money worries at home.",
    "No thoughts of self harm were voiced; a safety plan is in place.",
    "Paced breathing was practised together for ten minutes.",
    "Sleep log shows five hours on average.",
    "Patience with the children has grown a little.",
    "Beck scores lie in the moderate band.",
)
CLAUSES = (
    "Liability for the period and for the body parts pleaded is denied.",
    "The undersigned asks that all parties act without delay.",
    "Nothing in this paper waives any right or defence.",
    "Costs will be sought if there is no reply within the time the rules allow.",
)
ASIDES = (
    "Review of systems. General: no loss of weight, no fevers. Heart and lungs: no chest pain, no cough. Stomach: some "
    "heartburn with tablets, none without. Skin: no rash. Nerves: as described above. All other systems were asked "
    "about and nothing else was reported.",
    "Past history. Appendix removed in childhood. No diabetes, no cancer, no thyroid disease. The patient takes a tablet "
    "for blood pressure and a vitamin. There is an allergy to penicillin, which gives hives.",
    "Family and social. Parents living, father with gout. The patient finished high school, has lived at the same address "
    "for nine years, smokes no tobacco and takes two beers at weekends. Hobbies were fishing and dancing, both given up.",
    "Activities of daily living. Self care: needs help with socks and shoes. Standing: half an hour. Walking: two blocks "
    "on the level. Driving: short errands only. Sleep: five hours with interruptions. Housework: light tasks, with rests.",
    "Job duties. The work calls for standing on concrete for most of a shift, bending, reaching and now and then lifting "
    "fifty pounds with a helper. Breaks are taken twice a day. Tools used are a pallet jack, a box cutter and a scanner.",
    "The risks, benefits and alternatives of all treatment were explained in plain words, among them bleeding, infection, "
    "nerve damage, and failure to improve. All questions were answered and understanding was voiced.",
    "A state database of controlled drugs was consulted and shows one prescriber and one pharmacy. An opioid agreement is "
    "in the chart. No signs of misuse, diversion or sedation were noticed.",
    "Functional goals. To sit through a full meal, to walk to the shops and back, and to lift a ten pound bag from the "
    "floor to a counter. Progress toward each is judged by the patient as slow but real.",
)
