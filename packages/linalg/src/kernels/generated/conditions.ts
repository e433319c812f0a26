/** Made of assembly/modules/conditions.ts by tools/kernels.ts, not by hand. Sources: 36cdbef7f154c6fc */
import type { KernelModule } from '../load.ts';

export interface ConditionsKernels {
  readonly columnNormReal: (
    m: number,
    n: number,
    a: number,
    row: number,
    column: number,
    work: number,
  ) => number;
  readonly columnNormComplex: (
    m: number,
    n: number,
    a: number,
    row: number,
    column: number,
    work: number,
  ) => number;
  readonly allFinite: (count: number, x: number) => boolean;
}

export const conditions: KernelModule<ConditionsKernels> = {
  plain:
    'AGFzbQEAAAABEQJgBn9/f39/fwF8YAJ/fwF/AhIBA2VudgZtZW1vcnkCAwCAgAQDBAMAAAEHMgMOY29sdW1uTm9ybVJlYWwAABFjb2x1bW5Ob3JtQ29tcGxleAABCWFsbEZpbml0ZQACCpEFA+8BAgJ8BX8gBUEAIAFBA3T8CwADQCAAIAtKBEAgASEIIAIgC0EDdCADbGohDCAFIQkgBEEBRgRAA0AgCEEBSgRAIAkgCf0ABAAgDP0ABAD97AH98AH9CwQAIAhBAmshCCAMQRBqIQwgCUEQaiEJDAELCwsDQCAIQQBKBEAgCSAJKwMAIAwrAwCZoDkDACAIQQFrIQggDCAEQQN0aiEMIAlBCGohCQwBCwsgC0EBaiELDAELCwJAA0AgASAKSgRAIAYgBSAKQQN0aisDACIHZkUEQCAHIQYLIAcgB2INAiAKQQFqIQoMAQsLIAYhBwsgBwuIAgMEfAV/AXsgACELIAVBACABQQN0/AsAA0AgCyAMSgRAIAEhCiACIAxBBHQgA2xqIQ0gBSEAA0AgCkEASgRAIA39AAQAIg/9IQCZIgkgD/0hAZkiBqQhCCAAIAArAwAgBiAJpSIGRAAAAAAAAPB/YSAGRAAAAAAAAAAAYXIgBiAGYnIEfCAGBSAGIAggBqMiBiAGokQAAAAAAADwP6CfogugOQMAIApBAWshCiANIARBBHRqIQ0gAEEIaiEADAELCyAMQQFqIQwMAQsLAkADQCABIA5KBEAgByAFIA5BA3RqKwMAIgZmRQRAIAYhBwsgBiAGYg0CIA5BAWohDgwBCwsgByEGCyAGC5MBAgJ7AXwDQCAAQQNKBEAgAiAB/QAEACICIAL98QH98AEhAiADIAH9AAQQIgMgA/3xAf3wASEDIABBBGshACABQSBqIQEMAQsLIAIgA/3wASIC/SEAIAL9IQGgIQQDQCAAQQBKBEAgBCABKwMAIgQgBKGgIQQgAEEBayEAIAFBCGohAQwBCwsgBEQAAAAAAAAAAGEL',
};
