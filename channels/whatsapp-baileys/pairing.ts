import { z } from 'zod';
import type { ChannelDeps, Pairing } from '../../src/core/channel.ts';

const STATE = 'pairing/state';
const REQUEST = 'pairing/request';
/** A request that nobody took is forgotten, milliseconds: the owner came back too late for it. */
const REQUEST_LIFE_MS = 5 * 60_000;

const pairingSchema = z.object({
  state: z.enum(['idle', 'starting', 'waiting', 'paired', 'failed']),
  qr: z.string().optional(),
  code: z.string().optional(),
  detail: z.string(),
});
const requestSchema = z.object({ what: z.enum(['pair', 'resume']), phone: z.string().nullable(), at: z.number() });
export type PairingRequest = z.infer<typeof requestSchema>;

/** Why WhatsApp makes no code for this number, by the code of its refusal. */
export function refusalOf(code: string, phone: string | null): string {
  if (code === '429') return 'WhatsApp was asked for codes too often (429); wait an hour, or pair by the camera';
  return `WhatsApp makes no code for ${phone} (${code}): is it the number of the phone that is to be linked?`;
}

/**
 * Linking a phone, through the account's kept state: whoever asks may be another process than the one that holds the
 * socket. The codes are secrets while they live; the state is encrypted.
 */
export function createPairing({ state, clock }: Pick<ChannelDeps, 'state' | 'clock'>) {
  async function read<T>(key: string, schema: z.ZodType<T>): Promise<T | null> {
    const bytes = (await state.get([key])).get(key);
    const parsed = schema.safeParse(bytes === undefined ? null : JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data : null;
  }
  const write = (key: string, value: unknown): Promise<void> =>
    state.set(new Map([[key, Buffer.from(JSON.stringify(value))]]));
  const ask = (what: PairingRequest['what'], phone: string | null): Promise<void> =>
    write(REQUEST, { what, phone, at: clock.now().getTime() });

  return {
    async get(): Promise<Pairing> {
      const kept = await read(STATE, pairingSchema);
      if (kept === null) return { state: 'idle', detail: 'no phone is linked yet' };
      const { qr, code, ...rest } = kept;
      return { ...rest, ...(qr === undefined ? {} : { qr }), ...(code === undefined ? {} : { code }) };
    },
    async start(phone: string | null): Promise<void> {
      await write(STATE, { state: 'starting', detail: 'asking WhatsApp for a code' });
      await ask('pair', phone);
    },
    resume: () => ask('resume', null),
    /** For the owner of the socket. */
    show: (pairing: Pairing): Promise<void> => write(STATE, pairing),
    /** What somebody asked for since the last look; once. */
    async takeRequest(): Promise<PairingRequest | null> {
      const request = await read(REQUEST, requestSchema);
      if (request === null) return null;
      await state.set(new Map([[REQUEST, null]]));
      return clock.now().getTime() - request.at < REQUEST_LIFE_MS ? request : null;
    },
  };
}
