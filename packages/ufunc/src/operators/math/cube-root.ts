/** The cube root. */
import type { Value } from '../body.ts';
import type { Formula } from './formula.ts';

/** The cube root of 1 + t, 0 <= t <= 1, to 2^-22. */
const ROOT = [
  1.0000001711819393, 0.33331425629870826, -0.11076490238943247, 0.05932905023147506,
  -0.03284444984933636, 0.013746344731945173, -0.0028596359861546177,
];

/** 2^(r/3) for r = -1, 0 and 1. */
const THIRD_POWER = [1, 0.23311026195538673, 0.02681078793948645];

/** The real cube root. */
export function cubeRoot(f: Formula, x: Value): Value {
  const magnitude = f.abs(x);
  const small = f.body.convert(f.below(magnitude, 2 ** -1000), 'float64');
  const scaling = f.scale(small, 54);
  const scaled = f.mul(magnitude, f.apply('pow2', scaling));
  const exponent = f.apply('exponent', scaled);
  const third = f.apply('nearest', f.scale(exponent, 1 / 3));
  const rest = f.sub(exponent, f.scale(third, 3));
  const m = f.apply('mantissa', scaled);
  const root = f.mul(f.horner(f.shift(m, -1), ROOT), f.horner(rest, THIRD_POWER));
  // One step of Halley's method from a guess whose square is exact.
  const number = f.mul(m, f.apply('pow2', rest));
  const guess = f.apply('head', root);
  const quotient = f.div(number, f.mul(guess, guess));
  const step = f.div(f.sub(quotient, guess), f.add(f.add(guess, guess), quotient));
  const refined = f.add(guess, f.mul(guess, step));
  const power = f.apply('pow2', f.sub(third, f.scale(small, 18)));
  const regular = f.copysign(f.mul(refined, power), x);
  // Neither 0 nor infinity nor NaN is more than its half.
  return f.select(f.less(f.scale(magnitude, 0.5), magnitude), regular, x);
}
