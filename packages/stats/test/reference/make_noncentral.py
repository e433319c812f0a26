"""Writes noncentral.json: noncentral t tails, by mpmath's quadrature of the mean of the normal tail.

Run: python3 make_noncentral.py
"""

import json
import random
from pathlib import Path

import mpmath as mp

mp.mp.dps = 30


def mean_over_scale(df, f, peak):
    """The mean of f(s), s = sqrt(chi2 / df), by the trapezoidal rule in ln(s) from where it is large."""
    df = mp.mpf(df)
    log = mp.log(2) + df / 2 * mp.log(df / 2) - mp.loggamma(df / 2)
    h = min(mp.mpf('0.05'), mp.mpf('0.3') / mp.sqrt(2 * df)) / 2
    h = min(h, peak[1])
    total = mp.mpf(0)
    for direction in (1, -1):
        k = 0 if direction == 1 else 1
        while True:
            u = peak[0] + direction * k * h
            term = mp.exp(df * u - df * mp.exp(2 * u) / 2) * f(mp.exp(u))
            total += term
            if term < total * mp.mpf(10) ** -28:
                break
            k += 1
    return total * h * mp.exp(log)


def noncentral_t(df, nc, t):
    df, nc, t = mp.mpf(df), mp.mpf(nc), mp.mpf(t)
    result = []
    for sign in (1, -1):
        f = lambda s: mp.ncdf(sign * (t * s - nc))
        logs = lambda u: df * u - df * mp.exp(2 * u) / 2 + mp.log(f(mp.exp(u)))
        grid = [mp.mpf(i) / 40 for i in range(-400, 60)]
        centre = max(grid, key=logs)
        result.append(mean_over_scale(df, f, (centre, mp.mpf('0.15') / max(abs(nc), 1))))
    return result


def far_t(df, nc, t):
    """Both tails for a large t or nc of one sign, as the mean of tails of s over ln(y) of the numerator y."""
    df, sign = mp.mpf(df), mp.sign(t)
    nc, t = sign * mp.mpf(nc), abs(mp.mpf(t))
    x = lambda y: df / 2 * (y / t) ** 2
    centre = mp.log((nc + mp.sqrt(nc * nc + 4 * (df + 1))) / 2)
    h = min(mp.mpf('0.05'), mp.mpf('0.25') / abs(nc))

    def mean(tail):
        total = mp.mpf(0)
        for direction in (1, -1):
            k = 0 if direction == 1 else 1
            while True:
                y = mp.exp(centre + direction * k * h)
                term = mp.npdf(y - nc) * y * tail(y)
                total += term
                if term < total * mp.mpf(10) ** -28 and k > 20:
                    break
                k += 1
        return total * h

    beyond = mean(lambda y: mp.gammainc(df / 2, 0, x(y), regularized=True))
    within = mean(lambda y: mp.gammainc(df / 2, x(y), mp.inf, regularized=True)) + mp.ncdf(-nc)
    assert abs(beyond + within - 1) < mp.mpf(10) ** -20, (df, nc, t, beyond, within)
    return [within, beyond] if sign > 0 else [beyond, within]


def far_rows(rng):
    rows = []
    while len(rows) < 40:
        df = rng.choice([10 ** rng.uniform(-0.3, 3.5), rng.randint(1, 60)])
        sign = rng.choice([-1, 1])
        if rng.random() < 0.3:
            nc, t = rng.uniform(-30, 39), 10 ** rng.uniform(7, 16)
        else:
            nc = 10 ** rng.uniform(1.6, 12)
            t = nc * (1 + rng.uniform(-4, 8) / (2 * df) ** 0.5)
        if not t > 0:
            continue
        lower, upper = far_t(df, sign * nc, sign * t)
        if min(lower, upper) < mp.mpf(10) ** -290:
            continue
        rows.append([df, sign * nc, sign * t, mp.nstr(lower, 20), mp.nstr(upper, 20)])
    return rows


def main():
    rng = random.Random(8)
    rows = []
    while len(rows) < 120:
        df = rng.choice([10 ** rng.uniform(-0.5, 3.5), rng.randint(1, 60)])
        nc = rng.choice([-1, 1]) * 10 ** rng.uniform(-2, 1.7)
        spread = (1 + nc * nc / (2 * df)) ** 0.5
        t = nc + spread * rng.uniform(-12, 12)
        lower, upper = noncentral_t(df, nc, t)
        assert abs(lower + upper - 1) < mp.mpf(10) ** -20, (df, nc, t, lower, upper)
        if min(lower, upper) < mp.mpf(10) ** -290:
            continue
        rows.append([df, nc, t, mp.nstr(lower, 20), mp.nstr(upper, 20)])
    mp.mp.dps = 50
    lists = {'nct': rows, 'far': far_rows(random.Random(9))}
    texts = [
        f'"{name}": [\n' + ',\n'.join(json.dumps(r, separators=(',', ':')) for r in some) + '\n]'
        for name, some in lists.items()
    ]
    (Path(__file__).parent / 'noncentral.json').write_text('{' + ',\n'.join(texts) + '}\n')


if __name__ == '__main__':
    main()
