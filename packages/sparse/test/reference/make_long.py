"""Arrays with lengths of 2 ** 31 and more: python3 make_long.py > long.json (SciPy 1.17)."""

import base64
import io
import json

import numpy as np
import scipy
import scipy.sparse as sp

ROWS, COLUMNS = 2**33, 3_000_000_000


def triplets(x):
    x = x.tocoo()
    x.sum_duplicates()
    order = np.lexsort(x.coords[::-1])
    return {
        "shape": [int(length) for length in x.shape],
        "coords": [[int(place) for place in axis[order]] for axis in x.coords],
        "data": [float(value) for value in x.data[order]],
    }


def archive(x):
    file = io.BytesIO()
    sp.save_npz(file, x)
    return base64.b64encode(file.getvalue()).decode()


row, col = [0, 5, 2**32, ROWS - 1, 5], [7, 2**31, COLUMNS - 1, 0, 2**31]
tall = sp.coo_array(([1.5, 2, -3, 4, 0.25], (row, col)), shape=(ROWS, COLUMNS))
parts = (np.array([1.0, 2, 3]), np.array([2**31, 0, COLUMNS - 1]), np.array([0, 1, 3]))
wide = sp.csr_array(parts, shape=(2, COLUMNS))
other = sp.csr_array(([4.0, 5], ([0, 1], [2**31, 2**31 - 1])), shape=(2, COLUMNS))
thin = sp.coo_array(([1.0, 2, 3], ([0, ROWS - 1, 2**32], [999, 0, 7])), shape=(ROWS, 1000))
left = sp.coo_array(([2.0, 3], ([0, 70000], [5, 80000])), shape=(100000, 100000))
right = sp.coo_array(([1.0, -1], ([1, 99999], [0, 2])), shape=(100000, 100000))
halves = [
    sp.coo_array(([1.0], ([0], [2**31 - 2])), shape=(2, 2**31 - 1)),
    sp.coo_array(([2.0], ([1], [5])), shape=(2, 2**31 - 1)),
]

print(
    json.dumps(
        {
            "scipy": scipy.__version__,
            "dtypes": [str(a.dtype) for a in (*tall.coords, wide.indptr, wide.indices)],
            "text": str(tall),
            "transposed": triplets(tall.T),
            "reshaped": triplets(thin.reshape((2**32, 2000))),
            "line": triplets(thin.reshape((ROWS * 1000,))),
            "added": triplets(wide + other),
            "subtracted": triplets(wide - other),
            "multiplied": triplets(wide * other),
            "maximum": triplets(wide.maximum(other)),
            "secondRow": triplets(wide[1:, :]),
            "someColumns": triplets(wide[:, 2**31 - 1 : 2**31 + 2]),
            "rowSums": [float(value) for value in wide.sum(axis=1)],
            "mean": float(wide.mean()),
            "extremes": [float(tall.max()), float(tall.min())],
            "kron": triplets(sp.kron(left, right, format="coo")),
            "hstack": triplets(sp.hstack(halves)),
            "coo": archive(tall),
            "csr": archive(wide),
        },
        indent=1,
    )
)
