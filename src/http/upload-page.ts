import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { SecureHeadersVariables } from 'hono/secure-headers';
import { AppError, isRetryable } from '../core/errors.ts';
import { readFiles, readForm } from '../lib/form-files.ts';
import { MAX_UPLOAD_BYTES, type SeenLink, type Uploads, type UploadText } from '../services/uploads.ts';
import type { HttpDeps } from './deps.ts';
import { pageHeaders } from './policy.ts';

const STATUS = {
  taken: 200,
  used: 410,
  gone: 410,
  none: 400,
  tooMany: 400,
  tooLarge: 413,
  notPhoto: 400,
  later: 503,
} as const;
const TEXT = {
  open: 'upload.intro',
  taken: 'upload.thanks',
  used: 'upload.used',
  gone: 'upload.gone',
  none: 'upload.none',
  tooMany: 'upload.tooMany',
  tooLarge: 'upload.tooLarge',
  notPhoto: 'upload.notPhoto',
  later: 'upload.later',
} as const;
type Env = { Variables: SecureHeadersVariables };

/** The page for photos from a call. Who has the link may use it, once; it shows nothing of the order or the customer. */
export function uploadPages({ uploads }: Pick<HttpDeps, 'uploads'>) {
  const page = async (context: Context<Env>): Promise<Page> => ({
    uploads,
    nonce: context.get('secureHeadersNonce') ?? '',
    ...(await uploads.look(context.req.param('token') ?? '')),
  });
  const tooLarge = bodyLimit({
    maxSize: MAX_UPLOAD_BYTES,
    onError: async (context) => context.html(formOf(await page(context), TEXT.tooLarge), STATUS.tooLarge),
  });
  return (
    new Hono<Env>()
      .use(pageHeaders)
      .use(async (context, next) => {
        await next();
        // The address is the secret.
        context.res.headers.set('referrer-policy', 'no-referrer');
        context.res.headers.set('cache-control', 'no-store');
        context.res.headers.set('x-robots-tag', 'noindex');
      })
      .get('/:token', async (context) => {
        const shown = await page(context);
        if (shown.state === 'open') return context.html(formOf(shown, null));
        return context.html(pageOf(shown, TEXT[shown.state]), STATUS[shown.state]);
      })
      // Megabytes are read only from those who have a link.
      .post('/:token', async (context, next) => {
        const shown = await page(context);
        if (shown.state === 'open') return next();
        return context.html(pageOf(shown, TEXT[shown.state]), STATUS[shown.state]);
      })
      .post('/:token', tooLarge, async (context) => {
        const before = await page(context);
        const form = await readForm(context.req.raw).catch(() => new FormData());
        const files = (await readFiles(form.values())).filter(({ bytes }) => bytes.byteLength > 0);
        const outcome = await uploads.take(context.req.param('token'), files).catch(laterOr);
        const isOver = outcome === 'taken' || outcome === 'used' || outcome === 'gone';
        return context.html(isOver ? pageOf(before, TEXT[outcome]) : formOf(before, TEXT[outcome]), STATUS[outcome]);
      })
  );
}

/** Nothing was kept, and the link is good for the next try. */
function laterOr(error: unknown): 'later' {
  if (error instanceof AppError && isRetryable(error.code)) return 'later';
  throw error;
}

interface Page extends SeenLink {
  uploads: Uploads;
  nonce: string;
}

function pageOf(page: Page, text: UploadText) {
  return shell(page, html`<p role="status">${page.uploads.text(text, page.link)}</p>`);
}

function formOf(page: Page, problem: UploadText | null) {
  const text = (key: UploadText): string => page.uploads.text(key, page.link);
  return shell(
    page,
    html`<p>${text('upload.intro')}</p>
${problem === null ? '' : html`<p role="alert">${text(problem)}</p>`}
<form method="post" enctype="multipart/form-data">
<label for="photos">${text('upload.choose')}</label>
<input id="photos" name="photos" type="file" accept="image/*" multiple required>
<button>${text('upload.send')}</button>
</form>`,
  );
}

function shell({ uploads, link, nonce }: Page, body: ReturnType<typeof html>) {
  const title = uploads.text('upload.title', link);
  return html`<!doctype html>
<html lang="${link?.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --ground: light-dark(#f6f7f6, #161918); --card: light-dark(#fff, #202423); --line: light-dark(#dfe5e2, #323937); --accent: light-dark(#087f5b, #20c997); --on-accent: light-dark(#fff, #06231a); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); font: 1.05rem/1.5 system-ui, "Noto Sans", "Noto Sans Devanagari", sans-serif; }
main { width: min(100% - 2rem, 32rem); margin: 2rem auto; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .9rem; }
h1 { margin: 0; font-size: 1.5rem; }
label { display: block; margin: 1.25rem 0 .4rem; font-weight: 600; }
input, button { font: inherit; width: 100%; }
button { margin-top: 1.25rem; padding: .8rem; border: 0; border-radius: .6rem; background: var(--accent); color: var(--on-accent); font-weight: 600; }
[role=alert] { padding: .6rem .8rem; border: 1px solid var(--accent); border-radius: .6rem; }
</style>
</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;
}
