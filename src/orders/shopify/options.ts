import { z } from 'zod';
import { baseUrl } from '../request.ts';

export const shopifyOptions = z.strictObject({
  /** The shop's own address: https://your-shop.myshopify.com */
  baseUrl,
  /**
   * Admin API access token of a custom app with read_orders, write_orders, read_returns, write_returns and
   * read_customers (orders are found by phone through the customer); read_all_orders for orders older than 60 days.
   */
  accessToken: z.string().min(1),
  /** Pinned: Shopify serves a version for a year, then falls forward to the oldest that it still has. */
  apiVersion: z
    .string()
    .regex(/^\d{4}-(01|04|07|10)$/)
    .default('2026-07'),
  /** Whether Shopify mails the customer when it cancels. Off: the bot has told them already. */
  notifyCustomer: z.boolean().default(false),
  /** How long to wait between looks at a cancellation, which Shopify does in the background. Milliseconds. */
  pollMs: z.number().int().positive().default(700),
});
export type ShopifyOptions = z.infer<typeof shopifyOptions>;
