export { boundaries, type Boundary, type BoundaryName } from './boundaries.ts';
export { dirichlet, neumann, periodic, type Side, type SidesInput } from './problem/side.ts';
export type { Box } from './problem/box.ts';
export type { Fixed, FixedInput } from './problem/fixed.ts';
export type { Values } from './problem/values.ts';
export {
  coordinates,
  laplaceProblem,
  poissonProblem,
  type Problem,
  type ProblemOptions,
} from './problem/problem.ts';
export { type MethodName, methods } from './methods/index.ts';
export {
  type CycleName,
  cycles,
  type Iteration,
  type Method,
  type MethodOptions,
  type PreconditionerName,
  preconditioners,
} from './methods/method.ts';
export type { Ghost, Grid } from './discrete/grid.ts';
export { type LinearSystem, matrixOf } from './discrete/matrix.ts';
export { solve, solveAsync, solveSteps } from './solve/solve.ts';
export { type Progress, solveDefaults, type SolveOptions } from './solve/options.ts';
export type { Distance, History, Solution } from './solve/solution.ts';
export { benchmarkProblem, type BenchmarkProblem, initialValues } from './rows/problem.ts';
export type { Algorithm, Row, Sweeper } from './rows/row.ts';
export { type RowName, rows } from './rows/index.ts';
export { runRow, type RunOptions, type RunResult } from './rows/run-row.ts';
export type { PeerEngine } from './bench/peers.ts';
export type { Machine } from './bench/machine.ts';
export type { Benchmark, Engine, Measurement } from './bench/run.ts';
export type { ColourmapName } from './plot/colourmap.ts';
export type { PlotField } from './plot/field.ts';
export { plotSvg } from './plot/svg.ts';
export { type ConvergenceOptions, plotConvergence } from './plot/convergence.ts';
export type { ConvergenceHistory } from './plot/convergence-data.ts';
export { type BenchmarkPlotOptions, plotBenchmark } from './plot/benchmark.ts';
export type { Theme } from './plot/theme.ts';
