import type { InferRequestType, InferResponseType } from 'hono/client';
import { client, read } from './call.ts';

export type BrandInfo = InferResponseType<typeof client.brands.$get>[number];

const settings = client.brands[':brandId'].settings;
const section = settings[':section'];

export type BrandSettings = InferResponseType<typeof settings.$get>;
export type SectionName = keyof BrandSettings['sections'];
export type SectionValue = InferRequestType<typeof section.$put>['json']['value'];

export const brandsApi = {
  list: () => read(client.brands.$get()),
  settings: (brandId: string) => read(settings.$get({ param: { brandId } })),
  change: (brandId: string, name: SectionName, json: { version: number; value: SectionValue }) =>
    read(section.$put({ param: { brandId, section: name }, json })),
  /** Back to what the brand file says. */
  reset: (brandId: string, name: SectionName, version: number) =>
    read(section.$delete({ param: { brandId, section: name }, query: { version: String(version) } })),
};
