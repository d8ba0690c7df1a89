import type { Argument, Step } from '../../src/core/flow.ts';
import type { TextKey } from '../languages/en.ts';

/** Steps of a flow, by their ids. Parts are spread into the steps of several flows. */
export type Steps = Record<string, Step<TextKey>>;

/** The line of an order that is talked about, as calls and other flows take it. */
export const ORDER_LINE = {
  orderNumber: { slot: 'orderNumber' },
  sku: { slot: 'sku' },
  quantity: { slot: 'quantity' },
} satisfies Record<string, Argument>;

/** When it is fetched, as `createReturn` takes it (chosen by `choosePickup`). */
export const PICKUP = {
  pickupDay: { slot: 'pickupDay' },
  pickupWindow: { slot: 'pickupWindow' },
} satisfies Record<string, Argument>;
