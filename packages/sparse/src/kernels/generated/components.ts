/** Made of assembly/modules/components.ts by tools/kernels.ts, not by hand. Sources: 5426adce17a40a07 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface ComponentsKernels {
  readonly begin: (n: number, labels: number, ranks: number) => void;
  readonly found: () => number;
  readonly visitStrong: (root: number, starts: number, indices: number, targets: number, labels: number, ranks: number, lows: number, cursors: number, path: number, stack: number) => void;
  readonly visitAllStrong: (n: number, starts: number, indices: number, targets: number, labels: number, ranks: number, lows: number, cursors: number, path: number, stack: number) => void;
  readonly visitWeak: (root: number, starts: number, indices: number, labels: number, queue: number) => void;
  readonly visitAllWeak: (n: number, starts: number, indices: number, labels: number, queue: number) => void;
  readonly sortByLabel: (n: number, labels: number, order: number, ends: number) => void;
  readonly diagonalBlocks: (n: number, starts: number, indices: number, columnOrder: number, places: number, firsts: number, toStarts: number, toIndices: number) => number;
  readonly orderInBlocks: (n: number, order: number, firsts: number, cursors: number, columnOrder: number, to: number) => void;
}

export const components: KernelModule<ComponentsKernels> = {
  plain: "AGFzbQEAAAABPAdgBX9/f39/AGAKf39/f39/f39/fwBgBH9/f38AYAZ/f39/f38AYAABf2AIf39/f39/f38Bf2ADf39/AAISAQNlbnYGbWVtb3J5AgMAgIAEAwoJAAEAAQIDBAUGBhADfwFBAAt/AUEAC38BQQALB3oJBWJlZ2luAAgFZm91bmQABgt2aXNpdFN0cm9uZwABDnZpc2l0QWxsU3Ryb25nAAMJdmlzaXRXZWFrAAAMdmlzaXRBbGxXZWFrAAILc29ydEJ5TGFiZWwABA5kaWFnb25hbEJsb2NrcwAHDW9yZGVySW5CbG9ja3MABQrJCQmsAQEFf0EBIQUgBCAANgIAIAMgAEECdGojADYCAANAIAUgBkoEQCABIAQgBkECdGooAgAiAEEBakECdGooAgAhByABIABBAnRqKAIAIQADQCAAIAdIBEAgAyACIABBAnRqKAIAIghBAnRqIgkoAgBBf0YEQCAJIwA2AgAgBCAFQQJ0aiAINgIAIAVBAWohBQsgAEEBaiEADAELCyAGQQFqIQYMAQsLIwBBAWokAAuXAwEEfyAIIAA2AgADQCAKQQBOBEAgCCAKQQJ0aigCACILQQJ0IgAgBWoiDCgCAEF/RgRAIAwjATYCACAAIAZqIwE2AgAjAUEBaiQBIAkjAkECdGogCzYCACMCQQFqJAIgACAHaiABIAtBAWpBAnRqKAIANgIACyALQQJ0IgwgB2oiDSgCAEEBayIAIAEgDGooAgBOBEAgDSAANgIAIAIgAEECdGooAgAhACADBEAgAyAAQQJ0aigCACEACyAAQX9GBH9BAQUgBCAAQQJ0aigCAEF/RwsNAiAFIABBAnRqKAIAIgxBf0YEQCAIIApBAWoiCkECdGogADYCAAUgDCAGIAtBAnRqIgAoAgBIBEAgACAMNgIACwsMAgsgC0ECdCIAIAZqKAIAIgwgACAFaigCAEYEQANAIwJBAWskAiAEIAkjAkECdGooAgAiAEECdGojADYCACAAIAtHDQALIwBBAWokAAsgCkEBayIKQQBIDQEgDCAGIAggCkECdGooAgBBAnRqIgAoAgBIBEAgACAMNgIACwwBCwsLNQEBfwNAIAAgBUoEQCADIAVBAnRqKAIAQX9GBEAgBSABIAIgAyAEEAALIAVBAWohBQwBCwsLPwEBfwNAIAAgCkoEQCAFIApBAnRqKAIAQX9GBEAgCiABIAIgAyAEIAUgBiAHIAggCRABCyAKQQFqIQoMAQsLC6gBAQV/A0AgACAESgRAIAMgASAEQQJ0aigCAEECdGoiCCAIKAIAQQFqNgIAIARBAWohBAwBCwsDQCAFIwBIBEAgAyAFQQJ0aiIEKAIAIQggBCAHNgIAIAcgCGohByAFQQFqIQUMAQsLA0AgACAGSgRAIAIgAyABIAZBAnRqKAIAQQJ0aiIEKAIAIgVBAnRqIAY2AgAgBCAFQQFqNgIAIAZBAWohBgwBCwsLXQEFfwNAIAAgBkoEQCADIAEgBkECdGooAgBBAnQiCCACaigCACIJQQJ0aiIKKAIAIQcgCiAHQQFqNgIAIAUgByAJakECdGogBCAIaigCADYCACAGQQFqIQYMAQsLCwQAIwALqQEBBn8DQCAAIApKBEAgCkECdCIJIAZqIAg2AgAgBSAJaigCACELIAEgAyAJaigCACIJQQFqQQJ0aigCACEMIAEgCUECdGooAgAhCQNAIAkgDEgEQCALIAQgAiAJQQJ0aigCAEECdGooAgAiDUwEQCAHIAhBAnRqIA02AgAgCEEBaiEICyAJQQFqIQkMAQsLIApBAWohCgwBCwsgBiAAQQJ0aiAINgIAIAgLUgECf0EAJABBACQBQQAkAgNAIAAgA0oEQCABIANBAnRqQX82AgAgA0EBaiEDDAELCwNAIAAgBEoEQCACIARBAnRqQX82AgAgBEEBaiEEDAELCws=",
};
