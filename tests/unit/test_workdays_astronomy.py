"""New moons and the sun's place against another library's, far from and near to today."""

import pytest

from desktop_app.law.workdays import astronomy

SECOND = 1 / 86400
# Lunation, its new moon in even time (Julian day), the sun's longitude then: made once with the
# libastro library, which computes them from full theories of the sun and the moon.
NEW_MOONS = [
    (-1236, 2415050.55736, 310.752),
    (-900, 2424972.68361, 11.450),
    (-618, 2433299.83333, 297.673),
    (-371, 2440594.35844, 287.152),
    (-124, 2447888.63927, 276.370),
    (-1, 2451520.43938, 255.380),
    (0, 2451550.26022, 285.741),
    (62, 2453381.00271, 290.360),
    (123, 2455182.00223, 264.666),
    (247, 2458843.71826, 274.125),
    (330, 2461294.64455, 168.435),
    (618, 2469800.24516, 273.355),
    (1237, 2488079.04093, 290.333),
    (1855, 2506329.54641, 278.480),
]
# Julian day, seconds by which even time was ahead of the clock, as observed.
AHEAD = [
    (2433299.8, 29.2),
    (2440594.4, 40.2),
    (2447888.6, 56.9),
    (2451520.4, 63.8),
    (2451550.3, 63.8),
    (2453381.0, 64.7),
    (2455182.0, 66.1),
    (2458843.7, 69.8),
]


@pytest.mark.parametrize(("lunation", "moment", "sun"), NEW_MOONS)
def test_new_moons_are_found_to_a_few_seconds(lunation, moment, sun):
    found = astronomy.new_moon(lunation)
    even = found + astronomy._ahead(found)
    assert even == pytest.approx(moment, rel=0, abs=8 * SECOND)
    assert astronomy.sun_longitude(found) == pytest.approx(sun, rel=0, abs=0.015)


@pytest.mark.parametrize(("moment", "seconds"), AHEAD)
def test_the_clock_lags_as_was_observed(moment, seconds):
    assert astronomy._ahead(moment) / SECOND == pytest.approx(seconds, abs=2)


def test_the_clock_is_taken_on_beyond_the_end_of_its_table():
    assert astronomy._ahead(2524593.5) > astronomy._ahead(2506331.5)  # 2200 and 2150
