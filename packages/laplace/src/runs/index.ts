/** Large and long runs on files, an entry point of their own. Only where Node's file system is. */
export { RunError } from './error.ts';
export {
  resumeRun,
  type RunOptions,
  runStatus,
  type RunStatus,
  startRun,
  type StartRunOptions,
} from './run.ts';
export type { RunProblem } from './create.ts';
