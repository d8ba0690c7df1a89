import type { InferResponseType } from 'hono/client';
import { client, read } from './call.ts';

export type BrandInfo = InferResponseType<typeof client.brands.$get>[number];

export const brandsApi = { list: () => read(client.brands.$get()) };
