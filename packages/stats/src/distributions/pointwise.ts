/** Functions of numbers as functions of numbers, arrays and expressions. */
import { type Expression, type Operand, vectorize } from '@numloom/ufunc';

/** A function of a value, three shape parameters, a location and a scale. */
export type Core = (
  x: number,
  a: number,
  b: number,
  c: number,
  loc: number,
  scale: number,
) => number;

/** A number where all operands are numbers, else an expression. */
export type Pointwise = (
  x: Operand,
  parameters: readonly Operand[],
) => number | Expression<'float64'>;

/** The function of exactly the arguments that there are, so that engines need no lists of them. */
function ofShapes(core: Core, shapes: number): (...numbers: number[]) => number {
  if (shapes === 0) return (x, loc, scale) => core(x, 1, 1, 1, loc, scale);
  if (shapes === 1) return (x, a, loc, scale) => core(x, a, 1, 1, loc, scale);
  if (shapes === 2) return (x, a, b, loc, scale) => core(x, a, b, 1, loc, scale);
  return (x, a, b, c, loc, scale) => core(x, a, b, c, loc, scale);
}

/**
 * `core` applied to a value and parameters: shapes, a location, and a scale, which may be missing and
 * then is 1.
 *
 * @param ofMany - the same for shapes that are numbers, so that many values share them
 */
export function pointwise(name: string, shapes: number, core: Core, ofMany?: Core): Pointwise {
  const general = applied(name, shapes, core);
  if (!ofMany) return general;
  const shared = applied(name, shapes, ofMany);
  return (x, parameters) =>
    parameters.slice(0, shapes).every((shape) => typeof shape === 'number')
      ? shared(x, parameters)
      : general(x, parameters);
}

function applied(name: string, shapes: number, core: Core): Pointwise {
  const ofNumbers = ofShapes(core, shapes);
  let ofArrays: ((...operands: Operand[]) => Expression<'float64'>) | undefined;
  return (x, parameters) => {
    const operands = [x, ...parameters];
    if (operands.length === shapes + 2) operands.push(1);
    if (operands.every((operand) => typeof operand === 'number')) return ofNumbers(...operands);
    ofArrays ??= vectorize(ofNumbers, { name, nin: shapes + 3 });
    return ofArrays(...operands);
  };
}
