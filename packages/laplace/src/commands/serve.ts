import { spawn } from 'node:child_process';
import { Command } from 'commander';
import { type PageServer, servePage } from '../server/server.ts';
import { integer } from './arguments.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly port?: number;
  readonly host: string;
  readonly open?: boolean;
}

const PORT = 4510;
/** Ports tried where none was asked for. */
const MORE = 20;

/** `laplace serve`: opens the page on which a grid is painted and relaxes live. */
export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .description('Serves a page on which values are painted and relax live, until Ctrl-C.')
    .option(
      '--port <number>',
      `port to listen to, 0 for any (default: ${PORT} or the next that is free)`,
      integer(0, 65535),
    )
    .option('--host <name>', 'address to listen to', '127.0.0.1')
    .option('--open', 'open the page in the browser')
    .action(async ({ port, host, open = false }: Options) => {
      const server = await servePage({
        port: port ?? PORT,
        more: port === undefined ? MORE : 0,
        host,
      });
      terminal.stdout.write(`${server.url}\nCtrl-C ends.\n`);
      if (open) openBrowser(server.url, terminal);
      await ended(server);
    });
}

/** Resolves after a signal has ended the server. */
function ended(server: PageServer): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      void server.close().then(resolve);
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
}

/** Opens a page as this system does; a system that cannot is no reason to stop. */
function openBrowser(url: string, terminal: Terminal): void {
  const [command, ...args] = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', '""'],
  }[process.platform as string] ?? ['xdg-open'];
  const child = spawn(command!, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {
    terminal.stderr.write(`laplace: warning: no browser could be opened; visit ${url}\n`);
  });
  child.unref();
}
