/** Operations of two sparse matrices, of a sparse and a dense one, and of a sparse one and a number. */
import { Complex, dtypes, NdArray, type ScalarLike } from '@numloom/ndarray';
import {
  divide,
  equal,
  type Expression,
  greater,
  greater_equal,
  less,
  less_equal,
  maximum,
  minimum,
  multiply,
  not_equal,
  type Operand,
  subtract,
  add,
} from '@numloom/ufunc';
import { convert } from '../convert/convert.ts';
