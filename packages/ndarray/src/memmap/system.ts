/** The system's calls that map files into memory, by koffi, which is only asked for here. */
import type * as koffiModule from 'koffi';

/** Calls and constants of this system; addresses are bigints. */
export interface MappingSystem {
  readonly pageSize: number;
  /** The longest buffer that the engine makes of memory that is not its own. */
  readonly longest: number;
  /** @throws Error naming the call and what the system says. */
  map(length: number, flags: number, descriptor: number, offset: number, address?: bigint): bigint;
  /** Waits until changed pages are on the disk. */
  sync(address: bigint, length: number): void;
  unmap(address: bigint, length: number): void;
  /** The bytes at an address; the buffer does not own them. */
  bytesAt(address: bigint, length: number): ArrayBuffer;
  /** Flags of {@link map}; `ANONYMOUS` pages are of no file and take no room until they are used. */
  readonly SHARED: number;
  readonly PRIVATE: number;
  readonly ANONYMOUS: number;
  readonly FIXED: number;
}

const READ_AND_WRITE = 3;
const SHARED = 1;
const PRIVATE = 2;
const FIXED = 0x10;

/** What differs between systems; private pages are reserved without room for all of them. */
const SYSTEMS: Partial<Record<string, { anonymous: number; noReserve: number; sync: number }>> = {
  linux: { anonymous: 0x20, noReserve: 0x4000, sync: 4 },
  darwin: { anonymous: 0x1000, noReserve: 0x40, sync: 0x10 },
};

let known: MappingSystem | undefined;

/**
 * The system's calls.
 *
 * @throws Error naming `caller` outside of Node, on systems other than Linux and macOS, and where
 *   koffi is not installed.
 */
export function mappingSystem(caller: string): MappingSystem {
  return (known ??= load(caller));
}

function load(caller: string): MappingSystem {
  const process: NodeJS.Process | undefined = globalThis.process;
  const modules = process?.getBuiltinModule?.('node:module');
  const constants = SYSTEMS[process?.platform ?? ''];
  if (!modules || !constants) {
    const where = process?.platform ?? 'here';
    throw new Error(
      `${caller}: files can be mapped on Linux and macOS only, not ${where}; on Node, openNpy reads and writes blocks of files anywhere`,
    );
  }
  let koffi: typeof koffiModule;
  try {
    // An import would make every bundler look for it.
    koffi = modules.createRequire(import.meta.url)('koffi') as typeof koffiModule;
  } catch (cause) {
    throw new Error(
      `${caller}: the package koffi is needed to map files, and cannot be loaded; install it, or use openNpy, which does without`,
      { cause },
    );
  }
  const { MAX_LENGTH } = process.getBuiltinModule('node:buffer').constants;
  return bind(koffi, constants, MAX_LENGTH);
}

function bind(
  koffi: typeof koffiModule,
  { anonymous, noReserve, sync }: NonNullable<(typeof SYSTEMS)[string]>,
  longest: number,
): MappingSystem {
  const library = koffi.load(null);
  const mmap = library.func(
    'void *mmap(void *address, size_t length, int protection, int flags, int file, int64_t offset)',
  ) as unknown as (...args: (number | bigint | null)[]) => bigint;
  const msync = library.func('int msync(void *address, size_t length, int flags)');
  const munmap = library.func('int munmap(void *address, size_t length)');
  const getpagesize = library.func('int getpagesize()');
  const failure = (call: string): Error => {
    const code = koffi.errno();
    const name = Object.entries(koffi.os.errno).find(([, value]) => value === code)?.[0];
    return new Error(`${call} failed: ${name ?? `error ${code}`}`);
  };
  return {
    pageSize: getpagesize() as number,
    longest,
    map(length, flags, descriptor, offset, address) {
      const args = [length, READ_AND_WRITE, flags, descriptor, offset];
      const result = mmap(address ?? null, ...args);
      if (BigInt.asIntN(64, result) === -1n) throw failure('mmap');
      return result;
    },
    sync(address, length) {
      if (msync(address, length, sync) !== 0) throw failure('msync');
    },
    unmap(address, length) {
      if (munmap(address, length) !== 0) throw failure('munmap');
    },
    bytesAt: (address, length) => koffi.view(address, length),
    SHARED,
    PRIVATE: PRIVATE | noReserve,
    ANONYMOUS: PRIVATE | noReserve | anonymous,
    FIXED,
  };
}
