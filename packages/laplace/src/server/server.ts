import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/** A page that is being served. */
export interface PageServer {
  readonly url: string;
  /** Ends, with all connections. */
  close(): Promise<void>;
}

/** Where and what to serve. */
export interface ServeOptions {
  /** Default 127.0.0.1: this machine alone. */
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** How many ports above it are tried where it is taken; default 0. */
  readonly more?: number;
  /** The folder of the built page; default that of this package. */
  readonly folder?: string;
}

/**
 * What each file is sent with. The first two give the page memory that threads share; the policy lets
 * it load nothing from elsewhere and evaluate no text.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/**
 * Serves the page.
 *
 * @throws Error when the port is taken, the host is none of this machine, or the page is not built
 */
export async function servePage(options: ServeOptions): Promise<PageServer> {
  const { host = '127.0.0.1', port, more = 0, folder = builtPage() } = options;
  if (!existsSync(`${folder}/index.html`)) {
    throw new Error(`there is no page in ${folder}: it is made by npm run build`);
  }
  const files = sirv(folder, {
    etag: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      // Names of assets change with what is in them.
      const isFixed = path.startsWith('/assets/');
      response.setHeader('Cache-Control', isFixed ? 'max-age=31536000, immutable' : 'no-cache');
    },
  });
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    });
  });
  for (let tried = port; ; tried++) {
    try {
      await listen(server, tried, host);
      break;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (isTaken && tried < port + more && tried < 65535) continue;
      throw unusable(error, tried, host);
    }
  }
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  const isAnywhere = address.address === '0.0.0.0' || address.address === '::';
  return {
    url: `http://${isAnywhere ? 'localhost' : name}:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function unusable(cause: unknown, port: number, host: string): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} of ${host} is taken; --port 0 takes any that is free`,
    EACCES: `port ${port} may not be used without more rights`,
    EADDRNOTAVAIL: `--host ${host} is no address of this machine`,
    ENOTFOUND: `--host ${host} is no name of this machine`,
  };
  return new Error(reasons[code ?? ''] ?? `the server cannot start: ${message}`, { cause });
}

/** The page beside the compiled program, or, where the sources run, in the folder of the build. */
function builtPage(): string {
  const places = ['./page', '../../dist/page'].map((path) => {
    return fileURLToPath(new URL(path, import.meta.url));
  });
  return places.find((path) => existsSync(`${path}/index.html`)) ?? places[0]!;
}
