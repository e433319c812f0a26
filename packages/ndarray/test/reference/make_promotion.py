"""Writes promotion.json: NumPy's promotion, casting and limits.

Run: python3 make_promotion.py, then prettier over the result.
"""

import json
from pathlib import Path

import numpy as np

DTYPES = (
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 "
    "float32 float64 complex64 complex128"
).split()
SCALARS = {"true": True, "3": 3, "0.5": 0.5, "1j": 1j}
CASTINGS = ["no", "equiv", "safe", "same_kind", "unsafe"]


def limits(info, names):
    return {name: str(getattr(info, name)) for name in names}


def main():
    floats = "bits eps epsneg max min precision resolution smallest_normal smallest_subnormal tiny"
    reference = {
        "numpy": np.__version__,
        "dtypes": DTYPES,
        "promote_types": [[np.promote_types(a, b).name for b in DTYPES] for a in DTYPES],
        "weak": {
            text: [(np.ones(1, a) + scalar).dtype.name if a != "bool" or text != "true"
                   else np.result_type(np.bool, scalar).name for a in DTYPES]
            for text, scalar in SCALARS.items()
        },
        "can_cast": {
            casting: ["".join("01"[np.can_cast(a, b, casting)] for b in DTYPES) for a in DTYPES]
            for casting in CASTINGS
        },
        "iinfo": {d: limits(np.iinfo(d), ["bits", "min", "max"]) for d in DTYPES if "int" in d},
        "finfo": {
            d: {name: repr(float(getattr(np.finfo(d), name))) for name in floats.split()}
            for d in DTYPES
            if "float" in d or "complex" in d
        },
    }
    text = json.dumps(reference, separators=(",", ":"))
    Path(__file__).with_name("promotion.json").write_text(text + "\n")


main()
