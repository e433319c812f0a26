import { kernelsOf, view } from '@numloom/linalg/kernels';
import { multigrid } from '../kernels/generated/multigrid.ts';
import { squaresIn } from './jobs.ts';
import type { Level } from './level.ts';
import type { Room } from './room.ts';

/** What stages of a pass do, as the kernels number them. */
const stageCodes = {
  red: 0,
  black: 1,
  restrict: 2,
  correct: 3,
  interpolate: 4,
  measure: 5,
  restrictRight: 6,
  residual: 7,
} as const;

type Stage = keyof typeof stageCodes;

/** Unknowns that a call goes over, more or less: engines exchange code for faster one between calls. */
const UNKNOWNS = 32_768;

/** Stages in the heap. */
interface Pass {
  readonly address: number;
  readonly count: number;
}

/** What multigrid does in one pass over a grid. */
export type Passes = Readonly<Record<keyof ReturnType<typeof stagesOf>, Pass>>;

/** Reserves the passes. @returns what makes them, when memory was taken */
export function reservePasses(
  room: Room,
  smoothing: readonly [before: number, after: number],
): (base: number) => Passes {
  const lists = Object.entries(stagesOf(smoothing)).map(([name, stages]) => {
    return { name, stages, at: room.reserve(stages.length) };
  });
  return (base) => {
    const passes = lists.map(({ name, stages, at }) => {
      const codes = Uint8Array.from(stages, (stage) => stageCodes[stage]);
      const words = new Uint8Array(4 * Math.ceil(codes.length / 4));
      words.set(codes);
      view('int32', base + at, words.length / 4).set(new Int32Array(words.buffer));
      return [name, { address: base + at, count: codes.length }];
    });
    return Object.fromEntries(passes) as Passes;
  };
}

/** Makes a pass over the iterate of a job. @returns the sum of squares that its last stage has found */
export function run(level: Level, job: number, { address, count }: Pass): number {
  const kernels = kernelsOf(multigrid);
  const steps = kernels.passSteps(job, count);
  const most = Math.max(8, Math.floor(UNKNOWNS / level.slab));
  for (let from = 0; from < steps; from += most) {
    kernels.pass(job, address, count, from, Math.min(steps, from + most));
  }
  return squaresIn(job);
}

function stagesOf([before, after]: readonly [number, number]) {
  return {
    /** Smooth, and bring the residual to the next grid. */
    down: [...sweeps(before, ['red', 'black']), 'restrict'],
    /** The same, after the solution came from there. */
    start: ['interpolate', ...sweeps(before, ['red', 'black']), 'restrict'],
    /** Correct from the next grid, and smooth. */
    up: ['correct', ...sweeps(after, ['red', 'black'])],
    /** The same, and measure the residual. */
    measuredUp: ['correct', ...sweeps(after, ['red', 'black']), 'measure'],
    /** The adjoint of `down`. */
    adjointUp: ['correct', ...sweeps(before, ['black', 'red'])],
    residual: ['residual'],
    restrictRight: ['restrictRight'],
    measure: ['measure'],
  } as const satisfies Record<string, readonly Stage[]>;
}

function sweeps(count: number, colours: readonly Stage[]): Stage[] {
  return Array.from({ length: count }, () => colours).flat();
}
