import { createServer, type Server, type ServerResponse } from 'node:http';
import type { proto, WAMessage } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIntake } from '../../../channels/whatsapp-baileys/intake.ts';
import { whatsappBaileysOptions } from '../../../channels/whatsapp-baileys/options.ts';
import { until } from '../../contracts/job-queue.ts';
import { type FakeChannelDeps, fakeChannelDeps } from '../../helpers/channel-deps.ts';
import { sealPhoto } from '../../helpers/whatsapp-phone.ts';

const SENDER = '919845012301@s.whatsapp.net';

describe('many files of one sender', () => {
  let media: Server;
  let origin: string;
  let deps: FakeChannelDeps;
  const asked: string[] = [];
  /** Requests that are not answered yet. */
  const open: (() => void)[] = [];

  beforeEach(async () => {
    asked.length = 0;
    open.length = 0;
    deps = fakeChannelDeps('a');
    media = createServer(({ url = '' }, response: ServerResponse) => {
      asked.push(url);
      open.push(() => response.end(Buffer.from(url.slice(1), 'base64url')));
    });
    await new Promise<void>((resolve) => media.listen(0, '127.0.0.1', resolve));
    const address = media.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  afterEach(() => {
    media.closeAllConnections();
    media.close();
  });

  async function photo(id: string, remoteJid: string): Promise<WAMessage> {
    const { sealed, message } = await sealPhoto(Buffer.from(id));
    const imageMessage: proto.Message.IImageMessage = {
      ...message,
      url: `${origin}/${sealed.toString('base64url')}`,
      directPath: null,
      caption: id,
    };
    const key = { remoteJid, fromMe: false, id };
    return { key, message: { imageMessage }, messageTimestamp: Math.floor(Date.now() / 1000) } as WAMessage;
  }

  it('are fetched a few at a time, in order, while others’ come at once', async () => {
    const intake = createIntake(whatsappBaileysOptions.parse({}), deps, {
      media: { reupload: async (message) => message, origin },
      numberOf: async () => null,
      isOurs: async () => false,
      done: async () => {},
      stopped: new AbortController().signal,
    });
    const ids = Array.from({ length: 30 }, (_, index) => `photo-${index}`);
    const album = await Promise.all(ids.map((id) => photo(id, SENDER)));
    const other = await photo('other', '919845012302@s.whatsapp.net');

    intake.take({ type: 'notify', messages: [...album, other] });
    await until(() => open.length >= 5);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const atOnce = open.length;
    const done = intake.settled();
    while (deps.received.length < 31) {
      for (const answer of open.splice(0)) answer();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await done;

    expect(atOnce).toBe(5);
    expect(asked).toHaveLength(31);
    const texts = deps.received.map(({ message, files }) => [
      message.text,
      Buffer.from(files[0]?.bytes ?? []).toString(),
    ]);
    expect(texts.filter(([text]) => text !== 'other')).toEqual(ids.map((id) => [id, id]));
    expect(texts).toContainEqual(['other', 'other']);
  });
});
