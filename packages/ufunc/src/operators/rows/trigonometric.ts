/** Trigonometric functions. */
import { complexArctangent } from '../complex/arctangent.ts';
import { complexRow } from '../complex/formula.ts';
import { complexCosine, complexSine, complexTangent } from '../complex/hyperbolic.ts';
import { complexArccosine, complexArcsine } from '../complex/inverse.ts';
import { arccosine, arcsine } from '../math/arcsine.ts';
import { arctangent, arctangent2 } from '../math/arctangent.ts';
import { mathRow } from '../math/formula.ts';
import { hypotenuse } from '../math/hypotenuse.ts';
import { cosine, sine } from '../math/sine.ts';
import { tangent } from '../math/tangent.ts';

export const sin = /* @__PURE__ */ complexRow('sin', sine, complexSine);

export const cos = /* @__PURE__ */ complexRow('cos', cosine, complexCosine);

export const tan = /* @__PURE__ */ complexRow('tan', tangent, complexTangent);

export const arcsin = /* @__PURE__ */ complexRow('arcsin', arcsine, complexArcsine);

export const arccos = /* @__PURE__ */ complexRow('arccos', arccosine, complexArccosine);

export const arctan = /* @__PURE__ */ complexRow('arctan', arctangent, complexArctangent);

export const arctan2 = /* @__PURE__ */ mathRow('arctan2', 2, arctangent2);

export const hypot = /* @__PURE__ */ mathRow('hypot', 2, hypotenuse, {
  identity: 0,
  reorderable: true,
});
