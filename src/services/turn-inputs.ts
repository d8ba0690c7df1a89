import type { TurnInput } from '../core/flow.ts';
import type { WaitingMessage } from '../core/store.ts';

/**
 * Messages as the engine's inputs. Texts and photos that came together are one input, so that "two photos and a hello"
 * gets one answer; a pressed button, keys and everything that is not a message stand alone.
 */
export function turnInputs(waiting: readonly WaitingMessage[]): TurnInput[] {
  const inputs: TurnInput[] = [];
  let joined: { text: string[]; files: number } | null = null;

  const flush = (): void => {
    if (joined !== null) inputs.push({ kind: 'message', text: joined.text.join('\n'), files: joined.files });
    joined = null;
  };

  for (const one of waiting) {
    const alone = standsAlone(one);
    if (alone !== null) {
      flush();
      inputs.push(alone);
      continue;
    }
    joined ??= { text: [], files: 0 };
    if (one.message.text.trim() !== '') joined.text.push(one.message.text);
    joined.files += one.files.length;
  }
  flush();
  return inputs;
}

function standsAlone({ message, files }: WaitingMessage): TurnInput | null {
  const { kind, text, choiceId, digits } = message;
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
