"""Write programs.json: what short NumPy programs print, which programs.test.ts writes with numloom.

    python3 make_programs.py

Results are lists, with numbers as Python's repr gives them, so that they are exact.
"""

import json
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
x = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0])
m = np.arange(12.0).reshape(3, 4)
gaps = np.array([[1.0, np.nan, 3.0], [np.nan, np.nan, np.nan], [7.0, 8.0, np.nan]])
days = np.array([0, 2, 1, 2, 0, 2])


def moving_average(a, n):
    total = np.cumsum(a)
    total[n:] = total[n:] - total[:-n]
    return total[n - 1 :] / n


def horner(p, t):
    y = np.zeros_like(t)
    for c in p:
        y = y * t + c
    return y


def mandelbrot():
    c = np.linspace(-2, 0.5, 6)[None, :] + 1j * np.linspace(-1, 1, 5)[:, None]
    z = np.zeros_like(c)
    count = np.zeros(c.shape, np.int32)
    for _ in range(20):
        inside = np.abs(z) <= 2
        z = np.where(inside, z * z + c, z)
        count += inside
    return count


def sieve(n):
    prime = np.ones(n + 1, bool)
    prime[:2] = False
    for i in range(2, int(n**0.5) + 1):
        if prime[i]:
            prime[i * i :: i] = False
    return np.flatnonzero(prime)


def life():
    cells = np.zeros((6, 6), np.int8)
    cells[1, 2] = cells[2, 3] = cells[3, 1] = cells[3, 2] = cells[3, 3] = 1
    for _ in range(4):
        around = sum(
            np.roll(cells, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j
        )
        cells = ((around == 3) | ((cells == 1) & (around == 2))).astype(np.int8)
    return cells


def one_hot():
    hot = np.zeros((days.size, 3))
    hot[np.arange(days.size), days] = 1
    return hot


def grouped_means():
    sums, counts = np.zeros(3), np.zeros(3)
    np.add.at(sums, days, x[:6])
    np.add.at(counts, days, 1)
    return sums / counts


def in_place():
    a = m.copy()
    a[1:] -= a[:-1]
    np.clip(a, 1, 4, out=a)
    a[a > 3] = 0
    return a


def softmax(a):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


points = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
u, v = np.meshgrid(np.arange(3), np.arange(2))
programs = {
    "broadcasting": m + np.array([10, 20, 30])[:, None] * np.array([1, 0, 0, 1]),
    "boolean mask": x[(x > 1) & (x < 6)],
    "standard scores": (m - m.mean(axis=0)) / m.std(axis=0, ddof=1),
    "min-max": (x - x.min()) / np.ptp(x),
    "moving average": moving_average(x, 3),
    "running maximum": np.maximum.accumulate(x),
    "distance matrix": np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=-1)),
    "meshgrid": (u**2 + 10 * v).astype(float),
    "polynomial": horner([2.0, -1.0, 0.5], np.linspace(-1, 1, 5)),
    "one-hot": one_hot(),
    "percentile clipping": np.clip(x, *np.percentile(x, [10, 90])),
    "histogram": np.histogram(x, bins=4, range=(0, 10))[0],
    "normalised histogram": np.histogram(x, bins=[0, 2, 5, 10], density=True)[0],
    "digitize": np.digitize(x, [2, 4, 6]),
    "bincount weights": np.bincount(days, weights=x[:6], minlength=4),
    "grouped means": grouped_means(),
    "ranks": np.argsort(np.argsort(x, kind="stable"), kind="stable"),
    "top three": np.sort(np.partition(x, -3)[-3:])[::-1],
    "unique counts": np.stack(np.unique(x, return_counts=True)),
    "complex signal": np.abs(np.exp(2j * np.pi * np.arange(4) / 4) + 1),
    "phase": np.angle(np.exp(1j * np.array([0.5, -2.0, 3.0])), deg=True).round(6),
    "gaps": np.nanmean(gaps, axis=0),
    "gaps filled": np.where(np.isnan(gaps), np.nanmedian(gaps), gaps),
    "gap counts": np.isnan(gaps).sum(axis=1),
    "softmax": softmax(m / 10),
    "in place": in_place(),
    "triangle wave": np.abs((np.arange(9) / 4) % 2 - 1),
    "divmod": np.stack(np.divmod(np.array([7, -7, 125]), 60)),
    "mandelbrot": mandelbrot(),
    "sieve": sieve(50),
    "life": life(),
    "cosine similarity": (m[0] * m[1]).sum() / np.sqrt((m[0] ** 2).sum() * (m[1] ** 2).sum()),
    "trapezoid": np.trapezoid(np.linspace(0, 1, 5) ** 2, dx=0.25),
    "cumulative growth": np.cumprod(1 + np.array([0.1, -0.05, 0.2])).round(4),
    "second difference": np.diff(x, n=2),
    "rounding": np.round(np.array([0.5, 1.5, 2.675, -1234.5]), 2),
    "rounding to tens": np.round(np.array([14, 15, 25, -36]), -1),
    "outer table": np.multiply.outer(np.arange(1, 4), np.arange(1, 5)),
    "masked sum": m.sum(axis=1, where=m % 2 == 0, initial=100),
    "overflow": np.array([200, 100], np.uint8) + np.uint8(100),
}


def text(value):
    value = np.asarray(value)
    if value.ndim == 0:
        return repr(value.item())
    return "[" + ", ".join(text(part) for part in value) + "]"


written = {name: f"{np.asarray(value).dtype} {text(value)}" for name, value in programs.items()}
path = pathlib.Path(__file__).parent / "programs.json"
path.write_text(json.dumps(written, indent=2) + "\n")
