/** More came than is read. */
export class TooLarge extends Error {
  constructor(maxBytes: number) {
    super(`larger than ${maxBytes} bytes`);
  }
}

/**
 * The body of an answer, held in memory: no more of it than this, whatever length was declared, and nothing of what was
 * declared to be longer. @throws TooLarge
 */
export async function readUpTo(
  maxBytes: number,
  { headers, body }: Pick<Response, 'headers' | 'body'>,
): Promise<Buffer> {
  if (Number(headers.get('content-length') ?? 0) > maxBytes) {
    await body?.cancel();
    throw new TooLarge(maxBytes);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new TooLarge(maxBytes);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** The same as text; a byte order mark is left out. @throws TooLarge */
export async function readTextUpTo(maxBytes: number, answer: Pick<Response, 'headers' | 'body'>): Promise<string> {
  return new TextDecoder().decode(await readUpTo(maxBytes, answer));
}
