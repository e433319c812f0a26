"""Writes continuous.json: tails of continuous distributions to all digits, by mpmath, and what SciPy gives
for moments, random values and fits. Run: python3 make_continuous.py"""

import json
import warnings

import numpy as np
from mpmath import mp, mpf
from scipy import stats

warnings.simplefilter("ignore")
mp.dps = 60

CASES = {
    "norm": [[]],
    "t": [[0.3], [1], [2.5], [30], [1e6]],
    "chi2": [[1], [3.5], [200]],
    "f": [[2, 5], [10, 3.5], [5, 300]],
    "beta": [[0.5, 0.5], [2, 3], [0.1, 40], [300, 200]],
    "gamma": [[0.1], [1], [7.5], [2000]],
    "expon": [[]],
    "lognorm": [[0.25], [2]],
    "uniform": [[]],
    "weibull_min": [[0.5], [3.6]],
    "cauchy": [[]],
    "laplace": [[]],
    "logistic": [[]],
    "pareto": [[0.7], [3.5], [9]],
    "triang": [[0], [0.3], [1]],
    "gumbel_r": [[]],
    "rayleigh": [[]],
}
SAMPLES = [1e-300, 1e-100, 1e-30, 1e-12, 1e-4, 0.1, 0.4]


def upper_gamma(a, x):
    return mp.gammainc(a, x, mp.inf, regularized=True)


def lower_gamma(a, x):
    return mp.gammainc(a, 0, x, regularized=True)


def beta_tail(a, b, x):
    """I_x(a, b) by the series of DLMF 8.17.8, whose terms do not cancel."""
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_tail(b, a, 1 - x)
    with mp.workdps(120):
        return x**a * (1 - x) ** b / a / mp.beta(a, b) * mp.hyp2f1(a + b, 1, a + 1, x)


def law(name, args, x):
    """Density, cdf, sf at x, all exact."""
    a, b = ([mpf(v) for v in args] + [mpf(1), mpf(1)])[:2]
    if name == "norm":
        return mp.npdf(x), mp.ncdf(x), mp.ncdf(-x)
    if name == "t":
        w = a / (a + x * x)
        tail = beta_tail(a / 2, mpf(1) / 2, w) / 2
        pdf = (1 + x * x / a) ** (-(a + 1) / 2) / mp.sqrt(a) / mp.beta(a / 2, mpf(1) / 2)
        return (pdf, tail, 1 - tail) if x < 0 else (pdf, 1 - tail, tail)
    if name == "chi2":
        pdf = mp.exp((a / 2 - 1) * mp.log(x / 2) - x / 2) / mp.gamma(a / 2) / 2
        return pdf, lower_gamma(a / 2, x / 2), upper_gamma(a / 2, x / 2)
    if name == "f":
        u = a * x / (b + a * x)
        pdf = u ** (a / 2) * (1 - u) ** (b / 2) / x / mp.beta(a / 2, b / 2)
        return pdf, beta_tail(a / 2, b / 2, u), beta_tail(b / 2, a / 2, 1 - u)
    if name == "beta":
        pdf = x ** (a - 1) * (1 - x) ** (b - 1) / mp.beta(a, b)
        return pdf, beta_tail(a, b, x), beta_tail(b, a, 1 - x)
    if name == "gamma":
        pdf = mp.exp((a - 1) * mp.log(x) - x) / mp.gamma(a)
        return pdf, lower_gamma(a, x), upper_gamma(a, x)
    if name == "expon":
        return mp.exp(-x), -mp.expm1(-x), mp.exp(-x)
    if name == "lognorm":
        z = mp.log(x) / a
        return mp.npdf(z) / a / x, mp.ncdf(z), mp.ncdf(-z)
    if name == "uniform":
        return mpf(1), x, 1 - x
    if name == "weibull_min":
        return a * x ** (a - 1) * mp.exp(-(x**a)), -mp.expm1(-(x**a)), mp.exp(-(x**a))
    if name == "cauchy":
        pdf = 1 / mp.pi / (1 + x * x)
        tail = mp.atan(1 / abs(x)) / mp.pi if x != 0 else mpf(1) / 2
        return (pdf, tail, 1 - tail) if x < 0 else (pdf, 1 - tail, tail)
    if name == "laplace":
        tail = mp.exp(-abs(x)) / 2
        return (tail, tail, 1 - tail) if x < 0 else (tail, 1 - tail, tail)
    if name == "logistic":
        return mp.exp(-x) / (1 + mp.exp(-x)) ** 2, 1 / (1 + mp.exp(-x)), 1 / (1 + mp.exp(x))
    if name == "pareto":
        return a * x ** (-a - 1), 1 - x**-a, x**-a
    if name == "triang":
        if x < a:
            return 2 * x / a, x * x / a, 1 - x * x / a
        tail = (1 - x) ** 2 / (1 - a) if a < 1 else mpf(0)
        pdf = 2 * (1 - x) / (1 - a) if a < 1 else 2 * x
        return pdf, 1 - tail, tail
    if name == "gumbel_r":
        e = mp.exp(-x)
        return mp.exp(-x - e), mp.exp(-e), -mp.expm1(-e)
    e = x * x / 2
    return x * mp.exp(-e), -mp.expm1(-e), mp.exp(-e)


