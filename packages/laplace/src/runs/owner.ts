/** Who works on a run, and whether that process still exists. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { threadId } from 'node:worker_threads';

/** A process: numbers of processes are given again, so its start counts too. */
export interface Owner {
  readonly host: string;
  /** Which of several machines of one name, where the system tells. */
  readonly machine: string;
  /** Where numbers of processes count: containers have their own. */
  readonly space: string;
  /** Changes with each start of the machine, where the system tells. */
  readonly boot: string;
  readonly pid: number;
  readonly started: string;
  readonly thread: number;
}

let own: Owner | undefined;

/** This thread of this process. */
export function thisProcess(): Owner {
  return (own ??= {
    host: hostname(),
    machine: told(machineName),
    space: told(() => readlinkSync('/proc/self/ns/pid')),
    boot: told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')).trim(),
    pid: process.pid,
    started: startOf(process.pid) ?? '',
    thread: threadId,
  });
}

/** Whether two are one thread of one process. */
export function isSame(a: Owner, b: Owner): boolean {
  return (
    a.pid === b.pid &&
    a.thread === b.thread &&
    a.started === b.started &&
    a.boot === b.boot &&
    a.host === b.host
  );
}

/**
 * Whether a process is where nothing is known of it: on another machine, or in a container. Of one
 * start of a machine all is told by the space, also where containers bring numbers of machines.
 */
export function isElsewhere(owner: Owner): boolean {
  const here = thisProcess();
  if (owner.host !== here.host) return true;
  return owner.boot === here.boot ? owner.space !== here.space : owner.machine !== here.machine;
}

/** Whether a process has surely ended. */
export function isDead(owner: Owner): boolean {
  if (isElsewhere(owner)) return false;
  if (owner.boot !== thisProcess().boot) return true;
  if (isFree(owner.pid)) return true;
  const started = startOf(owner.pid);
  return started !== '' && owner.started !== '' && started !== owner.started;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  return true;
}

/** Where numbers of processes are those of this one, as a part of names of files. */
export function placeName(): string {
  const { host, space, boot } = thisProcess();
  return createHash('sha256')
    .update(JSON.stringify([host, space, boot]))
    .digest('hex')
    .slice(0, 8);
}

/** Whether no process here has a number. */
export function isFree(pid: number): boolean {
  return !isRunning(pid) || startOf(pid) === undefined;
}

/** When a process started, as its system writes it; undefined when it has ended, '' where that is not told. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    let text: string;
    try {
      text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    } catch {
      // Of other users' processes some systems show nothing.
      return isRunning(pid) ? '' : undefined;
    }
    // The name of the program, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // Ended, and only not yet asked for by its parent.
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return fields[19];
  }
  if (process.platform === 'win32') return '';
  const { stdout, status } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  if (status === null) return '';
  const [, state, started] = /^\s*(\S+)\s+(.*\S)/.exec(status === 0 ? stdout : '') ?? [];
  return state?.startsWith('Z') ? undefined : started;
}

/**
 * What systemd and D-Bus know a machine by, which stays the same when it is started again. It is not to
 * be shown to others, so a digest stands for it.
 */
function machineName(): string {
  const id = readFileSync('/etc/machine-id', 'utf8').trim();
  // A system that is started for the first time has none, or says so.
  if (!/^[0-9a-f]{32}$/.test(id)) return '';
  return createHash('sha256').update(`numloom runs ${id}`).digest('hex').slice(0, 16);
}

/** What the system tells, if it does. */
function told(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}
