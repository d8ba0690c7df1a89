import { proto, type WAMessage, type WAMessageKey } from '@whiskeysockets/baileys';
import { describe, expect, it } from 'vitest';
import { heldPayload, previewHeld, releaseHeld } from '../../../channels/whatsapp-baileys/held.ts';
import { fakeChannelDeps } from '../../helpers/channel-deps.ts';

const KEY = { remoteJid: '123456789012345@lid', remoteJidAlt: '919845012301@s.whatsapp.net', id: 'ABC', fromMe: false };

/** As Baileys hands it over: decoded, with classes of its own within. */
function kept(message: proto.IMessage, key: WAMessageKey = KEY): Uint8Array {
  const received: WAMessage = {
    key,
    message: proto.Message.decode(proto.Message.encode(proto.Message.fromObject(message)).finish()),
    messageTimestamp: 1_763_960_400,
    pushName: 'Asha <b>R</b>',
  };
  return Buffer.from(heldPayload(received));
}

describe('a WhatsApp message in quarantine', () => {
  it('says who wrote it, when, the words, and what its file is', () => {
    const documentMessage = {
      fileName: 'bill.pdf',
      mimetype: 'application/pdf',
      fileLength: 120_000,
      caption: 'मेरा बिल',
      mediaKey: Buffer.from('key'),
    };

    expect(previewHeld(kept({ documentMessage }), 'wa')).toEqual({
      from: 'Asha <b>R</b> <+919845012301>',
      subject: '',
      sentAt: new Date('2025-11-24T05:00:00Z'),
      text: 'मेरा बिल',
      files: [{ name: 'bill.pdf', size: 120_000 }],
      isAnswerable: true,
    });
    expect(previewHeld(kept({ imageMessage: { mimetype: 'image/jpeg' } }), 'wa')).toMatchObject({
      text: '',
      files: [{ name: 'image/jpeg', size: null }],
    });
  });

  it.each([
    [
      'a contact',
      { contactMessage: { displayName: 'Meera', vcard: 'BEGIN:VCARD\nTEL:+919845012399\nEND:VCARD' } },
      'Meera\nBEGIN:VCARD\nTEL:+919845012399\nEND:VCARD',
    ],
    [
      'a poll',
      { pollCreationMessage: { name: 'Which day?', options: [{ optionName: 'Monday' }, { optionName: 'Friday' }] } },
      'Which day?\nMonday\nFriday',
    ],
  ])('says what is in %s, which nothing reads', (_, message, text) => {
    expect(previewHeld(kept(message), 'wa')).toMatchObject({ text, files: [], isAnswerable: false });
  });

  it('can be read as it was kept before, without time and name, and is left alone where it is no such thing', () => {
    const before = JSON.stringify({ key: { remoteJid: KEY.remoteJid, id: 'X' }, message: { conversation: 'hello' } });
    expect(previewHeld(Buffer.from(before), 'wa')).toMatchObject({
      from: '123456789012345@lid',
      sentAt: null,
      text: 'hello',
    });
    for (const payload of ['', 'null', '{"key":{}}', '{"key":{"remoteJid":"x"},"message":{"imageMessage":7}}', '[1]'])
      expect(previewHeld(Buffer.from(payload), 'wa')).toBeNull();
    expect(previewHeld(Buffer.from('{"key":{"remoteJid":"1@lid"},"message":null}'), 'wa')).toMatchObject({ text: '' });
  });

  it('is taken in by the word of a person, its file named as lost; nothing else is', async () => {
    const deps = fakeChannelDeps('wa');

    const outcome = await releaseHeld(kept({ imageMessage: { caption: 'broken', mimetype: 'image/jpeg' } }), deps);
    const own = await releaseHeld(kept({ conversation: 'ours' }, { ...KEY, fromMe: true }), deps);
    const unread = await releaseHeld(kept({ contactMessage: { displayName: 'Meera' } }), deps);

    expect(outcome).toMatchObject({ outcome: 'accepted' });
    expect(deps.received).toMatchObject([
      { message: { text: 'broken', lostFiles: 1, threadKey: '+919845012301', providerId: '+919845012301/ABC' } },
    ]);
    expect([own, unread].map(({ outcome }) => outcome)).toEqual(['quarantined', 'quarantined']);
  });
});
