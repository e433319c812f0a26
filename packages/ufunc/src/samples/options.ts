/** Telling options from operands. */

/** Whether a value is a plain object, as operands never are. */
export function isOptions<T extends object>(value: unknown): value is T {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
