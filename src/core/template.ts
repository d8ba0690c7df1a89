import { z } from 'zod';
import { languageSchema } from './language.ts';

/**
 * Templates that Redress sends by itself, and what each may use, the first of which it needs. WhatsApp lets a shop write
 * first, or after 24 hours, only in words that it has approved. All other names are the shop's own: people choose those in
 * the console.
 */
export const TEMPLATE_VALUES = {
  /** Any answer of ours: `text` is what was to be said. */
  update: ['text', 'brandName'],
  /** A one-time code. */
  code: ['code', 'brandName'],
  /** A ticket's new state, in words of its own; without one of these `update` says it. */
  'ticket-resolved': ['ticketNumber', 'brandName'],
  'ticket-waiting-customer': ['ticketNumber', 'brandName'],
  'ticket-reopened': ['ticketNumber', 'brandName'],
} as const satisfies Record<string, readonly string[]>;
export const TEMPLATE_NAMES = [
  'update',
  'code',
  'ticket-resolved',
  'ticket-waiting-customer',
  'ticket-reopened',
] as const satisfies (keyof typeof TEMPLATE_VALUES)[];
export type TemplateName = (typeof TEMPLATE_NAMES)[number];
/** What a variable of the shop's own template is called; the person who fills it in reads this. */
const LABEL = /^\p{L}[\p{L}\p{M}\p{N} _-]{0,39}$/u;

/** WhatsApp's limit for a template's body, after its variables are filled in. */
export const MAX_TEMPLATE_TEXT = 1024;

/** One approved template of one account, in one language. Its text stands here too, so that people can read what was sent. */
export const messageTemplateSchema = z
  .object({
    name: z.string().regex(/^[a-z][a-z0-9_-]{1,59}$/, 'small letters, digits, hyphens, e.g. return-picked-up'),
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
function problemsOf({ name, body, variables }: { name: string; body: string; variables: string[] }): string[] {
  const used = [...body.matchAll(/\{\{(\d+)\}\}/g)].map((match) => Number(match[1]));
  const problems = isOwnName(name) ? problemsOfValues(name, variables) : problemsOfLabels(variables);
  const wanted = variables.map((_, index) => index + 1);
  if (wanted.some((number) => !used.includes(number)) || used.some((number) => number < 1 || number > wanted.length))
    problems.push(`the body has {{${[...new Set(used)].join('}}, {{')}}} and there are ${variables.length} variables`);
  // Meta's own words for codes begin with it: "{{1}} is your verification code."
  if (name !== 'code' && /^\s*\{\{|\}\}\s*$/.test(body)) problems.push('a body must not begin or end with a variable');
  if (/\}\}\s*\{\{/.test(body)) problems.push('two variables must have words between them');
  return problems;
}

function isOwnName(name: string): name is TemplateName {
  return Object.hasOwn(TEMPLATE_VALUES, name);
}

function problemsOfValues(name: TemplateName, variables: readonly string[]): string[] {
  const known: readonly string[] = TEMPLATE_VALUES[name];
  const needed = known[0] ?? '';
  const problems = variables
    .filter((variable) => !known.includes(variable))
    .map((variable) => `the template ${name} has no ${variable}; use ${known.join(', ')}`);
  return variables.includes(needed)
    ? problems
    : [...problems, `the template ${name} has to use the variable ${needed}`];
}

function problemsOfLabels(variables: readonly string[]): string[] {
  const problems = variables
    .filter((variable) => !LABEL.test(variable))
    .map((variable) => `${variable} is no name for a variable: letters, digits, spaces and hyphens, at most 40`);
  return new Set(variables).size === variables.length
    ? problems
    : [...problems, 'two variables have the same name; who fills them in could not tell them apart'];
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
  const words = template.body.split(/\{\{\d+\}\}/);
  const room = Math.max(1, Math.floor((MAX_TEMPLATE_TEXT - words.join('').length) / Math.max(1, words.length - 1)));
  const variables = Object.fromEntries(
    template.variables.map((name, index) => [String(index + 1), fitted(values[name] ?? '', room, endings[name] ?? '')]),
  );
  return filled(template, variables);
}

/** Why words that a person chose for a template cannot go out. */
export type WrongValues = 'incomplete' | 'too-long';

/**
 * The same with a person's words: nothing of them is cut. `incomplete`: a value is missing, or one is given that the
 * template does not have.
 */
export function fillByHand(
  template: MessageTemplate,
  values: Readonly<Record<string, string>>,
): FilledTemplate | WrongValues {
  const given = template.variables.map((name) => inOneLine((Object.hasOwn(values, name) ? values[name] : null) ?? ''));
  if (given.includes('') || Object.keys(values).length !== given.length) return 'incomplete';
  const whole = filled(template, Object.fromEntries(given.map((value, index) => [String(index + 1), value])));
  return whole.text.length > MAX_TEMPLATE_TEXT ? 'too-long' : whole;
}

function filled({ id, body }: MessageTemplate, variables: Record<string, string>): FilledTemplate {
  return { id, variables, text: body.replace(/\{\{(\d+)\}\}/g, (_, number: string) => variables[number] ?? '') };
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
