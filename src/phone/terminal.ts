import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { createPhone, type PhoneOptions } from './phone.ts';

export interface TerminalPhoneOptions extends Omit<PhoneOptions, 'onSay'> {
  input: Readable;
  output: Writable;
}

/** A phone in the terminal: digits are keys, anything else is speech, an empty line is silence, `hangup` ends the call. */
export async function runPhone({ input, output, ...options }: TerminalPhoneOptions): Promise<void> {
  const phone = createPhone({ ...options, onSay: (text) => output.write(`voice> ${text}\n`) });
  output.write(
    'Calling. Type keys (ending with #), or what you would say; an empty line is silence; "hangup" ends.\n\n',
  );
  let state = await phone.call();

  const lines = createInterface({ input, terminal: false });
  if (state.state === 'asked') output.write('you>   ');
  for await (const line of lines) {
    if (state.state === 'over') break;
    const words = line.trim();
    if (words === 'hangup') {
      await phone.hangUp();
      break;
    }
    if (words === '') state = await phone.silence();
    else if (/^[\d*#]+$/.test(words)) state = await phone.press(words.replace(/#$/, ''));
    else state = await phone.say(words);
    if (state.state === 'over') break;
    output.write('you>   ');
  }
  lines.close();
  output.write('The call is over.\n');
}
