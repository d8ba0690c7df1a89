import type { TurnInput } from '../core/flow.ts';
import type { WaitingMessage } from '../core/store.ts';

/** One input with the last message that it is made of. */
export interface SequencedInput {
  input: TurnInput;
  toSeq: number;
}

/**
 * Messages as the engine's inputs. Texts and photos that came together are one input, so that "two photos and a hello"
 * gets one answer; a pressed button, keys and everything that is not a message stand alone. The outcome of an effect
 * comes before what was written while it was awaited.
 */
export function turnInputs(waiting: readonly WaitingMessage[]): SequencedInput[] {
  const outcomes = waiting.filter(({ message }) => message.kind === 'outcome');
  const others = waiting.filter(
    ({ message }) =>
      message.kind !== 'outcome' && (message.kind !== 'note' || message.replyContext['note'] === 'photos'),
  );
  const inputs: SequencedInput[] = outcomes.flatMap(({ message, seq }) =>
    message.outcome === undefined ? [] : [{ input: { kind: 'outcome', outcome: message.outcome }, toSeq: seq }],
  );
  let joined: { text: string[]; files: number; toSeq: number } | null = null;

  const flush = (): void => {
    if (joined === null) return;
    const { text, files, toSeq } = joined;
    inputs.push({ input: { kind: 'message', text: text.join('\n'), files }, toSeq });
    joined = null;
  };

  for (const one of others) {
    const alone = standsAlone(one);
    if (alone !== null) {
      flush();
      inputs.push({ input: alone, toSeq: one.seq });
      continue;
    }
    joined ??= { text: [], files: 0, toSeq: one.seq };
    if (one.message.text.trim() !== '') joined.text.push(one.message.text);
    joined.files += one.files.length;
    joined.toSeq = one.seq;
  }
  flush();
  return inputs;
}

function standsAlone({ message, files }: WaitingMessage): TurnInput | null {
  const { kind, text, choiceId, digits } = message;
  if (kind === 'outcome') return null;
  if (kind === 'note') return { kind: 'files', files: files.length };
  if (kind !== 'message') return { kind };
  if (choiceId === undefined && digits === undefined) return null;
  return {
    kind,
    text,
    files: files.length,
    ...(choiceId === undefined ? {} : { choiceId }),
    ...(digits === undefined ? {} : { digits }),
  };
}
