/**
 * The layers of ziggurats: 256 pieces of equal area that cover the area below a density, of which the
 * lowest has the tail. G. Marsaglia and W. W. Tsang, The ziggurat method for generating random variables,
 * J. Stat. Softw. 5 (2000) 8; J. A. Doornik. As NumPy has them, to the bit.
 */
import { type DoubleDouble, over, plus } from '../elementary/double-double.ts';
import { exp } from '../elementary/exponential.ts';
import { log, logParts, logRest } from '../elementary/logarithm.ts';

/** A ziggurat: layer by layer. */
export interface Ziggurat {
  /** The least whole number that is not inside of the layer's rectangle. */
  readonly bounds: Float64Array;
  /** The width of a step of those whole numbers. */
  readonly widths: Float64Array;
  /** The density at the layer's right end. */
  readonly densities: Float64Array;
}

/** Where the tail of the normal density begins, and the area of each layer. */
export const NORMAL_TAIL = 3.6541528853610088;
const NORMAL_AREA = 0.004928673233974652;
/** The same of the exponential density, with more digits. */
export const EXPONENTIAL_TAIL = 7.69711747013105;
const TAIL: DoubleDouble = [EXPONENTIAL_TAIL, -3.6248703662397484e-16];
const AREA: DoubleDouble = [0.003949659822581557, 2.014715786725663e-19];
const TAIL_DENSITY: DoubleDouble = [0.00045413435384149677, -9.774760372415716e-21];

const LAYERS = 256;
const LAST = LAYERS - 1;

function empty(): Ziggurat {
  const layers = (): Float64Array => new Float64Array(LAYERS);
  const ziggurat = { bounds: layers(), widths: layers(), densities: layers() };
  ziggurat.densities[0] = 1;
  return ziggurat;
}

/** The nearest whole number below 2⁵², an even one of two. */
const nearest = (value: number): number => value + 2 ** 52 - 2 ** 52;

/** exp(-x²/2), over steps of 2⁻⁵². NumPy's was computed in float64, and so is this one. */
export function normalZiggurat(): Ziggurat {
  const ziggurat = empty();
  const { bounds, widths, densities } = ziggurat;
  const unit = 2 ** 52;
  let x = NORMAL_TAIL;
  widths[LAST] = x / unit;
  densities[LAST] = exp(-0.5 * x * x);
  widths[0] = NORMAL_AREA / densities[LAST] / unit;
  bounds[0] = nearest((widths[LAST] / widths[0]) * unit);
  for (let i = LAST - 1; i > 0; i--) {
    const next = Math.sqrt(-2 * log(NORMAL_AREA / x + densities[i + 1]!));
    widths[i] = next / unit;
    bounds[i + 1] = nearest((widths[i]! / widths[i + 1]!) * unit);
    // One of NumPy's densities is rounded to the other side.
    densities[i] = i === 38 ? 0.6773880362187735 : exp(-0.5 * next * next);
    x = next;
  }
  return ziggurat;
}

/** exp(-x), over steps of 2⁻⁵³. NumPy's is correctly rounded, its bounds to even numbers below. */
export function exponentialZiggurat(): Ziggurat {
  const ziggurat = empty();
  const { bounds, widths, densities } = ziggurat;
  const unit = 2 ** 52;
  const step = 1 / 2 ** 53;
  const whole = (ratio: DoubleDouble): number => {
    const high = Math.floor(ratio[0] * unit);
    return 2 * (high + Math.floor(ratio[0] * unit - high + ratio[1] * unit));
  };
  let x = TAIL;
  let density = TAIL_DENSITY;
  widths[LAST] = x[0] * step;
  densities[LAST] = density[0];
  const base = over(AREA, density);
  widths[0] = base[0] * step;
  bounds[0] = whole(over(x, base));
  for (let i = LAST - 1; i > 0; i--) {
    density = plus(over(AREA, x), density);
    const upper = logParts(density[0]);
    const next = plus([-upper, -logRest[0]!], [-density[1] / density[0], 0]);
    widths[i] = next[0] * step;
    bounds[i + 1] = whole(over(next, x));
    densities[i] = density[0];
    x = next;
  }
  return ziggurat;
}

/** The same for float32, over steps of 2⁻²³ instead of 1/unit, of numbers with so many digits. */
function floatZiggurat(ziggurat: Ziggurat, unit: number, digits: number): Ziggurat {
  const { bounds, widths, densities } = ziggurat;
  const short = (value: number): number => Math.fround(Number(value.toPrecision(digits)));
  return {
    bounds: bounds.map((bound) => Math.round((bound / unit) * 2 ** 23)),
    widths: widths.map((width) => short((width * unit) / 2 ** 23)),
    densities: densities.map(short),
  };
}

export const floatNormalZiggurat = (): Ziggurat => floatZiggurat(normalZiggurat(), 2 ** 52, 17);

/** NumPy's was printed with 9 digits. */
export const floatExponentialZiggurat = (): Ziggurat =>
  floatZiggurat(exponentialZiggurat(), 2 ** 53, 9);
