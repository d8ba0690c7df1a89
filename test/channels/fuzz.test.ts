import type { WAMessage } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerNumber, toInbound as fromCall, toNote } from '../../channels/voice-twilio/inbound.ts';
import { toInbound as fromChat, postedSchema } from '../../channels/webchat/inbound.ts';
import { toInbound as fromWhatsAppWeb } from '../../channels/whatsapp-baileys/inbound.ts';
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

/** Chats of all kinds, and names that are none. */
const jid = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('919845012301@s.whatsapp.net', '919845012301:12@s.whatsapp.net', '55@lid') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('0@s.whatsapp.net', '@lid', '1-2@g.us', 'status@broadcast', 'x@newsletter', '13@bot'),
  },
  { weight: 1, arbitrary: value },
);
const webKey = fc.record(
  {
    remoteJid: jid,
    remoteJidAlt: fc.option(jid),
    id: fc.oneof({ weight: 4, arbitrary: fc.constant('3EB0ABC') }, fc.option(value)),
    fromMe: fc.boolean(),
  },
  { requiredKeys: ['remoteJid', 'id'] },
);
const contextInfo = fc.option(fc.record({ stanzaId: fc.option(value) }));
const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, -1, 1e308, 2 ** 53));
const media = fc.record(
  { caption: value, url: value, directPath: value, mimetype: value, fileName: value, fileLength: number, contextInfo },
  { requiredKeys: [] },
);
const words = fc.record({ conversation: value });
const content = fc.oneof(
  { weight: 3, arbitrary: words },
  fc.record({ extendedTextMessage: fc.record({ text: value, contextInfo }) }),
  fc.record({ imageMessage: media }),
  fc.record({ documentMessage: fc.option(media) }),
  fc.record({
    locationMessage: fc.record({ degreesLatitude: number, degreesLongitude: number }, { requiredKeys: [] }),
  }),
  fc.record({ buttonsResponseMessage: fc.record({ selectedButtonId: value, selectedDisplayText: value }) }),
  fc.record({
    listResponseMessage: fc.record({ title: value, singleSelectReply: fc.option(fc.record({ selectedRowId: value })) }),
  }),
  fc.record({
    protocolMessage: fc.record(
      { type: fc.constantFrom(0, 14, 3, 99), key: fc.option(webKey), editedMessage: fc.option(words) },
      { requiredKeys: ['type'] },
    ),
  }),
  fc.constantFrom({ reactionMessage: { text: 'x' } }, { contactMessage: { vcard: 'BEGIN:VCARD' } }, {}, null),
);
const wrapped = fc
  .tuple(content, fc.subarray(['viewOnceMessageV2', 'ephemeralMessage', 'documentWithCaptionMessage', 'editedMessage']))
  .map(([inner, wrappings]) => wrappings.reduce<unknown>((message, name) => ({ [name]: { message } }), inner));
const webMessage = fc.record(
  {
    key: webKey,
    message: wrapped,
    pushName: fc.option(value),
    messageTimestamp: fc.oneof(number, fc.constant(1_764_000_000)),
  },
  { requiredKeys: ['key'] },
);

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

  it('from WhatsApp Web becomes a message that is stored, is set aside, or is nothing to us', async () => {
    const keep = await keeper();
    const taken = new Set<string>();
    await fc.assert(
      fc.asyncProperty(webMessage, async (received) => {
        const converted = fromWhatsAppWeb(received as WAMessage, ACCOUNT);
        taken.add(converted.take);
        if ('message' in converted && converted.message !== null) await keep(converted.message);
      }),
      { numRuns: 500 },
    );
    expect([...taken]).toEqual(expect.arrayContaining(['message', 'own', 'nothing', 'aside']));
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
