import { z } from 'zod';
import { baseUrl } from '../request.ts';

export const httpOrdersOptions = z.strictObject({
  /** Where the four routes of src/orders/README.md begin: https://erp.example.in/redress */
  baseUrl,
  /** Shared with that system. `whsec_` and base64, as Standard Webhooks writes it, or any text of 24 characters or more. */
  secret: z.string().min(24),
});
export type HttpOrdersOptions = z.infer<typeof httpOrdersOptions>;
