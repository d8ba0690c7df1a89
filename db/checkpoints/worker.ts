import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';

/* Runs in a thread of its own: puts in place what was committed, as far as nobody else reads or does it. */

const { file } = z.object({ file: z.string() }).parse(workerData);
const sqlite = new Database(file, { fileMustExist: true, timeout: 0 });
const checkpoint = sqlite.prepare('pragma wal_checkpoint(passive)');

parentPort?.on('message', () => {
  checkpoint.get();
  parentPort?.postMessage('done');
});
