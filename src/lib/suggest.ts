/** The known name that a mistyped one most likely means; null where none is near. */
export function suggest(given: string, known: readonly string[]): string | null {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(given);
  const nearest = known
    .map((name) => ({ name, away: editsBetween(wanted, plain(name)) }))
    .sort((a, b) => a.away - b.away)[0];
  return nearest !== undefined && nearest.away <= Math.max(1, Math.floor(wanted.length / 3)) ? nearest.name : null;
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
