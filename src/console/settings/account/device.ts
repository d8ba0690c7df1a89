const BROWSERS = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'] as const;
const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'] as const;

/** `Chrome, Windows` from what a browser says of itself; enough to tell one's own devices apart. */
export function deviceOf(userAgent: string | null | undefined): string | null {
  if (userAgent == null || userAgent === '') return null;
  const browser = BROWSERS.find((name) => userAgent.includes(name));
  const system = SYSTEMS.find((name) => userAgent.includes(name));
  const known = [browser === 'Edg' ? 'Edge' : browser, system].filter((name) => name !== undefined);
  return known.length === 0 ? userAgent.slice(0, 40) : known.join(', ');
}
