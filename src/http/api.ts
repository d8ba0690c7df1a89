import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import type { FeedEvent } from '../core/feed.ts';
import { TICKET_KINDS, TICKET_STATES } from '../core/ticket.ts';
import { newUserSchema, type SignedIn } from './auth.ts';
import type { HttpDeps } from './deps.ts';

const PAGE = 100;
const TIMELINE = 500;
const HEARTBEAT_MS = 15_000;

const ticketFilterSchema = z.object({
  state: z.enum(TICKET_STATES).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  before: z.coerce.date().optional(),
});
const setStateSchema = z.object({ version: z.number().int(), to: z.enum(TICKET_STATES) });
const setupSchema = newUserSchema.omit({ role: true }).extend({ token: z.string() });

type Env = { Variables: { user: SignedIn; brandIds: string[] } };

/** What the console reads and does. Every route but the first set-up needs a session; every query is walled by its brands. */
export function createApi(deps: HttpDeps) {
  const { store } = deps;
  const brandOf = async (context: Context<Env>, conversationId: string) => {
    const conversation = await store.conversations.get(context.var.brandIds, conversationId);
    if (conversation === null) throw new AppError('not-found', 'no such conversation');
    return conversation;
  };

  return new Hono<Env>()
    .post('/setup', async (context) => {
      const { token, ...user } = parse(setupSchema, await context.req.json().catch(() => null));
      await deps.auth.setUp(token, user);
      return context.json({ status: 'done' }, 201);
    })
    .use(
      createMiddleware<Env>(async (context, next) => {
        const user = await deps.auth.signedIn(context.req.raw.headers);
        if (user === null) throw new AppError('auth.required', 'sign in first');
        context.set('user', user);
        context.set('brandIds', deps.brands.map(({ id }) => id).filter((id) => user.brandIds?.includes(id) ?? true));
        context.header('cache-control', 'no-store');
        await next();
      }),
    )
    .get('/me', (context) => context.json(context.var.user))
    .get('/tickets', async (context) => {
      const { state, kind, before } = parse(ticketFilterSchema, context.req.query());
      const list = await store.tickets.list({
        brandIds: context.var.brandIds,
        limit: PAGE,
        ...(state === undefined ? {} : { state }),
        ...(kind === undefined ? {} : { kind }),
        ...(before === undefined ? {} : { before }),
      });
      return context.json(list);
    })
    .get('/tickets/:id', async (context) => {
      const found = await store.tickets.get(context.var.brandIds, context.req.param('id'));
      if (found === null) throw new AppError('not-found', 'no such ticket');
      return context.json({ ...found, events: await store.tickets.events(found.ticket.id) });
    })
    .post('/tickets/:id/state', async (context) => {
      const { version, to } = parse(setStateSchema, await context.req.json().catch(() => null));
      const found = await store.tickets.get(context.var.brandIds, context.req.param('id'));
      if (found === null) throw new AppError('not-found', 'no such ticket');
      const outcome = await store.tickets.setState(found.ticket.id, version, to, context.var.user.id, deps.clock.now());
      if (outcome === 'conflict') throw new AppError('conflict', 'somebody changed this ticket meanwhile; look at it again');
      deps.feed.publish({ kind: 'ticket.changed', id: found.ticket.id, brandId: found.ticket.brandId });
      return context.json({ status: 'done' as const });
    })
    .get('/conversations', async (context) =>
      context.json(await store.conversations.list({ brandIds: context.var.brandIds, limit: PAGE })),
    )
    .get('/conversations/:id', async (context) => {
      const conversation = await brandOf(context, context.req.param('id'));
      return context.json({ conversation, timeline: await store.conversations.timeline(conversation.id, 0, TIMELINE) });
    })
    .get('/conversations/:id/files/:fileId', async (context) => {
      const conversation = await brandOf(context, context.req.param('id'));
      const file = await store.conversations.file(conversation.id, context.req.param('fileId'));
      const bytes = file === null ? null : await deps.files.get(file.sha256);
      if (file === null || bytes === null) throw new AppError('not-found', 'no such file');
      return context.body(new Uint8Array(bytes), 200, {
        'content-type': file.contentType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'content-security-policy': "sandbox; default-src 'none'",
      });
    })
    .get('/undelivered', async (context) =>
      context.json(await store.outbox.undelivered(context.var.brandIds, deps.clock.now(), PAGE)),
    )
    .get('/quarantine', async (context) => {
      const own = [...deps.channels].filter(([, { brandId }]) => context.var.brandIds.includes(brandId)).map(([id]) => id);
      // What belongs to no account is shown to those who see every brand.
      return context.json(await store.quarantine.list(context.var.user.brandIds === null ? null : own, PAGE));
    })
    .get('/channels', (context) =>
      context.json(
        [...deps.channels]
          .filter(([, { brandId }]) => context.var.brandIds.includes(brandId))
          .map(([id, { channel, kind, brandId }]) => ({ id, kind, brandId, health: channel.health() })),
      ),
    )
    .get('/events', (context) =>
      streamSSE(context, async (stream) => {
        const waiting: FeedEvent[] = [];
        let wake = (): void => {};
        const unsubscribe = deps.feed.subscribe((event) => {
          if (!context.var.brandIds.includes(event.brandId)) return;
          waiting.push(event);
          wake();
        });
        stream.onAbort(() => {
          unsubscribe();
          wake();
        });
        while (!stream.aborted) {
          for (const event of waiting.splice(0)) await stream.writeSSE({ event: event.kind, data: JSON.stringify(event) });
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, HEARTBEAT_MS);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
            if (waiting.length > 0) wake();
          });
          if (waiting.length === 0) await stream.writeSSE({ event: 'beat', data: '' });
        }
      }),
    );
}

export type Api = ReturnType<typeof createApi>;

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('input.invalid', `${issue?.path.join('.') || 'request'}: ${issue?.message}`);
}
