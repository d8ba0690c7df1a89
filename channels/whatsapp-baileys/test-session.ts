import type { ChannelCheck, ChannelHealth, Pairing } from '../../src/core/channel.ts';

/** Whether a phone is linked and its session stands. It is only looked at: a message to try would be one of a robot. */
export function testSession(health: ChannelHealth, pairing: Pairing): ChannelCheck[] {
  const isLinked = pairing.state === 'paired';
  return [
    {
      name: 'phone',
      isOk: isLinked,
      detail: pairing.detail,
      ...(isLinked ? {} : { cure: 'press Pair, and scan the picture with the phone of that number' }),
    },
    {
      name: 'session',
      isOk: health.state === 'ok',
      detail: health.detail,
      ...(health.state === 'ok'
        ? {}
        : { cure: 'where it stopped itself, press Resume; otherwise it connects by itself' }),
    },
  ];
}
