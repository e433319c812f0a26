/** The elements of dense arrays, as Matrix Market files have them. */
import { Complex, type NdArray } from '@numloom/ndarray';
import type { Lines } from '../bytes/lines.ts';
import type { MarketSymmetry } from './header.ts';
import { held } from './symmetry.ts';

type Element = number | bigint | boolean | Complex;

/** Adds a line for each element by columns, of those that are stored. */
export function writeElements(
  a: NdArray,
  symmetry: MarketSymmetry,
  asComplex: boolean,
  lines: Lines,
  text: (value: number | bigint) => string,
): void {
  const [rows, columns] = a.shape as [number, number];
  for (let j = 0; j < columns; j++) {
    const column = Array.from(a.slice(':', j).values()) as Element[];
    const from = symmetry === 'general' ? 0 : symmetry === 'skew-symmetric' ? j + 1 : j;
    for (let i = from; i < rows; i++) {
      const element = column[i]!;
      if (element instanceof Complex) lines.add(`${text(element.re)} ${text(element.im)}`);
      else {
        const value = typeof element === 'boolean' ? Number(element) : element;
        lines.add(asComplex ? `${text(value)} 0` : text(value));
      }
    }
  }
}

/** What a dense matrix is of symmetric, skew-symmetric and hermitian, in this order, and general. */
export function denseSymmetries(a: NdArray): MarketSymmetry[] {
  const [rows, columns] = a.shape as [number, number];
  if (rows !== columns) return ['general'];
  const all = Array.from({ length: rows }, (_, i) => Array.from(a.slice(i).values()) as Element[]);
  let [isSymmetric, isSkew, isHermitian] = [true, true, true];
  for (let i = 0; i < rows && (isSymmetric || isSkew || isHermitian); i++) {
    for (let j = 0; j <= i; j++) {
      const [re, im] = partsOf(all[i]![j]!);
      const [otherRe, otherIm] = partsOf(all[j]![i]!);
      isSymmetric &&= re === otherRe && im === otherIm;
      isSkew &&= re === negative(otherRe) && im === -otherIm;
      isHermitian &&= re === otherRe && im === -otherIm;
    }
  }
  return held(isSymmetric, isSkew, isHermitian);
}

function partsOf(element: Element): [number | bigint, number] {
  if (element instanceof Complex) return [element.re, element.im];
  return [typeof element === 'boolean' ? Number(element) : element, 0];
}

function negative(value: number | bigint): number | bigint {
  return typeof value === 'bigint' ? -value : 0 - value;
}
