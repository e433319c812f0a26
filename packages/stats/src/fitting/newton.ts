/** Minima of smooth functions of a few numbers, from a point that is near already. */

/**
 * Steps of Newton's method with differences for derivatives, taken as long as they lead nearer to where
 * the gradient is 0 and `f` does not grow.
 */
export function refine(
  f: (x: readonly number[]) => number,
  start: readonly number[],
): { readonly x: number[]; readonly value: number } {
  let x = [...start];
  let value = f(x);
  const n = x.length;
  const reach = (z: number): number => 3e-4 * Math.max(Math.abs(z), 1e-3);
  let before = Infinity;
  for (let round = 0; round < 6; round++) {
    const h = x.map(reach);
    const at = (...moves: [k: number, t: number][]): number => {
      const y = [...x];
      for (const [k, t] of moves) y[k]! += t * h[k]!;
      return f(y);
    };
    const near = x.map((_, k) => [at([k, -2]), at([k, -1]), at([k, 1]), at([k, 2])] as const);
    const gradient = near.map(([a, b, c, d], k) => (a - 8 * b + 8 * c - d) / (12 * h[k]!));
    const hessian = x.map((_, i) =>
      x.map((__, j) => {
        if (i === j) {
          const [a, b, c, d] = near[i]!;
          return (-a + 16 * b - 30 * value + 16 * c - d) / (12 * h[i]! * h[i]!);
        }
        const mixed = at([i, 1], [j, 1]) - at([i, 1], [j, -1]) - at([i, -1], [j, 1]);
        return (mixed + at([i, -1], [j, -1])) / (4 * h[i]! * h[j]!);
      }),
    );
    const step = solve(hessian, gradient);
    const size = Math.max(...step.map((s, k) => Math.abs(s) / Math.max(Math.abs(x[k]!), 1e-3)));
    if (!(size < Math.min(before, 0.1))) break;
    const next = x.map((z, k) => z - step[k]!);
    const there = f(next);
    if (!(there <= value + 1e-14 * n * Math.abs(value))) break;
    x = next;
    value = there;
    before = size / 2;
    if (size < 1e-13) break;
  }
  return { x, value };
}

/** The solution of a small system, by elimination with row exchanges. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(rows[i]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = i;
    }
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i]![k]! / rows[k]![k]!;
      for (let j = k; j <= n; j++) rows[i]![j]! -= factor * rows[k]![j]!;
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    let sum = rows[k]![n]!;
    for (let j = k + 1; j < n; j++) sum -= rows[k]![j]! * solution[j]!;
    solution[k] = sum / rows[k]![k]!;
  }
  return solution;
}
