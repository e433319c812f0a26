/** Minima of functions of a few numbers, without derivatives. */

/** A point and the function's value there. */
export interface Minimum {
  readonly x: number[];
  readonly value: number;
}

/**
 * A local minimum of `f` near `start`, by the simplex method, which is started again where it ends
 * at most `restarts` times, until that does not help. `f` may be infinite where it is not defined. `steps` are the first moves.
 *
 * Source: Nelder and Mead, The Computer Journal 7 (1965); Lagarias et al., SIAM J. Optim. 9 (1998).
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  restarts = 5,
): Minimum {
  let best = descend(f, start, steps);
  let sizes = steps;
  for (let again = 0; again < restarts; again++) {
    sizes = sizes.map((step, k) => Math.min(Math.abs(step), Math.abs(best.x[k]! * 0.05) || 0.05));
    const next = descend(f, best.x, sizes);
    const gain = best.value - next.value;
    if (next.value <= best.value) best = next;
    if (!(gain > 1e-12 * Math.abs(best.value))) break;
  }
  return best;
}

const finite = (value: number): number => (Number.isNaN(value) ? Infinity : value);

function descend(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
): Minimum {
  const n = start.length;
  const pointAt = (x: number[]): Minimum => ({ x, value: finite(f(x)) });
  const corners = [pointAt([...start])];
  for (let k = 0; k < n; k++) {
    const x = [...start];
    x[k]! += steps[k]!;
    let corner = pointAt(x);
    if (corner.value === Infinity) {
      x[k] = start[k]! - steps[k]!;
      corner = pointAt([...x]);
    }
    corners.push(corner);
  }
  for (let count = 0; count < 400 * n; count++) {
    corners.sort((a, b) => (a.value < b.value ? -1 : Number(a.value > b.value)));
    const [first, worst] = [corners[0]!, corners[n]!];
    const isFlat = worst.value - first.value <= 1e-15 * Math.abs(first.value);
    const isSmall = worst.x.every(
      (x, k) => Math.abs(x - first.x[k]!) <= 1e-10 * Math.max(Math.abs(first.x[k]!), 1e-8),
    );
    if (isSmall || (isFlat && count > 20 * n)) break;
    const centre = first.x.map(
      (_, k) => corners.slice(0, n).reduce((sum, { x }) => sum + x[k]!, 0) / n,
    );
    const along = (t: number) => pointAt(centre.map((c, k) => c + t * (worst.x[k]! - c)));
    const reflected = along(-1);
    if (reflected.value < first.value) {
      const expanded = along(-2);
      corners[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < corners[n - 1]!.value) {
      corners[n] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) corners[n] = contracted;
      else {
        for (let i = 1; i <= n; i++) {
          corners[i] = pointAt(corners[i]!.x.map((x, k) => (x + first.x[k]!) / 2));
        }
      }
    }
  }
  return corners.reduce((least, corner) => (corner.value < least.value ? corner : least));
}
