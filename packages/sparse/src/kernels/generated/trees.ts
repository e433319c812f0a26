/** Made of assembly/modules/trees.ts by tools/kernels.ts, not by hand. Sources: 89445b9cdfcbf2f7 */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface TreesKernels {
  readonly fill: (list: number, count: number, value: number) => void;
  readonly invert: (n: number, order: number, inverse: number) => void;
  readonly compose: (n: number, order: number, post: number, result: number) => void;
  readonly symmetricTree: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    order: number,
    inverse: number,
    parents: number,
    ancestors: number,
  ) => void;
  readonly columnTree: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    order: number,
    parents: number,
    ancestors: number,
    lasts: number,
  ) => void;
  readonly postorder: (
    n: number,
    parents: number,
    post: number,
    heads: number,
    nexts: number,
    stack: number,
  ) => void;
  readonly postorderTree: (
    root: number,
    count: number,
    post: number,
    heads: number,
    nexts: number,
    stack: number,
  ) => number;
  readonly beginCounts: (
    n: number,
    parents: number,
    post: number,
    ranks: number,
    firsts: number,
    deltas: number,
    previousLeaves: number,
    sets: number,
  ) => void;
  readonly countSymmetric: (
    from: number,
    to: number,
    starts: number,
    indices: number,
    order: number,
    inverse: number,
    parents: number,
    post: number,
    ranks: number,
    firsts: number,
    deltas: number,
    previousLeaves: number,
    sets: number,
  ) => void;
  readonly listRows: (
    n: number,
    starts: number,
    indices: number,
    order: number,
    post: number,
    heads: number,
    nexts: number,
    met: number,
  ) => void;
  readonly countColumns: (
    from: number,
    to: number,
    rowStarts: number,
    columns: number,
    inverse: number,
    heads: number,
    nexts: number,
    parents: number,
    post: number,
    ranks: number,
    firsts: number,
    deltas: number,
    previousLeaves: number,
    sets: number,
  ) => void;
  readonly endCounts: (n: number, parents: number, post: number, counts: number) => void;
}

