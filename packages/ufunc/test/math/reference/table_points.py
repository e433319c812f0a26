"""Points at which functions with look-up tables are hard: where rows meet, and where other code takes over."""

import numpy as np
from exponential_points import Points


class TablePoints(Points):
    def between(self, low, high, step):
        """About the middle between two multiples of a step."""
        return self.near((self.whole(low, high) + 0.5) * step, step / 50)

    def sin(self):
        step = np.pi / 64
        return [
            self.between(-4, 4, step), self.between(60, 68, step), self.between(-40, 200, step),
            self.near(self.whole(-200, 200) * step, 1e-9), self.signed(self.scales(-30, 40)),
            self.near(self.whole(-(2**20), 2**20) * np.pi / 2, 1e-6),
        ]

    cos = sin

    def exp(self):
        return [
            self.between(-181000, 181000, np.log(2) / 256), self.between(-300, 300, np.log(2) / 256),
            self.signed(self.near(708, 0.1)), self.near(-740, 10),
        ]

    def log(self):
        return [
            self.between(180, 262, 2.0**-8), self.between(250, 262, 2.0**-8), self.between(128, 180, 2.0**-7),
            np.ldexp(self.between(180, 300, 2.0**-8), self.whole(-1022, 1020).astype(int)),
            self.near(45 / 64, 1e-3), self.near(2.0**-1022, 2.0**-1024), self.near_one(-20),
            self.near(254.5 / 256, 1e-6), self.near(259 / 256, 1e-6), self.uniform(0.98, 1.02),
        ]

    def power(self):
        near = 1 + self.signed(self.scales(-40, -5))
        edge = self.between(180, 300, 2.0**-8)
        wide = np.concatenate([self.near(254.5 / 256, 1e-6), self.near(259 / 256, 1e-6)])
        return [
            (near, self.uniform(-700, 700) / np.log(near)), (edge, self.uniform(-708, 708) / np.log(edge)),
            (self.scales(-1074, -1022), self.uniform(-1, 1)), (edge, self.near(708, 1) / np.log(edge)),
            (wide, np.resize(self.uniform(-708, 708), wide.shape) / np.log(wide)),
            (-self.scales(-3, 3), self.whole(-300, 300)),
        ]
