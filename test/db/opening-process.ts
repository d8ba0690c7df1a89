import { createInterface } from 'node:readline';
import { openStore } from '../../db/index.ts';

/* A process that opens each database it is told, when it is told, and says how that went. */

process.stdout.write('ready\n');
for await (const file of createInterface(process.stdin)) {
  const said = await openStore({ file, stateKey: null }).then(
    async (store) => {
      await store.ping();
      await store.close();
      return 'opened';
    },
    (error: unknown) => String(error),
  );
  process.stdout.write(`${said}\n`);
}
