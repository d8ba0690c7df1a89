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

  for (const { message, files } of waiting) {
    if (message.kind !== 'message') {
      flush();
      inputs.push({ kind: message.kind });
    } else if (message.choiceId !== undefined || message.digits !== undefined) {
      flush();
      inputs.push({
        kind: 'message',
        text: message.text,
        files: files.length,
        ...(message.choiceId === undefined ? {} : { choiceId: message.choiceId }),
        ...(message.digits === undefined ? {} : { digits: message.digits }),
      });
    } else {
      joined ??= { text: [], files: 0 };
      if (message.text.trim() !== '') joined.text.push(message.text);
      joined.files += files.length;
    }
  }
  flush();
  return inputs;
}
