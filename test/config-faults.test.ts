import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { openStore } from '../db/index.ts';
import { accountFaults } from '../src/accounts.ts';
import { loadConfig, mistypedVariables } from '../src/config.ts';
import { systemClock } from '../src/lib/clock.ts';
import { createIds } from '../src/lib/ids.ts';
import { createOrders } from '../src/orders/index.ts';

const SECRET = 'a-password-that-nobody-may-read';
const folder = mkdtempSync(join(tmpdir(), 'redress-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mail = (id: string, more: object = {}) => ({
  id,
  channel: 'email',
  options: {
    address: 'care@shop.example',
    fromName: 'Shop',
    imap: { host: 'imap.example', port: 993, user: 'care', password: SECRET },
    smtp: { host: 'smtp.example', port: 465, user: 'care', password: SECRET },
    ...more,
  },
});
const whatsapp = (id: string, more: object = {}) => ({
  id,
  channel: 'whatsapp-twilio',
  options: { accountSid: `AC${'0'.repeat(32)}`, authToken: SECRET, number: '+919812345678', ...more },
});
const template = (more: object) => ({
  name: 'update',
  language: 'en',
  account: 'shop-whatsapp',
  id: `HX${'a'.repeat(32)}`,
  body: 'News: {{1}} Thank you.',
  variables: ['text'],
  ...more,
});
const officer = { name: 'A', designation: 'B', phone: '+91 80 4000 1234', email: 'a@shop.example', address: 'C' };
const shop = {
  id: 'shop',
  name: 'Shop',
  languages: ['en'],
  orderNumberExample: 'TS-10234',
  grievanceOfficer: officer,
  customerCare: { phone: '1800 000 4321', email: 'care@shop.example', hours: 'always' },
  accounts: [mail('shop-mail')],
};

