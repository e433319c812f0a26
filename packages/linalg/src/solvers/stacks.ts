/** Systems one after the other, each by what its structure allows. */
import { broadcast_to, type NdArray, sizeOf } from '@numloom/ndarray';
import { checkFinite, scalarOf } from '../arguments/operands.ts';
import { solutionsOf } from '../arguments/systems.ts';
import { LinAlgError } from '../errors.ts';
import { withFrame } from '../memory/frame.ts';
import { byRows, type InexactDType, type Matrix } from '../memory/matrix.ts';
import { copyMatrix } from '../memory/transfer.ts';
import { structuresOf } from './detect.ts';
import { report, reportRatios } from './reports.ts';
import { SMALL, solveSmallStack } from './small.ts';
import type { Structure } from './structure.ts';
import { structureSolvers } from './table.ts';

/** What is asked of a stack of systems. */
export interface Request {
  readonly caller: string;
  readonly dtype: InexactDType;
  /** The axes of the result before its last two. */
  readonly outer: readonly number[];
  /** What each matrix is; looked for in a single one if undefined. */
  readonly structure: Structure | undefined;
  readonly lower: boolean;
  /** Whether NaN and infinities are refused. */
  readonly finite: boolean;
}

/** The solutions of stacks of systems, whose shapes fit and broadcast to `outer`. */
export function solveStack(a: NdArray, b: NdArray, request: Request): NdArray {
  const { dtype, outer, caller } = request;
  const scalar = scalarOf(dtype);
  const shape = [...outer, ...b.shape.slice(-2)];
  const left = broadcast_to(a, [...outer, ...a.shape.slice(-2)]);
  const right = broadcast_to(b, shape);
  const refuse = () => {
    if (!request.finite) return;
    checkFinite(a, caller);
    checkFinite(b, caller, 'b');
  };
  return withFrame((frame) => {
    const isStack = sizeOf(outer) > 1;
    const structure = request.structure ?? (isStack ? 'general' : undefined);
    const [n, k] = shape.slice(-2) as [number, number];
    if (isStack && structure === 'general' && n > 0 && n <= SMALL && k > 0 && k <= 2 * SMALL) {
      const matrices = frame.readable(left, scalar);
      const { array, stack } = frame.result(dtype, shape);
      const solutions = scalar === dtype ? stack : frame.stack(scalar, shape);
      const given = frame.readable(right, scalar);
      const ratios = solveSmallStack(matrices, given, solutions, frame);
      reportRatios(ratios, matrices, dtype, caller, refuse);
      return solutions === stack ? array : frame.delivered(solutions, dtype);
    }
    refuse();
    const { solutions, delivered } = solutionsOf(right, dtype, frame);
    if (solutions.array.size > 0) {
      const matrices = frame.readable(left, scalar);
      for (let i = 0; i < solutions.count; i++) {
        const rcond = solveOne(matrices.matrix(i), solutions.matrix(i), { ...request, structure });
        report(rcond, dtype, caller, isStack ? i : undefined);
      }
    }
    return delivered();
  });
}

type One = Pick<Request, 'caller' | 'structure' | 'lower'>;

/** B = A^-1 B of rows that are contiguous. Answers the reciprocal condition number. */
function solveOne(a: Matrix, b: Matrix, { caller, structure, lower }: One): number {
  return withFrame((frame) => {
    const room = frame.elements(a.dtype, a.rows * a.rows);
    const work = byRows(a.dtype, room, a.rows, a.rows);
    copyMatrix(a, work);
    const structures = structure === undefined ? structuresOf(work) : [structure];
    for (const [attempt, candidate] of structures.entries()) {
      if (attempt > 0) copyMatrix(a, work);
      const rcond = structureSolvers[candidate]({ a: work, b, lower, frame });
      if (rcond !== undefined) return rcond;
    }
    throw new LinAlgError(`${caller}: a is not ${structures.at(-1)}`);
  });
}
