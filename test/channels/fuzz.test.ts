import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerNumber, toInbound as fromCall, toNote } from '../../channels/voice-twilio/inbound.ts';
import { toInbound as fromChat, postedSchema } from '../../channels/webchat/inbound.ts';
import { toInbound as fromWhatsApp, mediaOf } from '../../channels/whatsapp-twilio/inbound.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

const ACCOUNT = 'shop-chat';
/** Anything that a form field can hold: well-formed or not, empty, long, or meant to do harm. */
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    'NaN',
    '-1',
    '1e309',
    '__proto__',
    'whatsapp:',
    'whatsapp:+919845012301',
    'whatsapp:+0',
    '+919845012301',
    'client:agent',
    '+266696687',
  ),
  fc.integer().map(String),
  fc.nat(20_000).map((length) => 'x'.repeat(length)),
);
const fieldsOf = (names: readonly string[]) =>
  fc.dictionary(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.string() }),
    value,
    {
      maxKeys: 14,
    },
  );

const WHATSAPP = [
  'MessageSid',
  'SmsMessageSid',
  'From',
  'To',
  'Body',
  'ProfileName',
  'ButtonPayload',
  'ListId',
  'OriginalRepliedMessageSid',
  'Latitude',
  'Longitude',
  'Address',
  'NumMedia',
  'MediaUrl0',
  'MediaContentType0',
] as const;
const CALL = ['CallSid', 'From', 'To', 'Digits', 'SpeechResult', 'Confidence', 'CallStatus', 'RecordingSid'] as const;

describe('whatever comes in', () => {
  it('from WhatsApp at Twilio becomes a message that is stored, or is set aside with its reason', async () => {
    const keep = await keeper();
    await fc.assert(
      fc.asyncProperty(fieldsOf(WHATSAPP), fc.option(value), async (params, token) => {
        expect(mediaOf(params).length).toBeLessThanOrEqual(100);
        await keep(fromWhatsApp(params, ACCOUNT, token));
      }),
      { numRuns: 300 },
    );
  });

  it('from a call becomes a message that is stored, or is set aside with its reason', async () => {
    const keep = await keeper();
    const step = fc.oneof(fc.nat(50), fc.constant<'ended'>('ended'));
    await fc.assert(
      fc.asyncProperty(fieldsOf(CALL), step, value, async (params, at, id) => {
        expect(callerNumber(params) ?? '+910000000').toMatch(/^\+\d+$/);
        await keep(fromCall(params, ACCOUNT, at));
        await keep(toNote(params, ACCOUNT, { note: 'late', id }));
      }),
      { numRuns: 200 },
    );
  });

  it('from the web chat is refused by its schema, or becomes a message that is stored', async () => {
    const keep = await keeper();
    const posted = fc.record(
      { id: fc.oneof(fc.uuid(), value), text: value, choiceId: value, started: value },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(posted, async (fields) => {
        const parsed = postedSchema.safeParse(fields);
        if (parsed.success) expect(await keep(fromChat(parsed.data, ACCOUNT, 'a'.repeat(64)))).not.toBe('quarantined');
      }),
      { numRuns: 300 },
    );
  });
});

/** Takes a message down the real road: received or set aside, and if received then answered or given to a person. */
async function keeper(): Promise<(message: InboundMessage) => Promise<string>> {
  const deps = await serviceDeps({ account: testAccount(ACCOUNT) });
  const [receive, takeTurn] = [createReceive(deps), createTakeTurn(deps)];
  return async (message) => {
    const taken = await receive(message);
    if (taken.outcome === 'quarantined') {
      expect(taken.reason).toMatch(/^(malformed|loop)$/);
      return taken.outcome;
    }
    expect(['committed', 'nothing']).toContain(await takeTurn(taken.conversationId));
    return taken.outcome;
  };
}