/** Lists of lists of the same list: a hundred million entries in two hundred bytes. */
const bombs = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
  .concat([...'bcdefg'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdef'[index]}`).join(', ')}]`))
  .join('\n');

/** What is said of a brand with these changes: by the file's reader, the accounts and the order sources. */
function saidOf(changes: object, env: NodeJS.ProcessEnv = {}): string {
  return saidOfFile(stringify({ brands: [{ ...shop, ...changes }] }), env);
}

function saidOfFile(text: string | Buffer, env: NodeJS.ProcessEnv = {}): string {
  writeFileSync(join(folder, 'redress.config.yaml'), text);
  try {
    const config = loadConfig(env, folder);
    createOrders(config.brands, { imported: imported.orders, clock: systemClock, ids: createIds() });
    return accountFaults(config).join('\n');
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

const imported = await openStore({ file: ':memory:', stateKey: null });
afterAll(() => imported.close());

describe('a brand file that is wrong names the key and the cure', () => {
  it('and one that is right says nothing', () => {
    expect(saidOf({})).toBe('');
  });

  it.each<[string, object, string | RegExp]>([
    [
      'a key that is not known',
      { polices: {} },
      /line \d+, brands\.shop\.polices: is not known; did you mean policies\?/,
    ],
    [
      'one within',
      { policies: { returnDay: 7 } },
      'brands.shop.policies.returnDay: is not known; did you mean returnDays?',
    ],
    ['one that resembles nothing', { zzz: 1 }, /brands\.shop\.zzz: is not known; known here: id, name, languages/],
    [
      'a text for a number',
      { policies: { returnDays: 'seven' } },
      'returnDays: is text of 5 characters, has to be a whole number from 0 on',
    ],
    [
      'a number below',
      { policies: { returnDays: -1 } },
      'returnDays: is another number, has to be a whole number from 0 on',
    ],
    [
      'a number out of bounds',
      { policies: { cancellationChargePercent: 200, bearsCancellationCharge: true } },
      'has to be a number from 0 to 100',
    ],
    ['a charge that the law forbids', { policies: { cancellationChargePercent: 5 } }, 'rule 4(8)'],
    ['no name', { name: undefined }, 'brands.shop.name: is missing; write text'],
    ['an empty name', { name: '' }, 'brands.shop.name: is empty text, has to be text'],
    ['an empty key', { name: null }, 'brands.shop.name: is empty, has to be text'],
    ['a list for a text', { name: ['Shop'] }, 'brands.shop.name: is a list of 1, has to be text'],
    ['a text for a list', { languages: 'en' }, 'brands.shop.languages: is text of 2 characters, has to be a list'],
    ['a language twice', { languages: ['en', 'hi', 'en'] }, 'brands.shop.languages: has a language twice'],
    [
      'an example that the pattern refuses',
      { orderNumberPattern: 'TS-\\d{6}' },
      'brands.shop.orderNumberExample: does not look as orderNumberPattern has it',
    ],
    ...['(\\d+-?)+', '(?:[A-Z]|\\d)*X', '(TS|T)+\\d{2,}', '((a{2,})b?)+', '(?:\\d[)+*]+){1,}'].map(
      (orderNumberPattern): [string, object, string] => [
        `the pattern ${orderNumberPattern}, which may never end`,
        { orderNumberPattern },
        'brands.shop.orderNumberPattern: repeats a group that itself repeats or chooses',
      ],
    ),
    [
      'words for a number that may be null',
      { tickets: { surveyAfterHours: 'soon' } },
      /tickets\.surveyAfterHours: is text of 4 characters, has to be a (whole )?number .*, or null/,
    ],
    [
      'a colour in words',
      { accounts: [mail('shop-mail', { colour: 'teal' })] },
      'options.colour: write a colour such as #0b5d4a',
    ],
    [
      'a variable that cannot be one',
      { accounts: [whatsapp('wa', { authToken: '${twilio-token}' })] },
      'options.authToken: names a variable that cannot be one; use capital letters',
    ],
    ['no language', { languages: [] }, 'brands.shop.languages: is a list of 0, has to be a list with something in it'],
    [
      'a language that there is not',
      { languages: ['enn'] },
      'brands.shop.languages.0: is text of 3 characters, has to be one of en, hi, hi-Latn; did you mean en?',
    ],
    [
      'no officer',
      { grievanceOfficer: undefined },
      'brands.shop.grievanceOfficer: is missing; write keys with values: name, designation, phone',
    ],
    [
      'half an officer',
      { grievanceOfficer: { ...officer, email: undefined } },
      'grievanceOfficer.email: is missing; write a mail address such as',
    ],
    [
      'a mail address that is none',
      { customerCare: { ...shop.customerCare, email: 'care' } },
      'customerCare.email: is text of 4 characters, has to be a mail address',
    ],
    [
      'a phone number that is none',
      { customerCare: { ...shop.customerCare, phone: 'ring us' } },
      'customerCare.phone: a phone number such as +91 80 4000 1234',
    ],
    [
      'a phone number as a number',
      { customerCare: { ...shop.customerCare, phone: 1_800 } },
      'customerCare.phone: is a number, has to be text: put it in quotation marks',
    ],
    [
      'a template with a hole',
      { templates: [template({ variables: [] })] },
      'the body has {{1}} and there are 0 variables',
    ],
    [
      'a template that asks for what there is not',
      { templates: [template({ variables: ['horoscope'] })] },
      'the template update has no horoscope; use text, brandName',
    ],
    [
      'a template of the shop’s own whose variables cannot be told apart',
      { templates: [template({ name: 'sale', body: 'Buy {{1}} and {{2}} now', variables: ['what', 'what'] })] },
      'two variables have the same name',
    ],
    ['a template without its SID', { templates: [template({ id: 'MG1' })] }, 'a Content SID: HX and 32'],
    [
      'a template of an account that there is not',
      { accounts: [whatsapp('shop-whatsapp')], templates: [template({ account: 'shop-watsapp' })] },
      'template update (en): shop-watsapp is no account of this brand that takes templates; did you mean shop-whatsapp?',
    ],
    [
      'a template of a mailbox',
      { templates: [template({ account: 'shop-mail' })] },
      'shop-mail is no account of this brand that takes templates; name one with the channel whatsapp-twilio',
    ],
    [
      'two templates of one name and language',
      { accounts: [whatsapp('shop-whatsapp')], templates: [template({}), template({ id: `HX${'b'.repeat(32)}` })] },
      'template update (en): account shop-whatsapp has two of this name and language',
    ],
    ['an id with capitals', { id: 'Shop' }, 'use small letters, digits and hyphens'],
    ['a pattern that is none', { orderNumberPattern: '(' }, 'not a regular expression'],
    ['a time that is none', { hours: { opens: '9am' } }, 'brands.shop.hours.opens: use 09:00'],
    [
      'a holiday that is no day',
      { hours: { holidays: ['26 January'] } },
      'hours.holidays.0: is text of 10 characters, has to be a day such as 2027-01-26',
    ],
    [
      'a weekday that there is not',
      { hours: { days: [7] } },
      'hours.days.0: is another number, has to be a whole number from 0 to 6',
    ],
    ['a retention below the law', { retentionDays: 30 }, 'DPDP Rules 2025, rule 8(3)'],
    [
      'accounts that are none',
      { accounts: 'webchat' },
      'brands.shop.accounts: is text of 7 characters, has to be a list',
    ],
    [
      'an account twice',
      { accounts: [mail('shop-mail'), mail('shop-mail')] },
      'account shop-mail stands in the file twice',
    ],
    [
      'a mailbox twice',
      { accounts: [mail('one'), mail('two')] },
      "account two: the mailbox care at imap.example (INBOX) is account one's already",
    ],
    [
      'a WhatsApp sender twice',
      { accounts: [whatsapp('one'), whatsapp('two')] },
      "the WhatsApp sender +919812345678 is account one's already",
    ],
    [
      'a channel that there is not',
      { accounts: [{ id: 'wa', channel: 'whatsapp-twillio' }] },
      'account wa: no channel is called whatsapp-twillio; did you mean whatsapp-twilio?',
    ],
    ['another', { accounts: [{ id: 'wa', channel: 'fax' }] }, 'use one of webchat, email'],
    [
      'a channel that writes codes on the terminal, which is the demo shop’s alone',
      { accounts: [{ id: 'sms', channel: 'demo-sms' }] },
      'account sms: no channel is called demo-sms; use one of webchat, email, whatsapp-baileys, whatsapp-twilio, voice-twilio, sms-twilio',
    ],
    [
      'an option that is not known',
      { accounts: [mail('em', { adress: 'x' })] },
      'account em (email): options.adress: is not known; did you mean address?',
    ],
    [
      'one within an option',
      { accounts: [mail('em', { imap: { host: 'a', port: 993, user: 'care', pasword: SECRET } })] },
      'options.imap.pasword: is not known; did you mean password?',
    ],
    [
      'a port that is none',
      { accounts: [mail('em', { smtp: { host: 'a', port: 99_999 } })] },
      'options.smtp.port: is another number, has to be a whole number from 1 to 65535',
    ],
    [
      'a sender without a plus',
      { accounts: [whatsapp('wa', { number: '9812345678' })] },
      'options.number: a number such as +919812345678',
    ],
    [
      'half an account at Twilio',
      { accounts: [whatsapp('wa', { authToken: undefined })] },
      'options.authToken: is missing; write text of 16 characters or more',
    ],
    [
      'a SID of something else',
      { accounts: [whatsapp('wa', { accountSid: 'SK1' })] },
      'an Account SID: AC and 32 hexadecimal digits',
    ],
    [
      'an order source that there is not',
      { orders: { source: 'shopfy' } },
      'no order source is called shopfy; did you mean shopify?',
    ],
    [
      'an option of the orders',
      { orders: { source: 'http', options: { baseUrl: 'http://erp.example', secret: SECRET } } },
      'orders.options.baseUrl: use https://',
    ],
    [
      'one that the source does not know',
      { orders: { source: 'local', options: { file: 'x' } } },
      'orders.options.file: is not known; nothing can be set here',
    ],
  ])('%s', (_, changes, message) => {
    const said = saidOf(changes);

    expect(said).toMatch(
      typeof message === 'string' ? new RegExp(message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : message,
    );
    expect(said).not.toContain(SECRET);
  });

  it('every secret that is missing, at once and with its line', () => {
    const said = saidOf({ accounts: [whatsapp('wa', { accountSid: '${SID_OF_W}', authToken: '${TOKEN_OF_W}' })] });

    expect(said).toMatch(
      /line \d+, brands\.shop\.accounts\.wa\.options\.accountSid: needs the environment variable SID_OF_W/,
    );
    expect(said).toMatch(/options\.authToken: needs the environment variable TOKEN_OF_W, which is not set/);
  });

  it('a secret from the environment that is wrong, without showing it', () => {
    const said = saidOf({ accounts: [whatsapp('wa', { authToken: '${TOKEN_OF_W}' })] }, { TOKEN_OF_W: 'short-secret' });

    expect(said).toContain('options.authToken: is text of 12 characters, has to be text of 16 characters or more');
    expect(said).not.toContain('short-secret');
  });

  it.each([
    ['brands: [', /not readable as YAML.*line/s],
    ['', /the whole: is empty, has to be keys with values: brands/],
    [bombs, /not readable as YAML: .*alias/],
    ['brands: []', /brands: is a list of 0, has to be a list with something in it/],
    ['shops: []', /shops: is not known; known here: brands/],
    ['brands: &all [*all]\n', /alias .* inside of what it names/],
    [Buffer.from('\ufeffbrands: []\n', 'utf16le'), /UTF-8/],
    ['brands:\n  - id: a\n    id: b\n', /not readable as YAML.*unique/s],
  ])('a file with %j in it', (text, message) => {
    expect(saidOfFile(text)).toMatch(message);
  });
});

it.each([
  '[A-Z]{2,4}-?\\d{4,8}',
  '(?:TS|KH)-?\\d+',
  'TS-(?:\\d{2}-){1,3}\\d+',
  '#?(TS)?[(+*)]?\\(\\d{4,}\\)?|TS-?\\d+',
])('the pattern %s is taken', (orderNumberPattern) => {
  expect(saidOf({ orderNumberPattern, orderNumberExample: 'TS-10-1234' })).not.toContain('orderNumberPattern: ');
});

it('a variable that looks like one of ours is named with what was meant', () => {
  expect(mistypedVariables({ REDRESS_DATADIR: 'x', REDRESS_SECRET: 'y', REDRESS_PUBLIC_URI: 'z', HOME: '/' })).toEqual([
    { name: 'REDRESS_DATADIR', meant: 'REDRESS_DATA_DIR' },
    { name: 'REDRESS_PUBLIC_URI', meant: 'REDRESS_PUBLIC_URL' },
  ]);
});
