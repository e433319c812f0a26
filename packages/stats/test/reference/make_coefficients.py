"""Computes the coefficients that src/math/ has of special functions, and prints them with the error
that each approximation has before rounding: `python3 make_coefficients.py [NAME...]`.

Rational functions are the best of the relative error by Remez's exchange, in 80 digits, on 1001 points,
the start being the interpolation at Chebyshev's.
"""

import sys
from mpmath import mp, mpf

mp.dps = 80


def number(c):
    return repr(float(c))


def horner(coefficients, x="x"):
    """The polynomial as an expression of TypeScript."""
    text = number(coefficients[-1])
    for c in coefficients[-2::-1]:
        c = number(c)
        text = f"({text}) * {x} + {c}" if " " in text else f"{text} * {x} + {c}"
    return text.replace("+ -", "- ")


def show(name, coefficients):
    print(f"const {name} = [{', '.join(number(c) for c in coefficients)}];")


def rational(name, f, low, high, n, m):
    """f(x) as P(x) / Q(x) of degrees n and m, Q(0) = 1; lowest coefficients first."""
    low, high = mpf(low), mpf(high)
    fine = [
        (low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * i / 1000) for i in range(1001)
    ]
    values = [f(x) for x in fine]
    count = n + m + 2

    def solve(at, below):
        """P and Q whose error at the points alternates in sign; of one point less: vanishes."""
        size = len(at)
        matrix, right = mp.matrix(size, size), mp.matrix(size, 1)
        for row, i in enumerate(at):
            x, value = fine[i], values[i]
            for k in range(n + 1):
                matrix[row, k] = x**k
            for k in range(1, m + 1):
                matrix[row, n + k] = -value * x**k
            if size == count:
                matrix[row, count - 1] = (-1) ** row * value * mp.polyval(below[::-1], x)
            right[row] = value
        solution = list(mp.lu_solve(matrix, right))
        return solution[: n + 1], [mpf(1)] + solution[n + 1 : n + m + 1]

    def errors(above, below):
        return [
            mp.polyval(above[::-1], x) / mp.polyval(below[::-1], x) / value - 1
            for x, value in zip(fine, values)
        ]

    def chebyshev(size):
        return [round(1000 * (2 * i + 1) / (2 * size)) for i in range(size)]

    best = solve(chebyshev(count - 1), None)
    least = max(abs(e) for e in errors(*best))
    above, below = best
    for _ in range(12):
        error = errors(above, below)
        # The extreme of each run of one sign, and of those as many as alternate.
        extremes = []
        for i, e in enumerate(error):
            if extremes and (e > 0) == (error[extremes[-1]] > 0):
                if abs(e) > abs(error[extremes[-1]]):
                    extremes[-1] = i
            else:
                extremes.append(i)
        while len(extremes) > count:
            extremes.pop(0 if abs(error[extremes[0]]) < abs(error[extremes[-1]]) else -1)
        if len(extremes) < count:
            break
        for _ in range(4):
            above, below = solve(extremes, below)
        worst = max(abs(e) for e in errors(above, below))
        if worst < least:
            best, least = (above, below), worst
    print(f"// {name}: {n}/{m} on [{number(low)}, {number(high)}], error {mp.nstr(least, 3)}")
    print(f"({horner(best[0])}) /\n({horner(best[1])})")


def erfcx(x):
    return mp.exp(x * x) * mp.erfc(x)


def ndtri_tail(r):
    """-x with Phi(x) = exp(-r^2)."""
    target = -r * r
    x = mp.sqrt(2) * r
    for _ in range(60):
        value = mp.log(mp.erfc(x / mp.sqrt(2)) / 2)
        slope = -mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi) / mp.exp(value)
        step = (value - target) / slope
        x -= step
        if abs(step) < mpf(10) ** -60 * abs(x):
            break
    return x


def ndtri_centre(w):
    """x / q with Phi(x) = 1/2 + q, of w = 0.180625 - q^2."""
    q = mp.sqrt(abs(mpf(0.180625) - w))
    if q < mpf(10) ** -30:
        return mp.sqrt(2 * mp.pi)
    return mp.sqrt(2) * mp.erfinv(2 * q) / q


