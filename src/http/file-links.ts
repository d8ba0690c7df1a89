import { Hono } from 'hono';
import { AppError } from '../core/errors.ts';
import { attachment } from '../lib/attachment.ts';
import { openFileLink } from '../services/outgoing-files.ts';
import type { HttpDeps } from './deps.ts';

/**
 * Files of outgoing messages, for providers that fetch them and customers who have a link. The signature in the address
 * is all that is asked for; the address ends with the file's name, since WhatsApp shows that.
 */
export function fileLinkRoutes({ services }: Pick<HttpDeps, 'services'>) {
  return new Hono().get('/:outboundId/:fileId/:seal{[0-9a-z]+-[0-9a-f]+}/:name', async (context) => {
    const { outboundId, fileId, seal } = context.req.param();
    const [expires = '', signature = ''] = seal.split('-');
    const found = await openFileLink(services, { outboundId, fileId, expires, signature });
    if (found === null) throw new AppError('not-found', 'this link is not valid any more; ask us for a new one');
    context.header('referrer-policy', 'no-referrer');
    context.header('x-robots-tag', 'noindex');
    context.header('cache-control', 'private, no-store');
    context.header('content-security-policy', "default-src 'none'; sandbox");
    return context.body(new Uint8Array(found.bytes), 200, attachment(found.file, found.bytes.byteLength));
  });
}
