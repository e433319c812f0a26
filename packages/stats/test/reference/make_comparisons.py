"""Writes comparisons.json: comparisons of several means.

Run in this folder: python3 make_comparisons.py
Tails of the studentized range and of Dunnett's statistics are double integrals by mpmath, with 20 digits; the
rest is SciPy's 1.17.1.
"""

import json

import mpmath as mp
from scipy import stats

mp.mp.dps = 20


def ndtr(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2


def trapezoid(f, low, high, step):
    """Of an analytic function that is nothing at both ends: as exact as the step is small."""
    n = int((high - low) / step)
    return step * mp.fsum(f(low + k * step) for k in range(n + 1))


def over_scale(q, df, tail, low):
    """With another variable than the package has: s itself, not its logarithm."""
    df = mp.mpf(df)
    norm = 2 * (df / 2) ** (df / 2) / mp.gamma(df / 2)

    def integrand(t):
        # s = exp(t - exp(-t)) goes to 0 doubly exponentially.
        s = mp.exp(t - mp.exp(-t))
        slope = s * (1 + mp.exp(-t))
        return norm * s ** (df - 1) * mp.exp(-df * s * s / 2) * slope * tail(q * s)

    return trapezoid(integrand, mp.mpf(low), mp.mpf(3), mp.mpf(1) / 32)


def range_tail(w, k):
    def f(z):
        return k * mp.npdf(z) * (ndtr(z) ** (k - 1) - (ndtr(z) - ndtr(z - w)) ** (k - 1))
    return trapezoid(f, w / 2 - 10, w / 2 + 10, mp.mpf(1) / 6)


def dunnett_tail(x, loads, two):
    def f(z):
        inside = mp.mpf(1)
        for load in loads:
            rest = mp.sqrt(1 - load ** 2)
            outside = ndtr((load * z - x) / rest)
            if two:
                outside += ndtr((-load * z - x) / rest)
            inside *= 1 - outside
        return mp.npdf(z) * (1 - inside)
    return trapezoid(f, mp.mpf(-12), mp.mpf(12), mp.mpf(1) / 6)


ranges = [(3, 3, 10), (3.5, 4, 20), (12, 5, 4), (1, 3, 6), (30, 3, 12)]
dunnetts = [(2.5, [0.7071, 0.7071, 0.7071], 12, True), (2.5, [0.5, 0.4, 0.6], 12, False),
            (-1, [0.5, 0.8], 9, False), (9, [0.3, 0.6], 15, True)]
groups = [[24.5, 23.5, 26.4, 27.1, 29.9], [28.4, 34.2, 29.5, 32.2, 30.1],
          [26.1, 28.3, 24.3, 26.2, 27.8, 25]]
tukey = []
for chosen in [groups, groups[:2]]:
    for equal_var in [True, False]:
        result = stats.tukey_hsd(*chosen, equal_var=equal_var)
        text = str(result)
        ci = result.confidence_interval(0.9)
        tukey.append({'groups': chosen, 'equal_var': equal_var,
                      'statistic': result.statistic.tolist(), 'pvalue': result.pvalue.tolist(),
                      'low': ci.low.tolist(), 'high': ci.high.tolist(), 'text': text})
result = stats.dunnett(*groups[:2], control=groups[2], rng=1)
result.confidence_interval(0.95)
out = {
    'range': [{'q': q, 'k': k, 'df': df,
               'tail': mp.nstr(over_scale(mp.mpf(q), df, lambda w: range_tail(w, k), -3), 17)}
              for q, k, df in ranges],
    'dunnett': [{'t': t, 'loads': loads, 'df': df, 'two': two,
                 'tail': mp.nstr(over_scale(mp.mpf(t), df, lambda x: dunnett_tail(
                     x, [mp.mpf(load) for load in loads], two), -3), 17)}
                for t, loads, df, two in dunnetts],
    'tukey': tukey,
    'dunnettText': str(result),
}
with open('comparisons.json', 'w') as file:
    json.dump(out, file, indent=1)
    file.write('\n')
