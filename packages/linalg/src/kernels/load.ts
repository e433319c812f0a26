/** Kernels on the heap's memory: the module that suits the engine, compiled at first use. */
import { heap } from '@numloom/ndarray';

/** A module of kernels as text (base64). */
export interface KernelModule<Kernels> {
  readonly plain: string;
  /** With the relaxed multiply-add, where that makes a difference. */
  readonly relaxed?: string;
  /** Never there: carries the type. */
  readonly kernels?: Kernels;
}

/** A module with nothing but a relaxed multiply-add: `(func (param v128) …)`. */
const PROBE = /* @__PURE__ */ Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0],
  ...[32, 0, 32, 0, 32, 0, 253, 135, 2, 11],
);

let relaxed: boolean | undefined;

/** Whether products are rounded once by the relaxed multiply-add. */
export function hasMultiplyAdd(): boolean {
  return (relaxed ??= WebAssembly.validate(PROBE));
}

/** What compiled kernels import: a shared memory of any size. The last byte but three is a flag. */
const SHARED_IMPORT = [2, 3, 0, 128, 128, 4] as const;

const instances = /* @__PURE__ */ new WeakMap<object, unknown>();
const modules = /* @__PURE__ */ new WeakMap<object, WebAssembly.Module>();

/**
 * The kernels of a module.
 *
 * @throws Error where the engine or a page's policy refuses WebAssembly.
 */
export function kernelsOf<Kernels>(text: KernelModule<Kernels>): Kernels {
  const known = instances.get(text);
  if (known !== undefined) return known as Kernels;
  const { memory } = heap;
  const instance = new WebAssembly.Instance(compiled(text), { env: { memory } });
  instances.set(text, instance.exports);
  return instance.exports as Kernels;
}

/** The compiled module, for threads to make instances of. */
export function compiled(text: KernelModule<unknown>): WebAssembly.Module {
  const known = modules.get(text);
  if (known !== undefined) return known;
  const { plain, relaxed = plain } = text;
  const bytes = decoded(hasMultiplyAdd() ? relaxed : plain);
  if (!heap.shared) unshare(bytes);
  let module: WebAssembly.Module;
  try {
    module = new WebAssembly.Module(bytes);
  } catch (cause) {
    throw new Error(
      'numloom: kernels need WebAssembly with SIMD; a page with a content security policy has to allow ' +
        "'wasm-unsafe-eval'",
      { cause },
    );
  }
  modules.set(text, module);
  return module;
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Has a module import a memory that is not shared. */
function unshare(bytes: Uint8Array): void {
  const at = bytes.findIndex((_, i) => SHARED_IMPORT.every((byte, k) => bytes[i + k] === byte));
  bytes[at + 1] = 1;
}
