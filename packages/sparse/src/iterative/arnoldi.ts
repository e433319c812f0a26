/** A step of Arnoldi's process. */
import { negative, type Value } from './values.ts';
import type { Vectors } from './vectors.ts';

/** What is left of a vector beside a basis. */
export interface Remainder {
  /** Products with the vectors of the basis. */
  readonly above: Value[];
  /** The norm before and after. */
  readonly whole: number;
  readonly below: number;
}

/** Makes w orthogonal to an orthonormal basis, by the modified Gram-Schmidt process. */
export function orthogonalize(vectors: Vectors, basis: readonly number[], w: number): Remainder {
  const whole = vectors.norm(w);
  const above = basis.map((v) => {
    const component = vectors.dot(v, w);
    vectors.addScaled(negative(component), v, w);
    return component;
  });
  return { above, whole, below: vectors.norm(w) };
}
