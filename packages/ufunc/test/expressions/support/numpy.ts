/** Where results differ from NumPy's on purpose. */
import { type DType, dtypes } from '@numloom/ndarray';

const REAL_ONLY = new Set(
  `minimum maximum fmin fmax less less_equal greater greater_equal`.split(' '),
);

/** By operator: the letter of our dtype for the operands' letters, where it is another. */
const DIFFERENT: Readonly<Record<string, (letters: string) => string | undefined>> = {
  // NumPy's is the float64 that 0 becomes.
  angle: (letter) => (letter === '?' ? 'f' : undefined),
  // As the array API standard's round: whole numbers stay.
  rint: (letter) => ('fdFD'.includes(letter) ? undefined : letter),
};

/** Operators whose special values of complex numbers are C99's, not NumPy's. */
export const C99_ONLY: ReadonlySet<string> = new Set(['expm1']);

/** Our dtype's letter for NumPy's; '-' where the operands are refused. */
export function ourLetter(operator: string, operandLetters: string, numpy: string): string {
  if (REAL_ONLY.has(operator) && /[FD]/.test(operandLetters)) return '-';
  return DIFFERENT[operator]?.(operandLetters) ?? numpy;
}

/** Operators that NumPy computes by other library functions. */
const LIBRARY = new Set(
  `exp expm1 log log1p log2 log10 sin cos tan arcsin arccos arctan arctan2 sinh cosh tanh
  power deg2rad rad2deg sinc angle`.split(/\s+/),
);
/** Operators on complex numbers that NumPy computes by other formulas, or with fused additions. */
const FORMULAS = new Set(['absolute', 'divide', 'multiply', 'reciprocal', 'sign', 'square']);

/** Units in the last place by which a result may differ from NumPy's. */
export function unitsOf(operator: string, operandLetters: string, result: DType): number {
  if (!['f', 'c'].includes(dtypes[result].kind)) return 0;
  const isComplex = /[FD]/.test(operandLetters);
  // The error grows with the magnitude of the power's logarithm.
  if (isComplex && operator === 'power') return 256;
  if (LIBRARY.has(operator) || (isComplex && operator === 'sqrt')) return 4;
  return FORMULAS.has(operator) && isComplex ? 3 : 0;
}
