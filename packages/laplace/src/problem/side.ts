import type { Values } from './values.ts';

/** What holds on one side of a box. */
export type Side =
  | {
      readonly kind: 'dirichlet';
      /** The solution there. */
      readonly value: Values;
    }
  | {
      readonly kind: 'neumann';
      /** The derivative along the outward normal. */
      readonly derivative: Values;
    }
  | { readonly kind: 'periodic' };

/** The solution is given on a side; default 0. */
export function dirichlet(value: Values = 0): Side {
  return { kind: 'dirichlet', value };
}

/** The derivative along the outward normal is given on a side; default 0, nothing flows through. */
export function neumann(derivative: Values = 0): Side {
  return { kind: 'neumann', derivative };
}

/** What lies behind a side is what lies before the opposite one: both have to be periodic. */
export const periodic: Side = { kind: 'periodic' };
