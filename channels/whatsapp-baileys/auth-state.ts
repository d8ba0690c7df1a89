import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
} from '@whiskeysockets/baileys';
import type { ChannelState } from '../../src/core/channel.ts';

const CREDS = 'creds';

export interface KeptAuth {
  state: AuthenticationState;
  /** Writes the credentials down; after each `creds.update`, or messages stop decrypting. */
  saveCreds(): Promise<void>;
}

/** Baileys' session in the account's durable state: the credentials and every kind of Signal key, each under `key/<kind>/<id>`. */
export async function loadAuth(state: ChannelState): Promise<KeptAuth> {
  const creds: AuthenticationCreds = (await read(state, [CREDS])).get(CREDS) ?? initAuthCreds();
  return {
    state: {
      creds,
      keys: {
        async get<T extends keyof SignalDataTypeMap>(kind: T, ids: string[]) {
          const found = await read(
            state,
            ids.map((id) => keyOf(kind, id)),
          );
          const values: { [id: string]: SignalDataTypeMap[T] } = {};
          for (const id of ids) {
            const value = found.get(keyOf(kind, id));
            // Protobuf messages come back as plain objects and have to be made whole again.
            if (value !== undefined)
              values[id] = kind === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value) : value;
          }
          return values;
        },
        set: (data) => write(state, entriesOf(data)),
      },
    },
    saveCreds: () => write(state, new Map([[CREDS, creds]])),
  };
}

/** Whether a phone was linked once. */
export async function isLinked(state: ChannelState): Promise<boolean> {
  const creds = (await read(state, [CREDS])).get(CREDS);
  return creds?.me?.id !== undefined && (creds.registered === true || creds.account !== undefined);
}

/** An ended session is of no use any more, and its keys are secrets. What waits in the journal stays. */
export async function forgetAuth(state: ChannelState): Promise<void> {
  const keys = (await state.keys('key/')).filter((key) => !key.startsWith('key/session/journal/'));
  await state.set(new Map([CREDS, ...keys].map((key) => [key, null])));
}

function entriesOf(data: SignalDataSet): Map<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const [kind, values] of Object.entries(data)) {
    for (const [id, value] of Object.entries(values ?? {})) entries.set(keyOf(kind, id), value);
  }
  return entries;
}

function keyOf(kind: string, id: string): string {
  return `key/${kind}/${id}`;
}

/** What Baileys wrote, Baileys reads: its own JSON form, so nothing else can say what type it has. */
async function read(state: ChannelState, keys: string[]) {
  const found = await state.get(keys);
  return new Map(
    [...found].map(([key, bytes]) => [key, JSON.parse(Buffer.from(bytes).toString('utf8'), BufferJSON.reviver)]),
  );
}

/** All or none: half a key set is worse than none. */
async function write(state: ChannelState, entries: ReadonlyMap<string, unknown>): Promise<void> {
  const bytes = [...entries].map(([key, value]) => {
    const isGone = value === null || value === undefined;
    return [key, isGone ? null : Buffer.from(JSON.stringify(value, BufferJSON.replacer))] as const;
  });
  await state.set(new Map(bytes));
}
