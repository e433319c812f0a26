/**
 * The QR iteration with many shifts at once, and aggressive early deflation (Braman, Byers and
 * Mathias 2002): most of its operations are in products.
 */
import { view, withFrame } from '../memory/frame.ts';
import { block } from '../memory/matrix.ts';
import { schurKernels, windowKernels } from './kernels.ts';
import { clearBelow } from './reduction.ts';
import { exceptionalShifts, pairShifts, type ShiftPair, storeShifts } from './shifts.ts';
import { type Target, Window } from './window.ts';
import type { Range, Workspace } from './workspace.ts';

/** Orders up to which a matrix is one window. */
export const LEAST = 64;
/** Percentage of a window that has to be deflated for the next sweep to be left out. */
const ENOUGH = 14;

/** How many shifts a sweep has for an active part of some order: no fewer than for a smaller one. */
export function shiftCount(order: number): number {
  if (order < 150) return 10;
  const count = order < 590 ? order / Math.log2(order) : 64;
  return 2 * Math.floor(Math.max(10, count) / 2);
}

/**
 * The Schur form of a Hessenberg matrix in place, as `schurForm`. Answers how many eigenvalues from
 * the top have not converged.
 */
export function iterateMultishift(target: Target, range: Range, workspace: Workspace): number {
  return withFrame((frame) => {
    const order = range.high - range.low + 1;
    const most = Math.max(
      LEAST,
      3 * shiftCount(order) + 2,
      Math.min(order, 2 * windowOrder(order)),
    );
    const window = new Window(target, Math.min(order, most), frame);
    const shifts = frame.bytes(16 * most);
    return new Iteration(target, range, workspace, window, shifts).run();
  });
}

/** The usual order of a window of deflation. */
function windowOrder(order: number): number {
  const count = shiftCount(order);
  return order <= 500 ? count : Math.floor((3 * count) / 2);
}

class Iteration {
  readonly #target: Target;
  readonly #range: Range;
  readonly #workspace: Workspace;
  readonly #window: Window;
  /** Address of the shifts, complex numbers. */
  readonly #shifts: number;
  /** The order of the last window. */
  #searched = 0;
  /** How often a window was searched since something was deflated. */
  #vain = 0;
  #pairs: readonly ShiftPair[] = [];

  constructor(target: Target, range: Range, workspace: Workspace, window: Window, shifts: number) {
    this.#target = target;
    this.#range = range;
    this.#workspace = workspace;
    this.#window = window;
    this.#shifts = shifts;
  }

  run(): number {
    const { h } = this.#target;
    const { low, high } = this.#range;
    const { splitAbove } = windowKernels(h);
    let bottom = high;
    for (let left = 30 * Math.max(10, high - low + 1); bottom >= low && left > 0; left--) {
      const top = splitAbove(h.address, h.columnStride, low, bottom, high);
      const found = this.#deflate(top, bottom);
      bottom -= found;
      const order = bottom - top + 1;
      if (found > 0) this.#vain = 0;
      else this.#vain++;
      if (order > 2 && !this.#isEnough(found, order)) this.#sweep(top, bottom);
    }
    return bottom >= low ? bottom + 1 : 0;
  }

  /** Whether so much was deflated that the next window comes at once. */
  #isEnough(found: number, order: number): boolean {
    return order <= LEAST ? found > 0 : 100 * found > ENOUGH * this.#searched;
  }

