const PAISE = 100;
/** How Indians count: by thousands, lakhs and crores. */
const SCALES = [
  { key: 'spoken.crore', size: 10_000_000 },
  { key: 'spoken.lakh', size: 100_000 },
  { key: 'spoken.thousand', size: 1_000 },
] as const;

type Fill = (key: string, values: Record<string, string>) => string;

/** "1 lakh 23 thousand 456 rupees and 50 paise": a voice would read "₹1,23,456.50" sign by sign, or in millions. */
export function sayAmount(paise: number, fill: Fill): string {
  const rupees = Math.floor(paise / PAISE);
  const rest = paise % PAISE;
  const words = count(rupees, fill);
  if (rest === 0) return fill(rupees === 1 ? 'spoken.rupee' : 'spoken.rupees', { rupees: words });
  if (rupees === 0) return fill('spoken.paise', { paise: String(rest) });
  return fill('spoken.rupeesPaise', { rupees: words, paise: String(rest) });
}

function count(amount: number, fill: Fill): string {
  let rest = amount;
  const words = SCALES.flatMap(({ key, size }) => {
    const times = Math.floor(rest / size);
    rest %= size;
    return times === 0 ? [] : [fill(key, { count: String(times) })];
  });
  return [...words, ...(rest > 0 || words.length === 0 ? [String(rest)] : [])].join(' ');
}
