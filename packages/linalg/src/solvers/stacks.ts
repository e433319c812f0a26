/** Systems one after the other, each by what its structure allows. */
import { broadcast_to, finfo, type NdArray } from '@numloom/ndarray';
import { scalarOf } from '../arguments/operands.ts';
import { solutionsOf } from '../arguments/systems.ts';
import { LinAlgError, LinAlgWarning, warn } from '../errors.ts';
import { withFrame } from '../memory/frame.ts';
import { byRows, type InexactDType, type Matrix } from '../memory/matrix.ts';
import { copyMatrix } from '../memory/transfer.ts';
import { structuresOf } from './detect.ts';
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
}

/** The solutions of stacks of systems, whose shapes fit and broadcast to `outer`. */
export function solveStack(a: NdArray, b: NdArray, request: Request): NdArray {
  const { dtype, outer, caller } = request;
  return withFrame((frame) => {
    const right = broadcast_to(b, [...outer, ...b.shape.slice(-2)]);
    const { solutions, delivered } = solutionsOf(right, dtype, frame);
    if (solutions.array.size > 0) {
      const left = broadcast_to(a, [...outer, ...a.shape.slice(-2)]);
      const matrices = frame.readable(left, scalarOf(dtype));
      const isSingle = solutions.count === 1;
      const structure = request.structure ?? (isSingle ? undefined : 'general');
      for (let i = 0; i < solutions.count; i++) {
        const rcond = solveOne(matrices.matrix(i), solutions.matrix(i), { ...request, structure });
        report(rcond, dtype, caller, isSingle ? undefined : i);
      }
    }
    return delivered();
  });
}

/** Throws where a matrix is singular, warns where it is nearly so. */
export function report(
  rcond: number,
  dtype: InexactDType,
  caller: string,
  index: number | undefined,
): void {
  const matrix = index === undefined ? 'a' : `matrix ${index} of a`;
  if (rcond === 0) throw new LinAlgError(`${caller}: ${matrix} is singular`);
  if (!(rcond < finfo(dtype).eps)) return;
  const message = `${caller}: ${matrix} is nearly singular: its reciprocal condition number is about`;
  warn(
    new LinAlgWarning(`${message} ${rcond.toExponential(2)}, the result may be inaccurate`, rcond),
  );
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
