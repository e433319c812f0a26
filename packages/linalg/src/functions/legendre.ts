/** Gauss-Legendre quadrature on [0, 1]. */

export interface LegendrePoint {
  readonly node: number;
  readonly weight: number;
}

/** The points of a rule of some degree: roots of the Legendre polynomial, found by Newton's method. */
export function legendreRule(degree: number): LegendrePoint[] {
  return Array.from({ length: degree }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (degree + 0.5));
    let slope = 1;
    for (let step = 0; step < 10; step++) {
      const [value, before] = legendre(degree, x);
      slope = (degree * (before - x * value)) / (1 - x * x);
      x -= value / slope;
    }
    return { node: 0.5 + 0.5 * x, weight: 1 / ((1 - x * x) * slope * slope) };
  });
}

/** The Legendre polynomials of a degree and of the one before at x. */
function legendre(degree: number, x: number): readonly [number, number] {
  let [value, before] = [x, 1];
  for (let k = 2; k <= degree; k++) {
    [value, before] = [((2 * k - 1) * x * value - (k - 1) * before) / k, value];
  }
  return [value, before];
}
