"""Write reference.json: what NumPy makes of the functions of its namespace that are computed from samples,
polynomials, places and pieces.

    python3 make_reference.py

An array is NumPy's character of its dtype, its shape and base64 of its little-endian bytes, with
colons between; a case is the function, its arguments, its options and what it returns, or null where
it throws.
"""

import base64
import json
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")
rng = np.random.default_rng(5)
ALL = "?bBhHiIqQfdFD"
NUMBERS = ALL[1:]
cases = []


def text(array):
    array = np.asarray(array)
    shape = ",".join(map(str, array.shape))
    char = array.dtype.char.replace("l", "q").replace("L", "Q")
    data = np.ascontiguousarray(array)
    data = data.astype(data.dtype.newbyteorder("<")).tobytes()
    return f"{char}:{shape}:{base64.b64encode(data).decode()}"


def plain(value):
    if isinstance(value, np.ndarray | np.generic):
        return text(value)
    if isinstance(value, slice):
        return ":".join("" if part is None else str(part) for part in (value.start, value.stop, value.step))
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    return value


def case(name, *args, call=None, **options):
    given = plain(args)
    try:
        result = plain((call or getattr(np, name))(*args, **options))
    except (ValueError, TypeError, IndexError):
        result = None
    cases.append([name, given, {key: plain(value) for key, value in options.items()}, result])


def values(char, *shape):
    """Some numbers, for floats a special one among them."""
    if char == "?":
        return rng.integers(0, 2, shape).astype(bool)
    if char not in "fdFD":
        info = np.iinfo(char)
        some = rng.integers(max(info.min, -9), 10, shape).astype(char)
        return np.where(rng.random(shape) < 0.1, info.max, some).astype(char)
    data = np.round(rng.standard_normal(shape) * 10, 1)
    if char in "FD":
        data = data + 1j * np.round(rng.standard_normal(shape) * 5, 1)
    return data.astype(char)


