import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { languageSchema } from '../core/language.ts';
import { MAX_TEXT_LENGTH } from '../core/message.ts';
import { TICKET_KINDS } from '../core/ticket.ts';
import { takeIn } from '../services/tickets/take-in.ts';
import type { HttpDeps } from './deps.ts';
import { failure } from './failure.ts';
import { body } from './parse.ts';
import { dataHeaders } from './policy.ts';

const MAX_BYTES = 256 * 1024;
const short = z.string().trim().min(1).max(200);

export const intakeSchema = z.object({
  source: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and hyphens, like social-x'),
  /** Your own id of it: the same again changes nothing. */
  externalId: short,
  text: z.string().trim().min(1).max(MAX_TEXT_LENGTH),
  kind: z.enum(TICKET_KINDS).default('request'),
  name: short.nullable().default(null),
  email: z.email().max(200).toLowerCase().nullable().default(null),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'E.164, like +919845012301')
    .nullable()
    .default(null),
  /** The name on the network that it comes from. */
  handle: short.nullable().default(null),
  orderNumber: z.string().trim().min(1).max(64).nullable().default(null),
  language: languageSchema.default('en'),
});

/** How other sources come in: a social-media listening tool, a web form. By API key; see Settings. */
export function intakeRoutes({
  brands,
  services,
  store,
  clock,
}: Pick<HttpDeps, 'brands' | 'services' | 'store' | 'clock'>) {
  return new Hono()
    .use(dataHeaders)
    .use(bodyLimit({ maxSize: MAX_BYTES, onError: () => failure(new AppError('too-large', 'more than 256 kB')) }))
    .post(
      '/:brand',
      async (context, next) => {
        const given = context.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
        const key = given === '' ? null : await store.integrations.findKey(hashOfKey(given), clock.now());
        if (key === null) throw new AppError('auth.required', 'send a key of ours as a bearer token');
        const brandId = context.req.param('brand');
        const isSeen =
          brands.some(({ id }) => id === brandId) && (key.brandIds === null || key.brandIds.includes(brandId));
        if (!isSeen) throw new AppError('not-found', 'no such brand, or not one of this key');
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

/** Keys are long and random: a plain hash is enough to keep them from who reads the database. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
