import { expect, it } from 'vitest';
import type { DoneEffect } from '../../src/core/effect.ts';
import type { OrderAction } from '../../src/core/order-action.ts';
import { actionList } from '../../src/services/effects/action-list.ts';
import { SAMPLES } from '../contracts/orders.ts';
import { anOrder, NOW, PHONE } from '../helpers/orders.ts';
import { newestCode, openRoad } from '../helpers/road.ts';

const done = (action: OrderAction, reference: string | null = 'R-1'): DoneEffect => ({
  id: 'e',
  brandId: 'shop',
  conversationId: 'c',
  call: 'x',
  arguments: {},
  action,
  followUpAt: null,
  attempts: 1,
  createdAt: NOW,
  outcome: 'done',
  settledAt: NOW,
  reference,
});
const HEAD = 'day,order,action,item,quantity,reason,pickup,refund,paidBy,payTo,reference';

it('lists what was promised on the real road, and nothing that was not done', async () => {
  const road = await openRoad({ orders: [anOrder()] });
  const asha = road.whatsApp(PHONE);
  await asha.say('cancel my order TS-10001');
  await asha.say(newestCode(road));
  const since = new Date(NOW.getTime() - 1000);
  expect(actionList(await road.store.effects.done('shop', since, 10))).toEqual([HEAD]);

  await asha.say('yes');

  expect(actionList(await road.store.effects.done('shop', since, 10))).toEqual([
    HEAD,
    '2026-11-24,TS-10001,cancel,,,customer,,2000.00,2026-12-01,,TS-10001',
  ]);
  expect(await road.store.effects.done('other', since, 10)).toEqual([]);
  expect(await road.store.effects.done('shop', new Date(NOW.getTime() + 1000), 10)).toEqual([]);
});

it.each<[OrderAction, string]>([
  [SAMPLES['create-return'], '1004,return,MUG-1,1,Handle broken,2026-11-27 09-13,499.00,2026-12-04,,R-1'],
  [SAMPLES['move-pickup'], '1004,move-pickup,R-1,,,2026-11-28 13-17,,,,R-1'],
  [
    { ...SAMPLES['request-refund'], payout: { kind: 'upi', address: 'asha@okaxis' } } as OrderAction,
    '1004,request-refund,,,Arrived late,,499.50,2026-12-04,asha@okaxis,R-1',
  ],
  [
    { kind: 'cancel', orderNumber: '1001', reason: '=HYPERLINK("http://evil")' },
    `1001,cancel,,,"'=HYPERLINK(""http://evil"")",,,,,R-1`,
  ],
])('writes %j', (action, line) => {
  expect(actionList([done(action)])[1]).toBe(`2026-11-24,${line}`);
});
