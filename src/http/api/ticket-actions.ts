import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_TEXT_LENGTH } from '../../core/message.ts';
import { MAX_OUTGOING_FILES } from '../../core/outgoing-files.ts';
import { MAX_TEMPLATE_TEXT } from '../../core/template.ts';
import { TICKET_PRIORITIES, TICKET_STATES } from '../../core/ticket.ts';
import { assign } from '../../services/tickets/assign.ts';
import {
  linkConversations,
  linkOrders,
  makeComplaint,
  setDocket,
  setPriority,
  setTags,
} from '../../services/tickets/edit.ts';
import { reply } from '../../services/tickets/reply.ts';
import { setState } from '../../services/tickets/set-state.ts';
import { writeNote } from '../../services/tickets/write-note.ts';
import type { HttpDeps } from '../deps.ts';
import { body, tryKey } from '../parse.ts';
import { actorOf, done } from './answer.ts';
import type { ApiEnv } from './session.ts';

const MAX_NOTE_LENGTH = 8_000;
const MAX_LIST = 20;

/** The version that the person had in front of them. */
const version = z.number().int().positive();
const id = z.string().min(1).max(64);
const words = z.string().trim().min(1);
const tag = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} _-]{0,39}$/u, 'letters, digits, spaces and hyphens, at most 40');
const orderNumber = z.string().trim().min(1).max(64);
const changes = <T extends z.ZodType>(item: T) => ({
  add: z.array(item).max(MAX_LIST).default([]),
  remove: z.array(item).max(MAX_LIST).default([]),
});

const stateSchema = z.object({ version, to: z.enum(TICKET_STATES), resolution: words.max(MAX_NOTE_LENGTH).optional() });
const assignSchema = z.object({ version, to: id.nullable() });
const prioritySchema = z.object({ version, priority: z.enum(TICKET_PRIORITIES) });
const tagsSchema = z.object({ version, ...changes(tag) });
const ordersSchema = z.object({ version, ...changes(orderNumber) });
const conversationsSchema = z.object({ version, ...changes(id) });
/** A date outside of these is no date that was meant, and none that can be counted from. */
const EARLIEST = new Date('2000-01-01T00:00:00Z');
const LATEST = new Date('2100-01-01T00:00:00Z');
const A_DAY = 'a time like 2026-11-24T10:00:00+05:30';
const docketSchema = z.object({
  version,
  docket: z
    .string()
    .trim()
    .regex(/^[\w/-]{3,40}$/, 'the number as the helpline gave it'),
  /** When the helpline forwarded it; default: now. */
  forwardedAt: z.coerce.date().min(EARLIEST, A_DAY).max(LATEST, A_DAY).optional(),
});
const noteSchema = z.object({ text: words.max(MAX_NOTE_LENGTH), mentions: z.array(id).max(MAX_LIST).default([]) });
const replySchema = z
  .object({
    conversationId: id,
    /** Last line that the writer saw: `seen` of the timeline. */
    seenSeq: z.number().int().nonnegative(),
    /** May be empty where there are files or a template. */
    text: z.string().trim().max(MAX_TEXT_LENGTH).default(''),
    /** Files of the draft that go with it. */
    fileIds: z.array(id).max(MAX_OUTGOING_FILES).default([]),
    /** An approved template of that conversation's number, instead of words and files. */
    template: z
      .object({
        id: z.string().min(1).max(64),
        /** One for each of its variables, by their names. */
        values: z.record(z.string().max(64), z.string().max(MAX_TEMPLATE_TEXT)),
      })
      .optional(),
    /** The same for each try: a reply whose answer was lost on its way is not sent again. */
    key: tryKey.optional(),
    /** State of the ticket afterwards; needs `version`. */
    stateAfter: z.enum(TICKET_STATES).optional(),
    version: version.optional(),
  })
  .refine(({ text, fileIds, template }) => text !== '' || fileIds.length > 0 || template !== undefined, {
    path: ['text'],
    error: 'nothing to send',
  })
  .refine(({ text, fileIds, template }) => template === undefined || (text === '' && fileIds.length === 0), {
    path: ['template'],
    error: 'a template goes out as it was approved: send words and files by themselves',
  })
  .refine(({ stateAfter, version }) => stateAfter === undefined || version !== undefined, {
    path: ['version'],
    error: 'needed together with `stateAfter`',
  });

/** What people do with one ticket. Every change names the version that it was decided from. */
export function ticketActionRoutes({ services, clock }: HttpDeps) {
  return new Hono<ApiEnv>()
    .post('/:id/state', body(stateSchema), async (context) => {
      const { version, to, resolution } = context.req.valid('json');
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), version, to };
      return context.json(
        done(await setState(services, resolution === undefined ? request : { ...request, resolution })),
      );
    })
    .post('/:id/assign', body(assignSchema), async (context) => {
      const { version, to } = context.req.valid('json');
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), version };
      return context.json(done(await assign(services, { ...request, to: to === 'me' ? request.actor.id : to })));
    })
    .post('/:id/priority', body(prioritySchema), async (context) => {
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...context.req.valid('json') };
      return context.json(done(await setPriority(services, request)));
    })
    .post('/:id/tags', body(tagsSchema), async (context) => {
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...context.req.valid('json') };
      return context.json(done(await setTags(services, request)));
    })
    .post('/:id/orders', body(ordersSchema), async (context) => {
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...context.req.valid('json') };
      return context.json(done(await linkOrders(services, request)));
    })
    .post('/:id/conversations', body(conversationsSchema), async (context) => {
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...context.req.valid('json') };
      return context.json(done(await linkConversations(services, request)));
    })
    .post('/:id/complaint', body(z.object({ version })), async (context) => {
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...context.req.valid('json') };
      return context.json(done(await makeComplaint(services, request)));
    })
    .post('/:id/docket', body(docketSchema), async (context) => {
      const { version, docket, forwardedAt = clock.now() } = context.req.valid('json');
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), version, docket, forwardedAt };
      return context.json(done(await setDocket(services, request)));
    })
    .post('/:id/notes', body(noteSchema), async (context) => {
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...context.req.valid('json') };
      return context.json(done(await writeNote(services, request)), 201);
    })
    .post('/:id/reply', body(replySchema), async (context) => {
      const { stateAfter, version = null, ...rest } = context.req.valid('json');
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...rest };
      const after = stateAfter === undefined ? { version: null } : { stateAfter, version };
      return context.json(done(await reply(services, { ...request, ...after })), 201);
    });
}
