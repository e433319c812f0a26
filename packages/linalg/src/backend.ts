/** Which kernels run. */
import { hasMultiplyAdd } from './kernels/load.ts';

/** WebAssembly with SIMD as every engine has it, or with the relaxed instructions too. */
export type Backend = 'simd128' | 'relaxed-simd';

/**
 * Which kernels this engine runs. Those of `'relaxed-simd'` multiply and add in one instruction, which
 * is faster, and rounds once where the processor can; those of `'simd128'` round twice, the same
 * everywhere. Results of the two differ by rounding errors.
 *
 * @example
 * ```ts
 * import { backend } from '@numloom/linalg';
 * console.log(['simd128', 'relaxed-simd'].includes(backend())); // => true
 * ```
 */
export function backend(): Backend {
  return hasMultiplyAdd() ? 'relaxed-simd' : 'simd128';
}
