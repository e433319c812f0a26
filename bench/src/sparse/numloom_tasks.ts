/** The tasks in numloom, in a process of their own with other flags: see ../program.ts. */
import { serve } from '../serve.ts';
import { numloom } from './numloom.ts';

await serve(numloom);
