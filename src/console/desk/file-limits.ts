import { MAX_FILE_MB, MAX_FILES, MAX_FILES_MB } from '../limits.ts';
import { texts } from '../texts/index.ts';

const MB = 1024 * 1024;

/** Why these cannot go with those that are there already; what is too large is not even uploaded. Null: they can. */
export function refusalOf(files: readonly File[], before: readonly { size: number }[]): string | null {
  const tooLarge = files.find(({ size }) => size > MAX_FILE_MB * MB);
  if (tooLarge !== undefined) return texts.desk.tooLarge(tooLarge.name, MAX_FILE_MB);
  const all = [...before, ...files];
  const bytes = all.reduce((sum, { size }) => sum + size, 0);
  return all.length > MAX_FILES || bytes > MAX_FILES_MB * MB ? texts.desk.tooManyFiles(MAX_FILES, MAX_FILES_MB) : null;
}
