/** Traces, by which matrices are shifted before they are exponentiated. */
import { Complex, dtypes } from '@numloom/ndarray';
import { trace } from '@numloom/linalg';
import { arrayOf, type Scalar, withFrame } from '@numloom/linalg/kernels';
import { SparseArray } from '../array/sparse-array.ts';
import { type Value, value } from '../iterative/values.ts';
import { numbersAt } from '../operators/action.ts';
import { LinearOperator, type OperatorLike } from '../operators/linear-operator.ts';

/** Orders up to which the diagonal of an operator is looked at. */
const SMALL = 64;
/** Vectors of signs otherwise. */
const VECTORS = 8;

/** The trace of a square matrix; of operators an estimate (Hutchinson 1990), the same in every run. */
export function traceOf(A: OperatorLike): Value {
  if (A instanceof LinearOperator) return estimated(A);
  const sum: unknown =
    A instanceof SparseArray ? A.trace() : trace(arrayOf(A, 'expm_multiply')).item();
  return sum instanceof Complex ? value(sum.re, sum.im) : value(Number(sum));
}

function estimated(operator: LinearOperator): Value {
  const [n] = operator.shape;
  const scalar: Scalar = operator.dtype === 'complex128' ? 'complex128' : 'float64';
  const { components } = dtypes[scalar];
  const isExact = n <= SMALL;
  const count = isExact ? n : VECTORS;
  let state = 0x2545f491;
  return withFrame((frame) => {
    const [x, y] = [frame.elements(scalar, n), frame.elements(scalar, n)];
    const action = operator.action('N', scalar, frame);
    let [re, im] = [0, 0];
    for (let k = 0; k < count; k++) {
      const numbers = numbersAt(scalar, x, n).fill(0);
      for (let i = isExact ? k : 0; i < (isExact ? k + 1 : n); i++) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        numbers[i * components] = state < 0 ? -1 : 1;
      }
      action(x, y);
      const [signs, images] = [numbersAt(scalar, x, n), numbersAt(scalar, y, n)];
      for (let at = 0; at < images.length; at += components) {
        re += signs[at]! * images[at]!;
        if (components === 2) im += signs[at]! * images[at + 1]!;
      }
    }
    const share = isExact ? 1 : 1 / VECTORS;
    return value(re * share, im * share);
  });
}
