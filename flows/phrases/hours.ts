/** What is said of each of these hours of the clock. */
export function hours(of: readonly number[], say: (hour: number) => readonly string[]): string[] {
  return of.flatMap(say);
}
