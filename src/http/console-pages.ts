import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../core/errors.ts';
import { pageHeaders, phonePageHeaders } from './policy.ts';

/** Stands in the page where the script looks for it: Mantine writes style sheets into the page and signs them with it. */
const NONCE_PLACE = '__STYLE_NONCE__';

/** The built console below `/console`: its files by name, and its one page for every other address. */
export function consolePages(folder: string, { hasPhone }: { hasPhone: boolean }) {
  const files = serveStatic({
    root: folder,
    rewriteRequestPath: (path) => path.replace(/^\/console/, ''),
  });
  return new Hono()
    .use('/assets/*', compress(), keptForever, files)
    .get('/assets/*', () => {
      // An old page asking for files of the build before: its page must not come back as a script.
      throw new AppError('not-found', 'there is no such file; load the page again');
    })
    .use(hasPhone ? phonePageHeaders : pageHeaders)
    .get('/*', async (context) => {
      const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
      if (page === null) throw new AppError('not-found', 'the console is not built: run `npm run build`');
      const nonce = context.get('secureHeadersNonce') ?? '';
      return context.html(page.replaceAll(NONCE_PLACE, nonce), 200, { 'cache-control': 'no-cache' });
    });
}

/** Vite puts a hash of the content into the names of these files. */
const keptForever = createMiddleware(async (context, next) => {
  await next();
  if (context.res.ok) context.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
});
