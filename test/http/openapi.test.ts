import { expect, it } from 'vitest';
import { testServer } from './web-server.ts';

it('the OpenAPI document names every route of the API with what it takes', async () => {
  const { get, deps } = await testServer();

  const document = await (await get('/openapi.json')).json();
  const reply = document.paths['/tickets/{id}/reply'].post;

  expect(document.openapi).toBe('3.1.0');
  expect(document.servers).toEqual([{ url: `${deps.publicUrl}/api` }]);
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/tickets', '/conversations/{id}', '/tickets/{id}/orders', '/webhooks', '/reports']),
  );
  expect(reply.parameters).toEqual([{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]);
  expect(Object.keys(reply.requestBody.content['application/json'].schema.properties)).toEqual(
    expect.arrayContaining(['conversationId', 'seenSeq', 'text', 'stateAfter', 'version']),
  );
  const list = document.paths['/tickets'].get.parameters.map(({ name }: { name: string }) => name);
  expect(list).toEqual(expect.arrayContaining(['view', 'q', 'after']));
});
