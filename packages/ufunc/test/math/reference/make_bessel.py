"""Writes bessel.json: I0 at special and random points, correctly rounded, from mpmath.

    python3 make_bessel.py
"""

import json
from pathlib import Path

import mpmath
import numpy as np

rng = np.random.default_rng(3)
mpmath.mp.prec = 160
points = np.concatenate([
    [0, 5e-324, 1e-300, 1e-9, 8, np.nextafter(8, 0), np.nextafter(8, 9), 709, 709.5, 713.5, 713.98],
    2.0 ** rng.uniform(-30, 3, 40), rng.uniform(0, 8, 80), rng.uniform(8, 60, 60), rng.uniform(8, 713.9, 60),
])
values = [float(mpmath.besseli(0, mpmath.mpf(float(x)))) for x in points]
path = Path(__file__).with_name("bessel.json")
path.write_text(json.dumps({"points": points.tolist(), "values": values}) + "\n")
