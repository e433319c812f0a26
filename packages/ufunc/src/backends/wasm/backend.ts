/** Runs kernels as WebAssembly functions on the heap's memory. */
import { allocateScratch, heap, sizeOf } from '@numloom/ndarray';
import { emitNest } from '../../emit/nest.ts';
import { type Kernel, looksUp } from '../../kernel/kernel.ts';
import type {
  Apart,
  Backend,
  CompiledKernel,
  Launch,
  SharedKernel,
  ThreadCode,
  Visits,
} from '../../kernel/launch.ts';
import { assembleModule, FunctionCode } from './assembler.ts';
import { WasmEmitter } from './emitter.ts';
import { scratchBytes } from './late-stores.ts';
import { machineOf } from './machine.ts';
import { findOverlaps, hasOverlaps, type Overlap, overlapCandidates } from './overlaps.ts';
import { ParameterLayout, ParameterViews, ParameterWriter } from './parameters.ts';
import { pushConstant } from './rows.ts';
import { heapSpace, type Space, spaceApart } from './space.ts';
import { lanesOf } from './vectors.ts';

/** Vectors per iteration of the main loop, where no fold decides it. */
const COPIES = 4;
/** Elements of a launch from which a variant that shares loads is worth its compilation. */
const LARGE = 8192;
/** How many variants of a kernel are compiled, lest launches that alternate thrash. */
const MOST_VARIANTS = 4;

/** A kernel as a module, and what the module imports besides the memory. */
export interface WasmKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly imports: Readonly<Record<string, (...args: never[]) => number | bigint>>;
}

/**
 * Assembles the module of a kernel.
 *
 * @param shared - whether the memory that it imports is
 * @param overlaps - what all its launches have to have
 */
export function assembleKernel(
  kernel: Kernel,
  shared: boolean,
  overlaps: readonly Overlap[] = [],
  copies: number = COPIES,
): WasmKernel {
  const layout = new ParameterLayout(kernel);
  const emitter = new WasmEmitter(kernel, layout, lanesOf(kernel), overlaps);
  emitNest(kernel, emitter, copies);
  const { list, values } = emitter.functions;
  return { bytes: assembleModule(emitter.code, list, shared), imports: values };
}

function instantiate(kernel: Kernel, overlaps: readonly Overlap[], space: Space): ThreadCode {
  const { bytes, imports } = assembleKernel(kernel, space.shared, overlaps);
  const env: WebAssembly.ModuleImports = { ...imports, memory: space.memory };
  const module = new WebAssembly.Module(bytes);
  const { exports } = new WebAssembly.Instance(module, { env });
  return { module, run: exports['run'] as ThreadCode['run'] };
}

class CompiledWasmKernel implements CompiledKernel, SharedKernel {
  readonly blockBytes: number;
  readonly #kernel: Kernel;
  readonly #writer: ParameterWriter;
  readonly #space: Space;
  readonly #block: number;
  /** Scratch memory is at the other end of the workspace. */
  readonly #scratch: number;
  /** Runs any launch; compiled when one needs it. */
  #plain: ThreadCode | undefined;
  /** Runs launches with these overlaps. */
  #variant: { readonly code: ThreadCode; readonly overlaps: readonly Overlap[] } | undefined;
  #variants = 0;
  readonly #lanes: number;
  readonly #candidates: readonly number[];

  #apart: CompiledWasmKernel | undefined;

  constructor(kernel: Kernel, space: Space) {
    const { address, byteLength } = space.workspace;
    const scratch = scratchBytes(kernel);
    this.blockBytes = (new ParameterLayout(kernel).byteLength + 7) & -8;
    if (this.blockBytes + scratch > byteLength) {
      throw new RangeError('wasm: the kernel has too many operands or folds');
    }
    this.#kernel = kernel;
    this.#space = space;
    this.#block = address;
    this.#writer = new ParameterWriter(kernel);
    this.#scratch = address + byteLength - scratch;
    this.#lanes = lanesOf(kernel);
    this.#candidates = this.#lanes > 1 ? overlapCandidates(kernel) : [];
  }

