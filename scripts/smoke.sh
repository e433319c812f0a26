#!/usr/bin/env bash
# Install the packed packages in empty folders and use them as a stranger would.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# folder NAME TARBALL...: an empty project with these packages, and nothing else of numloom.
folder() {
  mkdir "$work/$1"
  cd "$work/$1"
  npm init --yes >/dev/null
  npm pkg set type=module
  npm install --silent --no-audit --no-fund "${@:2}"
}

# compiles FILE: under both ways to resolve modules, declaration files checked too.
compiles() {
  for resolution in node16 bundler; do
    module=$([ $resolution = bundler ] && echo esnext || echo node16)
    "$root/node_modules/.bin/tsc" --noEmit --strict --skipLibCheck false --target es2022 \
      --module $module --moduleResolution $resolution "$1"
  done
}

# bundles FILE: for a browser, without any configuration.
bundles() {
  "$root/node_modules/.bin/esbuild" --bundle --format=esm --platform=browser --minify \
    --log-level=warning --outfile=bundle.js "$1"
  if grep -q 'from"node:' bundle.js; then
    echo "$1: the browser bundle imports a Node module" >&2
    exit 1
  fi
}

cd "$root"
npm pack --workspaces --silent --pack-destination "$work" >/dev/null
cd "$work"
ndarray=$(realpath numloom-ndarray-*.tgz)
ufunc=$(realpath numloom-ufunc-*.tgz)
linalg=$(realpath numloom-linalg-*.tgz)
sparse=$(realpath numloom-sparse-*.tgz)
stats=$(realpath numloom-stats-*.tgz)
laplace=$(realpath numloom-laplace-*.tgz)

folder ndarray "$ndarray"
cat > use.ts <<'TS'
import { arange, type NdArray } from '@numloom/ndarray';

const a: NdArray = arange(6).reshape([2, 3]);
if (String(a.slice('1', '::-1').tolist()) !== '5,4,3') throw new Error(`wrong: ${String(a)}`);
TS
compiles use.ts
bundles use.ts
node bundle.js

# Files by blocks, without the optional koffi, of which memmap says so.
cat > blocks.mjs <<'JS'
import { arange } from '@numloom/ndarray';
import { createNpy, memmap } from '@numloom/ndarray/memmap';
const file = createNpy('a.npy', { shape: [4, 3] });
file.write(1, arange(6).reshape([2, 3]));
if (String(file.read(2, 3).tolist()) !== '3,4,5') throw new Error('wrong block');
file.flush();
file.close();
try {
  memmap('a.npy');
  throw new Error('mapped without koffi');
} catch (error) {
  if (!error.message.includes('koffi')) throw error;
}
JS
node blocks.mjs

folder ufunc "$ndarray" "$ufunc"
cat > use.ts <<'TS'
import { arange, array } from '@numloom/ndarray';
import { add, evaluate, multiply } from '@numloom/ufunc';

