import type { ChannelType } from '../src/core/channel.ts';
import { email } from './email/index.ts';
import { voiceTwilio } from './voice-twilio/index.ts';
import { webchat } from './webchat/index.ts';
import { whatsappBaileys } from './whatsapp-baileys/index.ts';
import { whatsappTwilio } from './whatsapp-twilio/index.ts';

/** Every kind of channel, by the name that the brand file uses. A new channel is a folder beside this file and a line here. */
export const channelTypes: ReadonlyMap<string, ChannelType> = new Map(
  [webchat, email, whatsappBaileys, whatsappTwilio, voiceTwilio].map((type: ChannelType) => [type.name, type]),
);
