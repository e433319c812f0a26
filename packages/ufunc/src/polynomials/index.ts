export { polyadd, polymul, polysub } from './arithmetic.ts';
export { polyder, type PolyderOptions, polyint, type PolyintOptions } from './calculus.ts';
export { polydiv, type Polydiv } from './polydiv.ts';
export { polyval } from './polyval.ts';
export { vander, type VanderOptions } from './vander.ts';
