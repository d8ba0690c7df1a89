import { z } from 'zod';
import { baseUrl } from '../request.ts';

export const wooCommerceOptions = z.strictObject({
  /** The shop's address, with the folder WordPress is in: https://shop.example.in */
  baseUrl,
  /** REST API key with read and write (WooCommerce, Settings, Advanced, REST API). */
  consumerKey: z.string().min(1),
  consumerSecret: z.string().min(1),
  /**
   * What the shop means by "completed". WooCommerce knows no delivery: most shops complete an order when it leaves. With
   * `delivered` the day of completion counts as the day of delivery.
   */
  completedMeans: z.enum(['shipped', 'delivered']).default('shipped'),
});
export type WooCommerceOptions = z.infer<typeof wooCommerceOptions>;