export const trees: KernelModule<TreesKernels> = {
  plain:
    'AGFzbQEAAAABVwhgCH9/f39/f39/AGADf39/AGAEf39/fwBgB39/f39/f38AYAZ/f39/f38Bf2AGf39/f39/AGANf39/f39/f39/f39/fwBgDn9/f39/f39/f39/f39/AAISAQNlbnYGbWVtb3J5AgMAgIAEAw4NAwAEBQABAQIGBwIAAAeZAQwEZmlsbAAGBmludmVydAAFB2NvbXBvc2UACg1zeW1tZXRyaWNUcmVlAAEKY29sdW1uVHJlZQALCXBvc3RvcmRlcgADDXBvc3RvcmRlclRyZWUAAgtiZWdpbkNvdW50cwAMDmNvdW50U3ltbWV0cmljAAgIbGlzdFJvd3MABAxjb3VudENvbHVtbnMACQllbmRDb3VudHMABwrTDw22AQEBfyAFIAFBAnRqKAIAIgdBf0cEfyADIABBAnRqKAIAIAIgB0ECdGooAgBMBUEACwRADwsgBSABQQJ0aiAANgIAIAQgAEECdGoiACAAKAIAQQFqNgIAIAdBf0YEQA8LIAYgByIAQQJ0aigCACEBA0AgACABRwRAIAYgAEECdGogBiABQQJ0aigCACIANgIAIAYgAEECdGooAgAhAQwBCwsgBCAAQQJ0aiIAIAAoAgBBAWs2AgALsAEBBX8gACEIA0AgASAISgRAIAIgBCAIQQJ0aigCACIAQQFqQQJ0aigCACEKIAIgAEECdGooAgAhCQNAIAkgCkgEQCAIIAUgAyAJQQJ0aigCAEECdGooAgAiAEoEQANAIAAgCEcEQAJAIABBAnQiCyAHaiIMKAIAIQAgDCAINgIAIABBf0YEQCAGIAtqIAg2AgAMAQsMAgsLCwsgCUEBaiEJDAELCyAIQQFqIQgMAQsLC3wBAn8gBSAANgIAA0AgBkEATgRAIAMgBSAGQQJ0aigCACIAQQJ0aigCACIHQX9GBEAgAiABQQJ0aiAANgIAIAFBAWohASAGQQFrIQYFIAMgAEECdGogBCAHQQJ0aigCADYCACAFIAZBAWoiBkECdGogBzYCAAsMAQsLIAELnwIBBH8gACEGA0AgBiAHSgRAIAMgB0ECdGpBfzYCACAHQQFqIQcMAQsLQX8hACAGQQFrIQYDQCAGQQBOBEAgBkECdCIHIAFqKAIAIglBf0YEQCAEIAdqIAA2AgAgBiEABSAEIAZBAnRqIAMgCUECdGoiBygCADYCACAHIAY2AgALIAZBAWshBgwBCwsDQCAAQX9HBEAgBCAAQQJ0aigCAEEAIQcgBSAANgIAA0AgB0EATgRAIAMgBSAHQQJ0aigCACIAQQJ0aigCACIGQX9GBEAgAiAIQQJ0aiAANgIAIAhBAWohCCAHQQFrIQcFIAMgAEECdGogBCAGQQJ0aigCADYCACAFIAdBAWoiB0ECdGogBjYCAAsMAQsLIQAMAQsLC6ABAQZ/A0AgACAJSgRAIAEgAyAEIAlBAnRqKAIAQQJ0aigCACIIQQFqQQJ0aigCACEKIAEgCEECdGooAgAhCANAIAggCkgEQCACIAhBAnRqKAIAIgtBAnQiDSAHaiIMKAIAQX9GBEAgDCAJNgIAIAYgDWogBSAJQQJ0aiIMKAIANgIAIAwgCzYCAAsgCEEBaiEIDAELCyAJQQFqIQkMAQsLCy4BAX8DQCAAIANKBEAgAiABIANBAnRqKAIAQQJ0aiADNgIAIANBAWohAwwBCwsLJQEBfwNAIAEgA0oEQCAAIANBAnRqIAI2AgAgA0EBaiEDDAELCwtRAQN/A0AgACAESgRAIAIgBEECdGooAgBBAnQiBSABaigCACIGQX9HBEAgAyAGQQJ0aiIGIAYoAgAgAyAFaigCAGo2AgALIARBAWohBAwBCwsLvwEBBH8DQCAAIAFIBEAgAiAEIAcgAEECdGooAgAiD0ECdGooAgAiDUEBakECdGooAgAhECACIA1BAnRqKAIAIQ0DQCANIBBIBEAgBSADIA1BAnRqKAIAQQJ0aigCACIOIA9KBEAgDyAOIAggCSAKIAsgDBAACyANQQFqIQ0MAQsLIA9BAnQiDSAGaigCACIOQX9HBEAgCiAOQQJ0aiIPIA8oAgBBAWs2AgAgDCANaiAONgIACyAAQQFqIQAMAQsLC9wBAQV/A0AgACABSARAIABBAnQiDiAIaigCACERIAUgDmooAgAhDgNAIA5Bf0cEQCACIA5BAWpBAnRqKAIAIRIgAiAOQQJ0aigCACEPA0AgDyASSARAIAQgAyAPQQJ0aigCAEECdGooAgAiECARSgRAIBEgECAJIAogCyAMIA0QAAsgD0EBaiEPDAELCyAGIA5BAnRqKAIAIQ4MAQsLIBFBAnQiDiAHaigCACIPQX9HBEAgCyAPQQJ0aiIQIBAoAgBBAWs2AgAgDSAOaiAPNgIACyAAQQFqIQAMAQsLCzYBAn8DQCAAIARKBEAgBEECdCIFIANqIAEgAiAFaigCAEECdGooAgA2AgAgBEEBaiEEDAELCwu/AQEGfyAAIQgDQCABIAhKBEAgAiAEIAhBAnRqKAIAIgBBAWpBAnRqKAIAIQogAiAAQQJ0aigCACEJA0AgCSAKSARAIAcgAyAJQQJ0aigCACILQQJ0aigCACIAQX9HBEADQCAAIAhHBEACQCAAQQJ0IgwgBmoiDSgCACEAIA0gCDYCACAAQX9GBEAgBSAMaiAINgIADAELDAILCwsLIAcgC0ECdGogCDYCACAJQQFqIQkMAQsLIAhBAWohCAwBCwsL6AEBBH8DQCAAIAhKBEAgBCAIQQJ0akF/NgIAIAhBAWohCAwBCwsDQCAAIAlKBEAgBSAJQQJ0akEANgIAIAlBAWohCQwBCwsDQCAAIApKBEAgCkECdCIJIAJqKAIAIghBAnQiCyADaiAKNgIAIAcgCWogCjYCACAGIAlqQX82AgAgBCALaiIJKAIAQX9GBEAgCSAKNgIAIAUgC2pBATYCAAsgASAIQQJ0aigCACIJQX9HBH8gBCAJQQJ0aigCAEF/RgVBAAsEQCAEIAlBAnRqIAQgCEECdGooAgA2AgALIApBAWohCgwBCwsL',
};
