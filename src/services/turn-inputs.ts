import type { TurnInput } from '../core/flow-state.ts';
import type { InboundMessage } from '../core/message.ts';
import type { WaitingMessage } from '../core/store.ts';

/** One input with the last message that it is made of. */
export interface SequencedInput {
  input: TurnInput;
  toSeq: number;
}

/**
 * Messages as the engine's inputs. `newMatters`: those that go on under another subject, by id. Texts and photos that came together are one input, so that "two photos and a hello"
 * gets one answer; a pressed button, keys and everything that is not a message stand alone.
 */
export function turnInputs(
  waiting: readonly WaitingMessage[],
  newMatters: ReadonlyMap<string, string> = new Map(),
): SequencedInput[] {
  const inputs: SequencedInput[] = [];
  let joined: { said: WaitingMessage[]; files: number; voice: number; unopened: number; toSeq: number } | null = null;

  const flush = (): void => {
    if (joined === null) return;
    const { said, files, voice, unopened, toSeq } = joined;
    const text = asWritten(said, ({ text }) => text);
    inputs.push({ input: { kind: 'message', text, ...ownWords(said), files, ...some({ voice, unopened }) }, toSeq });
    joined = null;
  };

  for (const one of waiting) {
    // Its sender took it back before it was read.
    if (one.message.isDeleted === true) continue;
    // A recording is for the ticket alone.
    if (one.message.kind === 'note' && one.message.replyContext['note'] !== 'photos') continue;
    const subject = newMatters.get(one.id);
    const alone = subject === undefined ? (late(one, waiting) ?? standsAlone(one)) : newMatter(one, subject);
    if (alone !== null) {
      flush();
      inputs.push({ input: alone, toSeq: one.seq });
      continue;
    }
    joined ??= { said: [], files: 0, voice: 0, unopened: 0, toSeq: one.seq };
    joined.said.push(one);
    joined.files += countFiles(one);
    joined.voice += one.files.filter(isVoice).length;
    joined.unopened += one.message.unopenedFiles ?? 0;
    joined.toSeq = one.seq;
  }
  flush();
  return inputs;
}

/** Their words in the order in which they were written, where that is known of all; else as they came. */
function asWritten(said: readonly WaitingMessage[], wordsOf: (message: InboundMessage) => string): string {
  const areTimed = said.every(({ message }) => message.sentAt !== undefined);
  const ordered = areTimed ? [...said].sort((one, other) => writtenMs(one) - writtenMs(other)) : said;
  return ordered
    .map(({ message }) => wordsOf(message))
    .filter((text) => text.trim() !== '')
    .join('\n');
}

function ownWords(said: readonly WaitingMessage[]): { own?: string } {
  if (said.every(({ message }) => message.ownWords === undefined)) return {};
  return { own: asWritten(said, ({ text, ownWords: [from, to] = [0, text.length] }) => text.slice(from, to)) };
}

function writtenMs({ message }: WaitingMessage): number {
  return message.sentAt?.getTime() ?? 0;
}

/** What was overtaken by a message that was answered already; beside the one that overtook it, it is only put before it. */
function late(one: WaitingMessage, waiting: readonly WaitingMessage[]): TurnInput | null {
  const { kind, text, isLate } = one.message;
  if (kind !== 'message' || isLate !== true || text.trim() === '') return null;
  const isBeside = waiting.some((other) => other.message.isLate !== true && writtenMs(other) > writtenMs(one));
  return isBeside ? null : { kind, text, files: countFiles(one), isLate: true };
}

/** A mail under a subject of its own: what it asks for may stand there alone. */
function newMatter(one: WaitingMessage, subject: string): TurnInput {
  const alone = standsAlone(one);
  if (alone !== null) return alone;
  const text = `${subject}\n\n${one.message.text}`.trim();
  const unopened = one.message.unopenedFiles ?? 0;
  return {
    kind: 'message',
    text,
    ...ownWords([one]),
    files: countFiles(one),
    ...some({ voice: 0, unopened }),
    isNewMatter: true,
  };
}

function standsAlone({ message, files }: WaitingMessage): TurnInput | null {
  const { kind, text, choiceId, digits, outcome, isEncrypted } = message;
  if (kind === 'outcome') return outcome === undefined ? null : { kind, outcome };
  if (kind === 'note') return { kind: 'files', files: files.length };
  if (kind !== 'message') return { kind };
  if (isEncrypted === true) return { kind, text, files: files.length, isEncrypted };
  if (choiceId === undefined && digits === undefined) return null;
  return {
    kind,
    text,
    files: files.filter((file) => !isVoice(file)).length,
    ...(choiceId === undefined ? {} : { choiceId }),
    ...(digits === undefined ? {} : { digits }),
  };
}

/** A voice note is no photo, and the bot cannot hear it. */
function isVoice({ contentType }: WaitingMessage['files'][number]): boolean {
  return contentType.startsWith('audio/');
}

/** A photo that could not be had was sent all the same; a file that nobody can open shows nothing. */
function countFiles({ message, files }: WaitingMessage): number {
  const shown = files.filter((file) => !isVoice(file)).length - (message.unopenedFiles ?? 0);
  return Math.max(0, shown) + (message.lostFiles ?? 0);
}

/** Only what there is any of. */
function some({ voice, unopened }: { voice: number; unopened: number }): { voice?: number; unopened?: number } {
  return { ...(voice === 0 ? {} : { voice }), ...(unopened === 0 ? {} : { unopened }) };
}
