import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import type { Brand } from '../../src/core/brand.ts';
import { createIds } from '../../src/lib/ids.ts';
import { createOrders } from '../../src/orders/index.ts';
import { anOrder, NOW } from '../helpers/orders.ts';
import { startShopServer } from '../helpers/shop-servers/server.ts';
import { testBrand } from '../helpers/test-brand.ts';
import { openTestStore } from '../helpers/test-store.ts';

const signal = AbortSignal.timeout(60_000);
const brandWith = (source: string, options: Record<string, unknown> = {}, id = 'shop'): Brand => ({
  ...testBrand,
  id,
  orders: { source, options },
});

async function create(...brands: Brand[]) {
  const store = await openTestStore();
  const deps = { imported: store.orders, clock: { now: () => NOW }, ids: createIds() };
  return { store, orders: () => createOrders(brands, deps) };
}

describe('where a brand’s orders come from', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['oracle', {}, ['brand shop', 'no order source is called oracle', 'local, shopify, woocommerce, http']],
    ['shopify', { baseUrl: 'https://x.myshopify.com' }, ['brand shop', 'shopify', 'orders.options.accessToken']],
    ['shopify', { baseUrl: 'not an address', accessToken: 't' }, ['orders.options.baseUrl']],
    ['shopify', { baseUrl: 'https://x.myshopify.com', accessToken: 't', apiVersion: '2026' }, ['options.apiVersion']],
    ['woocommerce', { baseUrl: 'http://shop.example.in', consumerKey: 'k', consumerSecret: 's' }, ['options.baseUrl']],
    ['http', { baseUrl: 'https://erp.example.in', secret: 'too short' }, ['orders.options.secret']],
    ['http', { baseUrl: 'https://erp.example.in', secret: 'x'.repeat(32), sceret: 'y' }, ['sceret']],
    ['local', { file: 'orders.csv' }, ['file']],
  ])('says what is wrong with %s %j', async (source, options, parts) => {
    const { orders } = await create(brandWith(source, options));

    expect(orders).toThrow(expect.objectContaining({ code: 'config.invalid' }));
    for (const part of parts) expect(orders).toThrow(part);
    for (const secret of ['too short', 'xxxx']) expect(orders).not.toThrow(secret);
  });

  it('keeps brands apart: each reads its own system and nobody else’s', async () => {
    const seen: string[] = [];
    const server = await startShopServer({
      isWrite: () => false,
      answer(call) {
        seen.push(call.target);
        return { status: 404, body: { error: 'not-found', detail: 'none' } };
      },
    });
    stops.push(server.stop);
    const erp = brandWith('http', { baseUrl: server.url, secret: 'x'.repeat(32) }, 'erp');
    const { store, orders } = await create(brandWith('local'), erp);
    await store.orders.import('shop', [anOrder()]);
    await store.orders.import('erp', [anOrder()]);

    const all = orders();

    expect((await all.findByNumber('shop', 'TS-10001', signal)).outcome).toBe('found');
    expect((await all.findByNumber('erp', 'TS-10001', signal)).outcome).toBe('not-found');
    expect(seen).toEqual(['/orders/TS-10001?brand=erp']);
    expect(() => all.findByNumber('nobody', 'TS-10001', signal)).toThrow('there is no brand nobody');
  });

  it('is shown in the example of the brand file, for each source', async () => {
    const file = readFileSync(new URL('../../redress.config.example.yaml', import.meta.url), 'utf8');
    expect(parseDocument(file).errors).toEqual([]);
    const examples = [...file.matchAll(/^ {4}# orders:\n((?: {4}#.*\n)+?)(?= {4}# orders:| {4}[^#]|\n|$)/gm)].map(
      ([block]) => parse(block.replaceAll(/^ {4}# ?/gm, '')).orders,
    );

    expect(examples.map(({ source }) => source)).toEqual(['shopify', 'woocommerce', 'http']);
    for (const { source, options } of examples) {
      const filled = Object.fromEntries(
        Object.entries(options).map(([name, value]) => [name, String(value).startsWith('${') ? 's'.repeat(32) : value]),
      );
      expect((await create(brandWith(source, filled))).orders).not.toThrow();
    }
  });
});
