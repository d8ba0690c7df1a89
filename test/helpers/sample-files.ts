/** Files by their first bytes, of any size: what decides the type stands there. */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52];
const PDF = [...Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')];

export const pngBytes = (size = 200): Uint8Array => filled(PNG, size);
export const pdfBytes = (size = 200): Uint8Array => filled(PDF, size);

function filled(head: readonly number[], size: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(size, head.length));
  bytes.set(head);
  return bytes;
}
