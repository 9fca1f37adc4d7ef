"""Tabs: what one has to click to see one of several panels is the title of the panel that it opens."""

from __future__ import annotations

from collections import Counter

from lxml import etree
from lxml.etree import _Element as Element

MIN_PANELS = 2
"""Panels of which one is shown at a time; a single one is a text that unfolds."""
MAX_TABS = 60
"""Tabs of one page that are looked at."""
_TABS = etree.XPath(
    "//*[@role='tab' or @data-toggle='tab' or @data-bs-toggle='tab' or @data-toggle='pill' or @data-bs-toggle='pill'"
    " or contains(concat(' ', @class, ' '), ' w-tab-link ')]"
    " | //*[@role='tablist' or @id='tabs' or contains(@class, 'nav-tabs') or contains(@class, 'nav-pills')"
    " or contains(concat(' ', @class, ' '), ' tabs ')]//a[starts-with(@href, '#')]"
)
_PANES = etree.XPath("//*[contains(concat(' ', @class, ' '), ' w-tab-pane ')][@data-w-tab]")
_TARGETS = ("aria-controls", "data-bs-target", "data-target", "href")


def tabs(root: Element, source: str) -> dict[Element, Element]:
    """The tab of each panel of a page; none where fewer than two panels are told apart by tabs.

    `source`: the page as it was parsed; looking through the tree costs twice as much as parsing it.
    """
    found = _TABS(root)[:MAX_TABS] if _may_have_some(source) else []
    if len(found) < MIN_PANELS:
        return {}
    panes = {pane.get("data-w-tab"): pane for pane in _PANES(root)}
    opened: dict[Element, Element] = {}
    for tab in found:
        panel = _panel(root, tab)
        panel = panes.get(tab.get("data-w-tab")) if panel is None else panel
        if panel is not None and panel.tag not in ("html", "body") and tab not in panel.iter(tab.tag):
            opened[panel] = tab
    titles = Counter("".join(tab.itertext()).strip() for tab in opened.values())
    return opened if len(titles) >= MIN_PANELS else {}


def _may_have_some(source: str) -> bool:
    """Whether the source of a page has what marks tabs: "tab", "tabs", "tablist" or "pill"; a "table" is none."""
    at = source.find("tab")
    while at >= 0:
        behind = source[at + 3 : at + 7]
        if behind == "list" or not behind.removeprefix("s")[:1].isalpha():
            return True
        at = source.find("tab", at + 3)
    return "pill" in source


def _panel(root: Element, tab: Element) -> Element | None:
    """What a tab opens, by the identifier that it or the link in it names."""
    for node in (tab, *tab.iter("a")):
        for name in _TARGETS:
            target = (node.get(name) or "").strip()
            target = target if name == "aria-controls" else target.removeprefix("#") if target[:1] == "#" else ""
            panel: Element | None = next(iter(_by_id(root, of=target)), None) if target else None
            if panel is not None:
                return panel
    return None


_by_id = etree.XPath("//*[@id=$of]")
