/** Student's t distribution of many t for one number of degrees of freedom. */
import { betaFactor } from './beta-factor.ts';
import { stdtr } from './student-t.ts';

/** Up to here probabilities come from power series, whose terms would grow further out. */
const REACH = 6;
/** Series per unit, or per √df, rounded to a power of two, where that is less: poles are at ±i √df. */
const PER_UNIT = 8;
/** The last piece, of 0 to 48. */
const LAST = REACH * PER_UNIT;
/** Terms of a series, for all digits at both ends of its piece: an even number. */
const TERMS = 14;
/** For fewer degrees of freedom t is mostly out of reach. */
const LEAST = 0.1;

const terms = /* @__PURE__ */ new Float64Array((LAST + 1) * TERMS);
/** Which df the series of a piece is for: how many there were before it. */
const madeFor = /* @__PURE__ */ new Float64Array(LAST + 1);
let count = 0;
let lastDf = NaN;
/** Series per unit, and the density at 0, of that df. */
let perUnit = 0;
let density = 0;

/**
 * `stdtr`, made for calls with the same df: the probability is a power series about the middle of
 * one of 49 pieces, each made when it is first met. That is up to ten times as fast where df stays, but half
 * as slow again where it is another one each time. Errors are those of `stdtr`.
 */
export function stdtrOfOne(df: number, t: number): number {
  if (df !== lastDf) open(df);
  const size = Math.abs(t) * perUnit;
  // Not so of NaN either, nor of df whose values are known in closed form.
  if (!(size < LAST)) return stdtr(df, t);
  const piece = Math.trunc(size + 0.5);
  if (madeFor[piece] !== count) expand(df, piece);
  const z = size - piece;
  const square = z * z;
  const last = (piece + 1) * TERMS - 1;
  // Even and odd powers apart, which need not wait for one another.
  let odd = terms[last]!;
  let even = terms[last - 1]!;
  for (let k = last - 2; k > last - TERMS; k -= 2) {
    odd = odd * square + terms[k]!;
    even = even * square + terms[k - 1]!;
  }
  const tail = even + odd * z;
  return t > 0 ? 1 - tail : tail;
}

/** Prepares for other degrees of freedom. */
function open(df: number): void {
  lastDf = df;
  count++;
  perUnit = NaN;
  if (!(df >= LEAST) || df > 1e15 || df === 1 || df === 2) return;
  perUnit = PER_UNIT;
  for (let root = Math.sqrt(df); root < 1; root *= 2) perUnit *= 2;
  density = betaFactor(df / 2, 0.5, 1, 0, 1, 0, 0) / Math.sqrt(df);
}

/**
 * Makes the series of a piece for the tail beyond c + z / perUnit, c being its middle. The density f
 * solves (df + t²) f' + (df + 1) t f = 0, which binds the coefficients of its powers.
 */
function expand(df: number, piece: number): void {
  const unit = 1 / perUnit;
  const c = piece * unit;
  const inverse = 1 / (df + c * c);
  const slope = c * unit * inverse;
  const bend = unit * unit * inverse;
  const first = piece * TERMS;
  let before = 0;
  let term = -unit * density * Math.exp(-0.5 * (df + 1) * Math.log1p((c * c) / df));
  terms[first] = stdtr(df, -c);
  for (let k = 0; k < TERMS - 1; k++) {
    terms[first + k + 1] = term / (k + 1);
    const next = -(slope * (2 * k + df + 1) * term + bend * (k + df) * before) / (k + 1);
    before = term;
    term = next;
  }
  madeFor[piece] = count;
}
