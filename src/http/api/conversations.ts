import { Hono } from 'hono';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { TICKET_KINDS } from '../../core/ticket.ts';
import { attachment } from '../../lib/attachment.ts';
import { handOver } from '../../services/hand-over.ts';
import { openByHand } from '../../services/tickets/open-by-hand.ts';
import type { HttpDeps } from '../deps.ts';
import { refusal } from '../failure.ts';
import { body, query } from '../parse.ts';
import { actorOf, done } from './answer.ts';
import { pageSchema, toPage } from './cursor.ts';
import type { ApiEnv } from './session.ts';

const PAGE = 100;
const TIMELINE = 500;

const timelineSchema = z.object({
  /** `seq` of the last line that the client has. */
  after: z.coerce.number().int().nonnegative().default(0),
});

const holdSchema = z.object({
  /** `person`: take over; `bot`: give back. */
  holder: z.enum(['person', 'bot']),
  /** Who holds it as far as the caller knows (`holderId`). */
  expected: z.string().nullable(),
  /** Take it from a colleague. */
  force: z.boolean().default(false),
});
const openSchema = z.object({
  kind: z.enum(TICKET_KINDS).default('request'),
  summary: z.string().trim().min(1).max(4_000),
  orderNumber: z.string().trim().min(1).max(64).nullable().default(null),
});

export function conversationRoutes({ store, files, services }: HttpDeps) {
  const find = async (brandIds: readonly string[], id: string) => {
    const conversation = await store.conversations.get(brandIds, id);
    if (conversation === null) throw new AppError('not-found', 'no such conversation');
    return conversation;
  };

  return new Hono<ApiEnv>()
    .get('/', query(pageSchema), async (context) => {
      const filter = { brandIds: context.var.brandIds, limit: PAGE, ...context.req.valid('query') };
      const rows = await store.conversations.list(filter);
      return context.json(toPage(rows, PAGE, ({ conversation: { id, updatedAt } }) => ({ id, at: updatedAt })));
    })
    .get('/:id', query(timelineSchema), async (context) => {
      const { after } = context.req.valid('query');
      const conversation = await find(context.var.brandIds, context.req.param('id'));
      const timeline = await store.conversations.timeline(conversation.id, after, TIMELINE);
      return context.json({ conversation, timeline, isComplete: timeline.length < TIMELINE });
    })
    .post('/:id/hold', body(holdSchema), async (context) => {
      const { holder, expected, force } = context.req.valid('json');
      const { id } = await find(context.var.brandIds, context.req.param('id'));
      const result = await handOver(services, id, holder, {
        userId: context.var.user.id,
        brandIds: context.var.brandIds,
        expected: force ? 'any' : expected,
      });
      if (result.outcome === 'held') {
        throw refusal('conflict', 'a colleague has this conversation', { heldBy: result.by });
      }
      return context.json({ conversation: await find(context.var.brandIds, id) });
    })
    .post('/:id/tickets', body(openSchema), async (context) => {
      const { id } = await find(context.var.brandIds, context.req.param('id'));
      const request = { actor: actorOf(context), conversationId: id, ...context.req.valid('json') };
      return context.json(done(await openByHand(services, request)), 201);
    })
    .get('/:id/files/:fileId', async (context) => {
      const conversation = await find(context.var.brandIds, context.req.param('id'));
      const file = await store.conversations.file(conversation.id, context.req.param('fileId'));
      const bytes = file === null ? null : await files.get(file.sha256);
      if (file === null || bytes === null) throw new AppError('not-found', 'no such file');
      return context.body(new Uint8Array(bytes), 200, attachment(file, bytes.byteLength));
    });
}
