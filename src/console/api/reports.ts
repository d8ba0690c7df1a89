import type { InferResponseType } from 'hono/client';
import { client, read } from './call.ts';

export type Report = InferResponseType<typeof client.reports.$get>;

export interface Span {
  /** First and last day: 2026-11-01. */
  from: string;
  to: string;
  brandId?: string;
}

export const reportsApi = {
  report: (span: Span) => read(client.reports.$get({ query: span })),
  suggest: (body: { text: string; intent: string; language: string }) =>
    read(client['phrase-suggestions'].$post({ json: body })),
  /** `month`: 2026-11. A download, so an address. */
  registerAddress: (kind: 'csv' | 'pdf', month: string, brandId: string) =>
    `/api/reports/register.${kind}?${new URLSearchParams({ month, brandId })}`,
};
