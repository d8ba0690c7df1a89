const KEY_BYTES = 16;

/** What names an action, the same for each try of it. `randomUUID` is not there on a page that was opened without https. */
export function drawKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
