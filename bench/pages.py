"""Pages of an invented operator, of any size and never twice the same text, as dense as pages of real operators are.

Most pages of operators that were looked at have 8 to 25 % of their bytes in text, 2 to 6 blocks of text and 10 to 17
elements a kilobyte, and a digit in every third block; so have these, at the dense end. A page's head, navigation,
address and price table are there once; its body goes on with offers, rooms, questions and articles until it is full.
"""

from __future__ import annotations

from random import Random

SIZES = {28: 28_000, 145: 145_000}
"""Bytes of a usual page of an operator and of a large one."""
PLACES = ("Rue de la Filature", "Quai du Hainaut", "Avenue Louise", "Chaussée d'Ixelles", "Rue Haute", "Rue du Marché")
NOUNS = "atelier verrière bibliothèque terrasse cuisine jardin studio galerie salon cabinet comptoir balcon".split()
ADJECTIVES = "calme lumineux spacieux discret chaleureux ancien rénové partagé ouvert moderne bleu vert".split()
VERBS = "accueille propose réunit prête organise partage ouvre aménage prépare anime soutient rassemble".split()

SYLLABLES = "ba do fi ga lu ma ne po ri sa to vu".split()


def page(size: int, seed: int) -> bytes:
    """An HTML page of `size` bytes at least and little more, the same for the same seed."""
    random = Random(seed)
    parts = [_head(random), _prices(random), _contact(random)]
    makers = (_offer, _article, _room, _question, _menu, _script)
    length = sum(map(len, parts))
    number = 0
    while length < size:
        parts.append(makers[number % len(makers)](random))
        length += len(parts[-1].encode())
        number += 1
    return "".join([*parts, "</main></body></html>"]).encode()


def _name(random: Random) -> str:
    own = "".join(random.choice(SYLLABLES) for _ in range(3))
    return f"{random.choice(NOUNS).capitalize()} {random.choice(ADJECTIVES)} {own.capitalize()}"


def _sentence(random: Random) -> str:
    words = [random.choice((NOUNS, ADJECTIVES, VERBS)[at % 3]) for at in range(random.randrange(6, 14))]
    return f"Notre maison {' '.join(words)} pour vous et vos collègues."


def _classes(random: Random) -> str:
    """What a page builder writes on every element."""
    marks = " ".join(f"col-{random.randrange(1, 13)} block-{random.randrange(9999)}" for _ in range(3))
    return f'class="{marks}" data-id="{random.randrange(10**8):08x}"'


def _head(random: Random) -> str:
    links = "".join(f'<link rel="preload" href="/assets/{random.randrange(10**9)}.css" as="style">' for _ in range(12))
    name = f"Maison {_name(random)}"
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Tarifs - {name}</title>{links}'
        f'<meta name="description" content="{_sentence(random)}"></head><body>'
        f"<header {_classes(random)}><a href='/'>{name}</a>{_menu(random)}</header><main><h1>Tarifs de {name}</h1>"
    )


def _menu(random: Random) -> str:
    links = (
        f'<li {_classes(random)}><a href="/page/{random.randrange(999)}/">{_name(random)}</a></li>' for _ in range(6)
    )
    return f"<nav><ul {_classes(random)}>{''.join(links)}</ul></nav>"


def _prices(random: Random) -> str:
    rows = "".join(
        f"<tr><td {_classes(random)}>{_name(random)}</td>"
        + "".join(f"<td {_classes(random)}>{random.randrange(12, 400)} € HTVA</td>" for _ in range(3))
        + "</tr>"
        for _ in range(5)
    )
    head = "<tr><th>Salle</th><th>par heure</th><th>demi-journée</th><th>journée</th></tr>"
    return f"<h2>Salles de réunion</h2><table {_classes(random)}>{head}{rows}</table>"


def _contact(random: Random) -> str:
    street = f"{random.choice(PLACES)} {random.randrange(2, 250)}"
    return (
        f"<section {_classes(random)}><h2>Contact</h2><p>{street}<br>1000 Bruxelles</p>"
        f"<p>Tél. : 02 555 01 {random.randrange(10, 99)}</p>"
        f'<p><a href="mailto:info@maison-{random.randrange(999)}.example">Écrivez-nous</a></p>'
        f"<p>Du lundi au vendredi de 8h30 à 18h30. Espace de {random.randrange(120, 900)} m².</p></section>"
    )


def _offer(random: Random) -> str:
    lines = "".join(f"<li {_classes(random)}>{random.choice(ADJECTIVES)} {_name(random)}</li>" for _ in range(3))
    return (
        f"<div {_classes(random)}><div {_classes(random)}><h3>{_name(random)}</h3>"
        f"<p {_classes(random)}>{random.randrange(60, 400)} € / mois</p><ul {_classes(random)}>{lines}</ul></div></div>"
    )


def _article(random: Random) -> str:
    return (
        f"<article {_classes(random)}><h3>{_name(random)}</h3><p {_classes(random)}>{_sentence(random)}"
        f" {_sentence(random)}</p><img {_classes(random)} src='/images/{random.randrange(10**6)}.jpg' alt=''></article>"
    )


def _room(random: Random) -> str:
    return (
        f"<div {_classes(random)}><h4>Salle {_name(random)}</h4><p {_classes(random)}><span {_classes(random)}>Pour "
        f"{random.randrange(2, 30)} personnes</span>, <b>{random.randrange(12, 90)} m²</b></p>"
        f"<a {_classes(random)} href='#'>Réserver</a></div>"
    )


def _question(random: Random) -> str:
    return (
        f"<details {_classes(random)}><summary>{_sentence(random)}</summary>"
        f"<p {_classes(random)}>{_sentence(random)}</p></details>"
    )


def _script(random: Random) -> str:
    settings = ",".join(f'"{random.choice(NOUNS)}{number}":{random.randrange(10**6)}' for number in range(30))
    return f"<script>window.settings={{{settings}}};</script>"
