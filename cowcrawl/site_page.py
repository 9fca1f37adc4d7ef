"""Page classes: what one site says where its structure defeats the reader. The reader remains the rule.

A class takes a page and has a method a field, as web-poet's page objects do. Each method gives the passages that say
the field; the passage is the quote, what is made of it the value. For that page these claims take the place of the
reader's of the same fields; all others remain the reader's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, TypeVar

from lxml.etree import _Element as Element

from cowcrawl.errors import BadInput
from cowcrawl.extract import Extract
from cowcrawl.fields import FIELDS
from cowcrawl.model import Claim, Mention, Reject
from cowcrawl.page import Page, collapse

_Method = TypeVar("_Method", bound=Callable[..., Any])


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A passage of a page, and what it says."""

    value: Any
    """The value in the inventory's form."""
    quote: str
    """The literal words, in the page's text or in one of its quotable attributes."""
    element: Element
    """Where they stand."""
    context: tuple[str, ...] = ()
    """Further literal passages without which the quote cannot be understood."""


class SitePage:
    """A page of one site. A subclass says which of the site's pages it reads, and has a method a field it reads."""

    said: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Fields and the names of the methods that read them."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __init_subclass__(cls) -> None:
        marked = ((getattr(method, "_says", None), name) for name, method in vars(cls).items())
        cls.said = (*cls.said, *((field, name) for field, name in marked if field))

    def fits(self) -> bool:
        """Whether it reads this page; the site's other pages are left to the reader."""
        return True

    def all(self, path: str) -> list[Element]:
        """The elements at an XPath."""
        return [found for found in self.page.root.xpath(path) if isinstance(found, Element)]

    @staticmethod
    def text(element: Element) -> str:
        """The text of an element, white space collapsed."""
        return collapse("".join(element.itertext()))


def says(field: str) -> Callable[[_Method], _Method]:
    """Marks a method of a page class as the one that reads a field; it gives passages (`Passage`)."""
    if field not in FIELDS:
        raise ValueError(f"there is no field {field!r}")

    def mark(method: _Method) -> _Method:
        method._says = field  # type: ignore[attr-defined]
        return method

    return mark


def load(path: str, folder: Path) -> type[SitePage]:
    """The page class that a card in `folder` names as `module.Class`: of the module beside the card.

    A module that was loaded from beside another card before is known by its name too. BadInput when there is none.
    """
    module, _, name = path.rpartition(".")
    file = folder / f"{module}.py"
    found = getattr(_module(file) if file.is_file() else _LOADED.get(module), name, None)
    if found is None:
        raise BadInput(f"there is no {name} in {file}")
    if not (isinstance(found, type) and issubclass(found, SitePage)):
        raise BadInput(f"{name} in {file} is not made from cowcrawl.site_page.SitePage")
    return found


_PREFIX = "page_class_"
_LOADED: dict[str, ModuleType] = {}


def _module(file: Path) -> ModuleType:
    loaded = _LOADED.get(file.stem)
    if loaded and loaded.__file__ == str(file):
        return loaded
    spec = spec_from_file_location(f"{_PREFIX}{file.stem}", file)
    assert spec and spec.loader  # a file that ends in .py has one
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise BadInput(f"{file} cannot be loaded: {type(error).__name__}: {error}") from error
    _LOADED[file.stem] = module
    return module


def read_with(page_class: type[SitePage], page: Page, extract: Extract) -> Extract:
    """What is read on a page, with the claims of its class in place of the reader's of the same fields."""
    own = page_class(page)
    if not own.fits():
        return extract
    read = list(_claims(own, f"{page_class.__module__.removeprefix(_PREFIX)}.{page_class.__name__}"))
    claims = tuple(one for one in read if isinstance(one, Claim))
    rejects = tuple(one for one in read if isinstance(one, Reject))
    fields = {field for field, _ in page_class.said}
    mentions = [_without(mention, fields) for mention in extract.mentions]
    first = mentions[0] if mentions else Mention(subject=0, claims=())
    joined = [replace(first, claims=(*first.claims, *claims)), *mentions[1:]]
    kept = tuple(mention for mention in joined if mention.claims)
    return replace(extract, mentions=kept, rejects=(*extract.rejects, *rejects))


def _claims(own: SitePage, extractor: str) -> Iterator[Claim | Reject]:
    for field, name in own.said:
        passages: Iterable[Passage] = getattr(own, name)()
        for passage in passages:
            quote = collapse(passage.quote)
            if not own.page.holds(quote):  # no quote, no claim
                yield Reject(stage="page_class", field=field, reason="quote", detail=quote[:200])
                continue
            yield Claim(
                field=field,
                value=passage.value,
                unit=FIELDS[field].unit,
                quote=quote,
                context=tuple(map(collapse, passage.context)),
                locator=own.page.locator(passage.element),
                extractor=extractor,
            )


def _without(mention: Mention, fields: set[str]) -> Mention:
    return replace(mention, claims=tuple(claim for claim in mention.claims if claim.field not in fields))
