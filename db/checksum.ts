import { createHash } from 'node:crypto';
import { storable } from './postgres/columns.ts';

const BITS = 128n;

/** Tells two sets of rows apart, in whatever order they are read. */
export interface Checksum {
  add(row: Readonly<Record<string, unknown>>): void;
  rows(): number;
  /** 32 hexadecimal digits. */
  digest(): string;
}

/** The sum of the rows' SHA-256 (128 bits of them): a changed, missing or doubled row changes it. */
export function createChecksum(): Checksum {
  let sum = 0n;
  let rows = 0;
  return {
    add(row) {
      const hash = createHash('sha256')
        .update(JSON.stringify(canonical(row)))
        .digest('hex')
        .slice(0, 32);
      sum = BigInt.asUintN(Number(BITS), sum + BigInt(`0x${hash}`));
      rows += 1;
    },
    rows: () => rows,
    digest: () => sum.toString(16).padStart(32, '0'),
  };
}

/** The same value for what both databases mean: keys in order, text as PostgreSQL can keep it. */
function canonical(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, part]) => [key, canonical(part)]);
}