const a = evaluate(add(multiply(arange(3), 2), array([10, 20, 30])));
if (String(a.tolist()) !== '10,22,34') throw new Error(`wrong: ${String(a)}`);
TS
compiles use.ts
bundles use.ts
node bundle.js
cat > use.mjs <<'JS'
import { arange } from '@numloom/ndarray';
import { add, evaluate } from '@numloom/ufunc';
if (String(evaluate(add(arange(3), 1)).tolist()) !== '1,2,3') throw new Error('wrong result');
JS
node use.mjs
node --input-type=commonjs --eval "require('@numloom/ufunc')"
# Threads: from the inlined text, from the file, and after bundling.
cat > threads.mjs <<'JS'
import { Worker } from 'node:worker_threads';
import { heap, ones } from '@numloom/ndarray';
import { configure, evaluateAsync, kernelStatistics, nd } from '@numloom/ufunc';
heap.configure({ budget: 2 ** 30 });
const x = ones(2_000_000);
const file = new URL(import.meta.resolve('@numloom/ufunc/worker'));
for (const createWorker of [undefined, () => new Worker(file)]) {
  configure({ threads: 2, ...(createWorker && { createWorker }) });
  const total = await evaluateAsync(nd`sum((${x} + 1) * ${x} / 2 + ${x} * 3)`);
  if (total.item() !== 8_000_000) throw new Error(`wrong: ${total}`);
  if (kernelStatistics().shared === 0) throw new Error('no worker took part');
}
JS
node threads.mjs
sed -i "s#^const file = .*#const file = new URL('./node_modules/@numloom/ufunc/dist/worker.js', import.meta.url);#; /node:worker_threads/d" threads.mjs
sed -i "s#() => new Worker(file)#() => new (process.getBuiltinModule('node:worker_threads').Worker)(file)#" threads.mjs
bundles threads.mjs
node bundle.js
# Workers on a page that Vite bundles, from the text and from the file.
cat > main.js <<'JS'
import { ones } from '@numloom/ndarray';
import { configure, evaluateAsync, kernelStatistics, nd } from '@numloom/ufunc';
const file = () => new Worker(new URL('@numloom/ufunc/worker', import.meta.url));
async function compute(settings) {
  configure({ threads: 2, ...settings });
  const x = ones(2_000_000);
  const total = await evaluateAsync(nd`sum((${x} + 1) * ${x} / 2 + ${x} * 3)`);
  if (total.item() !== 8_000_000) throw new Error(`wrong: ${total}`);
  if (kernelStatistics().shared === 0) throw new Error('no worker took part');
}
globalThis.outcome = compute({}).then(() => compute({ createWorker: file })).then(() => 'ok', String);
JS
echo '<!doctype html><script type="module" src="./main.js"></script>' > index.html
"$root/node_modules/.bin/tsx" "$root/tools/smoke-vite.ts" "$PWD"

folder linalg "$ndarray" "$ufunc" "$linalg"
cat > use.ts <<'TS'
import { asarray, type NdArray } from '@numloom/ndarray';
import { einsum, matmul, solve } from '@numloom/linalg';
import { add } from '@numloom/ufunc';

const a = asarray([[2, 1], [1, 3]]);
const x = solve(a, [4, 7]);
if (Math.abs(Number(x.get(1)) - 2) > 1e-12) throw new Error(`wrong: ${String(x)}`);
const product: NdArray<'float64'> = matmul(add(a, 1), a);
if (String(product.tolist()) !== '8,9,8,14') throw new Error(`wrong: ${String(product)}`);
if (einsum('ii', a).item() !== 5) throw new Error('wrong trace');
TS
compiles use.ts
bundles use.ts
node bundle.js
cat > use.mjs <<'JS'
import { eigvals } from '@numloom/linalg';
if (!String(eigvals([[0, -1], [1, 0]]).tolist()).includes('1')) throw new Error('wrong result');
JS
node use.mjs
node --input-type=commonjs --eval "require('@numloom/linalg')"

folder sparse "$ndarray" "$ufunc" "$linalg" "$sparse"
cat > use.ts <<'TS'
import { csr_array, spsolve, splu, type SparseArray } from '@numloom/sparse';
import { decodeMatrixMarket, encodeMatrixMarket } from '@numloom/sparse/files';

const a: SparseArray<'float64', 'csr'> = csr_array([[2, 1], [1, 3]]);
const x = spsolve(a, [4, 7]);
if (Math.abs(Number(x.get(1)) - 2) > 1e-12) throw new Error(`wrong: ${String(x)}`);
if (splu(a).shape[0] !== 2) throw new Error('wrong shape');
const back = decodeMatrixMarket(encodeMatrixMarket(a));
if (back.shape[1] !== 2) throw new Error(`wrong: ${String(back)}`);
TS
compiles use.ts
bundles use.ts
node bundle.js
cat > use.mjs <<'JS'
import { cg, eye_array } from '@numloom/sparse';
if (cg(eye_array(3), [1, 2, 3]).info !== 0) throw new Error('wrong result');
JS
node use.mjs
node --input-type=commonjs --eval "require('@numloom/sparse')"

