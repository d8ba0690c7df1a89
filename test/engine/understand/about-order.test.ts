import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../../flows/index.ts';
import { INITIAL_FLOW_STATE } from '../../../src/core/flow-state.ts';
import { createEngine } from '../../../src/engine/index.ts';
import { aboutOrder, orderNumbersIn, withoutPinCode } from '../../../src/engine/understand/about-order.ts';
import { findOrderNumber } from '../../../src/engine/understand/order-number.ts';
import { facts } from '../fixture.ts';

const form = { pattern: 'TS-?\\d{5}', example: 'TS-10234' };
const digits = { pattern: '\\d{5}', example: '10234' };
const engine = createEngine({ flows, catalogues, phrases, concepts, calls });

describe('an order number in a sentence', () => {
  it.each([
    ['where is TS-10234', 'where is order'],
    ['ts10234 kharab nikla', 'order kharab nikla'],
    ['TS 10234 nahi mila', 'order nahi mila'],
    ['my order TS-10234 is late', 'my order  is late'],
    ['order no TS-10234 damaged', 'order damaged'],
    ['TS-10234 and TS-10235 are broken', 'order are broken'],
    ['where is TS-10234 and cancel TS-10235', 'where is order and cancel order'],
    ['orderTS-10234 kab aayega', 'order  kab aayega'],
    ['PIN 560034, call 9876543210', null],
    ['it is 10234', null],
    ['', null],
  ])('%s: %s', (text, expected) => {
    expect(aboutOrder(text, form)).toBe(expected);
  });

  it('is only its digits where the brand has no letters', () => {
    expect(aboutOrder('where is 10234', digits)).toBe('where is order');
    expect(orderNumbersIn('where is 10234 and 10235, PIN 560034', digits)).toEqual(['10234', '10235']);
  });

  it.each([
    ['orderTS-10234 kab aayega', 'TS-10234'],
    ['TS-10234plz batao', 'TS-10234'],
    ['mera orderts10234ka status', 'TS-10234'],
    ['order no 10234 kab aayega', 'TS-10234'],
    ['ऑर्डर नंबर 10234 कहाँ है', 'TS-10234'],
    ['order of 10234 rupees', null],
    ['order 10234 rs ka tha', null],
    ['order 102345', null],
    ['call 10234', null],
    ['TS-102345', null],
    ['partsts', null],
  ])('is found though it was typed without a space: %s', (text, expected) => {
    expect(findOrderNumber(text, form)).toBe(expected);
  });

  it.each([
    ['were is my oder ts10234 plz', ['order-status']],
    ['mera order TS-10234 kahan hai', ['order-status']],
    ['मेरा ऑर्डर TS-10234 कहाँ है', ['order-status']],
    ['orderTS-10234 kab aayega', ['order-status']],
    ['ts10234 ka kya hua', ['order-status']],
    ['TS-10234 kharab nikla', ['damaged']],
    ['TS-10234 pincode 560034', ['order-status']],
    ['TS-10234 pin 560034 kaha hai', ['order-status']],
    ['my order TS-10234 and TS-10235 both broken', ['damaged', 'damaged']],
    ['where is TS-10234 and also i want refund for TS-10235', ['order-status', 'return']],
  ])('does not hide what is asked for: %s', (text, expected) => {
    const { understood } = engine.advance(INITIAL_FLOW_STATE, { kind: 'message', text, files: 0 }, facts);

    expect(understood.map(({ read }) => read.split(':')[1])).toEqual(expected);
  });

  it.each([
    ['cancel TS-10234 and where is TS-10235, and I also want a refund for the pillow', ['TS-10234', 'TS-10235', null]],
    ['TS-10234 कैंसिल करो और TS-10235 कहाँ है', ['TS-10234', 'TS-10235']],
    ['for TS-10234 I want a refund and for TS-10235 I want an exchange', ['TS-10234', 'TS-10235']],
    ['where is TS-10234 and TS-10235', ['TS-10234', 'TS-10235']],
    ['where are TS-10234, TS-10235 and TS-10241', ['TS-10234', 'TS-10235', 'TS-10241']],
    ['not TS-10234, TS-10235 where is it', ['TS-10235']],
    ['I want to complain about TS-10234 and TS-10235', ['TS-10234']],
    ['TS-10234 is broken and I want my money back, where is TS-10235?', ['TS-10234', 'TS-10235']],
  ])('belongs to its own request: %s', (text, expected) => {
    const { state } = engine.advance(INITIAL_FLOW_STATE, { kind: 'message', text, files: 0 }, facts);

    expect([...state.stack, ...state.queued].map(({ slots }) => slots['orderNumber'])).toEqual(expected);
  });

  it('is each request’s own, where there are two', () => {
    const text = 'where is TS-10234 and also i want refund for TS-10235';
    const { state } = engine.advance(INITIAL_FLOW_STATE, { kind: 'message', text, files: 0 }, facts);

    expect(state.queued).toMatchObject([{ flow: 'return', slots: { orderNumber: 'TS-10235' } }]);
    expect(JSON.stringify(state.stack)).toContain('TS-10234');
  });
});

describe('a PIN code', () => {
  it.each([
    ['mera order kaha h pin 110017', 'mera order kaha h '],
    ['पिनकोड 110017 पर डिलीवरी', ' पर डिलीवरी'],
    ['pin code: 560034 TS-10234', ' TS-10234'],
    ['spin 560034', 'spin '],
    ['560 034 is my area', ' is my area'],
    ['my number is 9845012345', 'my number is 9845012345'],
    ['code 123456789', 'code 123456789'],
    ['AB123456 and TS-102345', 'AB123456 and TS-102345'],
  ])('is no part of what is wanted: "%s"', (text, rest) => {
    expect(withoutPinCode(text)).toBe(rest);
  });
});
