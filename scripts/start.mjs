// npm start: set up, build what changed, run. Arguments are passed on (a role: web, worker, channels).
import { build } from './build.mjs';
import { root, setup } from './setup.mjs';

setup();
build();
// In this process, so that signals reach the server itself.
await import(`${root}dist/src/main.js`);
