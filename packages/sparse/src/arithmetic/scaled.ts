/** Products with a single row or column, element by element. */
import { asarray, take } from '@numloom/ndarray';
import { multiply } from '@numloom/ufunc';
import { canonical } from '../convert/canonical.ts';
import { convert } from '../convert/convert.ts';
import { selected } from '../convert/select.ts';
import { nonzeroTriplets } from '../convert/triplets.ts';
import { numbersOf } from '../parts/numbers.ts';
import type { CooParts, Parts, SparseDType } from '../parts/parts.ts';
import { commonShape } from './align.ts';
import { mapValues } from './values.ts';

/**
 * The product of a matrix and a single row or column, which is not repeated for it: O(entries + lines). Undefined
 * where the operands are others.
 *
 * @throws RangeError when the shapes do not fit
 */
export function scaled(a: Parts, b: Parts): Parts | undefined {
  const shape = commonShape(a.shape, b.shape, 'multiply');
  const isWhole = (one: Parts): boolean => one.shape.join() === shape.join();
  if (isWhole(a) === isWhole(b)) return undefined;
  const [whole, line] = isWhole(a) ? [a, b] : [b, a];
  const entries = triplets(whole);
  const factors = triplets(line);
  const [rows, columns] = line.shape;
  const numbers = new Map<number, number>();
  numbersOf(columns === 1 ? factors.row : factors.col).forEach((place, k) => numbers.set(place, k));
  const places = numbersOf(columns === 1 ? entries.row : entries.col);
  const isOne = rows * columns === 1;
  const kept: number[] = [];
  const factorOf: number[] = [];
  for (let k = 0; k < places.length; k++) {
    const number = numbers.get(isOne ? 0 : places[k]!);
    if (number === undefined) continue;
    kept.push(k);
    factorOf.push(number);
  }
  const by = take(factors.data, asarray(Int32Array.from(factorOf)));
  const product = mapValues(selected(entries, kept), (data) => multiply(data, by).evaluate());
  return nonzeroTriplets(product as CooParts);
}

/** Those of one place added up. */
function triplets(parts: Parts): CooParts {
  const lines = canonical(convert(parts, parts.format === 'csc' ? 'csc' : 'csr'));
  return convert<SparseDType, 'coo'>(lines, 'coo');
}
