"""The word lists of this room, read once from `openimr/publication/data`: what is a name, and what never is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from openimr.publication.deidentify.words import fold


def _lines(name: str) -> list[str]:
    text = resources.files("openimr.publication").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """All words of a list, folded: `ordinary`, `clinical`, `given_names`, `surnames`, `drugs`, ..."""
    return frozenset(fold(word) for line in _lines(f"{name}.txt") for word in line.split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The lines of a list whose entries have several words."""
    return tuple(_lines(f"{name}.txt"))


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Given name -> the other forms that people use for it, in both directions."""
    forms: dict[str, set[str]] = {}
    for line in _lines("nicknames.txt"):
        name, _, short = line.partition(":")
        for form in short.split():
            forms.setdefault(fold(name), set()).add(form)
            forms.setdefault(form, set()).add(fold(name))
    return {name: frozenset(others) for name, others in forms.items()}


@cache
def states() -> Mapping[str, str]:
    """Name of a state in small letters -> its postal code."""
    return {name.lower(): code for name, code in (line.split(",") for line in _lines("states.txt"))}


TITLES = frozenset(
    {"dr", "drs", "mr", "mrs", "ms", "miss", "doctor", "nurse", "judge", "professor", "prof", "attorney"}
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    {"de", "la", "las", "los", "del", "della", "di", "da", "dos", "das", "du", "van", "von", "der", "den", "ter", "ten",
     "le", "el", "al", "bin", "ibn", "st", "san", "santa", "mac", "mc", "y", "e", "ap"}
)  # fmt: skip
CREDENTIALS = frozenset(
    {"md", "do", "dc", "phd", "psyd", "edd", "dpm", "dpt", "pt", "otr", "otrl", "pac", "pa", "np", "fnp", "rn", "lvn", "bsn",
     "lac", "qme", "ame", "esq", "crna", "dds", "dmd", "lcsw", "mft", "mph", "rpt", "cht", "facs", "faaos", "od", "msn", "cnp",
     "aprn", "pharmd", "msw", "mba", "jd", "ccm", "bs", "ma", "ms", "faans", "fmgems", "mbbs", "cfnp", "fnpc", "fnpbc", "dabpm"}
)  # fmt: skip

# Endings that medicine and administration give to words, and parents do not give to children.
_COINED = re.compile(
    r"^.{2,}(?:tion|tions|sions|ology|ologist|ologic|itis|osis|otic|ectomy|ectomies|otomy|ostomy"
    r"|plasty|ically|graphy|scopy|"
    r"scopic|pathy|algia|emia|lysis|desis|trophy|plegia|paresis|ility|ilities|ously|ments|ization"
    r"|izing|azole|idine|cillin|"
    r"mycin|caine|profen|statin|barbital|azepam|olol|sartan|oxacin|cycline|codone|morphone|tidine|gesic)$"
)


@cache
def _common() -> frozenset[str]:
    return (
        words("ordinary")
        | words("clinical")
        | words("drugs")
        | words("organisation_words")
        | words("devices")
    )


def is_common(key: str) -> bool:
    """Whether a folded word is one of the language, of medicine or of drugs, so that it says nothing as a name."""
    common = _common()
    return (
        key in common
        or (key.endswith("s") and key[:-1] in common)
        or (len(key) > 7 and bool(_COINED.match(key)))
    )


@cache
def is_vocabulary(key: str) -> bool:
    """Whether a folded word, capitalised in a letter, is most likely no name: also eponyms, makers and towns."""
    return is_common(key) or key in words("eponyms") or key in words("makers") or key in _town_words()


@cache
def _town_words() -> frozenset[str]:
    return frozenset(fold(word) for town in phrases("towns") for word in re.split(r"[ .]+", town) if word)


def is_place(key: str) -> bool:
    """Whether a folded word is a word of a known town's name."""
    return key in _town_words()
