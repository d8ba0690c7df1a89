import { describe, expect, it } from 'vitest';
import { SID, whatsappSender } from './whatsapp-sender.ts';

describe('what becomes of a message', () => {
  const at = whatsappSender();

  it.each([
    ['sent', { status: 'sent' }],
    ['delivered', { status: 'delivered' }],
    ['read', { status: 'read' }],
    ['undelivered', { status: 'failed', reason: expect.stringContaining('63016'), why: 'window-closed' }],
  ])('reports %s of the row that the address names', async (status, expected) => {
    await at.post('/status?id=outbound-1', {
      MessageSid: 'SM9',
      AccountSid: SID,
      MessageStatus: status,
      ErrorCode: '63016',
    });

    expect(at.deps.reports).toEqual([
      { accountId: 'shop-whatsapp', outboundId: 'outbound-1', providerId: 'SM9', ...expected },
    ]);
  });

  it('says so when Twilio gives no reason for a failure', async () => {
    await at.post('/status?id=outbound-1', { MessageSid: 'SM9', AccountSid: SID, MessageStatus: 'failed' });

    expect(at.deps.reports).toMatchObject([{ status: 'failed', reason: 'Twilio gave no reason' }]);
  });

  it('says nothing of states that tell nothing', async () => {
    await at.post('/status?id=outbound-1', { MessageSid: 'SM9', AccountSid: SID, MessageStatus: 'queued' });

    expect(at.deps.reports).toEqual([]);
  });

  it.each([
    ['with a wrong token', { token: 'wrong' }],
    [
      'for another row than it was signed for',
      { url: 'https://redress.example/channels/shop-whatsapp/status?id=outbound-2' },
    ],
  ])('believes nothing %s', async (_, signing) => {
    const params = { MessageSid: 'SM9', AccountSid: SID, MessageStatus: 'delivered' };

    expect((await at.post('/status?id=outbound-1', params, signing)).status).toBe(403);
    expect(at.deps.reports).toEqual([]);
  });
});
