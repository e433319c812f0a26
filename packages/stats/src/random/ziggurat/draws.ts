/** Normal and exponential numbers: one at a time, and many at once. */
import { allocateScratch, dtypes, heap } from '@numloom/ndarray';
import type { RandomKernels } from '../../kernels/generated/random.ts';
import type { Source } from '../bits/source.ts';
import { exp } from '../elementary/exponential.ts';
import {
  EXPONENTIAL_TAIL,
  exponentialZiggurat,
  floatExponentialZiggurat,
  floatNormalZiggurat,
  NORMAL_TAIL,
  normalZiggurat,
  type Ziggurat,
} from './tables.ts';

/** A table that kernels read, and the densities that they do not need. */
interface Table {
  readonly address: number;
  readonly densities: Float64Array;
}

/** Puts bounds and widths of a ziggurat into the heap, for good. */
function placed({ bounds, widths, densities }: Ziggurat, isFloat: boolean): Table {
  const { byteOffset: address } = allocateScratch(bounds.length * (isFloat ? 8 : 16));
  if (isFloat) {
    const words = new Uint32Array(heap.buffer, address, 2 * bounds.length);
    const floats = new Float32Array(heap.buffer, address, 2 * bounds.length);
    bounds.forEach((bound, i) => void (words[2 * i] = bound));
    widths.forEach((width, i) => void (floats[2 * i + 1] = width));
  } else {
    const words = new BigUint64Array(heap.buffer, address, 2 * bounds.length);
    const doubles = new Float64Array(heap.buffer, address, 2 * bounds.length);
    bounds.forEach((bound, i) => void (words[2 * i] = BigInt(bound)));
    widths.forEach((width, i) => void (doubles[2 * i + 1] = width));
  }
  return { address, densities };
}

const INVERSE_TAIL = 1 / NORMAL_TAIL;
const f = Math.fround;

let normals: Table | undefined;
let exponentials: Table | undefined;
let floatNormals: Table | undefined;
let floatExponentials: Table | undefined;
const normalTable = (): Table => (normals ??= placed(normalZiggurat(), false));
const exponentialTable = (): Table => (exponentials ??= placed(exponentialZiggurat(), false));
const floatNormalTable = (): Table => (floatNormals ??= placed(floatNormalZiggurat(), true));
const floatExponentialTable = (): Table =>
  (floatExponentials ??= placed(floatExponentialZiggurat(), true));

/** What the last draw comes to, that its rectangle has not decided; NaN where it is rejected. */
type Decide = (kernels: RandomKernels, densities: Float64Array) => number;

/** Whether a point between two layers, of which the upper is `layer`, lies below a density there. */
function isBelow(densities: Float64Array, layer: number, u: number, density: number): boolean {
  return (densities[layer - 1]! - densities[layer]!) * u + densities[layer]! < density;
}

const decideNormal: Decide = (kernels, densities) => {
  const layer = kernels.undecidedLayer();
  const x = kernels.undecidedValue();
  if (layer > 0) {
    return isBelow(densities, layer, kernels.double(), exp(-0.5 * x * x)) ? x : NaN;
  }
  for (;;) {
    const beyond = -INVERSE_TAIL * Math.log1p(-kernels.double());
    const y = -Math.log1p(-kernels.double());
    if (y + y > beyond * beyond) {
      const size = NORMAL_TAIL + beyond;
      return (kernels.undecidedBits() >>> 8) & 1 ? -size : size;
    }
  }
};

const decideExponential: Decide = (kernels, densities) => {
  const layer = kernels.undecidedLayer();
  if (layer === 0) return EXPONENTIAL_TAIL - Math.log1p(-kernels.double());
  const x = kernels.undecidedValue();
  return isBelow(densities, layer, kernels.double(), exp(-x)) ? x : NaN;
};

/** The same with every operation rounded to float32. */
function isFloatBelow(densities: Float64Array, layer: number, u: number, density: number): boolean {
  const step = f(densities[layer - 1]! - densities[layer]!);
  return f(f(step * u) + densities[layer]!) < density;
}

