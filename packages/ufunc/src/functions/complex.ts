/** Parts of complex numbers. */
import type { UnaryUfunc } from '../methods/signatures.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Real part of each element.
 *
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * import { real } from '@numloom/ufunc';
 * console.log(real([new Complex(1, 2)]).tolist()); // => [ 1 ]
 * ```
 */
export const real: UnaryUfunc<'real'> = /* @__PURE__ */ unary(rows.real);

/**
 * Imaginary part of each element; 0 for real ones.
 *
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * import { imag } from '@numloom/ufunc';
 * console.log(imag([new Complex(1, 2)]).tolist()); // => [ 2 ]
 * ```
 */
export const imag: UnaryUfunc<'real'> = /* @__PURE__ */ unary(rows.imag);

/**
 * Complex conjugate; real elements stay.
 *
 * @example
 * ```ts
 * import { Complex } from '@numloom/ndarray';
 * import { conj, imag } from '@numloom/ufunc';
 * console.log(imag(conj([new Complex(1, 2)])).tolist()); // => [ -2 ]
 * ```
 */
export const conj: UnaryUfunc<'number'> = /* @__PURE__ */ unary(rows.conj);

/** Another name of `conj`. */
export const conjugate: typeof conj = conj;
