"""What small practices dictate, type and tick; no sentence here names a record."""

from __future__ import annotations

SAYS = (
    "He comes in today with his wife and says the {part} is about the same.",
    "Pt c/o pain {part} {n}-{m}/10, worse in the morning, better lying down.",
    "Still having trouble putting on shoes and socks.",
    "States he can walk two blocks and then has to rest.",
    "Numb feeling off and on, no loss of strength that he has noticed.",
    "Pills take the edge off. No upset stomach, no constipation.",
    "She has been doing her stretches every day as I showed her.",
    "Cannot lift her grandson. Does not sleep well.",
    "No new accident, no new symptoms, no hospital stay.",
    "Patient feels frustrated with how slowly this is going.",
)
FOUND = (
    "Walks with a slight limp. Gets on the table by himself.",
    "TTP {part}, spasm 2+, ROM decreased ~{n}0% in all planes.",
    "Motor 5/5. DTRs equal. Sensation grossly OK.",
    "The {part} is not swollen. No redness. Guarded motion.",
    "Well nourished, well developed, in mild discomfort.",
    "Flexion {a}, extension {b}, both with complaint of pain at the end.",
    "BP 13{n}/8{m}  P 7{n}  Wt 17{m}",
    "Orthopedic tests were positive on the involved side and negative on the other.",
    "Grip by Jamar: right {a}/{a}/{a}, left {b}/{b}/{b}.",
)
CARE = (
    "Continue same medicines: Relafen 750 bid, Flexeril 10 hs.",
    "Keep up the walking. Heat before, ice after.",
    "No lifting over {n}0 lb, no ladders.",
    "Refilled Norco 5/325 #{n}0, no early refills.",
    "I spent some time explaining posture and the use of a lumbar roll.",
    "Topical cream sample given.",
    "Patient understands and wishes to continue conservative care.",
    "Brace to be worn at work only.",
)
PAST = (
    "This {n}{m} year old right-handed person was unloading pallets when the {part} gave out.",
    "The foreman sent the patient to the company clinic the next morning.",
    "Light duty was offered for a while and then taken away.",
    "Prior to this the patient was in good health and played softball.",
    "Before coming to me the patient had therapy and tablets without lasting relief.",
    "There is no history of gout, diabetes or earlier work injury.",
    "The patient lives with family, drinks socially, does not smoke.",
    "The patient last worked some months ago and gets temporary disability.",
)
THINKS = (
    "{part} strain/sprain, chronic", "R/O internal derangement, {part}", "Myofascitis, {part}", "Chronic pain",
    "Sleep difficulty due to pain", "Deconditioning", "Reactive depression",
)  # fmt: skip
FEELS = (
    "Pt tearful when speaking of job loss; affect appropriate to content.",
    "Denies SI/HI. Oriented x4. Eye contact fair.",
    "Worked on pacing, and on saying no to family demands.",
    "Homework: thought log three times this week, ten minutes of breathing each night.",
    "Reports two panic episodes, both while driving, both passed by themselves.",
    "Beck scores in the moderate range; effort on testing was good.",
    "Appetite poor, libido down, sleeping five broken hours.",
    "Progress toward goal 1 (return to pleasant activity): partial.",
)
RULE = (
    "I declare under penalty of perjury under the laws of the State of California that the foregoing is true and correct.",
    "I am over eighteen years of age and not a party to the within action.",
    "Any person who makes a knowingly false statement for the purpose of obtaining benefits is guilty of a felony.",
    "I have not violated Labor Code section 139.3 and the contents are true to the best of my knowledge.",
)
MAIL = (
    "Please call me if anything is unclear.",
    "We have tried to reach your office by telephone three times without success.",
    "Kindly see that payment is issued within the time the law allows.",
    "This will confirm our conversation of last week regarding mileage.",
    "Temporary disability continues at the weekly rate last stated.",
    "Your courtesy and cooperation are appreciated.",
    "Nothing in this letter should be taken as a waiver of any right.",
    "The worker remains anxious to know when treatment will be resumed.",
)
