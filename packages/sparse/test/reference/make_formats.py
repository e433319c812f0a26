"""Writes formats.json: what scipy.sparse makes of matrices, and how it prints them.

Run: python3 make_formats.py, then prettier over the result.
"""

import json
from pathlib import Path

import numpy as np
import scipy.sparse as sp

FORMATS = "bsr coo csc csr dia dok lil".split()
rng = np.random.default_rng(5)


def numbers(array):
    """Elements as JSON, complex ones as pairs."""
    array = np.asarray(array)
    if array.dtype.kind == "c":
        return np.stack([array.real, array.imag], -1).tolist()
    return array.tolist()


def described(a):
    """What a matrix is made of."""
    parts = {"format": a.format, "dtype": str(a.dtype), "shape": list(a.shape), "nnz": int(a.nnz)}
    for name in "data indptr indices row col offsets".split():
        if a.format in ("lil", "dok"):
            break
        if hasattr(a, name) and not (a.format == "coo" and name in ("indptr", "indices")):
            parts[name] = numbers(getattr(a, name))
    return parts


def triplets(rows, columns, count, dtype):
    """Quarters, whose sums are exact in any order."""
    values = rng.integers(-9, 10, count).astype(dtype) / np.dtype(dtype).type(4)
    if np.dtype(dtype).kind == "c":
        values = values + 1j * rng.integers(-3, 4, count)
    return {
        "shape": [rows, columns],
        "dtype": dtype,
        "row": rng.integers(0, rows, count).tolist(),
        "col": rng.integers(0, columns, count).tolist(),
        "data": numbers(values),
    }, values


def printed():
    """The text of matrices in every format."""
    cases = []
    for rows, columns, count, dtype in [
        (4, 6, 7, "float64"),
        (3, 3, 4, "float32"),
        (2, 4, 3, "complex128"),
        (3, 2, 0, "float64"),
        (12, 12, 60, "float64"),
        (6, 6, 9, "float32"),
    ]:
        given, values = triplets(rows, columns, count, dtype)
        if dtype != "complex128":
            # No place twice, and digits to print.
            places = rng.choice(rows * columns, count, replace=False)
            given["row"], given["col"] = (places // columns).tolist(), (places % columns).tolist()
            values = (rng.normal(size=count) * 10.0 ** rng.integers(-6, 9, count)).astype(dtype)
            given["data"] = numbers(values)
        a = sp.coo_array((values, (given["row"], given["col"])), shape=(rows, columns))
        # By way of coo, so that nothing depends on the order that a dok or lil has.
        texts = {}
        for name in FORMATS:
            # A long dia shows some of its entries twice.
            if name == "dia" and count > 50:
                continue
            b = a if name == "coo" else a.tocsr().asformat(name)
            texts[name] = str(b)
        cases.append({"given": given, "texts": texts, "found": described_find(a)})
    return cases


def described_find(a):
    row, col, data = sp.find(a)
    return {"row": row.tolist(), "col": col.tolist(), "data": numbers(data)}


def converted():
    """The parts that conversions make, and what is done in place."""
    cases = []
    for rows, columns, count in [(4, 4, 9), (6, 6, 30), (6, 9, 20), (1, 8, 4), (8, 1, 4)]:
        given, values = triplets(rows, columns, count, "float64")
        make = lambda: sp.coo_array((values, (given["row"], given["col"])), shape=(rows, columns))
        a = make()
        case = {"given": given, "csr": described(a.tocsr()), "csc": described(a.tocsc())}
        case["dia"] = described(a.todia())
        blocks = a.tobsr()
        case["blocksize"] = list(blocks.blocksize)
        case["count_nonzero"] = int(make().count_nonzero())
        clean = make()
        clean.sum_duplicates()
        case["summed"] = described(clean)
        clean.eliminate_zeros()
        case["nonzero"] = described(clean)
        case["diaT"] = described(a.todia().T)
        reshaped = clean.reshape((columns, rows))
        case["reshaped"] = described(reshaped)
        case["reshapedF"] = numbers(clean.reshape((columns, rows), order="F").toarray())
        smaller = clean.tocsr()
        smaller.resize((max(1, rows - 2), columns + 1))
        case["resized"] = described(smaller)
        cases.append(case)
    return cases


def made():
    """What functions make, as dense arrays with the number of entries."""
    a = np.array([[1.0, 0, 2], [0, 0, 3]])
    b = np.array([[0.0, 4], [5, 0]])
    A, B = sp.csr_array(a), sp.coo_array(b)
    square = sp.csr_array(np.array([[1.0, 2], [0, 3]]))
    results = {
        "kron": sp.kron(A, B),
        "kron dense": sp.kron(B, A),
        "kronsum": sp.kronsum(B, square),
        "block_array": sp.block_array([[A, None], [None, B]]),
        "hstack": sp.hstack([A, B]),
        "vstack": sp.vstack([A.T, B]),
        "block_diag": sp.block_diag([A, [[7.0]], B]),
        "tril": sp.tril(A),
        "tril 1": sp.tril(A, k=1),
        "triu": sp.triu(A),
        "triu -1": sp.triu(A, k=-1),
        "eye": sp.eye_array(3),
        "eye 2x4 1": sp.eye_array(2, 4, k=1),
        "eye 4x2 -2": sp.eye_array(4, 2, k=-2),
        "diags": sp.diags_array([[1.0, 2], [3.0, 4, 5]], offsets=[1, 0]),
        "diags wide": sp.diags_array([1.0, 2.0], offsets=[-1, 2], shape=(3, 5), dtype=float),
        "diags tall": sp.diags_array([[1.0, 2, 3, 4]], offsets=[-2], shape=(6, 4)),
        "dia short": sp.dia_array((np.array([[1.0, 2], [3.0, 4]]), [0, -1]), shape=(3, 4)),
        "dia long": sp.dia_array((np.arange(1.0, 13).reshape(2, 6), [1, -2]), shape=(4, 3)),
        "bsr": sp.bsr_array(
            (np.arange(1.0, 13).reshape(2, 2, 3), [1, 0], [0, 1, 2]), shape=(4, 6)
        ),
        "csr long": sp.csr_array(([1.0, 2, 9], [1, 0, 1], [0, 1, 2]), shape=(2, 3)),
    }
    return {
        name: {
            "shape": list(m.shape),
            "nnz": int(m.nnz),
            "dense": numbers(m.toarray()),
            "denseT": numbers(m.T.toarray()),
        }
        for name, m in results.items()
    }


Path(__file__).with_name("formats.json").write_text(
    json.dumps({"printed": printed(), "converted": converted(), "made": made()})
)
