/** Patterns of Aᵀ and of A + Aᵀ. */
import { kernelsOf, type Frame, view } from '@numloom/linalg/kernels';
import { patterns } from '../kernels/generated/patterns.ts';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';
import { eachRange } from './ranges.ts';

/** The transposed pattern; the indices of its lines increase if none is there twice. O(entries + lines). */
export function transposedPattern(pattern: Pattern, frame: Frame): Pattern {
  const { lines, length, entries, starts, indices } = pattern;
  const { accumulate, countIndices, placeLines } = kernelsOf(patterns);
  const toStarts = frame.bytes(4 * (length + 2));
  const toIndices = frame.bytes(4 * entries);
  kernelsOf(trees).fill(toStarts, length + 2, 0);
  // Counts are two places on: line i begins at starts[i + 1] then, and ends there when all is placed.
  eachRange(entries, (from, to) => countIndices(from, to, indices, toStarts + 8));
  accumulate(length + 2, toStarts);
  eachRange(lines, (from, to) => placeLines(from, to, starts, indices, toStarts + 4, toIndices));
  return { lines: length, length: lines, entries, starts: toStarts, indices: toIndices };
}

/** A pattern transposed once for all who ask for it, as long as a frame lives. */
export class Transposed {
  readonly #pattern: Pattern;
  readonly #frame: Frame;
  #known: Pattern | undefined;

  constructor(pattern: Pattern, frame: Frame) {
    this.#pattern = pattern;
    this.#frame = frame;
  }

  get(): Pattern {
    return (this.#known ??=
      this.#pattern.isSymmetric === true
        ? this.#pattern
        : transposedPattern(this.#pattern, this.#frame));
  }
}

/**
 * The pattern of A + Aᵀ without its diagonal, of a square matrix A; the indices of each line increase,
 * none twice. O(entries + lines).
 */
export function symmetricPattern(pattern: Pattern, frame: Frame): Pattern {
  const { lines: n, entries, starts, indices } = pattern;
  const kernels = kernelsOf(patterns);
  const { fill } = kernelsOf(trees);
  const toStarts = frame.bytes(4 * (n + 2));
  const other = pattern.isSymmetric === true ? pattern : transposedPattern(pattern, frame);
  const isSymmetric =
    other === pattern ||
    (kernels.areEqual(n + 1, starts, other.starts) &&
      kernels.areEqual(entries, indices, other.indices));
  if (isSymmetric) {
    const toIndices = frame.bytes(4 * entries);
    const count = kernels.withoutDiagonal(n, starts, indices, toStarts, toIndices);
    return { lines: n, length: n, entries: count, starts: toStarts, indices: toIndices };
  }
  const both = [starts, indices, other.starts, other.indices] as const;
  const marks = frame.bytes(4 * n);
  fill(marks, n, -1);
  fill(toStarts, 2, 0);
  eachRange(n, (from, to) => kernels.countUnion(from, to, ...both, marks, toStarts + 8));
  kernels.accumulate(n + 2, toStarts);
  const count = view('int32', toStarts, n + 2)[n + 1]!;
  const toIndices = frame.bytes(4 * count);
  fill(marks, n, -1);
  eachRange(n, (from, to) => kernels.placeUnion(from, to, ...both, marks, toStarts + 4, toIndices));
  return { lines: n, length: n, entries: count, starts: toStarts, indices: toIndices };
}

/** The pattern with increasing indices in each line, none twice: itself if it is so. */
export function simplePattern(pattern: Pattern, frame: Frame): Pattern {
  const { isIncreasing, withoutRepeats } = kernelsOf(patterns);
  const { lines, length, entries, starts, indices } = pattern;
  if (isIncreasing(lines, starts, indices)) return pattern;
  const sorted = transposedPattern(transposedPattern(pattern, frame), frame);
  const toStarts = frame.bytes(4 * (lines + 1));
  const toIndices = frame.bytes(4 * entries);
  const count = withoutRepeats(lines, sorted.starts, sorted.indices, toStarts, toIndices);
  return { lines, length, entries: count, starts: toStarts, indices: toIndices };
}