def loggamma_over(shift):
    """ln Γ(x) / (x - shift), whose zero is at shift, of x - low."""

    def f(x):
        t = x - shift
        return mp.digamma(shift) if abs(t) < mpf(10) ** -40 else mp.loggamma(x) / t

    return f


def stirling(a):
    """a times ln Γ(a + 1) - (a + 1/2) ln a + a - ln √2π."""
    return a * (
        mp.loggamma(a + 1) - (a + mpf(1) / 2) * mp.log(a) + a - mp.log(2 * mp.pi) / 2
    )


DIGAMMA_ZERO = mp.findroot(mp.digamma, mpf("1.4616321449683623"))


def digamma_centre(t):
    x = 1 + t
    if abs(x - DIGAMMA_ZERO) < mpf(10) ** -30:
        return mp.psi(1, x)
    return mp.digamma(x) / (x - DIGAMMA_ZERO)


def temme(count):
    """Coefficients of η / (λ - 1) in powers of η, where η² / 2 = λ - 1 - ln λ: those of λ - 1 by
    comparing the powers of η in (λ - 1) dλ/dη = λ η."""
    with mp.workdps(60):
        # λ - 1 = Σ a_k η^k, a_1 = 1: (λ - 1) λ' = (1 + (λ - 1)) η.
        a = [mpf(0), mpf(1)]
        for k in range(2, count + 2):
            # the coefficient of η^k of (λ - 1) λ': Σ a_i (k + 1 - i) a_(k+1-i), and of the right a_(k-1)
            known = sum(a[i] * (k + 1 - i) * a[k + 1 - i] for i in range(2, k))
            a.append((a[k - 1] - known) / (k + 1))
        b = a[1:]
        inverse = [mpf(1)]
        for k in range(1, count):
            inverse.append(-sum(b[i] * inverse[k - i] for i in range(1, k + 1)))
    show("TEMME", inverse)


def part(name):
    return len(sys.argv) < 2 or name in sys.argv[1:]


if part("erf"):
    rational("ERF", lambda w: mp.erf(mp.sqrt(w)) / mp.sqrt(w) if w else 2 / mp.sqrt(mp.pi), 0, 0.25, 4, 4)
    rational("ERFCX", erfcx, 0.5, 4, 7, 8)
    rational("ERFCX_FAR", lambda w: erfcx(1 / mp.sqrt(w)) / mp.sqrt(w) if w else 1 / mp.sqrt(mp.pi), 0, 1 / 16, 5, 6)
if part("ndtri"):
    rational("CENTRE", ndtri_centre, 0, 0.180625, 8, 7)
    rational("TAIL", lambda t: ndtri_tail(t + mpf(1.6)), 0, 3.4, 8, 7)
    rational("FAR", lambda t: ndtri_tail(t + 5), 0, 22.5, 8, 8)
if part("gammaln"):
    rational("NEAR_1", lambda u: loggamma_over(1)(u + mpf(0.5)), 0, 1, 7, 7)
    rational("NEAR_2", lambda u: loggamma_over(2)(u + mpf(1.5)), 0, 1.5, 6, 7)
if part("stirling"):
    rational("STIRLING_LOW", stirling, 0.5, 2, 7, 7)
    rational("STIRLING_MIDDLE", stirling, 2, 10, 6, 6)
    show("STIRLING", [mp.bernoulli(2 * k) / (2 * k * (2 * k - 1)) for k in range(1, 11)])
if part("digamma"):
    print(f"// the zero of digamma {mp.nstr(DIGAMMA_ZERO, 40)}: {number(DIGAMMA_ZERO)} + {number(DIGAMMA_ZERO - mpf(float(DIGAMMA_ZERO)))}")
    rational("DIGAMMA", digamma_centre, 0, 1, 5, 6)
    show("BERNOULLI", [mp.bernoulli(2 * k) / (2 * k) for k in range(1, 11)])
if part("zeta"):
    show("MACLAURIN", [mp.bernoulli(2 * k) / mp.factorial(2 * k) for k in range(1, 13)])
if part("temme"):
    temme(30)
