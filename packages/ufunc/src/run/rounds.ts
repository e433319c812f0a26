/**
 * Evaluation of several roots, in rounds: a fold inside of an expression has to be computed
 * before what is made of it. All roots see the arrays as they were before: stores come in the
 * last round that reads.
 */
import type { Storage } from '@numloom/ndarray';
import {
  type ComputedNode,
  foldsOf,
  isComputed,
  type Node,
  operandsOf,
  settled,
  visitNodes,
} from '../graph/node.ts';
import type { Steps } from '../threads/job.ts';
import { finish } from '../threads/steps.ts';
import { runSmall } from './small.ts';
import { type Assignment, isFoldStore, runRound } from './tasks.ts';

/**
 * Computes nodes, each of which then holds its result, and does assignments.
 *
 * @throws StaleExpressionError when an operand was written since its expression was built.
 */
export function evaluateNodes(
  nodes: readonly Node[],
  assignments: readonly Assignment[],
  caller: string,
): void {
  if (!isSmall(nodes, assignments)) finish(roundSteps(nodes, assignments, caller));
}

/** What {@link evaluateNodes} does, in steps. */
export function* evaluateSteps(
  nodes: readonly Node[],
  assignments: readonly Assignment[],
  caller: string,
): Steps {
  if (!isSmall(nodes, assignments)) yield* roundSteps(nodes, assignments, caller);
}

/** Whether there was only something small to compute, and it is. */
function isSmall(nodes: readonly Node[], assignments: readonly Assignment[]): boolean {
  if (assignments.length > 0 || nodes.length !== 1) return false;
  const only = settled(nodes[0]!);
  return only.kind === 'map' && runSmall(only);
}

/** What {@link evaluateNodes} does, but for what is small. */
export function* roundSteps(
  nodes: readonly Node[],
  assignments: readonly Assignment[],
  caller: string,
): Steps {
  let wanted = nodes.map(settled);
  let open = assignments;
  for (;;) {
    const round = nextRound(wanted, open);
    if (round === undefined) return;
    yield* runRound(round.nodes, round.assignments, caller);
    // Somebody else may compute what this one wants, when it stops in between.
    wanted = wanted.map(settled).filter((node) => isComputed(node));
    if (round.assignments.length > 0) open = [];
  }
}

/** What can be computed now. */
export interface NextRound {
  readonly nodes: readonly ComputedNode[];
  readonly assignments: readonly Assignment[];
}

/** The next round for what is left, undefined when nothing is. */
export function nextRound(
  nodes: readonly Node[],
  open: readonly Assignment[],
): NextRound | undefined {
  const pending = nodes.filter(isComputed);
  if (pending.length === 0 && open.length === 0) return undefined;
  const waiting = open.filter((assignment) => !isFoldStore(assignment));
  if (!pending.some(needsFolds) && !waiting.some(({ value }) => foldsOf(value) > 0)) {
    return { nodes: [...new Set(pending)], assignments: open };
  }
  const ready = readyNodes(pending, waiting);
  const early = [...ready].filter((node) => node.kind === 'run' && node.early);
  if (early.length > 0) return { nodes: early, assignments: [] };
  const rest = pending.filter((node) => !ready.has(node));
  const isReady = !waiting.some(({ value }) => hasFold(value));
  const assignments = open.length > 0 && isReady && canStore(open, ready, rest) ? open : [];
  return { nodes: [...ready], assignments };
}

function needsFolds(node: ComputedNode): boolean {
  if (node.kind === 'map') return node.folds > 0;
  return operandsOf(node).some((arg) => foldsOf(arg) > 0);
}

/** Whether what is made of a node has to wait for a later round. */
function isStage({ kind }: Node): boolean {
  return kind === 'fold' || kind === 'run';
}

/** What needs no fold to be computed first: folds, and expressions that were asked for. */
function readyNodes(
  pending: readonly ComputedNode[],
  open: readonly Assignment[],
): Set<ComputedNode> {
  const needsFold = new Set<Node>();
  const ready = new Set<ComputedNode>();
  const wanted = new Set<Node>(pending);
  visitNodes([...pending, ...open.map(({ value }) => value)], (node) => {
    const waits = operandsOf(node)
      .map(settled)
      .some((arg) => isStage(arg) || needsFold.has(arg));
    if (waits) needsFold.add(node);
    else if (isComputed(node) && (isStage(node) || wanted.has(node))) ready.add(node);
  });
  return ready;
}

function hasFold(node: Node): boolean {
  let found = false;
  visitNodes([node], (part) => (found ||= isStage(part)));
  return found;
}

/** Whether nobody reads later what the assignments write. */
function canStore(
  open: readonly Assignment[],
  ready: ReadonlySet<ComputedNode>,
  rest: readonly ComputedNode[],
): boolean {
  const written = new Set<Storage>(open.map(({ target }) => target.storage.origin));
  const seen = new Set<Node>(ready);
  const readsWritten = (start: Node): boolean => {
    const node = settled(start);
    if (seen.has(node)) return false;
    seen.add(node);
    if (node.kind === 'leaf') return written.has(node.array.storage.origin);
    return operandsOf(node).some(readsWritten);
  };
  return !rest.some(readsWritten);
}
