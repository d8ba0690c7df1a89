import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FieldKind } from '../../src/console/settings/brand/field-kinds.ts';

describe('what is typed into a setting', () => {
  let toValue: (kind: FieldKind, text: string) => unknown;

  beforeAll(async () => {
    vi.stubGlobal('localStorage', { getItem: () => 'en' });
    ({ toValue } = await import('../../src/console/settings/brand/field-kinds.ts'));
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it.each<[FieldKind, string, unknown]>([
    ['rupees', '1,000', 100_000],
    ['rupees', '1,00,000.50', 10_000_050],
    ['rupees', ' 99 ', 9_900],
    ['rupees', '', null],
    ['number', '1,440', 1_440],
    ['numberOrNone', '', null],
    ['months', 'kitchen: 24', { kitchen: 24 }],
  ])('is read: %s, %j', (kind, typed, value) => {
    expect(toValue(kind, typed)).toEqual(value);
  });

  it.each<[FieldKind, string, unknown]>([
    ['rupees', '₹500', '₹500'],
    ['rupees', '1,5', '1,5'],
    ['number', '7 days', '7 days'],
    ['numberOrNone', '2h', '2h'],
    ['numberOrNone', 'Infinity', 'Infinity'],
    ['months', 'kitchen: two years', { kitchen: 'two years' }],
    ['months', 'kitchen:', { kitchen: '' }],
  ])(
    'is sent as it is where it is no number, for the server to refuse, and never as none: %s, %j',
    (kind, typed, sent) => {
      expect(JSON.parse(JSON.stringify(toValue(kind, typed)))).toEqual(sent);
    },
  );
});
