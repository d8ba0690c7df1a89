import type { Page } from 'playwright-core';
import { type Agents, seriousFindings } from './agents.ts';

/** How each page is looked at: a desk and a phone, in pixels of width, by day and by night. */
export const LOOKS = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;
const HEIGHT = 860;

interface Looking {
  /** Of the window, by its width. Default 860 pixels. */
  heights?: Partial<Record<number, number>>;
  /** Brings the page to where it was in the layout that it has now. */
  prepare?: () => Promise<void>;
}

/** What is wrong with the page as it stands, look by look: wider than its window, or hard to read. It is loaded once, and follows its window. */
export async function findingsOfLooks(
  page: Page,
  name: string,
  { picture }: Pick<Agents, 'picture'>,
  { heights = {}, prepare }: Looking = {},
): Promise<unknown[]> {
  const findings: unknown[] = [];
  for (const [width, scheme] of LOOKS) {
    await page.setViewportSize({ width, height: heights[width] ?? HEIGHT });
    await page.emulateMedia({ colorScheme: scheme });
    await prepare?.();
    await standsStill(page);
    await picture(page, `${name}-${width}-${scheme}`);
    const overflow = await overflowOf(page);
    if (overflow > 0) findings.push({ name, width, overflow });
    // By night nothing but the colours is another.
    const rules = scheme === 'dark' ? ['color-contrast'] : null;
    findings.push(...(await seriousFindings(page, rules)).map((finding) => ({ name, width, scheme, ...finding })));
  }
  return findings;
}

/** By how many pixels the page is wider than its window; none where it fits. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Waits until what has changed is drawn and has moved to its place; what turns for ever (a spinner) is not waited for. */
export async function standsStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
    await frame();
    await frame();
    const moving = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
    await Promise.allSettled(moving.map(({ finished }) => finished));
    await frame();
  });
}
