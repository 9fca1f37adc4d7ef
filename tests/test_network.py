"""A network's list of members is read to its end, and what it shows is its members', not its own."""

from __future__ import annotations

from pathlib import Path

from crawling import Answer, card, crawled, serving

HOME = "<html lang=fr><title>Le Réseau</title><h1>Espaces de coworking</h1><a href='/annuaire'>Membres</a>"


def a_list(number: int) -> str:
    """One page of the list of members."""
    members = "".join(f"<li><a href='/m/{number}-{place}'>Maison {number}{place}</a></li>" for place in range(2))
    further = f"<a href='/annuaire?page={number + 1}'>Suivant</a>" if number < 3 else ""
    return f"<html lang=fr><title>Membres</title><main><h1>Membres</h1><ul>{members}</ul>{further}</main>"


def federation(request: Answer) -> None:
    """A federation whose list of members has three pages."""
    path, _, query = request.path.partition("?page=")
    if path == "/":
        request.send(HOME)
    elif path == "/annuaire":
        request.send(a_list(int(query or 1)))
    elif path.startswith("/m/"):
        request.send(
            f"<html lang=fr><title>Maison</title><h1>Maison {path[3:]}</h1><p>Rue Haute 12, 1000 Bruxelles</p>"
        )
    else:
        request.send("", 404)


def test_all_pages_of_a_list_of_members_are_turned_and_each_member_is_read(tmp_path: Path) -> None:
    with serving(federation) as server:
        one = card("reseau", server.address, "127.0.0.1", kind="network", languages=["fr"])
        done = crawled([one], tmp_path, settings={"DOWNLOAD_DELAY": 0})
    asked = {document["requested_url"].removeprefix(server.address) for document in done.documents}
    members = {f"/m/{number}-{place}" for number in (1, 2, 3) for place in (0, 1)}
    assert asked >= {"/", "/annuaire", "/annuaire?page=2", "/annuaire?page=3"} | members
