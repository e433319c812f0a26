"""Computes the values of math.json anew with mpmath, at the points that it has: of the normal
distribution [x, lower, upper], of erf [x, erf, erfc], of gamma [a, x, lower, upper], and normal quantiles
[p, x]. Run: python3 make_math.py
"""

import json
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 60
FILE = Path(__file__).parent / "math.json"


def digits(value):
    return mp.nstr(value, 25, strip_zeros=False)


def normal(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def gamma_tails(a, x):
    """By the series of positive terms or the continued fraction, in digits enough for the difference."""
    with mp.workdps(400):
        front = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))
        if x < a + 30:
            term = total = mpf(1)
            n = 0
            while term > total * mpf(10) ** -390:
                n += 1
                term *= x / (a + n)
                total += term
            return front * total, 1 - front * total
        b = x + 1 - a
        d = 1 / b
        term = total = d
        n = 0
        while abs(term) > total * mpf(10) ** -60:
            n += 1
            b += 2
            d = 1 / (b + n * (a - n) * d)
            term *= b * d - 1
            total += term
        return 1 - front * a * total, front * a * total


def quantile(p):
    start = mp.sqrt(-2 * mp.log(min(p, 1 - p))) * (-1 if p < 0.5 else 1)
    return mp.findroot(lambda x: mp.log(normal(x) / p) if p < 0.5 else mp.log(normal(-x) / (1 - p)), start)


made = {name: [] for name in ("norm", "erf", "gammainc", "ndtri")}
given = json.loads(FILE.read_text())
for x, *_ in given["norm"]:
    made["norm"].append([x, digits(normal(mpf(x))), digits(normal(-mpf(x)))])
for x, *_ in given["erf"]:
    made["erf"].append([x, digits(mp.erf(x)), digits(mp.erfc(x))])
for a, x, *_ in given["gammainc"]:
    made["gammainc"].append([a, x, *map(digits, gamma_tails(mpf(a), mpf(x)))])
for p, *_ in given["ndtri"]:
    made["ndtri"].append([p, digits(quantile(mpf(p)))])
lines = [
    f'  "{name}": [\n' + ",\n".join("    " + json.dumps(row) for row in rows) + "\n  ]"
    for name, rows in made.items()
]
FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n")
