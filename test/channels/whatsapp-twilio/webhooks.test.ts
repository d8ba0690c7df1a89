import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/core/errors.ts';
import { BEFORE, MESSAGE, whatsappSender } from './whatsapp-sender.ts';

describe('who may say something to us', () => {
  const at = whatsappSender();

  it.each([
    ['a wrong token', MESSAGE, { token: 'wrong' }],
    ['another address', MESSAGE, { url: 'http://10.0.0.1/channels/shop-whatsapp/message' }],
    ['no account at all', { ...MESSAGE, AccountSid: '' }, {}],
    ['another account', { ...MESSAGE, AccountSid: `AC${'c'.repeat(32)}` }, {}],
  ])('refuses a signature with %s', async (_, params, signing) => {
    expect((await at.post('/message', params, signing)).status).toBe(403);
    expect(at.deps.received).toEqual([]);
  });

  it('accepts the token of before while it is rotated', async () => {
    expect((await at.post('/message', MESSAGE, { token: BEFORE })).status).toBe(200);
  });

  it('takes a message without an id once, by the token of its request', async () => {
    const { MessageSid: _sid, ...params } = MESSAGE;
    const again = { 'i-twilio-idempotency-token': 'token-of-the-request' };

    for (const headers of [again, again]) await at.post('/message', params, { headers });

    expect(at.deps.received).toHaveLength(1);
  });

  it('knows a message by its id, whatever the token of the request', async () => {
    for (const token of ['first', 'second'])
      await at.post('/message', MESSAGE, { headers: { 'i-twilio-idempotency-token': token } });

    expect(at.deps.received.map(({ message }) => message.providerId)).toEqual([MESSAGE.MessageSid]);
  });

  it('takes the same request twice as one message', async () => {
    for (let times = 0; times < 2; times += 1) expect((await at.post('/message', MESSAGE)).status).toBe(200);

    expect(at.deps.received).toHaveLength(1);
  });

  it('asks for a repeat when nothing could be stored', async () => {
    const busy = { ...at.deps, receive: async () => Promise.reject(new AppError('store.busy', 'locked')) };

    expect((await at.post('/message', MESSAGE, { to: at.open(busy) })).status).toBe(503);
  });
});
