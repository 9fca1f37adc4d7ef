"""The kinds of place a space says it is: coworking, business centre, incubator, makerspace, third place; or several.

A word counts where the space speaks of itself: in "X is a makerspace" with the site's own name or "we" before it, in
"our coworking space", in the page's title or a heading. What is said of others, or of such places in general, does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from cowcrawl.extract import Found
from cowcrawl.extract.texts.sentences import is_post
from cowcrawl.extract.texts.terms import Term, lexicon
from cowcrawl.extract.what.offers import MAX_LINE, Passage, cue, offered, told
from cowcrawl.extract.who.name import called
from cowcrawl.extract.who.name_places import title_parts
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Page
from cowcrawl.text import fold
from cowcrawl.vocabulary import load

NEAR = 4
"""Words between "our" and what it is."""
FAR = 12
"""Words between "is a" and what it is."""
LONGEST = 14
"""Words of a line that presents the space."""
SELF, OWN, TITLE, HEADING, PRESENTED, OFFER = range(6)
"""Ways of saying it, the plainest first."""


def extract(page: Page) -> Iterator[Found | Reject]:
    """One claim a kind, with the passage that says it most plainly."""
    best: dict[str, tuple[int, Passage | None]] = {}
    words = lexicon("space_types", *load("space_types"))
    said = " | ".join(part for part in title_parts(page.title) if not part.endswith("?"))
    for term in () if is_post(page) or _general(page.title) else words.find(said):
        best.setdefault(term.concept, (TITLE, None))
    for passage in told(page, page.holding_all(words.told)):
        for term in words.find(passage.text):
            rank = _rank(page, passage, term)
            if rank is not None and rank < best.get(term.concept, (OFFER + 1, None))[0]:
                best[term.concept] = (rank, passage)
    for kind, (_, source) in best.items():
        element = source.block.element if source else None
        yield Found(
            claim=Claim(
                field="space_types",
                value=kind,
                quote=source.text if source else page.title,
                locator=page.locator(element) if element is not None else "/html/head/title",
                extractor="space_types",
            ),
            element=element,
        )


def _general(text: str) -> bool:
    return text.endswith("?") or bool(cue("general", text))


def _rank(page: Page, passage: Passage, term: Term) -> int | None:
    """How plainly a passage says that the space is what `term` names, 0 the plainest; None when it does not."""
    text = passage.text
    before = text[: term.start]
    if _general(text) or cue("none", " ".join(before.split()[-3:])):
        return None
    if copula := next((one for one in reversed(cue("is", before)) if len(before[one.end :].split()) <= FAR), None):
        own = cue("we", before[: copula.end]) or _names_itself(page, before[: copula.start])
        return SELF if own else None
    if cue("we", " ".join(before.rpartition(",")[2].split()[-NEAR:])):
        return OWN
    if _is_heading(passage, term):
        return HEADING
    if _presents(passage, term):
        return PRESENTED
    offers = term.concept == "coworking" and cue("we", text) and cue("offer", before) and offered(passage, term)
    return OFFER if offers else None


def _is_heading(passage: Passage, term: Term) -> bool:
    """Whether a heading names the kind: a great one, or one that is nothing but the word for coworking."""
    if not passage.block.level or len(passage.text) > MAX_LINE:
        return False
    great = passage.block.level <= 2 or passage.block.region == "header"
    return great or (term.concept == "coworking" and term.end - term.start == len(passage.text.rstrip(".! ")))


def _presents(passage: Passage, term: Term) -> bool:
    """Whether a line presents the space, "A coworking space in the old town", or says where it lies."""
    text, after = passage.text, passage.text[term.end :]
    opening = next((one for one in cue("presents", text) if not one.start), None)
    if opening is None or len(text[opening.end : term.start].split()) > NEAR - 2 or cue("is", after):
        return False
    if _begins("stands", after):
        return True
    alone = len(text.split()) <= LONGEST and text == passage.block.line
    place = term.concept == "coworking" and fold(text[term.start : term.end]) not in ("coworking", "co working")
    return alone and place and _begins("presented", after)


def _begins(concept: str, text: str) -> bool:
    """Whether a text begins with a word of a concept, or has one word before it."""
    return any(len(text[: one.start].split()) <= 1 for one in cue(concept, text))


def _names_itself(page: Page, subject: str) -> bool:
    """Whether a subject is the site's own name."""
    own = {fold(name).replace(" ", "") for name in called(page)}
    said = fold(subject).replace(" ", "")
    return len(said) > 3 and any(len(name) > 3 and (name in said or said in name) for name in own)
