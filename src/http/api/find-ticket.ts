import type { Context } from 'hono';
import type { DeskRow } from '../../core/desk.ts';
import { AppError } from '../../core/errors.ts';
import type { Store } from '../../core/store.ts';
import type { ApiEnv } from './session.ts';

/** The ticket of the address, as whoever asks may see it. @throws AppError `not-found`, also for one of another brand */
export async function findTicket({ desk }: Pick<Store, 'desk'>, context: Context<ApiEnv>): Promise<DeskRow> {
  const found = await desk.get(context.var.brandIds, context.req.param('id') ?? '');
  if (found === null) throw new AppError('not-found', 'no such ticket');
  return found;
}
