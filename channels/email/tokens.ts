import { z } from 'zod';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { AppError } from '../../src/core/errors.ts';
import { outgoing } from '../../src/lib/outgoing.ts';
import type { OAuthOptions } from './options.ts';

const TIMEOUT_MS = 15_000;
/** A token is not used in its last minutes. */
const MARGIN_MS = 5 * 60_000;
/** Microsoft gives a new refresh token now and then, and the old one ends. */
const REFRESH = 'refresh-token';
const GOOGLE_URL = 'https://oauth2.googleapis.com/token';
const MICROSOFT_SCOPE = 'https://outlook.office365.com/.default';

const answerSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().default(3600),
  refresh_token: z.string().optional(),
});

export interface Tokens {
  /** An access token for a connection that is opened now. `isNew`: not one that was used before. */
  get(isNew?: boolean): Promise<string>;
}

/** Access tokens by a refresh token (Gmail, Microsoft 365) or by the application's own credentials (Microsoft 365). */
export function createTokens(oauth: OAuthOptions, { state, clock }: Pick<ChannelDeps, 'state' | 'clock'>): Tokens {
  let held: { token: string; until: number } | null = null;

  async function fetchToken(): Promise<string> {
    const kept = (await state.get([REFRESH])).get(REFRESH);
    const refreshToken = kept === undefined ? oauth.refreshToken : Buffer.from(kept).toString('utf8');
    const response = await outgoing(urlOf(oauth), {
      method: 'POST',
      body: new URLSearchParams({
        client_id: oauth.clientId,
        client_secret: oauth.clientSecret,
        ...(refreshToken === undefined
          ? { grant_type: 'client_credentials', scope: MICROSOFT_SCOPE }
          : { grant_type: 'refresh_token', refresh_token: refreshToken }),
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // "Not so fast" is no refusal.
    if (response.status >= 400 && response.status < 500 && ![408, 429].includes(response.status)) {
      // A token that was kept and is refused gives way to the configured one.
      if (kept !== undefined) await state.set(new Map([[REFRESH, null]]));
      throw new AppError('provider.permanent', `sign-in refused by ${oauth.provider} with status ${response.status}`);
    }
    if (!response.ok) throw new AppError('provider.transient', `${oauth.provider} answered ${response.status}`);
    const answer = answerSchema.parse(await response.json());
    if (answer.refresh_token !== undefined)
      await state.set(new Map([[REFRESH, Buffer.from(answer.refresh_token, 'utf8')]]));
    held = { token: answer.access_token, until: clock.now().getTime() + answer.expires_in * 1000 - MARGIN_MS };
    return answer.access_token;
  }

  return {
    async get(isNew = false) {
      if (!isNew && held !== null && held.until > clock.now().getTime()) return held.token;
      return fetchToken();
    },
  };
}

function urlOf({ provider, tenant, tokenUrl }: OAuthOptions): string {
  if (tokenUrl !== undefined) return tokenUrl;
  if (provider === 'google') return GOOGLE_URL;
  return `https://login.microsoftonline.com/${encodeURIComponent(tenant ?? 'common')}/oauth2/v2.0/token`;
}
