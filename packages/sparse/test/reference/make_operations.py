"""Writes operations.json: the formats that SciPy gives results of operations."""

import json
import operator
import warnings
from pathlib import Path

import numpy as np
import scipy.sparse as sp

warnings.simplefilter("ignore")

FORMATS = ["bsr", "coo", "csc", "csr", "dia", "dok", "lil"]
D = np.array([[1.0, 0, 2], [0, 0, 3], [4, 0, 0]])
E = np.array([[0, 5.0, 2], [0, 1, 0], [0, 0, 6]])
OPERATIONS = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": lambda a, b: a.multiply(b),
    "divide": operator.truediv,
    "maximum": lambda a, b: a.maximum(b),
    "minimum": lambda a, b: a.minimum(b),
    "not_equal": operator.ne,
    "less": operator.lt,
    "matmul": operator.matmul,
}
FUNCTIONS = {"neg": operator.neg, "abs": abs}


def made(format, dense):
    return getattr(sp, f"{format}_array")(dense)


def format_of(result):
    return result.format if sp.issparse(result) else "ndarray"


Path(__file__).with_name("operations.json").write_text(
    json.dumps(
        {
            "operands": [D.tolist(), E.tolist()],
            "formats": [
                [name, a, b, format_of(operation(made(a, D), made(b, E)))]
                for name, operation in OPERATIONS.items()
                for a in FORMATS
                for b in FORMATS
            ],
            "functions": [
                [name, a, format_of(function(made(a, D)))]
                for name, function in FUNCTIONS.items()
                for a in FORMATS
            ],
        }
    )
    + "\n"
)
