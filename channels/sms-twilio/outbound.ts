import type { OutboundMessage } from '../../src/core/message.ts';
import type { SmsTwilioOptions } from './options.ts';

/** The text that may be sent, with the template that it is registered as; or why there is none. */
export type Registered = { text: string; templateId: string | null } | { missing: string };

/** India takes only registered texts, word for word; elsewhere the rendered text is sent. */
export function registeredText({ to, content }: OutboundMessage, { templates }: SmsTwilioOptions): Registered {
  const { registered: template, language } = content;
  const byLanguage = template === undefined ? undefined : templates[template.key];
  const found = byLanguage?.[language] ?? byLanguage?.[language.split('-')[0] ?? ''] ?? byLanguage?.['en'];
  if (template !== undefined && found !== undefined) {
    const text = found.text.replace(/\{(\w+)\}/g, (_, name: string) => template.values[name] ?? '');
    return { text, templateId: found.id };
  }
  if (!to.startsWith('+91')) return { text: content.text, templateId: null };
  return { missing: `no DLT template is registered for ${template?.key ?? 'this text'} in ${language}` };
}

/** The form of Twilio's "create message" (https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource). */
export function toForm(
  to: string,
  text: string,
  { sender }: SmsTwilioOptions,
  statusCallback: string,
): URLSearchParams {
  return new URLSearchParams({ From: sender, To: to, Body: text, StatusCallback: statusCallback });
}
