import { keep } from './use-draft.ts';

/** A template that was chosen and is being filled in. */
export interface BegunTemplate {
  wanted: boolean;
  chosenId: string | null;
  typed: Readonly<Record<string, string>>;
}

export const NOTHING_BEGUN: BegunTemplate = { wanted: false, chosenId: null, typed: {} };

/** What was begun before a reload or the end of a session, here in the browser. */
export function readBegun(key: string): BegunTemplate {
  const kept = parsed(localStorage.getItem(key));
  if (typeof kept !== 'object' || kept === null) return NOTHING_BEGUN;
  const chosenId = 'chosenId' in kept && typeof kept.chosenId === 'string' ? kept.chosenId : null;
  const typed = 'typed' in kept && typeof kept.typed === 'object' && kept.typed !== null ? kept.typed : {};
  const values = Object.entries(typed).filter((one): one is [string, string] => typeof one[1] === 'string');
  return { wanted: 'wanted' in kept && kept.wanted === true, chosenId, typed: Object.fromEntries(values) };
}

export function keepBegun(key: string, begun: BegunTemplate): void {
  keep(key, begun === NOTHING_BEGUN ? '' : JSON.stringify(begun));
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
