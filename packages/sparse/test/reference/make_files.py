"""Writes files.json: what SciPy reads in matrices/, and files that SciPy writes, as base64."""

import base64
import io
import json
import pathlib

import numpy as np
import scipy.io
import scipy.sparse as sparse

here = pathlib.Path(__file__).parent


def check_sums(a):
    """Sums that depend on each entry and on its place."""
    a = sparse.coo_array(a)
    values = a.data.astype(complex)
    weights = (1 + a.row) * np.sqrt(2 + a.col)
    total = [values.sum(), (values * weights).sum()]
    return {"shape": a.shape, "nnz": a.nnz, "sums": [[z.real, z.imag] for z in total]}


def encoded(write):
    file = io.BytesIO()
    write(file)
    return base64.b64encode(file.getvalue()).decode()


# SciPy reads no symmetric Harwell-Boeing files, and none with four formats.
names = sorted(p.name for p in (here / "matrices").glob("*.mtx")) + ["RBio__west0479.rb"]
read = scipy.io.mmread, scipy.io.hb_read
matrices = {
    name: check_sums(read[0 if name.endswith("mtx") else 1](here / "matrices" / name))
    for name in names
}



def market(layout, field, symmetry):
    """A Matrix Market file with a head of these words, and entries of a lower triangle."""
    value = {"pattern": "", "complex": "3 4"}.get(field, "3")
    if layout == "array":
        lines = ["2 2"] + [value] * {"general": 4, "skew-symmetric": 1}.get(symmetry, 3)
    else:
        places = ["2 1", "3 1"] + ["1 1"] * (symmetry != "skew-symmetric")
        lines = [f"3 3 {len(places)}"] + [f"{place} {value}".strip() for place in places]
    return "\n".join([f"%%MatrixMarket matrix {layout} {field} {symmetry}", *lines, ""])


def elements(file):
    """Real and imaginary parts of all elements, or None where SciPy refuses the file."""
    try:
        a = scipy.io.mmread(io.BytesIO(file.encode()))
    except (ValueError, OverflowError):
        return None
    a = (a.toarray() if sparse.issparse(a) else a).astype(complex)
    return [[[z.real + 0.0, z.imag + 0.0] for z in row] for row in a]


kinds = [
    market(layout, field, symmetry)
    for layout in ["coordinate", "array"]
    for field in ["real", "double", "complex", "integer", "unsigned-integer", "pattern"]
    for symmetry in ["general", "symmetric", "skew-symmetric", "hermitian"]
]

dense = np.array([[0, 1.5, 0, 0], [-2, 0, 0, 1e-30], [0, 0, 0, 0], [7, 0, 1 / 3, 0]])
small = sparse.coo_array(dense)
archives = {
    "csr": small.tocsr(),
    "csc": small.tocsc(),
    "coo": small,
    "dia": small.todia(),
    "bsr": small.tobsr(blocksize=(2, 2)),
    "csr complex": (small * (1 + 2j)).tocsr(),
    "csr float32": small.astype(np.float32).tocsr(),
    "csc int8": sparse.csc_array(np.array([[0, -3], [5, 0]], np.int8)),
    "csr matrix": sparse.csr_matrix(dense),
}
npz = {
    name: encoded(lambda file: sparse.save_npz(file, a, compressed=i % 2 == 0))
    for i, (name, a) in enumerate(archives.items())
}
text = {
    "matrices": matrices,
    "kinds": [{"file": file, "elements": elements(file)} for file in kinds],
    "dense": dense.tolist(),
    "npz": npz,
    "market": encoded(lambda file: scipy.io.mmwrite(file, small)),
}
(here / "files.json").write_text(json.dumps(text, indent=1) + "\n")
