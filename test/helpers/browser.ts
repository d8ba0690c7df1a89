import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium without windows (half the work of the whole one), talking to nobody but the pages that the test opens. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page lives for seconds here: compiling it better, and a process for each, cost more than they bring.
      '--js-flags=--no-opt,--no-maglev,--no-sparkplug',
      '--renderer-process-limit=1',
      ...more,
    ],
  });
}
