"""Measures the worst error of the exponential, logarithmic and hyperbolic functions, and their speed.

    python3 exponential_measure.py [points per range, 100000] [seed, 1] [functions, separated by commas]

Needs a long double of 80 bits (x86), whose functions err by less than a thousandth of a float64's
unit; the worst points are computed again by mpmath. Errors of logaddexp are in units of the largest
of the operands and the result. Nanoseconds are per element, in one thread, for a million numbers
that are neither very large nor very small.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np
from exponential_points import ONE, TWO, UNITS, Points
from make_exponential import EXACT, mpmath

HERE = Path(__file__).parent
NODE = ["node", "--conditions=@numloom/source", "--import=tsx", str(HERE / "exponential-evaluate.ts")]
TYPICAL = {"log": (0, 100), "log2": (0, 100), "log10": (0, 100), "log1p": (0, 10), "cbrt": (0, 100),
           "arccosh": (1, 20), "arctanh": (-1, 1), "power": (0, 10)}


def evaluate(name, operands, repeats=1):
    data = np.concatenate(operands).astype(float).tobytes()
    command = [*NODE, name, str(len(operands)), str(repeats)]
    done = subprocess.run(command, input=data, capture_output=True, check=True, cwd=HERE)
    return np.frombuffer(done.stdout, float), float(done.stderr)


def unit(value):
    return np.spacing(np.abs(value.astype(float)))


def errors(name, operands, actual):
    """Errors in units, by long doubles, and the scale they are relative to."""
    expected = getattr(np, name)(*(x.astype(np.longdouble) for x in operands))
    scale = np.abs(expected)
    if name.startswith("logaddexp"):
        scale = np.maximum.reduce([scale, *map(np.abs, operands)])
    # Above the largest number floats go on, and those beyond half of a unit are infinite.
    largest = np.finfo(float).max
    with np.errstate(all="ignore"):
        units = unit(np.minimum(scale, largest).astype(float))
    rounded = expected.astype(float)
    same = (rounded == actual) | (np.isnan(rounded) & np.isnan(actual))
    wild = ~np.isfinite(rounded) | ~np.isfinite(actual)
    error = np.abs(actual - expected) / units
    nearly = wild & (np.abs(expected) <= largest * (1 + np.longdouble(2) ** -52)) & (np.abs(actual) >= largest)
    error = np.where(wild, np.where(same, 0, np.where(nearly, 1, np.inf)), error)
    wrong_zero = (rounded == 0) & (actual == 0) & (np.signbit(rounded) != np.signbit(actual))
    return np.where(wrong_zero, np.inf, error).astype(float), units


def exactly(name, row, actual, unit_of):
    if not np.isfinite(actual):
        return 0
    exact = EXACT[name](*map(mpmath.mpf, row))
    return float(abs(mpmath.mpf(actual) - exact) / mpmath.mpf(unit_of))


def measure(name, points):
    ranges = [x if isinstance(x, tuple) else (x,) for x in points.of(name)]
    operands = [np.concatenate(column) for column in zip(*ranges)]
    actual, _ = evaluate(name, operands)
    error, units = errors(name, operands, actual)
    worst, where = 0, None
    for i in np.argsort(-error)[:20]:
        row = [float(x[i]) for x in operands]
        value = exactly(name, row, float(actual[i]), float(units[i])) if np.isfinite(error[i]) else np.inf
        if value > worst or where is None:
            worst, where = value, row
    return worst, where, len(actual)


def speed(name):
    low, high = TYPICAL.get(name, (-10, 10))
    rng = np.random.default_rng(1)
    operands = [rng.uniform(low, high, 10**6)]
    if name in TWO:
        operands.append(rng.uniform(-5, 5, 10**6))
    return evaluate(name, operands, 60)[1]


def main():
    count, seed, names = (sys.argv[1:] + [None] * 3)[:3]
    np.seterr(all="ignore")
    failed = False
    for name in names.split(",") if names else ONE + TWO:
        worst, where, length = measure(name, Points(int(count or 100_000), int(seed or 1)))
        failed |= worst > UNITS[name]
        at = ", ".join(map(repr, where))
        print(f"{name:10} {worst:.3f} units at most, of {length} points, at ({at}); {speed(name):.2f} ns", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