def number(value):
    value = float(value)
    return value if np.isfinite(value) else str(value).replace("inf", "Infinity").replace("nan", "NaN")


def points(name, args):
    dist = getattr(stats, name)
    low, high = dist.support(*args)
    xs = []
    for p in SAMPLES:
        xs += [dist.ppf(p, *args), dist.isf(p, *args)]
    if name in ("norm", "laplace", "logistic", "gumbel_r"):
        xs += [-50.0, 60.0, 1e3]
    if name in ("chi2", "gamma", "expon", "rayleigh"):
        xs += [5e3]
    return sorted({float(x) for x in xs if low < x < high and abs(x) < 1e200 and (x == 0 or abs(x) > 1e-200)})


def tails():
    out = []
    for name, sets in CASES.items():
        for args in sets:
            rows = []
            for x in points(name, args):
                with mp.workdps(700 if name in ("cauchy", "pareto", "t", "uniform", "beta", "f") else 330):
                    pdf, cdf, sf = law(name, args, mpf(x))
                    logs = [mp.log(v) if v > 0 else -mp.inf for v in (pdf, cdf, sf)]
                    rows.append([number(v) for v in (x, pdf, cdf, sf, *logs)])
            out.append({"name": name, "args": args, "rows": rows})
    return out


def moments():
    out = []
    for name, sets in CASES.items():
        dist = getattr(stats, name)
        for args in sets:
            mvsk = dist.stats(*args, loc=0, scale=2, moments="mvsk")
            out.append(
                {
                    "name": name,
                    "args": args,
                    "mvsk": [number(v) for v in mvsk],
                    "entropy": number(dist.entropy(*args, scale=2)),
                    "median": number(dist.median(*args)),
                }
            )
    return out


def random_values():
    out = []
    for name, sets in CASES.items():
        for args in sets[:2]:
            rng = np.random.default_rng(1)
            values = getattr(stats, name).rvs(*args, loc=0.5, scale=2, size=6, random_state=rng)
            out.append({"name": name, "args": args, "values": [number(v) for v in values]})
    return out


def fits():
    rng = np.random.default_rng(2024)
    shapes = {
        "t": [4], "chi2": [5], "f": [5, 12], "beta": [2, 3], "gamma": [2.5], "lognorm": [0.5],
        "weibull_min": [1.8], "pareto": [3], "triang": [0.3],
    }
    out = []
    for name in CASES:
        dist = getattr(stats, name)
        args = shapes.get(name, [])
        data = np.round(dist.rvs(*args, loc=2, scale=3, size=40, random_state=rng), 4)
        for fixed in [{}, {"floc": 1.5}, {"fscale": 3.5}]:
            try:
                theta = dist.fit(data, **fixed)
                out.append(
                    {
                        "name": name,
                        "data": data.tolist(),
                        "fixed": fixed,
                        "theta": [number(v) for v in theta],
                        "nnlf": number(dist.nnlf(theta, data)),
                    }
                )
            except Exception as error:
                print(name, fixed, error)
    return out


with open("continuous.json", "w") as file:
    json.dump(
        {
            "about": "mpmath, SciPy 1.17.1, NumPy 2.4.6: see make_continuous.py",
            "tails": tails(),
            "moments": moments(),
            "random": random_values(),
            "fits": fits(),
        },
        file,
        separators=(",", ":"),
    )
    file.write("\n")
