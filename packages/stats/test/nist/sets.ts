/**
 * Data sets of the NIST Statistical Reference Datasets that are made by a formula, and the values that NIST
 * certifies (NIST/ITL StRD, https://www.itl.nist.gov/div898/strd/).
 */

/** A sample with its certified mean and standard deviation. */
export interface UnivariateSet {
  readonly name: string;
  readonly values: readonly number[];
  readonly mean: number;
  readonly deviation: number;
}

/** Groups with their certified F. */
export interface AnovaSet {
  readonly name: string;
  readonly groups: readonly (readonly number[])[];
  readonly f: number;
}

function accuracy(name: string, base: number): UnivariateSet {
  const pairs = Array.from({ length: 500 }, () => [base + 0.1, base + 0.3]).flat();
  // The certified mean is the decimal number, to which this literal is the nearest.
  return { name, values: [base + 0.2, ...pairs], mean: Number(`${base}.2`), deviation: 0.1 };
}

/** NumAcc1 to NumAcc4: numbers whose digits are mostly the same. */
export const univariateSets = (): readonly UnivariateSet[] => [
  { name: 'NumAcc1', values: [10000001, 10000003, 10000002], mean: 10000002, deviation: 1 },
  accuracy('NumAcc2', 1),
  accuracy('NumAcc3', 1_000_000),
  accuracy('NumAcc4', 10_000_000),
];

/** SmLs01 to SmLs09, of Simon and Lesage (1989): nine treatments each. */
export function anovaSets(): readonly AnovaSet[] {
  const shifts = [0.4, 0.3, 0.5, 0.3, 0.5, 0.3, 0.5, 0.3, 0.5];
  return [1, 1e6, 1e12].flatMap((base, i) =>
    [21, 201, 2001].map((n, j) => ({
      name: `SmLs0${3 * i + j + 1}`,
      groups: shifts.map((shift) => {
        // Decimal numbers, rounded once.
        const [low, middle, high] = [-1, 0, 1].map((k) => base + Math.round(10 * shift + k) / 10);
        const pairs = Array.from({ length: (n - 1) / 2 }, () => [low!, high!]).flat();
        return [middle!, ...pairs];
      }),
      f: n,
    })),
  );
}
