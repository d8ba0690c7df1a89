import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { AppError } from '../core/errors.ts';
import { pageHeaders } from './policy.ts';

/** The built console below `/console`: its files by name, and its one page for every other address. */
export function consolePages(folder: string) {
  const files = serveStatic({
    root: folder,
    rewriteRequestPath: (path) => path.replace(/^\/console/, ''),
    // Vite puts a hash of the content into these names.
    onFound: (_path, context) => context.header('cache-control', 'public, max-age=31536000, immutable'),
  });
  return new Hono()
    .use('/assets/*', compress(), files)
    .get('/assets/*', () => {
      // An old page asking for files of the build before: its page must not come back as a script.
      throw new AppError('not-found', 'there is no such file; load the page again');
    })
    .use(pageHeaders)
    .get('/*', async (context) => {
      const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
      if (page === null) throw new AppError('not-found', 'the console is not built: run `npm run build`');
      // The script hands it to Mantine, which writes style sheets into the page.
      const nonce = `<meta name="csp-nonce" content="${context.get('secureHeadersNonce') ?? ''}">`;
      return context.html(page.replace('<head>', `<head>${nonce}`), 200, { 'cache-control': 'no-cache' });
    });
}
