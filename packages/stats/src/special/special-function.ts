/** Functions of numbers as public functions of numbers, arrays and expressions. */
import { type Expression, type Operand, vectorize } from '@numloom/ufunc';

/**
 * A function of numbers that gives a number for numbers, and else an expression of float64: operands are
 * broadcast, the result is lazy and takes part in fusion.
 */
export interface SpecialFunction<P extends readonly number[]> {
  (...numbers: P): number;
  (...operands: { readonly [K in keyof P]: Operand }): Expression<'float64'>;
}

/** The public function of `f`, which takes `nin` numbers. */
export function special<P extends readonly number[]>(
  name: string,
  nin: number,
  f: (...numbers: P) => number,
  ofArrays?: (...operands: [Operand, ...Operand[]]) => Expression<'float64'>,
): SpecialFunction<P> {
  const apply = (...operands: Operand[]): number | Expression<'float64'> => {
    if (operands.length === nin && operands.every((operand) => typeof operand === 'number')) {
      return f(...(operands as unknown as P));
    }
    ofArrays ??= vectorize(f, { name, nin }) as unknown as typeof ofArrays;
    return ofArrays!(...(operands as [Operand, ...Operand[]]));
  };
  Object.defineProperty(apply, 'name', { value: name });
  return apply as SpecialFunction<P>;
}
