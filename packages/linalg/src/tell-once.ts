/** Telling the developer of warnings. */

interface NodeProcess {
  emitWarning?(warning: Error): void;
}

/** Texts that were told, so many at most. */
const told = new Set<string>();
const MOST = 1000;

/**
 * Emits a warning as Node.js does its own, or writes it to a page's console; each text once, as Python does by default:
 * a loop over matrices or samples would bury everything else.
 */
export function tellOnce(warning: Error): void {
  const text = String(warning);
  if (told.has(text)) return;
  if (told.size === MOST) told.clear();
  told.add(text);
  const { process } = globalThis as { process?: NodeProcess };
  if (process?.emitWarning) process.emitWarning(warning);
  // eslint-disable-next-line no-console -- a page has nowhere else to warn
  else console.warn(text);
}
