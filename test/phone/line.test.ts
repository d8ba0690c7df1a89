import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLine, type Heard, type Line, type LineView } from '../../src/phone/line.ts';

const BASE = 'https://redress.example/channels/phone';
const ask = (attributes: string, words = 'Your order number?'): string =>
  `<Response><Gather action="${BASE}/step?n=1" actionOnEmptyResult="true" ${attributes}><Say language="en-IN">${words}</Say></Gather></Response>`;
const GOODBYE = '<Response><Say language="hi-IN">नमस्ते</Say><Hangup/></Response>';

describe('a line against the clock', () => {
  let answers: string[];
  let posted: { path: string; params: Record<string, string> }[];
  let said: { heard: Heard; end(): void; isStopped(): boolean }[];
  let views: LineView[];
  let troubles: unknown[];
  let isAloud: boolean;
  let line: Line;

  beforeEach(() => {
    vi.useFakeTimers();
    [answers, posted, said, views, troubles, isAloud] = [[], [], [], [], [], true];
    line = createLine({
      signedUrl: BASE,
      from: '+919845012301',
      to: '+911800000000',
      async post(address, params) {
        const path = address.slice(BASE.length);
        posted.push({ path, params });
        if (path === '/status') return '';
        const answer = answers.shift();
        if (answer === undefined) throw new Error('the webhook answered 500');
        return answer;
      },
      speak: (heard, signal) =>
        new Promise((resolve) => {
          said.push({ heard, end: resolve, isStopped: () => signal.aborted });
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve());
        }),
      isAloud: () => isAloud,
      onHeard: () => {},
      onChange: (view) => void views.push(view),
      onTrouble: (error) => void troubles.push(error),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
  const stateNow = () => views.at(-1)?.state.state;
  const steps = () => posted.filter(({ path }) => path.startsWith('/step')).map(({ params }) => params);
  /** Where the voice has said all that it was given. */
  async function voiceEnds(): Promise<void> {
    for (const one of said) one.end();
    await seconds(0);
  }

  it('lets a prompt run out when the voice has ended, not before', async () => {
    answers = [ask('input="dtmf speech" timeout="6"'), GOODBYE];
    await line.call();

    await seconds(60);
    expect(steps()).toEqual([]);
    await voiceEnds();
    await seconds(5.9);
    expect(steps()).toEqual([]);
    await seconds(0.2);

    expect(steps()).toMatchObject([{ Digits: '' }]);
    await voiceEnds();
    expect(stateNow()).toBe('over');
    expect(posted.at(-1)?.path).toBe('/status');
  });

  it.each([
    ['so many keys', 'numDigits="4"', '1234', '1234', ''],
    ['the key that ends them', 'finishOnKey="#"', '12#', '12', '#'],
    ['the ending key before there are enough', 'numDigits="6"', '12#', '12', '#'],
    ['the ending key alone', 'numDigits="1"', '#', '', '#'],
  ])('hands over %s', async (_, attributes, keys, digits, finishedOnKey) => {
    isAloud = false;
    answers = [ask(attributes), GOODBYE];
    await line.call();

    for (const key of keys) await line.key(key);

    expect(steps()).toMatchObject([{ Digits: digits, FinishedOnKey: finishedOnKey }]);
  });

  it('takes what was keyed when the next key does not come', async () => {
    answers = [ask('timeout="6"'), GOODBYE];
    await line.call();
    await line.key('1');
    await seconds(5);
    await line.key('0');
    expect(views.at(-1)?.keyed).toBe('10');

    await seconds(5);
    expect(steps()).toEqual([]);
    await seconds(1.1);

    expect(steps()).toMatchObject([{ Digits: '10' }]);
  });

  it('is talked over by the first key, and by the first word', async () => {
    isAloud = false;
    answers = [ask('input="dtmf speech" numDigits="2"'), ask('input="dtmf speech"'), GOODBYE];
    await line.call();
    await line.key('1');
    expect(said[0]?.isStopped()).toBe(true);
    await line.key('2');

    expect(said[1]?.isStopped()).toBe(false);
    line.speaking(true);
    expect(said[1]?.isStopped()).toBe(true);
    // Whoever is speaking is not silent.
    await seconds(60);
    expect(steps()).toHaveLength(1);
    await line.say('one zero');
    expect(steps()[1]).toMatchObject({ SpeechResult: 'one zero' });
  });

  it('begins the time-out anew for somebody who then says nothing', async () => {
    answers = [ask('input="dtmf speech" timeout="6"'), GOODBYE];
    await line.call();
    line.speaking(true);
    await seconds(60);
    line.speaking(false);
    await seconds(6.1);

    expect(steps()).toMatchObject([{ Digits: '' }]);
  });

  it('does not hear words where only keys are listened to, nor keys while it speaks outside of a prompt', async () => {
    answers = [`<Response><Say language="en-IN">This call is recorded.</Say>${ask('timeout="6"').slice(10)}`, GOODBYE];
    const calling = line.call();
    await seconds(0);
    await line.key('1');
    expect(said[0]?.isStopped()).toBe(false);
    await voiceEnds();
    await calling;

    await line.say('hello');
    expect(steps()).toEqual([]);
    expect(views.at(-1)?.keyed).toBe('');
  });

  it('does not wait for a voice that nobody hears, but gives the time to read', async () => {
    isAloud = false;
    answers = [
      `<Response><Say language="en-IN">One moment.</Say><Pause length="2"/>${ask('timeout="6"').slice(10)}`,
      GOODBYE,
    ];
    await line.call();
    expect(stateNow()).toBe('asked');

    await seconds(20);
    expect(steps()).toEqual([]);
    await voiceEnds();
    await voiceEnds();
    await seconds(6.1);
    expect(steps()).toHaveLength(1);
  });

  it('pauses and follows a redirect', async () => {
    answers = [
      `<Response><Say language="en-IN">One moment.</Say><Pause length="2"/><Redirect method="POST">${BASE}/call?round=1</Redirect></Response>`,
      GOODBYE,
    ];
    void line.call();
    await seconds(0);
    await voiceEnds();
    await seconds(1.9);
    expect(posted).toHaveLength(1);
    await seconds(0.2);

    expect(posted[1]?.path).toBe('/call?round=1');
  });

  it('can be hung up at any moment, and asks nothing more then', async () => {
    answers = [
      `<Response><Say language="en-IN">One moment.</Say><Pause length="2"/><Redirect method="POST">${BASE}/call?round=1</Redirect></Response>`,
    ];
    void line.call();
    await seconds(0);

    await line.hangUp();
    await line.hangUp();
    await seconds(60);

    expect(said[0]?.isStopped()).toBe(true);
    expect(stateNow()).toBe('over');
    expect(posted.map(({ path }) => path)).toEqual(['/call', '/status']);
  });

  it('rings until nobody answers, or talks until somebody hangs up', async () => {
    const dial = `<Response><Dial timeout="20" action="${BASE}/dialled"><Client url="${BASE}/whisper">agent</Client></Dial></Response>`;
    answers = [dial, dial, '<Response><Say language="en-IN">About a lamp</Say></Response>', GOODBYE];
    await line.call();
    expect(stateNow()).toBe('ringing');
    await seconds(20.1);
    expect(posted[1]).toMatchObject({ path: '/dialled', params: { DialCallStatus: 'no-answer' } });

    const picking = line.pickUp();
    await seconds(0);
    expect(said[0]?.heard.side).toBe('other');
    await voiceEnds();
    await picking;
    expect(stateNow()).toBe('talking');
    await seconds(3600);
    expect(stateNow()).toBe('talking');
    void line.otherHangsUp();
    await seconds(0);
    expect(posted.at(-1)).toMatchObject({ path: '/dialled', params: { DialCallStatus: 'completed' } });
  });

  const record = `<Response><Record action="${BASE}/message-done" timeout="6" maxLength="180" finishOnKey="#"/>${GOODBYE.slice(10)}`;
  it.each<[string, () => Promise<unknown>, Record<string, string> | null]>([
    ['silence', () => seconds(6.1), null],
    ['a message and silence', () => line.say('x'.repeat(45)).then(() => seconds(6.1)), { RecordingDuration: '3' }],
    ['a message and the key', () => line.say('x'.repeat(45)).then(() => line.key('#')), { RecordingDuration: '3' }],
    [
      'a message and a hang-up',
      () => line.say('x'.repeat(45)).then(() => line.hangUp()),
      { RecordingDuration: '3', Digits: 'hangup' },
    ],
  ])('takes a message after the tone: %s', async (_, act, expected) => {
    isAloud = false;
    answers = [record, GOODBYE];
    await line.call();
    expect(stateNow()).toBe('recording');

    await act();

    const done = posted.filter(({ path }) => path === '/message-done').map(({ params }) => params);
    expect(done).toMatchObject(expected === null ? [] : [expected]);
    expect(stateNow()).toBe('over');
  });

  it('is over where a webhook fails, and says so', async () => {
    await line.call();

    expect(stateNow()).toBe('over');
    expect(troubles).toMatchObject([{ message: 'the webhook answered 500' }]);
    expect(posted.at(-1)?.path).toBe('/status');
  });
});
