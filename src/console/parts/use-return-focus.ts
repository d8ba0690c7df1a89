import { useEffect, useState } from 'react';

/** When this goes, the focus is where it was before: a keyboard does not begin at the top of the page again. */
export function useReturnFocus(): void {
  const [before] = useState(() => placeOf(document.activeElement));
  useEffect(
    () => () => {
      // After React has taken the rest away, and only where nothing else has taken it meanwhile.
      setTimeout(() => {
        if (document.activeElement === document.body && before?.isConnected === true) before.focus();
      });
    },
    [before],
  );
}

/** An entry of a menu is gone by then: the button of the menu stands for it. */
function placeOf(element: Element | null): HTMLElement | null {
  const menu = element?.closest('[role="menu"]');
  const place = menu === null || menu === undefined ? element : document.getElementById(nameOf(menu));
  return place instanceof HTMLElement ? place : null;
}

const nameOf = (menu: Element): string => menu.getAttribute('aria-labelledby') ?? '';
