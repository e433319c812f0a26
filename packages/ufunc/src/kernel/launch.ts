/** What a compiled kernel is given each time it runs, and what compiles one. */
import type { Storage } from '@numloom/ndarray';
import type { Callee } from './callee.ts';
import type { Kernel } from './kernel.ts';

/** Where the elements of a leaf are; offset and strides count elements of the leaf's dtype. */
export interface Operand {
  readonly storage: Storage;
  readonly offset: number;
  /**
   * One stride per axis. For a fold output the strides of folded axes are 0; where all axes are
   * folded, the first stride is the step from one segment's partial result to the next.
   */
  readonly strides: readonly number[];
}

/** One run of a kernel, over a range of its outermost axis. */
export interface Launch {
  /** Length of each axis. */
  readonly lengths: readonly number[];
  /** Indices of the outermost axis per partial result, where all axes are folded; else 0. */
  readonly segment: number;
  /** One per leaf. */
  readonly operands: readonly Operand[];
  /** One per scalar: a bigint for 64-bit integers, 0 or 1 for bool, else a number. */
  readonly scalars: readonly (number | bigint)[];
  /** The functions that `call` calls, by number; kernels know none of them. */
  readonly functions?: readonly Callee[];
}

/** A kernel made runnable. */
export interface CompiledKernel {
  /**
   * Runs the indices from `begin` to `end` of the outermost axis. Where all axes are folded,
   * `begin` is a multiple of the segment, and `end` is one too or is the axis' length.
   */
  run(launch: Launch, begin: number, end: number): void;
  /** Prepares launches that are run many times; absent where nothing is gained by that. */
  prepare?(launches: readonly Launch[], elements: number): Visits;
  /** How threads share launches; absent where only the thread that compiled the kernel runs it. */
  readonly shared?: SharedKernel | undefined;
  /**
   * The kernel on a memory apart from the heap with so many bytes of room, where copies to and from
   * that are faster than to the heap.
   */
  apart?(byteLength: number): Apart | undefined;
}

/** Launches that are prepared once, to be run often, each time over a part of its outermost axis. */
export interface Visits {
  /** Runs a launch, named by its place in the list, as {@link CompiledKernel.run} does. */
  run(launch: number, begin: number, end: number): void;
  /** Has an operand of a launch begin elsewhere in its storage. */
  move(launch: number, operand: number, offset: number): void;
  /** To be called when no launch is run any more. */
  dispose(): void;
}

/** A kernel that runs on a memory apart from the heap. */
export interface Apart {
  readonly compiled: CompiledKernel;
  /** The room, for the operands of one launch after the other. */
  readonly storage: Storage;
}

/** A kernel whose launches several threads may share. */
export interface SharedKernel {
  /** Bytes of the parameters of a launch, a multiple of 8. */
  readonly blockBytes: number;
  /** The code for a launch over so many elements. */
  code(launch: Launch, elements: number): ThreadCode;
  /** Writes the parameters of a launch to an address of the heap. */
  write(launch: Launch, address: number): void;
}

/** What a thread needs to run a kernel, besides the heap's memory. */
export interface ThreadCode {
  /** Besides the memory it imports functions, each by its name in functions.ts. */
  readonly module: WebAssembly.Module;
  /** Addresses of parameters and of scratch memory, and the range of rows. */
  readonly run: (block: number, scratch: number, begin: number, end: number) => void;
}

/** A way to run kernels. */
export interface Backend {
  readonly name: 'wasm' | 'js' | 'interpreter';
  /** Whether the backend reaches storages that lie outside of the heap. */
  readonly foreign: boolean;
  compile(kernel: Kernel): CompiledKernel;
}
