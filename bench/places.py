"""How long it takes to look up of a million points in which zone they lie, and which station is nearest.

`python -m bench.places` prints it.
"""

from __future__ import annotations

import random
from time import process_time

import shapely

from db.layers import Feature, Layer
from db.zones import SHIPPED, load

POINTS = 1_000_000
STATIONS = 800
"""As many as Belgium has stations of trains and metros."""
BELGIUM = (49.5, 51.5, 2.5, 6.4)
BRUSSELS = (50.7, 51.0, 4.2, 4.6)


def measure(points: int = POINTS) -> dict[str, float]:
    """Seconds of processor time for so many look-ups of each kind, on points spread over Brussels and around it."""
    dice = random.Random(1)
    zones = load(SHIPPED)
    stations = (
        Feature(name=str(number), shape=shapely.Point(_spot(dice, BELGIUM)[::-1])) for number in range(STATIONS)
    )
    layer = Layer(stations)
    spots = [_spot(dice, BRUSSELS) for _ in range(points)]
    start = process_time()
    zones.of_all(spots)
    middle = process_time()
    layer.nearest_all(spots)
    return {"points": points, "zone_s": middle - start, "nearest_stop_s": process_time() - middle}


def line(result: dict[str, float]) -> str:
    """The figures in words."""
    return (
        f"{result['points']:,.0f} points: zone of each {result['zone_s']:.1f} s, "
        f"nearest of {STATIONS} stops {result['nearest_stop_s']:.1f} s"
    )


def _spot(dice: random.Random, box: tuple[float, float, float, float]) -> tuple[float, float]:
    south, north, west, east = box
    return dice.uniform(south, north), dice.uniform(west, east)


if __name__ == "__main__":
    print(line(measure()))
