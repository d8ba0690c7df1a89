import { serve as serveNode } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { AppError, fromUnknown, httpStatusOf } from '../core/errors.ts';
import { createApi } from './api.ts';
import { CLIENT_ADDRESS_HEADER } from './auth.ts';
import { channelRoutes } from './channel-routes.ts';
import type { HttpDeps } from './deps.ts';
import { healthRoutes } from './health.ts';
import { landingPage } from './landing.ts';

/** Largest request, bytes: a message with its files. */
const MAX_BODY_BYTES = 30 * 1024 * 1024;
/** Mantine sets style attributes on elements, which only this allows; style sheets and scripts come from our own files. */
const CONSOLE_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  styleSrcAttr: ["'unsafe-inline'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

export type HttpApp = ReturnType<typeof createHttpApp>;

/** All that this installation answers over HTTP; routes hold no business rules. */
export function createHttpApp(deps: HttpDeps) {
  const app = new Hono();
  app.use(async (context, next) => {
    const startedAt = performance.now();
    await next();
    const labels = { method: context.req.method, route: routeOf(context), status: String(context.res.status) };
    deps.metrics.requestSeconds.observe(labels, (performance.now() - startedAt) / 1000);
  });
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => failure(new AppError('too-large', 'the request is larger than 30 MB')) }));
  app.route('/', healthRoutes(deps));
  // Before the headers below: a chat page sets its own policy and may stand in a frame.
  app.route('/channels', channelRoutes(deps));

  app.use(secureHeaders({ contentSecurityPolicy: CONSOLE_POLICY, crossOriginResourcePolicy: 'same-origin' }));
  app.use('/api/*', csrf({ origin: originsOf(deps.publicUrl) }));
  app.all('/auth/*', (context) => deps.auth.handler(withClientAddress(context)));
  app.route('/api', createApi(deps));
  app.get('/', (context) => context.html(landingPage(deps)));
  const page = serveStatic({ root: deps.consoleFolder, rewriteRequestPath: (path) => path.replace(/^\/console/, '') });
  app.use('/console/assets/*', page);
  app.get('/console/*', serveStatic({ root: deps.consoleFolder, rewriteRequestPath: () => '/index.html' }));
  app.get('/console', (context) => context.redirect('/console/'));
  app.get('/setup', (context) => context.redirect(`/console/setup${new URL(context.req.url).search}`));

  app.notFound(() => failure(new AppError('not-found', 'there is nothing at this address')));
  app.onError((thrown) => {
    const error = fromUnknown(thrown);
    if (error.code === 'internal') deps.log.error({ err: thrown }, 'http.failed');
    return failure(error);
  });
  return app;
}

export interface Served {
  port: number;
  /** Takes nothing new, ends what is open after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export async function serve(app: HttpApp, { port, host }: { port: number; host: string }): Promise<Served> {
  return await new Promise((resolve, reject) => {
    const server = serveNode({ fetch: app.fetch, port, hostname: host }, (info) => {
      resolve({
        port: info.port,
        close: (graceMs) =>
          new Promise((done) => {
            const limit = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
            server.close(() => {
              clearTimeout(limit);
              done();
            });
            if ('closeIdleConnections' in server) server.closeIdleConnections();
          }),
      });
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      const cure = error.code === 'EADDRINUSE' ? `port ${port} is taken; set PORT to another one` : `cannot listen on ${host}:${port}`;
      reject(new AppError('config.invalid', cure, { cause: error }));
    });
  });
}

/** Errors as JSON; what is internal stays inside. */
function failure(error: AppError): Response {
  const message = error.code === 'internal' ? 'something went wrong here; it has been noted' : error.message;
  const headers: Record<string, string> = httpStatusOf(error.code) === 503 ? { 'retry-after': '2' } : {};
  return Response.json({ error: { code: error.code, message } }, { status: httpStatusOf(error.code), headers });
}

/** The matched pattern, not the address: labels must not grow with the number of tickets. */
function routeOf(context: Context): string {
  return context.req.routePath;
}

function originsOf(publicUrl: string): string[] {
  const { origin, port, hostname } = new URL(publicUrl);
  return hostname === 'localhost' ? [origin, `http://127.0.0.1:${port}`] : [origin];
}

/** Sign-in limits count by address; only the socket's own is believed. */
function withClientAddress(context: Context): Request {
  const headers = new Headers(context.req.raw.headers);
  headers.set(CLIENT_ADDRESS_HEADER, addressOf(context));
  return new Request(context.req.raw, { headers });
}

export function addressOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    return 'unknown'; // a request that came without a socket, in tests
  }
}
