import type { InferResponseType } from 'hono/client';
import { client, read } from './call.ts';

export type Figures = InferResponseType<typeof client.figures.$get>;

export interface Span {
  /** First and last day: 2026-11-01. */
  from: string;
  until: string;
  brandId?: string;
}

export const reportsApi = {
  figures: (span: Span) => read(client.figures.$get({ query: span })),
  /** `month`: 2026-11. A download, so an address. */
  registerAddress: (month: string, brandId: string | null) =>
    `/api/figures/register.csv?${new URLSearchParams({ month, ...(brandId === null ? {} : { brandId }) })}`,
};
