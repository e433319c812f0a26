"""Write operators.json and reductions.json: what NumPy computes.

    python3 make_reference.py

Elements are base64 of their little-endian bytes. Dtypes of results are one letter each, NumPy's
characters, and '-' where NumPy raises. Where NumPy gives float16, which we do not have, the
operand is made float32 before.
"""

import base64
import itertools
import json
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent
DTYPES = "?bBhHiIqQfdFD"

UNARY = """negative positive absolute square reciprocal sqrt sign floor ceil trunc rint logical_not
bitwise_invert isnan isinf isfinite real imag conj exp expm1 log log1p log2 log10 sin cos tan
arcsin arccos arctan sinh cosh tanh spacing signbit fabs deg2rad rad2deg isposinf isneginf isreal
iscomplex bitwise_count sinc angle nan_to_num""".split()
BINARY = """add subtract multiply divide floor_divide remainder power minimum maximum equal
not_equal less less_equal greater greater_equal logical_and logical_or logical_xor bitwise_and
bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift arctan2 fmin fmax fmod copysign
nextafter heaviside gcd lcm""".split()
OTHER_NAMES = {
    "bitwise_invert": np.invert,
    "bitwise_left_shift": np.left_shift,
    "bitwise_right_shift": np.right_shift,
    "real": np.real,
    "imag": np.imag,
}
# Unary operators on these say no more than on the others.
TYPE_ONLY = "hHI"
MIXED = ["bB", "Bb", "?b", "qQ", "if", "Bf", "hd", "fd", "fF", "iF", "dF", "Qd"]


def function(name):
    return OTHER_NAMES.get(name) or getattr(np, name)


def text(values):
    values = np.ascontiguousarray(values)
    return base64.b64encode(values.astype(values.dtype.newbyteorder("<")).tobytes()).decode()


