"""Writes counts.json: probabilities of discrete distributions, from sums in 60 digits.

Each entry: name, parameters, values k, then logpmf, logcdf, logsf there as decimals, mean, variance, skewness,
excess kurtosis and entropy. Random values are drawn by SciPy: seed, size, values.
Run: python3 make_counts.py
"""

import json
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import stats

mp.mp.dps = 60
HERE = Path(__file__).parent


def text(value):
    return 'nan' if value is None else mp.nstr(value, 17)


def binom(k, n, p):
    return mp.binomial(n, k) * p**k * (1 - p) ** (n - k)


def nbinom(k, n, p):
    return mp.binomial(n + k - 1, k) * p**n * (1 - p) ** k


def poisson(k, mu):
    return mp.exp(k * mp.log(mu) - mu - mp.loggamma(k + 1))


def geom(k, p):
    return p * (1 - p) ** (k - 1)


def hypergeom(k, M, n, N):
    return mp.binomial(n, k) * mp.binomial(M - n, N - k) / mp.binomial(M, N)


def randint(k, low, high):
    return mp.mpf(1) / (high - low)


CASES = [
    (binom, (10, 0.3), 0, 10, (0, 3, 9, 10)),
    (binom, (50, 0.999), 0, 50, (1, 30, 49, 50)),
    (binom, (1000, 1e-3), 0, 1000, (0, 1, 5, 60, 900)),
    (binom, (3000, 0.25), 0, 3000, (10, 600, 750, 900, 2900)),
    (poisson, (0.1,), 0, 150, (0, 1, 5, 40)),
    (poisson, (12.5,), 0, 300, (0, 4, 12, 13, 90)),
    (poisson, (1000,), 0, 3500, (100, 900, 1000, 1100, 1900)),
    (nbinom, (3, 0.4), 0, 600, (0, 2, 30, 200)),
    (nbinom, (0.7, 0.05), 0, 5500, (0, 1, 20, 900)),
    (nbinom, (300, 0.9), 0, 700, (0, 33, 120, 400)),
    (geom, (0.3,), 1, 900, (1, 2, 10, 300)),
    (geom, (0.01,), 1, 27000, (1, 50, 3000)),
    (hypergeom, (20, 7, 12), 0, 7, (0, 4, 7)),
    (hypergeom, (1000, 300, 50), 0, 50, (0, 3, 15, 40, 50)),
    (hypergeom, (500, 490, 100), 90, 100, (90, 95, 98, 100)),
    (randint, (-3, 8), -3, 7, (-3, 0, 7)),
]


def entry(pmf, args, low, high, ks):
    numbers = [a if isinstance(a, int) else mp.mpf(a) for a in args]
    table = {k: pmf(k, *numbers) for k in range(low, high + 1)}
    total = mp.fsum(table.values())
    assert abs(1 - total) < mp.mpf(10) ** -45, (pmf, args, total)
    mean = mp.fsum(k * p for k, p in table.items())
    centred = [mp.fsum((k - mean) ** j * p for k, p in table.items()) for j in (2, 3, 4)]
    moment = mp.fsum(mp.mpf(k) ** 5 * p for k, p in table.items())
    var, third, fourth = centred

    def log(x):
        return text(mp.log(x)) if x > 0 else '-inf'

    # What lies beyond the table is far too small to matter, but for tails at its end.
    tails = [mp.fsum(p for j, p in table.items() if j > k) for k in ks]
    heads = [mp.fsum(p for j, p in table.items() if j <= k) for k in ks]
    return {
        'dist': pmf.__name__,
        'args': list(args),
        'k': list(ks),
        'logpmf': [log(table[k]) for k in ks],
        'logcdf': [log(x) if x < 0.9 else text(mp.log1p(-t)) for x, t in zip(heads, tails)],
        'logsf': [log(x) if x < 0.9 else text(mp.log1p(-h)) for x, h in zip(tails, heads)],
        'stats': [text(x) for x in (mean, var, third / var**1.5, fourth / var**2 - 3)],
        'moment5': text(moment),
        'entropy': text(-mp.fsum(p * mp.log(p) for p in table.values() if p > 0)),
    }


def draws():
    for name, args in (
        ('binom', (10, 0.3)),
        ('binom', (1000, 0.4)),
        ('bernoulli', (0.3,)),
        ('poisson', (3.5,)),
        ('poisson', (200.0,)),
        ('nbinom', (3, 0.4)),
        ('geom', (0.2,)),
        ('geom', (0.6,)),
        ('hypergeom', (20, 7, 12)),
        ('hypergeom', (1000, 300, 50)),
        ('randint', (-3, 8)),
    ):
        rng = np.random.default_rng(12)
        values = getattr(stats, name).rvs(*args, size=12, random_state=rng)
        yield {'dist': name, 'args': list(args), 'seed': 12, 'values': [int(v) for v in values]}


result = {'laws': [entry(*case) for case in CASES], 'draws': list(draws())}
(HERE / 'counts.json').write_text(json.dumps(result, indent=1) + '\n')
