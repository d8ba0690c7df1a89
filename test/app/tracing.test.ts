import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause } from '../contracts/job-queue.ts';
import { type RedisServer, startRedis } from '../helpers/redis-server.ts';
import { runApp } from '../helpers/running-app.ts';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
}

describe('traces by OpenTelemetry', () => {
  const bodies: string[] = [];
  let receiver: Server;
  let endpoint: string;
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.url === '/v1/traces') bodies.push(Buffer.concat(chunks).toString());
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const address = receiver.address();
    endpoint = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  afterAll(async () => {
    receiver.close();
    await redis.stop();
  });

  it.each(['Redis', 'the embedded queue'])(
    'follow a message from its webhook to its delivery, across %s',
    async (queue) => {
      bodies.length = 0;
      const running = await runApp({
        env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, REDIS_URL: queue === 'Redis' ? redis.url : '' },
      });
      const base = `${running.address}/channels/demo-webchat`;
      const { token } = (await (await fetch(`${base}/session`, { method: 'POST' })).json()) as { token: string };
      const headers = { authorization: `Bearer ${token}` };
      const body = new FormData();
      body.append('id', randomUUID());
      body.append('text', 'words that no trace may hold');
      await fetch(`${base}/messages`, { method: 'POST', headers, body });
      const stream = await fetch(`${base}/events`, { headers });
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      let heard = '';
      while (!heard.includes('"direction":"out"')) heard += (await reader?.read())?.value ?? '';
      await reader?.cancel();
      await pause(500);
      await running.stop();

      const spans = bodies.flatMap(spansOf);
      const turn = spans.find(({ name }) => /process.*turns|turns.*process/.test(name));
      const trace = spans.filter(({ traceId }) => traceId === turn?.traceId);
      const names = trace.map(({ name }) => name);
      expect(names).toContain('webhook webchat');
      expect(names.filter((name) => name.includes('deliveries-demo-webchat')).length).toBeGreaterThan(1);
      expect(trace.filter(({ parentSpanId }) => parentSpanId === undefined || parentSpanId === '')).toHaveLength(1);
      expect(spans.filter(({ name }) => /timers|clocks|promises/.test(name))).toEqual([]);
      expect(bodies.join()).not.toContain('words that no trace may hold');
    },
    60_000,
  );
});

function spansOf(body: string): Span[] {
  const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}
