import type { Page } from 'playwright-core';

/** How each page is looked at: a desk and a phone, in pixels of width, by day and by night. */
export const LOOKS = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;

/** By how many pixels the page is wider than its window; none where it fits. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
