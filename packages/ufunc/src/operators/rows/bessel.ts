/** The modified Bessel function. */
import { modifiedBessel } from '../math/bessel.ts';
import { mathLowering } from '../math/formula.ts';
import type { OperatorRow } from '../row.ts';
import { division, real } from '../types.ts';

export const i0: OperatorRow<'quotient'> & { readonly arity: 1 } = {
  name: 'i0',
  arity: 1,
  types: (dtype, name) => division(real(dtype, name).compute, name),
  lower: /* @__PURE__ */ mathLowering(modifiedBessel),
};
