import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import { uploadPages } from '../../src/http/upload-page.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createUploads } from '../../src/services/uploads.ts';
import { openRoad } from '../helpers/road.ts';
import { pngBytes } from '../helpers/sample-files.ts';

const TOKEN = '1'.repeat(32);

async function pageOf(language: string) {
  const { deps, store, clock, brand } = await openRoad();
  await store.calls.addUploadLink({
    hash: deps.hashCode(TOKEN),
    accountId: 'phone',
    callSid: 'CA1',
    caller: '+919845012301',
    brandId: brand.id,
    language,
    expiresAt: new Date(clock.now().getTime() + 60_000),
    usedAt: null,
  });
  const app = new Hono().route('/upload', uploadPages({ uploads: createUploads(deps, createReceive(deps)) }));
  app.onError((_, context) => context.body(null, 500));
  const send = async () => {
    const body = new FormData();
    body.append('photos', new File([Buffer.from(pngBytes())], 'pot.png', { type: 'image/png' }));
    const response = await app.request(`/upload/${TOKEN}`, { method: 'POST', body });
    return { status: response.status, text: await response.text() };
  };
  return { deps, store, send };
}

describe('the page for photos', () => {
  it.each([
    ['en', 'Nothing was sent. Please send them again in a few minutes.'],
    ['hi', 'कृपया कुछ मिनट बाद फिर से भेजिए।'],
  ])(
    'where they cannot be kept: says so in words (%s), and the link is good for the next try',
    async (language, words) => {
      const { deps, store, send } = await pageOf(language);
      const { put } = deps.files;
      deps.files.put = () => Promise.reject(new AppError('store.failed', 'the disk is full'));

      const failed = await send();
      deps.files.put = put;
      const taken = await send();
      const again = await send();

      expect(failed.status).toBe(503);
      expect(failed.text).toContain(words);
      expect(failed.text).toContain('type="file"');
      expect([taken.status, again.status]).toEqual([200, 410]);
      const talk = await store.conversations.byThread('phone', 'CA1');
      const [entry, ...more] = await store.conversations.timeline(talk?.id ?? '', 0, 10);
      expect(entry?.files).toMatchObject([{ name: 'pot.png', contentType: 'image/png' }]);
      expect(more).toEqual([]);
    },
  );

  it('hides no fault of ours behind it', async () => {
    const { deps, send } = await pageOf('en');
    deps.files.put = () => Promise.reject(new Error('a bug'));

    expect((await send()).status).toBe(500);
  });
});
