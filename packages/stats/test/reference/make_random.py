"""Writes random.json: what NumPy's default_rng gives. `python3 make_random.py`; numpy 2.4."""

import json
import pathlib

import numpy as np

N = 2000
SEED = 20251127

# Names are those of calls in random.test.ts. Each gives an array; those in EXACT agree to the last bit.
EXACT = {
    "random": lambda g: g.random(100_000),
    "random float32": lambda g: g.random(100_001, dtype="f4"),
    "standard_normal": lambda g: g.standard_normal(100_000),
    "standard_normal float32": lambda g: g.standard_normal(100_000, dtype="f4"),
    "standard_exponential": lambda g: g.standard_exponential(100_000),
    "standard_exponential float32": lambda g: g.standard_exponential(100_000, dtype="f4"),
    "uniform": lambda g: g.uniform(-3, 5, N),
    "normal": lambda g: g.normal(2, 3, N),
    "normal of arrays": lambda g: g.normal(np.arange(5)[:, None], [1, 2, 3], (5, 3)),
    "exponential": lambda g: g.exponential(2.5, N),
    "standard_gamma of shape 1": lambda g: g.standard_gamma(1, N),
    "gamma": lambda g: g.gamma(2.5, 2, 20_000),
    "standard_gamma float32": lambda g: g.standard_gamma(3.3, N, dtype="f4"),
    "beta": lambda g: g.beta(2, 3, N),
    "chisquare": lambda g: g.chisquare(3, N),
    "noncentral_chisquare": lambda g: g.noncentral_chisquare(3, 1.5, N),
    "f": lambda g: g.f(3, 5, N),
    "noncentral_f": lambda g: g.noncentral_f(3, 5, 2, N),
    "standard_t": lambda g: g.standard_t(4, N),
    "standard_cauchy": lambda g: g.standard_cauchy(N),
    "rayleigh": lambda g: g.rayleigh(1.5, N),
    "triangular": lambda g: g.triangular(-1, 0.5, 3, N),
    "vonmises, concentrated": lambda g: g.vonmises(0.5, 1e7, N),
    "wald": lambda g: g.wald(2, 3, N),
    "binomial by inversion": lambda g: g.binomial(20, 0.3, N),
    "binomial by rejection": lambda g: g.binomial(1000, 0.4, 20_000),
    "binomial above one half": lambda g: g.binomial(1000, 0.9, N),
    "binomial of many": lambda g: g.binomial(10**9, 0.2, N),
    "poisson": lambda g: g.poisson(3.5, N),
    "poisson by rejection": lambda g: g.poisson(50, 20_000),
    "poisson of many": lambda g: g.poisson(1e15, N),
    "poisson of arrays": lambda g: g.poisson([[1, 20], [300, 4]]),
    "negative_binomial": lambda g: g.negative_binomial(5, 0.3, N),
    "geometric": lambda g: g.geometric(0.5, N),
    "geometric, rare": lambda g: g.geometric(0.01, N),
    "hypergeometric": lambda g: g.hypergeometric(50, 70, 40, 20_000),
    "hypergeometric, small": lambda g: g.hypergeometric(15, 10, 7, N),
    "hypergeometric, large": lambda g: g.hypergeometric(5000, 3000, 6000, N),
    "logseries": lambda g: g.logseries(0.9, N),
    "zipf": lambda g: g.zipf(2.5, N),
    "multinomial": lambda g: g.multinomial(50, [0.1, 0.2, 0.3, 0.4], 200),
    "multinomial of arrays": lambda g: g.multinomial([10, 20], [[0.2, 0.8], [0.5, 0.5]]),
    "multivariate_hypergeometric": lambda g: g.multivariate_hypergeometric([16, 8, 4], 20, 200),
    "permutation": lambda g: g.permutation(1000),
    "permutation of columns": lambda g: g.permutation(np.arange(60).reshape(5, 12), axis=1),
    "permuted": lambda g: g.permuted(np.arange(60).reshape(5, 12)),
    "permuted rows": lambda g: g.permuted(np.arange(60).reshape(5, 12), axis=1),
    "permuted columns": lambda g: g.permuted(np.arange(60).reshape(5, 12), axis=0),
    "permuted by columns": lambda g: g.permuted(np.asfortranarray(np.arange(60).reshape(5, 12))),
    "choice": lambda g: g.choice(1000, 500),
    "choice without replacement": lambda g: g.choice(1000, 500, replace=False),
    "choice of many": lambda g: g.choice(20_000, 1000, replace=False),
    "choice of many, in order": lambda g: g.choice(20_000, 1001, replace=False, shuffle=False),
    "choice of few of many": lambda g: g.choice(100_000, 1000, replace=False),
    "choice by chances": lambda g: g.choice(5, 1000, p=[0.1, 0.2, 0.3, 0.15, 0.25]),
    "choice by chances without replacement": lambda g: g.choice(
        50, 20, replace=False, p=np.arange(1, 51) / 1275
    ),
    "choice of more than 32 bits": lambda g: g.choice(2**40 + 3, 200, replace=False),
    "geometric, hardly ever": lambda g: g.geometric([1e-300, 1e-18, 0.5], (50, 3)),
    "gamma of NaN": lambda g: g.gamma([np.nan, 2], 1, (50, 2))[:, 1],
    "triangular of NaN": lambda g: g.triangular([np.nan, -1], 0.5, 3, (50, 2))[:, 1],
    "multivariate_hypergeometric by counting": lambda g: g.multivariate_hypergeometric(
        [16, 8, 0, 4], 20, 200, method="count"
    ),
    "multivariate_hypergeometric by counting, few": lambda g: g.multivariate_hypergeometric(
        [500, 80, 7], 5, (3, 40), method="count"
    ),
    "bytes": lambda g: np.frombuffer(g.bytes(1003), np.uint8),
    "integers of arrays": lambda g: g.integers([0, 10, -5], [[20], [1000]]),
    "integers of arrays, int8": lambda g: g.integers([0, 10, -5], [[12], [100]], dtype="i1"),
}
CLOSE = {
    "standard_exponential by inversion": lambda g: g.standard_exponential(N, method="inv"),
    "gamma of a small shape": lambda g: g.gamma(0.3, 2, N),
    "beta of small shapes": lambda g: g.beta(0.5, 0.5, N),
    "beta of tiny shapes": lambda g: g.beta(0.001, 0.002, N),
    "noncentral_chisquare, few": lambda g: g.noncentral_chisquare(0.5, 1.5, N),
    "lognormal": lambda g: g.lognormal(0.5, 0.8, N),
    "weibull": lambda g: g.weibull(1.7, N),
    "pareto": lambda g: g.pareto(2.2, N),
    "laplace": lambda g: g.laplace(1, 2, N),
    "logistic": lambda g: g.logistic(1, 2, N),
    "gumbel": lambda g: g.gumbel(1, 2, N),
    "power": lambda g: g.power(2.3, N),
    "vonmises": lambda g: g.vonmises(0.5, 2.0, N),
    "vonmises, spread": lambda g: g.vonmises(0.5, 1e-6, N),
    "dirichlet": lambda g: g.dirichlet([1, 2, 0.5], 200),
    "dirichlet of small alpha": lambda g: g.dirichlet([0.01, 0.02, 0.05], 200),
    "multivariate_normal": lambda g: g.multivariate_normal(
        [1, 2], [[2, 0.5], [0.5, 1]], 100, method="cholesky"
    ),
}
BOUNDS = [
    (0, 2), (0, 100), (-50, 50), (0, 2**8), (0, 2**15), (0, 2**16), (10, 2**31 - 1),
    (0, 2**32), (0, 3 * 2**30), (-(2**40), 2**45), (0, 2**63 - 1), (-(2**63), 2**63), (0, 2**64),
]  # fmt: skip
DTYPES = "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64".split()


