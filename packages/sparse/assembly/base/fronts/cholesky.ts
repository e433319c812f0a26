/** Cholesky factors of the square block of a front, by halves. */
import {
  conjugate,
  fromReal,
  minus,
  realPart,
  times,
} from '../../../../linalg/assembly/base/scalar';
import { bytes } from '../../../../linalg/assembly/base/vectors';
import { subtractLowerProduct } from './products';
import { solveRight } from './triangles';

/** Columns that are factored one after the other. */
const NARROW: i32 = 8;

/**
 * A = L L^H in place, of the lower triangle of A (k x k) by columns. Answers k, or the first column
 * that has no positive pivot. `inverses` has room for k elements.
 */
export function factorDefinite<T>(
  k: i32,
  a: usize,
  column: i32,
  inverses: usize,
  workspace: usize,
): i32 {
  if (k <= NARROW) return factorNarrow<T>(k, a, bytes<T>(column));
  const half = ((k + 15) >> 4) << 3;
  const first = factorDefinite<T>(half, a, column, inverses, workspace);
  if (first < half) return first;
  const below = a + bytes<T>(half);
  const corner = below + bytes<T>(half) * column;
  const rest = k - half;
  solveRight<T>(rest, half, below, column, a, column, 1, false, true, inverses, workspace);
  subtractLowerProduct<T>(
    rest,
    half,
    below,
    column,
    below,
    column,
    1,
    true,
    corner,
    column,
    true,
    workspace,
  );
  return half + factorDefinite<T>(rest, corner, column, inverses, workspace);
}

function factorNarrow<T>(k: i32, a: usize, step: isize): i32 {
  for (let j = 0, own = a; j < k; j++, own += step) {
    const diagonal = own + bytes<T>(j);
    const value = realPart<T>(load<T>(diagonal));
    if (!(value > 0) || value == Infinity) return j;
    const root = sqrt(value);
    store<T>(diagonal, fromReal<T>(root));
    for (let i = j + 1; i < k; i++) {
      const at = own + bytes<T>(i);
      store<T>(at, divideReal<T>(load<T>(at), root));
    }
    let to = own + step;
    for (let c = j + 1; c < k; c++, to += step) {
      const factor = conjugate<T>(load<T>(own + bytes<T>(c)));
      for (let i = c; i < k; i++) {
        const at = to + bytes<T>(i);
        store<T>(at, minus<T>(load<T>(at), times<T>(load<T>(own + bytes<T>(i)), factor)));
      }
    }
  }
  return k;
}

function divideReal<T>(x: T, by: f64): T {
  if (isVector<T>()) return <T>f64x2.div(<v128>x, f64x2.splat(by));
  else return <T>(<f64>x / by);
}
