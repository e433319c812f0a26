/** Interpolated values inside indices and keyword arguments. */
import type { Options, SliceParts } from './language.ts';
import type { Bound, Hole, IndexPart, Option, OptionValue } from './nodes.ts';

/**
 * Something that may depend on interpolated values. If it does not, it is computed once, frozen,
 * and has the same identity at every build.
 */
export interface Late<V> {
  readonly fixed: V | undefined;
  make(values: readonly unknown[]): V;
}

/** Parts of an index. */
export function lateParts(parts: readonly IndexPart[]): Late<SliceParts> {
  return late(parts, (values) => parts.map((part) => makePart(part, values)));
}

/** Keyword arguments. */
export function lateOptions(options: readonly Option[]): Late<Options> {
  // Object.fromEntries, because assigning to `__proto__` would not make a property.
  return late(options, (values) =>
    Object.fromEntries(options.map(({ name, value }) => [name, makeOption(value, values)])),
  );
}

function late<V>(tree: unknown, make: Late<V>['make']): Late<V> {
  return { fixed: containsHole(tree) ? undefined : Object.freeze(make([])), make };
}

function containsHole(tree: unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  return isHole(tree) || Object.values(tree).some(containsHole);
}

function isHole(tree: unknown): tree is Hole {
  return typeof tree === 'object' && tree !== null && 'place' in tree;
}

function makeOption(value: OptionValue, values: readonly unknown[]): unknown {
  if (isHole(value)) return values[value.place];
  if (typeof value !== 'object' || value === null) return value;
  return Object.freeze(value.map((item) => makeOption(item, values)));
}

function makePart(part: IndexPart, values: readonly unknown[]): number | string | null {
  if (typeof part !== 'object' || part === null) return part;
  if (part.kind === 'hole') {
    const value = values[part.place];
    if (!part.negated && (value === null || typeof value === 'string')) return value;
    return makeInteger(part, values);
  }
  const { start, stop, step } = part;
  const ends = `${makeBound(start, values)}:${makeBound(stop, values)}`;
  return step === undefined ? ends : `${ends}:${makeBound(step, values)}`;
}

/** As in Python, a bound that is `None` is left out. */
function makeBound(bound: Bound, values: readonly unknown[]): string {
  if (!isHole(bound)) return bound === undefined ? '' : String(bound);
  return values[bound.place] == null ? '' : String(makeInteger(bound, values));
}

function makeInteger({ place, negated }: Hole, values: readonly unknown[]): number {
  const given = values[place];
  const value = typeof given === 'bigint' ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    const found = typeof value === 'number' ? value : typeof value;
    throw new TypeError(`nd: \${${place}} has to be a whole number, got ${found}`);
  }
  return negated ? 0 - value : value;
}
