"""Writes what ttest_1samp.json has as exact: mpmath's values for the numbers given, one for each sample.

The inputs, and SciPy 1.17.1's results and errors, stay as they are. Samples of fewer than two numbers, without
variance or with infinities have null.
"""

import json
from pathlib import Path

import mpmath as mp
import numpy as np

mp.mp.dps = 80
PLACE = Path(__file__).with_name("ttest_1samp.json")


def tail(df, t):
    """The probability of more than t > 0."""
    x = df / (df + t * t)
    if t * t < df:
        return (1 - mp.betainc(mp.mpf(1) / 2, mp.mpf(df) / 2, 0, 1 - x, regularized=True)) / 2
    return mp.betainc(mp.mpf(df) / 2, mp.mpf(1) / 2, 0, x, regularized=True) / 2


def upper(df, t):
    return tail(df, t) if t > 0 else 1 - tail(df, -t) if t < 0 else mp.mpf(1) / 2


def quantile(df, q):
    """t > 0 that is exceeded with probability q < 1/2."""
    low, high = mp.mpf(0), mp.mpf(1)
    while tail(df, high) > q:
        low, high = high, 2 * high
    for _ in range(300):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(df, middle) > q else (low, middle)
        if high - low < mp.mpf(10) ** -45 * high:
            break
    return (low + high) / 2


def signed_quantile(df, level):
    level = mp.mpf(level)
    if level == mp.mpf(1) / 2:
        return mp.mpf(0)
    if level in (0, 1):
        return mp.inf if level == 1 else -mp.inf
    return quantile(df, 1 - level) if level > mp.mpf(1) / 2 else -quantile(df, level)


def text(x):
    return "Infinity" if x == mp.inf else "-Infinity" if x == -mp.inf else mp.nstr(x, 25)


def exact(values, popmean, alternative, levels):
    values = [mp.mpf(float(v)) for v in values if v == v]
    n = len(values)
    if n < 2 or any(mp.isinf(v) for v in values) or min(values) == max(values) or not np.isfinite(popmean):
        return None
    df = n - 1
    mean = mp.fsum(values) / n
    sd = mp.sqrt(mp.fsum((v - mean) ** 2 for v in values) / df)
    error = sd / mp.sqrt(n)
    t = (mean - mp.mpf(float(popmean))) / error
    p = {"less": upper(df, -t), "greater": upper(df, t), "two-sided": 2 * upper(df, abs(t))}[alternative]
    ci = []
    for level in levels:
        q = signed_quantile(df, (1 + mp.mpf(level)) / 2 if alternative == "two-sided" else level)
        low = -mp.inf if alternative == "less" else mean - q * error
        high = mp.inf if alternative == "greater" else mean + q * error
        ci.append({"level": level, "low": text(low), "high": text(high)})
    row = {"mean": mean, "sd": sd, "stderr": error, "statistic": t, "pvalue": p, "log_pvalue": mp.log(p)}
    return {"n": n, **{k: text(v) for k, v in row.items()}, "cohens_d": text((mean - mp.mpf(float(popmean))) / sd), "ci": ci}


def numbers(value):
    return [numbers(v) for v in value] if isinstance(value, list) else float(value)


cases = json.loads(PLACE.read_text())
for case in cases:
    given = case["input"]
    kwargs = given["kwargs"]
    if "error" in case["scipy"] or isinstance(given["a"], dict) or not given["a"]:
        continue
    a = np.array(numbers(given["a"]), dtype=given["dtype"]).astype(float)
    popmean = np.array(numbers(given["popmean"]) if isinstance(given["popmean"], list) else float(given["popmean"]))
    axis = kwargs.get("axis", 0)
    if axis is None:
        a, axis = a.reshape(-1), 0
    axes = tuple(np.atleast_1d(axis) % a.ndim)
    a = np.moveaxis(a, axes, range(a.ndim - len(axes), a.ndim))
    a = a.reshape(a.shape[: a.ndim - len(axes)] + (-1,))
    if popmean.ndim > 0:
        popmean = popmean.reshape((1,) * (a.ndim - popmean.ndim) + popmean.shape)
        popmean = np.moveaxis(popmean, axes, range(popmean.ndim - len(axes), popmean.ndim))
    shape = np.broadcast_shapes(a.shape[:-1], popmean.shape[:-1] if popmean.ndim else ())
    rows = np.broadcast_to(a, shape + a.shape[-1:]).reshape(-1, a.shape[-1])
    means = np.broadcast_to(popmean[..., 0] if popmean.ndim else popmean, shape).reshape(-1)
    omits = kwargs.get("nan_policy") == "omit"
    levels = [ci["level"] for ci in case["scipy"].get("ci", [])]
    found = [
        None if not omits and np.isnan(row).any() else exact(row, mean, kwargs.get("alternative", "two-sided"), levels)
        for row, mean in zip(rows, means)
    ]
    case.pop("exact", None)
    if any(row is not None for row in found):
        case["exact"] = found
PLACE.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
