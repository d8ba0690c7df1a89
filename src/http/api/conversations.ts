import { Hono } from 'hono';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { HttpDeps } from '../deps.ts';
import { query } from '../parse.ts';
import type { ApiEnv } from './session.ts';

const PAGE = 100;
const TIMELINE = 500;

const filterSchema = z.object({
  /** `updatedAt` of the last row of the page before. */
  before: z.coerce.date().optional(),
});
const cursorSchema = z.object({
  /** `seq` of the last line that the client has. */
  after: z.coerce.number().int().nonnegative().default(0),
});

export function conversationRoutes({ store, files }: HttpDeps) {
  const find = async (brandIds: readonly string[], id: string) => {
    const conversation = await store.conversations.get(brandIds, id);
    if (conversation === null) throw new AppError('not-found', 'no such conversation');
    return conversation;
  };

  return new Hono<ApiEnv>()
    .get('/', query(filterSchema), async (context) => {
      const { before } = context.req.valid('query');
      const filter = { brandIds: context.var.brandIds, limit: PAGE, ...(before === undefined ? {} : { before }) };
      return context.json(await store.conversations.list(filter));
    })
    .get('/:id', query(cursorSchema), async (context) => {
      const { after } = context.req.valid('query');
      const conversation = await find(context.var.brandIds, context.req.param('id'));
      const timeline = await store.conversations.timeline(conversation.id, after, TIMELINE);
      return context.json({ conversation, timeline, isComplete: timeline.length < TIMELINE });
    })
    .get('/:id/files/:fileId', async (context) => {
      const conversation = await find(context.var.brandIds, context.req.param('id'));
      const file = await store.conversations.file(conversation.id, context.req.param('fileId'));
      const bytes = file === null ? null : await files.get(file.sha256);
      if (file === null || bytes === null) throw new AppError('not-found', 'no such file');
      return context.body(new Uint8Array(bytes), 200, {
        'content-type': file.contentType,
        'content-length': String(bytes.byteLength),
        // A customer's file is saved, never shown: a page or a drawing with a script would run as ours.
        'content-disposition': `attachment; filename*=UTF-8''${encodeFileName(file.name)}`,
      });
    });
}

/** RFC 8187, 3.2.1: what `encodeURIComponent` leaves and the header's grammar does not allow is escaped too. */
function encodeFileName(name: string): string {
  const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, percent);
}
