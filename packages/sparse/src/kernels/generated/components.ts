/** Made of assembly/modules/components.ts by tools/kernels.ts, not by hand. Sources: 67b7684271d0063c */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface ComponentsKernels {
  readonly begin: (n: number, labels: number, ranks: number) => void;
  readonly found: () => number;
  readonly visitStrong: (root: number, starts: number, indices: number, targets: number, labels: number, ranks: number, lows: number, cursors: number, path: number, stack: number) => void;
  readonly visitAllStrong: (n: number, starts: number, indices: number, targets: number, labels: number, ranks: number, lows: number, cursors: number, path: number, stack: number) => void;
  readonly visitWeak: (root: number, starts: number, indices: number, labels: number, queue: number) => void;
  readonly visitAllWeak: (n: number, starts: number, indices: number, labels: number, queue: number) => void;
  readonly sortByLabel: (n: number, labels: number, order: number, ends: number) => void;
}

export const components: KernelModule<ComponentsKernels> = {
  plain: "AGFzbQEAAAABJwVgBX9/f39/AGAKf39/f39/f39/fwBgBH9/f38AYAABf2ADf39/AAISAQNlbnYGbWVtb3J5AgMAgIAEAwgHAAEAAQIDBAYQA38BQQALfwFBAAt/AUEACwdZBwViZWdpbgAGBWZvdW5kAAULdmlzaXRTdHJvbmcAAQ52aXNpdEFsbFN0cm9uZwADCXZpc2l0V2VhawAADHZpc2l0QWxsV2VhawACC3NvcnRCeUxhYmVsAAQKwAcHrAEBBX9BASEFIAQgADYCACADIABBAnRqIwA2AgADQCAFIAZKBEAgASAEIAZBAnRqKAIAIgBBAWpBAnRqKAIAIQcgASAAQQJ0aigCACEAA0AgACAHSARAIAMgAiAAQQJ0aigCACIIQQJ0aiIJKAIAQX9GBEAgCSMANgIAIAQgBUECdGogCDYCACAFQQFqIQULIABBAWohAAwBCwsgBkEBaiEGDAELCyMAQQFqJAALlwMBBH8gCCAANgIAA0AgCkEATgRAIAggCkECdGooAgAiC0ECdCIAIAVqIgwoAgBBf0YEQCAMIwE2AgAgACAGaiMBNgIAIwFBAWokASAJIwJBAnRqIAs2AgAjAkEBaiQCIAAgB2ogASALQQFqQQJ0aigCADYCAAsgC0ECdCIMIAdqIg0oAgBBAWsiACABIAxqKAIATgRAIA0gADYCACACIABBAnRqKAIAIQAgAwRAIAMgAEECdGooAgAhAAsgAEF/RgR/QQEFIAQgAEECdGooAgBBf0cLDQIgBSAAQQJ0aigCACIMQX9GBEAgCCAKQQFqIgpBAnRqIAA2AgAFIAwgBiALQQJ0aiIAKAIASARAIAAgDDYCAAsLDAILIAtBAnQiACAGaigCACIMIAAgBWooAgBGBEADQCMCQQFrJAIgBCAJIwJBAnRqKAIAIgBBAnRqIwA2AgAgACALRw0ACyMAQQFqJAALIApBAWsiCkEASA0BIAwgBiAIIApBAnRqKAIAQQJ0aiIAKAIASARAIAAgDDYCAAsMAQsLCzUBAX8DQCAAIAVKBEAgAyAFQQJ0aigCAEF/RgRAIAUgASACIAMgBBAACyAFQQFqIQUMAQsLCz8BAX8DQCAAIApKBEAgBSAKQQJ0aigCAEF/RgRAIAogASACIAMgBCAFIAYgByAIIAkQAQsgCkEBaiEKDAELCwuoAQEFfwNAIAAgBEoEQCADIAEgBEECdGooAgBBAnRqIgggCCgCAEEBajYCACAEQQFqIQQMAQsLA0AgBSMASARAIAMgBUECdGoiBCgCACEIIAQgBzYCACAHIAhqIQcgBUEBaiEFDAELCwNAIAAgBkoEQCACIAMgASAGQQJ0aigCAEECdGoiBCgCACIFQQJ0aiAGNgIAIAQgBUEBajYCACAGQQFqIQYMAQsLCwQAIwALUgECf0EAJABBACQBQQAkAgNAIAAgA0oEQCABIANBAnRqQX82AgAgA0EBaiEDDAELCwNAIAAgBEoEQCACIARBAnRqQX82AgAgBEEBaiEEDAELCws=",
};
