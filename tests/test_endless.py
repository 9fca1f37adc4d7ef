"""What is repeated without end, closed or not, is read in time: nothing grows with the square of what repeats."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from cowcrawl.extract import Extract
from cowcrawl.extract.read import read
from cowcrawl.page import Page
from cowcrawl.press import read as article

URL = "https://tin-kettle.example.be/prices/"
SECONDS = 1.0
"""Of processor time that a page may take, on a busy machine."""
SIZE = 60_000
"""Bytes of a page."""

ENDLESS = """
a<br>
x<!--c-->
<h1>a</
<h2>Hot desk</h2>10 €
<h3>Price</h3><p>10 €</p>
<h2>Bureau à Bruxelles</h2>
<p><b>Price</b></p><p>10 €</p>
<strong>26–40 personnes</strong><td>25 $</td>
<a href="visit.html">
<li>10 € / month
<ul><li>Hot desk 10 €
<table><tr><td>10 €
<tr><th>Monday<td>9:00-17:00
<tr><td>Day</td><td>8 €</td></tr>
<td>Day</td><td>10 €</td>
<p>Day</p><p>10 €</p>
<dt>Day<dd>10 €
<select><option>Hot desk 10 €
<option>Hot desk 10 €</option>
<details><summary>Price</summary>10 €
<section><h3>Café</h3><p>Mo-Fr 9-18 Uhr, coworking
<a><h3>Café</h3><p>Mo-Fr 9-18 Uhr, coworking
<a href="/"><span>Tin Kettle
<a href="/">Coworking</a><li><a href="/">Rooms</a></li>
<a href="/"><img alt="Logo of Tin Kettle" class="logo">
<a href="mailto:info@tin-kettle.example.be">Mail
<a href="tel:+3225551234">Call
<a href="https://maps.google.com/?q=a">Map
<header><a href="/">Tin Kettle</a>
<footer>Rue Haute 3, 1000 Bruxelles
<nav><a href="/a">Prices</a>
<address>Rue Haute 3<br>1000 Bruxelles</address>
Rue Haute 3<br>1000 Bruxelles<br>
<p>Rue Haute 3, 1000 Bruxelles, <br>
<br>Cardiff CF10 1BR
<h3>Other locations</h3>12 High Street, Cardiff CF10 1BR
<span><svg class="icon-users"></svg>8</span>
<b>12</b><p>people
<p>Room 1: 10 people<br>
<p>270<sup>50</sup> €<small>*
<p>Lavaux (<b>CHF
<p>info@tin-kettle.example.be
<p>+32 2 555 12 34
<p><strong>COWORKING</strong> 10 €<span><p>Room for 8 people
<details><tr><td>Monday</td><td>9:00-17:00</td></tr>
<div><h3>Ada Zink</h3><p>02 555 10 00</p><p>Molenweg 3, 9050 Gent</p></div>
<header><a href="/"><img alt="Tin Kettle"></a></header><h2>Ada Zink</h2><a href="mailto:ada@zink.example">Mail
<em><p>Hot desk 100 € per month
<figure><figcaption>10 €
<script>var a</script>
<template>x</template>y
<script type="application/ld+json">{"@type":"Place","name":"a"}</script>
<b itemprop="openingHours" content="Mo-Fr 09:00-17:00">x</b>
<div><a href="/blog/lunch-and-learn">Lunch and learn - an introduction to bookkeeping</a>
""".strip().splitlines()
"""What a page may hold over and over."""


@pytest.mark.parametrize("piece", ENDLESS)
def test_what_a_page_repeats_without_end_is_read_in_time(piece: str) -> None:
    assert any(seconds(read, piece) < SECONDS for _ in range(3))


@pytest.mark.parametrize("piece", ["<li><a href='/a1'>Read more: a space opens</a>", "<p>A space of 1,000 m² opens. "])
def test_what_an_article_repeats_without_end_is_read_in_time(piece: str) -> None:
    assert any(seconds(article.read, piece) < SECONDS for _ in range(3))


def seconds(reader: Callable[[Page], Extract], piece: str) -> float:
    """Processor time that reading takes."""
    page = Page(("<html><body>" + piece * (SIZE // len(piece))).encode(), url=URL)
    start = process_time()
    reader(page)
    return process_time() - start
