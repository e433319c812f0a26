/** What comes of factoring a matrix one way. */
import type { Symbolic } from '../multifrontal/symbolic.ts';
import type { Factors } from './factors.ts';
import type { Path, Strategy } from './strategy.ts';

/** Factors, and how they came about. */
export interface Outcome {
  readonly factors: Factors;
  /** What factors by fronts need as long as they live. */
  readonly symbolic: Symbolic | undefined;
  readonly path: Path;
  readonly predicted: Strategy['predicted'];
  /** Diagonal blocks, and rows of the largest one. */
  readonly blocks: number;
  readonly largestBlock: number;
}

/** The same of a matrix in one piece. */
export function whole(
  factors: Factors,
  path: Path,
  predicted: Strategy['predicted'],
  symbolic?: Symbolic,
): Outcome {
  return { factors, symbolic, path, predicted, blocks: 1, largestBlock: factors.size };
}

/** The same of one that was eliminated block by block. */
export function inBlocks(
  factors: Factors,
  predicted: Strategy['predicted'],
  { count, largest }: { readonly count: number; readonly largest: number },
): Outcome {
  const path = 'scalar';
  return { factors, symbolic: undefined, path, predicted, blocks: count, largestBlock: largest };
}
