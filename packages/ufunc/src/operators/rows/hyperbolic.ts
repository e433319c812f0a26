/** Hyperbolic functions and their inverses. */
import { complexArctanh } from '../complex/arctangent.ts';
import { complexRow } from '../complex/formula.ts';
import { complexCosh, complexSinh, complexTanh } from '../complex/hyperbolic.ts';
import { complexArccosh, complexArcsinh } from '../complex/inverse.ts';
import {
  hyperbolicCosine,
  hyperbolicSine,
  hyperbolicTangent,
  inverseHyperbolicCosine,
  inverseHyperbolicSine,
  inverseHyperbolicTangent,
} from '../math/hyperbolic.ts';

export const sinh = /* @__PURE__ */ complexRow('sinh', hyperbolicSine, complexSinh);

export const cosh = /* @__PURE__ */ complexRow('cosh', hyperbolicCosine, complexCosh);

export const tanh = /* @__PURE__ */ complexRow('tanh', hyperbolicTangent, complexTanh);

export const arcsinh = /* @__PURE__ */ complexRow('arcsinh', inverseHyperbolicSine, complexArcsinh);

export const arccosh = /* @__PURE__ */ complexRow(
  'arccosh',
  inverseHyperbolicCosine,
  complexArccosh,
);

export const arctanh = /* @__PURE__ */ complexRow(
  'arctanh',
  inverseHyperbolicTangent,
  complexArctanh,
);
