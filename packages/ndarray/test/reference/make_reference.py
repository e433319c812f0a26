"""Writes functions.json: what NumPy's functions give. Run: python3 make_reference.py

A case is [function, arguments, options, result]; result is null where NumPy raises an error. An
array is {"a": [dtype, shape, elements]}, in arguments without elements where they are 0, 1, 2, …
"""

import json
import random
from pathlib import Path

import numpy as np

DTYPES = (
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 "
    "float32 float64 complex64 complex128"
).split()
rng = random.Random(20)
cases = []


class V:
    """An array argument: 0, 1, 2, … unless told otherwise."""

    def __init__(self, shape, dtype="float64", data=None):
        size = int(np.prod(shape))
        values = np.arange(size) if data is None else np.array(data, dtype)
        self.array = values.astype(dtype).reshape(shape)
        self.text = [dtype, list(shape)] if data is None else encode(self.array)


class Parts:
    """An index: slices as text, numbers, None, lists, arrays."""

    def __init__(self, *parts):
        self.parts = parts
        as_index = lambda p: eval(f"np.s_[{p}]") if isinstance(p, str) else array(p)
        self.index = tuple(as_index(p) if p is not None else None for p in parts)


def array(p):
    return p.array if isinstance(p, V) else np.array(p, int) if p == [] else p


def number(value):
    if isinstance(value, (bool, np.bool_)):
        return int(value)
    if isinstance(value, (complex, np.complexfloating)):
        return [number(value.real), number(value.imag)]
    if isinstance(value, (int, np.integer)):
        return int(value) if abs(int(value)) < 2**53 else str(value)
    value = float(value)
    if not np.isfinite(value) or (value == 0 and np.signbit(value)):
        return str(value)
    return int(value) if value == int(value) and abs(value) < 1e15 else value


def encode(value):
    if isinstance(value, np.ndarray):
        return {"a": [value.dtype.name, list(value.shape), [number(v) for v in value.ravel()]]}
    if isinstance(value, (list, tuple)):
        return [encode(v) for v in value]
    if isinstance(value, np.generic):
        return encode(np.asarray(value))
    if isinstance(value, (float, complex)):
        return number(value)
    return value


def argument(value):
    if isinstance(value, V):
        return {"a": value.text} if isinstance(value.text, list) else value.text
    if isinstance(value, Parts):
        return [argument(p) for p in value.parts]
    if isinstance(value, (list, tuple)):
        return [argument(v) for v in value]
    return value


def plain(value):
    if isinstance(value, V):
        return value.array.copy()
    if isinstance(value, (list, tuple)) and any(isinstance(v, (V, list)) for v in value):
        return [plain(v) for v in value]
    return value


def case(name, *args, call=None, **options):
    call = call or getattr(np, name)
    try:
        result = encode(call(*map(plain, args), **{k: plain(v) for k, v in options.items()}))
    except (ValueError, IndexError, TypeError, OverflowError, RuntimeError, ZeroDivisionError):
        result = None
    cases.append([name, [argument(a) for a in args], {k: argument(v) for k, v in options.items()}, result])


def written(name):
    """A function that writes to its first argument, which is the result."""

    def call(a, *args, **options):
        getattr(np, name)(a, *args, **options)
        return a

    return call


def shape(most=3, low=0, high=4):
    return [rng.randint(low, high) for _ in range(rng.randint(0, most))]


