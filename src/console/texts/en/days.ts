/** Days that are typed, or taken from a calendar. */
export const days = {
  form: 'dd/mm/yyyy',
  choose: 'Choose a day',
  monthBefore: 'Month before',
  monthAfter: 'Month after',
  wrong: 'Not a day. Write it like 29/11/2026.',
  beforeFirst: 'The last day lies before the first one.',
  tooMany: (most: number) => `At most ${most} days at once.`,
  past: 'This day is over.',
};
