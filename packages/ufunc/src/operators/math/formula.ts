/** Writing float64 formulas as instructions of a body: what the mathematical functions are made of. */
import type { Body, Value } from '../body.ts';
import type { Lowering, OperatorRow } from '../row.ts';
import { realFloating } from '../types.ts';

/** A sum of two float64 values that is not rounded: the head is the nearest to it. */
export interface Double {
  readonly head: Value;
  readonly tail: Value;
}

/** Builds instructions on float64 values; equal instructions are written once. */
export class Formula {
  readonly body: Body;

  constructor(body: Body) {
    this.body = body;
  }

  /** A number known when the kernel is made. */
  constant(value: number): Value {
    return this.body.constant(value, 'float64');
  }

  /** A primitive by name. */
  apply(op: Parameters<Body['apply']>[0], ...args: Value[]): Value {
    return this.body.apply(op, ...args);
  }

  add(x: Value, y: Value): Value {
    return this.apply('add', x, y);
  }

  sub(x: Value, y: Value): Value {
    return this.apply('sub', x, y);
  }

  mul(x: Value, y: Value): Value {
    return this.apply('mul', x, y);
  }

  div(x: Value, y: Value): Value {
    return this.apply('div', x, y);
  }

  neg(x: Value): Value {
    return this.apply('neg', x);
  }

  abs(x: Value): Value {
    return this.apply('abs', x);
  }

  /** `x` times a number. */
  scale(x: Value, factor: number): Value {
    return this.mul(x, this.constant(factor));
  }

  /** `x` plus a number. */
  shift(x: Value, term: number): Value {
    return this.add(x, this.constant(term));
  }

  /** Whether `x < y`, a bool. */
  less(x: Value, y: Value): Value {
    return this.apply('lt', x, y);
  }

  /** Whether `x` is below a number. */
  below(x: Value, limit: number): Value {
    return this.apply('lt', x, this.constant(limit));
  }

  /** Whether `x` is above a number. */
  above(x: Value, limit: number): Value {
    return this.apply('lt', this.constant(limit), x);
  }

  /** Whether `x` equals a number. */
  equals(x: Value, value: number): Value {
    return this.apply('eq', x, this.constant(value));
  }

  /** `x` where the bool `condition` holds, else `y`. Both are computed. */
  select(condition: Value, x: Value, y: Value): Value {
    return this.apply('select', condition, x, y);
  }

  /**
   * The same, where the condition almost always holds, so that `y` is rarely computed. Choices by
   * one condition must follow one another, their operands before the first of them.
   */
  usually(condition: Value, x: Value, y: Value): Value {
    return this.apply('usually', condition, x, y);
  }

  /** The lesser of `x` and a number; NaN stays. */
  atMost(x: Value, limit: number): Value {
    return this.apply('pmin', x, this.constant(limit));
  }

  /** The greater of `x` and a number; NaN stays. */
  atLeast(x: Value, limit: number): Value {
    return this.apply('pmax', x, this.constant(limit));
  }

  /** The number from `least` to `most` that is nearest to `x`; NaN stays. */
  clamp(x: Value, least: number, most: number): Value {
    return this.atMost(this.atLeast(x, least), most);
  }

  /** Magnitude of `x` with the sign of `y`. */
  copysign(x: Value, y: Value): Value {
    return this.apply('copysign', x, y);
  }

  /** c[0] + c[1] x + c[2] x^2 + …, by Horner's rule. */
  horner(x: Value, coefficients: readonly number[]): Value {
    let result = this.constant(coefficients.at(-1)!);
    for (let i = coefficients.length - 2; i >= 0; i--) {
      result = this.shift(this.mul(result, x), coefficients[i]!);
    }
    return result;
  }

  /**
   * The same by Estrin's scheme, whose operations depend less on one another: faster than
   * Horner's rule where the vector units wait, with slightly larger rounding errors.
   */
  estrin(x: Value, coefficients: readonly number[]): Value {
    let terms = coefficients.map((coefficient) => this.constant(coefficient));
    let power: Value | undefined;
    while (terms.length > 1) {
      const factor = power === undefined ? x : this.mul(power, power);
      power = factor;
      const halves: Value[] = [];
      for (let i = 0; i < terms.length; i += 2) {
        const odd = terms[i + 1];
        halves.push(odd === undefined ? terms[i]! : this.add(terms[i]!, this.mul(odd, factor)));
      }
      terms = halves;
    }
    return terms[0]!;
  }

  /** A sum rounded to one value. */
  total({ head, tail }: Double): Value {
    return this.add(head, tail);
  }

  /** x + y exactly, where |x| >= |y| or x is 0 (Dekker 1971, Numer. Math. 18). */
  fastTwoSum(x: Value, y: Value): Double {
    const head = this.add(x, y);
    return { head, tail: this.sub(y, this.sub(head, x)) };
  }

  /** x + y exactly (Knuth, The Art of Computer Programming 2, section 4.2.2). */
  twoSum(x: Value, y: Value): Double {
    const head = this.add(x, y);
    const part = this.sub(head, x);
    const tail = this.add(this.sub(x, this.sub(head, part)), this.sub(y, part));
    return { head, tail };
  }

  /** The leading 26 bits of `x` and the other 27: products of two such parts are exact. */
  split(x: Value): Double {
    const head = this.apply('head', x);
    return { head, tail: this.sub(x, head) };
  }

  /** x * y exactly but for the product of the tails, which is rounded (Dekker 1971). */
  twoProduct(x: Value, y: Value): Double {
    const a = this.split(x);
    const b = x === y ? a : this.split(y);
    const head = this.mul(x, y);
    const cross = this.sub(this.mul(a.head, b.head), head);
    const first = this.add(cross, this.mul(a.head, b.tail));
    const second = this.add(first, this.mul(a.tail, b.head));
    return { head, tail: this.add(second, this.mul(a.tail, b.tail)) };
  }
}

/** A formula of one or two real numbers. */
export type RealFormula = (f: Formula, ...args: [Value, Value]) => Value;

/** The formula on floats of either dtype: float32 is computed in float64 and rounded once. */
export function mathLowering(formula: RealFormula): Lowering {
  return (b, ...args) => {
    const wide = args.map((arg) => b.convert(arg, 'float64')) as [Value, Value];
    return b.convert(formula(new Formula(b), ...wide), b.dtypeOf(args[0]!));
  };
}

/** A mathematical function of real floats; integers become floats. */
export function mathRow<A extends 1 | 2>(
  name: string,
  arity: A,
  formula: RealFormula,
  reduction: Pick<OperatorRow, 'identity' | 'reorderable'> = {},
): OperatorRow<'float'> & { readonly arity: A } {
  return { name, arity, types: realFloating, lower: mathLowering(formula), ...reduction };
}
