"""Writes expm.json: exponentials of matrices, by mpmath with many digits."""

import json
from pathlib import Path

import mpmath
import numpy as np

mpmath.mp.dps = 120
rng = np.random.default_rng(9)


def case(matrix):
    matrix = np.asarray(matrix)
    exact = mpmath.expm(mpmath.matrix(matrix.tolist()), method="taylor")
    result = np.array(exact.tolist(), dtype=complex).reshape(matrix.shape)
    parts = {"matrix": matrix.real.tolist(), "expm": result.real.tolist()}
    if np.iscomplexobj(matrix):
        parts |= {"matrixImaginary": matrix.imag.tolist(), "expmImaginary": result.imag.tolist()}
    return parts


def rounded(*shape):
    return np.round(rng.normal(size=shape), 3)


cases = {
    "tiny": case(rounded(3, 3) * 2.0**-12),
    "small": case(rounded(4, 4) * 0.03125),
    "below one": case(rounded(4, 4) * 0.125),
    "about one": case(rounded(5, 5) * 0.25),
    "two": case(rounded(4, 4) * 0.5),
    "large": case(rounded(5, 5) * 8),
    "complex": case(rounded(4, 4) + 1j * rounded(4, 4)),
    "skew-Hermitian": case((lambda x: x - x.conj().T)(4 * rounded(4, 4) + 4j * rounded(4, 4))),
    # Moler and Van Loan: the Taylor series loses all digits.
    "of large negative eigenvalues": case([[-49.0, 24.0], [-64.0, 31.0]]),
    # Far from normal: scaled too much by methods that look at the norm alone.
    "nilpotent but for the diagonal": case([[1.0, 1e6], [0.0, -1.0]]),
    "Al-Mohy and Higham": case(
        [[0, 1e-8 / 3, 0], [-3e10 / 1e4, 0, 3e10 / 1e4], [0, -1e-8 / 3, 0]]
    ),
    "upper triangular": case(np.triu(rounded(5, 5) * 4)),
    "lower triangular": case(np.tril(rounded(5, 5) * 4) + 0j * rounded(5, 5)),
    "complex triangular": case(np.triu(rounded(4, 4) * 3 + 3j * rounded(4, 4))),
    "graded": case([[1, 10, 100], [1e-2, -2, 30], [1e-4, 1e-2, 3]]),
}
Path(__file__).with_name("expm.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")
