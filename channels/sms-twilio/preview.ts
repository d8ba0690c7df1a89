import type { Preview } from '../../src/core/channel.ts';

const MAX_FILES = 100;

/** An SMS that came in, as it reads (https://www.twilio.com/docs/messaging/guides/webhook-request). Null for what is none. */
export function previewSms(payload: Uint8Array): Preview | null {
  const form = new URLSearchParams(Buffer.from(payload).toString());
  const from = form.get('From');
  if (from === null) return null;
  const count = Math.min(Number(form.get('NumMedia') ?? 0) || 0, MAX_FILES);
  const files = Array.from({ length: count }, (_, index) => form.get(`MediaContentType${index}`) ?? '');
  return {
    from,
    subject: '',
    // Twilio does not say when it was written.
    sentAt: null,
    text: form.get('Body') ?? '',
    files: files.map((name) => ({ name, size: null })),
  };
}
