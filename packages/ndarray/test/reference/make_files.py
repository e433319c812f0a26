"""Writes files/: small .npy and .npz files by NumPy, and manifest.json with what is in them.

Run: python3 make_files.py, then prettier over the manifest.
"""

import base64
import io
import json
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).with_name("files")
DTYPES = (
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 "
    "float32 float64 complex64 complex128"
).split()


def sample(name, shape=(2, 3)):
    """Elements that use all bytes, with the dtype's limits among them."""
    dtype = np.dtype(name)
    size = int(np.prod(shape))
    rng = np.random.default_rng(size)
    if dtype.kind == "b":
        return (np.arange(size) % 2 == 1).reshape(shape)
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        values = rng.integers(info.min, info.max, size, dtype, endpoint=True)
        values[:2] = [info.min, info.max][:size]
    else:
        values = rng.normal(size=size)
        values[:2] = [np.inf, -0.0][:size]
        if dtype.kind == "c":
            values = values + 1j * rng.normal(size=size)
    return values.astype(dtype).reshape(shape)


def with_version(array, version):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, version=version)
    return file.getvalue()


def describe(array):
    little = np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"))
    return {
        "dtype": array.dtype.name,
        "shape": array.shape,
        "data": base64.b64encode(little.tobytes()).decode(),
    }


def main():
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    single = {name: sample(name) for name in DTYPES}
    single |= {
        f"{name}_big": sample(name).astype(np.dtype(name).newbyteorder(">"))
        for name in DTYPES
        if np.dtype(name).itemsize > 1
    }
    single |= {
        "fortran": np.asfortranarray(sample("float64", (3, 4, 2))),
        "fortran_complex": np.asfortranarray(sample("complex64", (4, 2))),
        "fortran_big": np.asfortranarray(sample("int16", (2, 5)).astype(">i2")),
        "scalar": np.array(np.pi),
        "scalar_bool": np.array(True),
        "one": sample("int64", (1,)),
        "empty": np.zeros((0,), "float32"),
        "empty_rows": np.zeros((0, 3), "uint64"),
        "empty_columns": np.asfortranarray(np.zeros((3, 0), "complex128")),
        "row": sample("float64", (1, 5)),
        "column": sample("float64", (5, 1)),
        "long": np.arange(1000, dtype="uint16"),
        "many_axes": sample("int8", (1,) * 20 + (2,)),
    }
    same = set(single) - {name for name in single if name.endswith("_big")}
    manifest = {"numpy": np.__version__, "npy": {}, "npz": {}, "unsupported": {}}
    for name, array in single.items():
        np.save(FOLDER / f"{name}.npy", array)
        manifest["npy"][name] = {**describe(array), "same": name in same}
    for version in (2, 0), (3, 0):
        name = f"version_{version[0]}"
        (FOLDER / f"{name}.npy").write_bytes(with_version(sample("int32"), version))
        manifest["npy"][name] = {**describe(sample("int32")), "same": False}

    arrays = {"x": sample("float64", (20, 3)), "größe": sample("int8", (5,)),
              "zeros": np.zeros((50, 50)), "none": np.zeros((0,)), "folder/y": np.array(7)}
    np.savez(FOLDER / "stored.npz", **{**arrays, "zeros": np.zeros((5, 5))})
    np.savez_compressed(FOLDER / "deflated.npz", **arrays)
    np.savez(FOLDER / "list.npz", np.arange(3), np.arange(4.0))
    for name in "stored", "deflated", "list":
        with np.load(FOLDER / f"{name}.npz") as file:
            manifest["npz"][name] = {key: describe(file[key]) for key in file.files}

    unsupported = {
        "objects": np.array([None, "x"]),
        "strings": np.array(["a", "bc"]),
        "bytes": np.array([b"a", b"bc"]),
        "dates": np.array(["2024-01-01"], "datetime64[D]"),
        "spans": np.array([5], "timedelta64[s]"),
        "half": np.ones(2, "float16"),
        "long_double": np.ones(2, "longdouble"),
        "structured": np.zeros(2, [("a", "i4"), ("b", "f8", (2,))]),
        "void": np.zeros(2, "V5"),
    }
    for name, array in unsupported.items():
        np.save(FOLDER / f"{name}.npy", array, allow_pickle=True)
        manifest["unsupported"][name] = array.dtype.str
    (FOLDER / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False) + "\n")


main()