  /** Deflates what it can at the end of the active part, and leaves shifts; answers how much. */
  #deflate(top: number, bottom: number): number {
    const { h } = this.#target;
    const { work, tau } = this.#workspace;
    const active = bottom - top + 1;
    let order = windowOrder(active);
    // After some searches in vain larger windows are tried, up to twice as large.
    if (this.#vain >= 5) order = Math.min(2 * order, order + 2 * (this.#vain - 4));
    if (active <= LEAST || order >= active - 1) order = active;
    const start = bottom - order + 1;
    this.#searched = order;
    const { inner, turned } = this.#window.open(start, order);
    const { iterate, diagonalValues } = schurKernels(h);
    const { deflateWindow, restoreHessenberg } = windowKernels(h);
    const place = [inner.address, order] as const;
    const basis = [turned.address, order] as const;
    clearBelow(inner);
    const first = iterate(order, 0, order - 1, ...place, order, ...basis, true, work);
    if (order === active) {
      this.#pairs = [];
      this.#window.close(start, inner, turned, top, bottom);
      return order - first;
    }
    const spike = block(h, start, start - 1, 1, 1).address;
    const left = deflateWindow(order, ...place, ...basis, spike, first, work);
    diagonalValues(order, ...place, this.#shifts);
    this.#keepShifts(first, left);
    if (left === order) return 0;
    if (left > 1) restoreHessenberg(order, left, ...place, ...basis, tau, work);
    this.#turnSpike(spike, turned.address, left);
    this.#window.close(start, inner, turned, top, bottom);
    return order - left;
  }

  /** Takes the eigenvalues first..left-1 of the window as shifts, or others where they are few. */
  #keepShifts(first: number, left: number): void {
    const isComplex = this.#target.h.dtype === 'complex128';
    this.#pairs = pairShifts(this.#shifts + 16 * first, left - first, isComplex);
  }

  /** What is left of the spike beside a window that was turned: its first element. */
  #turnSpike(spike: number, turned: number, left: number): void {
    const isComplex = this.#target.h.dtype === 'complex128';
    const length = isComplex ? 2 : 1;
    const element = view('float64', spike, length);
    const factor = view('float64', turned, length);
    const [a, b = 0] = element;
    const [c, d = 0] = factor;
    if (left === 0) element.fill(0);
    else element.set(isComplex ? [a! * c! + b * d, b * c! - a! * d] : [a! * c!]);
  }

  /** Shifts for a sweep over an active part. */
  #chosenShifts(bottom: number, order: number): ShiftPair[] {
    const { h } = this.#target;
    const count = Math.min(shiftCount(order), order - (order % 2)) / 2;
    if (this.#vain > 0 && this.#vain % 6 === 0) return exceptionalShifts(h, bottom, count);
    if (2 * this.#pairs.length > count) return this.#pairs.slice(-count);
    // The eigenvalues of the last rows and columns.
    const size = Math.min(2 * count, order);
    const { inner, turned } = this.#window.open(bottom - size + 1, size);
    const { iterate, diagonalValues } = schurKernels(h);
    clearBelow(inner);
    const place = [inner.address, size] as const;
    const { work } = this.#workspace;
    const first = iterate(size, 0, size - 1, ...place, 0, turned.address, size, false, work);
    diagonalValues(size, ...place, this.#shifts);
    return pairShifts(this.#shifts + 16 * first, size - first, h.dtype === 'complex128');
  }

  /** Chases bulges through the active part, a window after the other. */
  #sweep(top: number, bottom: number): void {
    const { h } = this.#target;
    const { work } = this.#workspace;
    const { chaseBulges } = windowKernels(h);
    const pairs = this.#chosenShifts(bottom, bottom - top + 1);
    const bulges = pairs.length;
    if (bulges === 0) return;
    storeShifts(pairs, this.#shifts);
    const chain = 3 * (bulges - 1);
    const steps = bottom - top + chain;
    const atOnce = chain + 3;
    for (let step = 0; step < steps; step += atOnce) {
      const count = Math.min(atOnce, steps - step);
      const leading = top - 1 + step;
      const start = Math.max(top, leading - chain);
      const order = Math.min(bottom, leading + count + 3) - start + 1;
      const { inner, turned } = this.#window.open(start, order);
      chaseBulges(
        ...([order, inner.address, order, turned.address, order] as const),
        ...([bulges, this.#shifts, leading - start, count] as const),
        ...([top - start, bottom - start, work] as const),
      );
      this.#window.close(start, inner, turned, top, bottom);
    }
  }
}
