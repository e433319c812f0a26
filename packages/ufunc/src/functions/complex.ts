/** Parts of complex numbers. */
import type { RealOf } from '@numloom/ndarray';
import { type Unary, elementwise } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import type { DTypeOf, Operand } from '../expression/operand.ts';

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
export const real: <A extends Operand>(x: A) => Expression<RealOf<DTypeOf<A>>> =
  /* @__PURE__ */ elementwise('real');

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
export const imag: <A extends Operand>(x: A) => Expression<RealOf<DTypeOf<A>>> =
  /* @__PURE__ */ elementwise('imag');

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
export const conj: Unary = /* @__PURE__ */ elementwise('conj');

/** Another name of `conj`. */
export const conjugate: typeof conj = conj;