def creation():
    case("arange", 5.0)
    case("arange", 0.5, 3.0)
    for args in [(0.1, 1.0, 0.1), (1.0, 0.0, -0.3), (5.0, 1.0), (0.0, 1.0, 0.0), (1.0, 1.3, 0.1), (-2.5, 2.5, 1.25)]:
        case("arange", *args)
    case("arange", -0.0, 2.0)
    case("arange", 0.0, 1.0, 0.1, dtype="float32")
    case("arange", 0.0, 1.0, 0.1, dtype="complex64")
    case("arange", 0.5, 4.0, 0.5, dtype="int32")
    case("arange", 2.7, -4.0, -1.6, dtype="int64")
    case("arange", 3.0, dtype="bool")
    for dtype in DTYPES:
        case("arange", 2.0, dtype=dtype)
        case("ones", [2], dtype=dtype)
        case("zeros", [1, 2], dtype=dtype)
        case("full", [2], 3, dtype=dtype)
        case("eye", 2, dtype=dtype)
    for args in [(0.0, 1.0, 7), (3.0, -2.0, 5), (1.0, 1.0, 3), (0.1, 0.7, 4), (2.0, 3.0, 1), (2.0, 3.0, 0), (0.0, 1.0, -1)]:
        case("linspace", *args)
        case("linspace", *args, endpoint=False)
    case("linspace", -1.0, 1.0, 6, dtype="int32")
    case("linspace", 0.0, 5e-324, 4)
    case("logspace", 0.0, 2.0, 5)
    case("logspace", 1.0, 3.0, 4, base=2.0, endpoint=False)
    case("geomspace", 1.0, 256.0, 9)
    case("geomspace", -1000.0, -1.0, 4)
    case("geomspace", 1.0, 256.0, 9, dtype="int32")
    for k in range(-3, 5):
        case("eye", 3, 4, k=k)
        case("tri", 3, 4, k=k)
        case("tril", V([3, 4]), k=k)
        case("triu", V([2, 3, 2], "int16"), k=k)
        case("diag", V([3, 4], "int8"), k=k)
        case("diag", V([2], "float32"), k=k)
    case("identity", 3)
    case("diag", V([2, 2, 2]))
    for options in [{}, {"indexing": "ij"}, {"sparse": True}, {"indexing": "ij", "sparse": True}]:
        case("meshgrid", V([3]), V([2]), **options)
        case("meshgrid", V([3]), V([2]), V([2], "float64"), **options)
    case("meshgrid", V([3]))
    case("full", [2, 3], V([3], "int8"))
    case("full", [2, 3], V([2], "int8"))


