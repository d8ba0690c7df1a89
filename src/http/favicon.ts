import { readFile } from 'node:fs/promises';
import type { Handler } from 'hono';

/** Browsers ask for it at this address by themselves, beside whatever page of ours. */
export const favicon: Handler = async (context) =>
  context.body(await readFile(new URL('./favicon.ico', import.meta.url)), 200, {
    'content-type': 'image/x-icon',
    'cache-control': 'public, max-age=86400',
  });
