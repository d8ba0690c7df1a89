import { describe, expect, it } from 'vitest';
import { readChoice } from '../../../src/engine/understand/choice.ts';
import { readCommand, readKey, readLanguage, saysDontHave } from '../../../src/engine/understand/command.ts';
import { findPinCode, findTicketNumber } from '../../../src/engine/understand/entities.ts';
import { normalise } from '../../../src/engine/understand/normalise.ts';
import { findOrderNumber } from '../../../src/engine/understand/order-number.ts';
import { readYesNo } from '../../../src/engine/understand/yes-no.ts';
import { lexicon } from '../fixture.ts';

describe('normalise', () => {
  it.each([
    ['  Hello, WORLD! ', 'hello world'],
    ['don’t', 'dont'],
    ['हिन्दी', 'हिंदी'],
    ['ज़रूर', 'जरूर'],
    ['हाँ', 'हां'],
    ['सम्पर्क', 'संपर्क'],
    ['२१ नवम्बर', '21 नवंबर'],
    ['café', 'cafe'],
    ['😀', ''],
  ])('reads %s as %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });
});

describe('an order number', () => {
  const hyphenated = { pattern: 'DM-?\\d{5}', example: 'DM-10234' };
  it.each([
    ['DM-10234', 'DM-10234'],
    ['dm10234', 'DM-10234'],
    ['my order is dm 10234, please', 'DM-10234'],
    ['D M 1 0 2 3 4', 'DM-10234'],
    ['order no. DM–10234.', 'DM-10234'],
    ['dm १०२३४', 'DM-10234'],
    ['#DM_10234', 'DM-10234'],
    ['DM-102345', null],
    ['10234', null],
    ['I have no number', null],
    ['', null],
  ])('in "%s" is %s', (text, expected) => {
    expect(findOrderNumber(text, hyphenated)).toBe(expected);
  });

  it.each([
    ['10234', 'DM-10234'],
    ['१०२३४', 'DM-10234'],
    ['１０２３４', 'DM-10234'],
    ['98450 12301', null],
    ['it is 10234', 'DM-10234'],
    ['10 234', 'DM-10234'],
    ['10 and then 234', 'DM-10234'],
    ['99 rupees for delivery, it was free above 500', null],
    ['1023', null],
    ['4567890128', null],
  ])('may be digits alone where it was asked: "%s" is %s', (text, expected) => {
    expect(findOrderNumber(text, hyphenated, true)).toBe(expected);
  });

  it('does not take the word before a number for its letters', () => {
    const any = { pattern: '[A-Z]{2,4}-?\\d{4,8}', example: 'DM-10234' };

    expect(findOrderNumber('my id is 10234', any)).toBeNull();
    expect(findOrderNumber('order ab12345', any)).toBe('AB-12345');
    expect(findOrderNumber('XY 12345', any)).toBe('XY-12345');
  });

  it('keeps the form of a brand without hyphens or letters', () => {
    expect(findOrderNumber('dm-10234', { pattern: 'DM\\d{5}', example: 'DM10234' })).toBe('DM10234');
    expect(findOrderNumber('no. 1234567', { pattern: '\\d{7}', example: '1234567' })).toBe('1234567');
  });
});

describe('a ticket number', () => {
  it.each([
    ['4567890128', '4567890128'],
    ['456 789 0128', '4567890128'],
    ['my ticket: 456-789-0128!', '4567890128'],
    ['४५६७८९०१२८', '4567890128'],
    ['4567890127', null],
    ['456789012', null],
    ['44567890128', null],
    ['', null],
  ])('in "%s" is %s', (text, expected) => {
    expect(findTicketNumber(text)).toBe(expected);
  });
});

describe('a PIN code', () => {
  it.each([
    ['560034', '560034'],
    ['560 034', '560034'],
    ['it is ५६००३४', '560034'],
    ['060034', null],
    ['56003', null],
    ['DM-560034', null],
    ['4567890128', null],
  ])('in "%s" is %s', (text, expected) => {
    expect(findPinCode(text)).toBe(expected);
  });
});

describe('yes or no', () => {
  it.each([
    ['yes', true],
    ['Yes, please!', true],
    ['haan ji', true],
    ['हाँ', true],
    ['जी हाँ, सही है', true],
    ['thik hai', true],
    ['ok', true],
    ['no', false],
    ['nahi', false],
    ['नहीं', false],
    ['sahi nahi hai', false],
    ['यह सही नहीं है', false],
    ['that is not right', false],
    ['do not record it', false],
    ['👍🏽', true],
    ['✅', true],
    ['👎', false],
    ['😡', null],
    ['मत दर्ज करो इसे अभी', false],
    ['perhaps', null],
    ['', null],
    ['the parcel was wet and the lamp did not work', null],
  ])('"%s" is %s', (text, expected) => {
    expect(readYesNo(text, lexicon)).toBe(expected);
  });
});

describe('a choice', () => {
  const options = [
    { id: 'order', labels: ['Track an order', 'ऑर्डर कहाँ पहुँचा'] },
    { id: 'complaint', labels: ['Make a complaint', 'शिकायत दर्ज करें'] },
    { id: 'person', labels: ['Talk to a person', 'किसी से बात करें'] },
  ];
  it.each([
    ['2', 'complaint'],
    ['२', 'complaint'],
    ['option 3', 'person'],
    ['2.', 'complaint'],
    ['the second one', 'complaint'],
    ['पहला', 'order'],
    ['doosra wala', 'complaint'],
    ['I want the third one please', 'person'],
    ['the first order', 'order'],
    ['change the address first', null],
    ['first tell me the price', null],
    ['pehle address badlo', null],
    ['पहले पता बदलो', null],
    ['three', 'person'],
    ['teen', 'person'],
    ['complaint', 'complaint'],
    ['complant', 'complaint'],
    ['शिकायत', 'complaint'],
    ['TALK TO A PERSON', 'person'],
    ['4', null],
    ['0', null],
    ['a', null],
    ['something else', null],
    ['', null],
  ])('"%s" is %s', (text, expected) => {
    expect(readChoice(text, options, lexicon)).toBe(expected);
  });

  it('is made by no words of asking alone', () => {
    const asked = [...options, { id: 'refund', labels: ['Where is my refund'] }];

    expect([readChoice('where is it', asked, lexicon), readChoice('where is refund', asked, lexicon)]).toEqual([
      null,
      'refund',
    ]);
  });
});

describe('a command', () => {
  it.each([
    ['menu', 'menu'],
    ['Menu please', 'menu'],
    ['मेनू', 'menu'],
    ['go back', 'back'],
    ['piche jao', 'back'],
    ['repeat', 'repeat'],
    ['फिर से बोलिए', 'repeat'],
    ['cancel', 'cancel'],
    ['रहने दो', 'cancel'],
    ['agent', 'human'],
    ['I want to talk to a person', 'human'],
    ['bhasha badlo', 'language'],
    ['नमस्ते', 'greeting'],
    ['shukriya', 'thanks'],
    ['cancel my order', null],
    ['the menu card is torn', null],
    ['', null],
  ])('"%s" is %s', (text, expected) => {
    expect(readCommand(text, lexicon)).toBe(expected);
  });

  it('is a key on the phone', () => {
    const keys = ['0', '9', '*', '5', '1', null];

    expect(keys.map((key) => readKey(key, 9))).toEqual(['human', 'repeat', 'back', 'more', null, null]);
    expect(readKey('5', 5)).toBeNull();
  });

  it('may be the name of a language that the brand has', () => {
    expect(readLanguage('Hindi please', ['en', 'hi'], lexicon)).toBe('hi');
    expect(readLanguage('अंग्रेज़ी', ['en', 'hi'], lexicon)).toBe('en');
    expect(readLanguage('hindi', ['en'], lexicon)).toBeNull();
  });
});

describe('"I don’t have it"', () => {
  it.each([
    ["I don't have it", true],
    ['mere paas nahi hai', true],
    ['मेरे पास नहीं है', true],
    ['skip', true],
    ['no idea', true],
    ['TS-10234', false],
    ['', false],
  ])('"%s": %s', (text, expected) => {
    expect(saysDontHave(text, lexicon)).toBe(expected);
  });
});
