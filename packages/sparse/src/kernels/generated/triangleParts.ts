/** Made of assembly/modules/triangleParts.ts by tools/kernels.ts, not by hand. Sources: c67e64aa40481b4e */
import type { KernelModule } from '@numloom/linalg/kernels';

export interface TrianglePartsKernels {
  readonly splitTriangleFloat64: (from: number, to: number, starts: number, indices: number, values: number, before: boolean, count: number, toStarts: number, toIndices: number, toValues: number, diagonal: number) => number;
  readonly splitTriangleComplex128: (from: number, to: number, starts: number, indices: number, values: number, before: boolean, count: number, toStarts: number, toIndices: number, toValues: number, diagonal: number) => number;
  readonly firstZero: (count: number, components: number, diagonal: number) => number;
}

export const triangleParts: KernelModule<TrianglePartsKernels> = {
  plain: "AGFzbQEAAAABFwJgC39/f39/f39/f39/AX9gA39/fwF/AhIBA2VudgZtZW1vcnkCAwCAgAQDBAMAAAEHPgMUc3BsaXRUcmlhbmdsZUZsb2F0NjQAABdzcGxpdFRyaWFuZ2xlQ29tcGxleDEyOAABCWZpcnN0WmVybwACCpMEA9MBAgN/AnwDQCAAIAFIBEBEAAAAAAAAAAAhDiAAQQJ0IgsgB2ogBjYCACACIAtqKAIAIQsgAiAAQQFqQQJ0aigCACENA0AgCyANSARAIAQgC0EDdGorAwAhDyADIAtBAnRqKAIAIgwgAEYEQCAOIA+gIQ4FIAVBAEcgACAMSkYEQCAIIAZBAnRqIAw2AgAgCSAGQQN0aiAPOQMAIAZBAWohBgsLIAtBAWohCwwBCwsgCiAAQQN0aiAOOQMAIAcgAEEBaiIAQQJ0aiAGNgIADAELCyAGC+EBAgN/AnsDQCAAIAFIBED9DAAAAAAAAAAAAAAAAAAAAAAhDiAAQQJ0IgsgB2ogBjYCACACIAtqKAIAIQsgAiAAQQFqQQJ0aigCACENA0AgCyANSARAIAQgC0EEdGr9AAQAIQ8gAyALQQJ0aigCACIMIABGBEAgDiAP/fABIQ4FIAVBAEcgACAMSkYEQCAIIAZBAnRqIAw2AgAgCSAGQQR0aiAP/QsEACAGQQFqIQYLCyALQQFqIQsMAQsLIAogAEEEdGogDv0LBAAgByAAQQFqIgBBAnRqIAY2AgAMAQsLIAYLWQEBfwNAIAAgA0oEQCACKwMARAAAAAAAAAAAYQR/IAFBAUYEf0EBBSACKwMIRAAAAAAAAAAAYQsFQQALBEAgAw8LIANBAWohAyACIAFBA3RqIQIMAQsLQX8L",
};
