"""Names that a host spells with its last part."""

import pytest

from cowcrawl.extract.who.host_names import fits_host


@pytest.mark.parametrize(
    ("name", "host", "fits"),
    [
        ("AnkerSpace", "anker.space", True),
        ("Anker Space", "www.anker.space", True),
        ("Ankerde", "anker.de", False),
        ("Space", "anker.space", False),
    ],
)
def test_a_last_part_that_tells_may_be_part_of_the_name(name: str, host: str, fits: bool) -> None:
    assert fits_host(name, host) == fits
