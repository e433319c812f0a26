import { view } from '@numloom/linalg/kernels';
import { sharesOf } from './axis.ts';
import type { Finest } from './finest.ts';
import type { Equations, Level } from './level.ts';
import { coarserSide, subtractSlopes, writeSide } from './sides.ts';

/**
 * Makes equations for the solutions on coarser grids: the source restricted, values and slopes of
 * sides as cubic polynomials have them at the points there.
 *
 * @param restrict - restricts the right side of equations of a level
 */
export function prepareSolutions(
  finest: Finest,
  levels: readonly Level[],
  isSingular: boolean,
  restrict: (l: number, equations: Equations) => void,
): void {
  const { iterate, source, constant } = finest;
  for (let l = 1, right = source; right && l < levels.length; l++) {
    view('float64', levels[l]!.source, levels[l]!.unknowns).fill(0);
    restrict(l - 1, { iterate, right, coarseRight: levels[l]!.source });
    right = levels[l]!.source;
  }
  let { sides } = finest;
  for (let l = 1; l < levels.length; l++) {
    const level = levels[l]!;
    sides = sides.map((side) => coarserSide(side, levels[l - 1]!.axes, level.axes));
    const hasSlopes = sides.some(({ kind }) => kind === 'neumann');
    if (!source && !hasSlopes) level.constant = constant;
    else if (!source) view('float64', level.source, level.unknowns).fill(constant);
    for (const side of sides) {
      if (side.kind === 'dirichlet') writeSide(side, level.axes, level.solution!);
      else subtractSlopes(side, level.axes, level.source);
    }
    if (isSingular && level.constant === undefined) removeMean(level);
  }
}

/** Makes a right side one for which there is a solution. */
function removeMean({ source, unknowns, axes }: Level): void {
  const numbers = view('float64', source, unknowns);
  const shares = sharesOf(axes);
  let mean = 0;
  for (let k = 0; k < unknowns; k++) mean += shares[k]! * numbers[k]!;
  for (let k = 0; k < unknowns; k++) numbers[k]! -= mean;
}
