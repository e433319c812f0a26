"""Writes discrete.json: binomial, hypergeometric and negative binomial probabilities, in exact fractions.

Run: python3 make_discrete.py
"""

import json
import random
from fractions import Fraction
from math import comb
from pathlib import Path

import mpmath as mp

mp.mp.dps = 40


def text(value):
    if isinstance(value, Fraction):
        value = mp.mpf(value.numerator) / value.denominator
    return mp.nstr(value, 20, strip_zeros=False)


def binomial(rng):
    n = int(10 ** rng.uniform(0, 3.3))
    p = rng.choice([rng.random(), 10 ** rng.uniform(-8, 0), 1 - 10 ** rng.uniform(-8, 0)])
    k = rng.randrange(n + 1) if rng.random() < 0.5 else min(n, int(n * p * rng.uniform(0.8, 1.3)))
    x = mp.mpf(p)
    terms = [comb(n, j) * x**j * (1 - x) ** (n - j) for j in range(n + 1)]
    return [k, n, p, text(terms[k]), text(sum(terms[: k + 1])), text(sum(terms[k + 1 :]))]


def hypergeometric(rng):
    total = int(10 ** rng.uniform(0.5, 4))
    good, draws = rng.randrange(total + 1), rng.randrange(total + 1)
    low, high = max(0, draws - (total - good)), min(good, draws)
    k = rng.randint(low, high)
    if rng.random() < 0.7:
        k = min(high, max(low, round(draws * good / total * rng.uniform(0.7, 1.3))))
    terms = {j: comb(good, j) * comb(total - good, draws - j) for j in range(low, high + 1)}
    whole = comb(total, draws)
    lower = sum(v for j, v in terms.items() if j <= k)
    parts = [terms[k], lower, whole - lower]
    return [k, total, good, draws, *(text(Fraction(v, whole)) for v in parts)]


def negative(rng):
    n = rng.choice([10 ** rng.uniform(-3, 4), rng.randint(1, 100)])
    p = rng.random()
    k = int(n * (1 - p) / p * rng.uniform(0, 3))
    x = mp.mpf(p)
    return [k, n, p, text(mp.binomial(mp.mpf(n) + k - 1, k) * x ** mp.mpf(n) * (1 - x) ** k)]


def main():
    rng = random.Random(5)
    result = {
        'binomial': [binomial(rng) for _ in range(250)],
        'hypergeometric': [hypergeometric(rng) for _ in range(250)],
        'negative': [negative(rng) for _ in range(150)],
    }
    rows = {k: ',\n'.join(json.dumps(r, separators=(',', ':')) for r in v) for k, v in result.items()}
    body = ',\n'.join(f'"{k}": [\n{v}\n]' for k, v in rows.items())
    (Path(__file__).parent / 'discrete.json').write_text('{\n' + body + '\n}\n')


if __name__ == '__main__':
    main()
