"""Write reference.json: what NumPy makes of sorting, searching, sets, histograms and quantiles.

    python3 make_reference.py

An array is NumPy's character of its dtype, its shape and base64 of its little-endian bytes, with
colons between, "q-" for int64 written as int16; a case is the function, its arguments, its options and what it returns.
"""

import base64
import json
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
rng = np.random.default_rng(7)
DTYPES = "?bBhHiIqQfdFD"
METHODS = list(np.lib._function_base_impl._QuantileMethods)
cases = []


def text(array):
    array = np.asarray(array)
    shape = ",".join(map(str, array.shape))
    char = array.dtype.char.replace("l", "q").replace("L", "Q")
    data = np.ascontiguousarray(array)
    if char == "q" and data.min(initial=0) >= -(2**15) and data.max(initial=0) < 2**15:
        char, data = "q-", data.astype("h")
    data = data.astype(data.dtype.newbyteorder("<")).tobytes()
    return f"{char}:{shape}:{base64.b64encode(data).decode()}"


def plain(value):
    if isinstance(value, np.ndarray | np.generic):
        return text(value)
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    return value


def case(name, *args, options=None, call=None):
    options = options or {}
    result = (call or getattr(np, name))(*args, **options)
    cases.append([name, plain(args), {k: plain(v) for k, v in options.items()}, plain(result)])


def values(char, *shape):
    """Few values, so that there are ties, and specials."""
    size = int(np.prod(shape))
    if char in "fdFD":
        some = np.array([0.0, -0.0, 1.5, -2.25, 1e30, -1e-30, np.inf, -np.inf, 3, np.nan, 7, 5])
        data = some[rng.integers(0, len(some), size)]
        if char in "FD":
            data = np.vectorize(complex)(data, some[rng.integers(0, len(some), size)])
    else:
        info = None if char == "?" else np.iinfo(char)
        some = [0, 1] if char == "?" else [0, 1, 2, 3, info.min, info.max, info.max - 1, 77, 100]
        data = np.array(some, char)[rng.integers(0, len(some), size)]
    return data.astype(char).reshape(shape)


def numbers(char, *shape):
    """Finite real numbers of some size."""
    return (rng.standard_normal(shape) * 20 + 40).clip(0, 100).astype(char)


def nan_free(array):
    return np.where(np.isnan(array), 4, array).astype(array.dtype)


for char in DTYPES:
    x = values(char, 2, 7, 2)
    for axis in (0, 1, -1, None):
        case("sort", x, options={"axis": axis}, call=lambda a, axis: np.sort(a, axis, kind="stable"))
        case("argsort", x, options={"axis": axis}, call=lambda a, axis: np.argsort(a, axis, kind="stable"))
    long = values(char, 50)
    case("argsort", long, call=lambda a: np.argsort(a, kind="stable"))
    case("lexsort", [values(char, 2, 20), values(char, 2, 20), values("B", 2, 20)])
    case("lexsort", [values("d", 3, 7), values(char, 3, 7)], options={"axis": 0})
    ordered = np.sort(values(char, 40))
    for side in ("left", "right"):
        case("searchsorted", ordered, values(char, 3, 5), options={"side": side})
    order = np.argsort(long, kind="stable")
    case("searchsorted", long, values(char, 6), options={"sorter": order})
    small = values(char, 5, 4)
    asked = {"return_index": True, "return_inverse": True, "return_counts": True}
    case("unique", nan_free(small) if char in "FD" else small)
    if char not in "FD":
        case("unique", small, options=asked)
        case("unique", small, options={**asked, "equal_nan": False})
    case("unique", small % 2 if char not in "?fdFD" else small, options={**asked, "axis": 0})
    case("unique", small, options={"return_counts": True, "axis": 1})
    other = values(char, 3, 3)
    case("isin", small, other)
    case("isin", small, other, options={"invert": True})
    if char not in "fdFD":
        case("intersect1d", small, other)
        case("intersect1d", small, other, options={"return_indices": True})
        case("union1d", small, other)
    case("setdiff1d", nan_free(small), nan_free(other))
    case("setxor1d", nan_free(small), nan_free(other))
    # NumPy divides complex sums as complex numbers, which makes more NaNs of infinite ones.
    if char in "FD":
        small = np.where(np.isfinite(small), small, 4).astype(char)
    case("median", nan_free(small))
    case("median", small, options={"axis": 0})
    case("median", small, options={"axis": [0, 1], "keepdims": True}, call=lambda a, axis, keepdims: np.median(a, tuple(axis), keepdims=keepdims))
    case("nanmedian", small, options={"axis": 1})

