import { afterEach, describe, expect, it, vi } from 'vitest';

describe('how long ago', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it.each([
    ['en', 'now', '2 minutes ago'],
    ['hi', 'अभी', '2 मिनट पहले'],
  ])('something just happened is said as people say it: %s', async (language, now, twoMinutes) => {
    vi.stubGlobal('localStorage', { getItem: () => language });
    const { fromNow } = await import('../../src/console/parts/formats.ts');
    const at = Date.UTC(2026, 10, 30, 4, 30);

    expect(fromNow(new Date(at - 20_000).toISOString(), at)).toBe(now);
    expect(fromNow(new Date(at - 120_000).toISOString(), at)).toBe(twoMinutes);
  });

  it('days are counted as the calendar has them in India', async () => {
    vi.stubGlobal('localStorage', { getItem: () => 'en' });
    const { fromNow } = await import('../../src/console/parts/formats.ts');
    const at = Date.parse('2026-11-30T10:00:00+05:30');

    expect(fromNow('2026-12-30T23:59:59+05:30', at)).toBe('in 30 days');
    expect(fromNow('2026-12-30T09:59:00+05:30', at)).toBe('in 30 days');
    expect(fromNow('2026-11-27T23:00:00+05:30', at)).toBe('3 days ago');
  });

  it('a deadline that is over is told from one that comes, in Hindi too', async () => {
    vi.stubGlobal('localStorage', { getItem: () => 'hi' });
    const { fromNow } = await import('../../src/console/parts/formats.ts');
    const at = Date.parse('2026-11-30T10:00:00+05:30');

    expect(fromNow('2026-11-28T09:00:00+05:30', at)).toBe('2 दिन पहले');
    expect(fromNow('2026-12-02T11:00:00+05:30', at)).toBe('2 दिन में');
  });
});
