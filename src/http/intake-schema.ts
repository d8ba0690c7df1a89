import { z } from 'zod';
import { languageSchema } from '../core/language.ts';
import { MAX_TEXT_LENGTH } from '../core/message.ts';
import { TICKET_KINDS } from '../core/ticket.ts';

const short = z.string().trim().min(1).max(200);

/** What a source tells of one matter. */
export const intakeSchema = z.object({
  source: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and hyphens, like social-x'),
  /** Your own id of it: the same again changes nothing. */
  externalId: short,
  text: z.string().trim().min(1).max(MAX_TEXT_LENGTH),
  kind: z.enum(TICKET_KINDS).default('request'),
  name: short.nullable().default(null),
  email: z.email().max(200).toLowerCase().nullable().default(null),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'E.164, like +919845012301')
    .nullable()
    .default(null),
  /** The name on the network that it comes from. */
  handle: short.nullable().default(null),
  orderNumber: z.string().trim().min(1).max(64).nullable().default(null),
  language: languageSchema.default('en'),
});
