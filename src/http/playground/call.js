// The call of the playground: a phone that follows the shop's TwiML by the clock, with a voice, a keypad and typed speech.
import { createLine } from '/playground/phone/line.js';
import { createVoice } from '/playground/voice.js';

const TO = '+911800000000';
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const TEXTS = {
  empty: 'Press “Call”.',
  started: 'The call begins',
  silence: 'Nothing was said',
  keys: 'Keys: ',
  agent: 'The agent hears: ',
  events: {
    ringing: 'The agent’s phone rings',
    talking: 'Connected to the agent',
    recording: 'The tone: say a message; # ends it',
    over: 'The call is over',
  },
  noVoice: 'This browser has no voice for ',
  states: {
    over: 'Not on a call.',
    busy: 'One moment…',
    ringing: 'Ringing the agent…',
    talking: 'You talk to the agent.',
    recording: 'Your message is recorded.',
  },
  asked: ({ input, numDigits, finishOnKey, timeoutSeconds }) => {
    const keys = numDigits === null ? `keys, then ${finishOnKey}` : numDigits === 1 ? 'a key' : `${numDigits} keys`;
    return `Listens for ${[keys, ...(input.includes('speech') ? ['speech'] : [])].join(' or ')}, ${timeoutSeconds} seconds.`;
  },
};

const byId = (id) => document.getElementById(id);
const section = document.querySelector('section[data-side="call"]');
const say = section.querySelector('form');

/** `post(address, params)` has a webhook posted; `onTrouble(error)` is told of one that failed. */
export function createCall({ post, onTrouble }) {
  const voice = createVoice({
    isMuted: () => byId('mute').checked,
    onMissing: (language) => add('event', TEXTS.noVoice + language),
  });
  let caller = null;
  let line = null;
  let view = { state: { state: 'over' }, keyed: '' };
  let entries = [];
  /** What was said last is the reason why the call goes on. */
  let hasSpoken = false;
  /** The agent's phone rang just now. */
  let isRung = false;

  function add(kind, text) {
    entries.push({ kind, text, note: '' });
    showLog();
  }

  function showLog() {
    const log = section.querySelector('.log');
    const items = entries.map(({ kind, text, note }) => {
      const item = document.createElement('li');
      item.className = kind;
      item.textContent = text;
      if (note !== '') item.append(Object.assign(document.createElement('small'), { textContent: note }));
      return item;
    });
    const empty = Object.assign(document.createElement('li'), { textContent: TEXTS.empty, className: 'empty' });
    log.replaceChildren(...(items.length > 0 ? items : [empty]));
    log.scrollTop = log.scrollHeight;
  }

  function onChange(next) {
    const before = view;
    view = next;
    const { state } = next.state;
    if (state === 'busy') noteAnswer(before);
    if (TEXTS.events[state] !== undefined) add('event', TEXTS.events[state]);
    if (state === 'recording') voice.beep();
    noteAgent(state);
    showPhone();
  }

  /** What the caller did that the call goes on. */
  function noteAnswer({ state, keyed }) {
    if (keyed !== '') add('in', TEXTS.keys + keyed);
    else if (state.state === 'asked' && !hasSpoken) add('event', TEXTS.silence);
    hasSpoken = false;
  }

  /** An agent who does not answer is away until they say otherwise. */
  function noteAgent(state) {
    if (state === 'busy') return;
    if (isRung && state !== 'talking') byId('agent').checked = false;
    isRung = state === 'ringing';
  }

  function showPhone() {
    const { state, keyed } = view;
    const takesSpeech =
      state.state === 'recording' || (state.state === 'asked' && state.gather.input.includes('speech'));
    byId('line').textContent = state.state === 'asked' ? TEXTS.asked(state.gather) : TEXTS.states[state.state];
    byId('keyed').textContent = keyed;
    byId('dial').disabled = caller === null || state.state !== 'over';
    byId('hangup').disabled = state.state === 'over';
    byId('keypad').disabled = state.state === 'over';
    byId('silence').disabled = state.state !== 'asked';
    byId('ringing').hidden = state.state !== 'ringing';
    byId('talking').hidden = state.state !== 'talking';
    for (const field of say.elements) field.disabled = !takesSpeech;
  }

  async function dial() {
    entries = [];
    add('event', TEXTS.started);
    hasSpoken = false;
    line = createLine({
      post,
      signedUrl: caller.address,
      from: caller.phone,
      to: TO,
      speak: voice.speak,
      isAloud: voice.isAloud,
      onHeard: ({ text, side }) =>
        add(side === 'caller' ? 'out' : 'event', side === 'caller' ? text : TEXTS.agent + text),
      onChange,
      onTrouble,
    });
    await line.call();
  }

  async function speak(text) {
    if (text === '') return;
    add('in', text);
    hasSpoken = true;
    await line.say(text);
  }

  byId('keypad').append(
    ...KEYS.map((key) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: key });
      button.addEventListener('click', () => line?.key(key));
      return button;
    }),
  );
  byId('dial').addEventListener('click', dial);
  byId('silence').addEventListener('click', () => line?.silence());
  byId('hangup').addEventListener('click', () => line?.hangUp());
  byId('answer').addEventListener('click', () => line?.pickUp());
  byId('missed').addEventListener('click', () => line?.ringOut());
  byId('agent-done').addEventListener('click', () => line?.otherHangsUp());
  byId('mute').addEventListener('change', voice.stop);
  // Whoever types has begun to speak: the prompt must not run out meanwhile.
  say.elements.text.addEventListener('input', ({ target }) => line?.speaking(target.value !== ''));
  say.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = say.elements.text.value.trim();
    say.elements.text.value = '';
    speak(text);
  });

  return {
    /** Somebody else calls from now on, at `address` from `phone`; a call that goes on is hung up. */
    async reset(next) {
      await line?.hangUp();
      caller = next;
      entries = [];
      showLog();
      showPhone();
    },
    /** Says it, after having called where nobody is on the line. */
    async say(text) {
      if (view.state.state === 'over') await dial();
      await speak(text);
    },
    /** How the bot read what was said last. */
    note(note) {
      const last = entries.findLast(({ kind }) => kind === 'in');
      if (last === undefined || last.note === note) return;
      last.note = note;
      showLog();
    },
  };
}
