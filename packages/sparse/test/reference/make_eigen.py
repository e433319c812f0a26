"""Writes eigen.json: what SciPy's eigsh, eigs and svds find of matrices that tests make, too."""

import json
import pathlib

import numpy as np
import scipy.sparse as sparse
import scipy.sparse.linalg as solvers


def chain(n, low, high):
    """Tridiagonal."""
    return sparse.diags_array([low, 2.0, high], offsets=[-1, 0, 1], shape=(n, n))


laplacian = sparse.csc_array(sparse.kronsum(chain(15, -1.0, -1.0), chain(12, -1.0, -1.0)))
flow = sparse.csc_array(sparse.kronsum(chain(13, -1.1, -0.9), chain(11, -0.95, -1.1)))
# Not symmetric about any line.
swirl = sparse.csc_array(
    sparse.kronsum(chain(13, -1.1, 0.9), chain(11, -0.95, 1.1)) + sparse.diags_array(np.arange(143) ** 2 / 1e4)
)
turned = sparse.csc_array(flow + sparse.diags_array(1j * np.arange(143) / 50))
i, j = np.mgrid[0:45, 0:30]
wide = np.where((7 * i + 3 * j) % 5 == 0, np.sin(i * j + 1.0), 0.0)
sizes = 1 + np.arange(180) / 90
diagonals = {
    "one": None,
    "definite": sparse.csc_array(sparse.diags_array(sizes)),
    "indefinite": sparse.csc_array(sparse.diags_array(np.where(np.arange(180) % 3 == 0, -sizes, sizes))),
}


def shifted(mode, name, which):
    found = solvers.eigsh(laplacian, 4, M=diagonals[name], sigma=1.3, mode=mode, which=which)
    return {"mode": mode, "M": name, "which": which, "values": np.sort(found[0]).tolist()}


def pairs(values):
    return [[z.real, z.imag] for z in sorted(values, key=lambda z: z.real + z.imag / 10)]


def parted(part, sigma):
    """Where SciPy has eigenvectors: it mixes vectors of which parts are the same."""
    values, vectors = solvers.eigs(swirl, 4, sigma=sigma, OPpart=part)
    assert abs(swirl @ vectors - vectors * values).max() < 1e-10
    return pairs(values)


text = {
    "eigsh": {
        which: np.sort(solvers.eigsh(laplacian, 5, which=which)[0]).tolist()
        for which in ["LM", "SM", "LA", "SA"]
    }
    | {"BE": np.sort(solvers.eigsh(laplacian, 4, which="BE")[0]).tolist()}
    | {"sigma": np.sort(solvers.eigsh(laplacian, 4, sigma=3.3)[0]).tolist()},
    "eigs": {
        which: pairs(solvers.eigs(turned, 4, which=which)[0])
        for which in ["LM", "LR", "SR"]
    }
    | {"sigma": pairs(solvers.eigs(turned, 4, sigma=3 + 1j)[0])},
    "modes": [
        shifted(mode, name, which)
        for mode, names in {
            "normal": ["one", "definite"],
            "buckling": ["one", "definite", "indefinite"],
            "cayley": ["one", "definite"],
        }.items()
        for name in names
        for which in ["LM", "LA", "SA", "BE"]
    ],
    "parts": [
        {"part": part, "sigma": [sigma.real, sigma.imag], "values": parted(part, sigma)}
        for part in ["r", "i"]
        for sigma in [3.1 + 1j, 4.3 + 1.5j]
    ],
    "svds": np.sort(solvers.svds(sparse.csc_array(wide), 4)[1])[::-1].tolist(),
}
pathlib.Path(__file__).with_name("eigen.json").write_text(json.dumps(text, indent=1) + "\n")
