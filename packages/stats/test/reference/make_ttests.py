"""Writes ttests.json: t tests of two samples and of pairs, equivalence, effect sizes and power, by mpmath.

The samples are those of SciPy's and R's documentation, and of tests of statsmodels.
"""

import json
from pathlib import Path

import mpmath as mp

mp.mp.dps = 40
half = mp.mpf(1) / 2

A = [8.4989, 4.4279, 4.0309, -0.3066, 4.9834, 4.3607, 3.9267, 5.6308, 5.8421, 2.8688, 3.2275, 4.0485]
B = [7.419, 3.9557, 6.7273, 0.8978, 8.2594, 1.3958, 6.0154, 5.6393, 3.5791, 14.6155, 4.2065, 7.4174, 9.2879, 2.3545, 10.0271]
C = [8.5027, 5.5584, 5.748, 5.2553, 1.3913, 5.6894, 2.3977, 5.8222, 4.2836, 7.5691, 5.0274, 5.4293]
X = [5.1, 4.9, 6.2, 5.7, 5.5, 6.8, 5.2]
Y = [5.0, 5.3, 6.1, 5.9, 4.8, 5.6, 6.0, 5.4]
SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
MPG = [21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9]


def exact(values):
    return [mp.mpf(v) for v in values]


def upper(df, t):
    """The probability of more than t."""
    if t < 0:
        return 1 - upper(df, -t)
    return mp.betainc(df / 2, half, 0, df / (df + t * t), regularized=True) / 2


def probability(df, t, alternative):
    if alternative == "less":
        return upper(df, -t)
    return upper(df, t) if alternative == "greater" else 2 * upper(df, abs(t))


def quantile(df, p):
    """t that is exceeded with probability p."""
    if p > half:
        return -quantile(df, 1 - p)
    low, high = mp.mpf(0), mp.mpf(1)
    while upper(df, high) > p:
        high *= 2
    for _ in range(130):
        middle = (low + high) / 2
        low, high = (middle, high) if upper(df, middle) > p else (low, middle)
    return low


def nct_upper(df, nc, t):
    """The probability of more than t with noncentrality nc: the mean over s = sqrt(chi2 / df)."""
    factor = 2 * (df / 2) ** (df / 2) / mp.gamma(df / 2)
    spread = 1 / mp.sqrt(2 * df)
    points = [mp.mpf(0)] + [p for p in (1 + k * spread for k in range(-14, 24)) if p > 0]
    return factor * mp.quad(lambda s: mp.ncdf(nc - t * s) * s ** (df - 1) * mp.exp(-df * s * s / 2), points)


def moments(values):
    n = len(values)
    mean = mp.fsum(values) / n
    return n, mean, mp.fsum((v - mean) ** 2 for v in values)


def two_samples(first, second, equal_var):
    (n1, m1, s1), (n2, m2, s2) = first, second
    if equal_var:
        df = mp.mpf(n1 + n2 - 2)
        error = mp.sqrt((s1 + s2) / df * (mp.mpf(1) / n1 + mp.mpf(1) / n2))
    else:
        v1, v2 = s1 / (n1 - 1) / n1, s2 / (n2 - 1) / n2
        df = (v1 + v2) ** 2 / (v1**2 / (n1 - 1) + v2**2 / (n2 - 1))
        error = mp.sqrt(v1 + v2)
    return (m1 - m2), error, df


def trimmed(values, trim):
    values = sorted(values)
    n = len(values)
    g = int(n * trim)
    inner = values[g : n - g]
    winsorized = [inner[0]] * g + inner + [inner[-1]] * g
    return len(inner), mp.fsum(inner) / len(inner), moments(winsorized)[2]


def row(estimate, error, df, alternative="two-sided", **more):
    t = estimate / error
    interval = quantile(df, mp.mpf("0.025") if alternative == "two-sided" else mp.mpf("0.05"))
    return {
        "alternative": alternative,
        **more,
        "statistic": t,
        "df": df,
        "pvalue": probability(df, t, alternative),
        "low": -mp.inf if alternative == "less" else estimate - interval * error,
        "high": mp.inf if alternative == "greater" else estimate + interval * error,
    }


def ci_of_nc(df, t):
    """Noncentralities for which t has tails of 0.025."""
    def solve(p):
        return mp.findroot(lambda nc: nct_upper(df, nc, t) - p, (t - 3, t + 3), solver="anderson", tol=1e-22)
    return solve(mp.mpf("0.025")), solve(mp.mpf("0.975"))


def effect(estimate, error, df, sd, **more):
    t = estimate / error
    low, high = ci_of_nc(df, t)
    factor = error / sd
    correction = mp.gamma(df / 2) / mp.sqrt(df / 2) / mp.gamma((df - 1) / 2)
    return {**more, "d": estimate / sd, "g": estimate / sd * correction, "low": low * factor, "high": high * factor}


