import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** A service worker that keeps all files of the page, so that it opens without a network. */
function offline(): Plugin {
  return {
    name: 'offline',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const names = Object.keys(bundle).filter((name) => name !== 'offline.js');
      const version = createHash('sha256');
      for (const name of names.sort()) {
        const file = bundle[name]!;
        version.update(name).update(file.type === 'chunk' ? file.code : file.source);
      }
      const source = `const CACHE = 'laplace-${version.digest('hex').slice(0, 12)}';
const FILES = ${JSON.stringify(['./', ...names])};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  const drop = (name) => name.startsWith('laplace-') && name !== CACHE && caches.delete(name);
  event.waitUntil(caches.keys().then((names) => Promise.all(names.map(drop))).then(() => self.clients.claim()));
});
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  const kept = caches.open(CACHE).then((cache) => cache.match(event.request, { ignoreSearch: true }));
  event.respondWith(kept.then((response) => response ?? fetch(event.request)));
});
`;
      this.emitFile({ type: 'asset', fileName: 'offline.js', source });
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('src/page', import.meta.url)),
  // A folder that holds the page can lie anywhere.
  base: './',
  resolve: { conditions: ['@numloom/source', ...defaultClientConditions] },
  build: {
    outDir: fileURLToPath(new URL('dist/page', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Kernels of all packages come with it.
    chunkSizeWarningLimit: 4096,
  },
  worker: { format: 'es' },
  plugins: [offline()],
});
