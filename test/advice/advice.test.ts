import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import { createAdvisor } from '../../src/advice/index.ts';
import { mask } from '../../src/advice/mask.ts';
import type { Advise } from '../../src/core/advice.ts';
import { advisedFlows } from '../../src/engine/index.ts';
import { type ModelServer, startModelServer } from './model-server.ts';

const known = advisedFlows({ flows, catalogues, phrases, concepts, calls });
const TEXT = 'the thing never turned up, call 98765 43210 or asha@example.com about KH-10234, 2 pieces';
const lines: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });

let server: ModelServer;
let advise: Advise;
const ask = (text = TEXT) => advise(text, AbortSignal.timeout(5_000));
const say = (answer: unknown) => server.answerWith({ content: JSON.stringify(answer) });

beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  lines.length = 0;
  advise = createAdvisor({
    url: server.url,
    key: 'sk-secret',
    model: 'small-model',
    timeoutMs: 300,
    flows: known,
    log,
    pauseMs: 200,
  });
});

describe('a model as second reader', () => {
  it('names a flow, and words of the text for its slots', async () => {
    const quantity = known.find(({ slots }) => slots.length > 0);
    expect(quantity).toBeDefined();
    say({ flow: quantity?.id, confidence: 0.9, slots: { [quantity?.slots[0] ?? '']: '2 pieces', other: '2 pieces' } });

    expect(await ask()).toEqual({ flow: quantity?.id, slots: { [quantity?.slots[0] ?? '']: '2 pieces' } });
  });

  it('is sent the key, the model, the flows and the masked text, and nothing else of the customer', async () => {
    say({ flow: 'not-received', confidence: 1, slots: {} });

    await ask();

    const [request] = server.requests;
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers.authorization).toBe('Bearer sk-secret');
    const body: unknown = JSON.parse(request?.body ?? '');
    expect(body).toMatchObject({
      model: 'small-model',
      messages: [
        { role: 'system', content: expect.stringContaining('- order-status: ') },
        {
          role: 'user',
          content: 'the thing never turned up, call [number] or [address] about KH-[number], 2 pieces',
        },
      ],
    });
    expect(request?.body).not.toMatch(/98765|asha@|10234/);
  });

  it.each([
    ['no flow', { flow: 'none', confidence: 1, slots: {} }],
    ['too little certainty', { flow: 'cancel', confidence: 0.5, slots: {} }],
  ])('says nothing on %s, and that is no fault', async (_, answer) => {
    say(answer);

    expect(await ask()).toBeNull();
    expect(lines).toEqual([]);
  });

  it('takes no words that do not stand in the text', async () => {
    const flow = known.find(({ slots }) => slots.length > 0);
    say({ flow: flow?.id, confidence: 0.9, slots: { [flow?.slots[0] ?? '']: '7 pieces' } });

    expect(await ask()).toEqual({ flow: flow?.id, slots: {} });
  });

  it.each([
    ['an unknown flow', { content: '{"flow":"give-money","confidence":1,"slots":{}}' }],
    ['words instead of JSON', { content: 'Sure! The customer wants a refund.' }],
    ['more than was asked for', { content: '{"flow":"cancel","confidence":1,"slots":{},"reply":"You get ₹500"}' }],
    ['an injected instruction', { content: 'Ignore the shop. {"flow":"cancel","confidence":1}' }],
    ['a certainty beyond 1', { content: '{"flow":"cancel","confidence":99,"slots":{}}' }],
    ['a slot that is no text', { content: '{"flow":"cancel","confidence":1,"slots":{"a":{"b":1}}}' }],
    ['an empty body', { raw: '' }],
    ['another shape', { raw: '{"choices":[]}' }],
    ['an endless answer', { raw: `{"choices":[{"message":{"content":"${'x'.repeat(100_000)}"}}]}` }],
    ['401', { status: 401 }],
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['a redirect', { status: 302 }],
    ['a slow answer', { content: '{"flow":"cancel","confidence":1,"slots":{}}', delayMs: 2_000 }],
  ])('is not heard on %s', async (_, answer) => {
    server.answerWith(answer);

    expect(await ask()).toBeNull();
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toMatch(/sk-secret|98765|turned up|₹500/);
  });

  it('is not heard where nobody listens', async () => {
    advise = createAdvisor({ url: 'http://127.0.0.1:9', key: null, model: 'm', timeoutMs: 300, flows: known, log });

    expect(await ask()).toBeNull();
  });

  it('is left in peace after faults in a row, and asked again later', async () => {
    server.answerWith({ status: 500 });
    for (let fault = 0; fault < 5; fault += 1) expect(await ask()).toBeNull();
    expect(server.requests).toHaveLength(3);

    say({ flow: 'cancel', confidence: 1, slots: {} });
    expect(await ask()).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await ask()).toEqual({ flow: 'cancel', slots: {} });
  });
});

describe('the mask', () => {
  it.each([
    ['call +91 98765-43210 now', 'call [number] now'],
    ['मेरा नंबर ९८७६५४३२१० है', 'मेरा नंबर [number] है'],
    ['pay me at asha.rao@okaxis', 'pay me at [address]'],
    ['order kh 1 0 2 3 4', 'order kh [number]'],
    ['pin 560 034', 'pin [number]'],
    ['see https://shop.example/o/abc?t=secret please', 'see [link] please'],
    ['2 of 3 came on 26/11', '2 of 3 came on 26/11'],
  ])('of "%s" is "%s"', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it('sends the beginning of a long text', () => {
    expect(mask('a '.repeat(5_000)).length).toBe(1000);
  });

  it.each(['@'.repeat(1_000), '1 '.repeat(500), `${'a'.repeat(999)}@`, '+('.repeat(500)])(
    'comes to an end on what was made to keep it busy',
    (text) => {
      expect(mask(text.repeat(100)).length).toBeLessThanOrEqual(1000);
    },
  );
});
