import { expect, it } from 'vitest';
import { readTextUpTo, readUpTo, TooLarge } from '../../src/lib/read-up-to.ts';

it('a body is read to its limit, and no further, whatever length it was declared to have', async () => {
  let sent = 0;
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1_000;
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel() {
      isCancelled = true;
    },
  });

  await expect(readUpTo(2_500, new Response(endless))).rejects.toThrow(TooLarge);

  expect(isCancelled).toBe(true);
  expect(sent).toBeLessThan(10_000);
});

it('nothing is read of what is declared to be longer', async () => {
  let pulls = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull() {
        pulls += 1;
      },
      cancel() {
        isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );

  await expect(readUpTo(2_500, new Response(body, { headers: { 'content-length': '2501' } }))).rejects.toThrow(
    TooLarge,
  );

  expect({ pulls, isCancelled }).toEqual({ pulls: 0, isCancelled: true });
});

it('text comes in pieces that part its letters, or not at all', async () => {
  const bytes = new TextEncoder().encode('\u{feff}नमस्ते');
  const letterByLetter = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });

  expect(await readTextUpTo(bytes.length, new Response(letterByLetter))).toBe('नमस्ते');
  expect(await readTextUpTo(10, new Response(null))).toBe('');
});
