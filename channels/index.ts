import type { ChannelType } from '../src/core/channel.ts';
import { voiceTwilio } from './voice-twilio/index.ts';
import { webchat } from './webchat/index.ts';

/** Every kind of channel, by the name that the brand file uses. A new channel is a folder beside this file and a line here. */
export const channelTypes: ReadonlyMap<string, ChannelType> = new Map(
  [webchat, voiceTwilio].map((type: ChannelType) => [type.name, type]),
);