def checksum(values):
    """The sum of the bytes' 32-bit words, each times its place, modulo 2**32."""
    data = np.ascontiguousarray(values).tobytes()
    words = np.frombuffer(data + b"\0" * (-len(data) % 4), np.uint32).astype(np.uint64)
    return int(((np.arange(1, len(words) + 1, dtype=np.uint64) * words) % 2**32).sum() % 2**32)


def plain(values):
    flat = np.ravel(values)
    return [str(v) if flat.dtype.kind in "iu" else float(v) for v in flat]


def entry(call, head):
    rng = np.random.default_rng(SEED)
    values = call(rng)
    return {
        "shape": list(values.shape),
        "checksum": checksum(values),
        "head": plain(values)[:head],
        "after": rng.random(),
    }


def integers(low, high, dtype):
    return lambda g: g.integers(low, high, size=1001, dtype=dtype)


out = {
    "exact": {name: entry(call, 3) for name, call in EXACT.items()},
    "close": {name: entry(call, 30) for name, call in CLOSE.items()},
    "integers": [],
}
for dtype in DTYPES:
    for low, high in BOUNDS:
        try:
            np.random.default_rng(0).integers(low, high, dtype=dtype)
        except ValueError:
            continue
        call = integers(low, high, dtype)
        out["integers"].append(
            {"dtype": dtype, "low": str(low), "high": str(high), **entry(call, 2)}
        )


def bits(kind, seed, **options):
    sequence = np.random.SeedSequence(seed, **options)
    generator = getattr(np.random, kind)(sequence)
    state = generator.state["state"]
    raw = [str(v) for v in generator.random_raw(4)]
    jumped = generator.jumped(3).state["state"]["state"]
    child = getattr(np.random, kind)(sequence.spawn(3)[2])
    generator.advance(-(10**20))
    return {
        "kind": kind,
        "seed": [str(v) for v in seed] if isinstance(seed, list) else str(seed),
        **{name: list(v) if isinstance(v, tuple) else v for name, v in options.items()},
        "words": [int(v) for v in sequence.generate_state(5)],
        "state": str(state["state"]),
        "inc": str(state["inc"]),
        "raw": raw,
        "jumped": str(jumped),
        "child": str(child.random_raw()),
        "back": str(generator.random_raw()),
    }


out["bits"] = [
    bits("PCG64", 0),
    bits("PCG64", 12345),
    bits("PCG64", 2**200 + 12345),
    bits("PCG64", [1, 2**40, 0, 7, 9, 11]),
    bits("PCG64", 42, spawn_key=(3, 2**35)),
    bits("PCG64", 42, pool_size=8),
    bits("PCG64DXSM", 12345),
]
path = pathlib.Path(__file__).with_name("random.json")
path.write_text(json.dumps(out, indent=None, separators=(",", ":")) + "\n")
