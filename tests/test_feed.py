"""Feeds of all kinds, and what only calls itself one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.feed import MAX_ENTRIES, Entry, read

URL = "https://paper.example/feeds/news"


def test_an_atom_feed_is_read_with_its_categories() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="alternate" href="../a?utm_source=feed"/>
      <title>Caf&#233;</title><summary type="html">&lt;p&gt;Coffee&lt;/p&gt; here</summary><category term="Food"/>
      </entry></feed>"""
    assert read(atom, URL) == ([Entry("https://paper.example/a", "Café Coffee here Food")], None)


def test_a_feed_without_entries_is_no_fault() -> None:
    assert read(b"<rss version='2.0'><channel><title>x</title></channel></rss>", URL) == ([], None)


def test_an_entry_without_an_address_is_left_out() -> None:
    items = "<item><title>x</title></item><item><link>mailto:a@b.example</link></item>"
    assert read(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), URL).entries == []


def test_no_more_than_the_limit_of_entries_is_read() -> None:
    many = "<rss version='2.0'><channel>" + "<item><link>/a</link></item>" * (MAX_ENTRIES + 1) + "</channel></rss>"
    found = read(many.encode(), URL)
    assert len(found.entries) == MAX_ENTRIES
    assert "only its first" in (found.problem or "")


def test_entities_are_refused_in_any_charset() -> None:
    evil = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><rss version='2.0'></rss>"
    for charset in ("utf-8", "utf-16", "utf-16-be"):
        assert "defines entities" in (read(evil.encode(charset), URL).problem or "")


def test_what_looks_like_an_address_is_not_fetched() -> None:
    assert read(b"http://127.0.0.1:9/feed", URL).entries == []


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_no_bytes_break_it(body: bytes) -> None:
    read(body, URL)
    read(b"<rss version='2.0'><channel><item>" + body, URL)
