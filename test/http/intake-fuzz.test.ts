import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signWebhook } from '../../src/services/webhooks.ts';
import { PUBLIC_URL, testServer } from './web-server.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    '__proto__',
    '<script>',
    '+919845012301',
    'a@b.example',
    'complaint',
    'hi',
    'social-x',
    '../../etc',
    "'; drop table tickets; --",
  ),
  fc.nat(30_000).map((length) => 'x'.repeat(length)),
);
const posted = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record(
        {
          source: fc.oneof(fc.constant('social-x'), text),
          externalId: text,
          text,
          kind: text,
          name: text,
          email: text,
          phone: text,
          handle: text,
          orderNumber: text,
          language: text,
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        source: fc.constant('social-x'),
        externalId: text,
        text,
        kind: fc.constantFrom('complaint', 'request'),
        name: fc.option(text),
        handle: fc.option(text),
      })
      .map((value) => JSON.stringify(value)),
  },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

describe('whatever a source sends', () => {
  it('is a ticket that can be read, or is refused with a reason', async () => {
    const server = await testServer();
    const cookie = await server.signIn({ role: 'admin' });
    const made = await server.post('/api/keys', { name: 'Tool', brandIds: ['shop'], isSigned: true }, { cookie });
    const { id, key: secret } = (await made.json()) as { id: string; key: string };
    let count = 0;
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(posted, async (body) => {
        count += 1;
        const timestamp = String(Math.floor(server.clock.now().getTime() / 1000));
        const response = await server.app.request(`${PUBLIC_URL}/intake/shop/${id}`, {
          method: 'POST',
          headers: {
            'webhook-id': `m-${count}`,
            'webhook-timestamp': timestamp,
            'webhook-signature': signWebhook(secret, `m-${count}.${timestamp}.${body}`),
          },
          body,
        });
        statuses.add(response.status);
        const answer = (await response.json()) as { ticketNumber?: string; error?: { message: string } };

        expect([200, 201, 400, 401, 413]).toContain(response.status);
        if (answer.ticketNumber === undefined) expect(JSON.stringify(answer)).toMatch(/message/);
        else expect(await server.store.tickets.findByNumber('shop', answer.ticketNumber)).not.toBeNull();
      }),
      { seed: 20261128, numRuns: 300 },
    );

    expect(statuses).toContain(201);
    expect(statuses).toContain(400);
  }, 60_000);

  it('to any address, without a signature or with any, opens nothing', async () => {
    const server = await testServer();
    const header = fc.oneof(
      fc.stringMatching(/^[\x21-\x7e]{0,60}$/),
      fc.constantFrom('v1,', 'v1,AAAA', '-1', '99999999999999', 'Infinity'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.webSegment(),
        fc.webSegment(),
        fc.tuple(header, header, header, header),
        async (brand, source, [a, b, c, d]) => {
          const response = await server.app.request(`${PUBLIC_URL}/intake/${brand}/${source}`, {
            method: 'POST',
            headers: { 'webhook-id': a, 'webhook-timestamp': b, 'webhook-signature': c, authorization: `Bearer ${d}` },
            body: '{"source":"social-x","externalId":"1","text":"x"}',
          });

          expect([401, 404]).toContain(response.status);
        },
      ),
      { seed: 20261128, numRuns: 150 },
    );
  }, 60_000);
});
