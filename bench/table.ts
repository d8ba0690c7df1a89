import type { RoadFigures } from './road/figures.ts';
import type { Figures as Understood } from './understand/measure.ts';

const QUEUES = ['redis', 'embedded'] as const;
const UNDERSTOOD = { inScopeRecall: 'recall', outOfScopeRejection: 'rejection', wrongFlowRate: 'wrong flow' } as const;

/** What each measurement prints with `--json`, as far as the table shows it. */
export interface Figures {
  road?: Record<(typeof QUEUES)[number], { bare: RoadFigures; road: RoadFigures; ratio: number }>;
  engine?: Record<string, { turnsPerSecond: number }>;
  understand?: Record<'redress' | 'nodeNlp', Pick<Understood, keyof typeof UNDERSTOOD>>;
  mail?: { perSecond: Record<'mailparser' | 'inspect' | 'road', number> };
  search?: { tickets: number; figures: { p50Ms: number; p95Ms: number }[] };
  phone?: Record<string, number | string>[];
  process?: {
    firstStartMs: number;
    startMs: number;
    idle: { residentMb: number; heapMb: number };
    hours: number;
    heapMb: { secondQuarter: number; lastQuarter: number };
  };
}

type Line = [what: string, ours: string, beside: string, ratio: string];

/** One line for each figure: what, ours, what it is measured beside, ours as a share of that. */
export function linesOf({ road, engine, understand, mail, search, phone = [], process }: Figures): Line[] {
  return [
    ...(road === undefined
      ? []
      : QUEUES.map((queue) =>
          beside(
            `whole road, messages a second (${queue}); bare BullMQ job`,
            road[queue].road.perSecond,
            road[queue].bare.perSecond,
          ),
        )),
    ...Object.entries(engine ?? {})
      .filter(([name]) => name !== 'redress')
      .map(([name, { turnsPerSecond }]) =>
        beside(`engine, turns a second; ${name}`, engine?.['redress']?.turnsPerSecond ?? 0, turnsPerSecond),
      ),
    ...(understand === undefined
      ? []
      : keysOf(UNDERSTOOD).map((figure) =>
          beside(
            `understanding, ${UNDERSTOOD[figure]}; node-nlp`,
            understand.redress[figure],
            understand.nodeNlp[figure],
            3,
          ),
        )),
    ...(mail === undefined
      ? []
      : [
          beside('mails read a second; mailparser', mail.perSecond.inspect, mail.perSecond.mailparser),
          beside('mails answered a second; mailparser', mail.perSecond.road, mail.perSecond.mailparser),
        ]),
    ...(search === undefined ? [] : searchLines(search)),
    ...phone.flatMap((round): Line[] => [
      alone('phone webhook, p50 ms', `${round['p50']}`),
      alone('phone webhook, p99 ms (200 calls at once)', `${round['p99']}`),
    ]),
    ...(process === undefined ? [] : processLines(process)),
  ];
}

function keysOf<Key extends string>(names: Record<Key, string>): Key[] {
  return Object.keys(names) as Key[];
}

function processLines({ firstStartMs, startMs, idle, hours, heapMb }: NonNullable<Figures['process']>): Line[] {
  return [
    beside('start, ms; the first start', startMs, firstStartMs),
    alone('idle, resident MB', `${idle.residentMb}`),
    alone('idle, heap MB', `${idle.heapMb}`),
    beside(`heap MB at the end of ${hours} h; in their second quarter`, heapMb.lastQuarter, heapMb.secondQuarter),
  ];
}

function searchLines({ tickets, figures }: NonNullable<Figures['search']>): Line[] {
  const slowest = (key: 'p50Ms' | 'p95Ms'): string => Math.max(...figures.map((one) => one[key])).toFixed(0);
  return [
    alone(`search in ${tickets} tickets, slowest question, p50 ms`, slowest('p50Ms')),
    alone(`search in ${tickets} tickets, slowest question, p95 ms`, slowest('p95Ms')),
  ];
}

function beside(what: string, ours: number, other: number, digits = 0): Line {
  return [what, ours.toFixed(digits), other.toFixed(digits), (ours / other).toFixed(2)];
}

function alone(what: string, ours: string): Line {
  return [what, ours, '', ''];
}
