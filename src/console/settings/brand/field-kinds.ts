import { inRupees } from '../../parts/formats.ts';

/** How a setting is typed and what becomes of it. Everything is a text while it is edited. */
export type FieldKind =
  | 'text'
  | 'area'
  | 'optional'
  | 'number'
  | 'numberOrNone'
  | 'rupees'
  | 'payer'
  | 'time'
  | 'switch'
  | 'assign'
  | 'days'
  | 'languages'
  | 'notices'
  | 'lines'
  | 'months';

const PAISE = 100;

/** What stands in the field for a value of the settings. */
export function toText(kind: FieldKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (kind) {
    case 'rupees':
      return String(Number(value) / PAISE);
    case 'lines':
      return Array.isArray(value) ? value.join('\n') : '';
    case 'days':
    case 'languages':
    case 'notices':
      return Array.isArray(value) ? value.join(',') : '';
    case 'months':
      return Object.entries(Object(value))
        .map(([category, months]) => `${category}: ${months}`)
        .join('\n');
    default:
      return String(value);
  }
}

/** The value that is sent; what cannot be read is sent as it is, for the server to say what is wrong. */
export function toValue(kind: FieldKind, text: string): unknown {
  const typed = text.trim();
  switch (kind) {
    case 'number':
    case 'numberOrNone':
      return typed === '' ? null : toNumber(typed);
    case 'rupees': {
      const rupees = typed === '' ? null : toNumber(typed);
      return typeof rupees === 'number' ? Math.round(rupees * PAISE) : rupees;
    }
    case 'payer':
      return typed === '' ? null : typed;
    case 'switch':
      return typed === 'true';
    case 'optional':
      return typed === '' ? undefined : typed;
    case 'lines':
      return linesOf(typed);
    case 'days':
      return typed === '' ? [] : typed.split(',').map(Number).sort();
    case 'languages':
    case 'notices':
      return typed === '' ? [] : typed.split(',');
    case 'months':
      return Object.fromEntries(linesOf(typed).map(readMonths));
    default:
      return typed;
  }
}

/** Thousands and lakhs may be set apart: `1,00,000`. Anything else stays a text: JSON makes `null` of NaN, and null is "none". */
function toNumber(typed: string): number | string {
  const isGrouped = /^\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?$/.test(typed);
  const value = Number(isGrouped ? typed.replaceAll(',', '') : typed);
  return typed !== '' && Number.isFinite(value) ? value : typed;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `kitchen: 24` */
function readMonths(line: string): [string, unknown] {
  const at = line.lastIndexOf(':');
  return at < 0 ? [line, null] : [line.slice(0, at).trim(), toNumber(line.slice(at + 1).trim())];
}

/** In one line, to be read. */
export function inWords(kind: FieldKind, value: unknown): string {
  if (kind === 'rupees' && typeof value === 'number') return inRupees(value);
  return toText(kind, value).replaceAll('\n', ', ') || '–';
}

export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, key) => (isPlain(found) ? found[key] : undefined), value);
}

/** A copy with another value at that place. */
export function withValueAt(value: unknown, path: string, next: unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  const whole = isPlain(value) ? value : {};
  return { ...whole, [key]: rest.length === 0 ? next : withValueAt(whole[key], rest.join('.'), next) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
