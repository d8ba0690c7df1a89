import { z } from 'zod';
import { languageSchema } from './language.ts';

/**
 * What a template of each name may use. WhatsApp lets a shop write first, or after 24 hours, only in words that it has
 * approved; these are what Redress has to say then.
 */
export const TEMPLATE_VALUES = {
  /** Any answer of ours: `text` is what was to be said. */
  update: ['text', 'brandName'],
  /** A one-time code. */
  code: ['code', 'brandName'],
} as const satisfies Record<string, readonly string[]>;
export const TEMPLATE_NAMES = ['update', 'code'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** WhatsApp's limit for a template's body, after its variables are filled in. */
export const MAX_TEMPLATE_TEXT = 1024;

/** One approved template of one account, in one language. Its text stands here too, so that people can read what was sent. */
export const messageTemplateSchema = z
  .object({
    name: z.enum(TEMPLATE_NAMES),
    language: languageSchema,
    /** The account that it was approved for. */
    account: z.string().min(1),
    /** The provider's id of it: Twilio's Content SID. */
    id: z.string().regex(/^HX[0-9a-f]{32}$/i, 'a Content SID: HX and 32 hexadecimal digits'),
    /** As it was approved, with {{1}}, {{2}}, ... */
    body: z.string().min(1).max(MAX_TEMPLATE_TEXT),
    /** What stands for {{1}}, {{2}}, ... in this order. */
    variables: z.array(z.string()).default([]),
  })
  .superRefine((template, context) => {
    for (const message of problemsOf(template)) context.addIssue({ code: 'custom', message });
  });
export type MessageTemplate = z.infer<typeof messageTemplateSchema>;

/** WhatsApp refuses such a template, or it would be sent with a hole in it. */
function problemsOf({ name, body, variables }: { name: TemplateName; body: string; variables: string[] }): string[] {
  const used = [...body.matchAll(/\{\{(\d+)\}\}/g)].map((match) => Number(match[1]));
  const problems: string[] = [];
  const known: readonly string[] = TEMPLATE_VALUES[name];
  for (const variable of variables) {
    if (!known.includes(variable)) problems.push(`the template ${name} has no ${variable}; use ${known.join(', ')}`);
  }
  const wanted = variables.map((_, index) => index + 1);
  if (wanted.some((number) => !used.includes(number)) || used.some((number) => number > variables.length))
    problems.push(`the body has {{${[...new Set(used)].join('}}, {{')}}} and there are ${variables.length} variables`);
  if (/^\s*\{\{|\}\}\s*$/.test(body)) problems.push('a body must not begin or end with a variable');
  if (/\}\}\s*\{\{/.test(body)) problems.push('two variables must have words between them');
  if (name === 'code' && !variables.includes('code')) problems.push('the template code has to use the variable code');
  if (name === 'update' && !variables.includes('text'))
    problems.push('the template update has to use the variable text');
  return problems;
}

export interface FilledTemplate {
  id: string;
  /** By position: "1", "2", ... */
  variables: Record<string, string>;
  /** What the customer reads. */
  text: string;
}

/**
 * Fills it in. WhatsApp takes no line breaks, tabs and runs of spaces in a variable; what is too long is cut at a word.
 * `endings`: what a value ends with and what is never cut (links).
 */
export function fillTemplate(
  template: MessageTemplate,
  values: Readonly<Record<string, string>>,
  endings: Readonly<Record<string, string>> = {},
): FilledTemplate {
  const bare = template.body.replace(/\{\{\d+\}\}/g, '').length;
  const room = Math.max(1, Math.floor((MAX_TEMPLATE_TEXT - bare) / Math.max(1, template.variables.length)));
  const variables = Object.fromEntries(
    template.variables.map((name, index) => [String(index + 1), fitted(values[name] ?? '', room, endings[name] ?? '')]),
  );
  const text = template.body.replace(/\{\{(\d+)\}\}/g, (_, number: string) => variables[number] ?? '');
  return { id: template.id, variables, text };
}

function fitted(value: string, room: number, ending: string): string {
  const end = inOneLine(ending);
  const words = shortened(inOneLine(value), Math.max(1, end === '' ? room : room - end.length - 1));
  return [words, end].filter((part) => part !== '').join(' ') || '-';
}

function inOneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

function shortened(line: string, room: number): string {
  if (line.length <= room) return line;
  const cut = line.slice(0, room - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > room / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`;
}
