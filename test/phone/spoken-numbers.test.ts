import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogues, phrases } from '../../flows/index.ts';
import type { Expectation, SlotValue } from '../../src/core/flow.ts';
import type { PhraseBook } from '../../src/core/phrase-book.ts';
import { drawTicketNumber } from '../../src/core/ticket-number.ts';
import { sayAmount } from '../../src/engine/spoken/amount.ts';
import { spell, spellPhone } from '../../src/engine/spoken/digits.ts';
import { fillTemplate } from '../../src/engine/template.ts';
import { engineWith, flow, message, stateAt } from '../engine/fixture.ts';
import { factsFor } from '../flows/play.ts';

const facts = {
  ...factsFor('spoken'),
  orderNumberPattern: 'KH-?\\d{5}',
  values: { ...factsFor('spoken').values, orderNumberExample: 'KH-10234' },
};
const KINDS = [
  'order-number',
  'ticket-number',
  'pin-code',
  'code',
  'phone',
  'amount',
  'serial-number',
] as const satisfies Expectation[];
type Kind = (typeof KINDS)[number];
const engine = engineWith(
  ...KINDS.map((kind) =>
    flow(kind, {
      ask: { kind: 'ask', slot: 'answer', expect: kind, text: 'ask', next: 'sure' },
      sure: { kind: 'ask', slot: 'sure', expect: 'yes-no', text: 'sure', next: 'end' },
      end: { kind: 'end', text: 'end' },
    }),
  ),
);

/** What is understood of an answer to that question on the phone. */
function hear(kind: Kind, transcript: string): SlotValue {
  const { state } = engine.advance(stateAt(kind, 'ask'), message(transcript), facts);
  return state.stack.find(({ flow: id }) => id === kind)?.slots['answer'] ?? null;
}

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const ticketNumbers = digits(13).map((drawn) => {
  let at = 0;
  const next = (count: number): string => {
    at += count;
    return drawn.slice(at - count, at);
  };
  return drawTicketNumber({ next: () => '', digits: next });
});
const pinCodes = fc.tuple(fc.integer({ min: 1, max: 9 }), digits(5)).map(([first, rest]) => `${first}${rest}`);

/** Names of 10 to 99 that are no round tens, by language. */
const BOOKS: PhraseBook[] = [phrases.en, phrases.hi, phrases['hi-latn']];
const PAIRS = BOOKS.map(pairsOf);
function pairsOf(book: PhraseBook): Map<string, string> {
  const counting = Object.entries(book.counting);
  const units = book.digits;
  const round = counting.filter(([, number]) => number >= 20 && number % 10 === 0);
  const made = round.flatMap(([word, number]) =>
    units.flatMap(([unit = ''], value) => (value === 0 ? [] : [[String(number + value), `${word} ${unit}`] as const])),
  );
  const whole = counting
    .filter(([, number]) => Number.isInteger(number) && number % 10 !== 0)
    .map(([word, number]) => [String(number), word] as const);
  return new Map(book === phrases.en ? [...made, ...whole] : whole);
}

/** How somebody may say a row of digits and a recogniser write it: words of any language, numerals, "double five", pairs, commas. */
function saidAs(row: string, choices: readonly number[]): string {
  let said = '';
  for (let at = 0, turn = 0; at < row.length; turn += 1) {
    const choice = choices[turn % choices.length] ?? 0;
    const [piece, length] = pieceOf(row.slice(at), choice);
    said += `${at === 0 ? '' : ([' ', ', ', ' ', '. '][choice % 4] ?? ' ')}${choice % 5 === 0 ? capital(piece) : piece}`;
    at += length;
  }
  return said;
}

function pieceOf(rest: string, choice: number): [piece: string, length: number] {
  const [first = '', second] = rest;
  const book = BOOKS[choice % 3];
  const word = choice % 7 === 0 ? first : (book?.digits[Number(first)]?.[0] ?? first);
  if (first === second && choice % 2 === 0) return [`${Object.keys(book?.repeats ?? {})[0]} ${word}`, 2];
  const pair = choice % 11 === 0 ? PAIRS[choice % 3]?.get(rest.slice(0, 2)) : undefined;
  return pair === undefined ? [word, 1] : [pair, 2];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const ways = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 });

