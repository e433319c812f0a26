/** The error function and its complement. */
import type { Value } from '../body.ts';
import type { Double, Formula } from './formula.ts';
import { divideDoubles } from './quotient.ts';

/** Below this the error function comes from its own series, above it from the complement. */
const MIDDLE = 0.8125;
/** erf(√z) / √z - 1 up to there, with an error below 2^-56. */
const NEAR = [
  0.12837916709551256, -0.3761263890318357, 0.11283791670944322, -0.0268661706425974,
  0.005223977594888308, -0.0008548324868694844, 0.00012055237968670579, -1.4922949204239294e-5,
  1.6412481037074186e-6, -1.5793017280489986e-7, 1.0967696782047364e-8,
] as const;

/** exp(x²) erfc(x) for x from there to 6, as a series of (x - 1) / (x + 3); times exp(-x²), to 2^-57. */
const ABSOLUTE = [
  0.427583576155807, -1.0928480591355951, 1.3770969228149426, -1.2234841074776246,
  0.7239166810814616, -0.22394682992392717, -0.02237152000952626, 0.04264083684641945,
  -0.0021763021651445, -0.008388348872402071, 0.00016427467393318785, 0.002513432347320942,
  -0.0006526344140571157,
] as const;
/** exp(x²) erfc(x) (1 + 2x) to 27.5, as a series of (x - 3.5) / (x + 3.5), to 2^-56. */
const RELATIVE = [
  1.2423492448711544, -0.14000918013761932, -0.01055559633222008, 0.09751909515324263,
  -0.11508959816005224, 0.08798315382554692, -0.04882332583219042, 0.019099330929582617,
  -0.004215019840051643, -0.00030226775196463026, 0.0005643837955688772, -0.00012151309332131868,
  -4.277871431626426e-5, 2.426277546570241e-5, 2.3158884465094924e-6, -3.81575183684074e-6,
  -1.7530214952836237e-8, 5.946923335940651e-7, -3.990210040410975e-8, -7.871808415427945e-8,
  1.6904398426916866e-8,
] as const;
/** What the rounding of their first coefficients took away. */
const ABSOLUTE_REST = 4.552835730562918e-18;
const RELATIVE_REST = -6.738832506577302e-18;

/** (e^x - 1 - x) / x² for |x| up to ln(2) / 2, with an error of e^x below 2^-60. */
const EXPONENTIAL = [
  0.5, 0.16666666666666685, 0.04166666666666673, 0.008333333333316702, 0.0013888888888858536,
  0.00019841269897148938, 2.480158737358964e-5, 2.755723414550668e-6, 2.755723347201146e-7,
  2.511227211458961e-8, 2.092691235651228e-9,
] as const;
/** ln 2: 42 bits, whose products with exponents are exact, and the rest. */
const LN2 = [0.6931471805598903, 5.497923018708371e-14] as const;

/** exp(-x²), scaled lest it underflow: 2 to the power of `exponent`, times 1 + `growth`. */
interface Gaussian {
  readonly growth: Value;
  readonly exponent: Value;
}

function gaussian(f: Formula, x: Value): Gaussian {
  const square = f.twoProduct(x, x);
  const exponent = f.apply('nearest', f.scale(square.head, -Math.LOG2E));
  const exact = f.sub(f.scale(exponent, -LN2[0]), square.head);
  const small = f.add(f.scale(exponent, LN2[1]), square.tail);
  const reduced = f.sub(exact, small);
  const curve = f.mul(f.mul(reduced, reduced), f.estrin(reduced, EXPONENTIAL));
  // What the rounding of the square took away enters last.
  return { growth: f.add(exact, f.sub(curve, small)), exponent };
}

/** (x - root) / (x + pole) */
function mapped(f: Formula, x: Value, root: number, pole: number): Value {
  return f.div(f.shift(x, -root), f.shift(x, pole));
}

/** A series as a sum of two floats. */
function sumOf(f: Formula, t: Value, [first, ...others]: readonly number[], rest: number): Double {
  return f.fastTwoSum(f.constant(first!), f.shift(f.mul(t, f.estrin(t, others)), rest));
}

/** Error function, to 0.95 ulp. */
export function errorFunction(f: Formula, x: Value): Value {
  const magnitude = f.abs(x);
  const square = f.mul(x, x);
  const near = f.add(magnitude, f.mul(magnitude, f.estrin(square, NEAR)));
  const limited = f.atMost(magnitude, 6);
  const { growth, exponent } = gaussian(f, limited);
  const { head, tail } = sumOf(f, mapped(f, limited, 1, 3), ABSOLUTE, ABSOLUTE_REST);
  const scaled = f.add(head, f.add(tail, f.mul(head, growth)));
  const far = f.sub(f.constant(1), f.mul(scaled, f.apply('pow2', exponent)));
  return f.copysign(f.select(f.below(magnitude, MIDDLE), near, far), x);
}

/** 1 less the error function, to 1.7 ulp also where that is tiny. */
export function complementaryErrorFunction(f: Formula, x: Value): Value {
  const magnitude = f.abs(x);
  const square = f.mul(x, x);
  const rough = f.fastTwoSum(f.constant(1), f.neg(x));
  const near = f.add(rough.head, f.sub(rough.tail, f.mul(x, f.estrin(square, NEAR))));
  const limited = f.atMost(magnitude, 27.5);
  const { growth, exponent } = gaussian(f, limited);
  const above = sumOf(f, mapped(f, limited, 3.5, 3.5), RELATIVE, RELATIVE_REST);
  const below = f.fastTwoSum(f.add(limited, limited), f.constant(1));
  const { head, tail } = divideDoubles(f, above, below);
  const small = f.add(tail, f.mul(tail, growth));
  const scaled = f.add(head, f.add(small, f.mul(head, growth)));
  // The result may be subnormal: only the second product rounds.
  const half = f.apply('nearest', f.scale(exponent, 0.5));
  const other = f.apply('pow2', f.sub(exponent, half));
  const positive = f.mul(f.mul(scaled, f.apply('pow2', half)), other);
  const far = f.select(f.below(x, 0), f.sub(f.constant(2), positive), positive);
  return f.select(f.below(magnitude, MIDDLE), near, far);
}
