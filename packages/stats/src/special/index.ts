export { beta, betaln } from './beta.ts';
export { chdtr, chdtrc, chdtri } from './chi2.ts';
export { bdtr, bdtrc, nbdtr, pdtr, pdtrc } from './counts.ts';
export { erf, erfc, erfcinv, erfcx, erfinv } from './error-function.ts';
export { fdtr, fdtrc, fdtri } from './f.ts';
export { gamma, gammaln, gammasgn, rgamma } from './gamma.ts';
export {
  betainc,
  betaincc,
  betainccinv,
  betaincinv,
  log_betainc,
  log_betaincc,
} from './incomplete-beta.ts';
export {
  gammainc,
  gammaincc,
  gammainccinv,
  gammaincinv,
  log_gammainc,
  log_gammaincc,
} from './incomplete-gamma.ts';
export { kolmogi, kolmogorov, smirnov } from './kolmogorov.ts';
export { log_ndtr, ndtr, ndtri, ndtri_exp } from './normal.ts';
export { digamma, polygamma, zeta, type ZetaFunction } from './polygamma.ts';
export type { SpecialFunction } from './special-function.ts';
export { log_stdtr, nctdtr, nctdtrinc, stdtr, stdtrit } from './student-t.ts';