const decideFloatNormal: Decide = (kernels, densities) => {
  const layer = kernels.undecidedLayer();
  const x = kernels.undecidedValue();
  if (layer > 0) {
    return isFloatBelow(densities, layer, kernels.float(), exp(-0.5 * x * x)) ? x : NaN;
  }
  for (;;) {
    const beyond = f(-f(INVERSE_TAIL) * f(Math.log1p(-kernels.float())));
    const y = f(-Math.log1p(-kernels.float()));
    if (f(y + y) > f(beyond * beyond)) {
      const size = f(f(NORMAL_TAIL) + beyond);
      return (kernels.undecidedBits() >>> 8) & 1 ? -size : size;
    }
  }
};

const decideFloatExponential: Decide = (kernels, densities) => {
  const layer = kernels.undecidedLayer();
  if (layer === 0) return f(f(EXPONENTIAL_TAIL) - f(Math.log1p(-kernels.float())));
  const x = kernels.undecidedValue();
  return isFloatBelow(densities, layer, kernels.float(), f(exp(-x))) ? x : NaN;
};

/** A standard normal number. */
export function normal({ kernels }: Source): number {
  const { address, densities } = normals ?? normalTable();
  for (;;) {
    const x = kernels.normal(address);
    if (x === x) return x;
    const decided = decideNormal(kernels, densities);
    if (decided === decided) return decided;
  }
}

/** An exponential number of scale 1. */
export function exponential({ kernels }: Source): number {
  const { address, densities } = exponentials ?? exponentialTable();
  for (;;) {
    const x = kernels.exponential(address);
    if (x === x) return x;
    const decided = decideExponential(kernels, densities);
    if (decided === decided) return decided;
  }
}

/** The same of float32. */
export function floatNormal({ kernels }: Source): number {
  const { address, densities } = floatNormals ?? floatNormalTable();
  for (;;) {
    const x = kernels.floatNormal(address);
    if (x === x) return x;
    const decided = decideFloatNormal(kernels, densities);
    if (decided === decided) return decided;
  }
}

export function floatExponential({ kernels }: Source): number {
  const { address, densities } = floatExponentials ?? floatExponentialTable();
  for (;;) {
    const x = kernels.floatExponential(address);
    if (x === x) return x;
    const decided = decideFloatExponential(kernels, densities);
    if (decided === decided) return decided;
  }
}

/** Fills the bytes from one address to another by a kernel that stops where it cannot decide. */
function fillBy(
  kernels: RandomKernels,
  [to, end]: readonly [to: number, end: number],
  fill: (to: number, end: number, table: number) => number,
  { address, densities }: Table,
  decide: Decide,
  dtype: 'float64' | 'float32',
): void {
  const { itemsize, TypedArray } = dtypes[dtype];
  const view = new TypedArray(heap.buffer);
  for (let at = fill(to, end, address); at !== end; at = fill(at, end, address)) {
    const decided = decide(kernels, densities);
    if (decided !== decided) continue;
    view[at / itemsize] = decided;
    at += itemsize;
  }
}

export function fillNormals({ kernels }: Source, to: number, end: number): void {
  fillBy(kernels, [to, end], kernels.fillNormals, normalTable(), decideNormal, 'float64');
}

export function fillExponentials({ kernels }: Source, to: number, end: number): void {
  const table = exponentialTable();
  fillBy(kernels, [to, end], kernels.fillExponentials, table, decideExponential, 'float64');
}

export function fillFloatNormals({ kernels }: Source, to: number, end: number): void {
  const table = floatNormalTable();
  fillBy(kernels, [to, end], kernels.fillFloatNormals, table, decideFloatNormal, 'float32');
}

export function fillFloatExponentials({ kernels }: Source, to: number, end: number): void {
  const table = floatExponentialTable();
  const { fillFloatExponentials: fill } = kernels;
  fillBy(kernels, [to, end], fill, table, decideFloatExponential, 'float32');
}
