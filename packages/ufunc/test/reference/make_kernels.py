"""Writes kernels.json: what NumPy makes of special values, for each primitive and dtype.

Arrays are base64 of little-endian bytes. Left out is what NumPy leaves to the platform
(floats outside of the range of an integer dtype) and which NaN or zero a function picks.
Run on a little-endian machine: python3 make_kernels.py, then prettier over the result.
"""

import base64
import json
from pathlib import Path

import numpy as np

INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
FLOATS = ["float32", "float64"]
DTYPES = ["bool", *INTEGERS, *FLOATS]

FLOAT_VALUES = [
    0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 7.0, -300.75, 0.1, np.pi,
    np.nan, np.inf, -np.inf, 1e-45, -1e-45, 1.1754943508222875e-38, 16777217.0,
    8388608.5, 3.4028234663852886e38, 5e-324, 4503599627370497.5, 0.49999999999999994,
    1.7976931348623157e308,
]

BINARY = {
    "number": {"add": np.add, "sub": np.subtract, "mul": np.multiply,
               "min": np.minimum, "max": np.maximum},
    "float": {"div": np.divide, "fmod": np.fmod},
    "integer": {"floor_divide": np.floor_divide, "remainder": np.remainder,
                "shl": np.left_shift, "shr": np.right_shift},
    "bits": {"and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor},
    "any": {"eq": np.equal, "ne": np.not_equal, "lt": np.less, "le": np.less_equal},
}
UNARY = {
    "number": {"neg": np.negative, "abs": np.abs},
    "float": {"sqrt": np.sqrt, "floor": np.floor, "ceil": np.ceil, "trunc": np.trunc,
              "nearest": np.rint},
    "integer": {},
    "bits": {"not": np.invert},
    "any": {},
}


def pack(array):
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def takes(domain, dtype):
    return {"any": True, "number": dtype != "bool", "float": dtype in FLOATS,
            "integer": dtype in INTEGERS, "bits": dtype not in FLOATS}[domain]


def special(dtype):
    if dtype == "bool":
        return np.array([False, True])
    if dtype in FLOATS:
        return np.unique(np.array(FLOAT_VALUES, dtype).view(f"u{np.dtype(dtype).itemsize}")).view(dtype)
    info = np.iinfo(dtype)
    small = [0, 1, 2, 3, 7, 31, 64] + ([-1, -2, -3, -7] if info.min < 0 else [])
    large = [info.max, info.max - 1, info.min, info.min + 1, info.max // 2 + 1, info.max // 3]
    return np.unique(np.array(small + large, dtype))


def pairs(dtype, rng):
    """Some of all pairs of special values: enough to meet each value on both sides."""
    values = special(dtype)
    a, b = (part.ravel() for part in np.meshgrid(values, values))
    keep = rng.permutation(len(a))[:48]
    return a[keep], b[keep]


def primitives(dtype, rng):
    a, b = pairs(dtype, rng)
    results = {}
    for domain in BINARY:
        if not takes(domain, dtype):
            continue
        for name, function in BINARY[domain].items():
            results[name] = pack(function(a, b))
        for name, function in UNARY[domain].items():
            results[name] = pack(function(a))
    if dtype in INTEGERS:
        results["pow"] = pack(np.power(a, np.remainder(b, np.array(70, dtype))))
    return {"a": pack(a), "b": pack(b), "results": results}


def conversions(source):
    values = special(source)
    results = {}
    for target in DTYPES:
        kept = values
        if source in FLOATS and target in INTEGERS:
            info = np.iinfo(target)
            whole = np.trunc(values)
            # The highest 64-bit integers are no floats: below the power of two above them.
            kept = values[(whole >= float(info.min)) & (whole < float(info.max) + 1)]
        if source in ["int64", "uint64"] and target == "float32":
            # NumPy rounds once, we twice: the same for values that float64 holds.
            kept = values[[int(value) == int(float(value)) for value in values]]
        results[target] = {"from": pack(kept), "to": pack(kept.astype(target))}
    return results


def main():
    np.seterr(all="ignore")
    rng = np.random.default_rng(1)
    reference = {
        "numpy": np.__version__,
        "primitives": {dtype: primitives(dtype, rng) for dtype in DTYPES},
        "conversions": {dtype: conversions(dtype) for dtype in DTYPES},
    }
    Path(__file__).with_name("kernels.json").write_text(json.dumps(reference))


main()
