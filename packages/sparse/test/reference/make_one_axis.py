"""Writes one-axis.json: what SciPy makes of sparse arrays of one axis.

Run as `python3 make_one_axis.py`, or with another seed and a number of draws, as `python3 make_one_axis.py 7 40`.
"""

import base64
import io
import json
import sys
import warnings
from pathlib import Path

import numpy as np
import scipy.sparse as sp

warnings.simplefilter("ignore")
seed, draws = (int(word) for word in (sys.argv[1:] + ["1", "2"][len(sys.argv) - 1 :])[:2])
rng = np.random.default_rng(seed)

# v and w have n elements, m is (rows, n); v is in the format in question, w and m in others.
OPERATIONS = {
    "toarray": lambda v, w, m: v.toarray(),
    "T": lambda v, w, m: v.T,
    "tocoo": lambda v, w, m: v.tocoo(),
    "tocsr": lambda v, w, m: v.tocsr(),
    "todok": lambda v, w, m: v.todok(),
    "nonzero": lambda v, w, m: v.nonzero()[0],
    "neg": lambda v, w, m: -v,
    "abs": lambda v, w, m: abs(v),
    "power": lambda v, w, m: v.power(2),
    "conj": lambda v, w, m: v.conj(),
    "astype": lambda v, w, m: v.astype("float32"),
    "multiply number": lambda v, w, m: v * 3,
    "divide number": lambda v, w, m: v / 2,
    "add": lambda v, w, m: v + w,
    "subtract": lambda v, w, m: v - w,
    "multiply": lambda v, w, m: v.multiply(w),
    "divide": lambda v, w, m: v / w,
    "maximum": lambda v, w, m: v.maximum(w),
    "minimum": lambda v, w, m: v.minimum(w),
    "equal": lambda v, w, m: v == w,
    "not_equal": lambda v, w, m: v != w,
    "less": lambda v, w, m: v < w,
    "less_equal": lambda v, w, m: v <= w,
    "greater": lambda v, w, m: v > w,
    "greater_equal": lambda v, w, m: v >= w,
    "add dense": lambda v, w, m: v + w.toarray(),
    "multiply dense": lambda v, w, m: v.multiply(w.toarray()),
    "divide dense": lambda v, w, m: v / (w.toarray() + 10),
    "equal dense": lambda v, w, m: v == w.toarray(),
    "multiply matrix": lambda v, w, m: v.multiply(m),
    "matrix multiply": lambda v, w, m: m.multiply(v),
    "multiply dense matrix": lambda v, w, m: v.multiply(m.toarray()),
    "multiply column": lambda v, w, m: v.multiply(m[:, [0]]),
    "matmul": lambda v, w, m: v @ w,
    "matmul dense": lambda v, w, m: v @ w.toarray(),
    "matmul matrix": lambda v, w, m: v @ m.T,
    "matmul dense matrix": lambda v, w, m: v @ m.T.toarray(),
    "matrix matmul": lambda v, w, m: m @ v,
    "dense matrix matmul": lambda v, w, m: m.toarray() @ v,
    "dense matmul": lambda v, w, m: w.toarray() @ v,
    "sum": lambda v, w, m: v.sum(),
    "sum 0": lambda v, w, m: v.sum(axis=0),
    "mean -1": lambda v, w, m: v.mean(axis=-1),
    "max": lambda v, w, m: v.tocoo().max(),
    "min 0": lambda v, w, m: v.tocoo().min(axis=0),
    "argmax": lambda v, w, m: v.tocoo().argmax(),
    "argmin -1": lambda v, w, m: v.tocoo().argmin(axis=-1),
    "count_nonzero": lambda v, w, m: v.tocoo().count_nonzero(),
    "get": lambda v, w, m: v[-1],
    "slice": lambda v, w, m: v[1:-1],
    "slice turned": lambda v, w, m: v[::-2],
    "slice list": lambda v, w, m: v[[0, -1, 0]],
    "slice mask": lambda v, w, m: v[w.toarray() > 0],
    "slice ellipsis": lambda v, w, m: v[...],
    "set": lambda v, w, m: written(v, 1, 9),
    "setSlice": lambda v, w, m: written(v, slice(None, None, 2), 7),
    "setSlice list": lambda v, w, m: written(v, [2, 0], [5, 0]),
    "setSlice sparse": lambda v, w, m: written(v, slice(None), w),
    "setSlice mask": lambda v, w, m: written(v, w.toarray() > 0, 1),
    "setSlice of a row": lambda v, w, m: written(m.tolil(), 1, v),
    "reshape": lambda v, w, m: v.tocoo().reshape(2, -1),
    "reshape F": lambda v, w, m: v.tocoo().reshape((2, -1), order="F"),
    "reshape -1": lambda v, w, m: v.tocoo().reshape(-1),
    "matrix reshape": lambda v, w, m: m.tocoo().reshape(-1),
    "matrix reshape F": lambda v, w, m: m.tocoo().reshape((-1,), order="F"),
    "resize": lambda v, w, m: resized(v, 3),
    "resize longer": lambda v, w, m: resized(v, 9),
    "kron": lambda v, w, m: sp.kron(v, w, format="coo"),
    "kron matrix": lambda v, w, m: sp.kron(v, m, format="coo"),
    "hstack": lambda v, w, m: sp.hstack([v, w]),
    "vstack": lambda v, w, m: sp.vstack([v, m]),
    "block_array": lambda v, w, m: sp.block_array([[m], [v]]),
    "block_diag": lambda v, w, m: sp.block_diag([v, m]),
    "find": lambda v, w, m: np.array(sp.find(v)),
    "norm": lambda v, w, m: sp.linalg.norm(v),
    "norm 1": lambda v, w, m: sp.linalg.norm(v, ord=1).item(),
    "norm 3": lambda v, w, m: sp.linalg.norm(v, ord=3).item(),
    "norm inf": lambda v, w, m: sp.linalg.norm(v, ord=np.inf).item(),
    "spsolve": lambda v, w, m: sp.linalg.spsolve(sp.diags_array(np.arange(1.0, v.size_ + 1)).tocsc(), v),
    "row": lambda v, w, m: m[1],
    "row of slice": lambda v, w, m: m[-1, 1:],
    "column": lambda v, w, m: m[:, 1],
    "column of list": lambda v, w, m: m[[1, 0], 1],
    "row of list": lambda v, w, m: m[0, [1, 0]],
    "pairs": lambda v, w, m: m.tocoo()[[0, 1], [1, 1]],
    "mask": lambda v, w, m: m.tocoo()[m.toarray() > 0],
    "grid": lambda v, w, m: m[[[0], [1]], [0, 1]],
    "element": lambda v, w, m: m[1, 0],
    "str": lambda v, w, m: str(v),
}


