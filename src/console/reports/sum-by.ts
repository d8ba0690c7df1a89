export interface NamedCount {
  name: string;
  count: number;
}

/** Adds up under the same name, the largest first. */
export function sumBy<T>(items: readonly T[], read: (item: T) => readonly [name: string, count: number]): NamedCount[] {
  const sums = new Map<string, number>();
  for (const item of items) {
    const [name, count] = read(item);
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return [...sums].map(([name, count]) => ({ name, count })).sort((one, other) => other.count - one.count);
}
