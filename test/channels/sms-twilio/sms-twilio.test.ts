import { describe, expect, it } from 'vitest';
import { smsTwilioOptions } from '../../../channels/sms-twilio/options.ts';
import { registeredText } from '../../../channels/sms-twilio/outbound.ts';
import { outboundMessage } from '../../helpers/channel-deps.ts';

const options = smsTwilioOptions.parse({
  accountSid: `AC${'a'.repeat(32)}`,
  authToken: 'the-token-of-the-test',
  sender: 'KAVERI',
  templates: { 'code.message': { en: { id: '1107160000000000001', text: 'Code for {brandName}: {code}.' } } },
});
const registered = { key: 'code.message', values: { brandName: 'Kaveri', code: '123456' } };
const message = (to: string, key = registered.key) =>
  outboundMessage('Rendered.', {
    to,
    content: { text: 'Rendered.', options: [], language: 'hi', registered: { ...registered, key } },
  });

describe('SMS by Twilio', () => {
  it('sends to India what is registered, word for word, with its id', () => {
    expect(registeredText(message('+919845012301'), options)).toEqual({
      text: 'Code for Kaveri: 123456.',
      templateId: '1107160000000000001',
    });
  });

  it('sends nothing to India that is not registered, and says what is missing', () => {
    expect(registeredText(message('+919845012301', 'ticket.message'), options)).toEqual({
      missing: 'no DLT template is registered for ticket.message in hi',
    });
  });

  it('needs no template elsewhere', () => {
    expect(registeredText(message('+14155550100', 'ticket.message'), options)).toMatchObject({ text: 'Rendered.' });
  });
});
