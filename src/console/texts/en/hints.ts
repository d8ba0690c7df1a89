/** What is wrong with a field, in place of the browser’s own words and of the server’s. */
export const hints = {
  empty: 'Please fill this in.',
  email: 'Please write an e-mail address, like care@shop.example.',
  url: 'Please write an address that begins with https://.',
  tooShort: (least: string) => `Please write at least ${least} characters.`,
  tooLow: (least: string) => `Please choose ${least} or more.`,
  tooHigh: (most: string) => `Please choose ${most} or less.`,
  tooLong: (most: string) => `Please write at most ${most} characters.`,
  moreItems: (least: string) => `Please name at least ${least}.`,
  fewerItems: (most: string) => `Please name at most ${most}.`,
  above: (limit: string) => `Please choose more than ${limit}.`,
  number: 'Please write a number.',
  whole: 'Please write a whole number.',
  day: 'Please write a day like 2026-12-25.',
  time: 'Please write a time like 09:00.',
  phone: 'Please write a phone number, like +91 80 4000 1234 or 1800 000 4321.',
  twice: 'A language is named twice. Name each once.',
  pattern: 'This cannot be used as a pattern. One that can: [A-Z]{2,4}-?\\d{4,8}',
  unlikePattern: 'This does not look as the pattern has it. Correct one of the two.',
  charge:
    'No cancellation charge unless the shop bears the same when it cancels (E-Commerce Rules 2020, rule 4(8)). Say that it does, or set the charge to 0.',
  wrong: 'Please write it in the way that is asked for.',
};
