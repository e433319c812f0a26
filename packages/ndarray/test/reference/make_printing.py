"""Writes printing.json: arrays as NumPy prints them.

Run: python3 make_printing.py [cases of each kind] [seed] [file], then prettier over the result.
"""

import base64
import json
import sys
from pathlib import Path

import numpy as np

DTYPES = (
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 "
    "float32 float64 complex64 complex128"
).split()
SPECIAL = [0.0, -0.0, np.nan, np.inf, -np.inf, 1.0, -1.0, 0.5, 1e8, 99999999.0, 1e-4, 9.999e-5]
SHAPES = [(), (1,), (5,), (0,), (12,), (30,), (2, 3), (3, 1), (1, 4), (2, 2, 2), (0, 3), (2, 0, 1)]
LARGE = [(1001,), (40, 30), (2, 501), (7, 8, 19), (1, 1, 1200), (501, 2)]


def reals(rng, shape, dtype):
    """Random numbers of one of several characters."""
    size = int(np.prod(shape))
    kind = rng.integers(9)
    if kind == 0:
        values = rng.normal(size=size)
    elif kind == 1:
        values = rng.normal(size=size) * 10.0 ** rng.integers(-12, 16, size)
    elif kind == 2:
        values = np.round(rng.normal(size=size) * 100, int(rng.integers(0, 5)))
    elif kind == 3:
        values = rng.integers(-1000, 1000, size).astype(float)
    elif kind == 4:
        values = rng.integers(-4000, 4000, size) / 2.0 ** rng.integers(0, 12)
    elif kind == 5:
        values = np.array(rng.choice(SPECIAL, size))
    elif kind == 6:
        bits = 32 if dtype == np.float32 else 64
        values = rng.integers(0, 2**bits, size, dtype=f"u{bits // 8}").view(dtype)
    elif kind == 7:
        values = np.full(size, 10.0) ** rng.integers(-5, 9, size)
    else:
        values = 2.0 ** rng.integers(-140, 120, size)
    if rng.random() < 0.2 and size:
        values = np.where(rng.random(size) < 0.3, rng.choice(SPECIAL, size), values)
    with np.errstate(all="ignore"):
        return values.astype(dtype).reshape(shape)


def sample(rng, dtype, shape):
    dtype = np.dtype(dtype)
    if dtype.kind == "b":
        return np.asarray(rng.random(shape) < 0.5)
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        array = rng.integers(info.min, info.max, shape, dtype=dtype, endpoint=True)
        return np.asarray(array >> dtype.type(rng.integers(0, dtype.itemsize * 8)), dtype)
    if dtype.kind == "f":
        return reals(rng, shape, dtype)
    part = np.float32 if dtype == np.complex64 else np.float64
    array = np.empty(shape, dtype)
    array.real, array.imag = reals(rng, shape, part), reals(rng, shape, part)
    return array


def some_options(rng):
    choices = {
        "precision": [0, 1, 2, 3, 5, 12, 17, 20],
        "suppress": [True],
        "floatmode": ["fixed", "unique", "maxprec_equal"],
        "sign": ["+", " "],
        "linewidth": [10, 30, 50, 120],
        "threshold": [0, 4, 10],
        "edgeitems": [1, 2, 5],
        "nanstr": ["NA", "not a number"],
        "infstr": ["oo", "infinity"],
    }
    names = rng.choice(list(choices), int(rng.integers(1, 4)), replace=False)
    return {name: rng.choice(choices[name]).item() for name in names}


def case(array, options):
    with np.printoptions(**options):
        result = {
            "dtype": array.dtype.name,
            "shape": array.shape,
            "data": base64.b64encode(array.tobytes()).decode(),
            "str": str(array),
            "repr": repr(array),
        }
    if options:
        result["options"] = options
    return result


def large(dtype, shape, options):
    """An array that the test can make again: only its shape is kept."""
    size = int(np.prod(shape))
    array = (np.arange(size) * 0.5 - 3).astype(dtype).reshape(shape)
    return {**case(array, options), "data": None}


def main(count=4, seed=1, file=Path(__file__).with_name("printing.json")):
    rng = np.random.default_rng(int(seed))
    cases = []
    for dtype in DTYPES:
        weight = 3 if dtype.startswith(("float", "complex")) else 1
        for _ in range(int(count)):
            for _ in range(weight * len(SHAPES) // 3):
                shape = SHAPES[rng.integers(len(SHAPES))]
                options = {} if rng.random() < 0.6 else some_options(rng)
                cases.append(case(sample(rng, dtype, shape), options))
    for i, shape in enumerate(LARGE):
        for dtype in [DTYPES[i + 1], "float64", "complex64"]:
            cases.append(large(dtype, shape, {} if dtype == "float64" else {"edgeitems": 1 + i % 3}))
    lines = [json.dumps(one, separators=(",", ":")) for one in cases]
    head = f'{{"numpy":"{np.__version__}","cases":['
    Path(file).write_text(head + "\n" + ",\n".join(lines) + "\n]}\n")


main(*sys.argv[1:])
