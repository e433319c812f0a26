"""Writes resampling.json: what SciPy gives. `python3 make_resampling.py`; scipy 1.17, numpy 2.4."""

import json
import pathlib

import numpy as np
from scipy import stats

X = [4.0, 8.5, 15.2, 16.1, 23.3, 42.7, 5.5]
Y = [3.1, 9.4, 12.2, 17.9, 20.3, 39.0, 7.5]
SHORT = [1.0, 2.5, 4.0]
GRID = [[1.0, 2.0, 4.0, 8.0, 9.5], [2.0, 3.0, 3.5, 1.0, 0.5]]


def mean(x, axis=-1):
    return np.mean(x, axis=axis)


def difference(x, y, axis=-1):
    return np.mean(x, axis=axis) - np.mean(y, axis=axis)


def slope(x, y, axis=-1):
    u = x - np.mean(x, axis=axis, keepdims=True)
    v = y - np.mean(y, axis=axis, keepdims=True)
    return np.sum(u * v, axis=axis) / np.sum(u * u, axis=axis)


def interval(data, statistic, **options):
    r = stats.bootstrap(data, statistic, rng=np.random.default_rng(7), vectorized=True, **options)
    d = r.bootstrap_distribution
    return {
        "low": np.asarray(r.confidence_interval.low).tolist(),
        "high": np.asarray(r.confidence_interval.high).tolist(),
        "error": np.asarray(r.standard_error).tolist(),
        "shape": list(d.shape),
        "ends": [*d.ravel()[:3].tolist(), *d.ravel()[-3:].tolist()],
    }


def tested(r):
    d = r.null_distribution
    return {
        "statistic": np.asarray(r.statistic).tolist(),
        "pvalue": np.asarray(r.pvalue).tolist(),
        "shape": list(d.shape),
        "ends": [*d.ravel()[:3].tolist(), *d.ravel()[-3:].tolist()],
    }


def permuted(data, statistic, **options):
    return tested(
        stats.permutation_test(
            data, statistic, rng=np.random.default_rng(7), vectorized=True, **options
        )
    )


def carlo(data, count, statistic, **options):
    g = np.random.default_rng(7)
    rvs = [lambda size, k=k: g.normal(k, 3, size=size) for k in range(count)]
    single = count == 1
    return tested(
        stats.monte_carlo_test(
            data[0] if single else data, rvs[0] if single else rvs, statistic, vectorized=True, **options
        )
    )


bootstraps = [
    [[X], "mean", {}],
    [[X], "mean", {"method": "percentile", "n_resamples": 999}],
    [[X], "mean", {"method": "basic", "n_resamples": 999, "confidence_level": 0.8}],
    [[X], "mean", {"n_resamples": 1000, "batch": 300, "alternative": "less"}],
    [[X, Y[:5]], "difference", {"n_resamples": 999, "alternative": "greater"}],
    [[X, Y[:5]], "difference", {"n_resamples": 1000, "batch": 300}],
    [[X, Y], "slope", {"paired": True, "n_resamples": 999}],
    [[GRID], "mean", {"n_resamples": 500, "axis": 1}],
    [[GRID], "mean", {"n_resamples": 500, "axis": 0, "method": "percentile"}],
]
permutations_ = [
    [[X, Y], "difference", {"n_resamples": 999}],
    [[X, Y], "difference", {"n_resamples": 999, "batch": 100, "alternative": "less"}],
    [[SHORT, Y[:4]], "difference", {"alternative": "greater"}],
    [[SHORT, Y[:4]], "difference", {}],
    [[X, Y], "slope", {"permutation_type": "pairings", "n_resamples": 999}],
    [[X, Y], "slope", {"permutation_type": "pairings", "n_resamples": 1000, "batch": 300}],
    [[SHORT, Y[:3]], "slope", {"permutation_type": "pairings", "alternative": "greater"}],
    [[X, Y], "difference", {"permutation_type": "samples"}],
    [[X, Y], "difference", {"permutation_type": "samples", "n_resamples": 99}],
    [[X], "mean", {"permutation_type": "samples"}],
    [[X], "mean", {"permutation_type": "samples", "n_resamples": 99}],
    [[GRID, [[1.0, 5.0, 2.0]]], "difference", {"n_resamples": 50, "axis": 1}],
]
carlos = [
    [[X], "mean", {"n_resamples": 999}],
    [[X], "mean", {"n_resamples": 1000, "batch": 300, "alternative": "greater"}],
    [[X, SHORT], "difference", {"n_resamples": 999, "alternative": "less"}],
    [[GRID], "mean", {"n_resamples": 99, "axis": 1}],
]
statistics = {"mean": mean, "difference": difference, "slope": slope}
arrays = lambda data: [np.array(sample) for sample in data]  # noqa: E731
out = {
    "bootstrap": [
        [d, s, o, interval(arrays(d), statistics[s], **o)] for d, s, o in bootstraps
    ],
    "permutation_test": [
        [d, s, o, permuted(arrays(d), statistics[s], **o)] for d, s, o in permutations_
    ],
    "monte_carlo_test": [
        [d, s, o, carlo(arrays(d), len(d), statistics[s], **o)] for d, s, o in carlos
    ],
}
g = np.random.default_rng(7)
r = stats.power(
    stats.ttest_1samp, lambda size: g.normal(0.6, 1, size=size), [10, 20], significance=0.05,
    n_resamples=1000, kwargs={"popmean": 0},
)  # fmt: skip
out["power"] = {"power": r.power.tolist(), "ends": r.pvalues[:, -1].tolist()}
path = pathlib.Path(__file__).with_name("resampling.json")
text = json.dumps(out, separators=(",", ":"))
path.write_text(text.replace("-Infinity", '"-Inf"').replace("Infinity", '"Infinity"').replace("-Inf\"", "-Infinity\"") + "\n")