def power(test, d, n, alpha, alternative, ratio=1):
    n, d, alpha = mp.mpf(n), mp.mpf(d), mp.mpf(alpha)
    df = n - 1 if test != "ind" else n * (1 + ratio) - 2
    nc = d * mp.sqrt(n if test != "ind" else n * ratio / (1 + ratio))
    if alternative == "two-sided":
        c = quantile(df, alpha / 2)
        return nct_upper(df, nc, c) + nct_upper(df, -nc, c)
    return nct_upper(df, nc if alternative == "greater" else -nc, quantile(df, alpha))


a, b, c, x, y = map(exact, (A, B, C, X, Y))
ind = [
    row(*two_samples(moments(a), moments(b), equal), alternative, equal_var=equal, trim=0)
    for equal in (True, False)
    for alternative in ("two-sided", "less", "greater")
] + [row(*two_samples(trimmed(a, 0.2), trimmed(b, 0.2), equal), equal_var=equal, trim=0.2) for equal in (True, False)]

pairs = moments([p - q for p, q in zip(a, c)])
mean_error = lambda m: mp.sqrt(m[2] / (m[0] - 1) / m[0])
rel = [row(pairs[1], mean_error(pairs), mp.mpf(11), alternative) for alternative in ("two-sided", "less", "greater")]

stats = [(12, mp.mpf(5), mp.mpf(4) * 11), (15, mp.mpf(6), mp.mpf(9) * 14)]
from_stats = [row(*two_samples(*stats, equal), equal_var=equal) for equal in (True, False)]

effects = []
for name, values, popmean in (("sleep", SLEEP, 0), ("mpg", MPG, 15)):
    m = moments(exact(values))
    effects.append(effect(m[1] - popmean, mean_error(m), mp.mpf(m[0] - 1), mp.sqrt(m[2] / (m[0] - 1)), a=values, popmean=popmean))
for by in ("pooled", "average", "control"):
    first, second = moments(a), moments(b)
    estimate, error, df = two_samples(first, second, by == "pooled")
    v1, v2 = first[2] / (first[0] - 1), second[2] / (second[0] - 1)
    sd = mp.sqrt({"pooled": (first[2] + second[2]) / df if by == "pooled" else 0, "average": (v1 + v2) / 2, "control": v2}[by])
    if by == "control":
        df = mp.mpf(second[0] - 1)
    effects.append(effect(estimate, error, df, sd, standardizer=by))

ttost = []
for low, upp in ((-3, 3), (0.5, 2.5), (1, 2.2)):
    m = moments(exact(SLEEP))
    t1, t2 = [(m[1] - mp.mpf(bound)) / mean_error(m) for bound in (low, upp)]
    ttost.append({"test": "1samp", "low": low, "upp": upp, "lower": [t1, upper(9, t1)], "upper": [t2, upper(9, -t2)]})
for equal in (True, False):
    estimate, error, df = two_samples(moments(x), moments(y), equal)
    t1, t2 = (estimate + 1) / error, (estimate - 1) / error
    ttost.append({"test": "ind", "equal_var": equal, "low": -1, "upp": 1, "lower": [t1, upper(df, t1)], "upper": [t2, upper(df, -t2)]})

powers = [
    {"test": test, "effect_size": d, "nobs": n, "alpha": alpha, "alternative": alternative, "ratio": ratio,
     "power": power(test, d, n, alpha, alternative, ratio)}
    for test, d, n, alpha, alternative, ratio in (
        ("1samp", 0.5, 30, 0.05, "two-sided", 1),
        ("1samp", 0.2, 200, 0.05, "two-sided", 1),
        ("1samp", 0.8, 10, 0.01, "greater", 1),
        ("rel", 0.5, 20, 0.05, "less", 1),
        ("rel", -0.5, 20, 0.05, "less", 1),
        ("ind", 0.5, 64, 0.05, "two-sided", 1),
        ("ind", 0.3, 50, 0.05, "two-sided", 2),
        ("ind", 0.7, 25.5, 0.001, "greater", 0.5),
    )
]


def number(value):
    if isinstance(value, mp.mpf):
        return "Infinity" if value == mp.inf else "-Infinity" if value == -mp.inf else mp.nstr(value, 20)
    if isinstance(value, dict):
        return {k: number(v) for k, v in value.items()}
    return [number(v) for v in value] if isinstance(value, list) else value


samples = {"a": A, "b": B, "c": C, "x": X, "y": Y, "sleep": SLEEP}
found = {"samples": samples, "ind": ind, "rel": rel, "from_stats": from_stats, "effects": effects, "ttost": ttost, "power": powers}
Path(__file__).with_name("ttests.json").write_text(json.dumps(number(found), indent=1) + "\n")
