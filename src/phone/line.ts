import { createPhone, type PhoneOptions, type PhoneState } from './phone.ts';

export interface LineOptions extends Omit<PhoneOptions, 'onSay' | 'onPause'> {
  /** Says it, and resolves when it has been said or `signal` stops it. */
  speak(said: Heard, signal: AbortSignal): Promise<void>;
  /** Whether what is said has to be waited for; otherwise only time-outs count how long it takes. */
  isAloud(): boolean;
  /** Something was said on the line, in the order of the call. */
  onHeard(said: Heard): void;
  /** How the call stands now. */
  onChange(view: LineView): void;
  /** A webhook failed. Twilio tells the caller that there was an error, and hangs up; so does the line. */
  onTrouble(error: unknown): void;
}

export interface Heard {
  text: string;
  language: string;
  /** Who hears it: an agent hears the whisper. */
  side: 'caller' | 'other';
  voice: string;
}

export interface LineView {
  /** `busy`: a webhook is under way, or something is said that cannot be talked over. */
  state: PhoneState | { state: 'busy' };
  /** Keys of an answer that is not complete yet. */
  keyed: string;
}

export interface Line {
  call(): Promise<void>;
  /** One key. Where nobody listens to keys it is lost, as on a telephone. */
  key(key: string): Promise<void>;
  /** The caller begins to speak: the prompt stops and its time-out is off. False: the caller said nothing after all. */
  speaking(isSpeaking: boolean): void;
  /** The caller has spoken: an answer, or what is said after the tone. */
  say(speech: string): Promise<void>;
  /** Lets the prompt run out at once. */
  silence(): Promise<void>;
  pickUp(): Promise<void>;
  ringOut(): Promise<void>;
  otherHangsUp(): Promise<void>;
  hangUp(): Promise<void>;
}

/** People say about so many characters a second. */
export const CHARACTERS_PER_SECOND = 15;

/**
 * A phone against the clock: key by key, with prompts that are talked over, and time-outs that begin where the voice
 * ends. Whatever it waits for runs out by itself; a caller can hang up at any moment.
 */
export function createLine(options: LineOptions): Line {
  const phone = createPhone({
    ...options,
    onSay: (text, language, side, voice) => hear({ text, language, side, voice }),
    onPause: (seconds) => after(options.isAloud() ? seconds : 0),
  });
  let view: LineView = { state: { state: 'busy' }, keyed: '' };
  /** Stops what is being said. */
  let voice = new AbortController();
  let said: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Characters that were spoken after the tone. */
  let recorded = 0;

  function show(next: LineView): void {
    view = next;
    options.onChange(next);
  }

  function hear(heard: Heard): Promise<void> | undefined {
    options.onHeard(heard);
    const { signal } = voice;
    const speaking = said.then(() => options.speak(heard, signal));
    said = speaking;
    return options.isAloud() ? speaking : undefined;
  }

  function stopVoice(): void {
    voice.abort();
    voice = new AbortController();
  }

  /** Gives the call something to go on with; what was waited for is not waited for any more. */
  async function go(work: () => Promise<PhoneState>): Promise<void> {
    clearTimeout(timer);
    stopVoice();
    show({ state: { state: 'busy' }, keyed: '' });
    try {
      const state = await work();
      recorded = 0;
      if (view.state.state !== 'over') show({ state, keyed: '' });
    } catch (error) {
      options.onTrouble(error);
      await hangUp();
    }
    watch();
  }

  /** Starts the clock of whatever the call waits for, when all has been said. */
  function watch(): void {
    clearTimeout(timer);
    const { state, keyed } = view;
    if (state.state === 'asked') {
      start(state.gather.timeoutSeconds, () => (keyed === '' ? phone.silence() : phone.press(keyed)));
    } else if (state.state === 'ringing') start(state.timeoutSeconds, () => phone.ringOut());
    else if (state.state === 'recording') start(state.silenceSeconds, () => phone.record(spokenSeconds()));
  }

  function start(seconds: number, work: () => Promise<PhoneState>): void {
    const started = view;
    const { signal } = voice;
    void said.then(() => {
      // Somebody pressed a key, spoke, or hung up meanwhile.
      if (view !== started || signal.aborted) return;
      clearTimeout(timer);
      timer = setTimeout(() => void go(work), seconds * 1000);
    });
  }

  function spokenSeconds(): number {
    return Math.ceil(recorded / CHARACTERS_PER_SECOND);
  }

  async function key(pressed: string): Promise<void> {
    const { state } = view;
    if (state.state === 'recording' && state.finishOnKey.includes(pressed))
      return go(() => phone.record(spokenSeconds()));
    if (state.state !== 'asked' || !state.gather.input.includes('dtmf')) return;
    stopVoice();
    const keyed = view.keyed + pressed;
    show({ state, keyed });
    const { numDigits, finishOnKey } = state.gather;
    if (pressed === finishOnKey || keyed.length === numDigits) return go(() => phone.press(keyed));
    watch();
  }

  function speaking(isSpeaking: boolean): void {
    const { state } = view;
    const isHeard = state.state === 'recording' || (state.state === 'asked' && state.gather.input.includes('speech'));
    if (!isHeard) return;
    clearTimeout(timer);
    if (state.state === 'asked') stopVoice();
    if (!isSpeaking) watch();
  }

  async function say(speech: string): Promise<void> {
    const { state } = view;
    if (state.state === 'recording') {
      recorded += speech.length;
      watch();
    } else if (state.state === 'asked' && state.gather.input.includes('speech')) await go(() => phone.say(speech));
  }

  async function hangUp(): Promise<void> {
    if (view.state.state === 'over') return;
    clearTimeout(timer);
    stopVoice();
    show({ state: { state: 'over' }, keyed: '' });
    await phone.hangUp(spokenSeconds()).catch(options.onTrouble);
  }

  const when = async (wanted: PhoneState['state'], work: () => Promise<PhoneState>): Promise<void> =>
    view.state.state === wanted ? go(work) : undefined;

  return {
    call: async () => go(() => phone.call()),
    key,
    speaking,
    say,
    silence: async () => when('asked', () => phone.silence()),
    pickUp: async () => when('ringing', () => phone.pickUp()),
    ringOut: async () => when('ringing', () => phone.ringOut()),
    otherHangsUp: async () => when('talking', () => phone.otherHangsUp()),
    hangUp,
  };
}

async function after(seconds: number): Promise<void> {
  if (seconds > 0) await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
