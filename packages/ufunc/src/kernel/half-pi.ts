/**
 * Exact remainders by π/2 of numbers so large that float arithmetic can't find them: with as many
 * digits of 2/π as the largest float64 needs (Payne and Hanek 1983, "Radian reduction for
 * trigonometric functions", SIGNUM Newsletter 18).
 */

/** What a number is less the nearest whole multiple of π/2. */
interface Remainder {
  /** The remainder, rounded. */
  readonly head: number;
  /** What the rounding took away. */
  readonly tail: number;
  /** The multiple, modulo 4. */
  readonly quadrant: number;
}

/** Bits of 2/π: the largest exponent, a significand, and 190 that are left of the fraction. */
const BITS = 1216;

/** 2/π times 2 ** BITS, rounded down. */
const TWO_OVER_PI =
  '0x' +
  'a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea' +
  '09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b' +
  '1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f7' +
  '8a5292ea6bfb5fb11f8d5d0856033046fc7b6bab';

/** Bits of fractions, and of π/2 after the point. */
export const FRACTION = 256;

/** π/2 times 2 ** FRACTION, rounded. */
export const HALF_PI = '0x1921fb54442d18469898cc51701b839a252049c1114cf98e804177d4c76273645';

let constants: { readonly twoOverPi: bigint; readonly halfPi: bigint } | undefined;
const nothing: Remainder = { head: NaN, tail: NaN, quadrant: 0 };
/** The three parts of one remainder are asked for one after the other. */
let last = NaN;
let remainder = nothing;

/** The remainder of `x` by π/2; of NaN and infinities NaN. */
function remainderOf(x: number): Remainder {
  if (Object.is(x, last)) return remainder;
  last = x;
  return (remainder = Number.isFinite(x) ? reduce(x) : nothing);
}

function reduce(x: number): Remainder {
  if (Math.abs(x) < 0.78) return { head: x, tail: 0, quadrant: 0 };
  constants ??= { twoOverPi: BigInt(TWO_OVER_PI), halfPi: BigInt(HALF_PI) };
  const exponent = Math.floor(Math.log2(Math.abs(x))) - 53;
  // Whole, for log2 errs by less than one; two factors, for one might be too large.
  const significand = BigInt(x * 2 ** -Math.floor(exponent / 2) * 2 ** -Math.ceil(exponent / 2));
  const point = BigInt(BITS - exponent);
  const product = significand * constants.twoOverPi;
  const whole = (product + (1n << (point - 1n))) >> point;
  const fraction = (product - (whole << point)) >> (point - BigInt(FRACTION));
  const scaled = fraction * constants.halfPi;
  const head = Number(scaled);
  const tail = Number(scaled - BigInt(head));
  const unit = 2 ** (-2 * FRACTION);
  return { head: head * unit, tail: tail * unit, quadrant: Number(whole & 3n) };
}

/** See the primitives of these names. */
export const halfPi = {
  pio2_head: (x: number) => remainderOf(x).head,
  pio2_tail: (x: number) => remainderOf(x).tail,
  pio2_quadrant: (x: number) => remainderOf(x).quadrant,
} as const;
