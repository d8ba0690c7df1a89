/** One thing that was looked at. */
export interface Check {
  /** `folder`, `database`, `queue`, ... or the account's id. */
  area: string;
  /** What was looked at, a word or two. */
  name: string;
  /** `warning`: it runs, and something will be missed. `fault`: something does not work. */
  state: 'ok' | 'warning' | 'fault';
  /** What was found; never a secret. */
  detail: string;
  /** How to mend it. */
  cure?: string;
}

type Finding = Omit<Check, 'area' | 'state'>;

/** Three verdicts of one area. */
export function verdicts(area: string) {
  return {
    ok: (name: string, detail: string): Check => ({ area, name, state: 'ok', detail }),
    warning: (name: string, detail: string, cure: string): Check => ({ area, state: 'warning', name, detail, cure }),
    fault: (name: string, detail: string, cure: string): Check => ({ area, state: 'fault', name, detail, cure }),
    /** A fault where it is not so. */
    judge: (isOk: boolean, { name, detail, cure }: Finding): Check => ({
      area,
      name,
      state: isOk ? 'ok' : 'fault',
      detail,
      ...(isOk || cure === undefined ? {} : { cure }),
    }),
  };
}

export function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
