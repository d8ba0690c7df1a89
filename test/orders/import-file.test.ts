import { describe, expect, it } from 'vitest';
import { readOrders } from '../../src/orders/import-file.ts';

const HEADER =
  'number,status,placedAt,customerName,phone,email,pinCode,sku,title,quantity,unitPrice,carrier,trackingNumber,shipmentStatus,expectedAt';
const GOOD =
  'TS-10001,shipped,2026-11-20,Asha Rao,98450 12301,Asha@Shop.example,560034,LAMP,Cane lamp,2,1499.50,Delhivery,3451,in-transit,2026-11-26';

describe('reading a file of orders', () => {
  it('makes one order of the rows with the same number', () => {
    const result = readOrders(`${HEADER}\n${GOOD}\nTS-10001,,,,,,,RUG,"Rug, jute",1,2499,,,,\n`, 'csv');

    expect(result).toMatchObject({
      outcome: 'ok',
      orders: [
        {
          number: 'TS-10001',
          phone: '+919845012301',
          email: 'asha@shop.example',
          totalPaise: 2 * 149950 + 249900,
          lines: [{ sku: 'LAMP', quantity: 2 }, { title: 'Rug, jute' }],
          shipments: [{ carrier: 'Delhivery', status: 'in-transit' }],
        },
      ],
    });
  });

  it('takes nothing where one row is bad, and names each bad row with its number', () => {
    const bad = GOOD.replace('TS-10001', 'TS-10002').replace('shipped', 'teleported').replace('560034', '056003');
    const worse = GOOD.replace('TS-10001', 'TS-10003').replace('98450 12301', 'soon');

    const result = readOrders([HEADER, GOOD, bad, worse].join('\n'), 'csv');

    expect(result.outcome).toBe('refused');
    const problems =
      result.outcome === 'refused' ? result.problems.map(({ where, message }) => `${where}: ${message}`) : [];
    expect(problems).toEqual([
      expect.stringMatching(/^row 3 \(TS-10002\): status: /),
      expect.stringMatching(/^row 4 \(TS-10003\): phone: not a phone number/),
    ]);
  });

  it('refuses a PIN code that there is not', () => {
    const result = readOrders([HEADER, GOOD.replace('560034', '056003')].join('\n'), 'csv');

    expect(result).toMatchObject({ outcome: 'refused', problems: [{ where: 'row 2 (TS-10001)' }] });
  });

  it.each([
    ['a header without the number', 'status\nshipped', 'csv', 'missing columns: number'],
    ['broken quotes', `${HEADER}\n"TS-1`, 'csv', 'Quote'],
    ['something else than JSON', 'orders!', 'json', 'not a JSON list'],
    ['JSON that is not a list', '{}', 'json', 'not a JSON list'],
  ] as const)('says what is wrong with %s', (_, text, kind, words) => {
    const result = readOrders(text, kind);

    expect(result).toMatchObject({ outcome: 'refused', problems: [{ message: expect.stringContaining(words) }] });
  });

  it('reads JSON, and refuses an order that stands in it twice', () => {
    const order = {
      number: 'ts-10001',
      status: 'placed',
      placedAt: '2026-11-20T10:00:00+05:30',
      lines: [{ sku: 'A', title: 'Lamp', quantity: 1, unitPrice: 100 }],
    };

    expect(readOrders(JSON.stringify([order]), 'json')).toMatchObject({
      outcome: 'ok',
      orders: [{ number: 'TS-10001' }],
    });
    expect(readOrders(JSON.stringify([order, order]), 'json')).toMatchObject({
      outcome: 'refused',
      problems: [{ where: 'order 2 (ts-10001)', message: expect.stringContaining('twice') }],
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a price that is missing', { unitPrice: '' }, 'lines.0.unitPrice: not an amount'],
    ['a price of null', { unitPrice: null }, 'lines.0.unitPrice: not an amount'],
    ['a price in other digits of a number', { unitPrice: '0x10' }, 'lines.0.unitPrice: not an amount'],
    ['a price below nothing', { unitPrice: -1 }, 'lines.0.unitPrice'],
    ['a price without end', { unitPrice: 1e308 }, 'totalPaise'],
    ['a quantity of true', { quantity: true }, 'lines.0.quantity: not a number of pieces'],
    ['a quantity that is missing', { quantity: '' }, 'lines.0.quantity: not a number of pieces'],
    ['a day of two readings', { placedAt: '11/12/2026' }, 'placedAt: not a date'],
    ['no day', { placedAt: null }, 'placedAt: not a date'],
    ['a year', { placedAt: '2026' }, 'placedAt: not a date'],
    ['a day that there is not', { placedAt: '2026-02-30' }, 'placedAt: not a date'],
  ])('takes no order with %s for something else', (_, { placedAt = '2026-11-20', ...line }, words) => {
    const lines = [{ sku: 'A', title: 'Lamp', quantity: 1, unitPrice: 100, ...line }];

    const result = readOrders(JSON.stringify([{ number: 'TS-10001', status: 'placed', placedAt, lines }]), 'json');

    const problems = result.outcome === 'refused' ? result.problems.map(({ message }) => message).join(' ') : 'none';
    expect(problems).toContain(words);
  });

  it.each([
    ['2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24 10:30', '2026-11-24T05:00:00.000Z'],
    ['2026-11-24 10:30:00 +0530', '2026-11-24T05:00:00.000Z'],
    ['2026-11-24T10:30:00Z', '2026-11-24T10:30:00.000Z'],
  ])('reads the moment %s', (written, at) => {
    const result = readOrders([HEADER, GOOD.replace('2026-11-20', written)].join('\n'), 'csv');

    expect(result).toMatchObject({ outcome: 'ok', orders: [{ placedAt: new Date(at) }] });
  });
});
