/**
 * A directory that appears when it is complete: it is made beside, under a name that is nobody else's, and
 * moved to its place, which the system does for one of several processes only. Who finds that another one
 * has begun before leaves it to that one; what dead processes have left is removed.
 */
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncDirectory } from './durable.ts';
import { RunError } from './error.ts';
import { isDead, isFree, type Owner, placeName, thisProcess } from './owner.ts';

/** What names of directories that are being made have behind those that they will get. */
const STARTING = '.starting';
const OWNER = 'owner.json';
/** Milliseconds after which an owner's file that cannot be read will not become whole any more. */
const PATIENCE = 60_000;

/** Who makes a directory, and since when, in milliseconds. */
interface Maker extends Owner {
  readonly since: number;
}

/**
 * Makes the directory beside.
 *
 * @throws RunError when the place is not free, or another process has begun before
 */
export function beginAside(path: string, caller: string): string {
  assertFree(path, caller);
  const maker: Maker = { ...thisProcess(), since: Date.now() };
  const aside = makeOwned(path, maker, caller);
  try {
    yieldToOthers(path, aside, maker, caller);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    throw error;
  }
  return aside;
}

/** @throws RunError when the place is not free any more, or cannot be made */
export function moveInPlace(aside: string, path: string, caller: string): void {
  try {
    // Not all systems let a directory take the place of an empty one.
    if (existsSync(path)) rmdirSync(path);
    renameSync(aside, path);
  } catch (cause) {
    // Another process has been faster, or there is something else.
    assertFree(path, caller);
    throw new RunError(`${caller}: ${path} cannot be made`, { cause });
  }
  syncDirectory(dirname(path));
  rmSync(join(path, OWNER));
}

function assertFree(path: string, caller: string): void {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    throw new RunError(`${caller}: ${path} is no directory that can be read`, { cause });
  }
  if (names.length === 0) return;
  const what = names.includes('run.json') ? 'holds a run, which may be resumed' : 'is not empty';
  throw new RunError(`${caller}: ${path} ${what}; nothing is overwritten`);
}

/** A directory of a new name, which says whose it is. */
function makeOwned(path: string, maker: Maker, caller: string): string {
  for (let tries = 0; ; tries++) {
    const random = randomBytes(4).toString('hex');
    const aside = `${path}${STARTING}-${placeName()}-${maker.pid}-${random}`;
    let isMade = false;
    try {
      mkdirSync(aside);
      isMade = true;
      writeFileSync(join(aside, OWNER), JSON.stringify(maker));
      return aside;
    } catch (cause) {
      // Another process may have taken it for one that was left empty.
      const isTaken = isMade && (cause as NodeJS.ErrnoException).code === 'ENOENT';
      if (!isTaken || tries === 9) {
        throw new RunError(`${caller}: ${aside} cannot be made`, { cause });
      }
    }
  }
}

/** Removes what dead processes have left; @throws RunError where a living one has begun before. */
function yieldToOthers(path: string, own: string, maker: Maker, caller: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}${STARTING}`) || name === basename(own)) continue;
    const other = join(folder, name);
    const found = leftBy(other, caller);
    if (found === undefined) continue;
    const isBefore =
      found.since < maker.since || (found.since === maker.since && name < basename(own));
    if (!isBefore) continue;
    throw new RunError(
      `${caller}: ${path} is being made by process ${found.pid} on ${found.host}; if that has ended, remove ${other}`,
    );
  }
}

/** Who makes a directory; undefined where that process is dead, and what it has left is removed. */
function leftBy(other: string, caller: string): Maker | undefined {
  try {
    const { mtimeMs } = lstatSync(other);
    const maker = makerOf(other);
    if (maker === undefined) {
      const name = placeIn(other);
      const isOld = Date.now() - mtimeMs > PATIENCE;
      // What has another name may be somebody's own: it goes only if it is empty.
      if (name && (isOld || isAbandoned(name))) rmSync(other, { recursive: true, force: true });
      else rmdirSync(other);
    } else if (isDead(maker)) rmSync(other, { recursive: true, force: true });
    else return maker;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') {
      throw new RunError(`${caller}: ${other} is in the way`, { cause });
    }
    // Its maker was faster, with its owner's file or with the directory's move; or another one removes it, too.
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw cause;
  }
  return undefined;
}

/** What the name of a directory says of its maker; undefined where it is none that {@link makeOwned} gives. */
function placeIn(directory: string): { place: string; pid: number } | undefined {
  const found = new RegExp(`\\${STARTING}-([0-9a-f]{8})-(\\d+)-[0-9a-f]{8}$`).exec(directory);
  return found ? { place: found[1]!, pid: Number(found[2]) } : undefined;
}

/** Whether a directory was made by a process of this machine that is gone. */
function isAbandoned({ place, pid }: { place: string; pid: number }): boolean {
  return place === placeName() && isFree(pid);
}

/** What an owner's file says; undefined where it is not there, or not whole. */
function makerOf(directory: string): Maker | undefined {
  try {
    const maker = JSON.parse(readFileSync(join(directory, OWNER), 'utf8')) as Partial<Maker> | null;
    return typeof maker?.pid === 'number' && typeof maker.since === 'number'
      ? (maker as Maker)
      : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || code === 'ENOENT') return undefined;
    throw error;
  }
}
