"""What befalls a part of the body or stands near the worker when it breaks, and what has hurt ever since (letters rule 7)."""

from __future__ import annotations

import re

from openimr.letters.reading.fields.people import WORKER

BODY = (
    r"(?:head|scalp|face|nose|jaw|tooth|teeth|eyes?|ears?|neck|shoulders?|clavicle|collarbone|scapula|(?:rotator\s+)?cuff|biceps|triceps|(?:fore)?arms?"
    r"|elbows?|wrists?|hands?|thumbs?|fingers?|fingertips?|knuckles?|chest|ribs?|sternum|back|spine|disc|hips?|pelvis|groin|thighs?|hamstrings?|quadriceps"
    r"|knees?|kneecap|patella|menisc(?:us|i)|(?:cruciate\s+)?ligaments?|tendons?|[AMPL]CL|FD[PS]|legs?|shins?|calf|calves|tibia|fibula|femur|humerus|radius|ulna"
    r"|ankles?|Achilles|heels?|foot|feet|toes?|labrum|muscles?|metatarsals?|metacarpals?|scaphoid|vertebrae?|skin)"
)
"""A part of the body that can be hurt."""
_THING = r"(?!\s+(?:brace|cast|splint|straps?|pain|pill\w*|medic\w+|rest|support|therapy|visits?|exercises?|program|request|use|motion|wall|door|yard|brake|seat|gate|pedal|room|row|office)\b)"
_HURT = (
    r"(?:tore|cut|broke|crushed|fractured|lacerated|ruptured|dislocated|severed|sprained|strained|twisted|wrenched|jammed|smashed|mangled|punctured|bruised|burned"
    r"|burnt|scalded|gashed|sliced|hyperextended|rolled|jarred|hit|struck|bumped|banged|caught|pulled|pierced|impaled|injured|hurt|amputated)"
)
# "cut the dose for the back", "pulled the file on his neck": no part of a body stands behind such words.
_NO_BODY = r"(?:for|to|on|in|at|by|from|with|that|dose|doses|dosage|number|use|hours|time|cost|rate|visits?|pills?|medic\w+|drugs?|cast|splint|stitch\w*|sutures?|scans?|films?|file|record|records|was|were|is|are|had|has)"
_WHICH = r"(?:his|her|the|an?|both|all|two|three|four|five|several|some)"
HURT_BODY = (
    rf"{_HURT}\s+{_WHICH}\s+(?:(?!{_NO_BODY}\b)[\w-]+\s+){{0,6}}?{BODY}\b{_THING}"
    rf"|(?:his|her)\s+(?:[\w-]+\s+){{0,2}}?{BODY}\s+(?:was|were|got)\s+(?:\w+ly\s+)?(?:broken|fractured|crushed|mangled|smashed|lacerated|burned|burnt|scalded|twisted|wrenched|jammed|caught|pinned)"
)
"""A verb of hurt with a part of the body that it befalls: `tore the left anterior cruciate ligament`."""

_HIM = rf"(?:him|her|the\s+{WORKER})"
NEAR_HIM = (
    r"(?:shattered|burst|exploded|blew(?:\s+(?:up|out|apart))?|splintered|detonated|discharged|went\s+off|backfired|misfired|ruptured|cracked|snapped|parted|collapsed|flew\s+apart|broke\s+(?:apart|off|up)"
    r"|fell|came\s+down|crashed|landed)\s+(?:\w+\s+)?"
    rf"(?:(?:right\s+|just\s+)?(?:beside|next\s+to|near|above|behind|close\s+to|in\s+front\s+of)\s+(?:{_HIM}|(?:his|her)\s+(?:\w+\s+)?{BODY})|in(?:to)?\s+(?:his|her)\s+(?:\w+\s+)?(?:face|hands?|eyes?))\b"
    rf"|(?:splashed|spilled|squirted|sprayed|splattered|sparked|whipped)\s+(?:up\s+)?(?:(?:in|into|on|onto|over|across|against)\s+)?(?:{_HIM}|(?:his|her)\s+(?:\w+\s+)?{BODY})\b"
    r"|(?:flew|got|went)\s+(?:up\s+)?in(?:to)?\s+(?:his|her)\s+(?:\w+\s+)?(?:eyes?|face|mouth|ears?)\b"
)
"""A thing's mishap close by the worker: `a die shattered beside him`."""

