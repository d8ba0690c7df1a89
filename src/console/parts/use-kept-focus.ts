import { useEffect } from 'react';

/** Marks where the focus goes when what had it, nearby, is gone. Never anything that a second press would set off. */
const PLACE = '[data-focus-place]';
/** Dialogs and menus that close give the focus back themselves; only then is it looked for, milliseconds. */
const PATIENCE_MS = 80;

/**
 * The focus stays near when the button that was pressed vanishes or is disabled: else the browser gives it to the whole
 * document, and a screen reader or the Tab key begins at the top of the page again.
 */
export function useKeptFocus(): void {
  useEffect(keepFocus, []);
}

function keepFocus(): () => void {
  /** What had the focus last, and what it stands in, the innermost first. Empty: whoever looks has put it nowhere. */
  let path: Element[] = [];
  let isLost = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const forget = (): void => {
    path = [];
    isLost = false;
  };
  const press = ({ target }: Event): void => {
    const isWithin = target instanceof Node && path[0]?.contains(target) === true;
    if (!isWithin) forget();
  };
  const note = ({ target }: Event): void => {
    path = target instanceof Element ? [...around(target), ...around(buttonOf(target))] : [];
    isLost = false;
  };
  const look = (): void => {
    timer = undefined;
    const [last] = path;
    if (last === undefined || !isNowhere(last)) return;
    if (isThere(last)) {
      // It was disabled only until the answer came; otherwise whoever looks has left it.
      if (document.activeElement === last) isLost = false;
      else if (isLost && last instanceof HTMLElement) last.focus({ preventScroll: true });
      else forget();
      return;
    }
    isLost = true;
    if (last.isConnected && last.hasAttribute('data-loading')) return;
    placeNear(path)?.focus({ preventScroll: true });
  };
  const lookSoon = (): void => {
    timer ??= setTimeout(look, PATIENCE_MS);
  };
  const observer = new MutationObserver(() => {
    const [last] = path;
    if (last !== undefined && (isLost || !isThere(last))) lookSoon();
  });
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'data-loading'] });
  document.addEventListener('focusin', note);
  document.addEventListener('focusout', lookSoon);
  document.addEventListener('pointerdown', press);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('focusout', lookSoon);
    document.removeEventListener('pointerdown', press);
  };
}

const isThere = (element: Element): boolean => element.isConnected && !element.matches(':disabled');

/** Firefox leaves the focus with what is disabled; Chromium takes it away. */
function isNowhere(last: Element): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement === last;
}

function around(element: Element | null): Element[] {
  const path: Element[] = [];
  for (let one = element; one !== null && one !== document.body; one = one.parentElement) path.push(one);
  return path;
}

/** A menu hangs at the end of the page: its button stands where it belongs. */
function buttonOf(element: Element): Element | null {
  const menu = element.closest('[role="menu"]');
  return document.getElementById(menu?.getAttribute('aria-labelledby') ?? '');
}

function placeNear(path: readonly Element[]): HTMLElement | null {
  const dialog = document.querySelector<HTMLElement>('[aria-modal="true"]');
  if (dialog !== null) return dialog;
  for (const element of path) {
    if (!element.isConnected) continue;
    const place = element.matches(PLACE) ? element : element.querySelector(PLACE);
    if (place instanceof HTMLElement) return place;
  }
  return document.querySelector<HTMLElement>(`main ${PLACE}`);
}
