/**
 * Which process does which part of a pass. A claim is a file that appears with its content at once
 * (a hard link) and only if there is none of its name. Claims are never taken away: who finds that
 * the owner of one is dead makes the next *generation* of it, which again only one can. A part is
 * done when the claim of its last generation is.
 *
 * To commit is a part as well, which can be claimed when all others are done. While its owner lives
 * nobody begins another part: so nobody still writes when the next pass begins.
 */
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { RunError } from './error.ts';
import { isDead, isElsewhere, isSame, type Owner, thisProcess } from './owner.ts';

const NOBODY = { machine: '', space: '', boot: '', pid: 0, started: '', thread: 0 };
const UNKNOWN: Owner = { ...NOBODY, host: '' };
/** A process before the machine was started again. */
const lost = (): Owner => {
  const { host, machine } = thisProcess();
  return { ...NOBODY, host, machine, boot: 'lost' };
};

/** The part that ends a pass. */
const COMMIT = 'commit';

interface Claim {
  readonly file: string;
  readonly generation: number;
  readonly isDone: boolean;
}

/** What there is to do in a pass, as it was a moment ago. */
export interface Survey {
  /** Blocks that nobody does, with the generation that is to be claimed. */
  readonly free: readonly { readonly block: number; readonly generation: number }[];
  /** Blocks that somebody does. */
  readonly busy: number;
}

/** The claims of one pass, which is known by the number of sweeps before it. */
export class Claims {
  readonly #folder: string;
  readonly #sweep: number;
  readonly #blocks: number;
  readonly #own: string;
  /** Owners of claims that are read already: they do not change. */
  readonly #owners = new Map<string, Owner>();

