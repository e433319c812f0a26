"""Write covariances.json: what NumPy makes of cov and corrcoef.

    python3 make_covariances.py

An array is its dtype, its shape and its numbers, complex ones as two; a case is the function, its
argument, its options and what it gives.
"""

import json
import pathlib

import numpy as np

rng = np.random.default_rng(4)
cases = []


def plain(value):
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        flat = array.ravel()
        data = flat.view(flat.real.dtype) if array.dtype.kind == "c" else flat
        return {"dtype": array.dtype.name, "shape": list(array.shape), "data": data.tolist()}
    return value


def case(name, m, **options):
    result = getattr(np, name)(m, **options)
    cases.append([name, plain(m), {key: plain(value) for key, value in options.items()}, plain(result)])


def numbers(dtype, *shape):
    data = np.round(rng.standard_normal(shape) * 9, 1)
    return (data + (1j * np.round(rng.standard_normal(shape), 1) if np.dtype(dtype).kind == "c" else 0)).astype(dtype)


for dtype in ("bool", "int8", "int64", "float32", "float64", "complex64", "complex128"):
    m, row = numbers(dtype, 3, 7), numbers(dtype, 7)
    others = {"y": numbers("float64", 2, 7)}
    for options in ({}, {"rowvar": False}, others, {"dtype": "complex64" if m.dtype.kind == "c" else "float32"}):
        case("cov", m, **options)
        if dtype != "bool":
            case("corrcoef", m, **options)
    case("cov", row)
    case("cov", row, y=numbers("float32", 7))
    case("cov", m, rowvar=False, y=numbers("int16", 3, 2))
    for options in ({"bias": True}, {"ddof": 2}, {"ddof": 0}):
        for weights in (
            {}, {"fweights": rng.integers(0, 4, 7)}, {"aweights": rng.random(7)},
            {"fweights": rng.integers(1, 3, 7), "aweights": rng.random(7)},
        ):
            case("cov", m, **options, **weights)
case("cov", np.zeros((0, 3)))
case("corrcoef", np.arange(4.0))

path = pathlib.Path(__file__).with_name("covariances.json")
path.write_text(json.dumps(cases) + "\n")