_VEHICLE = r"(?:forklift|fork\s+truck|truck|tractor|cart|loader|van|bus|car|vehicle|dolly|(?:scissor\s+)?lift|jack|mower|bicycle|bike|motorcycle|rig|trailer|backhoe|bulldozer|excavator|scooter|pickup|ambulance|taxi|roller)"
ASTRAY = (
    rf"(?:drove|rode|ran|backed|steered|rolled|tipped)\s+(?:an?|the|his|her)\s+(?:[\w-]+\s+){{0,2}}?{_VEHICLE}\s+"
    r"(?:off(?:\s+of)?\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:dock|plate|ramp|road|roadway|curb|edge|cliff|embankment|bridge|ledge|pier|platform|liftgate|highway|freeway|shoulder|bank|pavement|slope)"
    r"|into\s+(?:an?|the|another)\s+(?:[\w-]+\s+){0,2}?(?:pole|post|wall|ditch|hole|tree|rack|column|beam|pothole|trench|guardrail|barrier|pillar|hydrant|truck|car|van|bus|forklift))\b"
)
"""A vehicle gone astray: `drove a forklift off a dock plate`."""

_PAINS = r"(?:pains?|aches?|headaches?|numbness|tingling|symptoms?|spasms?|stiffness|soreness|weakness|burning|trouble|ringing|tinnitus)"
_TO_HURT = (
    r"(?:ach(?:e|ing)|hurt(?:ing)?|swell(?:ing)?|throb(?:bing)?|tingl(?:e|ing)|burn(?:ing)?|cramp(?:ing)?|sting(?:ing)?|stiffen(?:ing)?|ring(?:ing)?|bother(?:ing)?|troubl(?:e|ing)|pain(?:ing)?"
    r"|go(?:ing)?\s+numb)"
)
_HAS_HURT = r"(?:rung|hurt|ached|throbbed|burned|tingled|swollen|bothered|troubled|buzzed|been\s+(?:\w+ly\s+)?(?:sore|painful|numb|stiff|swollen|weak|in\s+pain|ringing|aching|tender))"
EVER_SINCE = re.compile(
    rf"\b(?:has|have|had)\s+(?:\w+ly\s+)?(?:(?:had|suffered|felt|experienced|complained\s+of|noted)\s+(?:[\w,-]+\s+){{0,8}}?{_PAINS}|{_HAS_HURT})\s+"
    r"(?:\w+\s+){0,3}?(?:ever\s+since|since(?:\s+(?:then|that\s+(?:day|time|date)))?(?=\s*(?:[.,;)]|and\b|$)))",
    re.IGNORECASE,
)
"""What has hurt ever since: `and his ears have rung since`."""

BODY_BEGAN = rf"{BODY}\s+(?:first\s+)?(?:began|started)\s+(?:to\s+)?{_TO_HURT}|{BODY}\s+(?:first\s+(?:ached|hurt|swelled|tingled)|tore|ruptured|snapped|cracked|seized\s+up|locked\s+up|went\s+numb|swelled)"
"""A part of the body that began to hurt; at work or elsewhere is not said."""
_WHOSE = re.compile(
    rf"\bwhose\s+(?:(?!{_NO_BODY}\b)[\w-]+\s+){{0,4}}?{BODY}\s+"
    rf"(?:(?P<began>(?:first\s+)?(?:began|started)\s+(?:to\s+)?{_TO_HURT}|first\s+(?:ached|hurt|swelled|tingled))|(?:has|have)\s+(?:\w+ly\s+)?{_HAS_HURT})\s+(?:on|since|from)(?:\s+or)?(?:\s+(?:about|around|approximately))?$",
    re.IGNORECASE,
)
# "after the fusion", "from favoring the other knee": it is of something else.
_BECAUSE_OF = re.compile(
    r"[\s,]*(?:after|following|from|because|due|owing|as\s+a|at\s+home|in\s+(?:his|her)|while|when|during)\b",
    re.IGNORECASE,
)


def introduces(clause: str, since: bool, after: str) -> bool:
    """Whether a clause introduces the worker by what began to hurt on the day behind it: `whose wrists began to ache on`."""
    told = _WHOSE.search(clause)
    return told is not None and (since or told["began"] is not None) and _BECAUSE_OF.match(after) is None
