/** The error function and its complement. */
import { complementaryErrorFunction, errorFunction } from '../math/error-function.ts';
import { mathRow } from '../math/formula.ts';

export const erf = /* @__PURE__ */ mathRow('erf', 1, errorFunction);

export const erfc = /* @__PURE__ */ mathRow('erfc', 1, complementaryErrorFunction);
