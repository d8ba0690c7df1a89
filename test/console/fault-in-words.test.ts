import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultInWords, refusalInWords } from '../../src/console/parts/fault-in-words.ts';
import { hints as en } from '../../src/console/texts/en/hints.ts';
import { hints as hi } from '../../src/console/texts/hi/hints.ts';
import { brandSchema } from '../../src/core/brand.ts';
import { testBrand } from '../helpers/test-brand.ts';

const saidOf = (schema: z.ZodType, value: unknown): string => schema.safeParse(value).error?.issues[0]?.message ?? '';

describe('what is wrong with a value', () => {
  it.each([
    ['an e-mail address', z.email(), 'x', hi.email],
    ['an address', z.url(), 'x', hi.url],
    ['nothing', z.string().min(1), '', hi.empty],
    ['what is missing', z.string(), undefined, hi.empty],
    ['a short text', z.string().min(12), 'x', hi.tooShort('12')],
    ['a long text', z.string().max(3), 'long', hi.tooLong('3')],
    ['an empty list', z.array(z.string()).min(1), [], hi.moreItems('1')],
    ['a long list', z.array(z.string()).max(1), ['a', 'b'], hi.fewerItems('1')],
    ['a small number', z.number().min(0), -1, hi.tooLow('0')],
    ['none', z.number().positive(), 0, hi.above('0')],
    ['a large number', z.number().max(10), 11, hi.tooHigh('10')],
    ['half a number', z.int(), 1.5, hi.whole],
    ['no number', z.number(), Number.NaN, hi.number],
    ['no day', z.iso.date(), 'x', hi.day],
    ['another form', z.string().regex(/a/), 'b', hi.wrong],
  ])('is said in Hindi: %s', (_, schema, value, expected) => {
    expect(faultInWords(saidOf(schema, value), hi)).toBe(expected);
  });

  it.each([
    ['phone', { customerCare: { ...testBrand.customerCare, phone: 'x' } }, 'phone'],
    ['hours', { hours: { ...testBrand.hours, opens: '9' } }, 'time'],
    ['languages', { languages: ['en', 'en'] }, 'twice'],
    ['pattern', { orderNumberPattern: '(' }, 'pattern'],
    ['endless pattern', { orderNumberPattern: '(a+)+' }, 'pattern'],
    ['example', { orderNumberExample: 'no number' }, 'unlikePattern'],
    ['charge', { policies: { ...testBrand.policies, cancellationChargePercent: 5 } }, 'charge'],
  ] as const)('is said of a brand’s %s in both languages', (_, change, key) => {
    const said = saidOf(brandSchema, { ...testBrand, ...change });

    expect([faultInWords(said, en), faultInWords(said, hi)]).toEqual([en[key], hi[key]]);
  });

  it('stays as the server says it where it is put in no known way', () => {
    expect(faultInWords('nobody knows this', hi)).toBe('nobody knows this');
  });

  it.each([
    ['url: an https address', `पता: ${hi.url}`],
    ['email: Invalid email address', `${hi.fields.email}: ${hi.email}`],
    ['texts.en: Too small: expected string to have >=1 characters', `${hi.fields.texts}: ${hi.empty}`],
    ['brandIds.0: Invalid input: expected string, received number', `${hi.fields.brandIds}: ${hi.wrong}`],
    ['add.0: letters, digits, spaces and hyphens, at most 40', hi.tag('40')],
    ['shortcut: small letters, digits and hyphens', `${hi.fields.shortcut}: ${hi.shortcut}`],
    ['docket: the number as the helpline gave it', `${hi.fields.docket}: ${hi.docket}`],
    ['month: a month like 2026-11', `${hi.fields.month}: ${hi.month}`],
    ['request: Invalid input: expected object, received null', hi.empty],
    ['request: Unrecognized key: "x"', hi.wrong],
    ['to: Too small: expected date to be >=2026-11-30T00:00:00.000Z', `${hi.fields.to}: ${hi.wrong}`],
    ['text: write something, or attach a file', `${hi.fields.text}: ${hi.empty}`],
    ['its channel cannot take it back', hi.notTaken],
    ['newField: nobody knows this', 'newField: nobody knows this'],
    ['no field: said in a sentence', 'no field: said in a sentence'],
  ])('a refusal names its field and its fault in Hindi: %s', (message, expected) => {
    expect(refusalInWords(message, hi)).toBe(expected);
  });
});