def pairs(char):
    """Operands worth trying: specials against each other, and ordinary values."""
    dtype = np.dtype(char)
    if char == "?":
        values = [(a, b) for a in (False, True) for b in (False, True)]
    elif dtype.kind in "iu":
        info = np.iinfo(dtype)
        some = [0, 1, 2, 7, info.max, info.min]
        some += [-1, -7] if dtype.kind == "i" else []
        values = list(itertools.product(some, some))[:: 3 if dtype.kind == "i" else 2]
        values += [(100, 3), (info.max - 1, 5), (90, 9), (13, 4), (info.min, some[-1])]
    elif dtype.kind == "f":
        some = [0.0, -0.0, 1.0, -1.5, np.inf, -np.inf, np.nan]
        values = list(itertools.product(some, some))[::2]
        values += [(7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (1e-3, 3.0), (5.0, 0.1), (-0.3, 1.7)]
        values += [(np.finfo(dtype).tiny, 0.5), (np.finfo(dtype).max, 2.0), (2.5, 0.5), (-2.5, 3.0)]
    else:
        values = [(1 + 2j, 3 - 1j), (-1.5 + 0j, 2j), (0j, 1 + 1j), (1 + 1j, 0j), (3 + 4j, 3 + 4j)]
        values += [(complex(np.inf, 1), 1 + 0j), (complex(np.nan, 0), 1j), (1e3 + 1j, 1e-3 + 2j)]
        values += [(-3 - 4j, 0.5 + 0j), (1j, 1j), (complex(-0.0, 0.0), 2 + 0j), (2 - 7j, -1 + 4j)]
    x = np.array([a for a, _ in values], dtype)
    y = np.array([b for _, b in values], dtype)
    return x, y


def apply(f, *operands):
    """The result and its letter, or (None, '-')."""
    try:
        result = f(*operands)
    except (TypeError, OverflowError):
        return None, "-"
    except ValueError:
        return None, "!"
    if result.dtype.char == "e":
        return apply(f, *(x.astype("f") for x in operands))
    return result, result.dtype.char.replace("l", "q").replace("L", "Q")


def operators():
    operands = {char: pairs(char) for char in DTYPES}
    for pair in MIXED:
        x, y = operands[pair[0]][0], operands[pair[1]][1]
        n = min(len(x), len(y), 12)
        operands[pair] = x[:n], y[:n]
    for pair, (x, y) in list(operands.items()):
        if y.dtype.kind == "i":
            operands["power " + pair] = x, (np.arange(len(y)) % 8).astype(y.dtype)
    for char in "bBhHiIqQFD":
        # By NumPy's formula 1 / 0 is NaN; of integers it is whatever the processor makes of it.
        x, y = operands[char]
        operands["reciprocal " + char] = np.where(x == 0, 1, x), y
    unary, binary = {}, {}
    for name in UNARY:
        row = {}
        for char in DTYPES:
            result, letter = apply(function(name), operands.get(f"{name} {char}", operands[char])[0])
            row[char] = letter if result is None or char in TYPE_ONLY else letter + text(result)
        unary[name] = row
    for name in BINARY:
        f = function(name)
        types = ""
        for a, b in itertools.product(DTYPES, DTYPES):
            types += apply(f, np.ones(1, a), np.ones(1, b))[1]
        values = {}
        for pair in list(DTYPES) + MIXED:
            x, y = operands.get(f"{name} {pair}", operands[pair])
            result, letter = apply(f, x, y)
            values[pair] = letter if result is None else letter + text(result)
        binary[name] = {"types": types, "values": values}
    scalars = {}
    for label, scalar in [("2", 2), ("-1", -1), ("300", 300), ("0.5", 0.5), ("true", True), ("1j", 1j)]:
        rows = {}
        for name in ["add", "multiply", "divide", "less", "equal", "power", "maximum", "logical_and"]:
            f = function(name)
            rows[name] = "".join(apply(f, np.ones(1, char), scalar)[1] for char in DTYPES)
        scalars[label] = rows
    return {
        "numpy": np.__version__,
        "operands": {name: [text(x), text(y)] for name, (x, y) in operands.items()},
        "unary": unary,
        "binary": binary,
        "scalars": scalars,
    }


def reductions():
    names = ["sum", "prod", "min", "max", "mean", "any", "all"]
    whole = {}
    for name in names:
        row_of = {}
        for char in DTYPES:
            x = (np.arange(24).reshape(2, 3, 4) % 5 + (0 if char == "?" else 1)).astype(char)
            if name == "prod":
                x = x[:1, :2]
            result, letter = apply(getattr(np, name), x)
            row_of[char] = letter if result is None else letter + text(result)
        whole[name] = row_of
    x = ((np.arange(24).reshape(2, 3, 4) * 7) % 11 - 5).astype(float)
    axes = []
    for name in names:
        for count in range(4):
            for axis in itertools.combinations(range(3), count):
                result = np.asarray(getattr(np, name)(x, axis=axis))
                axes.append(row(name, list(axis), list(result.shape), text(result)))
    given = []
    y = np.array([[3, 1, 0], [100, 2, 120]])
    for name, to in itertools.product(["sum", "prod", "mean"], "?bHiqfdD"):
        for char in "bIfd":
            f = getattr(np, name)
            result, letter = apply(lambda z: f(z, axis=1, dtype=to), y.astype(char))
            given.append(row(name, char, to, letter if result is None else letter + text(result)))
    specials = []
    nan, inf = np.nan, np.inf
    for some in [[nan, 1], [1, nan], [inf, -inf], [inf, 1], [-0.0, -0.0], [0.0, -0.0]]:
        for name in names:
            result = np.asarray(getattr(np, name)(np.array(some, float)))
            letter = result.dtype.char
            specials.append(row(name, text(np.array(some, float)), letter + text(result)))
    empty = []
    for name in names:
        for shape, axis in [((0,), None), ((0, 3), (0,)), ((0, 3), (1,)), ((2, 0), (1,))]:
            f = getattr(np, name)
            result, letter = apply(lambda z: np.asarray(f(z, axis=axis)), np.zeros(shape))
            value = letter if result is None else letter + text(result)
            empty.append(row(name, list(shape), list(axis or range(len(shape))), value))
    return {
        "numpy": np.__version__,
        "whole": whole,
        "axes": axes,
        "given": given,
        "specials": specials,
        "empty": empty,
    }


def row(*fields):
    """One string: lists with commas, fields with blanks between; an empty list is a dot."""
    texts = [",".join(map(str, f)) or "." if isinstance(f, list) else f for f in fields]
    return " ".join(texts)


for name, data in [("operators", operators()), ("reductions", reductions())]:
    path = HERE / f"{name}.json"
    path.write_text(json.dumps(data, indent=2) + "\n")
    print(path.name, path.stat().st_size)
