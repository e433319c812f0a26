"""Writes descriptive.json: what SciPy gives for descriptive statistics.

NaN and infinities are strings. python3 make_descriptive.py, then prettier over the result.
"""
import json
import warnings

import numpy as np
import scipy
from scipy import stats

warnings.simplefilter("ignore")
rng = np.random.default_rng(20261127)
x = np.round(rng.normal(10, 4, 12), 3)
y = np.round(rng.gamma(2, 3, (4, 5)), 3)
z = np.round(rng.normal(0, 1, (2, 3, 6)), 2)
w = np.round(rng.uniform(0, 2, 12), 2)
ties = rng.integers(0, 5, (3, 9)).astype(float)
holes = y.copy()
holes[0, 1] = holes[2, 3] = holes[3, 1] = np.nan
cases = []


def encode(value):
    if isinstance(value, dict):
        return {k: encode(v) for k, v in value.items()}
    if hasattr(value, "_fields"):
        return {k: encode(v) for k, v in zip(value._fields, value)}
    if isinstance(value, (list, tuple)):
        return [encode(v) for v in value]
    if isinstance(value, np.ndarray):
        return encode(value.tolist())
    if isinstance(value, (np.generic,)):
        return encode(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return "NaN" if np.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    return value


def case(name, *args, **options):
    result = getattr(stats, name)(*[np.asarray(a) if isinstance(a, (list, np.ndarray)) else a for a in args],
                                  **options)
    if name == "describe":
        result = dict(result._asdict(), nobs=np.broadcast_to(result.nobs, np.shape(result.mean)))
    cases.append(encode({"fn": name, "args": list(args), "options": options, "result": result}))


for name in ["sem", "variation", "skew", "kurtosis", "describe", "zscore", "gzscore", "gmean", "hmean",
             "median_abs_deviation", "iqr", "mode"]:
    case(name, np.abs(x))
    for axis in [0, 1, -1, None]:
        case(name, y, axis=axis)
    if name != "gzscore":
        case(name, np.abs(z), axis=1)
    for policy in ["propagate", "omit"]:
        case(name, holes, axis=1, nan_policy=policy)
    case(name, [3.0])
    case(name, [2.5, 2.5, 2.5])
for name in ["sem", "variation", "describe", "zscore", "gzscore"]:
    for ddof in [0, 1, 2, 5]:
        case(name, y, axis=1, ddof=ddof)
for name in ["skew", "kurtosis", "describe"]:
    case(name, y, axis=0, bias=False)
    case(name, x, bias=False)
case("kurtosis", x, fisher=False)
for name in ["sem", "variation", "skew", "gmean", "iqr", "mode", "median_abs_deviation"]:
    case(name, y, axis=1, keepdims=True)
    case(name, z, axis=1, keepdims=True)
for order in [0, 1, 2, 3, 4, 5, [1, 2, 3]]:
    case("moment", x, order)
    case("moment", y, order, axis=1)
    case("moment", y, order, axis=1, center=2.5)
case("moment", holes, 3, axis=0, nan_policy="omit")
for name in ["gmean", "hmean"]:
    case(name, np.abs(x), weights=w)
    case(name, [0.0, 1.0, 2.0])
    case(name, [-1.0, 1.0, 2.0])
    case(name, y, axis=1, weights=np.abs(y) + 1)
    case(name, holes, axis=1, weights=y, nan_policy="omit")
for p in [-2, -1, 0, 0.5, 1, 3]:
    case("pmean", np.abs(x), p)
    case("pmean", y, p, axis=1)
    case("pmean", np.abs(x), p, weights=w)
for rng_ in [(25, 75), (10, 90), (0, 100)]:
    case("iqr", y, axis=1, rng=rng_)
case("iqr", x, scale="normal")
case("iqr", x, interpolation="median_unbiased")
for name in ["lower", "higher", "midpoint", "nearest"]:
    for rng_ in [(25, 75), (10, 85), (0, 100)]:
        case("iqr", x, interpolation=name, rng=rng_)
        case("iqr", y, interpolation=name, rng=rng_, axis=1)
case("median_abs_deviation", x, scale="normal")
for cut in [0.0, 0.1, 0.25, 0.4]:
    case("trim_mean", x, cut)
    case("trim_mean", y, cut, axis=1)
case("zmap", y, z[0, 0])
for method in ["inverted_cdf", "averaged_inverted_cdf", "closest_observation",
               "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased",
               "normal_unbiased", "harrell-davis", "round_outward", "round_inward", "round_nearest"]:
    for p in [[0.0, 0.05, 0.25, 0.5, 0.6, 0.875, 1.0]]:
        case("quantile", x, p, method=method)
        case("quantile", x[:11], p, method=method)
    if method not in ("harrell-davis", "round_outward", "round_inward", "round_nearest"):
        case("quantile", x, [0.0, 0.1, 0.35, 0.5, 0.9, 1.0], method=method,
             weights=np.asarray([1, 0, 2, 1, 1, 3, 1, 1, 0, 2, 1, 1]))
case("quantile", y, 0.4)
case("quantile", y, 0.4, axis=1, keepdims=True)
case("quantile", y, 0.4, axis=None)
case("quantile", y, [0.4, 0.5], axis=None)
case("quantile", y, [[0.4, 0.5]], axis=-1)
case("quantile", y, [[0.1], [0.2], [0.3], [0.4]], axis=-1)
case("quantile", z, [0.25, 0.75], axis=-1)
case("quantile", holes, 0.5, axis=1)
case("quantile", holes, 0.5, axis=1, nan_policy="omit")
for n in [2, 4, 10]:
    case("cumfreq", x, numbins=n)
    case("relfreq", x, numbins=n)
case("cumfreq", x, numbins=6, defaultreallimits=(4, 12))
case("cumfreq", x, numbins=6, weights=w)
for statistic in ["mean", "std", "median", "count", "sum", "min", "max"]:
    case("binned_statistic", x, w, statistic, bins=4)
    case("binned_statistic", x, w, statistic, bins=[2.0, 8.0, 9.5, 9.6, 12.0])
case("binned_statistic", x, [list(w), list(x)], "mean", bins=3, range=(6, 11))
with open("descriptive.json", "w") as file:
    json.dump({"about": f"SciPy {scipy.__version__}", "cases": cases}, file)
