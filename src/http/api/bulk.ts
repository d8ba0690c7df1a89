import { Hono } from 'hono';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { MAX_TEXT_LENGTH } from '../../core/message.ts';
import { TICKET_PRIORITIES, TICKET_STATES } from '../../core/ticket.ts';
import { filesOf, readForm } from '../../lib/form-files.ts';
import { answerMany } from '../../services/tickets/answer-many.ts';
import { assignMany } from '../../services/tickets/assign.ts';
import type { Actor } from '../../services/tickets/change-ticket.ts';
import { setPriority, setTags } from '../../services/tickets/edit.ts';
import { forMany, type Named } from '../../services/tickets/for-many.ts';
import { setState } from '../../services/tickets/set-state.ts';
import type { HttpDeps } from '../deps.ts';
import { body, parse, tryKey } from '../parse.ts';
import { actorOf } from './answer.ts';
import { filesLimit, refusedFiles } from './draft-files.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

/** More are asked for in several requests. */
export const MAX_AT_ONCE = 500;

const ids = z.array(z.string().min(1).max(64)).min(1).max(MAX_AT_ONCE);
const changeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), to: z.string().min(1).max(64).nullable() }),
  z.object({ type: z.literal('state'), to: z.enum(TICKET_STATES) }),
  z.object({ type: z.literal('priority'), priority: z.enum(TICKET_PRIORITIES) }),
  z.object({ type: z.literal('tag'), tag: z.string().trim().toLowerCase().min(1).max(40) }),
]);
/** The ids of very many, and what they get. */
const MAX_PARTS = MAX_AT_ONCE + 100;
const text = z.string().trim().max(MAX_TEXT_LENGTH);
const bulkSchema = z.object({
  ids,
  action: z.discriminatedUnion('type', [
    z.object({ type: z.literal('reply'), text: text.min(1), key: tryKey.optional() }),
    changeSchema,
  ]),
});
const answerSchema = z.object({ ids, text, key: tryKey.optional() });

/** An incident: the same for many tickets at once. One refusal stops none of the others, and each is named. */
export function bulkRoutes({ services }: HttpDeps) {
  const change = (actor: Actor, ticketIds: readonly string[], action: z.infer<typeof changeSchema>) => {
    const each = (ticketId: string) => ({ actor, ticketId, version: null });
    switch (action.type) {
      case 'assign':
        return assignMany(services, { actor, ticketIds, to: action.to === 'me' ? actor.id : action.to });
      case 'state':
        return forMany(services, ticketIds, (id) => setState(services, { ...each(id), to: action.to }));
      case 'priority':
        return forMany(services, ticketIds, (id) => setPriority(services, { ...each(id), priority: action.priority }));
      case 'tag':
        return forMany(services, ticketIds, (id) => setTags(services, { ...each(id), add: [action.tag], remove: [] }));
    }
  };
  const answer = async (request: Parameters<typeof answerMany>[1]): Promise<Named[]> => {
    const answered = await answerMany(services, request);
    if (answered.outcome !== 'answered') throw refusedFiles(answered);
    return answered.results;
  };

  return (
    new Hono<ApiEnv>()
      .post('/tickets/bulk', permit(LEADS), body(bulkSchema), async (context) => {
        const { ids: ticketIds, action } = context.req.valid('json');
        const actor = actorOf(context);
        if (action.type === 'reply')
          return context.json(outcomes(await answer({ actor, ticketIds, text: action.text, key: action.key })));
        return context.json(outcomes(await change(actor, ticketIds, action)));
      })
      // The same answer with files: a form with `ids` (once each), `text`, `key` and `files`.
      .post('/tickets/bulk-reply', permit(LEADS), filesLimit, async (context) => {
        const form = await readForm(context.req.raw, MAX_PARTS);
        const { ids: ticketIds, ...said } = parse(answerSchema, {
          ids: form.getAll('ids'),
          text: form.get('text') ?? '',
          key: form.get('key') ?? undefined,
        });
        const files = await filesOf(form);
        if (said.text === '' && files.length === 0)
          throw new AppError('input.invalid', 'text: write something, or attach a file');
        return context.json(outcomes(await answer({ actor: actorOf(context), ticketIds, files, ...said })));
      })
  );
}

function outcomes(all: readonly Named[]) {
  const results = all.map(({ id, result }) => ({
    id,
    outcome: result.outcome,
    reason: result.outcome === 'refused' ? result.reason : null,
  }));
  return { results, done: results.filter(({ outcome }) => outcome === 'done').length };
}
