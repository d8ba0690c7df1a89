import type { ChannelType } from '../src/core/channel.ts';
import { demoSms } from './demo-sms/index.ts';
import { email } from './email/index.ts';
import { smsTwilio } from './sms-twilio/index.ts';
import { voiceTwilio } from './voice-twilio/index.ts';
import { webchat } from './webchat/index.ts';
import { whatsappBaileys } from './whatsapp-baileys/index.ts';
import { whatsappTwilio } from './whatsapp-twilio/index.ts';

const types: readonly ChannelType[] = [
  webchat,
  email,
  whatsappBaileys,
  whatsappTwilio,
  voiceTwilio,
  smsTwilio,
  demoSms,
];

/** Every kind of channel, by the name that the brand file uses. A new channel is a folder beside this file and a line here. */
export const channelTypes: ReadonlyMap<string, ChannelType> = new Map(types.map((type) => [type.name, type]));
