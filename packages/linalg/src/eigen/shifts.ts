/** Shifts of the multishift QR iteration, in pairs of complex numbers. */
import { view } from '../memory/frame.ts';
import { block, type Matrix } from '../memory/matrix.ts';

/** Real and imaginary parts of two shifts. */
export type ShiftPair = readonly [number, number, number, number];

/**
 * `count` eigenvalues at an address in pairs: those of a real matrix are conjugate, or both real, so
 * that one real number may be left over.
 */
export function pairShifts(address: number, count: number, isComplex: boolean): ShiftPair[] {
  const parts = view('float64', address, 2 * count);
  const pairs: ShiftPair[] = [];
  let single: number | undefined;
  for (let i = 0; i < count; i++) {
    const [re, im] = [parts[2 * i]!, parts[2 * i + 1]!];
    const isPair = !isComplex && im !== 0;
    if (isPair || isComplex) {
      if (i + 1 < count) pairs.push([re, im, parts[2 * i + 2]!, parts[2 * i + 3]!]);
      i++;
    } else if (single === undefined) {
      single = re;
    } else {
      pairs.push([single, 0, re, 0]);
      single = undefined;
    }
  }
  return pairs;
}

/** As many pairs that have nothing to do with eigenvalues, for iterations that stagnate. */
export function exceptionalShifts(h: Matrix, bottom: number, count: number): ShiftPair[] {
  const pairs: ShiftPair[] = [];
  for (let i = bottom; pairs.length < count && i >= 2; i -= 2) {
    const size = sizeAt(h, i, i - 1) + sizeAt(h, i - 1, i - 2);
    const [re, im] = elementAt(h, i, i);
    const [real, imaginary] = [re + 0.75 * size, Math.sqrt(0.4375) * size];
    pairs.push([real, im + imaginary, real, im - imaginary]);
  }
  return pairs;
}

/** Writes pairs to an address. */
export function storeShifts(pairs: readonly ShiftPair[], address: number): void {
  view('float64', address, 4 * pairs.length).set(pairs.flat());
}

function elementAt(a: Matrix, i: number, j: number): readonly [number, number] {
  const { address, dtype } = block(a, i, j, 1, 1);
  const [re, im] = view('float64', address, dtype === 'complex128' ? 2 : 1);
  return [re!, im ?? 0];
}

function sizeAt(a: Matrix, i: number, j: number): number {
  const [re, im] = elementAt(a, i, j);
  return Math.abs(re) + Math.abs(im);
}
