/** Finding the loop that does an instruction for values of a dtype. */
import { convertScalar } from '@numloom/ndarray';
import { calledFunction, type ScalarFunction } from '../../kernel/functions.ts';
import { type Primitive, primitiveInfo, type RealDType } from '../../kernel/primitives.ts';
import { bigintLoops, copyBigints } from './bigint-loops.ts';
import { bigintComparisons, numberComparisons } from './comparison-loops.ts';
import { copyFloats, floatLoops } from './float-loops.ts';
import { copyIntegers, integerLoops, narrow, notBool, widen } from './integer-loops.ts';
import { isNarrow, type Loop, type Representation, representation } from './register.ts';

const LOOPS = {
  float: { same: floatLoops, bool: numberComparisons, copy: copyFloats },
  integer: { same: integerLoops, bool: numberComparisons, copy: copyIntegers },
  bigint: { same: bigintLoops, bool: bigintComparisons, copy: copyBigints },
};

/** The loop of a primitive, other than `convert`, that makes `to` of operands of a dtype. */
export function primitiveLoop(name: Primitive, dtype: RealDType, to: RealDType = dtype): Loop {
  const { result, guardedCall, arity } = primitiveInfo(name);
  const kind = representation(dtype);
  const call = calledFunction(name, dtype, to);
  if (call !== undefined) return guardedCall ? guardedLoop(call) : callLoop(call, arity);
  if (name === 'not' && dtype === 'bool') return notBool as unknown as Loop;
  const loops = LOOPS[kind][result === 'bool' ? 'bool' : 'same'];
  return (loops[name] ?? loops[SAME[name]!]) as unknown as Loop;
}

/** Loops that do for other primitives: no integer is NaN. */
const SAME: { readonly [name in Primitive]?: Primitive } = {
  fmin: 'min',
  fmax: 'max',
  usually: 'select',
};

function callLoop(call: ScalarFunction, arity: number): Loop {
  if (arity === 1) {
    return (n, { data: c, at: k }, { data: a, at: i, step: di }) => {
      for (n += k; k < n; k++, i += di) c[k] = call(a[i]!);
    };
  }
  return (n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) => {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = call(a[i]!, b[j]!);
  };
}

/** A call where the condition holds. */
function guardedLoop(call: ScalarFunction): Loop {
  return (n, { data: c, at: k }, p, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) => {
    const { data: condition, step: dh } = p;
    for (let h = p.at, end = n + k; k < end; k++, h += dh, i += di, j += dj) {
      c[k] = condition[h] !== 0 ? call(a[i]!) : b[j]!;
    }
  };
}

/** The loop that reads narrow values from memory. */
export const loadNarrow = widen as unknown as Loop;

/** The loop that writes values of a dtype to memory, or to another register. */
export function copyLoop(dtype: RealDType, toMemory: boolean): Loop {
  if (toMemory && isNarrow(dtype)) return narrow as unknown as Loop;
  return LOOPS[representation(dtype)].copy as unknown as Loop;
}

/** From a representation to another, where storing into the register does the rest. */
const CONVERT: Record<Representation, Record<Representation, Loop | undefined>> = {
  float: {
    float: LOOPS.float.copy as unknown as Loop,
    integer: (n, { data: c, at: k }, { data: a, at: i, step: di }) => {
      for (n += k; k < n; k++, i += di) c[k] = a[i]!;
    },
    bigint: (n, { data: c, at: k }, { data: a, at: i, step: di }) => {
      for (n += k; k < n; k++, i += di) c[k] = Number(a[i]);
    },
  },
  integer: {
    float: undefined,
    integer: LOOPS.integer.copy as unknown as Loop,
    bigint: (n, { data: c, at: k }, { data: a, at: i, step: di }) => {
      for (n += k; k < n; k++, i += di) c[k] = Number(BigInt.asIntN(32, a[i] as bigint));
    },
  },
  bigint: {
    float: undefined,
    integer: (n, { data: c, at: k }, { data: a, at: i, step: di }) => {
      for (n += k; k < n; k++, i += di) c[k] = BigInt(a[i]!);
    },
    bigint: LOOPS.bigint.copy as unknown as Loop,
  },
};

const isNotZero: Loop = (n, { data: c, at: k }, { data: a, at: i, step: di }) => {
  for (n += k; k < n; k++, i += di) c[k] = a[i] !== 0 ? 1 : 0;
};

const isNotZeroN: Loop = (n, { data: c, at: k }, { data: a, at: i, step: di }) => {
  for (n += k; k < n; k++, i += di) c[k] = a[i] !== 0n ? 1 : 0;
};

/** The loop that converts values; those of narrow integers have to be wrapped afterwards. */
export function convertLoop(from: RealDType, to: RealDType): Loop {
  const kind = representation(from);
  if (to === 'bool' && from !== 'bool') return kind === 'bigint' ? isNotZeroN : isNotZero;
  // By way of float64 a 64-bit integer would be rounded twice.
  const direct =
    to === 'float32' && kind === 'bigint' ? undefined : CONVERT[representation(to)][kind];
  return direct ?? callLoop((value) => convertScalar(value, to) as number, 1);
}
