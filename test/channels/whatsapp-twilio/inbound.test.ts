import { describe, expect, it } from 'vitest';
import { MESSAGE, whatsappSender } from './whatsapp-sender.ts';

describe('what customers write on WhatsApp', () => {
  const at = whatsappSender();

  it('receives a message with the number as proof, and answers with nothing', async () => {
    const response = await at.post('/message', { ...MESSAGE, AnythingNew: 'is ignored' });

    expect(await response.text()).toContain('<Response/>');
    expect(at.deps.received[0]?.message).toMatchObject({
      providerId: MESSAGE.MessageSid,
      from: [{ kind: 'phone', value: '+919845012301' }],
      proven: true,
      displayName: 'Asha',
      replyAddress: 'whatsapp:+919845012301',
      text: 'Where is my order?',
    });
  });

  it.each([
    ['a pressed button', { ButtonPayload: 'yes', ButtonText: 'Yes', Body: 'Yes' }, { choiceId: 'yes', text: 'Yes' }],
    ['a row of a list', { ListId: 'row-1', ListTitle: 'One', Body: 'One' }, { choiceId: 'row-1' }],
    ['a reply', { OriginalRepliedMessageSid: 'SM1' }, { references: ['SM1'] }],
    [
      'a place with its name',
      { Latitude: '12.9', Longitude: '77.6', Address: 'MG Road', Body: 'Here' },
      { text: 'Here\nMG Road\nhttps://maps.google.com/?q=12.9,77.6' },
    ],
    ['STOP in words that are set up at Twilio', { OptOutType: 'STOP', Body: 'बस' }, { optOut: 'stop', text: 'बस' }],
    ['START of the same kind', { OptOutType: 'START', Body: 'हाँ' }, { optOut: 'start' }],
    ['HELP as any other message', { OptOutType: 'HELP', Body: 'HELP' }, { text: 'HELP' }],
    ['a place', { Latitude: '12.9', Longitude: '77.6', Body: '' }, { text: 'https://maps.google.com/?q=12.9,77.6' }],
  ])('reads %s', async (_, params, message) => {
    await at.post('/message', { ...MESSAGE, ...params });

    expect(at.deps.received[0]?.message).toMatchObject(message);
  });

  it('does not take a name for a number, and believes no name', async () => {
    await at.post('/message', { ...MESSAGE, From: 'whatsapp:IN.1234567890' });

    expect(at.deps.received[0]?.message).toMatchObject({
      from: [{ kind: 'whatsapp-user', value: 'IN.1234567890' }],
      proven: false,
      replyAddress: 'whatsapp:IN.1234567890',
    });
  });
});
