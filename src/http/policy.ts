import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { AppError } from '../core/errors.ts';

/** For every answer. A handler may say otherwise: the chat page sets its own policy and may stand in a frame. */
export function baseHeaders(publicUrl: string): MiddlewareHandler {
  return secureHeaders({
    xFrameOptions: false,
    crossOriginResourcePolicy: false,
    crossOriginOpenerPolicy: false,
    // Browsers would remember it for the whole host name, and on plain http there is nothing to remember.
    strictTransportSecurity: publicUrl.startsWith('https://') ? 'max-age=15552000' : false,
    overwrite: false,
  });
}

const PAGE_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", NONCE],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};
const PAGE_REST = { strictTransportSecurity: false, xFrameOptions: 'DENY' } as const;

/** For pages of ours. Mantine and the landing page put style sheets into the page; they carry the answer's nonce. */
export const pageHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: PAGE_POLICY,
  permissionsPolicy: { microphone: false },
  ...PAGE_REST,
});

/** Twilio's sounds, as files and as streams (README of @twilio/voice-sdk, "Content Security Policy"). */
const TWILIO_SOUNDS = ['https://media.twiliocdn.com', 'https://sdk.twilio.com'];

/** The console's page where agents take calls in it: the microphone, and Twilio's hosts for its Voice SDK and no others. */
export const phonePageHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    ...PAGE_POLICY,
    connectSrc: ["'self'", 'https://eventgw.twilio.com', 'wss://voice-js.roaming.twilio.com', ...TWILIO_SOUNDS],
    mediaSrc: ['mediastream:', ...TWILIO_SOUNDS],
  },
  permissionsPolicy: { microphone: ['self'] },
  ...PAGE_REST,
});

/** For pages that shops put into their own sites: no session, no script, so that a frame around them gains nobody anything. */
export const publicHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [NONCE],
    imgSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ['*'],
  },
  strictTransportSecurity: false,
  xFrameOptions: false,
});

/** For JSON and downloads: never a page, never kept by anybody on the way. */
export const dataHeaders: MiddlewareHandler = createMiddleware(async (context, next) => {
  await next();
  context.res.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
  context.res.headers.set('cache-control', 'no-store');
  context.res.headers.set('cross-origin-resource-policy', 'same-origin');
});

/**
 * Refuses changes that another site's page asks a signed-in browser for (OWASP, CSRF: verifying the origin). Browsers
 * send `Origin` with every POST; a program that sends no cookie has nothing to be abused.
 */
export function sameOrigin(origins: readonly string[]): MiddlewareHandler {
  return createMiddleware(async (context, next) => {
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD') {
      const origin = context.req.header('origin');
      const isOurs = origin === undefined ? context.req.header('cookie') === undefined : origins.includes(origin);
      if (!isOurs) throw new AppError('auth.forbidden', 'this request came from another site');
    }
    await next();
  });
}

/** The addresses that our own pages are opened by. On this machine both of its names count. */
export function originsOf(publicUrl: string): string[] {
  const { origin, port, protocol, hostname } = new URL(publicUrl);
  return hostname === 'localhost' ? [origin, `${protocol}//127.0.0.1${port === '' ? '' : `:${port}`}`] : [origin];
}
