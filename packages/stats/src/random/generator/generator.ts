/** The generator of random numbers. */
import { PermutationMethods } from './permutations.ts';

/**
 * Random numbers of many distributions, over a generator of bits: the same numbers as NumPy's `Generator` gives
 * for the same seed. `default_rng` makes one.
 *
 * Parameters are numbers, or arrays that are broadcast; the argument after them is the shape of the result, or
 * options with it. Without a size, numbers give a number. Whole numbers come in arrays of int64, as in NumPy.
 *
 * Numbers are those of NumPy 2.4 to the last bit where they consist of arithmetic, square roots, and decisions, as
 * uniform, normal, exponential and gamma numbers and all whole numbers do. Where a logarithm, exponential or power
 * is the number itself, one in some hundreds differs in the last digit, for the libraries that NumPy uses differ in
 * it as well. Streams never part but where such a digit decides a comparison, which takes some 10¹⁵ draws.
 *
 * @example
 * ```ts
 * import { Generator, PCG64 } from '@numloom/stats/random';
 * const rng = new Generator(new PCG64(12345));
 * console.log(rng.normal(), rng.poisson(3), rng.permutation(4).shape); // => -1.4238250364546312 4 [ 4 ]
 * ```
 */
export class Generator extends PermutationMethods {}
