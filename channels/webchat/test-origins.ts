import type { ChannelCheck } from '../../src/core/channel.ts';
import type { WebchatOptions } from './options.ts';

/** Whose pages may talk to this chat. A page that comes by https cannot call a chat that does not. */
export function testOrigins({ allowedOrigins }: WebchatOptions, publicUrl: string): ChannelCheck[] {
  const own: ChannelCheck = { name: 'origin', isOk: true, detail: `our own page at ${new URL(publicUrl).origin}` };
  const isPlain = !publicUrl.startsWith('https://');
  return [
    own,
    ...allowedOrigins.map((origin): ChannelCheck => {
      if (!isPlain || !origin.startsWith('https://')) return { name: 'origin', isOk: true, detail: origin };
      const cure = 'set REDRESS_PUBLIC_URL to an https address';
      return { name: 'origin', isOk: false, detail: `${origin} is https and cannot call ${publicUrl}`, cure };
    }),
  ];
}
