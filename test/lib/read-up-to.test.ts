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

  await expect(readUpTo(2_500, endless)).rejects.toThrow(TooLarge);

  expect(isCancelled).toBe(true);
  expect(sent).toBeLessThan(10_000);
});

it('text comes in pieces that part its letters, or not at all', async () => {
  const bytes = new TextEncoder().encode('\u{feff}नमस्ते');
  const letterByLetter = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });

  expect(await readTextUpTo(bytes.length, letterByLetter)).toBe('नमस्ते');
  expect(await readTextUpTo(10, null)).toBe('');
});