def special(array):
    """With what is not finite."""
    array = array.copy()
    array.flat[:: max(1, array.size // 3)] = [np.nan, np.inf, -np.inf, -0.0][: array.size][0]
    return array


def diagonal_filled(a, val, wrap=False):
    a = a.copy()
    np.fill_diagonal(a, val, wrap)
    return a


for char in "dfDFiq?":
    xp = np.array([-3.5, -1, 0, 2, 2, 7])
    fp = values(char, 6)
    x = np.array([[-9, -3.5, -2, 0, 1.5], [2, 2.5, 7, 8, np.nan]])
    case("interp", x, xp, fp)
    case("interp", x.astype("f"), xp, fp, left=-5.5, right=6.5)
    case("interp", x, np.array([5.0, 1, 9]), fp[:3], period=7.5)
    case("interp", x, np.array([2.0]), fp[:1], left=3)
case("interp", x, np.array([0, 1, np.inf]), np.array([np.inf, 2, 2]))
case("interp", x, xp, fp[:4])
case("interp", x, xp[:0], fp[:0])
case("interp", x, xp, fp, period=0)

for char in "bBhHiIqQfdFD":
    f = values(char, 4, 5)
    case("gradient", f)
    case("gradient", f, 0.5, axis=1, edge_order=2)
    case("gradient", f, np.array([0, 1, 3, 4], "i"), np.array([0, 1, 3, 4, 4.5], "f"), edge_order=2)
    case("gradient", f, 2, np.arange(5) / 4, edge_order=1)
case("gradient", values("d", 2, 3), edge_order=2)
case("gradient", values("d", 2, 3), 1, 2, 3)
case("gradient", values("?", 3))

for char in ALL:
    a, v = values(char, 7), values(char, 4)
    other = values("bdFi"[rng.integers(4)], 5)
    long = values(char, 90)
    for mode in ("full", "same", "valid"):
        for name in ("convolve", "correlate"):
            case(name, a, v, mode=mode)
            case(name, v, a, mode=mode)
            case(name, other, v, mode=mode)
            case(name, long[:37], long, mode=mode)
    case("ediff1d", values(char, 2, 3), to_begin=values(char, 2), to_end=values("b", 1))
    case("ediff1d", values(char, 0))
case("convolve", special(values("d", 70)), special(values("d", 70)))
case("convolve", values("d", 0), values("d", 2))
case("correlate", values("d", 2), values("d", 2, 2))

for char in "bhiqfd":
    angles = values(char, 3, 8)
    case("unwrap", angles, call=lambda p, **options: np.unwrap(p, **options))
    for period in (4, 5, 6.25):
        case("unwrap", angles, period=period, axis=0)
        case("unwrap", angles, period=period, discont=4.5)
case("unwrap", np.cumsum(rng.uniform(-4, 4, 40)))
case("unwrap", values("d", 0))

for char in ALL:
    x = values(char, 3, 4)
    for where, some in (
        (1, values("b", 2)), (-13, values("b", 1)), (slice(1, 9, 3), np.abs(values("h", 1)) % 50),
        (np.array([3, 0, 3]), values("b", 3)), (np.array([], "q"), values("b", 1)), (np.arange(12) % 5 == 0, values("b", 3)),
    ):
        case("insert", x, where, some)
    case("insert", x, 1, values("b", 4), axis=0)
    case("insert", x, 1, values("b", 3), axis=1)
    case("insert", x, np.array([1]), values("b", 3, 1), axis=1)
    case("insert", x, np.array([0, 4, -1]), values("b", 3, 3), axis=1)
    for where in (0, -12, 12, slice(None, None, -2), np.array([1, 1, -1]), np.array([], "q"), np.arange(12) % 3 == 0):
        case("delete", x, where)
        case("delete", x, where, axis=1)
    case("delete", x, np.array([True, False, True, False]), axis=1)
    case("resize", x, [3, 7])
    case("resize", x, 5)
    case("resize", x[:0], [2, 2])
    thin = np.asarray(np.pad(values(char, 2, 3), ((1, 2), (0, 3))))
    for trim in ("f", "b", "fb"):
        case("trim_zeros", thin, trim=trim)
    case("trim_zeros", thin, axis=[0], call=lambda a, axis: np.trim_zeros(a, axis=tuple(axis)))
    case("trim_zeros", thin * 0)
    case("block", [[x, values("f", 3, 1)], [values("b", 5)]])
    case("block", [values(char, 2), values("b")])
    case("rollaxis", values(char, 2, 3, 4), 2, start=1)
    case("rollaxis", values(char, 2, 3, 4), 0, start=3)
    for tall in (values(char, 7, 3), values(char, 2, 4), values(char, 3, 3, 3)):
        case("fill_diagonal", tall, values("b", 2), call=diagonal_filled)
        case("fill_diagonal", tall, values("b"), wrap=True, call=diagonal_filled)
    case("vander", values(char, 4))
    case("vander", values(char, 4), N=6, increasing=True)
for char in "?bBhHiIqQfD":
    bits = (values(char, 3, 19) * (rng.random((3, 19)) < 0.5)).astype(char)
    case("packbits", bits)
    for order in ("big", "little"):
        case("packbits", bits, axis=0, bitorder=order)
        case("packbits", bits, axis=1, bitorder=order)
packed = rng.integers(0, 256, (3, 2)).astype("B")
for order in ("big", "little"):
    for count in (None, 0, 5, 11, 21, -3, -99):
        case("unpackbits", packed, count=count, bitorder=order)
        case("unpackbits", packed, count=count, bitorder=order, axis=1)
for n, k, m in ((4, 0, None), (3, 1, 5), (5, -2, 3), (0, 0, 2), (2, 9, 2)):
    case("tril_indices", n, k=k, m=m)
    case("triu_indices", n, k=k, m=m)
    case("diag_indices", n, ndim=3)

for points in (-1, 0, 1, 2, 7, 8, 4.5):
    for name in ("hamming", "hanning", "blackman", "bartlett"):
        case(name, points)
    case("kaiser", points, 8.6)
case("i0", np.array([0, -1, 2.5, 7.9, 8, 8.1, 30, -700, np.nan]))
for char in "?bBHiQf":
    case("i0", values(char, 4) if char in "?bBf" else values("b", 4).astype(char))

for char in ALL:
    conditions = [values("?", 2, 3), values("?", 3)]
    case("select", conditions, [values(char, 2, 3), values("b")])
    case("select", conditions, [values(char, 3), values("f", 2, 1)], default=values(char))
    p = values(char, 4)
    q = values("bfd"[rng.integers(3)], 6)
    for name in ("polyadd", "polysub", "polymul"):
        case(name, p, q)
        case(name, q, p[:2])
    case("polyval", p, values("b", 2, 3))
    case("polyval", p, values(char, 3))
    case("polyval", p[:0], values(char, 2))
    case("polyder", p)
    case("polyder", p, m=3)
    case("polyint", p, m=2, k=np.array([1.5, -2]))
    case("polyint", p, k=np.array(1 + 2j))
    u = (values("b", 5) % 9).astype(char)
    case("polydiv", u, np.array([2, -1, 3]))
    case("polydiv", values("f", 2), u)
case("polymul", np.zeros(3), np.array([0.0, 1, 2]))
case("select", [values("i", 2)], [values("i", 2)])

path = pathlib.Path(__file__).with_name("reference.json")
path.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
