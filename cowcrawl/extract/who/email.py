"""The space's mailbox: a generic one, of the house's own domain if there is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml.etree import _Element as Element

from cowcrawl.centroids import knows_town
from cowcrawl.extract import Found, findings
from cowcrawl.extract.texts.business import businesses
from cowcrawl.extract.texts.runs import before
from cowcrawl.extract.where.country import country
from cowcrawl.extract.who import operator
from cowcrawl.extract.who.host_names import distinctive, fits_host
from cowcrawl.extract.who.name import called, house_words
from cowcrawl.extract.who.name_places import townless, without_form
from cowcrawl.literals.mailbox import Mailbox, mailboxes, may_hold
from cowcrawl.model import Claim, Reject
from cowcrawl.page import Block, Page, collapse, once
from cowcrawl.page.role import role
from cowcrawl.text import fold, text_in
from cowcrawl.vocabulary import pattern

FAR = 80
"""Characters over which words such as `design by` still speak of a mailbox."""
ENOUGH = 2
"""Trust from which a mailbox is taken for the space's."""
OWN = 3
"""What a mailbox is worth at least that is of the house's own domain."""
LEAST_NAME = 4
"""Letters of a word that a mailbox may bear of the house's name."""
_NO_LETTER = re.compile(r"[^a-z\d]")
_CERTIFIED = re.compile(r"^pec@|[@.](?:[\w-]*pec|legalmail|postacert\w*|postecert|sicurezzapostale|cert)\.[\w.]*it$")
"""The mailboxes that Italian firms have for authorities; nobody is answered there."""
_SHIELD = re.compile(r"/cdn-cgi/l/email-protection#([\da-f]+)$")
_FREE = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com yahoo.com icloud.com proton.me protonmail.com telenet.be "
    "skynet.be orange.fr free.fr laposte.net gmx.de gmx.net web.de ziggo.nl kpnmail.nl xs4all.nl live.be live.nl "
    "outlook.fr hotmail.fr hotmail.be hotmail.nl hotmail.de live.fr yahoo.fr yahoo.de aol.com me.com mac.com "
    "t-online.de freenet.de arcor.de gmx.at gmx.ch bluewin.ch wanadoo.fr sfr.fr neuf.fr bbox.fr scarlet.be "
    "proximus.be pandora.be planet.nl hetnet.nl home.nl chello.nl btinternet.com libero.it tiscali.it".split()
)


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    mailbox: Mailbox
    quote: str
    locator: str
    element: Element | None
    trust: int


def extract(page: Page) -> Iterable[Found | Reject]:
    """The page's generic mailboxes, the most trusted first; other houses' are rejected, persons' never mentioned."""
    found = [*_structured(page), *_linked(page), *_shielded(page), *_printed(page)]
    trust: dict[str, int] = {}
    for one in found:
        trust[one.mailbox.address] = max(trust.get(one.mailbox.address, -9), one.trust)
    owned = any(_has_own_domain(page, address) for address in trust)
    for one in sorted(found, key=lambda one: (-trust[one.mailbox.address], not one.mailbox.preferred)):
        address = one.mailbox.address
        if _CERTIFIED.search(address):
            yield Reject(stage="email", field="email", reason="certified mail", detail=address.partition("@")[2])
            continue
        if trust[address] < ENOUGH or (owned and _is_elsewhere(page, address)):
            yield Reject(
                stage="email", field="email", reason="mailbox of another house", detail=address.partition("@")[2]
            )
            continue
        claim = Claim(field="email", value=address, quote=one.quote, locator=one.locator, extractor="email")
        yield Found(claim=claim, element=one.element)


def own_spans(page: Page, block: Block) -> Iterator[tuple[int, int]]:
    """Where in a block's line the house's own mailboxes stand, of its own domain."""
    for mailbox in mailboxes(block.line, house_words(page)):
        if _worth(page, mailbox) >= OWN:
            yield mailbox.start, mailbox.end


def _structured(page: Page) -> Iterator[_Candidate]:
    for business in businesses(page):
        for key, text in business.texts("email", "contactPoint.email"):
            for mailbox in mailboxes(text, house_words(page)):
                locator = f"{business.locator}.{key}"
                yield _Candidate(
                    mailbox=mailbox, quote=text, locator=locator, element=None, trust=_worth(page, mailbox) + 2
                )


def _linked(page: Page) -> Iterator[_Candidate]:
    for link, href in page.links if "mailto:" in page.addresses else ():
        if not href[:7].lower().startswith("mailto:"):
            continue
        target = unquote(href[len("mailto:") :]).lstrip("/").partition("?")[0]
        for mailbox in mailboxes(target, house_words(page)):
            text = text_in(link)
            quote = mailbox.address if mailbox.address in text else _as_written(href, mailbox.address)
            trust = _worth(page, mailbox) + 1 - 2 * _credited(text)
            yield _Candidate(mailbox=mailbox, quote=quote, locator=page.locator(link), element=link, trust=trust)


