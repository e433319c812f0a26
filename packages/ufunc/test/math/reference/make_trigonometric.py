"""Writes trigonometric.json: correctly rounded float64 results at special, hard and random points.

Arrays are base64 of little-endian bytes: the operands one after the other, and the results.
Run on a little-endian machine: python3 make_trigonometric.py
"""

import json
import math
from pathlib import Path

import mpmath
import numpy as np
from make_exponential import pack, rounded
from trigonometric_points import ONE, SPECIAL, TWO, UNITS, TrigonometricPoints

EXACT = {
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tan": mpmath.tan,
    "arcsin": mpmath.asin,
    "arccos": mpmath.acos,
    "arctan": mpmath.atan,
    "arctan2": mpmath.atan2,
    "hypot": mpmath.hypot,
    "erf": lambda x: mpmath.erf(max(-30, min(x, 30))),
    # Beyond 30 it rounds to 0 or 2, whatever mpmath makes of the largest numbers.
    "erfc": lambda x: mpmath.erfc(max(-30, min(x, 30))),
}


def exactly(name, row):
    """With the bits that a reduction of the largest float64 by pi, or a cancellation, needs."""
    with mpmath.workprec(1400 if name in ("sin", "cos", "tan") else 2300 if name == "arctan2" else 200):
        value = EXACT[name](*map(mpmath.mpf, row))
    return value


def known(name, *row):
    """What C99 says of zeros, infinities and NaN."""
    return math.nan if name.startswith("erf") and math.isnan(row[0]) else float(
        getattr(math if name.startswith("erf") else np, name)(*row))


def result(name, *row):
    special = known(name, *row)
    if math.isnan(special) or not all(map(math.isfinite, row)):
        return special
    value = rounded(exactly(name, row))
    # Exact numbers have no signed zeros.
    return special if value == 0 or not any(row) or (name == "arctan2" and row[0] == 0) else value


def main():
    np.seterr(all="ignore")
    table = {}
    points = TrigonometricPoints(60, 3)
    for name in ONE:
        extra = [points.multiples(0, 40), points.multiples(30, 1020)] if name in ("sin", "cos", "tan") else []
        table[name] = [np.concatenate([SPECIAL, *points.of(name), *extra])]
    pairs = TrigonometricPoints(40, 4)
    some = SPECIAL[[i for i, x in enumerate(SPECIAL) if abs(x) in (0, 1, 3, 0.25, 0.28125, np.inf, 1e300, 1e-310, 5e-324, 1.7976931348623157e308) or np.isnan(x)]]
    for name in TWO:
        x, y = (np.concatenate(part) for part in zip(*pairs.of(name)))
        a, b = (part.ravel() for part in np.meshgrid(some, some))
        table[name] = [np.concatenate([a, x]), np.concatenate([b, y])]
    data = {}
    for name, operands in table.items():
        results = [result(name, *map(float, row)) for row in zip(*operands)]
        data[name] = {"units": UNITS[name], "operands": [pack(x) for x in operands], "results": pack(results)}
    path = Path(__file__).with_name("trigonometric.json")
    path.write_text(json.dumps({"mpmath": mpmath.__version__, "functions": data}, indent=2) + "\n")
    print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
