import os from 'node:os';
import type { PeerEngine } from './peers.ts';

/** Where the figures of a benchmark were measured. */
export interface Machine {
  /** Model of the processor. */
  readonly cpu: string;
  /** Logical processors. */
  readonly cores: number;
  /** Bytes of memory. */
  readonly memory: number;
  readonly os: string;
  readonly node: string;
  readonly v8: string;
  /** The peers that were asked for and found, with their versions. */
  readonly peers: readonly { readonly engine: PeerEngine; readonly version: string }[];
  /** The peers that were asked for but could not be measured, and why. */
  readonly missing: readonly { readonly engine: PeerEngine; readonly reason: string }[];
}

/** What Node.js knows of this machine. */
export function thisMachine(): Omit<Machine, 'peers' | 'missing'> {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model.trim() || `unknown ${os.arch()}`,
    cores: cpus.length,
    memory: os.totalmem(),
    os: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    v8: process.versions.v8,
  };
}
