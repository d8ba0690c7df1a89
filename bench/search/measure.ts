import type { DeskFilter } from '../../src/core/desk.ts';
import { dueSoon } from '../../src/http/api/ticket-filter.ts';
import { numberOf, orderOf, phoneOf } from '../../test/helpers/many-tickets.ts';
import type { Filled } from './databases.ts';
import { rareWord } from './words.ts';

export interface SearchFigure {
  what: string;
  found: number;
  p50Ms: number;
  p95Ms: number;
  /** Of all threads and of the database's server, on average: what others on the same cores change least. */
  processorMs: number;
  /** The server's part of it. */
  serverMs: number;
}

interface Asked {
  what: string;
  query: string;
  brandIds?: readonly string[];
  filter?: Partial<DeskFilter>;
}

/** As the console's list of tickets asks (`src/http/api/tickets.ts`). */
const FOUND = 200;
const PAGE = 50;

const COUNT_UP_TO = 1_000;
/** Asks for the numbers beside the views instead of a list. */
const COUNTS = {};
/** Not counted: connections are made, plans and pages are read. */
const WARM = 3;

const SHOP = ['shop'];
const ALL = ['shop', 'other', 'rare'];

function questions(tickets: number): Asked[] {
  const n = Math.floor(tickets / 2);
  return [
    { what: 'a word that many wrote', query: 'refund' },
    { what: 'two words', query: 'refund lamp' },
    { what: 'a word being typed: re', query: 're' },
    { what: 'a word being typed: refu', query: 'refu' },
    { what: 'one letter', query: 'r' },
    { what: 'three words that never stand together', query: 'sofa lamp kettle' },
    { what: 'a Hindi word', query: 'रिफंड' },
    { what: 'a Hindi word being typed', query: 'पै' },
    { what: 'a Hindi and an English word', query: 'lamp शर्मा' },
    { what: 'Hinglish', query: 'paisa kab aayega' },
    { what: 'a word that few wrote', query: rareWord(4_711) },
    { what: 'a name', query: 'meera iyer' },
    { what: 'nothing', query: 'xylophone' },
    { what: 'a ticket number', query: numberOf(n) },
    { what: 'an order number', query: orderOf(n) },
    { what: 'a phone number', query: phoneOf(n - (n % 3)) },
    { what: 'an address', query: `customer${n - (n % 3)}@home.example` },
    { what: 'all brands', query: 'refund', brandIds: ALL },
    { what: 'a brand with few tickets', query: 'refund', brandIds: ['rare'] },
    { what: 'a brand with few tickets, being typed', query: 're', brandIds: ['rare'] },
    { what: 'a brand that has none', query: 'refund', brandIds: ['none'] },
    { what: 'a word in one state', query: 'refund', filter: { state: 'open' } },
    { what: 'a word, one person', query: 'refund', filter: { view: 'mine', userId: 'agent-7' } },
    { what: 'a word, a channel', query: 'lamp', filter: { channel: 'email' } },
    { what: 'a word, a tag', query: 'lamp', filter: { tag: 'vip' } },
    { what: 'no words: all', query: '' },
    { what: 'no words: all, all brands', query: '', brandIds: ALL },
    { what: 'no words: open', query: '', filter: { view: 'open' } },
    { what: 'no words: escalations', query: '', filter: { view: 'escalations' } },
    { what: 'no words: mine', query: '', filter: { view: 'mine' } },
    { what: 'no words: unassigned', query: '', filter: { view: 'unassigned' } },
    { what: 'no words: due soon', query: '', filter: { view: 'breaching' } },
    { what: 'no words: undelivered', query: '', filter: { view: 'undelivered' } },
    { what: 'no words: one agent', query: '', filter: { assigneeId: 'agent-7' } },
    { what: 'no words: nobody has it', query: '', filter: { assigneeId: 'none' } },
    { what: 'no words: a kind', query: '', filter: { kind: 'complaint' } },
    { what: 'no words: a kind that there is not', query: '', filter: { kind: 'request' } },
    { what: 'no words: a state', query: '', filter: { state: 'open' } },
    { what: 'no words: a tag', query: '', filter: { tag: 'vip' } },
    { what: 'no words: a channel', query: '', filter: { channel: 'email' } },
    { what: 'how many each view has', query: '', filter: COUNTS },
    { what: 'no words: a seldom tag', query: '', filter: { tag: 'recall' } },
    { what: 'no words: a channel that there is not', query: '', filter: { channel: 'sms-twilio' } },
    {
      what: 'no words: a brand with few tickets, urgent',
      query: '',
      brandIds: ['rare'],
      filter: { priority: 'urgent' },
    },
    { what: 'no words: urgent, of which there is none', query: '', filter: { priority: 'urgent' } },
  ];
}

/** Asks each question as often as `rounds` says, through the ports, as the console does. */
export async function measureSearch(
  { store, serverSpentMs }: Pick<Filled, 'store' | 'serverSpentMs'>,
  options: { tickets: number; rounds: number; newestAt: Date },
): Promise<SearchFigure[]> {
  const { tickets, rounds, newestAt } = options;
  const whose = { userId: 'agent-7', ...dueSoon(newestAt) };
  const figures: SearchFigure[] = [];
  for (const { what, query, brandIds = SHOP, filter = {} } of questions(tickets)) {
    const ask = async (): Promise<number> => {
      if (filter === COUNTS) return Object.keys(await store.desk.counts({ ...whose, brandIds }, COUNT_UP_TO)).length;
      const ids = query === '' ? undefined : await store.search.find(brandIds, query, FOUND);
      return (await store.desk.list({ ...whose, ...filter, ids, brandIds, limit: PAGE })).length;
    };
    for (let round = 0; round < WARM; round += 1) await ask();
    let found = 0;
    const times: number[] = [];
    const serverBefore = serverSpentMs();
    const spentBefore = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1) {
      const before = performance.now();
      found = await ask();
      times.push(performance.now() - before);
    }
    const { user, system } = process.cpuUsage(spentBefore);
    const serverMs = (serverSpentMs() - serverBefore) / rounds;
    times.sort((one, other) => one - other);
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    const processorMs = (user + system) / 1_000 / rounds + serverMs;
    figures.push({ what, found, p50Ms: at(0.5), p95Ms: at(0.95), processorMs, serverMs });
  }
  return figures;
}
