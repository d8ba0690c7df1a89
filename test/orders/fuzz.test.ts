import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Order, orderSchema } from '../../src/core/order.ts';
import { createHttpOrders, httpOrdersOptions } from '../../src/orders/http/index.ts';
import { readOrders } from '../../src/orders/import-file.ts';
import { createShopifyOrders, shopifyOptions } from '../../src/orders/shopify/index.ts';
import { createWooCommerceOrders, wooCommerceOptions } from '../../src/orders/woocommerce/index.ts';
import { startErp } from '../helpers/shop-servers/erp.ts';
import { startShopify } from '../helpers/shop-servers/shopify.ts';
import { startWooCommerce } from '../helpers/shop-servers/woocommerce.ts';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
const PHONE = '+919876543210';
const WOO = { key: 'ck_0123456789abcdef', secret: 'cs_fedcba9876543210' };
const SHOPIFY = { token: 'shpat_0123456789abcdef', version: '2026-07' };

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** What may stand where something else was expected. */
const strange: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    '',
    -1,
    0,
    1e308,
    0.1,
    true,
    [],
    {},
    'x'.repeat(10_000),
    '\u0000',
    '٣',
    '2026-02-30',
    'javascript:alert(1)',
    '__proto__',
    '999999999999.99',
  ),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

/** Somewhere in the answer something is replaced, or missing. `steps` leads there. */
function changed(value: Json, steps: readonly number[], by: Json | undefined): Json {
  const [step = 0, ...rest] = steps;
  if (typeof value !== 'object' || value === null || steps.length === 0) return by ?? null;
  const keys = Object.keys(value);
  if (keys.length === 0) return by ?? null;
  const key = keys[step % keys.length] ?? '';
  const copy: Json = Array.isArray(value) ? [...value] : { ...value };
  const inner: Json = Reflect.get(value, key);
  if (by === undefined && (rest.length === 0 || typeof inner !== 'object')) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, changed(inner, rest, by));
  return copy;
}

describe('whatever a shop’s system answers', () => {
  let target = '';
  let change: (body: Json) => Json = (body) => body;
  /** Passes requests on, and changes the answers. */
  const between = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
      const body = Buffer.concat(parts);
      fetch(`${target}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(body.length === 0 ? {} : { body }),
      })
        .then(async (answer) => {
          const json = JSON.stringify(change((await answer.json()) as Json));
          response.writeHead(answer.status, { 'content-type': 'application/json' }).end(json);
        })
        .catch(() => response.destroy());
    });
  });
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((done) => between.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  });
  afterAll(() => void between.close());

  const sources = {
    async http() {
      const order = {
        number: '1001',
        status: 'shipped',
        placedAt: '2026-11-01T10:00:00+05:30',
        totalPaise: 99_900,
        phone: PHONE,
        lines: [{ sku: 'MUG-1', title: 'Mug', quantity: 2, unitPricePaise: 49_950 }],
        shipments: [],
      };
      const server = await startErp(SECRET, 'kaapi', [order]);
      return {
        server,
        orders: createHttpOrders(httpOrdersOptions.parse({ baseUrl: `${url}/redress/`, secret: SECRET })),
      };
    },
    async shopify() {
      const line = { id: '1', sku: 'MUG-1', name: 'Mug', quantity: 2, price: '499.50' };
      const fields = { phone: PHONE, displayFulfillmentStatus: 'IN_PROGRESS' };
      const order = { name: '#1001', createdAt: '2026-11-01T10:00:00Z', lines: [line], total: '999.00', fields };
      const server = await startShopify(SHOPIFY, [order], {});
      return {
        server,
        orders: createShopifyOrders(shopifyOptions.parse({ baseUrl: url, accessToken: SHOPIFY.token, pollMs: 15 })),
      };
    },
    async woocommerce() {
      const fields = {
        billing: { first_name: 'Asha', last_name: 'Rao', postcode: '560 001', phone: PHONE, email: 'a@b.example' },
      };
      const server = await startWooCommerce(WOO, [
        { id: 101, number: '1001', status: 'processing', created: '2026-11-01T10:00:00', total: '999.00', fields },
      ]);
      const options = { baseUrl: url, consumerKey: WOO.key, consumerSecret: WOO.secret };
      return { server, orders: createWooCommerceOrders(wooCommerceOptions.parse(options)) };
    },
  };

  it.each(['http', 'shopify', 'woocommerce'] as const)(
    '%s gives an order that is whole, or says that it cannot be read',
    async (name) => {
      const { server, orders } = await sources[name]();
      target = server.url;
      const signal = (): AbortSignal => AbortSignal.timeout(5_000);
      const outcomes = new Set<string>();
      change = (body) => body;
      expect((await orders.findByNumber('kaapi', '1001', signal())).outcome).toBe('found');

      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(30), { maxLength: 9 }),
          fc.option(strange, { nil: undefined }),
          async (steps, by) => {
            change = (body) => changed(body, steps, by);
            const one = await orders.findByNumber('kaapi', '1001', signal());
            const all = await orders.findByContact('kaapi', { kind: 'phone', value: PHONE }, signal());
            const found: Order[] = [
              ...(one.outcome === 'found' ? [one.order] : []),
              ...(all.outcome === 'found' ? all.orders : []),
            ];
            outcomes.add(one.outcome);

            for (const order of found) expect(orderSchema.safeParse(order).error?.issues ?? []).toEqual([]);
            if (one.outcome === 'found') expect(one.order.number).toBe('1001');
          },
        ),
        { seed: 20261128, numRuns: 150 },
      );
      await server.stop();

      expect([...outcomes].sort()).toEqual(expect.arrayContaining(['found', 'unavailable']));
    },
    60_000,
  );
});

describe('whatever stands in a file of orders', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '',
      '"',
      ',',
      '\n',
      '=HYPERLINK("x")',
      '1e999',
      '-1',
      '2026-02-30',
      'shipped',
      '+91 98765 43210',
      '__proto__',
      '\u0000',
    ),
  );
  const header =
    'number,status,placedAt,sku,title,quantity,unitPrice,phone,email,pinCode,carrier,trackingNumber,shipmentStatus';

  it('as CSV is read whole, or every bad row is named', () => {
    const row = fc
      .array(cell, { minLength: 5, maxLength: 14 })
      .map((cells) => cells.map((one) => (/[",\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(','));
    const file = fc.oneof(
      fc.array(row, { maxLength: 6 }).map((rows) => [header, ...rows].join('\n')),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(row).map((rows) => rows.join('\r\n')),
    );
    fc.assert(
      fc.property(file, (text) => holds(readOrders(text, 'csv'))),
      { numRuns: 500 },
    );
  });

  it('as JSON is read whole, or every bad order is named', () => {
    const order = fc.record(
      {
        number: cell,
        status: cell,
        placedAt: cell,
        lines: fc.oneof(fc.array(fc.dictionary(cell, strange)), strange),
        phone: strange,
        email: cell,
        shipments: strange,
      },
      { requiredKeys: [] },
    );
    const file = fc.oneof(
      fc.array(fc.oneof(order, strange)).map((all) => JSON.stringify(all)),
      fc.json(),
      fc.string(),
    );
    fc.assert(
      fc.property(file, (text) => holds(readOrders(text, 'json'))),
      { numRuns: 500 },
    );
  });

  function holds(result: ReturnType<typeof readOrders>): void {
    if (result.outcome === 'ok')
      for (const order of result.orders) expect(orderSchema.safeParse(order).error?.issues ?? []).toEqual([]);
    else for (const { where, message } of result.problems) expect(`${where}: ${message}`).toMatch(/\S+.*: \S/);
  }
});
