/** How arrays are printed: the settings of NumPy's `set_printoptions`, and their names. */
import { namedOptions } from '../options.ts';

/**
 * How the fractions of one array agree in length: `fixed` prints exactly `precision` digits;
 * `unique` as many as each number needs; `maxprec` those, but at most `precision`;
 * `maxprec_equal` the same number of digits for all.
 */
export type FloatMode = 'fixed' | 'unique' | 'maxprec' | 'maxprec_equal';

/** What `set_printoptions` sets. */
export interface PrintOptions {
  /** Digits after the decimal point, 0 to 100. */
  readonly precision: number;
  /** Arrays of more elements than this are summarised. */
  readonly threshold: number;
  /** Elements that a summary shows at both ends of an axis. */
  readonly edgeitems: number;
  /** Characters of a line. */
  readonly linewidth: number;
  /** Whether small numbers are printed without an exponent, as 0 if need be. */
  readonly suppress: boolean;
  /** What NaN is printed as. */
  readonly nanstr: string;
  /** What infinity is printed as. */
  readonly infstr: string;
  /** Sign of a positive number: none, `+`, or a space. */
  readonly sign: '-' | '+' | ' ';
  readonly floatmode: FloatMode;
}

const FLOAT_MODES: readonly unknown[] = ['fixed', 'unique', 'maxprec', 'maxprec_equal'];

let current: PrintOptions = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
  nanstr: 'nan',
  infstr: 'inf',
  sign: '-',
  floatmode: 'maxprec',
};

/** `current` with the given options in place of its own; an undefined one changes nothing. */
export function withOptions(
  options: { readonly [K in keyof PrintOptions]?: PrintOptions[K] | undefined },
  caller: string,
): PrintOptions {
  const names = Object.keys(current) as (keyof PrintOptions)[];
  const given = Object.entries(namedOptions(options, names, caller)).filter(
    ([, value]) => value !== undefined,
  );
  const merged = { ...current, ...Object.fromEntries(given) };
  const { precision, threshold, edgeitems, linewidth, sign, floatmode } = merged;
  const check = (holds: boolean, name: keyof PrintOptions, expected: string) => {
    if (holds) return;
    throw new RangeError(`${caller}: ${name} is ${String(merged[name])}, expected ${expected}`);
  };
  const whole = 'a whole number of at least 0';
  check(Number.isInteger(precision) && precision >= 0 && precision <= 100, 'precision', '0 to 100');
  check(threshold >= 0, 'threshold', 'a number of at least 0');
  check(Number.isInteger(edgeitems) && edgeitems >= 0, 'edgeitems', whole);
  check(linewidth >= 0, 'linewidth', 'a number of at least 0');
  check(['-', '+', ' '].includes(sign), 'sign', "'-', '+' or ' '");
  check(FLOAT_MODES.includes(floatmode), 'floatmode', `one of ${FLOAT_MODES.join(', ')}`);
  return merged;
}

/**
 * Sets how all arrays are printed from now on. Options that are left out stay as they are.
 *
 * @throws RangeError when an option has a value that it cannot have; TypeError when there is none of
 *   that name.
 *
 * @example
 * ```ts
 * import { array, set_printoptions } from '@numloom/ndarray';
 * set_printoptions({ precision: 3 });
 * console.log(String(array([1 / 3, 2 / 3]))); // => [0.333 0.667]
 * set_printoptions({ precision: 8 });
 * ```
 */
export function set_printoptions(options: Partial<PrintOptions>): void {
  current = withOptions(options, 'set_printoptions');
}

/** How arrays are printed now. */
export function get_printoptions(): PrintOptions {
  return { ...current };
}

/**
 * Runs `body` with other print options, and puts the present ones back when it returns.
 *
 * @throws RangeError when an option has a value that it cannot have; TypeError when there is none of
 *   that name.
 *
 * @example
 * ```ts
 * import { array, printoptions } from '@numloom/ndarray';
 * const a = array([0.5, 1e-10]);
 * console.log(printoptions({ suppress: true }, () => String(a))); // => [0.5 0. ]
 * ```
 */
export function printoptions<T>(options: Partial<PrintOptions>, body: () => T): T {
  const before = current;
  current = withOptions(options, 'printoptions');
  try {
    return body();
  } finally {
    current = before;
  }
}
