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

/** For whoever decides whether it is let out. */
export function previewOfHeld({ message, files }: { message: InboundMessage; files: InboundFile[] }): Preview {
  const address = message.from[0]?.value ?? '';
  return {
    from: message.displayName === undefined ? address : `${message.displayName} <${address}>`,
    subject: message.replyContext['subject'] ?? '',
    text: message.text,
    files: files.map(({ fileName }) => fileName),
  };
}

/** Null for what is no such payload: a channel's own. */
export function heldMessage(payload: Uint8Array): { message: InboundMessage; files: InboundFile[] } | null {
  const text = Buffer.from(payload).toString('utf8');
  if (!text.startsWith('{')) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null; // a mail that begins like JSON
  }
  const parsed = heldSchema.safeParse(json);
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
