"""Writes association.json: what tests of normality, frequencies, correlation and regression give.

Results are SciPy's, or those of mpmath and exact fractions where SciPy loses digits ("exact"). NaN and
infinities are strings. python3 make_association.py, then prettier over the result.
"""
import json
import math
import warnings
from fractions import Fraction
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import stats

warnings.simplefilter("ignore")
mp.mp.dps = 60
rng = np.random.default_rng(20261127)
here = Path(__file__).parent
cases = []
SIDES = ["two-sided", "less", "greater"]


def encode(value):
    if isinstance(value, dict):
        return {k: encode(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(v) for v in value]
    if isinstance(value, np.ndarray):
        return encode(value.tolist())
    if isinstance(value, np.generic):
        return encode(value.item())
    if isinstance(value, (mp.mpf, Fraction)):
        return encode(float(value))
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if value != value else ("Infinity" if value > 0 else "-Infinity")
    return value


def fields(result, names):
    return {name: getattr(result, name) for name in names}


FIELDS = {
    "linregress": ["slope", "intercept", "rvalue", "pvalue", "stderr", "intercept_stderr"],
    "theilslopes": ["slope", "intercept", "low_slope", "high_slope"],
    "siegelslopes": ["slope", "intercept"],
    "chi2_contingency": ["statistic", "pvalue", "dof", "expected_freq"],
    "somersd": ["statistic", "pvalue"],
    "weightedtau": ["statistic", "pvalue"],
}


def case(name, *args, exact=None, ci=None, **options):
    """A call of SciPy, or the result that is known better."""
    entry = {"fn": name, "args": list(args), "options": options}
    if exact is not None:
        entry["result"] = exact
    else:
        given = [np.asarray(a) if isinstance(a, (list, np.ndarray)) else a for a in args]
        result = getattr(stats, name)(*given, **options)
        if name == "false_discovery_control":
            entry["result"] = result
        else:
            entry["result"] = fields(result, FIELDS.get(name, ["statistic", "pvalue"]))
        if ci == "pearson":
            entry["intervals"] = [[level, *result.confidence_interval(level)] for level in (0.5, 0.99)]
        if ci == "binom":
            entry["intervals"] = [
                [level, method, *(clopper(*args[:2], level, **options) if method == "exact"
                                  else result.proportion_ci(level, method))]
                for level in (0.9, 0.999)
                for method in ("exact", "wilson", "wilsoncc")
            ]
        if name == "spearmanr" and np.ndim(result.pvalue) == 2:
            # Each variable is perfectly correlated with itself.
            for k, own in enumerate(np.diag(result.statistic)):
                if own == own:
                    entry["result"]["pvalue"][k, k] = 1 if options.get("alternative") == "less" else 0
    cases.append(encode(entry))


def clopper(k, n, level, alternative):
    rest = (1 - mp.mpf(level)) / (2 if alternative == "two-sided" else 1)

    def root(a, b, p):
        low, high = mp.mpf(0), mp.mpf(1)
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if mp.betainc(a, b, 0, middle, regularized=True) < p else (low, middle)
        return high

    low = 0 if k == 0 or alternative == "less" else root(k, n - k + 1, rest)
    high = 1 if k == n or alternative == "greater" else root(k + 1, n - k, 1 - rest)
    return low, high


x = np.round(rng.normal(10, 4, 12), 3)
x2 = np.round(x + rng.normal(0, 3, 12), 3)
y = np.round(rng.gamma(2, 3, (3, 10)), 3)
y2 = np.round(y + rng.normal(0, 4, (3, 10)), 3)
holes = y.copy()
holes[0, 1] = holes[2, 3] = holes[2, 4] = np.nan
ties = rng.integers(0, 5, (3, 9)).astype(float)
ties2 = rng.integers(0, 4, (3, 9)).astype(float)

# Normality.
for name in ["skewtest", "kurtosistest", "normaltest", "jarque_bera"]:
    sided = [{"alternative": side} for side in SIDES] if name[0] in "sk" else [{}]
    for options in sided:
        case(name, x, **options)
        case(name, np.exp(x / 2), **options)
    for axis in [0, 1, None]:
        case(name, y, axis=axis)
    for policy in ["propagate", "omit"]:
        case(name, holes, axis=1, nan_policy=policy)
    case(name, [1.5, 2.0, 2.25])
    case(name, np.full(9, 2.5))


def mp_poly(coefficients, at):
    return sum(mp.mpf(str(c)) * at**k for k, c in enumerate(coefficients))


def mp_shapiro(sample):
    """Algorithm AS R94 with quantiles that are not rounded."""
    v = sorted(mp.mpf(float(one)) for one in sample)
    n = len(v)
    half = n // 2
    if n == 3:
        a = [mp.sqrt(mp.mpf(1) / 2)]
    else:
        quantile = lambda p: mp.sqrt(2) * mp.erfinv(2 * p - 1)
        m = [quantile((k + mp.mpf("0.625")) / (n + mp.mpf("0.25"))) for k in range(half)]
        total = 2 * sum(one**2 for one in m)
        root = mp.sqrt(total)
        rsn = 1 / mp.sqrt(n)
        first = [mp_poly([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], rsn) - m[0] / root]
        if n > 5:
            first.append(mp_poly([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], rsn) - m[1] / root)
        k = len(first)
        factor = mp.sqrt((total - 2 * sum(one**2 for one in m[:k])) / (1 - 2 * sum(one**2 for one in first)))
        a = first + [-one / factor for one in m[k:]]
    weights = [-one for one in a] + ([mp.mpf(0)] if n % 2 else []) + a[::-1]
    mean = sum(v) / n
    w = sum(p * q for p, q in zip(weights, v)) ** 2 / (
        sum(p * p for p in weights) * sum((q - mean) ** 2 for q in v))
    if n == 3:
        p = 6 / mp.pi * (mp.asin(mp.sqrt(w)) - mp.asin(mp.sqrt(mp.mpf(3) / 4)))
        return {"statistic": w, "pvalue": max(p, mp.mpf(0))}
    t = mp.log(1 - w)
    if n <= 11:
        gamma = mp_poly([-2.273, 0.459], n)
        if t >= gamma:
            return {"statistic": w, "pvalue": 1e-19}
        t = -mp.log(gamma - t)
        mean, deviation = mp_poly([0.544, -0.39978, 0.025054, -6.714e-4], n), mp.exp(
            mp_poly([1.3822, -0.77857, 0.062767, -0.0020322], n))
    else:
        at = mp.log(n)
        mean, deviation = mp_poly([-1.5861, -0.31082, -0.083751, 0.0038915], at), mp.exp(
            mp_poly([-0.4803, -0.082676, 0.0030302], at))
    return {"statistic": w, "pvalue": mp.erfc((t - mean) / deviation / mp.sqrt(2)) / 2}


for sample in [x, np.exp(x), x[:3], [1, 2, 4.5], [1, 1, 2], x[:4], x[:5], x[:6], x[:11], ties[0],
               np.round(rng.normal(0, 1, 61), 2), np.round(rng.standard_cauchy(100), 2), [0] * 8 + [5]]:
    known = mp_shapiro(sample)
    got = stats.shapiro(sample)
    assert abs(got.statistic - known["statistic"]) < 1e-8 and abs(got.pvalue - known["pvalue"]) < 1e-7
    case("shapiro", sample, exact=known)
case("shapiro", np.full(5, 3.5))

positive = np.round(rng.weibull(2.2, 30) * 3 + 1, 3)
for dist in ["norm", "expon", "gumbel", "gumbel_l", "gumbel_r"]:
    for sample in [positive, x, np.abs(y[0])]:
        got = stats.anderson(sample, dist)
        exact = {
            "statistic": got.statistic,
            "critical_values": got.critical_values,
            "significance_level": got.significance_level,
            "pvalue": stats.anderson(sample, dist, method="interpolate").pvalue,
        }
        case("anderson", sample, dist=dist, exact=exact)
for sample in [positive, x, np.append(x, 60.0)]:
    n = len(sample)
    v = sorted(mp.mpf(float(one)) for one in sample)
    f = lambda a, b: [
        sum(1 / (1 + mp.exp((one - a) / b)) for one in v) - mp.mpf(n) / 2,
        sum((one - a) / b * (1 - mp.exp((one - a) / b)) / (1 + mp.exp((one - a) / b)) for one in v) + n,
    ]
    a, b = mp.findroot(f, (float(np.median(sample)), float(np.std(sample)) / 2))
    assert b > 0
    below = [-mp.log1p(mp.exp(-(one - a) / b)) for one in v]
    above = [-mp.log1p(mp.exp((one - a) / b)) for one in v]
    a2 = -n - sum((2 * k + 1) * (below[k] + above[n - 1 - k]) for k in range(n)) / n
    case("anderson", sample, dist="logistic", exact={"statistic": a2, "parameters": [a, b]})
got = stats.anderson(positive, "weibull_min")
case("anderson", positive, dist="weibull_min",
     exact={"statistic": got.statistic, "critical_values": got.critical_values,
            "significance_level": (100 - 100 * got.significance_level).round(10)})
for variant in ["midrank", "right", "continuous"]:
    for samples in [[list(y[0]), list(y[1]), list(y[2])], [list(ties[0]), list(ties[1][:5])],
                    [list(x), list(x2 + 3)], [list(x), list(x + 30)]]:
        got = stats.anderson_ksamp([np.array(s) for s in samples], variant=variant)
        case("anderson_ksamp", samples, variant=variant,
             exact={"statistic": got.statistic, "pvalue": got.pvalue})

# Frequencies.
observed = rng.integers(2, 30, (3, 4)).astype(float)
expected = np.array([16.0, 16, 16, 16, 16, 8])
for name in ["chisquare", "power_divergence"]:
    case(name, [16, 18, 16, 14, 12, 12])
    case(name, [16, 18, 16, 14, 12, 12], expected)
    case(name, [16, 18, 16, 14, 12, 12], expected, ddof=2)
    for axis in [0, 1, None]:
        case(name, observed, axis=axis)
    case(name, [[5, 9, np.nan, 4], [1, 2, 3, 4]], axis=1, nan_policy="omit")
    case(name, [5, 3], ddof=1)
    case(name, [0, 0])
case("chisquare", [3, 9, 4], [3, 9, 5], sum_check=False)


def mp_divergence(o, e, power, ddof=0):
    o, e = [mp.mpf(float(v)) for v in o], [mp.mpf(float(v)) for v in e]
    power = mp.mpf(power)
    if power == 0:
        s = 2 * sum(p * mp.log(p / q) if p else mp.mpf(0) for p, q in zip(o, e))
    elif power == -1:
        s = 2 * sum(q * mp.log(q / p) for p, q in zip(o, e))
    else:
        s = 2 / (power * (power + 1)) * sum(p * ((p / q) ** power - 1) for p, q in zip(o, e))
    return {"statistic": s, "pvalue": mp.gammainc(mp.mpf(len(o) - 1 - ddof) / 2, s / 2, mp.inf, regularized=True)}


for power in ["log-likelihood", "freeman-tukey", "mod-log-likelihood", "neyman", "cressie-read", 0.5, 3, -3.5]:
    number = {"log-likelihood": 0, "freeman-tukey": -0.5, "mod-log-likelihood": -1, "neyman": -2,
              "cressie-read": 2 / 3}.get(power, power)
    for o in [[16, 18, 16, 14, 12, 12], [1000003, 1000000, 999999, 999998], [2, 40, 3]]:
        exact = mp_divergence(o, [sum(o) / len(o)] * len(o), number)
        assert abs(stats.power_divergence(o, lambda_=power).statistic - exact["statistic"]) < 1e-5
        case("power_divergence", o, lambda_=power, exact=exact)
    case("chi2_contingency", [[10, 20], [30, 15]], lambda_=power)
for table in [[[10, 20], [30, 15]], [[1, 7], [8, 3]], [[1, 2, 3]], observed.astype(int).tolist(),
              rng.integers(1, 9, (2, 3, 2)).tolist()]:
    for correction in [True, False]:
        case("chi2_contingency", table, correction=correction)


def choose(n, k):
    return math.comb(n, k) if 0 <= k <= n else 0


def exact_fisher(table, side):
    (a, b), (c, d) = table
    row, column, n = a + b, a + c, a + b + c + d
    weights = {k: choose(row, k) * choose(n - row, column - k) for k in range(min(row, column) + 1)}
    total = sum(weights.values())
    chosen = {"less": lambda k: k <= a, "greater": lambda k: k >= a,
              "two-sided": lambda k: weights[k] <= weights[a]}[side]
    return Fraction(sum(w for k, w in weights.items() if chosen(k)), total)


for table in [[[8, 2], [1, 5]], [[7, 15], [58, 472]], [[0, 5], [3, 4]], [[10, 10], [10, 10]], [[3, 0], [0, 7]],
              [[100, 900], [150, 850]], [[60, 2], [3, 90]], [[500, 2], [3, 600]], [[0, 0], [3, 4]]]:
    (a, b), (c, d) = table
    for side in SIDES:
        if 0 in (a + b, c + d):
            case("fisher_exact", table, alternative=side)
            continue
        odds = a * d / (b * c) if b and c else math.inf
        case("fisher_exact", table, alternative=side,
             exact={"statistic": odds, "pvalue": exact_fisher(table, side)})


def all_tables(rows, columns):
    """Tables with these margins, by their first row."""
    if len(rows) == 1:
        yield [list(columns)]
        return

    def first(k, rest):
        if k == len(columns) - 1:
            if rest <= columns[k]:
                yield [rest]
            return
        for count in range(min(rest, columns[k]) + 1):
            for others in first(k + 1, rest - count):
                yield [count, *others]

    for row in first(0, rows[0]):
        for others in all_tables(rows[1:], [c - r for c, r in zip(columns, row)]):
            yield [row, *others]


def weight(table):
    return math.prod(math.factorial(count) for row in table for count in row)


for table in [[[3, 1, 0], [0, 2, 4], [1, 1, 3]], [[3, 1, 4], [2, 7, 1]], [[1, 2, 0, 3], [4, 1, 1, 2], [0, 3, 2, 2]],
              [[1, 0], [2, 3], [0, 4], [5, 1]], [[2, 0, 0], [0, 0, 0], [1, 3, 0]], [[1, 2, 3]]]:
    array = np.array(table)
    others = [Fraction(1, weight(t)) for t in all_tables(array.sum(axis=1).tolist(), array.sum(axis=0).tolist())]
    own = Fraction(1, weight(table))
    case("fisher_exact", table,
         exact={"statistic": own / sum(others), "pvalue": sum(t for t in others if t <= own) / sum(others)})

for k, n, p in [(3, 15, 0.1), (0, 5, 0.3), (5, 5, 0.3), (7, 20, 0.5), (682, 925, 0.75), (10, 20, 0.5), (1, 3, 0.2),
                (11, 12, 0.4), (0, 4, 0.0), (4, 4, 1.0)]:
    for side in SIDES:
        case("binomtest", k, n, p, alternative=side, ci="binom")
for k, n, p in [(900, 1000, 0.25), (3, 5000, 0.2), (60, 70, 0.001)]:
    terms = [mp.binomial(n, j) * mp.mpf(p) ** j * (1 - mp.mpf(p)) ** (n - j) for j in range(n + 1)]
    for side in SIDES:
        chosen = {"less": lambda j: j <= k, "greater": lambda j: j >= k,
                  "two-sided": lambda j: terms[j] <= terms[k] * (1 + mp.mpf("1e-7"))}[side]
        case("binomtest", k, n, p, alternative=side,
             exact={"statistic": k / n, "pvalue": sum(t for j, t in enumerate(terms) if chosen(j))})

# Correlation.
def mp_line(a, b, side):
    a, b = [mp.mpf(float(v)) for v in a], [mp.mpf(float(v)) for v in b]
    n = len(a)
    ma, mb = sum(a) / n, sum(b) / n
    saa = sum((v - ma) ** 2 for v in a)
    sbb = sum((v - mb) ** 2 for v in b)
    sab = sum((v - ma) * (w - mb) for v, w in zip(a, b))
    rest = sbb - sab**2 / saa
    r = sab / mp.sqrt(saa * sbb)
    df = n - 2
    tail = mp.betainc(mp.mpf(df) / 2, mp.mpf(1) / 2, 0, rest / sbb, regularized=True)
    p = tail if side == "two-sided" else tail / 2 if (r > 0) == (side == "greater") else 1 - tail / 2
    slope = sab / saa
    error = mp.sqrt(rest / df / saa)
    return {"slope": slope, "intercept": mb - slope * ma, "rvalue": r, "pvalue": p, "stderr": error,
            "intercept_stderr": error * mp.sqrt(saa / n + ma**2)}


def mp_lines(a, b, axis):
    lines = [mp_line(p, q, "two-sided") for p, q in zip(np.moveaxis(a, axis, -1), np.moveaxis(b, axis, -1))]
    return {key: [line[key] for line in lines] for key in lines[0]}


for side in SIDES:
    case("pearsonr", x, x2, alternative=side, ci="pearson")
    case("pearsonr", x, -x2, alternative=side, ci="pearson")
    case("linregress", x, x2, alternative=side)
for axis in [0, 1]:
    known = mp_lines(y, y2, axis)
    case("linregress", y, y2, axis=axis, exact=known)
    case("pearsonr", y, y2, axis=axis, exact={"statistic": known["rvalue"], "pvalue": known["pvalue"]})
    case("pointbiserialr", np.where(y > 5, 1.0, 0.0), y2, axis=axis)
case("pearsonr", [1.0, 2, 5], [2.0, 1, 7], ci="pearson")
case("pearsonr", [1.0, 2], [2.0, 1], ci="pearson")
case("pearsonr", [2.5] * 5, [1.0, 2, 3, 5, 4], ci="pearson")
case("pointbiserialr", holes, y2, axis=1, nan_policy="omit")
case("linregress", holes, y2, axis=1, nan_policy="omit")
case("linregress", holes, y2, axis=1)
case("linregress", [1.0, 3], [2.0, 5])
case("linregress", [1.0, 3], [2.0, 2])
case("linregress", [1.0, 3, 4], [2.0, 2, 2])
near = 1e6 + np.arange(40) / 7
samples = [
    (near, 3 * near + 1e-6 * rng.normal(size=40)),
    (1e8 + x, 1e8 - 2 * x + 0.001 * x2),
    (x * 2.0**550, x2 * 2.0**-600),
    (np.arange(200.0), np.arange(200.0) ** 1.01),
    (np.arange(30.0), 0.1 * np.arange(30.0)),
]
for a, b in samples:
    for side in ["two-sided", "greater"]:
        known = mp_line(a, b, side)
        case("linregress", a, b, alternative=side, exact=known)
        case("pearsonr", a, b, alternative=side,
             exact={"statistic": known["rvalue"], "pvalue": known["pvalue"]})

for side in SIDES:
    case("spearmanr", x, x2, alternative=side)
    case("spearmanr", ties[0], ties2[0], alternative=side)
    for method in ["auto", "asymptotic", "exact"]:
        case("kendalltau", x, x2, alternative=side, method=method)
        case("kendalltau", x, -x2, alternative=side, method=method)
    for variant in ["b", "c"]:
        case("kendalltau", ties[0], ties2[0], alternative=side, variant=variant)
    case("kendalltau", np.arange(40.0), np.roll(np.arange(40.0), 1) - 50 * (np.arange(40) < 1), alternative=side)
    case("kendalltau", np.arange(40.0), rng.permutation(40).astype(float), alternative=side, method="exact")
case("spearmanr", y.T)
case("spearmanr", y, axis=1)
case("spearmanr", y[:2], y2[:2], axis=1, alternative="less")
case("spearmanr", y, y2, axis=None)
case("spearmanr", holes.T)
case("spearmanr", holes[0], y[0], nan_policy="omit")
case("spearmanr", [1.0, 2], [2.0, 1])
case("spearmanr", [1.0, 1, 1], [2.0, 1, 3])
case("kendalltau", ties, ties2, axis=1)
case("kendalltau", ties, ties2)
case("kendalltau", [1.0, 1, 1], [2.0, 1, 3])
case("kendalltau", [1.0, 2], [2.0, 1])
case("kendalltau", holes, y2, axis=1, nan_policy="omit")
for options in [{}, {"rank": None}, {"rank": False}, {"additive": False}, {"rank": [3, 1, 0, 2, 4, 8, 7, 6, 5]}]:
    case("weightedtau", ties[0], ties2[0], **options)
case("weightedtau", x, x2)
case("weightedtau", ties, ties2, axis=1)
for side in SIDES:
    case("somersd", [[27, 25, 14, 7, 0], [7, 14, 18, 35, 12], [1, 3, 2, 7, 17]], alternative=side)
    case("somersd", ties[0], ties2[0], alternative=side)

# Regression by medians.
for name in ["theilslopes", "siegelslopes"]:
    methods = ["joint", "separate"] if name[0] == "t" else ["hierarchical", "separate"]
    for method in methods:
        case(name, x2, x, method=method)
        case(name, x2, method=method)
        case(name, ties2[0], ties[0], method=method)
    case(name, y2, y, axis=1)
    case(name, holes, y, axis=1, nan_policy="omit")
    case(name, y2)
case("theilslopes", x2, x, alpha=0.1)

# P-values.
p = np.round(rng.uniform(0, 1, (3, 6)) ** 3, 5)
for method in ["fisher", "pearson", "tippett", "stouffer", "mudholkar_george"]:
    case("combine_pvalues", p[0], method=method)
    case("combine_pvalues", p, method=method, axis=1)
case("combine_pvalues", p[0], method="stouffer", weights=[1.0, 2, 3, 4, 5, 6])
tiny = [1e-60, 1e-80, 1e-90, 0.5]
s = -2 * sum(mp.log(mp.mpf(v)) for v in tiny)
case("combine_pvalues", tiny, method="fisher",
     exact={"statistic": s, "pvalue": mp.gammainc(4, s / 2, mp.inf, regularized=True)})
case("combine_pvalues", [1e-30, 1e-20], method="tippett",
     exact={"statistic": 1e-30, "pvalue": -mp.expm1(2 * mp.log1p(-mp.mpf(1e-30)))})
for method in ["bh", "by"]:
    for axis in [0, 1, None]:
        case("false_discovery_control", p, method=method, axis=axis)

text = ",\n".join(json.dumps(one) for one in cases)
(here / "association.json").write_text('{"cases": [\n' + text + "\n]}\n")
