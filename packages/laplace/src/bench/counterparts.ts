import type { RowName } from '../rows/index.ts';
import type { Algorithm } from '../rows/row.ts';
import type { PeerEngine } from './peers.ts';

/** A peer engine as people call it. */
export const engineTitles: Readonly<Record<PeerEngine | 'numloom', string>> = {
  numloom: 'numloom',
  c: 'C -O3',
  'c-native': 'C -O3 -march=native',
  numpy: 'NumPy',
  numexpr: 'numexpr',
  pypy: 'PyPy',
};

const inC = (row: string) => ({ c: row, 'c-native': row });

/** For each row the rows of the peers that do the same, or what a user of the peer would do. */
export const counterparts: Readonly<Record<RowName, { readonly [engine in PeerEngine]?: string }>> =
  {
    slow: { ...inC('copy'), pypy: 'slow' },
    slow2: { ...inC('copy'), pypy: 'slow2' },
    inline_slow: { ...inC('inplace'), pypy: 'inline_slow' },
    numeric1: { ...inC('copy'), numpy: 'numeric1' },
    numeric2: { ...inC('copy'), numpy: 'numeric2' },
    numeric3: { ...inC('copy'), numpy: 'numeric3' },
    numeric4: { ...inC('copy'), numpy: 'numeric4' },
    numeric5: { ...inC('swap'), numpy: 'numeric5', numexpr: 'numeric5' },
    fused: inC('swap'),
    inplace: inC('swap'),
    pipelined: inC('swap'),
    skewed: inC('inplace'),
  };

/** The algorithm of a peer's row. */
export function peerAlgorithm(row: string): Algorithm {
  // A row `inplace` of ours is Jacobi by a lagged store; the C program's is Gauss-Seidel.
  return row === 'inplace' || row === 'inline_slow' ? 'gauss-seidel' : 'jacobi';
}

/** The rows of the peers that belong to some rows of ours. */
export function peerRowsFor(
  names: readonly RowName[],
  engines: readonly PeerEngine[],
): { readonly engine: PeerEngine; readonly row: string }[] {
  return engines.flatMap((engine) => {
    const found = names.flatMap((name) => counterparts[name][engine] ?? []);
    return [...new Set(found)].map((row) => ({ engine, row }));
  });
}