def _shielded(page: Page) -> Iterator[_Candidate]:
    """Mailboxes behind Cloudflare's shield: hexadecimal, every byte crossed with the first one."""
    for link in page.root.iter("a", "span") if "cfemail" in page.source or "/cdn-cgi/" in page.source else ():
        hit = _SHIELD.search(link.get("href") or "")
        coded = hit[1] if hit else link.get("data-cfemail") or ""
        if not re.fullmatch(r"(?:[\da-f]{2}){8,200}", coded):
            continue
        first, *rest = bytes.fromhex(coded)
        for mailbox in mailboxes("".join(chr(byte ^ first) for byte in rest).partition("?")[0], house_words(page)):
            trust = _worth(page, mailbox) + 1
            yield _Candidate(mailbox=mailbox, quote=coded, locator=page.locator(link), element=link, trust=trust)


def _printed(page: Page) -> Iterator[_Candidate]:
    for block in page.blocks if may_hold(page.printed) else ():
        for mailbox in mailboxes(block.line, house_words(page)) if may_hold(block.line) else ():
            quote = block.line[mailbox.start : mailbox.end]
            said = before(page, block, mailbox.start, FAR)
            trust = _worth(page, mailbox) - 3 * (_credited(said) or bool(pattern("address", "elsewhere").search(said)))
            trust += 1 if block.region == "footer" or role(page.url, page.title) == "contact" else 0
            yield _Candidate(
                mailbox=mailbox, quote=quote, locator=page.locator(block.element), element=block.element, trust=trust
            )


def _worth(page: Page, mailbox: Mailbox) -> int:
    """Whose domain it is: the site's own, a free one, or somebody else's."""
    name, _, domain = mailbox.address.partition("@")
    preferred = int(mailbox.preferred)
    if _has_own_domain(page, mailbox.address):
        return OWN + preferred
    return 1 + preferred if domain in _FREE or name in _spelled(page) else preferred - 1


def _has_own_domain(page: Page, address: str) -> bool:
    """Whether a mailbox is of the site's domain, or of one that is called as the site or the house is."""
    domain = address.partition("@")[2]
    if domain == page.host or page.host.endswith("." + domain) or domain.endswith("." + page.host):
        return True
    owned = _owned(page)
    if domain not in owned:
        owned[domain] = _is_own(page, domain)
    return owned[domain]


def _is_elsewhere(page: Page, address: str) -> bool:
    """Whether a mailbox of a provider bears another name than the house: beside one of its own it is another's."""
    name, _, domain = address.partition("@")
    if domain not in _FREE:
        return False
    own = [text for text in called(page) if fits_host(text, page.host)]
    words = {fold(word) for text in own or house_words(page) for word in (*distinctive(text), text.replace(" ", ""))}
    return not any(word in name for word in words if len(word) >= LEAST_NAME)


@once
def _owned(page: Page) -> dict[str, bool]:
    """Whether the domains that have been looked at are the house's."""
    return {}


def _is_own(page: Page, domain: str) -> bool:
    """Whether a domain is called as the site or the house is."""
    if not {_label(page.host), *_spelled(page)}.isdisjoint((_label(domain), _NO_LETTER.sub("", domain))):
        return True
    return any(_bears(page, name, domain) for name in (*called(page), *_operators(page)))


@once
def _spelled(page: Page) -> frozenset[str]:
    """What the site calls itself, as a host spells it, with its town and without."""
    names = (text for name in called(page) for text in (name, townless(page, name)))
    return frozenset(fold(name).replace(" ", "") for name in names)


@once
def _operators(page: Page) -> tuple[str, ...]:
    """Who runs the house as the page says, without legal forms."""
    claims = (one.claim for one in findings(page, operator.extract) if isinstance(one, Found))
    return tuple(without_form(str(claim.value)) for claim in claims)


def _bears(page: Page, name: str, domain: str) -> bool:
    """Whether a domain is made of a name of the house: a town's name in it proves nothing."""
    telling = [word for word in distinctive(name) if not knows_town(country(page), word)]
    return sum(map(len, telling)) > 3 and fits_host(name, domain)


def _label(host: str) -> str:
    """The part of a host that its owner chose, without hyphens."""
    parts = host.split(".")
    return (parts[-2] if len(parts) > 1 else host).replace("-", "")


def _credited(text: str) -> bool:
    return bool(pattern("names", "credit").search(text))


def _as_written(href: str, address: str) -> str:
    """The address in the letters the link has it in; where it is encoded, the link as it stands."""
    start = href.lower().find(address)
    return href[start : start + len(address)] if start >= 0 else collapse(href)
