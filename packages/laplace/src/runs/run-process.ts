/** The program of the processes that help with a run. */
import { work } from './work.ts';

const [directory, share] = process.argv.slice(2) as [string, string];
const { memory, processes } = JSON.parse(share) as { memory: number; processes: number };

const controller = new AbortController();
// Whoever started this process has ended, or has had enough.
process.once('disconnect', () => controller.abort());

try {
  await work(directory, { memory, processes, signal: controller.signal }, 'resumeRun');
} catch (error) {
  if (!controller.signal.aborted) throw error;
} finally {
  if (process.connected) process.disconnect();
}
