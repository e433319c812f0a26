/** How many terms of the exponential series, in how many steps, a matrix needs. */

/**
 * For m = 1, 2, …: norms of A up to which the backward error of the first m + 1 terms is at most 2⁻⁵³ ‖A‖: where
 * Σ |c_k| θ^(k - 1) = 2⁻⁵³, for the coefficients c_k of log(e^(-x) (1 + x + … + x^m / m!)).
 */
const BOUNDS: readonly number[] = [
  // prettier-ignore
  ...[2.2204460492503128e-16, 2.5809568029717673e-08, 1.3863478661191213e-05, 0.00033971688399769617, 0.002400876357887274, 0.009065656407595102, 0.023844555325002736, 0.049912288711153226, 0.08957760203223343, 0.1441829761614378, 0.21423580684517107, 0.2996158913811581, 0.3997775336316795, 0.5139146936124294, 0.6410835233041199, 0.7802874256626574, 0.9305328460786568, 1.0908637192900361, 1.2603810606426389, 1.438252596804337, 1.6237159502358216, 1.8160778162150857, 2.014710780944616, 2.2190488693650896, 2.4285825244428265, 2.6428534574594353, 2.861449633934264, 3.084000544989162, 3.310172839890271, 3.5396663487436895, 3.772210495681751, 4.00756108611804, 4.245497442579696, 4.485819859447369, 4.728347345793539, 4.972915626191981, 5.219375371084058, 5.467590630524544, 5.717437447572013, 5.968802630041849, 6.221582661689891, 6.4756827360799845, 6.731015898381024, 6.98750228213063, 7.245068429597952, 7.503646685788864, 7.763174657377987, 8.02359472893998, 8.284853629803917, 8.546902045684933, 8.809694269971322, 9.073187890176145, 9.337343505612013, 9.602124472826556, 9.8674966757534],
];
/** The highest power whose norm is asked for, less one. */
const MOST_POWERS = 8;
/** Products with A and its adjoint that a norm is estimated by, for each column. */
const COLUMNS = 2;

/** What is known of a matrix. */
export interface PowerNorms {
  /** ‖A‖₁, about. */
  readonly one: number;
  /** ‖A^p‖₁^(1/p), about. */
  readonly root: (p: number) => number;
}

/** So many terms beside the first one, in so many steps. */
export interface Terms {
  readonly degree: number;
  readonly steps: number;
}

/**
 * The terms for e^(t A) B with the least products, for B of `width` columns: section 3 of Al-Mohy and Higham
 * (2011). Norms of powers, which may be far smaller than powers of the norm, are estimated where they may pay off.
 */
export function termsFor(t: number, norms: PowerNorms, width: number): Terms {
  const size = Math.abs(t) * norms.one;
  if (size === 0) return { degree: 0, steps: 1 };
  let best: Terms = { degree: 0, steps: Infinity };
  const consider = (norm: number, least: number): void => {
    for (let degree = least; degree <= BOUNDS.length; degree++) {
      const steps = Math.max(1, Math.ceil(norm / BOUNDS[degree - 1]!));
      const isLess = best.degree === 0 || degree * steps < best.degree * best.steps;
      if (isLess) best = { degree, steps };
    }
  };
  const worth =
    (2 * COLUMNS * MOST_POWERS * (MOST_POWERS + 3) * BOUNDS.at(-1)!) / (width * BOUNDS.length);
  if (size <= worth) consider(size, 1);
  else {
    let root = norms.root(2);
    for (let p = 2; p <= MOST_POWERS; p++) {
      const next = norms.root(p + 1);
      consider(Math.abs(t) * Math.max(root, next), p * (p - 1) - 1);
      root = next;
    }
  }
  return best;
}
