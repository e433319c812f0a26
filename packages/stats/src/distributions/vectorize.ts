/** Functions of numbers over arrays. */
import { asarray, broadcast_arrays, type DType, type NdArray, ones } from '@numloom/ndarray';
import { Expression, multiply, type Operand } from '@numloom/ufunc';
import { packedValues } from '../samples/slicewise.ts';

/** `f` as a function of operands that broadcast. */
export function vectorize(
  f: (...numbers: number[]) => number,
  { nin }: { readonly name: string; readonly nin: number },
): (...operands: Operand[]) => Expression<'float64'> {
  return (...operands) => {
    const arrays: NdArray[] = broadcast_arrays<DType>(
      ...operands.map((operand): NdArray =>
        operand instanceof Expression ? operand.evaluate() : asarray(operand),
      ),
    );
    const packed = arrays.map((array) => packedValues(array));
    const values = new Float64Array(packed[0]!.length);
    const one = new Array<number>(nin);
    for (let k = 0; k < values.length; k++) {
      for (let i = 0; i < nin; i++) one[i] = packed[i]![k]!;
      values[k] = f(...one);
    }
    return multiply(asarray(values).reshape([...arrays[0]!.shape]), ones([]));
  };
}
