"""Writes trends.json: Page's trend test and the test of Poisson means by SciPy. Run: python3 make_trends.py"""

import json
import warnings

import numpy as np
from scipy import stats

warnings.simplefilter("ignore")
rng = np.random.default_rng(2)

page = []
for m, n in [(2, 3), (3, 3), (10, 3), (20, 3), (5, 4), (12, 5), (4, 7), (3, 8), (13, 5), (2, 12), (30, 6)]:
    for kind in ("normal", "ties", "trend"):
        data = rng.integers(0, 4, size=(m, n)).astype(float) if kind == "ties" else rng.normal(size=(m, n)).round(3)
        if kind == "trend":
            data = (data + np.arange(n) * 0.7).round(3)
        predicted = rng.permutation(np.arange(1, n + 1)) if kind == "ties" else None
        for method in ["auto", "asymptotic"] + (["exact"] if n < 9 and m * n < 80 else []):
            result = stats.page_trend_test(data, predicted_ranks=predicted, method=method)
            page.append(
                {
                    "data": data.tolist(),
                    "predicted": None if predicted is None else predicted.tolist(),
                    "method": method,
                    "statistic": float(result.statistic),
                    "pvalue": float(result.pvalue),
                    "used": result.method,
                }
            )

poisson = []
for k1, n1, k2, n2 in [
    (0, 100, 3, 100),
    (2, 10, 7, 5),
    (20, 100, 30, 90),
    (0, 1, 5, 1),
    (5, 1, 0, 1),
    (100, 7, 140, 9),
    (1, 0.5, 2, 0.25),
    (0, 2, 0, 3),
    (1000, 10, 1100, 10),
]:
    for diff in (0, 0.01, 0.5, 3.0):
        for alternative in ("two-sided", "less", "greater"):
            result = stats.poisson_means_test(k1, n1, k2, n2, diff=diff, alternative=alternative)
            # SciPy misses what was observed itself where it rounds its statistic otherwise.
            again = (k1 / n1 - k2 / n2 - diff) / np.sqrt(k1 / n1 / n1 + k2 / n2 / n2)
            if again != result.statistic and result.statistic != 0:
                continue
            # SciPy leaves out that both counts are 0, also where that is not more extreme than what was observed.
            if diff == 0 and (alternative == "greater" if result.statistic <= 0 else alternative == "less"):
                continue
            poisson.append([k1, n1, k2, n2, diff, alternative, float(result.statistic), float(result.pvalue)])

with open("trends.json", "w") as file:
    json.dump({"about": "SciPy 1.17.1: see make_trends.py", "page": page, "poisson": poisson}, file, separators=(",", ":"))
    file.write("\n")
