/** 4567890123 -> 456, 789, 0123; other lengths in threes. */
export function grouped(digits: string): string[] {
  if (digits.length <= 4) return [digits];
  if (digits.length === 10) return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  return digits.match(/.{1,3}/gu) ?? [digits];
}

/** One sign after the other, with a pause (a comma) between groups: a voice would read a number of millions. */
export function spell(value: string): string {
  const parts = value.match(/\d+|\p{L}+/gu) ?? [];
  return apart(parts.flatMap((part) => (/^\d+$/.test(part) ? grouped(part) : [part.toUpperCase()])));
}

/** Mobile numbers as Indians tell them: five and five, without the country's code. */
export function spellPhone(value: string): string {
  const national = value.replace(/\D/g, '').replace(/^91(?=[6-9]\d{9}$)/, '');
  if (!/^[6-9]\d{9}$/.test(national)) return spell(value);
  return apart([national.slice(0, 5), national.slice(5)]);
}

function apart(groups: readonly string[]): string {
  return groups.map((group) => [...group].join(' ')).join(', ');
}
