import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { createPhone, type Phone, type PhoneOptions, type PhoneState } from './phone.ts';

export interface TerminalPhoneOptions extends Omit<PhoneOptions, 'onSay'> {
  input: Readable;
  output: Writable;
  /** Lets prompts run out by the clock, as on a real line. Default: only an empty line is silence. */
  timers?: boolean;
}

/** A voice says about so many characters a second. */
const CHARACTERS_PER_SECOND = 15;
const HELP =
  'Calling. Type keys (# ends a number), or what you would say; an empty line is silence; "hangup" ends.\nWhile an agent is rung: "answer" or "busy"; while you talk: "bye" ends it for the agent; after a tone: your message.\n\n';

/** A phone in the terminal: digits are keys, anything else is speech, an empty line is silence, `hangup` ends the call. */
export async function runPhone({ input, output, timers = false, ...options }: TerminalPhoneOptions): Promise<void> {
  let spokenSeconds = 0;
  const phone = createPhone({
    ...options,
    onSay: (text, _language, side) => {
      spokenSeconds += text.length / CHARACTERS_PER_SECOND;
      output.write(`${side === 'caller' ? 'voice' : 'agent hears'}> ${text}\n`);
    },
  });
  output.write(HELP);
  let state = await phone.call();
  let timer: NodeJS.Timeout | undefined;

  const lines = createInterface({ input, terminal: false });
  const wait = (): void => {
    output.write(promptOf(state));
    clearTimeout(timer);
    if (!timers || state.state !== 'asked') return;
    const seconds = spokenSeconds + state.gather.timeoutSeconds;
    spokenSeconds = 0;
    timer = setTimeout(() => void takeLine(''), seconds * 1000);
  };
  // One after the other, also where the clock and a line come together.
  let last: Promise<void> = Promise.resolve();
  const takeLine = (line: string): Promise<void> => {
    last = last.then(async () => {
      if (state.state === 'over') return;
      if (timers && line === '') output.write('\n');
      state = await act(phone, state, line.trim());
      if (state.state === 'over') lines.close();
      else wait();
    });
    return last;
  };

  if (state.state !== 'over') wait();
  for await (const line of lines) {
    await takeLine(line);
    if (state.state === 'over') break;
  }
  clearTimeout(timer);
  if (state.state !== 'over') await phone.hangUp();
  lines.close();
  output.write('The call is over.\n');
}

async function act(phone: Phone, state: PhoneState, words: string): Promise<PhoneState> {
  if (words === 'hangup') {
    await phone.hangUp();
    return { state: 'over' };
  }
  switch (state.state) {
    case 'asked':
      if (words === '') return phone.silence();
      return /^[\d*#]+$/.test(words) ? phone.press(words) : phone.say(words);
    case 'ringing':
      if (words === 'answer') return phone.pickUp();
      return words === '' ? state : phone.ringOut(words === 'busy' ? 'busy' : 'no-answer');
    case 'talking':
      return words === 'bye' ? phone.otherHangsUp() : state;
    case 'recording':
      return phone.record(Math.ceil(words.length / CHARACTERS_PER_SECOND));
    case 'over':
      return state;
  }
}

function promptOf(state: PhoneState): string {
  switch (state.state) {
    case 'asked':
      return 'you>   ';
    case 'ringing':
      return `(rings ${state.targets.map(({ name }) => name).join(', ')})> `;
    case 'talking':
      return `(talking with ${state.with.name})> `;
    case 'recording':
      return '(tone)> ';
    case 'over':
      return '';
  }
}
