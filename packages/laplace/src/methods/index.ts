import { multigrid } from '../multigrid/multigrid.ts';
import { jacobi } from './jacobi.ts';
import type { Method } from './method.ts';

/** All methods of {@link solve}, by name. */
export const methods = {
  jacobi,
  multigrid,
} as const satisfies Readonly<Record<string, Method>>;

/** Name of a method. */
export type MethodName = keyof typeof methods;
