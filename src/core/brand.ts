import { z } from 'zod';
import { languageSchema } from './language.ts';
import { fitsOrderPattern, isOrderPattern, repeatsRepeats } from './order-pattern.ts';
import { brandPoliciesSchema, businessHoursSchema } from './policy.ts';
import { messageTemplateSchema } from './template.ts';
import { ticketRulesSchema } from './ticket-rules.ts';

const accountIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,40}$/, 'use small letters, digits and hyphens, e.g. demo-webchat');

/** As it is shown to customers: `+91 80 4000 1234`, `1800 000 4321`. */
const phoneSchema = z
  .string()
  .regex(/^\+?(?:[\s()./-]*\d){3,15}[\s()./-]*$/, 'a phone number such as +91 80 4000 1234 or 1800 000 4321');

export const officerSchema = z.object({
  name: z.string().min(1),
  designation: z.string().min(1),
  phone: phoneSchema,
  email: z.email(),
  address: z.string().min(1),
});

export const accountSchema = z.object({
  id: accountIdSchema,
  channel: z.string().min(1),
  options: z.record(z.string(), z.unknown()).default({}),
});
export type ChannelAccount = z.infer<typeof accountSchema>;

/** One brand of the installation, as `redress.config.yaml` has it. */
export const brandSchema = z
  .object({
    id: accountIdSchema,
    name: z.string().min(1),
    /** The first is the default. */
    languages: z
      .array(languageSchema)
      .min(1)
      .refine((all) => new Set(all).size === all.length, 'has a language twice; name each once'),
    /** What an order number looks like, as a regular expression without anchors. */
    orderNumberPattern: z
      .string()
      .min(1)
      .refine(isOrderPattern, 'not a regular expression that can be used, e.g. [A-Z]{2,4}-?\\d{4,8}')
      .refine(
        (source) => !repeatsRepeats(source),
        'repeats a group that itself repeats or chooses, which takes for ever on some texts; write it without, e.g. [A-Z]{2,4}-?\\d{4,8}',
      )
      .default('[A-Z]{2,4}-?\\d{4,8}'),
    /** An example to show to customers. */
    orderNumberExample: z.string().min(1),
    /** Rule 4(4): name, contact details and designation of the grievance officer are displayed. */
    grievanceOfficer: officerSchema,
    /** Rule 4(1): who resides in India and answers for compliance; the last step of the escalation ladder. */
    nodalPerson: officerSchema.optional(),
    /** Rule 4(2): the company behind the brand; shown on the help page. */
    legalEntity: z
      .object({ name: z.string().min(1), address: z.string().min(1), website: z.url().optional() })
      .optional(),
    customerCare: z.object({ phone: phoneSchema, email: z.email(), hours: z.string().min(1) }),
    accounts: z.array(accountSchema),
    /** Approved WhatsApp templates, for writing first or after the 24-hour window. */
    templates: z.array(messageTemplateSchema).default([]),
    hours: businessHoursSchema.prefault({}),
    tickets: ticketRulesSchema.prefault({}),
    policies: brandPoliciesSchema.prefault({}),
    /** Where orders are read and acted upon. Default: those imported into Redress. */
    orders: z
      .object({ source: z.string().min(1), options: z.record(z.string(), z.unknown()).default({}) })
      .default({ source: 'local', options: {} }),
    /** Days of silence after which a person is erased; DPDP Rules 2025, rule 8(3) keeps traces for a year. */
    retentionDays: z
      .number()
      .int()
      .min(365, 'at least a year (DPDP Rules 2025, rule 8(3))')
      .default(3 * 365),
    /** Tries to prove an order by PIN code, per contact and per order, within a day. */
    identityAttempts: z.number().int().positive().default(3),
  })
  .refine(({ orderNumberExample: example, orderNumberPattern: pattern }) => fitsOrderPattern(example, pattern), {
    path: ['orderNumberExample'],
    error: 'does not look as orderNumberPattern has it; correct one of the two',
  });
export type Brand = z.infer<typeof brandSchema>;
