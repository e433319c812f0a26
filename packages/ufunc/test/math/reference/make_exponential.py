"""Writes exponential.json: correctly rounded float64 results at special, hard and random points.

Arrays are base64 of little-endian bytes: the operands one after the other, and the results.
Run on a little-endian machine: python3 make_exponential.py
"""

import base64
import json
import math
from pathlib import Path

import mpmath
import numpy as np
from exponential_points import ONE, SPECIAL, TWO, UNITS, Points

mpmath.mp.prec = 400


def rounded(value):
    """The float64 nearest to a number of mpmath; its own conversion rounds subnormals twice."""
    if abs(value) >= mpmath.mpf(2) ** 1024 * (1 - mpmath.mpf(2) ** -54):
        return math.copysign(math.inf, value)
    if abs(value) < mpmath.mpf(2) ** -1022:
        return math.copysign(math.ldexp(int(mpmath.nint(abs(value) * mpmath.mpf(2) ** 1074)), -1074), value)
    return float(value)


def log_of_sum(x, y, base):
    high, low = max(x, y), min(x, y)
    return high + mpmath.log1p(mpmath.power(base, low - high)) / mpmath.log(base)


EXACT = {
    "exp": mpmath.exp,
    "exp2": lambda x: mpmath.power(2, x),
    "expm1": mpmath.expm1,
    "log": mpmath.log,
    "log2": lambda x: mpmath.log(x, 2),
    "log10": mpmath.log10,
    "log1p": mpmath.log1p,
    "cbrt": lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)),
    "sinh": mpmath.sinh,
    "cosh": mpmath.cosh,
    "tanh": mpmath.tanh,
    "arcsinh": mpmath.asinh,
    "arccosh": mpmath.acosh,
    "arctanh": mpmath.atanh,
    "power": mpmath.power,
    "logaddexp": lambda x, y: log_of_sum(x, y, mpmath.e),
    "logaddexp2": lambda x, y: log_of_sum(x, y, 2),
}


def result(name, *operands):
    """NumPy's where it is NaN, infinite by definition, or the sign of a zero; else exact."""
    # Arrays, because of a scalar's power 0.5 NumPy makes a root.
    known = float(getattr(np, name)(*(np.array([x]) for x in operands))[0])
    if math.isnan(known) or not all(map(math.isfinite, operands)):
        return known
    try:
        exact = EXACT[name](*map(mpmath.mpf, operands))
    except ZeroDivisionError:
        return known
    if not mpmath.isfinite(exact):
        return known
    value = rounded(exact)
    return math.copysign(value, known) if value == 0 else value


def pack(values):
    return base64.b64encode(np.asarray(values, float).tobytes()).decode()


def main():
    np.seterr(all="ignore")
    table = {}
    points = Points(60, 3)
    for name in ONE:
        operands = [np.concatenate([SPECIAL, *points.of(name)])]
        table[name] = operands
    pairs = Points(40, 4)
    some = SPECIAL[[i for i, x in enumerate(SPECIAL) if abs(x) in (0, 1, 2, 3, 0.5, 1.5, np.inf, 1e300, 2.0**53, 5e-324, 4503599627370495.5) or np.isnan(x)]]
    for name in TWO:
        x, y = (np.concatenate(part) for part in zip(*pairs.of(name)))
        a, b = (part.ravel() for part in np.meshgrid(some, some))
        table[name] = [np.concatenate([a, x]), np.concatenate([b, y])]
    data = {}
    for name, operands in table.items():
        results = [result(name, *map(float, row)) for row in zip(*operands)]
        data[name] = {"units": UNITS[name], "operands": [pack(x) for x in operands], "results": pack(results)}
    path = Path(__file__).with_name("exponential.json")
    path.write_text(json.dumps({"mpmath": mpmath.__version__, "functions": data}, indent=2) + "\n")
    print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