  constructor(directory: string, sweep: number, blocks: number) {
    this.#folder = join(directory, 'claims');
    this.#sweep = sweep;
    this.#blocks = blocks;
    const { pid, started, thread } = thisProcess();
    this.#own = join(this.#folder, `owner-${pid}-${started.replace(/\W/g, '_')}-${thread}`);
    mkdirSync(this.#folder, { recursive: true });
  }

  /** What is free, busy or done now. */
  survey(): Survey {
    const claims = this.#claims();
    const free: { block: number; generation: number }[] = [];
    let busy = 0;
    for (let block = 0; block < this.#blocks; block++) {
      const claim = claims.get(String(block));
      if (claim && this.#isDone(claim)) continue;
      const generation = this.#nextGeneration(claim);
      if (generation === undefined) busy++;
      else free.push({ block, generation });
    }
    return { free, busy };
  }

  /**
   * Tries to claim a block; `isCurrent` tells whether the pass is still under way.
   *
   * @returns the claim's file, undefined when another process was faster
   */
  claim(block: number, generation: number, isCurrent: () => boolean): string | undefined {
    const file = this.#link(String(block), generation);
    if (file === undefined) return undefined;
    const commit = this.#claims().get(COMMIT);
    const isEnding = commit !== undefined && this.#nextGeneration(commit) === undefined;
    if (!isEnding && isCurrent()) return file;
    this.release(file);
    return undefined;
  }

  /** Says that a block is done, with what the commit needs to know of it. */
  done(file: string, sums: Float64Array): void {
    const content = Buffer.concat([
      Buffer.from(`${JSON.stringify(thisProcess())}\n`),
      Buffer.from(sums.buffer, sums.byteOffset, sums.byteLength),
    ]);
    // A kill may come in the middle of a write.
    writeFileSync(`${file}.part`, content);
    renameSync(`${file}.part`, `${file}.done`);
  }

  /** Gives a claim back that was not done. */
  release(file: string): void {
    rmSync(file, { force: true });
  }

  /**
   * Tries to become the one that ends the pass.
   *
   * @returns what the blocks said when they were done; undefined when another process was faster,
   *   or when not all are done after all
   */
  claimCommit(isCurrent: () => boolean): Float64Array[] | undefined {
    const generation = this.#nextGeneration(this.#claims().get(COMMIT));
    const file = generation === undefined ? undefined : this.#link(COMMIT, generation);
    if (file === undefined) return undefined;
    const claims = this.#claims();
    const all = Array.from({ length: this.#blocks }, (_, block) => claims.get(String(block)));
    if (isCurrent() && all.every((claim) => claim && this.#isDone(claim))) {
      return all.map((claim) => this.#read(`${claim!.file}.done`).sums);
    }
    this.release(file);
    return undefined;
  }

  /** Removes the claims of passes before `sweep`, and what dead processes have left. */
  clear(sweep: number): void {
    for (const name of readdirSync(this.#folder)) {
      const pass = /^(\d+)-/.exec(name)?.[1];
      if (pass === undefined ? this.#isLeft(name) : Number(pass) < sweep) {
        rmSync(join(this.#folder, name), { force: true });
      }
    }
  }

  /** Forgets this process, which claims nothing any more. */
  leave(): void {
    rmSync(this.#own, { force: true });
  }

  #isLeft(name: string): boolean {
    if (!name.startsWith('owner-')) return false;
    const { owner } = this.#read(join(this.#folder, name));
    return owner !== UNKNOWN && isDead(owner);
  }

  /** The last claim of each part. */
  #claims(): Map<string, Claim> {
    const claims = new Map<string, Claim>();
    const names = new Set(readdirSync(this.#folder));
    for (const name of names) {
      const [, sweep, part, count] = /^(\d+)-(\d+|commit)-(\d+)$/.exec(name) ?? [];
      if (part === undefined || Number(sweep) !== this.#sweep) continue;
      const generation = Number(count);
      if (generation < (claims.get(part)?.generation ?? 0)) continue;
      const isDone = names.has(`${name}.done`);
      claims.set(part, { file: join(this.#folder, name), generation, isDone });
    }
    return claims;
  }

  /** What was done before the machine stopped need not be on its disk. */
  #isDone({ file, isDone }: Claim): boolean {
    if (!isDone) return false;
    const owner = this.#ownerOf(`${file}.done`);
    return owner === UNKNOWN || owner.boot === thisProcess().boot;
  }

  /** The generation that may be claimed; undefined while the owner of the last one lives. */
  #nextGeneration(claim: Claim | undefined): number | undefined {
    if (claim === undefined) return 0;
    const owner = this.#ownerOf(claim.file);
    if (owner === UNKNOWN) return undefined;
    if (isElsewhere(owner)) {
      throw new RunError(
        `claims: process ${owner.pid} of ${owner.host}, which cannot be seen from here, works on the run; if it has ended, remove ${this.#folder}`,
      );
    }
    return isSame(owner, thisProcess()) || isDead(owner) ? claim.generation + 1 : undefined;
  }

  #ownerOf(file: string): Owner {
    let owner = this.#owners.get(file);
    if (owner === undefined) this.#owners.set(file, (owner = this.#read(file).owner));
    return owner;
  }

  #read(file: string): { owner: Owner; sums: Float64Array } {
    let bytes: Buffer;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      // Cleared meanwhile, for its pass is over: nobody needs to wait, and isCurrent will tell.
      return { owner: UNKNOWN, sums: new Float64Array() };
    }
    const end = bytes.indexOf('\n');
    try {
      const owner = JSON.parse(bytes.subarray(0, end).toString()) as Owner;
      const sums = bytes.buffer.slice(bytes.byteOffset + end + 1, bytes.byteOffset + bytes.length);
      return { owner, sums: new Float64Array(sums) };
    } catch {
      // Files are whole when they get their names; the disk has lost this one with the power.
      return { owner: lost(), sums: new Float64Array() };
    }
  }

  #link(part: string, generation: number): string | undefined {
    const file = join(this.#folder, `${this.#sweep}-${part}-${generation}`);
    for (let tries = 0; ; tries++) {
      try {
        linkSync(this.#own, file);
        return file;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EEXIST') return undefined;
        if (code !== 'ENOENT' || tries > 0) {
          throw new RunError(`claims: the file system makes no link ${file}`, { cause: error });
        }
        writeFileSync(`${this.#own}.part`, `${JSON.stringify(thisProcess())}\n`);
        renameSync(`${this.#own}.part`, this.#own);
      }
    }
  }
}
