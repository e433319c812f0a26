"""Write polynomials.json: what NumPy makes of roots, poly and polyfit.

    python3 make_polynomials.py

An array is its dtype, its shape and its numbers, complex ones as two; a case is the function, its
arguments, its options and what it gives.
"""

import json
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
rng = np.random.default_rng(2)
cases = []


def plain(value):
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        flat = array.ravel()
        data = flat.view(flat.real.dtype) if array.dtype.kind == "c" else flat
        return {"dtype": array.dtype.name, "shape": list(array.shape), "data": data.tolist()}
    return [plain(entry) for entry in value] if isinstance(value, list | tuple) else value


def case(name, *args, **options):
    result = getattr(np, name)(*args, **options)
    cases.append([name, plain(args), {key: plain(value) for key, value in options.items()}, plain(result)])


def numbers(dtype, *shape):
    data = np.round(rng.standard_normal(shape) * 4, 2)
    return (data + (1j * np.round(rng.standard_normal(shape), 1) if np.dtype(dtype).kind == "c" else 0)).astype(dtype)


for dtype in ("int8", "uint8", "int64", "float32", "float64", "complex64", "complex128"):
    p = np.abs(numbers(dtype, 5)).astype(dtype) + 1
    case("roots", p)
    case("roots", np.concatenate([p[:0] * 0, np.zeros(2, dtype), p, np.zeros(1, dtype)]))
    case("poly", p)
    case("poly", numbers(dtype, 3, 3))
for p in ([1.0, -6, 11, -6], [0.0, 0, 5], [0.0, 0], []):
    case("roots", np.array(p))
case("poly", np.array([1 + 2j, 1 - 2j, 3]))
for dtype in ("int32", "float32", "float64", "complex128"):
    x, y = np.arange(9).astype("float64") - 3, numbers(dtype, 9)
    for options in ({}, {"w": rng.random(9) + 0.5}, {"rcond": 0.3}):
        case("polyfit", x, y, 3, **options)
        case("polyfit", x.astype("float32"), numbers(dtype, 9, 2), 2, full=True, **options)
    for cov in (True, "unscaled"):
        case("polyfit", x, y, 2, cov=cov)
        case("polyfit", x, numbers(dtype, 9, 2), 1, cov=cov, w=rng.random(9) + 0.5)
case("polyfit", np.arange(3), np.arange(3), 0)
case("polyfit", np.arange(2), np.arange(2), 3, full=True)

path = pathlib.Path(__file__).with_name("polynomials.json")
path.write_text(json.dumps(cases) + "\n")
