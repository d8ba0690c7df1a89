import { NO_MESSAGE_FOUND_ERROR_TEXT, proto, type WAMessage } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAuth } from '../../../channels/whatsapp-baileys/auth-state.ts';
import { afterDisconnect } from '../../../channels/whatsapp-baileys/disconnect.ts';
import { previewHeld } from '../../../channels/whatsapp-baileys/held.ts';
import { toInbound } from '../../../channels/whatsapp-baileys/inbound.ts';
import { createIntake } from '../../../channels/whatsapp-baileys/intake.ts';
import { whatsappBaileysOptions } from '../../../channels/whatsapp-baileys/options.ts';
import { fakeChannelDeps, memoryState } from '../../helpers/channel-deps.ts';

function received(message: proto.IMessage, key: Partial<WAMessage['key']> = {}): WAMessage {
  return {
    key: { remoteJid: '919845012301@s.whatsapp.net', fromMe: false, id: 'ABC', ...key },
    message,
    messageTimestamp: Math.floor(Date.now() / 1000),
  } as WAMessage;
}

describe('messages of WhatsApp Web', () => {
  it.each([
    ['plain text', { conversation: 'hello' }, 'hello'],
    ['a reply', { extendedTextMessage: { text: 'hello' } }, 'hello'],
    ['a photo with words', { imageMessage: { caption: 'broken' } }, 'broken'],
    ['a vanishing message', { ephemeralMessage: { message: { conversation: 'hello' } } }, 'hello'],
    [
      'a place',
      { locationMessage: { degreesLatitude: 12.9, degreesLongitude: 77.6 } },
      'https://maps.google.com/?q=12.9,77.6',
    ],
  ])('%s is taken', (_, message, text) => {
    expect(toInbound(received(message), 'a')).toMatchObject({ take: 'message', message: { text } });
  });

  it.each([
    ['our own protocol message', { protocolMessage: {} }, { fromMe: true }],
    ['from a group', { conversation: 'x' }, { remoteJid: '123@g.us' }],
    ['a status', { conversation: 'x' }, { remoteJid: 'status@broadcast' }],
    ['a protocol message', { protocolMessage: {} }, {}],
    ['a reaction', { reactionMessage: { text: '👍' } }, {}],
  ])('%s is left alone', (_, message, key) => {
    expect(toInbound(received(message, key), 'a')).toMatchObject({ take: 'nothing' });
  });

  it.each([
    ['nothing that could be decrypted', {}],
    ['a kind that we do not know', { contactMessage: { displayName: 'x' } }],
  ])('%s is set aside for a person', (_, message) => {
    expect(toInbound(received(message), 'a')).toMatchObject({ take: 'aside' });
  });

  it('knows a chat by its number, whether it shows as number or as LID, and never reads a LID as a number', () => {
    const lid = { remoteJid: '123456789012345@lid' };

    const byNumber = toInbound(received({ conversation: 'x' }), 'a');
    const byBoth = toInbound(
      received({ conversation: 'x' }, { ...lid, remoteJidAlt: '919845012301@s.whatsapp.net' }),
      'a',
    );
    const byLid = toInbound(received({ conversation: 'x' }, lid), 'a');

    expect(byNumber).toMatchObject({ message: { threadKey: '+919845012301', proven: true } });
    expect(byBoth).toMatchObject({
      message: { threadKey: '+919845012301', proven: true, from: [{ kind: 'phone' }, { kind: 'whatsapp-lid' }] },
    });
    expect(byLid).toMatchObject({
      message: { proven: false, from: [{ kind: 'whatsapp-lid', value: '123456789012345@lid' }] },
    });
  });

  it('takes live messages and those of the time offline, drops what nobody asked for, sets old ones aside', async () => {
    const deps = fakeChannelDeps('a');
    const intake = createIntake(whatsappBaileysOptions.parse({}), deps, {
      media: { reupload: async (message) => message },
      numberOf: async () => null,
      isOurs: async () => false,
      done: async () => {},
      stopped: new AbortController().signal,
    });
    const old = { ...received({ conversation: 'old' }, { id: 'OLD' }), messageTimestamp: 1_600_000_000 };

    intake.take({ type: 'notify', messages: [received({ conversation: 'live' }, { id: '1' })] });
    intake.take({ type: 'append', messages: [received({ conversation: 'offline' }, { id: '2' }), old] });
    intake.take({ type: 'notify', messages: [received({ conversation: 'forged' }, { id: '3' })], requestId: 'x' });
    const update = { messageStubParameters: [NO_MESSAGE_FOUND_ERROR_TEXT, 'request-1'] };
    intake.noteRequests([{ key: { id: '4' }, update }]);
    for (const [id, conversation] of [
      ['4', 'asked for'],
      ['5', 'asked for once only'],
    ] as const)
      intake.take({ type: 'notify', messages: [received({ conversation }, { id })], requestId: 'request-1' });
    await intake.settled();

    expect(deps.received.map(({ message }) => message.text)).toEqual(['live', 'offline', 'asked for']);
    expect(deps.quarantined).toMatchObject([{ reason: 'unsupported' }]);
    expect(previewHeld(Buffer.from(deps.quarantined[0]?.payload ?? ''), 'a')).toMatchObject({
      text: 'old',
      sentAt: new Date('2020-09-13T12:26:40Z'),
    });
  });

  it.each([
    [515, { next: 'reconnect', at: 'once' }],
    [408, { next: 'reconnect', at: 'later' }],
    [428, { next: 'reconnect', at: 'later' }],
    [503, { next: 'reconnect', at: 'later' }],
    [undefined, { next: 'reconnect', at: 'later' }],
    [440, { next: 'stop' }],
    [401, { next: 'stop' }],
    [403, { next: 'stop' }],
    [419, { next: 'stop' }],
    [411, { next: 'stop' }],
  ])('after an end with %s', (code, next) => {
    expect(afterDisconnect(code)).toMatchObject(next);
  });
});

describe('the kept session', () => {
  it('gives back every kind of key as it was, and forgets what was deleted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 64 }), async (bytes) => {
        const auth = await loadAuth(memoryState());
        const pair = { public: Buffer.from(bytes), private: Buffer.from(bytes) };
        const kinds = {
          'pre-key': pair,
          session: Buffer.from(bytes),
          'sender-key': Buffer.from(bytes),
          'sender-key-memory': { 'a@s.whatsapp.net': true },
          'app-state-sync-version': { version: 1, hash: Buffer.from(bytes), indexValueMap: {} },
          'lid-mapping': '919845012301',
          'device-list': ['0', '12'],
          tctoken: { token: Buffer.from(bytes), timestamp: '1' },
          'identity-key': Buffer.from(bytes),
        } as const;

        for (const [kind, value] of Object.entries(kinds)) {
          await auth.state.keys.set({ [kind]: { one: value, two: value } });
          await auth.state.keys.set({ [kind]: { two: null } });
          expect(await auth.state.keys.get(kind as keyof typeof kinds, ['one', 'two'])).toEqual({ one: value });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('makes synchronisation keys whole again', async () => {
    const auth = await loadAuth(memoryState());
    const key = proto.Message.AppStateSyncKeyData.create({ keyData: Buffer.from('key') });

    await auth.state.keys.set({ 'app-state-sync-key': { one: key } });

    const found = await auth.state.keys.get('app-state-sync-key', ['one']);
    expect(Buffer.from(found['one']?.keyData ?? [])).toEqual(Buffer.from('key'));
  });
});
