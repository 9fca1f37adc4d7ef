"""Pages for tests, from as little markup as each of them needs."""

from cowcrawl.extract.read import read
from cowcrawl.model import Mention
from cowcrawl.page import Page


def page(body: str, *, url: str = "https://deschuur.example/contact", head: str = "", lang: str = "") -> Page:
    """A page with `body` and `head`, at `url`."""
    language = f' lang="{lang}"' if lang else ""
    return Page(f"<!DOCTYPE html><html{language}><head>{head}</head><body>{body}</body></html>".encode(), url=url)


def mention(of: Page) -> Mention:
    """The one mention of a page that speaks of one space."""
    (only,) = read(of).mentions
    return only
