import { describe, expect, it } from 'vitest';
import { receiptOf, reportOf, TWILIO_ERRORS } from '../../src/lib/twilio-errors.ts';

const CODES = Object.entries(TWILIO_ERRORS).map(([code, meaning]) => [Number(code), meaning.class, meaning] as const);

describe('every error code that we know', () => {
  it.each(CODES)('%i (%s) of a refused request', (code, kind, { says }) => {
    const receipt = receiptOf({ outcome: 'refused', status: 400, code, retryAfter: null });

    const reason = `Twilio answered 400, error ${code}: ${says}`;
    if (kind === 'passing') expect(receipt).toEqual({ status: 'retry', reason });
    else expect(receipt).toEqual({ status: 'failed', reason, ...(kind === 'permanent' ? {} : { why: kind }) });
  });

  it.each(CODES)('%i (%s) in a status callback', (code, kind, { says }) => {
    const params = { MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: String(code) };

    expect(reportOf(params, 'wa', 'row')).toEqual({
      accountId: 'wa',
      outboundId: 'row',
      providerId: 'SM1',
      status: 'failed',
      reason: `Twilio error ${code}: ${says}`,
      ...(kind === 'permanent' ? {} : { why: kind }),
    });
  });

  it('and one that we do not know: never again, and where to read about it', () => {
    const receipt = receiptOf({ outcome: 'refused', status: 400, code: 29_999, retryAfter: null });

    expect(receipt).toMatchObject({ status: 'failed', reason: expect.stringContaining('/docs/api/errors/29999') });
    expect(receipt).not.toHaveProperty('why');
  });

  it.each([
    [500, null, 'retry'],
    [503, 29_999, 'retry'],
    [429, null, 'retry'],
    [400, null, 'failed'],
    [401, 20_003, 'retry'],
    // The code says more than the number of HTTP.
    [500, 21_610, 'failed'],
  ])('HTTP %i with the code %s: %s', (status, code, outcome) => {
    expect(receiptOf({ outcome: 'refused', status, code, retryAfter: null }).status).toBe(outcome);
  });

  it.each([
    ['7', 7_000],
    ['86400', 3_600_000],
    ['soon', undefined],
  ])('waits as long as Twilio asks for, at most an hour: %s', (retryAfter, retryAfterMs) => {
    const receipt = receiptOf({ outcome: 'refused', status: 429, code: 20_429, retryAfter });

    expect(receipt.status === 'retry' && receipt.retryAfterMs).toBe(retryAfterMs ?? undefined);
  });
});
