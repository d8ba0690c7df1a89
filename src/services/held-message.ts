import { z } from 'zod';
import type { Preview } from '../core/channel.ts';
import { type InboundFile, type InboundMessage, inboundMessageSchema } from '../core/message.ts';

const heldSchema = inboundMessageSchema.extend({
  sentAt: z.coerce.date().optional(),
  heldFiles: z.array(z.object({ fileName: z.string(), declaredType: z.string(), base64: z.string() })).default([]),
});

/** A message with its files as quarantine keeps it. */
export function heldPayload(message: InboundMessage, files: readonly InboundFile[]): string {
  const heldFiles = files.map(({ fileName, declaredType, bytes }) => ({
    fileName,
    declaredType,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  return JSON.stringify(heldFiles.length === 0 ? message : { ...message, heldFiles });
}

/** Less than it takes to be let out: also what was refused for its shape says something. */
const shownSchema = z.object({
  accountId: z.string(),
  from: z.array(z.object({ value: z.string() })).catch([]),
  displayName: z.string().catch(''),
  sentAt: z.coerce.date().nullable().catch(null),
  text: z.string(),
  choiceId: z.string().catch(''),
  replyContext: z.object({ subject: z.string().catch('') }).catch({ subject: '' }),
  heldFiles: z.array(z.object({ fileName: z.string(), base64: z.string() })).catch([]),
});

/** For whoever decides whether it is let out. Null for what is no such payload. */
export function previewOfHeld(payload: Uint8Array): Preview | null {
  const shown = shownSchema.safeParse(jsonIn(payload));
  if (!shown.success) return null;
  const { from, displayName, sentAt, text, choiceId, replyContext, heldFiles } = shown.data;
  const address = from[0]?.value ?? '';
  return {
    from: displayName === '' ? address : `${displayName} <${address}>`,
    subject: replyContext.subject,
    sentAt,
    text: text || choiceId,
    files: heldFiles.map(({ fileName, base64 }) => ({ name: fileName, size: Buffer.byteLength(base64, 'base64') })),
  };
}

/** Null for what is no such payload: a channel's own. */
export function heldMessage(payload: Uint8Array): { message: InboundMessage; files: InboundFile[] } | null {
  const parsed = heldSchema.safeParse(jsonIn(payload));
  if (!parsed.success) return null;
  const { heldFiles, ...message } = parsed.data;
  return {
    message: inboundMessageSchema.parse(message),
    files: heldFiles.map(({ fileName, declaredType, base64 }) => ({
      fileName,
      declaredType,
      bytes: new Uint8Array(Buffer.from(base64, 'base64')),
    })),
  };
}

/** What each begins with: a large mail is not read for it. */
const BRACE = '{'.charCodeAt(0);

/** Null for what is none. */
function jsonIn(payload: Uint8Array): unknown {
  if (payload[0] !== BRACE) return null;
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return null; // a mail that begins like JSON
  }
}
