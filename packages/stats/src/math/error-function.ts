/** The error function, its complement and their inverses, of numbers. */
import { gammainc, gammaincc, gammainccinv, gammaincinv } from './incomplete-gamma.ts';

/** erf(x) = 2/√π ∫ exp(-t²) dt from 0 to x. DLMF 8.4.1. */
export const erf = (x: number): number => Math.sign(x) * gammainc(0.5, x * x);
/** 1 - erf(x). */
export const erfc = (x: number): number =>
  x < 0 ? 1 + gammainc(0.5, x * x) : gammaincc(0.5, x * x);
/** x with erf(x) = y. */
export const erfinv = (y: number): number =>
  Math.sign(y) * Math.sqrt(gammaincinv(0.5, Math.abs(y)));
/** x with erfc(x) = y. */
export const erfcinv = (y: number): number =>
  y > 1 ? -erfinv(y - 1) : Math.sqrt(gammainccinv(0.5, y));
