import { Hono } from 'hono';
import { callRoutes } from './api/calls.ts';
import { conversationRoutes } from './api/conversations.ts';
import { liveRoutes } from './api/live.ts';
import { operationRoutes } from './api/operations.ts';
import { type ApiEnv, requireSession } from './api/session.ts';
import { ticketRoutes } from './api/tickets.ts';
import { setupSchema } from './auth.ts';
import type { HttpDeps } from './deps.ts';
import { parseBody } from './parse.ts';
import { dataHeaders, originsOf, sameOrigin } from './policy.ts';

/** What the console reads and does. Every route but the first set-up needs a session. */
export function createApi(deps: HttpDeps) {
  return new Hono<ApiEnv>()
    .use(dataHeaders)
    .use(sameOrigin(originsOf(deps.publicUrl)))
    .post('/setup', async (context) => {
      const { token, ...user } = await parseBody(setupSchema, context);
      await deps.auth.setUp(token, user);
      return context.json({ status: 'done' as const }, 201);
    })
    .use(requireSession(deps))
    .get('/me', (context) => context.json(context.var.user))
    .route('/tickets', ticketRoutes(deps))
    .route('/conversations', conversationRoutes(deps))
    .route('/calls', callRoutes(deps))
    .route('/events', liveRoutes(deps))
    .route('/', operationRoutes(deps));
}

/** For the console's typed client. */
export type Api = ReturnType<typeof createApi>;
