/** The tasks in other JavaScript libraries, as far as they are installed and can do them. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Contender, Prepared } from '../contender.ts';

/** Libraries are called by names: none of them is there unless it was installed. */
type Call = (...args: unknown[]) => unknown;
type Library = Readonly<Record<string, Call>>;
type Value = Readonly<Record<string, Call>>;

const installed = createRequire(new URL('../../peers/package.json', import.meta.url));

async function load(name: string): Promise<Library> {
  return (await import(pathToFileURL(installed.resolve(name)).href)) as Library;
}

/** How a library does one task, of matrices as it has them. */
type Way = (...operands: unknown[]) => unknown;

/** Sizes up to which a library can be waited for. */
type Limits = Readonly<Record<string, number>>;

/** A library by its functions; results are not compared, for each has its own form of them. */
function contender(
  name: string,
  convert: (data: Float64Array, n: number) => unknown,
  ways: Readonly<Record<string, Way | undefined>>,
  limits: Limits = {},
  finish: (result: unknown) => void = () => undefined,
): Contender {
  return {
    name,
    prepare(task, operands): Prepared | undefined {
      const [kind, size] = task.split(':') as [string, string];
      const n = Number(size);
      const way = ways[kind];
      if (way === undefined) return undefined;
      if (n > (limits[kind] ?? Infinity)) throw new Error(`takes more than a minute at ${n}`);
      const values = operands.map((operand) => convert(operand, n));
      return { run: () => finish(way(...values)), result: () => (finish(way(...values)), []) };
    },
  };
}

const rowsOf = (data: Float64Array, n: number): unknown =>
  data.length === n
    ? Array.from(data)
    : Array.from({ length: n }, (_, i) => Array.from(data.subarray(i * n, (i + 1) * n)));

async function numpyTs(): Promise<Contender> {
  const np = (await load('numpy-ts')) as unknown as Record<string, Call> & { linalg: Library };
  const array = (data: Float64Array, n: number): unknown => {
    const flat = np['array']!(data) as Value;
    return data.length === n ? flat : flat['reshape']!(n, n);
  };
  const { linalg } = np;
  return contender(
    'numpy-ts',
    array,
    {
      matmul: np['matmul'],
      matvec: np['matmul'],
      solve: linalg['solve'],
      cholesky: linalg['cholesky'],
      qr: linalg['qr'],
      svd: linalg['svd'],
      eigh: linalg['eigh'],
      eig: linalg['eig'],
    },
    { svd: 200, eigh: 200, eig: 50, qr: 500 },
    (result) => {
      const parts: unknown[] = [result];
      if (typeof result === 'object' && result !== null)
        parts.push(...(Object.values(result) as unknown[]));
      for (const part of parts) {
        const dispose = (part as Value | undefined)?.['dispose'];
        if (typeof dispose === 'function') dispose.call(part);
      }
    },
  );
}

async function mlMatrix(): Promise<Contender> {
  const ml = (await load('ml-matrix')) as unknown as Record<
    string,
    new (...args: unknown[]) => Value
  > &
    Library;
  const { Matrix, CholeskyDecomposition, QrDecomposition, SingularValueDecomposition } = ml;
  const { EigenvalueDecomposition, LuDecomposition } = ml;
  const convert = (data: Float64Array, n: number): unknown =>
    data.length === n
      ? (Matrix as unknown as Library)['columnVector']!(data)
      : new Matrix!(rowsOf(data, n));
  const read = (property: string, of: Value): unknown => of[property];
  return contender(
    'ml-matrix',
    convert,
    {
      matmul: (a, b) => (a as Value)['mmul']!(b),
      matvec: (a, b) => (a as Value)['mmul']!(b),
      lu_factor: (a) => new LuDecomposition!(a),
      solve: ml['solve'],
      cholesky: (a) => new CholeskyDecomposition!(a),
      qr: (a) => read('orthogonalMatrix', new QrDecomposition!(a)),
      svd: (a) => new SingularValueDecomposition!(a),
      eigh: (a) => new EigenvalueDecomposition!(a, { assumeSymmetric: true }),
      eig: (a) => new EigenvalueDecomposition!(a),
    },
    { matmul: 1024 },
  );
}

async function mathjs(): Promise<Contender> {
  const math = await load('mathjs');
  return contender(
    'mathjs',
    rowsOf,
    {
      matmul: math['multiply'],
      matvec: math['multiply'],
      lu_factor: math['lup'],
      solve: math['lusolve'],
      qr: math['qr'],
      eig: math['eigs'],
    },
    { matmul: 512, lu_factor: 500, solve: 500, qr: 100, eig: 50 },
  );
}

async function numeric(): Promise<Contender> {
  const { default: library } = (await load('numeric')) as unknown as { default: Library };
  return contender(
    'numeric',
    rowsOf,
    {
      matmul: library['dot'],
      matvec: library['dot'],
      lu_factor: library['LU'],
      solve: library['solve'],
      svd: library['svd'],
      eig: library['eig'],
    },
    { matmul: 1024, svd: 500, eig: 500 },
  );
}

async function jax(): Promise<Contender> {
  // It looks for a graphics card and for half-precision arrays, which older Node.js has not.
  if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: {} });
  if (!('Float16Array' in globalThis)) Object.assign(globalThis, { Float16Array: class {} });
  const library = (await load('@jax-js/jax')) as unknown as {
    init(): Promise<unknown>;
    defaultDevice(device: string): void;
    numpy: Library & { linalg: Library };
  };
  await library.init();
  library.defaultDevice('wasm');
  const { numpy: np } = library;
  const convert = (data: Float64Array, n: number): unknown => {
    const flat = np['array']!(data, { dtype: 'float64' }) as Value;
    return data.length === n ? flat : flat['reshape']!([n, n]);
  };
  // A call consumes its arguments unless told otherwise; reading the data computes it.
  const way = (compute: Call | undefined): Way | undefined =>
    compute &&
    ((...operands) => {
      const result = compute(...operands.map((operand) => (operand as { ref: unknown }).ref));
      const [first] = [result].flat() as Value[];
      return first!['dataSync']!();
    });
  return contender('jax-js, float64', convert, {
    matmul: way(np['matmul']),
    matvec: way(np['matmul']),
    solve: way(np.linalg['solve']),
    cholesky: way(np.linalg['cholesky']),
  });
}

/** The peers that are installed; says which are not. */
export async function installedPeers(say: (line: string) => void): Promise<Contender[]> {
  const all = { 'numpy-ts': numpyTs, 'ml-matrix': mlMatrix, numeric, mathjs, 'jax-js': jax };
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
