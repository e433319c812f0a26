/** Kernels that there is one of for each dtype of values. */
import type { SparseDType } from '../parts/parts.ts';

const SUFFIX = {
  float32: 'Float32',
  float64: 'Float64',
  complex128: 'Complex128',
} as const satisfies Record<SparseDType, string>;

type Suffix = (typeof SUFFIX)[SparseDType];

/** The kernel of that name, as `place` for `placeFloat64`, for values of a dtype. */
export function kernelFor<
  Name extends string,
  Kernel,
  Kernels extends Readonly<Record<`${Name}${Suffix}`, Kernel>>,
>(kernels: Kernels, name: Name, dtype: SparseDType): Kernels[`${Name}Float64`] {
  return kernels[`${name}${SUFFIX[dtype]}`] as Kernels[`${Name}Float64`];
}
