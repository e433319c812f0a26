"""Measures the worst error of the trigonometric and error functions, and their speed.

    python3 trigonometric_measure.py [points per range, 100000] [seed, 1] [functions, separated by commas]

Needs a long double of 80 bits (x86); the worst points are computed again by mpmath, and all points
of the error functions, which takes a while. Nanoseconds are per element, in one thread, for many times 100000 numbers.
"""

import sys

import mpmath
import numpy as np
from exponential_measure import evaluate
from make_trigonometric import exactly
from trigonometric_points import ONE, TWO, UNITS, TrigonometricPoints

TYPICAL = {"arcsin": (-1, 1), "arccos": (-1, 1), "erf": (-3, 3), "erfc": (-3, 6)}


def long_double(name, operands):
    if name not in ("erf", "erfc"):
        return getattr(np, name)(*(x.astype(np.longdouble) for x in operands))
    with mpmath.workprec(100):
        values = [exactly(name, [x]) if np.isfinite(x) else None for x in map(float, operands[0])]
    limits = {"erf": (-1, 1), "erfc": (2, 0)}[name]
    return np.array([
        np.longdouble(float(v)) + np.longdouble(float(v - mpmath.mpf(float(v)))) if v is not None
        else np.longdouble(np.nan if np.isnan(x) else limits[int(x > 0)])
        for v, x in zip(values, operands[0])
    ])


def errors(name, operands, actual):
    """Errors in units of the last place, by long doubles."""
    expected = long_double(name, operands)
    rounded = expected.astype(float)
    same = (rounded == actual) | (np.isnan(rounded) & np.isnan(actual))
    wild = ~np.isfinite(rounded) | ~np.isfinite(actual)
    error = np.abs(actual - expected) / np.spacing(np.abs(rounded))
    error = np.where(wild, np.where(same, 0, np.inf), error)
    wrong_zero = (rounded == 0) & (actual == 0) & (np.signbit(rounded) != np.signbit(actual))
    return np.where(wrong_zero, np.inf, error).astype(float)


def exact_error(name, row, actual):
    exact = exactly(name, row)
    return float(abs(mpmath.mpf(actual) - exact) / mpmath.mpf(float(np.spacing(abs(float(exact))))))


def measure(name, points):
    ranges = [x if isinstance(x, tuple) else (x,) for x in points.of(name)]
    if name in ("sin", "cos", "tan"):
        few = TrigonometricPoints(min(points.count, 20_000), 2)
        ranges += [(few.multiples(0, 40),), (few.multiples(30, 1020),)]
    operands = [np.concatenate(column) for column in zip(*ranges)]
    actual, _ = evaluate(name, operands)
    error = errors(name, operands, actual)
    worst, where = 0, None
    for i in np.argsort(-error)[:20]:
        row = [float(x[i]) for x in operands]
        value = exact_error(name, row, float(actual[i])) if np.isfinite(error[i]) else np.inf
        if value > worst or where is None:
            worst, where = value, row
    return worst, where, len(actual)


def speed(name):
    low, high = TYPICAL.get(name, (-10, 10))
    rng = np.random.default_rng(1)
    return evaluate(name, [rng.uniform(low, high, 10**5) for _ in range(1 + (name in TWO))], 400)[1]


def main():
    count, seed, names = (sys.argv[1:] + [None] * 3)[:3]
    np.seterr(all="ignore")
    failed = False
    for name in names.split(",") if names else ONE + TWO:
        worst, where, length = measure(name, TrigonometricPoints(int(count or 100_000), int(seed or 1)))
        failed |= worst > UNITS[name]
        at = ", ".join(map(repr, where))
        print(f"{name:8} {worst:.3f} units at most, of {length} points, at ({at}); {speed(name):.2f} ns", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
