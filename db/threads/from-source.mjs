// Threads do not inherit tsx's reading of TypeScript: where the sources run unbuilt (tests, `npm run dev`), a thread begins here.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
