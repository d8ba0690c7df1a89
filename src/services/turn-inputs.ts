import type { TurnInput } from '../core/flow.ts';
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
  let joined: { text: string[]; files: number; voice: number; unopened: number; toSeq: number } | null = null;

  const flush = (): void => {
    if (joined === null) return;
    const { text, files, voice, unopened, toSeq } = joined;
    inputs.push({ input: { kind: 'message', text: text.join('\n'), files, ...some({ voice, unopened }) }, toSeq });
    joined = null;
  };

  for (const one of waiting) {
    // Its sender took it back before it was read.
    if (one.message.isDeleted === true) continue;
    // A recording is for the ticket alone.
    if (one.message.kind === 'note' && one.message.replyContext['note'] !== 'photos') continue;
    const subject = newMatters.get(one.id);
    const alone = subject === undefined ? standsAlone(one) : newMatter(one, subject);
    if (alone !== null) {
      flush();
      inputs.push({ input: alone, toSeq: one.seq });
      continue;
    }
    joined ??= { text: [], files: 0, voice: 0, unopened: 0, toSeq: one.seq };
    if (one.message.text.trim() !== '') joined.text.push(one.message.text);
    joined.files += countFiles(one);
    joined.voice += one.files.filter(isVoice).length;
    joined.unopened += one.message.unopenedFiles ?? 0;
    joined.toSeq = one.seq;
  }
  flush();
  return inputs;
}

/** A mail under a subject of its own: what it asks for may stand there alone. */
function newMatter(one: WaitingMessage, subject: string): TurnInput {
  const alone = standsAlone(one);
  if (alone !== null) return alone;
  const text = `${subject}\n\n${one.message.text}`.trim();
  const unopened = one.message.unopenedFiles ?? 0;
  return { kind: 'message', text, files: countFiles(one), ...some({ voice: 0, unopened }), isNewMatter: true };
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
