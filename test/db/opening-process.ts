import { createInterface } from 'node:readline';
import { openStore } from '../../db/index.ts';

/* A process that opens each database it is told, file or address, when it is told, and says how that went. */

process.stdout.write('ready\n');
for await (const place of createInterface(process.stdin)) {
  const where = place.startsWith('postgres:') ? { url: place } : { file: place };
  const said = await openStore({ ...where, stateKey: null }).then(
    async (store) => {
      await store.ping();
      await store.close();
      return 'opened';
    },
    (error: unknown) => String(error),
  );
  process.stdout.write(`${said}\n`);
}
