"""Why there is no estimate, or why one must not be published: each reason a code, for programs, and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

SENTENCES = {
    "one_list": "One list says nothing of what it misses: at least three lists made apart are needed.",
    "fewer_than_three_lists": (
        "Only {lists} share spaces with another list: with fewer than three it cannot be seen whether lists depend "
        "on each other."
    ),
    "dependent_pair": (
        "{lists} depend on each other, since the press writes of the spaces that make themselves known: an estimate "
        "from these two alone is far too low, and in simulation its 95 % interval never held the true number."
    ),
    "no_overlap": "No space is on two lists: nothing tells how many there are beyond those known.",
    "overlap_too_small": "{shared} spaces are known to two lists or more, and at least {minimum} are needed.",
    "copied_list": (
        "{lists} name the same spaces, far more often than other lists explain: one is a copy of the other, and a copy "
        "is no list."
    ),
    "contained_list": (
        "Nearly all spaces of one of {lists} are on the other, far more often than other lists explain: one was taken "
        "into the other, and a copy is no list."
    ),
    "cell_too_small": "{n} spaces are known here, and at least {minimum} are needed for an estimate of their own.",
    "empty_list": "{lists} knows no space here, and says nothing of dependence.",
    "too_many_lists": (
        "There are {n} lists, and this is worked out for at most {maximum}: unite lists that were made alike."
    ),
    "no_admissible_model": "No log-linear model can be fitted to this table.",
    "zero_overlap": (
        "The pair shares no space, so that its dependence has no value; this stands for every model with the pair."
    ),
    "not_identifiable": "Zeros in the table leave a coefficient of this model without a value.",
    "worse_fit": "Its AIC is more than {within} above that of the best model.",
    "too_many_errors": "At this rate more joins would be missing than there are spaces on few lists to unite.",
    "undefined": "The formula gives no number for this table, or one below what is known.",
}
"""By code; the words in braces are filled in."""


@dataclass(frozen=True)
class Reason:
    """A reason for a person and for a program."""

    code: str
    sentence: str
    lists: tuple[str, ...] = ()
    """The lists that it is about."""
    facts: tuple[tuple[str, str], ...] = ()
    """What else was filled into the sentence, by name: whoever says it in another language needs it."""

    @classmethod
    def of(cls, code: str, lists: tuple[str, ...] = (), **facts: object) -> Reason:
        """The reason with this code, its sentence filled in with `lists` and `facts`."""
        told = tuple((name, str(fact)) for name, fact in facts.items())
        return cls(code, SENTENCES[code].format(lists=_and(lists), **facts), lists, told)


def _and(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or "no list"
