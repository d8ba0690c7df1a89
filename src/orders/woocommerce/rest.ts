import type { z } from 'zod';
import { type Reply, requestJson } from '../request.ts';
import type { WooCommerceOptions } from './options.ts';

export interface RestCall<T> {
  method: 'GET' | 'POST' | 'PUT';
  /** Under /wp-json/wc/v3/ */
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  schema: z.ZodType<T>;
  signal: AbortSignal;
}

/** One call of WooCommerce's REST API. Basic authentication: the key must only ever travel over https (see `baseUrl`). */
export async function callWooCommerce<T>(options: WooCommerceOptions, call: RestCall<T>): Promise<Reply<T>> {
  const { method, path, query, body, schema, signal } = call;
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  const key = Buffer.from(`${options.consumerKey}:${options.consumerSecret}`).toString('base64');
  return requestJson({
    method,
    url: `${options.baseUrl}/wp-json/wc/v3/${path}${search}`,
    headers: { authorization: `Basic ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    schema,
    signal,
  });
}
