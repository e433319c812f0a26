import * as nd from '@numloom/ndarray';
import * as u from '@numloom/ufunc';
const names = (process.argv[2] ?? 'sum,mean,min').split(',');
nd.heap.configure({ budget: 2 ** 30 });
let seed = 12345;
const rnd = () => { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return seed / 0x7fffffff; };
const gauss = () => Math.sqrt(-2 * Math.log(rnd() + 1e-12)) * Math.cos(6.283185 * rnd());
const x = nd.zeros([1000, 1000]); const xn = nd.zeros([1000, 1000]);
const d = x.data as Float64Array, dn = xn.data as Float64Array;
for (let i = 0; i < 1e6; i++) { d[i] = gauss(); dn[i] = rnd() < 0.01 ? NaN : d[i]!; }
const best: Record<string, number> = {};
for (let rep = 0; rep < 100; rep++) for (const f of names) for (const axis of [0, 1, null]) {
  const a = f.startsWith('nan') ? xn : x;
  const t = performance.now(); const r = (u as any)[f](a, { axis }).evaluate(); const dt = performance.now() - t; r.dispose();
  const k = f + axis; best[k] = Math.min(best[k] ?? 9, dt);
}
for (const f of names) console.log(f, [0, 1, null].map((a) => best[f + a]!.toFixed(3)).join(' '));
