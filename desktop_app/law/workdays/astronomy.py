"""When the moon is new and where the sun stands, close enough for the days of the lunar calendar.

From the published series of J. Meeus, *Astronomical Algorithms*, chapters 25 (the sun, to about
0.01°, a quarter of an hour) and 49 (new moon, to a few seconds of time). Terms that change less
than a second or 0.002° between 1800 and 2200 are left out.
"""

from bisect import bisect
from math import radians, sin

_J2000 = 2451545.0
_MONTHS_PER_CENTURY = 1236.85
_SECONDS_PER_DAY = 86400

# Seconds by which even time is ahead of the clock (observed; after 2025 expected).
_AHEAD = (
    (1900, -3),
    (1920, 21),
    (1950, 29),
    (1970, 40),
    (1990, 57),
    (2005, 65),
    (2025, 69),
    (2050, 80),
    (2100, 130),
    (2200, 300),
)

# Chapter 49: coefficient in days, power of the eccentricity, multiples of the sun's and the
# moon's mean anomaly, of the moon's argument of latitude and of the node.
_NEW_MOON = (
    (-0.40720, 0, 0, 1, 0, 0),
    (0.17241, 1, 1, 0, 0, 0),
    (0.01608, 0, 0, 2, 0, 0),
    (0.01039, 0, 0, 0, 2, 0),
    (0.00739, 1, -1, 1, 0, 0),
    (-0.00514, 1, 1, 1, 0, 0),
    (0.00208, 2, 2, 0, 0, 0),
    (-0.00111, 0, 0, 1, -2, 0),
    (-0.00057, 0, 0, 1, 2, 0),
    (0.00056, 1, 1, 2, 0, 0),
    (-0.00042, 0, 0, 3, 0, 0),
    (0.00042, 1, 1, 0, 2, 0),
    (0.00038, 1, 1, 0, -2, 0),
    (-0.00024, 1, -1, 2, 0, 0),
    (-0.00017, 0, 0, 0, 0, 1),
    (-0.00007, 0, 2, 1, 0, 0),
    (0.00004, 0, 0, 2, -2, 0),
    (0.00004, 0, 3, 0, 0, 0),
    (0.00003, 0, 1, 1, -2, 0),
    (0.00003, 0, 0, 2, 2, 0),
    (-0.00003, 0, 1, 1, 2, 0),
    (0.00003, 0, -1, 1, 2, 0),
    (-0.00002, 0, -1, 1, -2, 0),
    (-0.00002, 0, 1, 3, 0, 0),
    (0.00002, 0, 0, 4, 0, 0),
)
# The pull of the planets: coefficient in days, angle at the epoch, degrees per lunar month.
_PLANETS = (
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
    (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379),
    (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
)


def new_moon(month: int) -> float:
    """The Julian day, by the clock in Greenwich, of a new moon; month 0 is that of 06/01/2000."""
    t = month / _MONTHS_PER_CENTURY
    sun = 2.5534 + 29.10535670 * month
    moon = 201.5643 + 385.81693528 * month + 0.0107582 * t**2
    latitude = 160.7108 + 390.67050284 * month
    node = 124.7746 - 1.56375588 * month
    flattening = 1 - 0.002516 * t
    moment = 2451550.09766 + 29.530588861 * month + 0.00015437 * t**2
    for size, power, suns, moons, latitudes, nodes in _NEW_MOON:
        angle = suns * sun + moons * moon + latitudes * latitude + nodes * node
        moment += size * flattening**power * sin(radians(angle))
    for size, start, pace in _PLANETS:
        moment += size * sin(radians(start + pace * month))
    return moment - _ahead(moment)


def sun_longitude(moment: float) -> float:
    """Where the sun is seen among the stars, in degrees from the point of the spring equinox."""
    t = (moment + _ahead(moment) - _J2000) / 36525
    mean = 280.46646 + 36000.76983 * t
    anomaly = radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly)
    node = radians(125.04 - 1934.136 * t)
    return float((mean + centre - 0.00569 - 0.00478 * sin(node)) % 360)


def _ahead(moment: float) -> float:
    year = 2000 + (moment - _J2000) / 365.25
    place = min(max(bisect(_AHEAD, (year,)), 1), len(_AHEAD) - 1)
    (year_a, a), (year_b, b) = _AHEAD[place - 1], _AHEAD[place]
    return (a + (b - a) * (year - year_a) / (year_b - year_a)) / _SECONDS_PER_DAY
