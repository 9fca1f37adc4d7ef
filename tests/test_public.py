"""Only public addresses are asked, whatever a name, a redirect or a sitemap says."""

from __future__ import annotations

from pathlib import Path

import pytest
from crawling import Answer, card, crawled, serving

from spiders.public import is_public, named_here

PAGE = "<html><title>Quay</title><h1>Quay</h1><p>Hot desk: 150 euro per month</p></html>"


@pytest.mark.parametrize("address", ["192.0.43.8", "2a00:1450:400e::1", "81.82.200.1"])
def test_an_address_of_the_open_internet_may_be_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 "
    "::1 fe80::1%eth0 fd00::1 ::ffff:10.0.0.1 ff02::1".split(),
)
def test_an_address_of_this_machine_or_of_a_private_network_may_not(address: str) -> None:
    assert not is_public(address)


def test_a_host_that_a_card_names_outright_may_be_on_this_machine() -> None:
    cards = [card("a", "http://127.0.0.1:8000/", "127.0.0.1:8000"), card("b", "http://b.example/", "b.example")]
    assert "127.0.0.1" in named_here(cards, None)
    assert "b.example" not in named_here(cards, None)


@pytest.mark.slow
def test_a_name_that_leads_to_this_machine_is_not_asked(tmp_path: Path) -> None:
    with serving(lambda answer: answer.send(PAGE)) as server:
        port = server.address.rsplit(":", 1)[1]
        host = "2130706433"  # the system's resolver takes the number for 127.0.0.1
        site = crawled([card("quay", f"http://{host}:{port}/", host)], tmp_path)
    assert server.asked == []
    assert {document["outcome"] for document in site.documents} == {"dns"}
    assert "127.0.0.1, which is no public address" in str(site.documents)


def test_a_redirect_to_another_address_of_this_machine_is_not_followed(tmp_path: Path) -> None:
    with serving(lambda answer: answer.send(PAGE)) as inside:

        def route(answer: Answer) -> None:
            if answer.path == "/":
                answer.send("", 302, Location=inside.address.replace("127.0.0.1", "127.0.0.2") + "/secret")
            else:
                answer.send("", 404)

        with serving(route) as server:
            site = crawled([card("quay", server.address + "/", "127.0.0.1")], tmp_path)
    assert inside.asked == []
    assert site.outcome("/") == "moved"
