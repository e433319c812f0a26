/** The tasks in other JavaScript libraries, as far as they are installed and can do them. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Contender, Prepared } from '../contender.ts';
import { loops } from './numloom.ts';

/** Libraries are called by names: none of them is there unless it was installed. */
type Library = Record<string, (...args: unknown[]) => Value>;
type Value = Record<string, (...args: unknown[]) => unknown> & { readonly data: unknown };

const installed = createRequire(new URL('../../peers/package.json', import.meta.url));

async function load(name: string): Promise<Library> {
  // As the bundler would: the module of the package, not its CommonJS.
  return (await import(pathToFileURL(installed.resolve(name)).href)) as Library;
}

const FUNCTIONS = ['exp', 'sin', 'cos', 'log', 'tanh'];

function reduced(task: string): [name: string, axis: number | undefined] | undefined {
  const [name, axis] = task.split(':') as [string, string?];
  if (axis === undefined) return undefined;
  return [name, axis === 'all' ? undefined : Number(axis)];
}

async function numpyTs(): Promise<Contender> {
  const np = await load('numpy-ts');
  return {
    name: 'numpy-ts',
    prepare(task, operands) {
      const [a, b, c, d] = operands.map((operand) => np['array']!(operand));
      const prepare = (compute: () => Value): Prepared => ({
        run: () => void compute()['dispose']?.(),
        result: () => {
          const result: unknown = compute();
          if (typeof result === 'number') return [result];
          return Array.from((result as Value).data as ArrayLike<number>, Number);
        },
      });
      const op = (name: string, ...args: unknown[]): Value => np[name]!(...args);
      if (task === 'multiply-add') return prepare(() => op('add', op('multiply', a, b), 1));
      if (task === 'ten') {
        return prepare(() => {
          const quotient = op(
            'divide',
            op('multiply', op('add', a, b), op('subtract', c, d)),
            op('add', op('multiply', a, a), 1),
          );
          return op('subtract', op('add', quotient, op('multiply', b, c)), op('multiply', d, 0.5));
        });
      }
      const reduction = reduced(task);
      if (reduction) {
        const [name, axis] = reduction;
        if (np[name] === undefined) return undefined;
        const square = a!['reshape']!(1000, 1000);
        return prepare(() => op(name, square, axis));
      }
      const name = task === 'pow' ? 'power' : task;
      return np[name] && prepare(() => (b ? op(name, a, b) : op(name, a)));
    },
  };
}

async function tfjs(): Promise<Contender> {
  const tf = await load('@tensorflow/tfjs');
  await load('@tensorflow/tfjs-backend-wasm');
  await (tf['setBackend'] as unknown as (name: string) => Promise<boolean>)('wasm');
  return {
    name: 'tfjs wasm, float32',
    prepare(task, operands) {
      const [a, b, c, d] = operands.map((operand) => tf['tensor1d']!(Float32Array.from(operand)));
      const op = (name: string, ...args: unknown[]): Value => tf[name]!(...args);
      const prepare = (compute: () => Value): Prepared => ({
        run: () => void compute()['dispose']!(),
        result: () => compute()['dataSync']!() as ArrayLike<number>,
      });
      const tidy = (compute: () => Value): Prepared => prepare(() => tf['tidy']!(compute));
      if (task === 'multiply-add') return tidy(() => op('add', op('mul', a, b), 1));
      if (task === 'ten') {
        return tidy(() => {
          const product = op('mul', op('add', a, b), op('sub', c, d));
          const quotient = op('div', product, op('add', op('mul', a, a), 1));
          return op('sub', op('add', quotient, op('mul', b, c)), op('mul', d, 0.5));
        });
      }
      const reduction = reduced(task);
      if (reduction) {
        const [name, axis] = reduction;
        const square = op('reshape', a, [1000, 1000]);
        if (name === 'argmin')
          return axis === undefined ? undefined : prepare(() => op('argMin', square, axis));
        return ['sum', 'mean', 'min'].includes(name)
          ? prepare(() => op(name, square, axis))
          : undefined;
      }
      if (task === 'add' || task === 'pow') return prepare(() => op(task, a, b));
      return FUNCTIONS.includes(task) ? prepare(() => op(task, a)) : undefined;
    },
  };
}