  run(launch: Launch, begin: number, end: number): void {
    const { run } = this.#choose(launch, end - begin);
    this.#writer.write(launch, this.#space.views());
    run(this.#block, this.#scratch, begin, end);
  }

  /** Parameters of all launches lie in the heap side by side: a visit is a call, of some 5 ns. */
  prepare(launches: readonly Launch[], elements: number): Visits {
    const { blockBytes } = this;
    const parameters = allocateScratch(Math.max(1, launches.length) * blockBytes);
    const { byteOffset } = parameters;
    const [first] = launches;
    let code = first && this.code(first, elements);
    launches.forEach((launch, i) => {
      this.write(launch, byteOffset + i * blockBytes);
      const variant = this.#variant;
      if (code === variant?.code && !hasOverlaps(launch, variant!.overlaps)) code = this.#any();
    });
    const { run } = code ?? this.#any();
    const { leaves } = this.#kernel;
    const layout = new ParameterLayout(this.#kernel);
    const places = leaves.map((_, leaf) => layout.address(leaf) / 4);
    const itemsizes = leaves.map(({ dtype }) => machineOf(dtype).itemsize);
    const origins = launches.flatMap(({ operands }) =>
      operands.map(({ storage }) => storage.byteOffset),
    );
    const blockWords = blockBytes / 4;
    let words = parameters.view('int32');
    const scratch = this.#scratch;
    return {
      run: (launch, begin, end) => run(byteOffset + launch * blockBytes, scratch, begin, end),
      move: (launch, operand, offset) => {
        // A memory that is not shared leaves views behind when it grows.
        if (words.length === 0) words = parameters.view('int32');
        words[launch * blockWords + places[operand]!] =
          origins[launch * leaves.length + operand]! + offset * itemsizes[operand]!;
      },
      dispose: () => parameters.dispose(),
    };
  }

  get shared(): this | undefined {
    return heap.shared ? this : undefined;
  }

  apart(byteLength: number): Apart | undefined {
    // Tables lie in the heap.
    if (!heap.shared || looksUp(this.#kernel)) return undefined;
    const space = spaceApart();
    const storage = space?.room(byteLength);
    if (storage === undefined) return undefined;
    return { storage, compiled: (this.#apart ??= new CompiledWasmKernel(this.#kernel, space!)) };
  }

  code(launch: Launch, elements: number): ThreadCode {
    return this.#choose(launch, elements / sizeOf(launch.lengths.slice(1)));
  }

  write(launch: Launch, address: number): void {
    this.#writer.write(launch, new ParameterViews(heap.buffer, address, this.blockBytes));
  }

  #choose(launch: Launch, outer: number): ThreadCode {
    const variant = this.#variant;
    if (variant !== undefined && hasOverlaps(launch, variant.overlaps)) return variant.code;
    if (this.#candidates.length > 1 && this.#variants < MOST_VARIANTS) {
      let elements = outer;
      for (let axis = 1; axis < launch.lengths.length; axis++) elements *= launch.lengths[axis]!;
      if (elements >= LARGE) {
        const { code } = this.#specialise(launch) ?? {};
        if (code !== undefined) return code;
      }
    }
    return this.#any();
  }

  #any(): ThreadCode {
    return (this.#plain ??= instantiate(this.#kernel, [], this.#space));
  }

  #specialise(launch: Launch) {
    const kernel = this.#kernel;
    const lanes = this.#lanes;
    const overlaps = findOverlaps(kernel, launch, this.#candidates, lanes, COPIES * lanes);
    if (overlaps.length === 0) return undefined;
    this.#variants++;
    return (this.#variant = { code: instantiate(kernel, overlaps, this.#space), overlaps });
  }
}

/** The backend that compiles kernels to WebAssembly. */
export const wasmBackend: Backend = {
  name: 'wasm',
  foreign: false,
  compile: (kernel) => new CompiledWasmKernel(kernel, heapSpace),
};

let available: boolean | undefined;

/** Whether the engine has WebAssembly with vectors, and the page's security policy allows it. */
export function wasmAvailable(): boolean {
  return (available ??= typeof WebAssembly === 'object' && hasVectors());
}

function hasVectors(): boolean {
  const code = new FunctionCode([]);
  const value = code.local('v128');
  pushConstant(code, 'i32x4', 0);
  code.set(value);
  try {
    return new WebAssembly.Module(assembleModule(code, [], false)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
