/** Files of arrays, an entry point of their own: not every page that computes reads them. */
export { NpyFormatError } from './error.ts';
export { load, save, savez, savez_compressed } from './node.ts';
export { decodeNpy, encodeNpy } from './npy.ts';
export { decodeNpz, encodeNpz, type NamedArrays, type NpzReadOptions } from './npz.ts';
