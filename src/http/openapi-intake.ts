import { z } from 'zod';
import { intakeSchema } from './intake-schema.ts';

const text = { type: 'string' };
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text });
const inHeader = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: text,
});
const NUMBER = { type: 'object', required: ['ticketNumber'], properties: { ticketNumber: text } };
const taken = (description: string) => ({ description, content: { 'application/json': { schema: NUMBER } } });

/** Where other sources write to: below the installation's own address, not below the API's. */
export function intakePaths(origin: string): Record<string, object> {
  const schema = z.toJSONSchema(intakeSchema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });
  const responses = { '201': taken('a ticket was opened'), '200': taken('it was known; nothing changed') };
  const common = {
    tags: ['intake'],
    requestBody: { required: true, content: { 'application/json': { schema } } },
  };
  const servers = [{ url: origin }];
  return {
    '/intake/{brand}/{source}': {
      servers,
      post: {
        ...common,
        summary: 'A message that its source signed, as https://www.standardwebhooks.com says',
        security: [],
        parameters: [
          inPath('brand'),
          inPath('source'),
          inHeader('webhook-id', 'of this message; the same is taken once'),
          inHeader('webhook-timestamp', 'seconds since 1970; at most 5 minutes from now'),
          inHeader('webhook-signature', 'v1, and HMAC-SHA256 of "id.timestamp.body" in base64'),
        ],
        responses: {
          ...responses,
          '401': { description: 'not signed with the secret of this source, or too old' },
          '409': { description: 'a message of this id was taken before' },
        },
      },
    },
    '/intake/{brand}': {
      servers,
      post: {
        ...common,
        summary: 'A message with a key in the header: simpler, and whoever reads one request can send others',
        security: [],
        parameters: [inPath('brand'), inHeader('authorization', 'Bearer and a key')],
        responses: { ...responses, '401': { description: 'no such key' } },
      },
    },
  };
}
