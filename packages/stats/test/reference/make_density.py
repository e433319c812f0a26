"""Writes density.json: kernel density estimates and normal distributions of several variables by SciPy, and
probabilities of rectangles by mpmath. Run: python3 make_density.py"""

import json

import numpy as np
from mpmath import mp, mpf
from scipy import stats

mp.dps = 40
rng = np.random.default_rng(3)
one = np.round(rng.normal(size=12), 3)
two = np.round(rng.normal(size=(2, 15)) * [[1.0], [3.0]] + [[0.0], [5.0]], 3)
weights = np.round(rng.uniform(0.5, 2, size=15), 3)
points = np.round(rng.normal(size=(2, 4)), 3)

kdes = []
for data, options, at in [
    (one, {}, np.array([-2.0, 0.1, 0.7, 40.0])),
    (one, {"bw_method": "silverman"}, np.array([-2.0, 0.1])),
    (one, {"bw_method": 0.3}, np.array([0.5, 3.0])),
    (two, {}, points),
    (two, {"weights": weights.tolist(), "bw_method": "silverman"}, points),
]:
    kde = stats.gaussian_kde(data, **options)
    d = kde.d
    other = stats.gaussian_kde(np.atleast_2d(data)[:, :10] + 0.5)
    kdes.append(
        {
            "data": data.tolist(),
            "options": options,
            "points": at.tolist(),
            "pdf": kde(at).tolist(),
            "logpdf": [float(v) if np.isfinite(v) else str(v) for v in kde.logpdf(at)],
            "factor": float(kde.factor),
            "neff": float(kde.neff),
            "covariance": kde.covariance.tolist(),
            "integrate_gaussian": float(kde.integrate_gaussian(np.zeros(d) + 0.25, np.eye(d) * 2)),
            "integrate_kde": float(kde.integrate_kde(other)),
            "box": float(kde.integrate_box_1d(-0.5, 1.5)) if d == 1 else None,
        }
    )

cov3 = [[2.0, 0.5, 0.3], [0.5, 1.0, -0.4], [0.3, -0.4, 1.5]]
normals = []
for mean, cov, x in [
    ([0.0, 0.0], [[1.0, 0.0], [0.0, 1.0]], [[0.0, 0.0], [1.0, -2.0], [30.0, 5.0]]),
    ([1.0, -1.0], [[2.0, 0.7], [0.7, 0.5]], [[0.0, 0.0], [1.0, -2.0], [3.0, 1.0]]),
    ([0.5, 1.0, -1.0], cov3, [[0.0, 0.0, 0.0], [1.0, 2.0, 3.0]]),
    ([0.0, 0.0], [[1.0, 1.0], [1.0, 1.0]], [[0.5, 0.5], [0.0, 1.0]]),
]:
    singular = cov == [[1.0, 1.0], [1.0, 1.0]]
    dist = stats.multivariate_normal(mean, cov, allow_singular=singular)
    normals.append(
        {
            "mean": mean,
            "cov": cov,
            "singular": singular,
            "x": x,
            "logpdf": [float(v) if np.isfinite(v) else str(v).replace("inf", "Infinity") for v in dist.logpdf(x)],
            "cdf": np.atleast_1d(dist.cdf(x)).tolist(),
            "entropy": float(dist.entropy()),
        }
    )


def rectangle(h, k, r):
    """P(X < h, Y < k): the integral over x of the density by the conditional probability."""
    h, k, r = mpf(h), mpf(k), mpf(r)
    s = mp.sqrt(1 - r * r)
    f = lambda x: mp.npdf(x) * mp.ncdf((k - r * x) / s)
    centres = [k / r, r * k] if r else []
    cuts = [h - 2**j for j in range(-4, 6)] + [c + j * s for c in centres for j in (-8, -2, 0, 2, 8)] + [-8, 0]
    cuts = sorted({*[c for c in cuts if c < h], h})
    return float(sum(mp.quad(f, [cuts[i], (cuts[i] + cuts[i + 1]) / 2, cuts[i + 1]]) for i in range(len(cuts) - 1)))


boxes = [
    [h, k, r, rectangle(h, k, r)]
    for h, k in [(0.0, 0.0), (1.0, -0.5), (-3.0, -2.0), (-8.0, -6.5), (2.5, 3.0), (-1.0, 2.0)]
    for r in [-0.999, -0.6, 0.1, 0.75, 0.9999]
]

with open("density.json", "w") as file:
    json.dump({"about": "SciPy 1.17.1, mpmath: see make_density.py", "kdes": kdes, "normals": normals, "boxes": boxes}, file, separators=(",", ":"))
    file.write("\n")
