"""Write reference.json: what NumPy's reductions give, over dtypes, axes and options.

    python3 make_reference.py

Arrays are NumPy's letter of the dtype, the shape with commas, and base64 of the little-endian
bytes, with blanks between; '!' stands for a call that NumPy refuses. A case is the function, the
name of the operand, the options as JSON and the result, with '|' between.
"""

import base64
import itertools
import json
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
NAN, INF = np.nan, np.inf


def text(values):
    values = np.asarray(values)
    packed = np.ascontiguousarray(values.astype(values.dtype.newbyteorder("<")))
    shape = ",".join(map(str, values.shape)) or "."
    return f"{values.dtype.char} {shape} {base64.b64encode(packed.tobytes()).decode()}"


def operands():
    base = (np.arange(24) * 7 % 11 - 4).reshape(2, 3, 4)
    made = {char: (np.abs(base) if char in "BHIQ" else base).astype(char) for char in "bBhHiIqQfd"}
    made["?"] = base % 3 == 0
    for char in "FD":
        made[char] = (base + 1j * base[::-1, :, ::-1]).astype(char)
    holes = base.astype(float)
    holes[0, 1, 2] = holes[1, 0, 0] = holes[1, 2, :] = NAN
    made["holes"] = holes
    made["single holes"] = holes.astype("f")
    made["complex holes"] = (holes * (1 - 2j)).astype("D")
    made["specials"] = np.array([[INF, 1, -INF], [NAN, INF, 2], [-0.0, 0.0, -0.0], [NAN, NAN, NAN]])
    made["ties"] = np.array([[3, 1, 1, 3], [2, 2, 2, 2], [NAN, 5, NAN, 5]])
    made["row"] = np.array([0.5, -1.5, 4, 4])
    made["no rows"] = np.zeros((0, 3))
    made["no columns"] = np.zeros((2, 0))
    return made


OPERANDS = operands()
MASKS = {
    "columns": np.array([True, False, True, True]),
    "none": np.zeros((2, 3, 4), bool),
    "some": np.arange(24).reshape(2, 3, 4) % 5 < 3,
}
SUMS = ["sum", "prod", "nansum", "nanprod"]
EXTREMES = ["min", "max", "nanmin", "nanmax"]
MEANS = ["mean", "nanmean", "var", "std", "nanvar", "nanstd"]
ARGS = ["argmin", "argmax", "nanargmin", "nanargmax"]
SCANS = ["cumsum", "cumprod", "nancumsum", "nancumprod"]
OTHERS = ["all", "any", "ptp", "count_nonzero"]




def call(name, operand, **options):
    given = dict(options)
    if "where" in given:
        given["where"] = MASKS[given["where"]]
    if isinstance(given.get("axis"), list):
        given["axis"] = tuple(given["axis"])
    try:
        result = text(getattr(np, name)(OPERANDS[operand], **given))
    except (ValueError, TypeError, ZeroDivisionError):
        result = "!"
    return "|".join([name, operand, json.dumps(options).replace('"', "'"), result])


def cases():
    whole = "?bBHiQqfdFD"
    for name in SUMS + EXTREMES + MEANS + ARGS + SCANS + OTHERS:
        for operand in whole:
            if operand in "FD" and name in EXTREMES + ARGS + ["ptp"]:
                continue
            if name not in SCANS or operand in "?BifD":
                yield call(name, operand)
                yield call(name, operand, axis=1)
        for operand in ["holes", "single holes", "specials", "ties", "no rows", "no columns"]:
            for axis in [0, -1, None]:
                yield call(name, operand, axis=axis)
    for name in SUMS + EXTREMES + MEANS + OTHERS:
        for axis in [[0, 1], [-1, 0], [1, 2], [0, 1, 2], []]:
            for keepdims in [False, True]:
                yield call(name, "holes", axis=axis, keepdims=keepdims)
    for name, axis in itertools.product(ARGS, [0, 1, -1]):
        yield call(name, "d", axis=axis, keepdims=True)
    yield call("argmin", "d", keepdims=True)
    for name in ["nansum", "nanprod", "nanmean", "nanvar", "nancumsum"]:
        yield call(name, "complex holes", axis=2)
        yield call(name, "complex holes")
    for name in SUMS + MEANS + ["all", "any"]:
        for mask in MASKS:
            for operand in ["holes", "i", "D"]:
                yield call(name, operand, where=mask, axis=1)
    for name in EXTREMES:
        for mask in MASKS:
            yield call(name, "holes", where=mask, axis=1, initial=2)
            yield call(name, "holes", where=mask, axis=1)
    for name, operand in itertools.product(SUMS + EXTREMES, ["d", "i", "holes", "no rows"]):
        yield call(name, operand, axis=0, initial=-3)
    for name in ["var", "std", "nanvar", "nanstd"]:
        for ddof in [0, 1, 2, 3, 5]:
            yield call(name, "d", axis=1, ddof=ddof)
            yield call(name, "holes", axis=2, ddof=ddof)
        yield call(name, "d", correction=1)
        yield call(name, "D", correction=1)
    for name, dtype in itertools.product(SUMS + SCANS + ["mean", "nanmean", "var"], "bQfdD"):
        # NumPy gives a real variance as a complex number.
        if dtype in {"mean": "bQ", "nanmean": "bQ", "var": "bQD"}.get(name, ""):
            continue
        for operand in ["h", "d"]:
            yield call(name, operand, axis=1, dtype=dtype)
    for axis, initial in itertools.product([0, 1, -1], [False, True]):
        for operand in ["d", "B", "?"]:
            yield call("cumulative_sum", operand, axis=axis, include_initial=initial)
            yield call("cumulative_prod", operand, axis=axis, include_initial=initial)
    yield call("cumulative_sum", "row", include_initial=True)
    yield call("cumulative_sum", "d")
    for operand in "?BifD":
        for n, axis in [(1, -1), (1, 0), (2, 1), (0, 0), (3, 1), (5, 2)]:
            yield call("diff", operand, n=n, axis=axis)
    yield call("diff", "row", prepend=1.0, append=[2.0, 5.0])
    yield call("trapezoid", "d")
    yield call("trapezoid", "d", axis=0, dx=0.5)
    yield call("trapezoid", "i", axis=1, x=[0.0, 1.0, 4.0])
    yield call("trapezoid", "D", axis=2, x=[0.0, 1.0, 4.0, 2.5])
    for operand in ["d", "i", "f", "D"]:
        yield call("average", operand, axis=1)
        yield call("average", operand, axis=1, weights=[1.0, 2.0, 0.5])
        yield call("average", operand, axis=2, weights=[1, 2, 3, 4])


def main():
    data = {
        "numpy": np.__version__,
        "operands": {name: text(values) for name, values in OPERANDS.items()},
        "masks": {name: text(values) for name, values in MASKS.items()},
        "cases": list(cases()),
    }
    path = pathlib.Path(__file__).parent / "reference.json"
    path.write_text(json.dumps(data, indent=2) + "\n")
    print(path.name, path.stat().st_size, len(data["cases"]))


main()
