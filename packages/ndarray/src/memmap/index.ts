/**
 * Arrays in files, an entry point of their own: block by block, or mapped into memory. Only where
 * Node's file system is.
 */
export { NpyFormatError } from '../files/error.ts';
export {
  createNpy,
  type CreateNpyOptions,
  type FileMode,
  NpyFile,
  openNpy,
  type OpenNpyOptions,
  type Place,
} from './npy-file.ts';
export {
  type MapMode,
  Memmap,
  memmap,
  type MemmapOptions,
  open_memmap,
  type OpenMemmapOptions,
} from './memmap.ts';
