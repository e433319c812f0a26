export { convolve, type ConvolveMode, type ConvolveOptions, correlate } from './convolve.ts';
export { ediff1d, type Ediff1dOptions } from './ediff1d.ts';
export { gradient, type GradientOptions } from './gradient.ts';
export { interp, type InterpOptions } from './interp.ts';
export { unwrap, type UnwrapOptions } from './unwrap.ts';
export { bartlett, blackman, hamming, hanning, kaiser } from './windows.ts';
