// Threads do not inherit tsx's reading of TypeScript: where the sources run unbuilt (tests, `npm run dev`), the thread begins here.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
