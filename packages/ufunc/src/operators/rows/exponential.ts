/** Roots, exponentials and logarithms. */
import { complexExponential, complexExpMinusOne } from '../complex/exponential.ts';
import { complexLowering, complexRow } from '../complex/formula.ts';
import {
  complexLogarithm,
  complexLogarithm10,
  complexLogarithm2,
  complexLogOnePlus,
} from '../complex/logarithm.ts';
import { complexRoot } from '../complex/root.ts';
import { cubeRoot } from '../math/cube-root.ts';
import { exponential, exponential2, expMinusOne } from '../math/exponential.ts';
import { mathRow } from '../math/formula.ts';
import { log2OfSumOfPowersOf2, logOfSumOfExponentials } from '../math/log-sum.ts';
import { logarithm, logarithm10, logarithm2, logOnePlus } from '../math/logarithm.ts';
import type { OperatorRow } from '../row.ts';
import { floating } from '../types.ts';

export const sqrt = {
  name: 'sqrt',
  arity: 1,
  types: floating,
  lower: 'sqrt',
  lowerComplex: /* @__PURE__ */ complexLowering(complexRoot),
} as const satisfies OperatorRow;

export const cbrt = /* @__PURE__ */ mathRow('cbrt', 1, cubeRoot);

export const exp = /* @__PURE__ */ complexRow('exp', exponential, complexExponential);

export const exp2 = /* @__PURE__ */ mathRow('exp2', 1, exponential2);

export const expm1 = /* @__PURE__ */ complexRow('expm1', expMinusOne, complexExpMinusOne);

export const log = /* @__PURE__ */ complexRow('log', logarithm, complexLogarithm);

export const log2 = /* @__PURE__ */ complexRow('log2', logarithm2, complexLogarithm2);

export const log10 = /* @__PURE__ */ complexRow('log10', logarithm10, complexLogarithm10);

export const log1p = /* @__PURE__ */ complexRow('log1p', logOnePlus, complexLogOnePlus);

export const logaddexp = /* @__PURE__ */ mathRow('logaddexp', 2, logOfSumOfExponentials, {
  identity: -Infinity,
  reorderable: true,
});

export const logaddexp2 = /* @__PURE__ */ mathRow('logaddexp2', 2, log2OfSumOfPowersOf2, {
  identity: -Infinity,
  reorderable: true,
});
