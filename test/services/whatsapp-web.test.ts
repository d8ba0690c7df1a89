import type { WAMessage } from '@whiskeysockets/baileys';
import { expect, it } from 'vitest';
import { toInbound } from '../../channels/whatsapp-baileys/inbound.ts';
import { openRoad } from '../helpers/road.ts';

const PHONE = '+919845012301';

/** WhatsApp Web has neither buttons nor lists: the options are a numbered text, and people answer it as they please. */
it.each(['2', '2.', '२', 'second', 'the 2nd one', 'दूसरा', 'हिन्दी', 'hindi'])(
  'a numbered menu takes "%s", also where it quotes the menu',
  async (answer) => {
    const road = await openRoad({ whatsApp: 'whatsapp-baileys' });
    const asha = road.whatsApp(PHONE);
    const [menu] = await asha.say('language');
    expect(menu).toMatch(/1\. English\n2\. हिंदी/);

    const [plain] = await asha.say(answer);
    expect(plain).toMatch(/[\u0900-\u097f]{3}/);

    const ravi = road.whatsApp('+919845012302');
    await ravi.say('language');
    expect(await ravi.say(answer, quoting(answer))).toEqual([plain]);
    await road.close();
  },
);

/** The answer as WhatsApp brings it when somebody swipes the menu to quote it. */
function quoting(text: string) {
  const contextInfo = { stanzaId: '3EB0MENU', quotedMessage: { conversation: '1. English\n2. हिंदी' } };
  const received = {
    key: { remoteJid: '919845012302@s.whatsapp.net', fromMe: false, id: 'QUOTE' },
    message: { extendedTextMessage: { text, contextInfo } },
    messageTimestamp: 1_764_000_000,
  } as WAMessage;
  const converted = toInbound(received, 'wa');
  if (converted.take !== 'message') throw new Error(converted.take);
  expect(converted.message).toMatchObject({ text, references: ['3EB0MENU'] });
  return { references: converted.message.references };
}

it('a voice note is kept, and a person is offered who can listen to it', async () => {
  const road = await openRoad({ whatsApp: 'whatsapp-baileys' });
  const asha = road.whatsApp(PHONE);

  const [offer] = await asha.say('', {}, [VOICE_NOTE]);
  const [taken] = await asha.say('yes');

  expect(offer).toContain('voice message');
  const [ticket] = await road.tickets();
  expect(taken?.replaceAll(' ', '')).toContain(ticket?.numbers[0]);
  const [entry] = await road.store.conversations.timeline(asha.conversationId(), 0, 10);
  expect(entry?.files).toMatchObject([{ name: 'note.ogg', contentType: 'audio/ogg' }]);
  await road.close();
});

/** The head of an Opus stream in an Ogg page, as phones record it. */
const VOICE_NOTE = {
  fileName: 'note.ogg',
  declaredType: 'audio/ogg; codecs=opus',
  bytes: Buffer.concat([
    Buffer.from('OggS\0\x02', 'latin1'),
    Buffer.alloc(20),
    Buffer.from([1, 19]),
    Buffer.from('OpusHead\x01\x01', 'latin1'),
    Buffer.alloc(200),
  ]),
};
