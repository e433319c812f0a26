/** What the page and its worker say to each other. */
import type { ColourmapName } from '../../plot/colourmap.ts';
import type { Painting, Stroke } from '../painting/stroke.ts';

/** Everything that a computation starts from. */
export interface Setup extends Painting {
  readonly size: number;
  readonly method: string;
  readonly expression: string;
  readonly colours: ColourmapName;
  readonly threads: number;
  /** Iterations a second, at most. */
  readonly pace: number;
  readonly isRunning: boolean;
  /** Whether points inside begin at 0, though there are values of the same size. */
  readonly isFromZero: boolean;
  /** Frames to write into by turns, where memory can be shared. */
  readonly buffers?: readonly [SharedArrayBuffer, SharedArrayBuffer];
}

export type ToWorker =
  | ({ readonly kind: 'setup' } & Setup)
  | { readonly kind: 'run'; readonly isRunning: boolean }
  | { readonly kind: 'step' }
  /** Points inside begin at 0 again. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'pace'; readonly pace: number }
  | { readonly kind: 'colours'; readonly colours: ColourmapName }
  /** A part of a stroke; `isLast` where the brush leaves the grid. */
  | { readonly kind: 'stroke'; readonly stroke: Stroke; readonly isLast: boolean }
  | { readonly kind: 'painting'; readonly painting: Painting }
  /** The next frame is wanted; a buffer that was transferred comes back. */
  | { readonly kind: 'frame'; readonly buffer?: ArrayBuffer }
  /** The value of a point is wanted. */
  | { readonly kind: 'probe'; readonly row: number; readonly column: number };

/** A method that can be chosen. */
export interface MethodChoice {
  readonly name: string;
  readonly title: string;
}

/** How far a computation is. */
export interface Report {
  readonly iterations: number;
  /** The last residual, relative to where it began; NaN if there is none yet. */
  readonly residual: number;
  /** Iterations a second of computing, of numloom and of the plain loop; 0 if there are none yet. */
  readonly rate: number;
  readonly plainRate: number;
  /** Whether there is a plain loop that computes the same. */
  readonly hasPlain: boolean;
  readonly state: 'running' | 'paused' | 'converged' | 'diverged';
  /** Iterations and residuals since the last report, one after the other. */
  readonly points: readonly number[];
  /** Whether earlier points are void. */
  readonly isFresh: boolean;
}

export type FromWorker =
  | { readonly kind: 'ready'; readonly methods: readonly MethodChoice[] }
  | { readonly kind: 'report'; readonly report: Report }
  /** A frame: the number of the shared buffer, or a buffer of its own. */
  | { readonly kind: 'frame'; readonly size: number; readonly pixels: number | ArrayBuffer }
  | {
      readonly kind: 'probe';
      readonly row: number;
      readonly column: number;
      readonly value: number;
      readonly isGiven: boolean;
    }
  /** The expression or the method cannot be; what ran before is stopped. */
  | {
      readonly kind: 'refused';
      readonly about: 'expression' | 'method';
      readonly message: string;
      readonly at: number | undefined;
    };