folder stats "$ndarray" "$ufunc" "$linalg" "$stats"
cat > use.ts <<'TS'
import { asarray, type NdArray } from '@numloom/ndarray';
import { norm, skew, ttest_1samp } from '@numloom/stats';
import { default_rng } from '@numloom/stats/random';
import { stdtr } from '@numloom/stats/special';
import type { Expression } from '@numloom/ufunc';

const { statistic, pvalue, df } = ttest_1samp([1, 2, 3, 4, 6], 1);
const p: number = pvalue;
if (Math.abs(p - 2 * stdtr(df, -statistic)) > 1e-15) throw new Error(`wrong: ${p}`);
const both: NdArray<'float64'> = ttest_1samp(asarray([[1, 2], [2, 4], [4, 5]]), 0).pvalue;
if (both.shape[0] !== 2) throw new Error(`wrong: ${String(both)}`);
const tails: Expression = norm.sf(asarray([0, 1]));
if (tails.evaluate().get(0) !== 0.5) throw new Error('wrong tail');
if (skew([1, 2, 3]) !== 0) throw new Error('wrong skewness');
const draw: number = default_rng(12345).random();
if (draw !== 0.22733602246716966) throw new Error(`not NumPy's number: ${draw}`);
TS
compiles use.ts
bundles use.ts
node bundle.js
cat > use.mjs <<'JS'
import { mannwhitneyu } from '@numloom/stats';
if (!(mannwhitneyu([1, 2, 3], [4, 5, 6]).pvalue === 0.1)) throw new Error('wrong result');
JS
node use.mjs
node --input-type=commonjs --eval "require('@numloom/stats')"

folder laplace "$ndarray" "$ufunc" "$linalg" "$sparse" "$laplace"
cat > use.ts <<'TS'
import type { NdArray } from '@numloom/ndarray';
import { neumann, periodic, poissonProblem, solve } from '@numloom/laplace';
import { dstn } from '@numloom/laplace/transforms';

const channel = poissonProblem({ shape: [16, 17], sides: [periodic, [0, neumann(1)]], source: 1 });
for (const method of ['sor', 'cg', 'multigrid', 'fast-poisson', 'direct'] as const) {
  const solution = solve(channel, { method, tol: 1e-9 });
  const u: NdArray<'float64'> = solution.u;
  if (!solution.converged || Math.abs(u.get(3, 16) - 0.5) > 1e-6) {
    throw new Error(`wrong: ${method} gives ${u.get(3, 16)}`);
  }
}
if (Math.abs(dstn([[1]], { type: 1 }).get(0, 0) - 4) > 1e-12) throw new Error('wrong transform');
TS
compiles use.ts
bundles use.ts
node bundle.js
npx --no-install laplace solve --size 33 --plot u.png --save u.npy >/dev/null
test -s u.png
npx --no-install laplace run sweeps --size 33 --maxiter 20 >/dev/null 2>&1
npx --no-install laplace run sweeps --resume >/dev/null 2>&1
test -s sweeps/a.npy
# Not by npx, whose child would outlive it.
node node_modules/.bin/laplace serve --port 4519 >served.txt 2>&1 &
server=$!
for _ in $(seq 50); do grep -q 4519 served.txt && break || sleep 0.2; done
node --input-type=module --eval "
  const answer = await fetch('http://127.0.0.1:4519/');
  if (!(await answer.text()).includes('<script type=\"module\"')) throw new Error('no page');
  if (answer.headers.get('cross-origin-embedder-policy') === null) throw new Error('not isolated');
"
kill "$server"
wait "$server"
test -d node_modules/@numloom/laplace/bench

echo "smoke: ok"
