"""Write plain.json: arithmetic of plain numbers, and what Python makes of it.

    python3 make_plain.py

Each row is [text, type, value]. Integers and the parts of complex numbers are written as text, which
is exact; the type is "error" where Python raises.
"""

import json
import pathlib
import random
import warnings

INTEGERS = ["0", "1", "2", "3", "7", "-1", "-2", "-7", "10", "63", "255", "9007199254740993"]
INTEGERS += ["-9223372036854775807", "4611686018427387904", "123456789012345678", "True", "False"]
FLOATS = ["0.0", "-0.0", "0.5", "1.5", "-2.5", "7.25", "1e300", "5e-324", "-3.0", "0.1", "1e16"]
COMPLEX = ["2j", "(1 + 2j)", "(-3 - 0.5j)", "0j", "(0.25 + 1j)"]
ARITHMETIC = ["+", "-", "*", "/", "//", "%", "**"]
BITS = ["&", "|", "^", "<<", ">>"]


def row(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = eval(text)
    except (ArithmeticError, ValueError, TypeError):
        return [text, "error", ""]
    if isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            return None
        return [text, type(value).__name__, str(int(value))]
    if isinstance(value, complex):
        return [text, "complex", f"{value.real!r} {value.imag!r}"]
    return [text, "float", repr(value)]


def pairs():
    for a in INTEGERS:
        for b in INTEGERS:
            for operator in ARITHMETIC + BITS:
                small = abs(int(eval(b))) <= 300
                if small or operator not in ("**", "<<"):
                    yield f"{a} {operator} {b}" if a[0] != "-" else f"({a}) {operator} {b}"
    for a in INTEGERS[:9] + FLOATS:
        for b in INTEGERS[:9] + FLOATS:
            if a in FLOATS or b in FLOATS:
                for operator in ARITHMETIC:
                    yield f"({a}) {operator} {b}"
    for a in COMPLEX + ["2", "-1.5", "0"]:
        for b in COMPLEX + ["3", "0.5", "0"]:
            if a in COMPLEX or b in COMPLEX:
                for operator in ["+", "-", "*", "/", "**"]:
                    yield f"({a}) {operator} ({b})"
    for a in INTEGERS:
        yield f"~{a}"
        yield f"-{a}"


rng = random.Random(3)
known = list(pairs())
picked = sorted(rng.sample(known, 700), key=known.index)
fixed = ["2 ** -1", "7 // 2", "-7 % 3", "7 // -2", "-7 // 2", "2 ** 62 - 1 + 2 ** 62", "2 ** 3 ** 2"]
fixed += ["9007199254740993 * 3", "1 / 3", "0 ** -1", "1 / 0", "1 % 0", "0.0 ** -1", "10 ** 20 // 7"]
fixed += ["(2 ** 64 + 1) % 2 ** 63", "10 ** 400 / 10.0", "(-8) ** (1 / 3)", "1 << -1", "7.5 // 2"]
fixed += ["9007199254740993 / 3", "-5 % 3.0", "3 ** -2", "10 ** -5", "1e308 * 10", "10.0 ** 400"]
rows = [made for made in map(row, fixed + picked) if made]
path = pathlib.Path(__file__).parent / "plain.json"
path.write_text("[\n" + ",\n".join(json.dumps(made) for made in rows) + "\n]\n")
