import { spawn } from 'node:child_process';

/** What a program left behind. `code` is null when it was killed. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program, without a shell, and waits for it without blocking.
 *
 * @param seconds - the program is killed after so many seconds
 * @param env - variables set in addition to this process's own
 * @throws Error if the program cannot be started or runs out of time
 */
export function run(
  command: string,
  args: readonly string[],
  seconds: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let stdout = '';
    let stderr = '';
    let late = false;
    const clock = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(clock);
      const why = error.code === 'ENOENT' ? 'not found' : error.message;
      reject(new Error(`${command}: ${why}`));
    });
    child.on('close', (code) => {
      clearTimeout(clock);
      if (late) reject(new Error(`${command} ${args.join(' ')}: no end within ${seconds} s`));
      else resolve({ code, stdout, stderr });
    });
  });
}
