import { expect, it } from 'vitest';
import { previewSms } from '../../../channels/sms-twilio/preview.ts';

it('shows an SMS as it reads: who, the words and what came with them', () => {
  const form = new URLSearchParams({
    From: '+447700900123',
    Body: 'मेरा ऑर्डर कहाँ है? <b>&amp;</b>',
    NumMedia: '2',
    MediaContentType0: 'image/jpeg',
    MediaUrl0: 'https://api.twilio.com/media/1',
  });

  expect(previewSms(Buffer.from(form.toString()))).toEqual({
    from: '+447700900123',
    subject: '',
    sentAt: null,
    text: 'मेरा ऑर्डर कहाँ है? <b>&amp;</b>',
    files: [
      { name: 'image/jpeg', size: null },
      { name: '', size: null },
    ],
  });
});

it('leaves alone what is no SMS', () => {
  expect(previewSms(Buffer.from('{"From":"x"}'))).toBeNull();
  expect(previewSms(Buffer.from([0, 255, 254]))).toBeNull();
  expect(previewSms(Buffer.from('From=x&NumMedia=1e9'))?.files).toHaveLength(100);
});
