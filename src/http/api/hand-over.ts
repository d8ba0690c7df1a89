import { Hono } from 'hono';
import { AppError } from '../../core/errors.ts';
import type { HandOverOutcome, Person } from '../../services/hand-over.ts';
import type { HttpDeps } from '../deps.ts';
import type { ApiEnv } from './session.ts';

/** Takes a conversation over from the bot, and gives it back. Doing it twice is no fault. */
export function handOverRoutes({ handOver }: HttpDeps) {
  return new Hono<ApiEnv>()
    .post('/:id/take-over', async (context) =>
      context.json(answer(await handOver.takeOver(context.req.param('id'), person(context.var)))),
    )
    .post('/:id/give-back', async (context) =>
      context.json(answer(await handOver.giveBack(context.req.param('id'), person(context.var)))),
    );
}

function person({ user, brandIds }: ApiEnv['Variables']): Person {
  return { userId: user.id, brandIds };
}

function answer(outcome: HandOverOutcome): { outcome: 'done' | 'already' } {
  if (outcome === 'not-found') throw new AppError('not-found', 'no such conversation');
  return { outcome };
}
