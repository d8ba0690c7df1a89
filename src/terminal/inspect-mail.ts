import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Larger files are not read. Bytes. */
const MAX_BYTES = 50 * 1024 * 1024;

export interface InspectMailOptions<Inspection extends object> {
  /** Files, or folders of `.eml` files, with the folders in them. */
  paths: readonly string[];
  json: boolean;
  inspect(source: Uint8Array): Promise<Inspection>;
  print(line: string): void;
}

/** The same keys for each file, in this order; what could not be read has `error` set and no verdict. */
type Entry = { file: string; error: string | null } & Record<string, unknown>;

const EMPTY = {
  sender: '',
  senderName: '',
  subject: '',
  verdict: null,
  reason: '',
  visibleReply: '',
  forwarded: false,
  thread: null,
  attachments: [],
};

/**
 * Tells of each file what would be done with it. With `json` one object for one file, an array for several or for a
 * folder. Returns how many could not be read.
 */
export async function inspectMails<Inspection extends object>(
  options: InspectMailOptions<Inspection>,
): Promise<number> {
  const { paths, json, print } = options;
  const files = (await Promise.all(paths.map(filesAt))).flat();
  const isList = json && (files.length !== 1 || files[0] !== paths[0]);
  let unread = 0;
  if (isList) print('[');
  // Written one by one: a thousand mails need no more memory than one.
  for (const [index, file] of files.entries()) {
    const entry = await entryOf(file, options.inspect);
    if (entry.error !== null) unread += 1;
    const line = json ? JSON.stringify(entry, null, isList ? 0 : 2) : forPeople(entry);
    print(isList && index < files.length - 1 ? `${line},` : line);
  }
  if (isList) print(']');
  return unread;
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() !== true) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => /\.(?:eml|msg|txt|mail)$/i.test(name))
    .sort()
    .map((name) => join(path, name));
}

async function entryOf<Inspection extends object>(
  file: string,
  inspect: (source: Uint8Array) => Promise<Inspection>,
): Promise<Entry> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) throw new Error(`it has ${size} bytes, more than the ${MAX_BYTES} that are read`);
    return { file, ...EMPTY, ...(await inspect(await readFile(file))), error: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown fault';
    return { file, ...EMPTY, reason: `not read as a mail: ${reason}`, error: reason };
  }
}

function forPeople(entry: Entry): string {
  const lines = ['sender', 'subject', 'verdict', 'reason', 'visibleReply', 'thread'].map((key) => {
    const value = entry[key];
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    return `  ${key}: ${shown.replaceAll('\n', '\n    ')}`;
  });
  return [entry.file, ...lines].join('\n');
}
