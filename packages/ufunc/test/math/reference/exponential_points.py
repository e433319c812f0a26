"""Points at which the exponential, logarithmic and hyperbolic functions are measured."""

import numpy as np

ONE = "exp exp2 expm1 log log2 log10 log1p cbrt sinh cosh tanh arcsinh arccosh arctanh".split()
TWO = ["power", "logaddexp", "logaddexp2"]

# Units in the last place that the functions promise.
UNITS = {name: 1 for name in ONE} | {name: 2 for name in TWO}
UNITS |= {"arcsinh": 2, "arccosh": 2, "arctanh": 2}

SPECIAL = [
    0, 1, 2, 3, 0.5, 1.5, 4, 0.1, 1 / 3, 100, 1000, 1e5, 20, 22, 40, 5e-324, 2.2250738585072014e-308,
    1e-300, 1e300, 1.7976931348623157e308, np.inf, np.nan, 2.0**53, 2.0**53 + 2, 2.0**52 + 1,
    4503599627370495.5, 0.9999999999999999, 1.0000000000000002, 709.78, 710, 710.47, 710.475, 744,
    745.1, 745.14, 746, 1023, 1024, 1074, 1074.6, 1075, 1076, 2.0**28, 2.0**28 + 1, 1e154, 1e155,
    2.0**-1000, 1e8, 1e-8,
]
SPECIAL = np.array(SPECIAL + [-x for x in SPECIAL], float)


class Points:
    """Random points, `count` from each range."""

    def __init__(self, count, seed):
        self.count = count
        self.rng = np.random.default_rng(seed)

    def uniform(self, low, high):
        return self.rng.uniform(low, high, self.count)

    def signed(self, x):
        return x * self.rng.choice([-1.0, 1.0], self.count)

    def scales(self, low, high):
        """As many between any two powers of 2."""
        fraction = self.uniform(1, 2)
        return np.ldexp(fraction, np.floor(self.uniform(low, high)).astype(int))

    def patterns(self):
        return self.rng.integers(0, 2**64, self.count, np.uint64).view(float)

    def whole(self, low, high):
        return np.rint(self.uniform(low, high))

    def near(self, x, width):
        return x + self.uniform(-width, width)

    def near_one(self, least=-52):
        return 1 + self.signed(self.scales(least, -1))

    def of(self, name):
        """The ranges of a function: pairs of arrays for a function of two numbers."""
        return getattr(self, name, getattr(self, "exp"))()

    def exp(self):
        half = self.whole(-1075, 1024) + 0.5
        return [
            self.patterns(), self.signed(self.scales(-60, 4)), self.uniform(-745.2, 709.8),
            self.uniform(-745.2, -700), self.uniform(700, 711), self.uniform(-40, 40),
            self.uniform(-1, 1), self.uniform(-3, 3), self.near(half * np.log(2), 1e-9),
            self.near((self.whole(-3, 4) + 0.5) * np.log(2), 1e-3),
        ]

    def exp2(self):
        return [
            self.patterns(), self.signed(self.scales(-60, 4)), self.uniform(-1075, 1024),
            self.uniform(-1075, -1000), self.uniform(-1, 1), self.whole(-1075, 1024),
            self.near(self.whole(-1075, 1024) + 0.5, 1e-6), self.near(self.whole(-3, 3) + 0.5, 1e-3),
        ]

    def log(self):
        return [
            np.abs(self.patterns()), self.scales(-1074, 1024), self.uniform(0.5, 2), self.near_one(),
            self.scales(-1074, -1022), self.near(2**0.5, 1e-3), self.near(0.5**0.5, 1e-3),
            self.near(0.5**0.5, 1e-2), self.uniform(0, 100), np.exp2(self.whole(-1074, 1023)),
            np.power(10, self.whole(-300, 300)),
        ]

    log2 = log
    log10 = log

    def log1p(self):
        return [
            self.patterns(), self.uniform(-1, 3), self.signed(self.scales(-60, 0)),
            -1 + self.scales(-53, 0), self.scales(-10, 1024), self.uniform(-0.55, 0.5),
            self.near(2**0.5 - 1, 1e-2), self.near(0.5**0.5 - 1, 1e-2), self.signed(self.scales(-1074, -60)),
        ]

    def cbrt(self):
        return [
            self.patterns(), self.signed(self.scales(-1074, 1024)), self.uniform(0.5, 8),
            self.scales(-1074, -1000), self.whole(0, 1e5) ** 3,
        ]

    def arcsinh(self):
        return [
            self.patterns(), self.signed(self.scales(-60, 40)), self.uniform(-1, 1), self.uniform(-5, 5),
            self.signed(self.scales(26, 30)), self.uniform(0.2, 0.6), self.signed(self.scales(-1074, -60)),
        ]

    def arccosh(self):
        return [
            np.abs(self.patterns()), 1 + self.scales(-52, 3), 1 + self.scales(-10, 60),
            self.uniform(1, 3), self.scales(0, 1024), self.scales(26, 30),
        ]

    def arctanh(self):
        return [
            self.patterns(), self.uniform(-1, 1), self.signed(self.scales(-60, 0)),
            1 - self.scales(-53, -1), self.uniform(0.1, 0.3), self.signed(self.scales(-1074, -60)),
        ]

    def power(self):
        def exponents(x, low, high):
            with np.errstate(all="ignore"):
                return x, self.uniform(low, high) / np.log(x)

        return [
            exponents(self.scales(-1074, 1024), -746, 710), exponents(self.scales(-1, 1), -746, 710),
            exponents(self.near_one(), -746, 710), exponents(self.near_one(), -5, 5),
            exponents(self.scales(-1074, 1024), 700, 710), exponents(self.scales(-1074, 1024), -746, -705),
            exponents(2**0.5 * self.near(1, 1e-2) * np.exp2(self.whole(-4, 4)), 690, 709.7),
            exponents(0.5**0.5 * self.near(1, 1e-2), -746, 709.7),
            (self.uniform(0, 10), self.uniform(-5, 5)), (self.uniform(0, 100), self.whole(-20, 20)),
            (-self.whole(0, 100), self.whole(-20, 20)), (self.whole(0, 100), self.whole(0, 20)),
            (self.patterns(), self.patterns()),
            (self.scales(-1074, 1024), self.signed(self.scales(-70, 10))),
        ]

    def logaddexp(self):
        return [
            (self.uniform(-10, 10), self.uniform(-10, 10)), (self.uniform(-800, 800), self.uniform(-800, 800)),
            (self.patterns(), self.patterns()), (self.uniform(0, 0.1), self.uniform(-3, 1)),
            (self.uniform(0, 3), self.uniform(0, 3)), (self.uniform(0, 1), self.uniform(-40, 1)),
        ]

    logaddexp2 = logaddexp
