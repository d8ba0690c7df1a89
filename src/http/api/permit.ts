import { createMiddleware } from 'hono/factory';
import { AppError } from '../../core/errors.ts';
import type { UserRole } from '../people.ts';
import type { ApiEnv } from './session.ts';

/** Who may do what; each role may do what the ones before it may, but for the grievance officer's and the admin's own. */
/** Who leads: the work of others, many tickets at once, figures. */
export const LEADS: readonly UserRole[] = ['supervisor', 'grievance-officer', 'admin'];

/** Who runs it: people, keys, webhooks. */
export const ADMINS: readonly UserRole[] = ['admin'];

/** Refuses everybody whose role is not named; the server's word, whatever the console shows. */
export function permit(roles: readonly UserRole[]) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    if (!roles.includes(context.var.user.role)) {
      throw new AppError('auth.forbidden', `this is for ${roles.join(', ')}`);
    }
    await next();
  });
}
