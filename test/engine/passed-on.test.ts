import { describe, expect, it } from 'vitest';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { turnInputs } from '../../src/services/turn-inputs.ts';
import { inbound } from '../channels/email/mails.ts';
import { engine, factsFor } from '../flows/play.ts';

/** What a shop writes below "delivered"; every sentence could be a customer's. */
const PASSED_ON = [
  '---------- Forwarded message ---------',
  'From: Test Shop <care@shop.example>',
  'Subject: Order TS-10101 delivered',
  '',
  'Your order TS-10101 was delivered.',
  'I want to return it: reply with "return".',
  'Is something broken or missing? Cancel my order, claim your warranty or talk to a person at any time.',
].join('\r\n');

const HEAD = PASSED_ON.split('\r\n').slice(0, 4).join('\r\n');

describe('a mail that is passed on', () => {
  async function heard(text: string) {
    const mail = await inbound({ Subject: 'Fwd: Delivered', 'Content-Type': 'text/plain; charset=utf-8' }, text);
    const message = mail?.message ?? expect.fail();
    const [one] = turnInputs([{ id: 'm', seq: 1, message, files: [], receivedAt: new Date(0) }]);
    const { understood, state, ...rest } = engine.advance(
      INITIAL_FLOW_STATE,
      one?.input ?? expect.fail(),
      factsFor('letter'),
    );
    expect(JSON.stringify(rest)).toContain('TS-10101');
    return { reads: understood.map(({ read }) => read), language: state.language };
  }

  it('wants what stands above it, of the order that it names', async () => {
    const { reads } = await heard(`Please send me the invoice for this\r\n\r\n${PASSED_ON}`);

    expect(reads).toEqual(['intent:invoice']);
  });

  it('is answered in the language of the words above it', async () => {
    const { reads, language } = await heard(`मुझे इस ऑर्डर का बिल भेज दीजिए\r\n\r\n${PASSED_ON}`);

    expect(reads).toEqual(['intent:invoice']);
    expect(language).toBe('hi');
  });

  it('is read itself where nothing is asked above it', async () => {
    const { reads } = await heard(`Pls see below\r\n\r\n${HEAD}\r\nWhere is my order TS-10101? It has not come.`);

    expect(reads).toEqual(['intent:not-received']);
  });
});
