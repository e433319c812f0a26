import { multigrid } from '../multigrid/multigrid.ts';
import { cg } from './cg.ts';
import { chebyshev } from './chebyshev.ts';
import { direct } from './direct.ts';
import { fastPoisson } from './fast-poisson.ts';
import { jacobi } from './jacobi.ts';
import type { Method } from './method.ts';
import { redBlack } from './red-black.ts';
import { gaussSeidel, sor, ssor } from './sor.ts';

/** All methods of {@link solve}, by name. */
export const methods = {
  jacobi,
  'gauss-seidel': gaussSeidel,
  'red-black': redBlack,
  sor,
  ssor,
  chebyshev,
  cg,
  multigrid,
  'fast-poisson': fastPoisson,
  direct,
} as const satisfies Readonly<Record<string, Method>>;

/** Name of a method. */
export type MethodName = keyof typeof methods;
