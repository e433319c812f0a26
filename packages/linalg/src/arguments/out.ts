/** Results in arrays that are given. */
import { can_cast, copyto, type DType, formatShape, NdArray, sameShape } from '@numloom/ndarray';

/** Asks for the result in an array. */
export interface Out<D extends DType = DType> {
  /** An array of the result's shape and of a dtype of its kind or a higher one; it is returned. */
  readonly out: NdArray<D>;
}

/** Options of a function that takes nothing but `out`. */
export type OutOptions<D extends DType = DType> = Partial<Out<D>>;

/**
 * The result, written to `out` if there is one, as if all operands were read before.
 *
 * @throws RangeError naming `caller` when the shapes differ, TypeError when the dtype does not fit.
 */
export function intoOut(result: NdArray, out: NdArray | undefined, caller: string): NdArray {
  if (out === undefined) return result;
  if (!(out instanceof NdArray)) throw new TypeError(`${caller}: out is no array`);
  if (!sameShape(result.shape, out.shape)) {
    const [given, needed] = [formatShape(out.shape), formatShape(result.shape)];
    throw new RangeError(`${caller}: out has the shape ${given}, needs ${needed}`);
  }
  if (!can_cast(result.dtype, out.dtype, 'same_kind')) {
    throw new TypeError(
      `${caller}: out has the dtype ${out.dtype}, to which ${result.dtype} is not converted`,
    );
  }
  out.assertWritable(caller);
  copyto(out, result);
  return out;
}