def manipulation():
    for _ in range(22):
        a = V(shape(3), rng.choice(DTYPES))
        n = a.array.ndim
        size = a.array.size
        options = {} if rng.random() < 0.5 else {"order": rng.choice("CF")}
        factors = [f for f in range(1, size + 1) if size % f == 0] or [0, 1, 2]
        f = rng.choice(factors)
        case("reshape", a, rng.choice([[-1], [f, -1], [-1, f], [1, f, size // max(f, 1)], [f, 2]]), **options)
        case("ravel", a, **options)
        case("flip", a, **({} if n == 0 or rng.random() < 0.3 else {"axis": rng.randint(-n, n)}))
        case("transpose", a, rng.sample(range(n), n))
        case("tile", a, [rng.randint(0, 3) for _ in range(rng.randint(0, 4))])
        axis = {"axis": rng.randint(-n, n - 1)} if n and rng.random() < 0.7 else {}
        length = a.array.shape[axis["axis"]] if axis else size
        case("repeat", a, rng.choice([2, 0, [rng.randint(0, 3) for _ in range(length)], [1, 2]]), **axis)
        case("roll", a, rng.randint(-6, 6), **axis)
        if n:
            axes = [rng.randrange(n) for _ in range(2)]
            case("roll", a, [rng.randint(-6, 6), 1], axis=axes)
            case("moveaxis", a, rng.randrange(n), rng.randint(-n, n - 1))
            case("swapaxes", a, rng.randrange(n), rng.randint(-n, n - 1))
            case("array_split", a, rng.choice([1, 2, 3, [1], [2, 1], [-1, 9], []]), **axis)
            case("split", a, rng.choice([1, 2, [1, 3]]), **axis)
            case("unstack", a, **axis)
        case("expand_dims", a, axis=rng.choice([0, -1, n, [0, -1], [1, 2], -n - 1, n + 1]))
        case("squeeze", a)
        for name in ["atleast_1d", "atleast_2d", "atleast_3d"]:
            case(name, a)
        if n > 1:
            case("rot90", a, k=rng.randint(-4, 4), axes=rng.sample(range(n), 2))
            case("diagonal", a, offset=rng.randint(-3, 3), axis1=0, axis2=n - 1)
    case("squeeze", V([1, 3, 1]), axis=0)
    case("squeeze", V([1, 3, 1]), axis=1)
    case("moveaxis", V([2, 3, 4, 1]), [0, 1], [-1, -2])
    case("broadcast_to", V([3, 1]), [2, 3, 2])
    case("broadcast_to", V([3, 2]), [3])
    case("broadcast_to", V([0, 1]), [0, 5])
    case("broadcast_arrays", V([3, 1]), V([2]))
    case("broadcast_shapes", [3, 1], [2], [])
    case("broadcast_shapes", [3], [2])
    for name in ["concat", "vstack", "hstack", "dstack", "column_stack", "stack"]:
        for shapes in [[[2], [2]], [[2], [3]], [[2, 3], [2, 3]], [[2, 3], [1, 3]], [[2, 3], [2, 1]], [[2], [2, 2]], [[], []], [[2, 2, 1], [2, 2, 1]], [[0, 2], [1, 2]]]:
            dtypes = rng.sample(DTYPES, 2)
            arrays = [V(s, d) for s, d in zip(shapes, dtypes)]
            case(name, arrays)
            if name in ["concat", "stack"]:
                case(name, arrays, axis=rng.choice([-1, 1, 2]))
    case("concat", [V([2, 2]), V([3])], axis=None)
    case("concat", [V([2]), V([3])], dtype="complex64")
    for casting in ["no", "equiv", "safe", "same_kind", "unsafe"]:
        for dtype in ["int8", "float32", "float64"]:
            arrays = [V([2], "float64"), V([1], "int16")]
            case("concat", arrays, dtype=dtype, casting=casting)
            case("stack", [V([2], "float32")] * 2, dtype=dtype, casting=casting)
    case("vstack", [V([2]), V([2])], dtype="int32")
    case("hstack", [V([2], "int64"), V([2])], dtype="complex64")
    for name, args in [("flip", []), ("squeeze", []), ("repeat", [2]), ("roll", [1]), ("take", [V([2], "int32")])]:
        case(name, V([1, 3, 2]), *args, axis=None)
    case("compress", V([3], "bool", [1, 0, 1]), V([2, 3]), axis=None)
    case("append", V([2, 2]), V([3], "int8"))
    case("append", V([2, 2]), V([1, 2]), axis=0)
    case("append", V([2, 2]), V([2]), axis=0)
    for name in ["hsplit", "vsplit"]:
        case(name, V([4, 2]), 2)
        case(name, V([4]), 2)
        case(name, V([4, 3]), 2)
    for mode in ["constant", "edge", "reflect", "symmetric", "wrap"]:
        for a in [V([3]), V([1], "int8"), V([2, 3], "complex64"), V([2, 1, 3], "bool"), V([]), V([0, 2])]:
            n = a.array.ndim
            most = 7 if n < 2 else 1
            forms = [rng.randint(0, most), [rng.randint(0, 2), rng.randint(0, most)], [[rng.randint(0, 2), rng.randint(0, 1)] for _ in range(n)]]
            for width in forms:
                case("pad", a, width, mode=mode)
    case("pad", V([2, 2]), [[1, 2], [2, 1]], constant_values=[[1, 2], [3, 4]])
    case("pad", V([2, 2]), 1, constant_values=[1, 2])
    case("pad", V([2]), -1)
    case("pad", V([2]), [1, 2, 3])


def random_index(lengths):
    """Random parts of an index for an array of these lengths."""
    common = rng.choice([[], [2], [3], [2, 2], [1, 2], [0]])
    parts = []
    axis = 0
    used_ellipsis = False
    while axis < len(lengths):
        n = lengths[axis]
        kind = rng.choice(["slice", "slice", "array", "array", "array", "number", "new", "mask", "ellipsis", "stop"])
        if kind == "slice":
            at = lambda: rng.choice(["", str(rng.randint(-n - 1, n + 1))])
            parts.append(f"{at()}:{at()}" + rng.choice(["", ":2", ":-1"]))
            axis += 1
        elif kind == "array" and n > 0:
            stretched = [1 if rng.random() < 0.2 else k for k in common][rng.choice([0, 0, -1]):]
            values = [rng.randint(-n, n - 1) for _ in range(int(np.prod(stretched)))]
            parts.append(V(stretched, rng.choice(["int32", "int64", "uint8"]), [v % n for v in values]) if rng.random() < 0.5 else V(stretched, "int32", values))
            axis += 1
        elif kind == "number" and n > 0:
            parts.append(rng.randint(-n, n - 1))
            axis += 1
        elif kind == "new":
            parts.append(None)
        elif kind == "mask":
            ndim = min(rng.choice([1, 1, 2]), len(lengths) - axis)
            size = int(np.prod(lengths[axis : axis + ndim]))
            parts.append(V(lengths[axis : axis + ndim], "bool", [rng.random() < 0.5 for _ in range(size)]))
            axis += ndim
        elif kind == "ellipsis" and not used_ellipsis:
            used_ellipsis = True
            parts.append("...")
            axis += rng.randint(0, len(lengths) - axis)
        elif kind == "stop":
            break
    return Parts(*parts)


def get_index(a, index):
    return np.array(a[index])


def set_index(a, index, value):
    a[index] = value
    return a


def indexing():
    for _ in range(150):
        a = V(shape(rng.choice([2, 3, 3, 4]), 1, 3), rng.choice(DTYPES))
        parts = random_index(a.array.shape)
        case("indexed", a, parts, call=lambda x, p: get_index(x, parts.index))
        try:
            selected = a.array[parts.index].shape
        except (IndexError, ValueError):
            continue
        tail = list(selected)[rng.randint(0, len(selected)):]
        value = V([1 if rng.random() < 0.2 else n for n in tail], "int16")
        if rng.random() < 0.35:
            case("assignIndexed", a, parts, value, call=lambda x, p, v: set_index(x, parts.index, v))
    bad = [Parts([3]), Parts([-4]), Parts(V([2], "bool")), Parts([0], [0], [0]), Parts([0, 1], [0, 1, 2]), Parts(V([2], "float64", [0.5, 1]))]
    for parts in bad:
        case("indexed", V([3, 2]), parts, call=lambda x, p: get_index(x, parts.index))
    for mode in ["raise", "wrap", "clip"]:
        for ind in [[0, 2], [-1, 5], [[1, -7], [3, 0]], 1, -4, []]:
            index = V(np.shape(ind), "int32", ind)
            case("take", V([3, 2], "int8"), index, mode=mode)
            case("take", V([3, 2]), index, axis=-1, mode=mode)
            case("put", V([3, 2], "complex128"), index, V([2], data=[7, 8]), call=written("put"), mode=mode)
    case("take", V([0, 2]), V([1], "int32"), axis=0)
    case("take", V([0, 2]), V([0], "int32"), axis=0)
    for axis in [0, 1, -1]:
        for s in [[2, 3], [1, 3], [2, 1], [4, 3], [2, 5], [3]]:
            data = [rng.randint(0, 1) for _ in range(int(np.prod(s)))]
            case("take_along_axis", V([2, 3], "int64"), V(s, "int32", data), axis=axis)
            case("put_along_axis", V([2, 3]), V(s, "int32", data), V([1], data=[9]), axis=axis, call=written("put_along_axis"))
    data = V([2, 3], data=[0, -0.0, np.nan, np.inf, 0, 5])
    z = V([4], "complex64", [0, 1j, 0, np.nan])
    for name in ["nonzero", "flatnonzero", "argwhere"]:
        case(name, data)
        case(name, z)
        case(name, V([2, 0, 3]))
        case(name, V([2, 2, 3], "bool", [0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1]))
    case("nonzero", V([]))
    case("argwhere", V([], data=1))
    for mask in [[1, 0, 1], [0, 0], [1, 1, 1, 1], []]:
        m = V([len(mask)], "bool", mask)
        case("compress", m, V([3, 2], "int8"), axis=0)
        case("compress", m, V([3, 2], "int8"), axis=1)
        case("compress", m, V([3, 2], "int8"))
        case("extract", m, V([3], "uint8"))
    mask = V([2, 3], "bool", [1, 0, 1, 1, 0, 1])
    for n in [0, 1, 3, 6, 7]:
        case("place", V([2, 3]), mask, V([n], "int8"), call=written("place"))
        if n > 0:  # NumPy writes nothing then, silently
            case("putmask", V([2, 3]), mask, V([n], "int8"), call=written("putmask"))
        case("copyto", V([2, 3]), V([n], "int8"), where=mask, call=written("copyto"))
    case("copyto", V([2, 3], "int8"), V([3]), call=written("copyto"))
    case("copyto", V([2, 3], "int8"), V([3]), casting="unsafe", call=written("copyto"))
    for order in "CF":
        case("unravel_index", V([3], "int32", [0, 7, 23]), [2, 3, 4], order=order)
        index = [V([2, 1], "int32", [0, 1]), V([3], "int32", [2, 0, 1])]
        case("ravel_multi_index", index, [2, 3], order=order, call=lambda i, *a, **o: np.ravel_multi_index(tuple(i), *a, **o))
    case("unravel_index", V([1], "int32", [24]), [2, 3, 4])
    case("unravel_index", V([1], "int32", [-1]), [2, 3, 4])
    for mode in ["raise", "wrap", "clip"]:
        case("ravel_multi_index", [V([2], "int32", [0, -1]), V([2], "int32", [5, 1])], [2, 3], mode=mode, call=lambda i, *a, **o: np.ravel_multi_index(tuple(i), *a, **o))
    case("indices", [2, 3])
    case("indices", [2, 0])
    case("indices", [2, 3], sparse=True)
    case("indices", [], dtype="float64")
    case("ix_", V([2], "int32"), V([3], "bool", [1, 0, 1]), V([1], "int64"))


creation()
manipulation()
indexing()
# One line a case, in a form that formatters leave alone: texts with ' for ".
lines = [json.dumps(c, separators=(",", ":")).replace('"', "'") for c in cases]
text = json.dumps(lines, indent=2) + "\n"
Path(__file__).with_name("functions.json").write_text(text)
print(len(cases), "cases,", sum(c[3] is None for c in cases), "errors,", len(text), "bytes")