for char in "?bBhHiIqQfd":
    bare = numbers(char, 2, 7)
    for q in (0.3, np.array([[0, 0.25, 0.5], [0.8, 1, 1 / 3]])):
        for method in METHODS:
            if char == "?" and method not in ("lower", "higher", "nearest", "inverted_cdf", "closest_observation"):
                continue
            if np.ndim(q) == 0 or char in "?bqQfd":
                case("quantile", bare, q, options={"axis": 1, "method": method})
for method in METHODS:
    x = rng.standard_normal((2, 3, 6))
    x[1, 2, 3:5] = np.nan
    x[0, 0, 1] = np.inf
    q = rng.random(6)
    case("quantile", x, q, options={"axis": 2, "method": method})
    case("nanquantile", x, q, options={"axis": 2, "method": method, "keepdims": True})
    case("percentile", x.astype("f"), q * 100, options={"axis": 0, "method": method})
    case("percentile", x.astype("f"), 37.5, options={"axis": 0, "method": method})
    case("nanpercentile", x.astype("f"), 62.5, options={"axis": 1, "method": method})
    case("quantile", numbers("d", 11), np.arange(23) / 22, options={"method": method})
for char in "idf":
    x = numbers(char, 5, 6)
    weights = rng.integers(0, 4, (5, 6)).astype("d")
    weights[:, 1] = 1
    common = {"method": "inverted_cdf", "axis": 1}
    case("quantile", x, np.array([0, 0.2, 0.5, 1]), options={**common, "weights": weights})
    case("quantile", x, np.array([0, 0.2, 0.5, 1]), options={**common, "weights": np.arange(6.0)})

for char in "bBhHiIqQfd":
    x = numbers(char, 3, 12)
    for bins in (1, 7, 10, np.array([10, 20, 20, 45.5, 60]), "auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt"):
        case("histogram", x, bins)
    case("histogram", x, 9, options={"range": [20, 50]})
    case("histogram", x, 9, options={"range": [20, 50], "density": True})
    case("histogram", x, 13, options={"weights": numbers("d", 3, 12)})
    case("histogram", x, 13, options={"weights": numbers("f", 3, 12)})
    case("histogram", x, 13, options={"weights": numbers("i", 3, 12)})
    case("histogram_bin_edges", x, 11)
    for right in (False, True):
        edges = np.array([20, 40, 40, 60], char)
        case("digitize", x[:1], edges, options={"right": right})
        case("digitize", x[:1], edges[::-1].copy(), options={"right": right})
tenths = np.arange(120) / 10 % 7
for bins in (7, 10, 70, 35, 21):
    case("histogram", tenths, bins)
    case("histogram", tenths.astype("f"), bins)
    case("histogram", tenths, bins, options={"range": [0.1, 6.3]})
    case("histogram", tenths, bins, options={"weights": tenths, "density": True})
    case("histogram", tenths, "auto", options={"range": [0.1, 6.3]})
case("histogram", np.zeros(0), 3)
case("histogram", np.full(5, 2.0), 4)
case("histogram", tenths, 5, options={"weights": np.vectorize(complex)(tenths, 1 - tenths)})
x, y, w = tenths[:60], numbers("d", 60), rng.random(60)
for options in ({}, {"density": True}, {"weights": w}, {"range": [[0, 5], [30, 60]]}):
    case("histogram2d", x, y, 4, options=options)
    case("histogram2d", x, y, [3, 5], options=options)
    case("histogram2d", x, y, np.array([0, 2.5, 5, 40, 50]), options=options)
case("histogramdd", np.stack([x, y, w], 1), 3)
case("histogramdd", np.stack([x, y], 1).astype("f"), [np.array([0, 3, 6.9]), 4], options={"density": True})
for char in "?bBhHiIqQ":
    case("bincount", (numbers(char, 30).astype("q") % 9).astype(char))
case("bincount", np.array([1, 4, 1, 0]), options={"minlength": 8})
case("bincount", np.array([1, 4, 1, 0]), options={"weights": np.array([0.1, 0.2, 0.3, 7])})
case("bincount", np.zeros(0, "i"))

path = pathlib.Path(__file__).with_name("reference.json")
path.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
