import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChannelDeps } from '../../src/core/channel.ts';
import type { OutboundContent } from '../../src/core/message.ts';
import { ask } from '../../src/lib/twilio-api.ts';
import type { WhatsappTwilioOptions } from './options.ts';

const PREFIX = 'content/';
/** Contents kept at Twilio; lists of orders and items make ever new ones, and the oldest go. */
const MAX_KEPT = 400;
const keptSchema = z.object({ sid: z.string(), at: z.number() });
const createdSchema = z.object({ sid: z.string() });
/** Languages as WhatsApp names them. */
const WHATSAPP_LANGUAGE: Readonly<Record<string, string>> = { en: 'en', hi: 'hi', 'hi-Latn': 'en' };

/**
 * Buttons and lists exist at Twilio as contents, made once for each set of options and filled with the text; within the
 * 24-hour window they need no approval (https://www.twilio.com/docs/content/twilio-quick-reply, twilio-list-picker).
 */
export function createContents(options: WhatsappTwilioOptions, { state, clock, log }: ChannelDeps) {
  async function create(content: OutboundContent, hash: string, signal: AbortSignal): Promise<string | null> {
    const answer = await ask(
      { url: `${options.contentBaseUrl}/v1/Content`, method: 'POST', body: { json: definitionOf(content, hash) } },
      options,
      signal,
    );
    const created = answer.outcome === 'answered' && answer.isOk ? createdSchema.safeParse(answer.body) : null;
    if (created?.success === true) return created.data.sid;
    log.warn('content.not-created', { outcome: answer.outcome });
    return null;
  }

  async function prune(signal: AbortSignal): Promise<void> {
    const keys = await state.keys(PREFIX);
    if (keys.length <= MAX_KEPT) return;
    const kept = [...(await state.get(keys))].map(([key, bytes]) => ({ key, ...parse(bytes) }));
    kept.sort((left, right) => left.at - right.at);
    for (const { key, sid } of kept.slice(0, keys.length - MAX_KEPT)) {
      await ask({ url: `${options.contentBaseUrl}/v1/Content/${sid}`, method: 'DELETE' }, options, signal);
      await state.set(new Map([[key, null]]));
    }
  }

  return {
    /** The content for these options; null where Twilio would not make one: then they are written out. */
    async sidFor(content: OutboundContent, signal: AbortSignal): Promise<string | null> {
      const { options: choices, listButton, language } = content;
      const hash = createHash('sha256')
        .update(JSON.stringify([choices, listButton, language]))
        .digest('hex');
      const key = PREFIX + hash;
      const known = (await state.get([key])).get(key);
      if (known !== undefined) return parse(known).sid;
      const sid = await create(content, hash, signal);
      if (sid === null) return null;
      const value = JSON.stringify({ sid, at: clock.now().getTime() });
      await state.set(new Map([[key, Buffer.from(value)]]));
      await prune(signal);
      return sid;
    },
    /** Somebody deleted it at Twilio. */
    async forget(sid: string): Promise<void> {
      const keys = await state.keys(PREFIX);
      const gone = [...(await state.get(keys))].filter(([, bytes]) => parse(bytes).sid === sid);
      if (gone.length > 0) await state.set(new Map(gone.map(([key]) => [key, null])));
    },
  };
}
export type Contents = ReturnType<typeof createContents>;

function parse(bytes: Uint8Array): z.infer<typeof keptSchema> {
  return keptSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

function definitionOf({ options, listButton, language }: OutboundContent, hash: string): unknown {
  const common = {
    friendly_name: `redress_${hash.slice(0, 24)}`,
    language: WHATSAPP_LANGUAGE[language] ?? 'en',
    variables: { '1': 'text' },
  };
  const types =
    listButton === undefined
      ? {
          'twilio/quick-reply': {
            body: '{{1}}',
            actions: options.map(({ id, label }) => ({ type: 'QUICK_REPLY', title: label, id })),
          },
        }
      : {
          'twilio/list-picker': {
            body: '{{1}}',
            button: listButton,
            items: options.map(({ id, label }) => ({ item: label, id })),
          },
        };
  return { ...common, types };
}
