/**
 * Writing functions of complex numbers as formulas of their parts in float64. Branch cuts are where
 * C99 has them, with the sign of zero saying on which side of a cut a number lies (Kahan 1987,
 * "Branch cuts for complex elementary functions, or much ado about nothing's sign bit").
 */
import type { ComplexValue, Value } from '../body.ts';
import { Formula, mathLowering, type RealFormula } from '../math/formula.ts';
import type { ComplexLowering, OperatorRow } from '../row.ts';
import { floating } from '../types.ts';

/** A formula of complex numbers. */
export type ComplexFormula = (f: Formula, ...args: [ComplexValue, ComplexValue]) => ComplexValue;

/** The formula on parts of either dtype: complex64 is computed in float64 and rounded once. */
export function complexLowering(formula: ComplexFormula): ComplexLowering {
  return (b, ...args) => {
    const dtype = b.dtypeOf(args[0]!.re);
    const wide = args.map(({ re, im }) => ({
      re: b.convert(re, 'float64'),
      im: b.convert(im, 'float64'),
    })) as [ComplexValue, ComplexValue];
    const { re, im } = formula(new Formula(b), ...wide);
    return { re: b.convert(re, dtype), im: b.convert(im, dtype) };
  };
}

/** A mathematical function of one float, real or complex; integers become floats. */
export function complexRow(
  name: string,
  formula: RealFormula,
  complexFormula: ComplexFormula,
): OperatorRow<'float'> & { readonly arity: 1 } {
  const lowerComplex = complexLowering(complexFormula);
  return { name, arity: 1, types: floating, lower: mathLowering(formula), lowerComplex };
}

/** The magnitudes of the parts, the larger one first. */
export function orderedMagnitudes(f: Formula, { re, im }: ComplexValue): [Value, Value] {
  const [x, y] = [f.abs(re), f.abs(im)];
  return [f.apply('max', x, y), f.apply('min', x, y)];
}

/** The exponent of a magnitude, so far inside of the range that squares after scaling are, too. */
export function scaleOf(f: Formula, magnitude: Value): Value {
  const limit = f.apply('min', f.apply('exponent', magnitude), f.constant(1000));
  return f.apply('max', limit, f.constant(-1000));
}

/** Both bools. */
export function both(f: Formula, a: Value, b: Value): Value {
  return f.apply('and', a, b);
}

/** Either bool. */
export function either(f: Formula, a: Value, b: Value): Value {
  return f.apply('or', a, b);
}

/** Whether a part is infinite. */
export function isInfinite(f: Formula, x: Value): Value {
  return f.equals(f.abs(x), Infinity);
}

/** Whether a part is neither infinite nor NaN. */
export function isFinite(f: Formula, x: Value): Value {
  return f.below(f.abs(x), Infinity);
}

/** Whether a part is NaN. */
export function isNaN(f: Formula, x: Value): Value {
  return f.apply('ne', x, x);
}

/** A function by way of the imaginary axis: f(z) = -i g(i z), whose parts change places. */
export function turned(g: ComplexFormula): ComplexFormula {
  return (f, z, w) => {
    const { re, im } = g(f, { re: z.im, im: z.re }, w);
    return { re: im, im: re };
  };
}
