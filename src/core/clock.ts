/** Time as a port: core, engine and services never read the machine's clock themselves. */
export interface Clock {
  now(): Date;
}

/** Chance as a port. */
export interface Ids {
  /** A new id that sorts by time of making (UUID version 7). */
  next(): string;
  /** `count` decimal digits from a cryptographically strong source. */
  digits(count: number): string;
}
