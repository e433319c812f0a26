export { boundaries, type Boundary, type BoundaryName } from './boundaries.ts';
export {
  coordinates,
  initialArray,
  initialValues,
  laplaceProblem,
  type Problem,
} from './problem.ts';
export type { Algorithm, Row, Sweeper } from './rows/row.ts';
export { type RowName, rows } from './rows/index.ts';
export { iterate, type IterateOptions, type IterateResult } from './iterate.ts';
export { type MethodName, methods, solve, type SolveOptions, type Solution } from './solve.ts';
export type { PeerEngine } from './bench/peers.ts';
export type { Machine } from './bench/machine.ts';
export type { Benchmark, Engine, Measurement } from './bench/run.ts';
export type { ColourmapName } from './plot/colourmap.ts';
export type { PlotField } from './plot/field.ts';
export { plotSvg } from './plot/svg.ts';
