"""The tasks in SciPy and NumPy, at the request of lines on standard input: see ../program.ts."""

import os
import sys

import numpy as np
import scipy
from scipy import stats

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from task_server import serve  # noqa: E402

COLUMNS = ("ttest_1samp:columns", "ttest_1samp:propagate", "ttest_1samp:omit")


def prepare(task, operands):
    generator = np.random.default_rng(1)
    if task in COLUMNS:
        (x,) = operands
        x = x.reshape(10_000, 1000)
        policy = "omit" if task.endswith("omit") else "propagate"
        return lambda: stats.ttest_1samp(x, 0, nan_policy=policy).pvalue
    ways = {
        "ttest_1samp:10": lambda: stats.ttest_1samp(operands[0], 0).pvalue,
        "ttest_1samp:1e6": lambda: stats.ttest_1samp(operands[0], 0).pvalue,
        "ttest_ind:1e5": lambda: stats.ttest_ind(*operands).pvalue,
        "t.cdf": lambda: stats.t.cdf(operands[0], 9),
        "norm.ppf": lambda: stats.norm.ppf(operands[0]),
        "beta.cdf": lambda: stats.beta.cdf(operands[0], 2.5, 3.5),
        "skew": lambda: stats.skew(operands[0]),
        "rankdata": lambda: stats.rankdata(operands[0]),
        "spearmanr": lambda: stats.spearmanr(*operands).pvalue,
        "random": lambda: generator.random(1_000_000),
        "standard_normal": lambda: generator.standard_normal(1_000_000),
    }
    return ways.get(task)


serve(scipy.__version__, prepare)