async function mathjs(): Promise<Contender> {
  const math = await load('mathjs');
  return {
    name: 'mathjs',
    prepare(task, operands) {
      if (task === 'ten') return undefined;
      const [a, b] = operands.map((operand) => Array.from(operand));
      const op = (name: string, ...args: unknown[]): Value => math[name]!(...args);
      const prepare = (compute: () => unknown): Prepared => ({
        run: () => void compute(),
        result: () => [compute()].flat(2) as number[],
      });
      if (task === 'multiply-add') return prepare(() => op('add', op('dotMultiply', a, b), 1));
      if (task === 'add') return prepare(() => op('add', a, b));
      if (task === 'pow') return prepare(() => op('dotPow', a, b));
      if (FUNCTIONS.includes(task)) return prepare(() => op('map', a, math[task]!));
      const [name, axis] = reduced(task) ?? [];
      if (name === undefined || !['sum', 'mean', 'min'].includes(name)) return undefined;
      const square = op('reshape', a, [1000, 1000]);
      return prepare(() => (axis === undefined ? op(name, square) : op(name, square, axis)));
    },
  };
}

async function jax(): Promise<Contender> {
  // It looks for a graphics card and for half-precision arrays, which older Node.js has not.
  if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: {} });
  if (!('Float16Array' in globalThis)) Object.assign(globalThis, { Float16Array: class {} });
  const library = (await load('@jax-js/jax')) as unknown as {
    init(): Promise<unknown>;
    defaultDevice(device: string): void;
    jit(compute: (...args: Value[]) => Value): (...args: unknown[]) => Value;
    numpy: Library;
  };
  await library.init();
  library.defaultDevice('wasm');
  const np = library.numpy;
  return {
    name: 'jax-js, float64',
    prepare(task, operands) {
      const arrays = operands.map((operand) => np['array']!(operand, { dtype: 'float64' }));
      const sources: Readonly<Record<string, (...args: Value[]) => unknown>> = {
        'multiply-add': (x, y) => (x['mul']!(y) as Value)['add']!(1),
        add: (x, y) => x['add']!(y),
        exp: (x) => np['exp']!(x),
        sin: (x) => np['sin']!(x),
        cos: (x) => np['cos']!(x),
        log: (x) => np['log']!(x),
        tanh: (x) => np['tanh']!(x),
        sort: (x) => np['sort']!(x),
      };
      const source = sources[task];
      if (source === undefined) return undefined;
      const compiled = library.jit(source as (...args: Value[]) => Value);
      // A call consumes its arguments unless told otherwise.
      const compute = () => compiled(...arrays.map((array) => array['ref']));
      const data = (): ArrayLike<number> => compute()['dataSync']!() as ArrayLike<number>;
      return { run: () => void data(), result: data };
    },
  };
}

async function stdlib(): Promise<Contender> {
  const names = { exp: 'exp', sin: 'sin', cos: 'cos', log: 'ln', tanh: 'tanh', pow: 'pow' };
  const functions: Record<string, (x: number, y: number) => number> = {};
  for (const [task, name] of Object.entries(names)) {
    const { default: scalar } = (await load(`@stdlib/math-base-special-${name}`)) as unknown as {
      default: (x: number, y: number) => number;
    };
    functions[task] = scalar;
  }
  return loops('@stdlib in a loop', functions);
}

/** The peers that are installed; says which are not. */
export async function installedPeers(say: (line: string) => void): Promise<Contender[]> {
  const all = { 'numpy-ts': numpyTs, 'jax-js': jax, '@stdlib': stdlib, mathjs, tfjs };
  const found: Contender[] = [];
  for (const [name, peer] of Object.entries(all)) {
    try {
      found.push(await peer());
    } catch (error) {
      const [reason] = String(error).split('\n');
      say(`${name} is left out: ${reason}. Install the peers by npm run bench:install.`);
    }
  }
  return found;
}
