import { document, type Spoken, sayAll } from './outbound.ts';
import { createVoices } from './voices.ts';

export interface FallbackOptions {
  accountId: string;
  languages: readonly string[];
  /** Settings of the account, as they are checked at start-up. */
  voices: Readonly<Record<string, { voice?: string | undefined; speechModel?: string | undefined }>>;
  /** Where the recording's webhook is once we are up again. */
  publicUrl: string;
  wording(text: string, language: string): string;
}

const MESSAGE_SECONDS = 180;

/**
 * What Twilio plays while nothing of ours answers: says so in every language of the brand, takes a message, thanks.
 * Static files, so that any web space can hold them; they point at each other by name. The recording is fetched from
 * Twilio when its webhook reaches us.
 */
export function fallbackFiles({
  accountId,
  languages,
  voices,
  publicUrl,
  wording,
}: FallbackOptions): Map<string, string> {
  const spoken = [...new Set(languages.map((language) => (language === 'hi-Latn' ? 'hi' : language)))];
  const speak = createVoices(spoken, voices);
  const inAll = (text: string, chosen: readonly string[]): Spoken[] =>
    chosen.map((language) => ({ text: wording(text, language), language }));
  const files = new Map<string, string>();
  // One document for the number itself, and one for each language, for brands with a number per language.
  for (const [name, chosen] of [['', spoken] as const, ...spoken.map((one) => [`.${one}`, [one]] as const)]) {
    const thanks = `${accountId}.thanks${name}.xml`;
    const response = document();
    sayAll(response, inAll('call.fallback', chosen), speak);
    response.record({
      // Web spaces answer GET alone.
      action: thanks,
      method: 'GET',
      maxLength: MESSAGE_SECONDS,
      timeout: 6,
      finishOnKey: '#',
      playBeep: true,
      recordingStatusCallback: `${publicUrl}/channels/${accountId}/recording?of=message#rc=5&rp=all`,
      recordingStatusCallbackEvent: ['completed'],
    });
    response.hangup();
    files.set(`${accountId}.fallback${name}.xml`, response.toString());
    const goodbye = document();
    sayAll(goodbye, inAll('call.fallbackThanks', chosen), speak);
    goodbye.hangup();
    files.set(thanks, goodbye.toString());
  }
  return files;
}
