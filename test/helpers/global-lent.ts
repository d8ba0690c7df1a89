import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | null = null;

/** A folder in which the processes of a run leave what others need not make again (queue-template.ts). */
export function setup(): void {
  // Each of vitest's projects sets up; they share one folder.
  if (process.env['LENT_BY_TEST_RUN'] !== undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'redress-lent-'));
  process.env['LENT_BY_TEST_RUN'] = folder;
}

export function teardown(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
