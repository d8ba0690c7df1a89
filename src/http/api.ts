import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { AppError } from '../core/errors.ts';
import { brandSettingRoutes } from './api/brand-settings.ts';
import { bulkRoutes } from './api/bulk.ts';
import { callRoutes } from './api/calls.ts';
import { channelStateRoutes } from './api/channel-state.ts';
import { channelTestRoutes } from './api/channel-test.ts';
import { conversationRoutes } from './api/conversations.ts';
import { deskRoutes } from './api/desk.ts';
import { draftFileRoutes } from './api/draft-files.ts';
import { liveRoutes } from './api/live.ts';
import { operationRoutes } from './api/operations.ts';
import { reportRoutes } from './api/reports.ts';
import { type ApiEnv, requireSession } from './api/session.ts';
import { settingRoutes } from './api/settings.ts';
import { ticketActionRoutes } from './api/ticket-actions.ts';
import { ticketOrderRoutes } from './api/ticket-orders.ts';
import { ticketSetRoutes } from './api/ticket-sets.ts';
import { ticketRoutes } from './api/tickets.ts';
import type { HttpDeps } from './deps.ts';
import { failure } from './failure.ts';
import { parseBody, query } from './parse.ts';
import { setupLinkSchema, setupSchema } from './people.ts';
import { dataHeaders, originsOf, sameOrigin } from './policy.ts';

/** Texts and lists. */
const MAX_JSON_BYTES = 1024 * 1024;
/** Files come these ways, and have a limit of their own. */
const FILES = ['/api/tickets/:id/draft/files', '/api/tickets/bulk-reply'];
const jsonLimit = bodyLimit({
  maxSize: MAX_JSON_BYTES,
  onError: () => failure(new AppError('too-large', 'no request to the API is larger than 1 MB')),
});

/** What the console reads and does. Every route but the first set-up needs a session. */
export function createApi(deps: HttpDeps) {
  return new Hono<ApiEnv>()
    .use(dataHeaders)
    .use(except(FILES, jsonLimit))
    .use(sameOrigin(originsOf(deps.publicUrl)))
    .get('/setup', query(setupLinkSchema), async (context) =>
      context.json({ isOpen: await deps.auth.isSetupOpen(context.req.valid('query').token) }),
    )
    .post('/setup', async (context) => {
      const { token, ...user } = await parseBody(setupSchema, context);
      await deps.auth.setUp(token, user);
      return context.json({ status: 'done' as const }, 201);
    })
    .use(requireSession(deps))
    .get('/me', (context) => context.json(context.var.user))
    .route('/', bulkRoutes(deps))
    .route('/', ticketSetRoutes(deps))
    .route('/tickets', ticketRoutes(deps))
    .route('/tickets', ticketOrderRoutes(deps))
    .route('/tickets', ticketActionRoutes(deps))
    .route('/tickets', draftFileRoutes(deps))
    .route('/', deskRoutes(deps))
    .route('/', reportRoutes(deps))
    .route('/', settingRoutes(deps))
    .route('/', brandSettingRoutes(deps))
    .route('/conversations', conversationRoutes(deps))
    .route('/calls', callRoutes(deps))
    .route('/events', liveRoutes(deps))
    .route('/', channelStateRoutes(deps))
    .route('/', channelTestRoutes(deps))
    .route('/', operationRoutes(deps));
}

/** For the console's typed client. */
export type Api = ReturnType<typeof createApi>;
