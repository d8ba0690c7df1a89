import { existsSync, linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/*
 * An embedded queue takes three seconds of a core to make, and its template 0.4. The first app of a run that made one lends
 * it to all others. It is another name for the same file, which nobody writes to: a template is replaced, never changed.
 */

const NAME = 'queue-template.tar';

export function lendTemplate(dataDir: string): void {
  const folder = process.env['LENT_BY_TEST_RUN'];
  if (folder === undefined || !existsSync(join(folder, NAME))) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  nameAgain(join(folder, NAME), join(dataDir, NAME));
}

export function keepTemplate(dataDir: string): void {
  const folder = process.env['LENT_BY_TEST_RUN'];
  if (folder !== undefined && existsSync(join(dataDir, NAME))) nameAgain(join(dataDir, NAME), join(folder, NAME));
}

function nameAgain(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    // It is there already, or on another disk: that one makes its own.
  }
}
