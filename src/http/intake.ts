import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../core/errors.ts';
import { takeIn } from '../services/tickets/take-in.ts';
import type { HttpDeps } from './deps.ts';
import { failure } from './failure.ts';
import { intakeSchema } from './intake-schema.ts';
import { checkSignature } from './intake-signature.ts';
import { body, parse } from './parse.ts';
import { dataHeaders } from './policy.ts';

const MAX_BYTES = 256 * 1024;
/** What is remembered of taken messages, milliseconds: longer than any that is still young enough to be believed. */
const REMEMBERED_MS = 60 * 60 * 1000;

type Deps = Pick<HttpDeps, 'brands' | 'services' | 'store' | 'clock'>;

/**
 * How other sources come in: a social-media listening tool, a web form; see Settings. `/:brand/:source` takes signed
 * messages, `/:brand` those with a bearer key. A source that signs has no bearer key, so that nobody who reads its
 * traffic or its id can write in its name.
 */
export function intakeRoutes(deps: Deps) {
  const { brands, services, store, clock } = deps;
  const refuseForeign = (brandIds: readonly string[] | null, brandId: string): void => {
    const isSeen = brands.some(({ id }) => id === brandId) && (brandIds === null || brandIds.includes(brandId));
    if (!isSeen) throw new AppError('not-found', 'no such brand, or not one of this key');
  };
  return new Hono()
    .use(dataHeaders)
    .use(bodyLimit({ maxSize: MAX_BYTES, onError: () => failure(new AppError('too-large', 'more than 256 kB')) }))
    .post('/:brand/:source', async (context) => {
      const source = await store.integrations.signedKey(context.req.param('source'));
      if (source === null) throw new AppError('auth.required', 'no source of ours that signs has this address');
      const text = await context.req.text();
      const now = clock.now();
      const messageId = checkSignature(context.req.raw.headers, text, source.secret, now);
      const brandId = context.req.param('brand');
      refuseForeign(source.key.brandIds, brandId);
      if (await store.integrations.wasTaken(source.key.id, messageId)) {
        throw new AppError('conflict', 'this webhook-id was taken before');
      }
      const intake = { ...parse(intakeSchema, readJson(text)), brandId };
      const { number, isNew } = await takeIn(services, intake);
      // After it: what failed half-way may come again. Two at once are one ticket by their externalId.
      const forgetBefore = new Date(now.getTime() - REMEMBERED_MS);
      await store.integrations.noteTaken({ keyId: source.key.id, messageId, at: now, forgetBefore });
      return context.json({ ticketNumber: number }, isNew ? 201 : 200);
    })
    .post(
      '/:brand',
      async (context, next) => {
        const given = context.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
        const key = given === '' ? null : await store.integrations.findKey(hashOfKey(given), clock.now());
        if (key === null) throw new AppError('auth.required', 'send a key of ours as a bearer token');
        refuseForeign(key.brandIds, context.req.param('brand'));
        await next();
      },
      body(intakeSchema),
      async (context) => {
        const intake = { ...context.req.valid('json'), brandId: context.req.param('brand') };
        const { number, isNew } = await takeIn(services, intake);
        return context.json({ ticketNumber: number }, isNew ? 201 : 200);
      },
    );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Keys are long and random: a plain hash is enough to keep them from who reads the database. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
