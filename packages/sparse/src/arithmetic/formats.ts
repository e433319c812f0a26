/** Formats of results, as SciPy has them. */
import type { Format } from '../parts/parts.ts';

/** Of sums, differences and products, element by element. */
export function formatOfSum(a: Format, b: Format): Format {
  if (a === 'csc' || a === 'bsr') return a;
  return a === 'dia' && b === 'dia' ? 'dia' : 'csr';
}

/** Of sums: what has diagonals is added to the other one, what is `dok` stays so. */
export function formatOfAddition(a: Format, b: Format): Format {
  if (a === 'dok') return a;
  return a === 'dia' ? formatOfSum(b, a) : formatOfSum(a, b);
}
