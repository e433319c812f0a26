/**
 * Set-up of the test project that runs as on a page whose security policy forbids to generate
 * code. Node is started so that it makes no functions of text; here WebAssembly is kept from
 * compiling, as `script-src` without `wasm-unsafe-eval` does.
 */
class RefusedModule {
  constructor() {
    throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder');
  }
}

Object.defineProperty(WebAssembly, 'Module', { value: RefusedModule });
