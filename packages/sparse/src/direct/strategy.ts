/** Which factorisation suits a matrix. */
import type { CheckedOptions, OrderingName } from './options.ts';
import type { Structure } from './structure.ts';

/** Which factorisation it was. */
export type Path =
  'diagonal' | 'triangular' | 'banded' | 'scalar' | 'supernodal' | 'symmetric' | 'cholesky' | 'ldl';

/** What was chosen for a matrix, and why. */
export interface Strategy {
  /**
   * The factorisation. `'diagonal'`, `'triangular'` (maybe after permutations) and `'banded'` need no
   * order; `'scalar'` and `'supernodal'` pivot within columns; `'symmetric'`, `'cholesky'` and `'ldl'`
   * are multifrontal ones on the pattern of A + Aᵀ.
   */
  readonly path: Path;
  readonly ordering: OrderingName | 'given';
  /** Why, in words. */
  readonly reason: string;
  /** Diagonal blocks that were factored one after the other, 1 if the matrix was not split; rows of the largest. */
  readonly blocks: number;
  readonly largestBlock: number;
  /** Of the entries outside of the diagonal, the part that has one in the mirrored place. */
  readonly patternSymmetry: number;
  /** Of the elements of the diagonal, the part that is not zero. */
  readonly nonzeroDiagonal: number;
  readonly isHermitian: boolean;
  /** Widths of the band below and above the diagonal. */
  readonly bandwidth: readonly [lower: number, upper: number];
  /** Whether rows and columns were scaled. */
  readonly isEquilibrated: boolean;
  /**
   * What was known before the factorisation, of those that can tell and where it took long enough for
   * somebody to ask; bounds where rows may be exchanged. `nnz` counts the zeros that fronts store, as `SparseLU.nnz`
   * does; of what pivots within columns it is a bound of what is not zero, and supernodes store further zeros.
   */
  readonly predicted:
    { readonly nnz: number; readonly flops: number; readonly bytes: number } | undefined;
  /** Largest absolute value of U by that of A, and the number of pivots that were replaced. */
  readonly growth: number;
  readonly perturbed: number;
  /** Factorisations that were tried before, and why they did not do. */
  readonly fallbacks: readonly string[];
}

/** A factorisation that may do. */
export interface Attempt {
  readonly path: Path;
  readonly ordering: OrderingName | Int32Array | 'reversed';
  readonly reason: string;
  /** Whether no element of the diagonal is zero. */
  readonly hasDiagonal: boolean;
}

/** Pattern symmetry and part of nonzeros on the diagonal that the symmetric strategy needs (UMFPACK). */
const SYMMETRY = 0.3;
const REGULAR = 0.9;

/** Entries beside the diagonal at most of what is banded. */
const BAND = 8;

/**
 * The factorisations that suit a matrix, the best first: the next one is for matrices that turn out to
 * need another. The rule between symmetric and unsymmetric strategies is UMFPACK's: T. A. Davis,
 * "Algorithm 832: UMFPACK V4.3", ACM Trans. Math. Software 30 (2004).
 */
export function attemptsFor(
  { lower, upper, regular, positive, patternSymmetry, isHermitian }: Structure,
  n: number,
  entries: number,
  options: CheckedOptions,
): Attempt[] {
  const { strategy, ordering } = options;
  const isFree = ordering === 'auto';
  const columns = isFree ? 'colamd' : ordering;
  const hasDiagonal = regular === n;
  const last: Attempt = {
    path: strategy === 'scalar' ? 'scalar' : 'supernodal',
    ordering: columns,
    reason: 'pivots within columns',
    hasDiagonal,
  };
  if (strategy === 'auto' && isFree) {
    const natural = { ordering: 'natural', hasDiagonal } as const;
    if (lower === 0 && upper === 0) {
      return [{ path: 'diagonal', ...natural, reason: 'all entries are on the diagonal' }];
    }
    if (lower === 0) {
      return [{ path: 'triangular', ...natural, reason: 'no entry is below the diagonal' }];
    }
    if (upper === 0) {
      const reason = 'no entry is above the diagonal';
      return [{ path: 'triangular', ordering: 'reversed', reason, hasDiagonal }];
    }
    if (lower + upper <= BAND && entries >= (n * (lower + upper + 1)) / 2) {
      return [
        { path: 'banded', ...natural, reason: `the band has ${lower + upper + 1} diagonals` },
      ];
    }
  }
  const isDefinite = isHermitian && positive === n;
  const rule =
    `pattern symmetry ${patternSymmetry.toFixed(2)}, ` +
    `${((100 * regular) / Math.max(n, 1)).toFixed(0)} % of the diagonal is not zero`;
  const symmetric = (path: Path, reason: string): Attempt => ({
    path,
    ordering: isFree ? 'amd' : ordering,
    reason,
    hasDiagonal,
  });
  switch (strategy) {
    case 'unsymmetric':
    case 'scalar':
    case 'supernodal':
      return [{ ...last, reason: 'asked for' }];
    case 'cholesky':
      return [symmetric('cholesky', 'asked for')];
    case 'ldl':
      return [symmetric('ldl', 'asked for'), last];
    case 'symmetric':
      return [symmetric('symmetric', 'asked for'), last];
    case 'auto':
      break;
  }
  if (patternSymmetry < SYMMETRY || regular < REGULAR * n) return [{ ...last, reason: rule }];
  if (isDefinite) {
    return [
      symmetric('cholesky', 'Hermitian, with a positive diagonal'),
      symmetric('symmetric', rule),
      last,
    ];
  }
  return [symmetric('symmetric', rule), last];
}