def written(a, index, value):
    a = a.copy()
    a[index] = value
    return a


def resized(a, length):
    a = a.copy()
    a.resize((length,))
    return a


def plain(values):
    """Numbers, those that are not finite as text."""
    if isinstance(values, list):
        return [plain(value) for value in values]
    if isinstance(values, complex):
        return [plain(values.real), plain(values.imag)]
    if isinstance(values, float) and not np.isfinite(values):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(values)]
    return float(values) if isinstance(values, bool) else values


def described(result):
    if isinstance(result, str):
        return {"kind": "text", "values": result}
    if sp.issparse(result):
        dense = result.toarray().tolist()
        return {"kind": result.format, "shape": list(result.shape), "values": plain(dense)}
    result = np.asarray(result)
    kind = "dense" if result.ndim > 0 else "number"
    return {"kind": kind, "shape": list(result.shape), "values": plain(result.tolist())}


def numbers(shape, dtype):
    values = rng.integers(-3, 4, shape) * (rng.random(shape) < 0.6)
    return values.astype(dtype) if dtype == "float64" else values + 1j * np.roll(values, 1)


cases = []
for draw in range(draws):
    dtype = "float64" if draw % 2 == 0 else "complex128"
    n, rows = 2 * int(rng.integers(2, 5)), int(rng.integers(2, 5))
    v, w, m = numbers(n, dtype), numbers(n, dtype), numbers((rows, n), dtype)
    for format in ["coo", "csr", "dok"]:
        operands = [
            sp.coo_array(v).asformat(format),
            sp.coo_array(w).asformat(str(rng.choice(["coo", "csr", "dok"]))),
            sp.csr_array(m).asformat(str(rng.choice(["coo", "csr", "csc", "dok", "lil"]))),
        ]
        operands[0].size_ = n
        results = {}
        for name, operation in OPERATIONS.items():
            try:
                results[name] = described(operation(*operands))
            except (TypeError, ValueError, NotImplementedError, AttributeError) as error:
                # Python's classes have not everything that SciPy's documents.
                print(f"{name} of {format}, {dtype}: {error}", file=sys.stderr)
        cases.append(
            {
                "dtype": dtype,
                "formats": [one.format for one in operands],
                "operands": plain([v.tolist(), w.tolist(), m.tolist()]),
                "results": results,
            }
        )


def archive(a):
    file = io.BytesIO()
    sp.save_npz(file, a)
    return base64.b64encode(file.getvalue()).decode()


vector = np.array([0, 1.5, 0, -2])
archives = {
    "coo": sp.coo_array(vector),
    "csr": sp.csr_array(vector),
    "coo complex": sp.coo_array(vector * (1 + 2j)),
    "csr empty": sp.csr_array((5,)),
    "coo empty": sp.coo_array((5,)),
}
Path(__file__).with_name("one-axis.json").write_text(
    json.dumps({"cases": cases, "npz": {name: archive(a) for name, a in archives.items()}}) + "\n"
)
