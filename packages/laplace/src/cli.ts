#!/usr/bin/env node
import { main } from './commands/main.ts';

// Whoever read our output has seen enough, as in `laplace bench | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));
