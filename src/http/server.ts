import { serve as serveNode } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import type { SecureHeadersVariables } from 'hono/secure-headers';
import { AppError } from '../core/errors.ts';
import { alsoInPlaygrounds } from '../services/playground/uploads.ts';
import { createApi } from './api.ts';
import { authRoutes } from './auth-routes.ts';
import { cannotListen } from './cannot-listen.ts';
import { channelRoutes } from './channel-routes.ts';
import { consolePages } from './console-pages.ts';
import type { HttpBindings, HttpDeps } from './deps.ts';
import { failure, toAppError } from './failure.ts';
import { favicon } from './favicon.ts';
import { fileLinkRoutes } from './file-links.ts';
import { healthRoutes } from './health.ts';
import { intakeRoutes } from './intake.ts';
import { landingPage } from './landing.ts';
import { openApiDocument } from './openapi.ts';
import { playgroundRoutes } from './playground.ts';
import { baseHeaders, dataHeaders, pageHeaders } from './policy.ts';
import { helpPages } from './public/help.ts';
import { trackPages } from './public/track.ts';
import { uploadPages } from './upload-page.ts';

/** Largest request, bytes: a message with its files. */
const MAX_BODY_BYTES = 30 * 1024 * 1024;
const CLOSE_IDLE_EVERY_MS = 50;

export type HttpApp = ReturnType<typeof createHttpApp>;

/** All that this installation answers over HTTP; routes hold no business rules. */
export function createHttpApp(deps: HttpDeps) {
  const app = new Hono<{ Bindings: HttpBindings; Variables: SecureHeadersVariables }>();
  app.use(async (context, next) => {
    const startedAt = performance.now();
    await next();
    // The pattern, not the address: labels must not grow with the number of tickets.
    const labels = { method: context.req.method, route: routePath(context), status: String(context.res.status) };
    deps.metrics.requestSeconds.observe(labels, (performance.now() - startedAt) / 1000);
  });
  app.use(baseHeaders(deps.publicUrl));
  // A page for people, which says in their words what is too much.
  app.route('/upload', uploadPages({ uploads: alsoInPlaygrounds(deps.uploads, deps.playgrounds) }));
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => failure(new AppError('too-large', 'the request is larger than 30 MB')),
    }),
  );

  app.route('/', healthRoutes(deps));
  app.route('/channels', channelRoutes(deps));
  app.route('/files', fileLinkRoutes(deps));
  app.route('/auth', authRoutes(deps));
  const api = createApi(deps);
  app.get('/openapi.json', dataHeaders, (context) =>
    context.json(openApiDocument(api.routes, { title: 'Redress', origin: deps.publicUrl })),
  );
  app.route('/api', api);
  app.route('/intake', intakeRoutes(deps));
  app.route('/help', helpPages(deps));
  app.route('/track', trackPages(deps));
  app.get('/console', (context) => context.redirect('/console/'));
  const hasPhone = [...deps.channels.values()].some(({ channel }) => channel.softphoneToken !== undefined);
  app.route('/console', consolePages(deps.consoleFolder, { hasPhone }));
  for (const page of ['/playground', '/help', '/track']) app.get(`${page}/`, (context) => context.redirect(page));
  app.route('/playground', playgroundRoutes(deps));
  app.get('/setup', (context) => context.redirect(`/console/setup${new URL(context.req.url).search}`));
  app.get('/favicon.ico', favicon);
  app.get('/', pageHeaders, (context) =>
    context.html(landingPage(deps.brands, context.get('secureHeadersNonce') ?? '', deps.isDemo)),
  );

  app.notFound(() => failure(new AppError('not-found', 'there is nothing at this address')));
  app.onError((thrown, context) => {
    if (thrown instanceof HTTPException && thrown.res !== undefined) return thrown.res;
    const error = toAppError(thrown);
    if (error.code === 'internal') deps.log.error({ err: thrown, route: routePath(context) }, 'http.failed');
    return failure(error);
  });
  return app;
}

export interface Served {
  port: number;
  /** Takes nothing new, ends live streams, and what else is open after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** @throws AppError `config.invalid` where the address cannot be listened on */
export async function serve(app: HttpApp, { port, host }: { port: number; host: string }): Promise<Served> {
  const closing = new AbortController();
  return new Promise((resolve, reject) => {
    const fetch: typeof app.fetch = (request, env) => app.fetch(request, { ...env, closing: closing.signal });
    const server = serveNode({ fetch, port, hostname: host }, (info) => {
      resolve({
        port: info.port,
        close: (graceMs) =>
          new Promise((done) => {
            if (!('closeIdleConnections' in server)) throw new AppError('internal', 'only HTTP/1 is served here');
            const limit = setTimeout(() => server.closeAllConnections(), graceMs);
            // Connections that are kept alive for a next request would hold the server for seconds after their answer.
            const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
            server.close(() => {
              clearTimeout(limit);
              clearInterval(idle);
              done();
            });
            closing.abort();
          }),
      });
    });
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, { port, host })));
  });
}
