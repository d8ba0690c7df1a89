import type { Identity } from '../../src/core/contact.ts';
import { messageOfFile } from '../../src/core/refused-file.ts';

/* What names a person in rows that belong to no conversation of theirs, and in raw bytes. */

/** How channels write to them; `replied`: the addresses that their conversations answer to. */
export function addressesOf(identities: readonly Pick<Identity, 'value'>[], replied: readonly string[]): string[] {
  return [...new Set([...identities.flatMap(({ value }) => [value, `whatsapp:${value}`]), ...replied])];
}

/** What stands in raw messages for them: of a phone number the digits, since `+` is written in several ways. */
export function namesOf(identities: readonly Pick<Identity, 'value'>[]): string[] {
  return identities.map(({ value }) => value.replace(/^\+|@lid$/g, '').toLowerCase());
}

export function isAbout(raw: Buffer | string, names: readonly string[]): boolean {
  const text = raw.toString().toLowerCase();
  return names.some((name) => text.includes(name));
}

/** Of what was set aside: what names them, and the files that came with a message of theirs. */
export function setAsideFor<Row extends { accountId: string | null; detail: string; payload: Buffer }>(
  rows: readonly Row[],
  names: readonly string[],
  received: readonly { accountId: string; providerId: string }[],
): Row[] {
  const messages = new Set(received.map(({ accountId, providerId }) => `${accountId}/${providerId}`));
  return rows.filter(
    ({ accountId, detail, payload }) =>
      isAbout(payload, names) || isAbout(detail, names) || messages.has(`${accountId}/${messageOfFile(detail)}`),
  );
}

/** Of the keys that channels keep state under (Signal sessions, what was sent): those with a name or a message of theirs. */
export function stateOf<Row extends { key: string }>(
  rows: readonly Row[],
  names: readonly string[],
  sentIds: readonly (string | null)[],
): Row[] {
  const marks = new Set([...names, ...sentIds.flatMap((id) => id ?? [])]);
  return rows.filter(({ key }) => key.split(/[^0-9A-Za-z]+/).some((part) => marks.has(part)));
}
