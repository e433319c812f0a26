"""Writes special.json: probabilities by the names of scipy.special, from sums and mpmath's functions.

Run: python3 make_special.py
"""

import json
from pathlib import Path

import mpmath as mp

mp.mp.dps = 60
HERE = Path(__file__).parent


def gamma_tails(a, x):
    q = mp.gammainc(a, x, regularized=True)
    p = mp.gammainc(a, 0, x, regularized=True)
    return p, q


def beta_tail(a, b, x1, x2):
    return mp.betainc(a, b, x1, x2, regularized=True)


cases = []


def add(name, args, value):
    cases.append([name, args, mp.nstr(value, 17)])


for v in (0.5, 1, 3, 20, 200.5):
    for x in (1e-10, 0.3, 2, 30, 400):
        p, q = gamma_tails(mp.mpf(v) / 2, mp.mpf(x) / 2)
        add('chdtr', [v, x], p)
        add('chdtrc', [v, x], q)
for a, b in ((1, 1), (2, 7.5), (30, 4), (100, 250)):
    for x in (1e-8, 0.2, 1, 3.5, 1e3):
        w = mp.mpf(a) * mp.mpf(x) / (mp.mpf(b) + mp.mpf(a) * mp.mpf(x))
        add('fdtr', [a, b, x], beta_tail(mp.mpf(a) / 2, mp.mpf(b) / 2, 0, w))
        y = mp.mpf(b) / (mp.mpf(b) + mp.mpf(a) * mp.mpf(x))
        add('fdtrc', [a, b, x], beta_tail(mp.mpf(b) / 2, mp.mpf(a) / 2, 0, y))
for n in (1, 10, 100):
    for p in (1e-5, 0.1, 0.5, 0.999):
        P = mp.mpf(p)
        terms = [mp.binomial(n, j) * P**j * (1 - P) ** (n - j) for j in range(n + 1)]
        for k in sorted({0, n // 3, n // 2, n - 1, n}):
            add('bdtr', [k, n, p], mp.fsum(terms[: k + 1]))
            add('bdtrc', [k, n, p], mp.fsum(terms[k + 1 :]))
        for k in (0, 3, 40):
            below = mp.fsum(mp.binomial(n + j - 1, j) * P**n * (1 - P) ** j for j in range(k + 1))
            add('nbdtr', [k, n, p], below)
for m in (1e-3, 1, 12.5, 300):
    for k in (0, 1, 7, 90, 310):
        p, q = gamma_tails(mp.mpf(k + 1), mp.mpf(m))
        add('pdtr', [k, m], q)
        add('pdtrc', [k, m], p)

(HERE / 'special.json').write_text(
    '[\n' + ',\n'.join(json.dumps(case) for case in cases) + '\n]\n'
)
