"""Points at which the trigonometric and error functions are measured."""

import mpmath
import numpy as np
from exponential_points import Points

ONE = "sin cos tan arcsin arccos arctan erf erfc".split()
TWO = ["arctan2", "hypot"]

# Units in the last place that the functions promise.
UNITS = {name: 1 for name in ONE + TWO} | {"erfc": 2}

SPECIAL = [
    0, 1, 2, 3, 0.5, 0.25, 0.28125, 0.8125, 0.1, 1 / 3, 1.5, 4, 6, 100, 1e5, 1e22, 5e-324,
    2.2250738585072014e-308, 1e-310, 1e-300, 1e300, 1.7976931348623157e308, np.inf, np.nan,
    0.9999999999999999, 1.0000000000000002, np.pi, np.pi / 2, np.pi / 4, 3 * np.pi / 4, 1e-8,
    2.0**33, 2.0**34, 2.0**64, 2.0**500, 2.0**-400, 2.0**1000, 2.0**-500, 26.5, 27.2, 27.226, 28,
    # The float64 nearest to a multiple of pi/2, relative to its size.
    6381956970095103 * 2.0**797,
]
SPECIAL = np.array(SPECIAL + [-x for x in SPECIAL], float)


class TrigonometricPoints(Points):
    def multiples(self, low, high):
        """Floats next to multiples of pi/2 and pi/4."""
        with mpmath.workprec(1200):
            quarter = mpmath.pi / 4
            near = np.array([float(int(n) * quarter) for n in np.floor(self.scales(low, high))])
        return near + self.rng.integers(-2, 3, self.count) * np.spacing(near)

    def sin(self):
        return [
            self.uniform(-0.8, 0.8), self.uniform(-10, 10), self.uniform(-1e3, 1e3),
            self.uniform(-1e6, 1e6), self.signed(self.scales(20, 36)), self.patterns(),
            self.signed(self.scales(-60, 2)), self.signed(self.scales(-1074, -60)),
            self.near(np.pi / 4 * (2 * self.whole(-8, 8) + 1), 1e-2),
        ]

    def cos(self):
        return self.sin()

    def tan(self):
        return self.sin()

    def arcsin(self):
        return [
            self.uniform(-1, 1), self.near(0.5, 1e-2), self.signed(1 - self.scales(-53, -1)),
            self.signed(self.scales(-60, 0)), self.signed(self.scales(-1074, -60)), self.patterns(),
        ]

    def arccos(self):
        return self.arcsin()

    def arctan(self):
        return [
            self.uniform(-1, 1), self.uniform(-5, 5), self.signed(self.scales(-60, 70)),
            self.near(0.28125, 1e-3), self.near(1 / 0.28125, 1e-2), self.near(1, 1e-3),
            self.signed(self.scales(-1074, -60)), self.patterns(),
        ]

    def erf(self):
        return [
            self.uniform(-6.5, 6.5), self.uniform(-1, 1), self.near(0.8125, 1e-2),
            self.signed(self.scales(-60, 3)), self.signed(self.scales(-1074, -60)), self.patterns(),
        ]

    def erfc(self):
        return [
            self.uniform(-6.5, 28), self.uniform(-1, 3), self.near(0.8125, 1e-2),
            self.uniform(26, 27.3), self.signed(self.scales(-60, 4)), self.patterns(),
        ]

    def arctan2(self):
        size = self.scales(-1070, 1020)
        return [
            (self.uniform(-10, 10), self.uniform(-10, 10)), (self.patterns(), self.patterns()),
            (self.signed(size), self.signed(size * self.scales(-3, 3))),
            (self.signed(size), self.signed(size * self.scales(-60, 3))),
            (self.signed(self.scales(-1074, -1000)), self.signed(self.scales(-1074, -1000))),
            (self.signed(self.scales(-1074, -900)), self.signed(self.scales(-40, 0))),
            (self.signed(self.scales(1000, 1024)), self.signed(self.scales(1000, 1024))),
        ]

    def hypot(self):
        return self.arctan2()
