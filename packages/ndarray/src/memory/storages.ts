/** Which storages a value needs. */
import { lentBy, Storage } from './storage.ts';

/** Key of the method by which an object tells the storages that it needs. */
export const storagesOf: unique symbol = /* @__PURE__ */ Symbol('storagesOf');

/** An object that tells the storages that it needs: arrays and pending expressions do. */
export interface HasStorages {
  [storagesOf](): Iterable<Storage>;
}

/**
 * The storages that `value` needs. Looks into JavaScript arrays, maps, sets and the properties of
 * objects, however deep; not into private fields and closures: a class that keeps arrays there
 * implements {@link storagesOf}.
 */
export function storagesIn(value: unknown): Set<Storage> {
  const storages = new Set<Storage>();
  const seen = new Set<unknown>([value]);
  // Grows while it is walked: a set meets what is added to it.
  for (const item of seen) {
    if (typeof item !== 'object' || item === null) continue;
    if (item instanceof Storage) {
      storages.add(item);
    } else if (storagesOf in item) {
      for (const storage of (item as HasStorages)[storagesOf]()) storages.add(storage);
    } else if (ArrayBuffer.isView(item)) {
      const lender = lentBy(item);
      if (lender) storages.add(lender);
    } else {
      if (item instanceof Map || item instanceof Set) {
        item.forEach((element: unknown, key: unknown) => seen.add(element).add(key));
      }
      for (const property of Object.values(item)) seen.add(property);
    }
  }
  return storages;
}
