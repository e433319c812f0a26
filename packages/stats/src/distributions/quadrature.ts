/** Integrals of functions of one number. */

/** Intervals of the cosine rule. */
const ORDER = 16;

/** Most parts that an interval is taken apart into. */
const MOST_PARTS = 400;

interface Part {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly error: number;
}

/**
 * ∫ f(x) dx from `from` to `to`, both finite, by the rule of Clenshaw and Curtis with 17 points, on
 * parts that are halved where the rule of 9 points says otherwise.
 *
 * Source: Clenshaw and Curtis, Numerische Mathematik 2 (1960).
 */
export function integrate(
  f: (x: number) => number,
  from: number,
  to: number,
  tolerance = 1e-13,
): number {
  if (from === to) return 0;
  const fine = weightsOf(ORDER);
  const coarse = weightsOf(ORDER / 2);
  const partOf = (low: number, high: number): Part => {
    const [middle, half] = [(low + high) / 2, (high - low) / 2];
    let value = 0;
    let rough = 0;
    for (let k = 0; k <= ORDER; k++) {
      const y = f(middle - half * Math.cos((Math.PI * k) / ORDER));
      value += fine[k]! * y;
      if (k % 2 === 0) rough += coarse[k / 2]! * y;
    }
    return {
      from: low,
      to: high,
      value: value * half,
      error: Math.abs(value - rough) * Math.abs(half),
    };
  };
  // Several parts at first: a narrow peak may lie between the points of one.
  const parts: Part[] = [];
  const first = 8;
  for (let k = 0; k < first; k++) {
    parts.push(partOf(from + ((to - from) * k) / first, from + ((to - from) * (k + 1)) / first));
  }
  const total = (key: 'value' | 'error') => parts.reduce((sum, part) => sum + part[key], 0);
  while (parts.length < MOST_PARTS) {
    const error = total('error');
    if (!(error > tolerance * Math.abs(total('value')))) break;
    let worst = 0;
    for (let k = 1; k < parts.length; k++) if (parts[k]!.error > parts[worst]!.error) worst = k;
    const { from: low, to: high } = parts[worst]!;
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    parts[worst] = partOf(low, middle);
    parts.push(partOf(middle, high));
  }
  return total('value');
}

/** Weights of the rule with n intervals, n even, over [-1, 1]. */
function weightsOf(n: number): number[] {
  return Array.from({ length: n + 1 }, (_, k) => {
    let sum = 1;
    for (let j = 1; j <= n / 2; j++) {
      const factor = j === n / 2 ? 1 : 2;
      sum -= (factor * Math.cos((2 * Math.PI * j * k) / n)) / (4 * j * j - 1);
    }
    return ((k === 0 || k === n ? 1 : 2) * sum) / n;
  });
}
