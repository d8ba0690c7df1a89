import twilio from 'twilio';
import type { VoiceTwilioOptions } from './options.ts';

/** The browser asks for a new one before this runs out. */
const LIFE_SECONDS = 60 * 60;

/** What a browser signs in to Twilio with as the phone of this agent (https://www.twilio.com/docs/iam/access-tokens). */
export function softphoneToken(
  agentId: string,
  { accountSid }: VoiceTwilioOptions,
  { apiKeySid, apiKeySecret, twimlAppSid }: NonNullable<VoiceTwilioOptions['agents']>,
  now: Date,
): { token: string; expiresAt: Date } {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(accountSid, apiKeySid, apiKeySecret, {
    identity: clientName(agentId),
    ttl: LIFE_SECONDS,
    region: '',
  });
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: twimlAppSid }));
  return { token: token.toJwt(), expiresAt: new Date(now.getTime() + LIFE_SECONDS * 1000) };
}

/** Names of clients have letters, digits and underscores alone; an id may have hyphens, which come back from `agentOf`. */
export function clientName(agentId: string): string {
  return agentId.replace(/[^A-Za-z0-9]/g, (character) => `_${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The agent behind `client:<name>`. */
export function agentOf(from: string): string | null {
  const name = /^client:(\w+)$/.exec(from)?.[1];
  if (name === undefined) return null;
  return name.replace(/_([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
