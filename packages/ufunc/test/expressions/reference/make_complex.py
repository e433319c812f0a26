"""Write complex.json: values of complex functions, by mpmath, and their special values, by NumPy.

    python3 make_complex.py

`points` are complex128 elements; for each function the correctly rounded values there. `specials`
are NumPy's values for all pairs of some parts; those that C99 leaves open are left out: the sign of
zero beside NaN (compare as if there was none) and all of expm1, which NumPy does not treat.
"""

import base64
import itertools
import json
import math
import pathlib
import random

import mpmath
import numpy as np

mpmath.mp.prec = 1200
np.seterr(all="ignore")
random.seed(3)
HERE = pathlib.Path(__file__).parent
PARTS = [0.0, -0.0, 1.0, -1.0, 0.5, -2.0, np.inf, -np.inf, np.nan]

FUNCTIONS = {
    "exp": mpmath.exp,
    "expm1": lambda z: mpmath.exp(z) - 1,
    "log": mpmath.log,
    "log1p": lambda z: mpmath.log(1 + z),
    "log2": lambda z: mpmath.log(z) / mpmath.log(2),
    "log10": lambda z: mpmath.log(z) / mpmath.log(10),
    "sqrt": mpmath.sqrt,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tan": mpmath.tan,
    "sinh": mpmath.sinh,
    "cosh": mpmath.cosh,
    "tanh": mpmath.tanh,
    "arcsin": mpmath.asin,
    "arccos": mpmath.acos,
    "arctan": mpmath.atan,
    "arcsinh": mpmath.asinh,
    "arccosh": mpmath.acosh,
    "arctanh": mpmath.atanh,
    "sign": lambda z: z / abs(z),
}
TO_POWERS = [(2.5, 0), (-3, 0), (0.5, 1.5), (7, 0)]


def text(values):
    return base64.b64encode(np.array(values, "<c16").tobytes()).decode()


def size(low, high):
    return random.choice([-1, 1]) * 10 ** random.uniform(low, high)


def points():
    some = [complex(size(-3, 1), size(-3, 1)) for _ in range(24)]
    some += [complex(size(-15, 2), size(-15, 2)) for _ in range(12)]
    for _ in range(10):
        angle = random.uniform(-math.pi, math.pi)
        some.append((1 + size(-10, -1)) * complex(math.cos(angle), math.sin(angle)))
    some += [complex(random.choice([-1, 1]) * (1 + size(-10, -1)), size(-15, 0)) for _ in range(10)]
    some += [complex(705.5, 1.5), complex(-720.25, 2.0), complex(0.3, 709.9), complex(2, -711.5)]
    some += [complex(1e200, 1e190), complex(-1e-200, 1e-190), complex(3e-310, -1e-308)]
    return some


def value(function, z):
    if max(abs(z.real), abs(z.imag)) > 1e6 and function in EXPONENTIAL:
        return complex(0)
    result = mpmath.mpc(FUNCTIONS[function](mpmath.mpc(z)))
    return complex(float(result.real), float(result.imag))


# Of huge arguments these take mpmath too long.
EXPONENTIAL = "exp expm1 sin cos tan sinh cosh tanh".split()


def main():
    where = points()
    values = {name: text([value(name, z) for z in where]) for name in FUNCTIONS}
    powers = {}
    moderate = [z for z in where if 1e-3 < abs(z) < 1e3][:30]
    for w in TO_POWERS:
        results = [mpmath.power(mpmath.mpc(z), mpmath.mpc(*w)) for z in moderate]
        powers[f"{w[0]} {w[1]}"] = text([complex(float(r.real), float(r.imag)) for r in results])
    specials = [complex(a, b) for a, b in itertools.product(PARTS, PARTS)]
    z = np.array(specials)
    known = {name: text(getattr(np, name)(z)) for name in FUNCTIONS if name != "expm1"}
    data = {
        "points": text(where),
        "values": values,
        "moderate": text(moderate),
        "powers": powers,
        "specials": text(specials),
        "known": known,
    }
    path = HERE / "complex.json"
    path.write_text(json.dumps(data, indent=2) + "\n")
    print(path.name, path.stat().st_size)


main()