describe('numbers that are read out, said back, are understood as the same', () => {
  it.each<[Kind, fc.Arbitrary<string>, (number: string) => string]>([
    ['order-number', digits(5).map((five) => `KH-${five}`), spell],
    ['ticket-number', ticketNumbers, spell],
    ['pin-code', pinCodes, spell],
    ['code', digits(6), spell],
    ['serial-number', digits(7).map((seven) => `SN${seven}`), spell],
    ['phone', digits(9).map((nine) => `+919${nine}`), spellPhone],
  ])('%s', (kind, numbers, read) => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(hear(kind, read(number))).toBe(number);
        expect(hear(kind, `It is ${read(number)}.`)).toBe(number);
      }),
    );
  });

  it.each([
    ['English', catalogues.en],
    ['Hindi', catalogues.hi],
  ])('amounts, in %s', (_, catalogue) => {
    const words: Readonly<Record<string, string>> = catalogue;
    const fill = (key: string, values: Record<string, string>): string =>
      fillTemplate(words[key] ?? key, ({ name }) => values[name] ?? '');
    const amounts = fc.oneof(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: 1, max: 100_000 }));

    fc.assert(
      fc.property(amounts, (paise) => {
        expect(hear('amount', sayAmount(paise, fill))).toBe(paise);
      }),
    );
  });
});

describe('numbers as people say them', () => {
  it.each<[Kind, fc.Arbitrary<string>]>([
    ['order-number', digits(5)],
    ['ticket-number', ticketNumbers],
    ['pin-code', pinCodes],
    ['code', digits(6)],
    ['phone', digits(9).map((nine) => `9${nine}`)],
  ])('%s: in words of any language, doubles, pairs and numerals, however punctuated', (kind, numbers) => {
    fc.assert(
      fc.property(numbers, ways, (number, choices) => {
        const said = saidAs(number, choices);
        const expected = { 'order-number': `KH-${number}`, phone: `+91${number}` }[kind as string] ?? number;
        expect([said, hear(kind, kind === 'order-number' ? `K H. ${said}` : said)]).toEqual([said, expected]);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[Kind, string, SlotValue]>([
    ['order-number', 'K H. One, zero 234.', 'KH-10234'],
    ['order-number', 'K H ten two thirty four', 'KH-10234'],
    ['order-number', 'के एच दस दो चौंतीस', 'KH-10234'],
    ['order-number', 'K h one o two three four', 'KH-10234'],
    ['order-number', 'Order no. one zero two three four', 'KH-10234'],
    ['ticket-number', '4 5 6, 7 8 9. 0 1 2 8', '4567890128'],
    ['pin-code', 'Fifty six, double zero, thirty four.', '560034'],
    ['pin-code', 'छप्पन शून्य शून्य चौंतीस', '560034'],
    ['pin-code', 'paanch paanch, ek do teen chaar', '551234'],
    ['pin-code', '५६० ०३४', '560034'],
    ['pin-code', 'Triple one, double nine, 5.', '111995'],
    ['code', '1 2 3, 4 5 6', '123456'],
    ['phone', '98450, 12301.', '+919845012301'],
    ['amount', 'two thousand three hundred rupees', 230_000],
    ['amount', 'दो हज़ार तीन सौ रुपये', 230_000],
    ['amount', 'do hazaar teen sau rupaye', 230_000],
    ['amount', 'dhai hazaar', 250_000],
    ['amount', 'साढ़े तीन सौ', 35_000],
    ['amount', 'sava lakh', 12_500_000],
    ['amount', 'पौने दो सौ रुपये', 17_500],
    ['amount', 'One lakh, twenty three thousand four hundred fifty six', 12_345_600],
    ['amount', '1 2 9 9 rupees', 129_900],
    ['amount', 'Fifty rupees.', 5_000],
    ['amount', 'no idea', null],
    ['serial-number', 'S N, 1 2 3 4 5.', 'SN12345'],
  ])('%s: "%s"', (kind, said, expected) => {
    expect(hear(kind, said)).toBe(expected);
  });
});
