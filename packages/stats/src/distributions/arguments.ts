/** The arguments of methods of distributions, told apart. */
import { Complex, NdArray } from '@numloom/ndarray';
import { assertOptions, Expression, type Operand } from '@numloom/ufunc';

/** How a method is called: `method(...values, ...shapes, ...places, options)`. */
export interface Signature {
  /** The method that is named in errors, as `norm.cdf`. */
  readonly caller: string;
  /** Names of the arguments that come first. */
  readonly values: readonly string[];
  /** Names of the shape parameters. */
  readonly shapes: readonly string[];
  /** Names of parameters that are 0 (`loc`) or 1 (`scale`) where they are not given. */
  readonly places: readonly string[];
  /** Names of other options. */
  readonly options?: readonly string[];
}

/** Arguments in order, and the other options. */
export interface Told {
  /** What was given for values. */
  readonly values: readonly unknown[];
  /** Shapes, then places. */
  readonly parameters: readonly Operand[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** Whether an argument is an object of options: no array, no expression, no number. */
export function isOptions(argument: unknown): argument is Readonly<Record<string, unknown>> {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    !Array.isArray(argument) &&
    !ArrayBuffer.isView(argument) &&
    !(argument instanceof NdArray) &&
    !(argument instanceof Expression) &&
    !(argument instanceof Complex)
  );
}

/**
 * Tells arguments apart. Values are not checked, parameters are.
 *
 * @throws TypeError where an argument is missing, is given twice, or is of a wrong kind, and for
 * options that are not known
 */
export function tellApart(args: readonly unknown[], signature: Signature): Told {
  const { caller, values, shapes, places, options: others = [] } = signature;
  const last = args.at(-1);
  const hasOptions = args.length > values.length && isOptions(last);
  const positional = hasOptions ? args.slice(0, -1) : args;
  const options = hasOptions ? last : {};
  if (hasOptions) assertOptions(options, [...places, ...others], caller);
  const names = [...values, ...shapes, ...places];
  if (positional.length > names.length) {
    throw new TypeError(
      `${caller}: got ${positional.length} arguments, takes ${names.length === 0 ? 'none' : names.join(', ')}`,
    );
  }
  const parameters = names.slice(values.length).map((name, k) => {
    let given = positional[values.length + k];
    if (k >= shapes.length && options[name] !== undefined) {
      if (given !== undefined) throw new TypeError(`${caller}: ${name} is given twice`);
      given = options[name];
    }
    if (given === undefined && k >= shapes.length) return name === 'loc' ? 0 : 1;
    return operandOf(given, name, caller);
  });
  return { values: positional.slice(0, values.length), parameters, options };
}

/** A value as errors show it. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : String(value);

/**
 * An argument as an operand.
 *
 * @throws TypeError where it is none
 */
export function operandOf(given: unknown, name: string, caller: string): Operand {
  if (typeof given === 'number') return given;
  const isOperand =
    typeof given === 'bigint' ||
    typeof given === 'boolean' ||
    (typeof given === 'object' && given !== null && !isOptions(given));
  if (isOperand && !(given instanceof Complex)) return given as Operand;
  throw new TypeError(
    given === undefined
      ? `${caller}: ${name} is missing`
      : `${caller}: ${name} is ${shown(given)}, must be a number, an array or an expression`,
  );
}
