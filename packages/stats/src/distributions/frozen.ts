/** Distributions that have their parameters. */
import type { Operand } from '@numloom/ufunc';
import { isOptions } from './arguments.ts';

type Method = (...args: never[]) => unknown;

/**
 * The methods of a distribution, given `parameters` after their own arguments and before options.
 */
export function freeze<M extends object>(
  methods: Readonly<Record<string, Method>>,
  parameters: readonly Operand[],
): M {
  const frozen: Record<string, Method> = {};
  for (const [name, method] of Object.entries(methods)) {
    frozen[name] = (...args: unknown[]) => {
      const options = args.length > 0 && isOptions(args.at(-1)) ? [args.pop()] : [];
      return (method as (...all: unknown[]) => unknown)(...args, ...parameters, ...options);
    };
  }
  return frozen as M;
}
