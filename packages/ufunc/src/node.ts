/**
 * The entry point for Node.js: all of `index.ts`, and heed of the environment variable
 * NUMLOOM_THREADS. Elsewhere there is no environment, so what shares work among threads comes with
 * `configure`, and only for those who call it.
 */
import { allowSharing } from './threads/workers.ts';

export * from './index.ts';

allowSharing();
