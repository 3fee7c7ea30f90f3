"""Clinical sentences that name no record."""

from __future__ import annotations

from random import Random

SUBJECTIVE = (
    "The patient reports aching of the {part}, worse with prolonged standing and in cold weather.",
    "Pain is rated {n} out of 10 at rest and {m} out of 10 with activity.",
    "There is intermittent tingling but no loss of bowel or bladder control.",
    "Sleep is broken two or three times a night because of discomfort.",
    "Household chores such as vacuuming and lifting groceries remain difficult.",
    "Medication dulls the pain enough to allow short walks.",
    "Symptoms are about the same since the last time seen here.",
    "She denies fever, chills, weight loss or new trauma.",
    "Driving longer than half an hour brings on stiffness.",
)
OBJECTIVE = (
    "Gait is mildly antalgic without assistive device.",
    "There is tenderness to palpation over the {part} with guarding.",
    "Flexion is {a} degrees, extension {b} degrees, limited by pain.",
    "Strength is 5/5 in all groups tested except 4+/5 on the affected side.",
    "Deep tendon reflexes are symmetric at 2+.",
    "Sensation to light touch is slightly decreased in a patchy pattern.",
    "Blood pressure 13{n}/8{m}, pulse 7{n}, weight 18{m} pounds.",
    "No swelling, erythema or warmth is seen.",
    "Provocative maneuvers are positive on the affected side.",
)
PLAN = (
    "Continue home exercise program and ice as needed.",
    "Naproxen 550 mg one tablet twice daily with food, #60.",
    "Omeprazole 20 mg daily for stomach protection.",
    "Tramadol 50 mg every eight hours only for severe pain.",
    "Avoid lifting over {n}5 pounds and repetitive bending.",
    "The patient was advised of side effects and agrees with the plan.",
    "Weight loss and smoking cessation were encouraged.",
    "The patient will return in four to six weeks.",
)
HISTORY = (
    "The worker was carrying a load down a ramp when the {part} gave a sudden sharp pain.",
    "The employer was told the same afternoon and first aid was given on site.",
    "Modified duty was tried for some weeks and then could not be accommodated.",
    "There was no earlier injury of this region and no claim before this one.",
    "Initial care was conservative with rest, heat and anti-inflammatory tablets.",
    "The worker is right handed, married, and does not smoke.",
    "Over time the complaints spread and a specialist was consulted.",
    "Past medical history is positive for high blood pressure only.",
)
IMPRESSIONS = (
    "Strain of the {part}, chronic", "Degenerative change of the {part}", "Myofascial pain syndrome",
    "Sprain of the {part} with persistent symptoms", "Insomnia secondary to pain", "Gastritis, medication related",
)  # fmt: skip
MIND = (
    "Mood was described as low and affect was constricted, though speech was clear and goal directed.",
    "The client spoke of worry over money and of feeling useless since leaving work.",
    "There is no suicidal ideation, plan or intent at this time.",
    "Breathing exercises and thought records were practised and assigned for home.",
    "Concentration was adequate for the hour; memory for recent events was intact.",
    "Irritability at home has eased somewhat with structured daily activity.",
    "Scores fell in the moderate range for depression and the mild range for anxiety.",
)
LAW = (
    "Time lost, treatment and disability are contested to the extent stated on the record.",
    "The parties shall meet and confer in good faith before any further hearing is sought.",
    "Failure to respond may lead to sanctions as the rules of practice allow.",
    "Copies are to be made available on reasonable terms at the place named above.",
)


class Prose:
    """Draws sentences about one part of the body."""

    def __init__(self, rng: Random, part: str) -> None:
        self.rng, self.part = rng, part

    def __call__(self, source: tuple[str, ...], count: int) -> str:
        """`count` sentences of a source, each once."""
        return " ".join(self.fill(s) for s in self.rng.sample(source, min(count, len(source))))

    def fill(self, sentence: str) -> str:
        r = self.rng
        return sentence.format(
            part=self.part, n=r.randint(2, 5), m=r.randint(6, 9), a=r.randint(40, 70), b=r.randint(10, 25)
        )

    def impressions(self, count: int = 3) -> list[str]:
        return [self.fill(s) for s in self.rng.sample(IMPRESSIONS, count)]
