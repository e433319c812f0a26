"""Writes beta.json: the incomplete beta function, Student's t distribution and its quantiles.

Points are fixed grids; values are computed with mpmath, of the incomplete beta function by its
continued fraction (DLMF 8.17.22) in as many digits as the logarithms of the gamma function lose.
Run: python3 make_beta.py
"""

import json
from pathlib import Path

import mpmath as mp

HERE = Path(__file__).parent


def fraction(a, b, x):
    c, d = mp.mpf(1), 1 / (1 - (a + b) * x / (a + 1))
    h = d
    for m in range(1, 400_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + even * d)
        c = 1 + even / c
        h *= c * d
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + odd * d)
        c = 1 + odd / c
        h *= c * d
        if abs(c * d - 1) < mp.mpf(10) ** -45:
            return h / a
    raise ArithmeticError('no convergence')


def tails(a, b, x, y):
    """I_x(a, b) and 1 - I_x(a, b)."""
    swap = x > (a + 1) / (a + b + 2)
    if swap:
        a, b, x, y = b, a, y, x
    log = a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    lower = mp.exp(log) * fraction(a, b, x)
    return (1 - lower, lower) if swap else (lower, 1 - lower)


def student(df, t):
    """The tails below and above t."""
    df, t = mp.mpf(df), mp.mpf(t)
    whole = df + t * t
    tail = tails(df / 2, mp.mpf(1) / 2, df / whole, t * t / whole)[0] / 2
    return (1 - tail, tail) if t > 0 else (tail, 1 - tail)


def quantile(df, p):
    """The root of ln(tail) in ln(t), by Newton's method from the left."""
    p, df = mp.mpf(p), mp.mpf(df)
    if p == 0.5:
        return mp.mpf(0)
    q = min(p, 1 - p)
    density = lambda t: (1 + t * t / df) ** (-(df + 1) / 2) / (mp.sqrt(df) * mp.beta(df / 2, 0.5))
    t = (0.5 - q) / density(0)
    for _ in range(20_000):
        tail = student(df, t)[1]
        step = (mp.log(tail) - mp.log(q)) * tail / (t * density(t))
        t *= mp.exp(min(step, 5))
        if abs(step) < mp.mpf(10) ** -35:
            return t if p > 0.5 else -t
    raise ArithmeticError('no convergence')


def digits(value):
    return mp.nstr(value, 22, strip_zeros=False)


def main():
    old = json.loads((HERE / 'beta.json').read_text())
    result = {'betainc': [], 't': [], 'tppf': []}
    for a, b, x, *_ in old['betainc']:
        mp.mp.dps = 60 + 2 * int(max(0, -mp.log10(min(a, b))))
        values = tails(mp.mpf(a), mp.mpf(b), mp.mpf(x), 1 - mp.mpf(x))
        result['betainc'].append([a, b, x, *map(digits, values)])
    mp.mp.dps = 60
    for t, df, *_ in old['t']:
        result['t'].append([t, df, *map(digits, student(df, t))])
    for p, df, _ in old['tppf']:
        result['tppf'].append([p, df, digits(quantile(df, p))])
    rows = {k: ',\n'.join(json.dumps(r, separators=(',', ':')) for r in v) for k, v in result.items()}
    text = ',\n'.join(f'"{k}": [\n{v}\n]' for k, v in rows.items())
    (HERE / 'beta.json').write_text('{\n' + text + '\n}\n')


if __name__ == '__main__':
    main()
