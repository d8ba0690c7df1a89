import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import type { Channel } from '../../../src/core/channel.ts';
import { until } from '../../contracts/job-queue.ts';
import { type FakeChannelDeps, fakeChannelDeps } from '../../helpers/channel-deps.ts';
import { sealPhoto, uploadedAgain } from '../../helpers/whatsapp-phone.ts';
import { startWhatsApp, type WhatsAppServer } from '../../helpers/whatsapp-server.ts';

const CUSTOMER = '919845012301@s.whatsapp.net';

describe('photos from a customer', () => {
  let server: WhatsAppServer;
  let deps: FakeChannelDeps;
  let channel: Channel;
  let media: Server;
  let origin: string;
  const served = new Map<string, Buffer>();
  const asked: string[] = [];

  beforeEach(async () => {
    asked.length = 0;
    served.clear();
    media = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const found = served.get(path);
      if (path === '/elsewhere') response.writeHead(302, { location: '/1' });
      else if (path.startsWith('/410')) response.writeHead(410);
      else response.writeHead(found === undefined ? 404 : 200);
      response.end(found);
    });
    await new Promise<void>((resolve) => media.listen(0, '127.0.0.1', resolve));
    const address = media.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    server = await startWhatsApp();
    deps = fakeChannelDeps('shop-whatsapp');
    await server.pair(deps.state);
    const options = { webSocketUrl: server.webSocketUrl, mediaOrigin: origin };
    channel = whatsappBaileys.create(whatsappBaileys.options.parse(options), deps);
    await channel.start();
    await until(() => channel.health().state === 'ok');
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
    media.close();
  });

  const askedAgain = () => server.proxy.sent.filter(({ attrs }) => attrs['type'] === 'server-error');

  it('are fetched and opened at once, an album in order', async () => {
    for (const number of [1, 2, 3]) {
      const { sealed, message } = await sealPhoto(Buffer.from(`photo ${number}`));
      served.set(`/${number}`, sealed);
      server.push({ imageMessage: { ...message, url: `${origin}/${number}`, caption: `photo ${number}` } });
    }

    await until(() => deps.received.length === 3);

    expect(deps.received.map(({ files }) => Buffer.from(files[0]?.bytes ?? []).toString())).toEqual([
      'photo 1',
      'photo 2',
      'photo 3',
    ]);
    expect(askedAgain()).toEqual([]);
  });

  it.each(['/gone', '/410'])(
    'that WhatsApp has thrown away (%s) are asked for once at the sender’s phone, which uploads them again',
    async (gone) => {
      const { sealed, message } = await sealPhoto(Buffer.from('from long ago'));
      served.set('/again', sealed);
      server.push({ imageMessage: { ...message, url: `${origin}${gone}`, caption: 'look' } });
      await until(() => askedAgain().length === 1);
      const [request] = askedAgain();
      if (request === undefined) throw new Error('nothing was asked');

      server.proxy.push(uploadedAgain(request, CUSTOMER, message.mediaKey, '/again'));

      await until(() => deps.received.length === 1);
      expect(Buffer.from(deps.received[0]?.files[0]?.bytes ?? []).toString()).toBe('from long ago');
      expect(asked).toEqual([gone, '/again']);
    },
  );

  it('that are gone for good are noted after one question, and the words are kept', async () => {
    const { message } = await sealPhoto(Buffer.from('gone'));
    server.push({ imageMessage: { ...message, url: `${origin}/gone`, caption: 'look' } });
    await until(() => askedAgain().length === 1);
    const [request] = askedAgain();
    if (request === undefined) throw new Error('nothing was asked');

    server.proxy.push(uploadedAgain(request, CUSTOMER, message.mediaKey, '/gone-too'));

    await until(() => deps.received.length === 1);
    expect(deps.received[0]).toMatchObject({ message: { text: 'look', lostFiles: 1 }, files: [] });
    expect(asked).toEqual(['/gone', '/gone-too']);
    expect(askedAgain()).toHaveLength(1);
  });

  it.each([
    ['from another host', { url: 'http://169.254.169.254/latest' }, []],
    ['from a path that changes the host', { directPath: '@evil.example/x' }, []],
    ['larger than a message may hold', { url: '/1', fileLength: 26 * 1024 * 1024 }, []],
    ['from a host that sends us elsewhere', { url: '/elsewhere' }, ['/elsewhere']],
    ['changed on their way', { url: '/changed' }, ['/changed']],
  ])('%s are not taken', async (_, place, fetched) => {
    const { sealed, message } = await sealPhoto(Buffer.from('x'));
    served.set('/1', sealed);
    served.set('/changed', Buffer.concat([Buffer.from([1]), sealed.subarray(1)]));
    const url = 'url' in place && place.url?.startsWith('/') === true ? { url: `${origin}${place.url}` } : {};
    server.push({ imageMessage: { ...message, ...place, ...url, caption: 'look' } });

    await until(() => deps.received.length === 1);

    expect(deps.received[0]).toMatchObject({ message: { lostFiles: 1 }, files: [] });
    expect(asked).toEqual(fetched);
  });
});
