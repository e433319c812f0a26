/**
 * Compiles the kernels of linalg, sparse, stats and laplace: each file of `packages/PACKAGE/assembly/modules` becomes a
 * module of WebAssembly, kept as text in `packages/PACKAGE/src/kernels/generated`.
 * `npx tsx tools/kernels.ts [names]` writes those whose sources have changed; with `--check` it
 * compiles all and fails where a file is not what it would write. A name is `linalg/lu`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asc } from './assembler.ts';

const PACKAGES = ['linalg', 'sparse', 'stats', 'laplace'];

/** Where the sources of a package's modules are. */
const sourcesOf = (owner: string): string => `packages/${owner}/assembly/modules/`;

/** Where the modules of a package are kept as text. */
const generatedIn = (owner: string): string => `packages/${owner}/src/kernels/generated/`;

/** The package and the file of a module. */
function partsOf(name: string): [owner: string, file: string] {
  const [owner, file] = name.split('/');
  return [owner!, file!];
}

function sourceOf(name: string): string {
  const [owner, file] = partsOf(name);
  return `${sourcesOf(owner)}${file}.ts`;
}

/** Most of the memory's pages that any engine has: what is given may have fewer. */
const PAGES = 65_536;

const OPTIONS = [
  ...['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--importMemory', '--sharedMemory', '--noExportMemory'],
  ...['--initialMemory', '0', '--maximumMemory', String(PAGES)],
  ...['--bindings', 'raw', '--disableWarning', '112', '--outFile', 'out.wasm'],
];

/**
 * Modules that are worth a second form, with the relaxed multiply-add: all that products consist of.
 * Others wait for the memory, or for one operation after the other.
 */
const MULTIPLYING = new Set([
  ...['linalg/definite', 'linalg/lu', 'linalg/matrixVector', 'linalg/products'],
  ...['linalg/reflectors', 'linalg/sharedProducts', 'linalg/small', 'linalg/smallProducts'],
  ...['linalg/triangular', 'sparse/multifrontal', 'sparse/multifrontalSolve'],
  'sparse/leftlookingPanels',
]);

/** The names of all modules. */
export function moduleNames(): string[] {
  return PACKAGES.flatMap((owner) =>
    readdirSync(sourcesOf(owner)).map((file) => `${owner}/${file.replace(/\.ts$/, '')}`),
  );
}

/** A digest of the sources of a module: its file and all that it imports, and of this one. */
export function digestOf(name: string): string {
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']*)'/g)) {
      visit(`${join(dirname(file), path!)}.ts`);
    }
  };
  visit(sourceOf(name));
  const hash = createHash('sha256').update(
    `${OPTIONS.join(' ')} ${asc.version} ${MULTIPLYING.has(name)}`,
  );
  for (const file of [...files].sort()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Where a module's text is. */
export function generatedFile(name: string): string {
  const [owner, file] = partsOf(name);
  return `${generatedIn(owner)}${file}.ts`;
}

async function compile(name: string, relaxed: boolean) {
  const out = new Map<string, Uint8Array | string>();
  const features = ['simd', 'threads', ...(relaxed ? ['relaxed-simd'] : [])];
  const complaints: string[] = [];
  const { error } = await asc.main([sourceOf(name), ...OPTIONS, '--enable', features.join(',')], {
    writeFile: (file, contents) => void out.set(file, contents),
    stderr: { write: (chunk) => complaints.push(String(chunk)) },
  });
  if (error || complaints.some((line) => /ERROR|WARNING/.test(line))) {
    throw new Error(`${name}: ${complaints.join('')}`);
  }
  return {
    binary: out.get('out.wasm') as Uint8Array<ArrayBuffer>,
    declarations: out.get('out.d.ts') as string,
  };
}

/** The exported functions as members of an interface. */
function members(declarations: string): string {
  return [...declarations.matchAll(/export function (\w+)(\(.*\)): (\w+);/g)]
    .map(([, name, parameters, result]) => `  readonly ${name}: ${parameters} => ${result};`)
    .join('\n');
}

/** The file of a module as it should be. */
async function expectedText(name: string): Promise<string> {
  const plain = await compile(name, false);
  const forms = [plain.binary];
  if (MULTIPLYING.has(name)) forms.push((await compile(name, true)).binary);
  if (WebAssembly.Module.imports(new WebAssembly.Module(plain.binary)).length > 1) {
    throw new Error(`${name}: kernels import nothing but the memory`);
  }
  if (forms.some(hasData)) throw new Error(`${name}: kernels may have no data in the memory`);
  const [first, second] = forms.map((binary) =>
    JSON.stringify(Buffer.from(binary).toString('base64')),
  );
  const [owner, file] = partsOf(name);
  const type = file[0]!.toUpperCase() + file.slice(1);
  const from = owner === 'linalg' ? '../load.ts' : '@numloom/linalg/kernels';
  return `/** Made of assembly/modules/${file}.ts by tools/kernels.ts, not by hand. Sources: ${digestOf(name)} */
import type { KernelModule } from '${from}';

export interface ${type}Kernels {
${members(plain.declarations)}
}

export const ${file}: KernelModule<${type}Kernels> = {
  plain: ${first},
${second === undefined ? '' : `  relaxed: ${second},\n`}};
`;
}

/** Whether a module has a data section: it would overwrite what lies at the memory's start. */
function hasData(binary: Uint8Array): boolean {
  for (let at = 8; at < binary.length;) {
    const id = binary[at++];
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = binary[at++]!;
      length |= (byte & 127) << shift;
      more = byte > 127;
    }
    if (id === 11) return true;
    at += length;
  }
  return false;
}

if (process.argv[1]?.endsWith('kernels.ts') === true) {
  const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const check = process.argv.includes('--check');
  for (const owner of PACKAGES) {
    for (const file of readdirSync(generatedIn(owner))) {
      const isLeft = !moduleNames().includes(`${owner}/${file.replace(/\.ts$/, '')}`);
      if (isLeft) rmSync(`${generatedIn(owner)}${file}`);
    }
  }
  for (const name of names.length > 0 ? names : moduleNames()) {
    const file = generatedFile(name);
    const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (!check && present.includes(`Sources: ${digestOf(name)} `)) continue;
    const text = await expectedText(name);
    if (check && text !== present) throw new Error(`${file} is not made of its sources`);
    writeFileSync(file, text);
    console.log(`${name}: ${Math.round(text.length / 1024)} kB`);
  }
}
