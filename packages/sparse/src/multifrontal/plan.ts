/** The list of addresses that kernels take, see assembly/base/fronts/plan.ts. */
import { view } from '@numloom/linalg/kernels';
import type { Symbolic } from './symbolic.ts';

/** Memory of a factorisation, by address; 0 where there is none. */
export interface Rooms {
  readonly lower: number;
  readonly upper: number;
  readonly contributions: number;
  readonly values: number;
  readonly pivots: number;
  readonly corners: number;
  readonly report: number;
  readonly columnRoom: number;
  readonly productRoom: number;
  readonly workspace: number;
}

/** Bytes of a plan. */
export const PLAN_BYTES = 88;

/** Writes a plan. */
export function writePlan(plan: number, { lists }: Symbolic, rooms: Rooms): void {
  view('int32', plan, PLAN_BYTES / 4).set([
    ...[lists.firsts, lists.rowStarts, lists.rows, lists.relative, lists.children, lists.siblings],
    ...[lists.lowerStarts, lists.upperStarts, lists.contributionStarts, lists.entryStarts],
    ...[lists.sources, lists.places, rooms.lower, rooms.upper, rooms.contributions, rooms.values],
    ...[rooms.pivots, rooms.corners, rooms.report, rooms.columnRoom, rooms.productRoom],
    rooms.workspace,
  ]);
}

/** Fronts that a kernel is called for at once: engines optimise what is called again. */
const FRONTS = 256;

/** Calls `run` for ranges of fronts, the last of them first if `backwards`. */
export function eachFronts(
  count: number,
  backwards: boolean,
  run: (from: number, to: number) => void,
): void {
  const ranges = Math.ceil(count / FRONTS);
  for (let i = 0; i < ranges; i++) {
    const from = (backwards ? ranges - 1 - i : i) * FRONTS;
    run(from, Math.min(from + FRONTS, count));
  }
}
