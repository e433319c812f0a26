/**
 * Whether two layouts have a byte in common. The exact question is a linear Diophantine equation
 * with bounded unknowns: an index of the one and an index of the other that name the same byte.
 */
import { extentOf, type Layout, sizeOf } from './layout.ts';

/** A layout in bytes: elements of `itemsize` bytes, the first at `start` of a buffer. */
export interface ByteLayout {
  readonly layout: Layout;
  readonly itemsize: number;
  /** Byte of the buffer at which element 0 of the storage lies. */
  readonly start: number;
}

/** Lowest and one past the highest byte; equal when there is no element. */
function byteRange({ layout, itemsize, start }: ByteLayout): [low: number, high: number] {
  const [low, high] = extentOf(layout);
  return [start + low * itemsize, start + high * itemsize];
}

/** Whether the ranges of bytes meet: cheap, and sometimes true although no byte is shared. */
export function rangesOverlap(a: ByteLayout, b: ByteLayout): boolean {
  if (sizeOf(a.layout.shape) === 0 || sizeOf(b.layout.shape) === 0) return false;
  const [aLow, aHigh] = byteRange(a);
  const [bLow, bHigh] = byteRange(b);
  return aLow < bHigh && bLow < aHigh;
}

/** An unknown of the equation: a whole number from 0 to `bound`, times `step`. */
interface Term {
  readonly step: number;
  readonly bound: number;
}

/** Attempts after which the search gives up. */
const MOST_WORK = 1_000_000;

/**
 * Whether a byte is shared, exactly.
 *
 * @returns undefined when the search takes too long; it is exponential in the number of axes in
 *   the worst case, and immediate for usual strides.
 */
export function bytesOverlap(a: ByteLayout, b: ByteLayout): boolean | undefined {
  if (!rangesOverlap(a, b)) return false;
  const terms: Term[] = [];
  // Byte of a: low of a + its terms; byte of b: high of b - its terms, so that all are added.
  addTerms(terms, a);
  addTerms(terms, b);
  const target = byteRange(b)[1] - 1 - byteRange(a)[0];
  terms.sort((x, y) => y.step - x.step);
  return solvable(terms, target);
}

function addTerms(terms: Term[], { layout, itemsize }: ByteLayout): void {
  layout.shape.forEach((length, axis) => {
    const step = Math.abs(layout.strides[axis]!) * itemsize;
    if (length > 1 && step > 0) terms.push({ step, bound: length - 1 });
  });
  if (itemsize > 1) terms.push({ step: 1, bound: itemsize - 1 });
}

/** Whether the terms can add up to the target. Steps descend, so the greatest decide first. */
function solvable(terms: readonly Term[], target: number): boolean | undefined {
  const most = new Array<number>(terms.length + 1).fill(0);
  const divisor = new Array<number>(terms.length + 1).fill(0);
  for (let k = terms.length - 1; k >= 0; k--) {
    most[k] = most[k + 1]! + terms[k]!.step * terms[k]!.bound;
    divisor[k] = gcd(terms[k]!.step, divisor[k + 1]!);
  }
  let work = 0;
  const search = (k: number, rest: number): boolean | undefined => {
    if (rest < 0 || rest > most[k]!) return false;
    if (rest === 0) return true;
    if (rest % divisor[k]! !== 0) return false;
    const { step, bound } = terms[k]!;
    const from = Math.max(0, Math.ceil((rest - most[k + 1]!) / step));
    for (let x = Math.min(bound, Math.floor(rest / step)); x >= from; x--) {
      if (++work > MOST_WORK) return undefined;
      const found = search(k + 1, rest - x * step);
      if (found !== false) return found;
    }
    return false;
  };
  return terms.length === 0 ? target === 0 : search(0, target);
}

/** Greatest common divisor of two whole numbers, the other one if one is 0. */
export function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
