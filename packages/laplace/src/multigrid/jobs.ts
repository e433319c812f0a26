/** Descriptions of grids for the kernels: the class `Job` of assembly/base/multigrid/job.ts. */
import { view } from '@numloom/linalg/kernels';
import type { Table } from './tables.ts';

const NUMBERS = [
  ...['outerWeight', 'midWeight', 'innerWeight', 'diagonal', 'constant', 'squares'],
] as const;

const WORDS = [
  ...(['outer', 'mid', 'inner', 'isSolid', 'u', 'slabPitch', 'rowPitch', 'f'] as const),
  ...(['fSlab', 'fRow', 'mask', 'parity'] as const),
  ...(['outerLow', 'outerHigh', 'midLow', 'midHigh', 'innerLow', 'innerHigh'] as const),
  ...(['residual', 'residualSlab', 'residualRow'] as const),
  ...(['coarseRight', 'coarseRightSlab', 'coarseRightRow'] as const),
  ...(['correction', 'coarseSolution', 'coarseSlab', 'coarseRow', 'coarseInner'] as const),
  ...(['coarseLow', 'coarseHigh', 'coarseIntervals'] as const),
  ...(['outerRestriction', 'midRestriction', 'outerLinear', 'midLinear'] as const),
  ...(['outerCubic', 'midCubic', 'gather', 'linearPairs', 'cubicPairs'] as const),
  ...(['fineRoom', 'moreRoom', 'coarseRoom', 'slabRoom'] as const),
] as const;

/** The fields of a job; those left out are 0. */
export type Job = Partial<Record<(typeof NUMBERS)[number] | (typeof WORDS)[number], number>>;

/** Bytes of a job. */
export const JOB_BYTES = NUMBERS.length * 8 + WORDS.length * 4;

export function writeJob(address: number, job: Job): void {
  view('float64', address, NUMBERS.length).set(NUMBERS.map((name) => job[name] ?? 0));
  view('int32', address + NUMBERS.length * 8, WORDS.length).set(
    WORDS.map((name) => job[name] ?? 0),
  );
}

/** The sum of squares that a pass has left. */
export function squaresIn(address: number): number {
  return view('float64', address, NUMBERS.length)[NUMBERS.indexOf('squares')]!;
}

/** Bytes of a table. */
export function bytesOf({ length, width }: Table): number {
  return length * width * 12;
}

/** Each row: its indices as 32-bit words, then its weights. */
export function writeTable(address: number, { length, width, indices, weights }: Table): void {
  const size = length * width;
  const words = view('int32', address, size * 3);
  const numbers = view('float64', address, (size * 3) / 2);
  for (let row = 0; row < length; row++) {
    for (let k = 0; k < width; k++) {
      words[row * width * 3 + k] = indices[row * width + k]!;
      numbers[(row * width * 3 + width) / 2 + k] = weights[row * width + k]!;
    }
  }
}
