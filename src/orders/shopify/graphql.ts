import { z } from 'zod';
import { type Failure, type Reply, requestJson } from '../request.ts';
import type { ShopifyOptions } from './options.ts';

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional(),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
      }),
    })
    .optional()
    .catch(undefined),
});

export interface Operation<T> {
  query: string;
  variables: Record<string, unknown>;
  /** Of `data`. */
  schema: z.ZodType<T>;
  signal: AbortSignal;
}

/** One GraphQL operation. Shopify answers 200 for most of what goes wrong; the code says what it was. */
export async function callShopify<T>(options: ShopifyOptions, operation: Operation<T>): Promise<Reply<T>> {
  const reply = await requestJson({
    method: 'POST',
    url: `${options.baseUrl}/admin/api/${options.apiVersion}/graphql.json`,
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': options.accessToken },
    body: JSON.stringify({ query: operation.query, variables: operation.variables }),
    schema: answerSchema,
    signal: operation.signal,
  });
  if (reply.outcome === 'failed') return reply;
  if (reply.value.errors !== undefined && reply.value.errors.length > 0) return failureOf(reply.value);
  const parsed = operation.schema.safeParse(reply.value.data);
  if (parsed.success) return { outcome: 'ok', value: parsed.data };
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return { outcome: 'failed', kind: 'broken', reason: `Shopify answered in another shape at "${where}"` };
}

/** Codes that Shopify gives before it carries anything out. All others leave it open (`INTERNAL_SERVER_ERROR`, `TIMEOUT`). */
const NOT_CARRIED_OUT = new Set(['ACCESS_DENIED', 'SHOP_INACTIVE', 'MAX_COST_EXCEEDED', 'undefinedField']);
/** When the answer does not say how fast the allowance refills. */
const THROTTLED_MS = 2000;

function failureOf({ errors = [], extensions }: z.infer<typeof answerSchema>): Failure {
  const code = errors[0]?.extensions?.code ?? 'no code';
  const reason = `Shopify answered with an error (${code})`;
  if (code === 'THROTTLED') {
    const cost = extensions?.cost;
    const { currentlyAvailable = 0, restoreRate = 1 } = cost?.throttleStatus ?? {};
    const missing = cost === undefined ? 0 : cost.requestedQueryCost - currentlyAvailable;
    const retryAfterMs = missing > 0 ? Math.ceil((missing / restoreRate) * 1000) : THROTTLED_MS;
    return { outcome: 'failed', kind: 'busy', reason, retryAfterMs };
  }
  if (NOT_CARRIED_OUT.has(code))
    return { outcome: 'failed', kind: 'denied', reason: `${reason}: check what the app may do, and the API version` };
  return { outcome: 'failed', kind: 'broken', reason };
}
