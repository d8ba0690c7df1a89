import { pino } from 'pino';
import { policies } from '../../flows/index.ts';
import { type Brand, brandSchema } from '../../src/core/brand.ts';
import type { ChannelCapabilities, ChannelType } from '../../src/core/channel.ts';
import type { Identity } from '../../src/core/contact.ts';
import type { CodeDraft } from '../../src/core/effect.ts';
import type { CallOutcome, CallRequest } from '../../src/core/flow.ts';
import { type FlowState, INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import type { Order } from '../../src/core/order.ts';
import { type ActionResult, orderActionSchema } from '../../src/core/order-action.ts';
import type { Store } from '../../src/core/store.ts';
import type { TicketDraft } from '../../src/core/ticket.ts';
import type { Engine } from '../../src/engine/index.ts';
import { callHandlers } from '../../src/services/calls/index.ts';
import type { Account, ServiceDeps } from '../../src/services/deps.ts';
import { effectPreparers } from '../../src/services/effects/prepare.ts';
import { registerWarranty, warrantyRegistrationSchema } from '../../src/services/effects/register-warranty.ts';
import type { TurnContext } from '../../src/services/turn-context.ts';
import { memoryFiles, ordersOf } from '../helpers/service-deps.ts';
import { testBrand } from '../helpers/test-brand.ts';
import { DOWN, KNOWN, NOW, ORDERS } from './shop-orders.ts';

type Form = ChannelCapabilities['form'];

/** A right ticket number for tests, and the one that every opened ticket gets. */
export const TICKET = '4567890128';
/** The code that every customer is sent. */
export const CODE = '482913';

export const shopBrand: Brand = brandSchema.parse({
  ...testBrand,
  languages: ['en', 'hi', 'hi-Latn'],
  policies: {
    nonReturnableCategories: ['hygiene'],
    unopenedOnlyCategories: ['perfume'],
    warrantyMonths: { furniture: 12, lighting: 6 },
    shipping: { days: 5, chargePaise: 4_900, freeAbovePaise: 49_900, returnPaidBy: 'shop' },
  },
});

export const CAPABILITIES: Record<Form, ChannelCapabilities> = {
  chat: { form: 'chat', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 4000, attachments: true },
  letter: { form: 'letter', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 100_000, attachments: true },
  spoken: { form: 'spoken', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 4000, attachments: false },
};

export interface Visit {
  form: Form;
  /** The channel proves the customer to be KNOWN. A caller id proves nothing. */
  isKnown: boolean;
  engine: Engine;
  /** Default: noon of a working day. */
  now?: Date;
  /** Default: ORDERS. */
  orders?: readonly Order[];
}

export interface Shop {
  context(state: FlowState): TurnContext;
  /** As the services do: reads at once; effects are decided anew, and then done. */
  answer(request: CallRequest, state: FlowState, said: string): Promise<CallOutcome>;
  /** Orders proven so far; the services keep them with the state. */
  proofs: FlowState['proofs'];
  tickets: TicketDraft[];
}

/** The services' own calls, on a small shop in memory. */
export function openShop({ form, isKnown, engine, now = NOW, orders = [...ORDERS.values()] }: Visit): Shop {
  const deps = shopDeps(engine, now, orders);
  const account = deps.accounts.get(form);
  if (account === undefined) throw new Error(`no account for ${form}`);
  const proofs: FlowState['proofs'] = {};
  const tickets: TicketDraft[] = [];
  const codes: CodeDraft[] = [];
  const tries = new Map<string, number>();
  const heard: string[] = [];
  const done: unknown[] = [];
  const context = (state: FlowState, said = ''): TurnContext => ({
    deps: {
      ...deps,
      store: {
        ...deps.store,
        codes: codesOf(codes, tries),
        conversations: timelineOf(heard, now),
        effects: promisesOf(done),
      },
    },
    account,
    turn: turnOf(form, isKnown, state, said, now),
    rung: 'unknown',
    proofs,
    tickets,
    addToTickets: [],
    complaints: [],
    effect: null,
    notices: [],
    codes: { sent: [], used: [] },
    ratings: [],
    state,
    language: state.language ?? 'en',
    receivedAt: now,
    signal: new AbortController().signal,
  });
  return {
    context,
    proofs,
    tickets,
    async answer(request, state, said) {
      if (said !== '' && heard.at(-1) !== said) heard.push(said);
      const turn = context(state, said);
      const outcome = await answerCall(request, turn, done);
      codes.push(...turn.codes.sent);
      for (const used of turn.codes.used)
        codes.splice(
          codes.findIndex(({ id }) => id === used),
          1,
        );
      return outcome;
    },
  };
}

async function answerCall(
  { call, arguments: args }: CallRequest,
  context: TurnContext,
  done: unknown[],
): Promise<CallOutcome> {
  const handler = callHandlers[call];
  if (handler !== undefined) return handler(args, context);
  const prepared = await effectPreparers[call]?.(args, context);
  if (prepared === undefined) throw new Error(`no handler for the call ${call}`);
  if ('outcome' in prepared) return prepared;
  const warranty = warrantyRegistrationSchema.safeParse(prepared.action);
  if (warranty.success) return registerWarranty(context.deps.store, shopBrand.id, warranty.data);
  const action = orderActionSchema.parse(prepared.action);
  const result = await context.deps.actions.perform(shopBrand.id, action, 'key', context.signal);
  if (result.outcome === 'done') done.push(action);
  const reference = result.outcome === 'done' ? (result.reference ?? action.orderNumber) : null;
  return { outcome: OUTCOMES[result.outcome] ?? 'person', slots: { reference } };
}

const OUTCOMES: Partial<Record<ActionResult['outcome'], string>> = { done: 'done', refused: 'refused' };

function shopDeps(engine: Engine, now: Date, known: readonly Order[]): ServiceDeps {
  const orders = ordersOf(known);
  return {
    store: storeInMemory(now) as Store,
    files: memoryFiles(),
    queue: undefined as never,
    engine,
    orders: {
      ...orders,
      findByNumber: async (brandId, number, signal) =>
        number === DOWN ? { outcome: 'unavailable', reason: 'down' } : orders.findByNumber(brandId, number, signal),
    },
    actions: {
      async perform(_brandId, { orderNumber }): Promise<ActionResult> {
        if (orderNumber === 'TS-10119') return { outcome: 'refused', reason: 'not-allowed', detail: 'no' };
        if (orderNumber === 'TS-10120' || orderNumber === 'TS-10125') return { outcome: 'unsupported' };
        return { outcome: 'done', reference: 'A1' };
      },
      find: async () => null,
    },
    policies,
    hashCode: (code) => `hash-of-${code}`,
    accounts: new Map((['chat', 'letter', 'spoken'] as const).map((form) => [form, accountOf(form)])),
    clock: { now: () => now },
    ids: { next: countUp(), digits: (count) => DIGITS[count] ?? '0'.repeat(count) },
    log: pino({ level: 'silent' }),
    metrics: undefined as never,
    feed: undefined as never,
    processName: 'test',
  };
}

/** Every code is CODE; four and eight digits make the ticket number TICKET. */
const DIGITS: Readonly<Record<number, string>> = { 4: '0003', 6: CODE, 8: TICKET.slice(1, 9) };

function countUp(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `id-${last}`;
  };
}

function accountOf(form: Form): Account {
  const type: Partial<ChannelType> = {
    name: form,
    capabilities: CAPABILITIES[form],
    notices: [{ to: form === 'letter' ? 'email' : 'phone', recently: false }],
  };
  return { config: { id: form, channel: form, options: {} }, type: type as ChannelType, brand: shopBrand };
}

function turnOf(form: Form, isKnown: boolean, state: FlowState, text: string, now: Date): TurnContext['turn'] {
  const from: Identity =
    form === 'letter' ? { kind: 'email', value: KNOWN.email } : { kind: 'phone', value: KNOWN.phone };
  const proven = isKnown && form !== 'spoken';
  const message = {
    accountId: form,
    providerId: 'p',
    kind: 'message' as const,
    from: [proven ? from : { kind: 'webchat' as const, value: 'somebody' }],
    proven,
    replyAddress: 'x',
    threadKey: 'x',
    references: [],
    text,
    replyContext: {},
  };
  return {
    conversation: {
      id: 'conversation',
      brandId: shopBrand.id,
      contactId: 'contact',
      accountId: form,
      channel: form,
      threadKey: 'x',
      replyAddress: 'x',
      holder: 'bot',
      holderId: null,
      rung: 'unknown',
      language: null,
      createdAt: now,
      updatedAt: now,
    },
    contact: { id: 'contact', brandId: shopBrand.id, name: null, language: null, createdAt: now },
    state: state ?? INITIAL_FLOW_STATE,
    doneSeq: 0,
    waiting: [{ id: 'm', seq: 1, message, files: [], receivedAt: now }],
    leftAt: null,
    dueAt: now,
  };
}

function storeInMemory(now: Date): Partial<Store> {
  const counts = new Map<string, number>();
  const opened = new Date('2026-11-20T06:30:00.000Z');
  const ticket = {
    numbers: [TICKET],
    state: 'open',
    topic: 'complaint',
    receivedAt: opened,
    redressDueAt: new Date('2026-12-20T06:30:00.000Z'),
  };
  const registered = new Map([
    ['SN20240101', { serial: 'SN20240101', title: 'Mixer grinder', expiresAt: new Date('2026-03-01T18:29:59.999Z') }],
    ['SN20260101', { serial: 'SN20260101', title: 'Mixer grinder', expiresAt: new Date('2027-10-01T18:29:59.999Z') }],
  ]);
  const read = async (_brandId: string, keys: readonly string[]): Promise<Map<string, number>> =>
    new Map(keys.map((key) => [key, counts.get(key) ?? 0]));
  return {
    attempts: {
      count: read,
      async add(brandId, keys) {
        for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
        return read(brandId, keys);
      },
    },
    desk: {
      identities: async () => [
        { kind: 'phone', value: KNOWN.phone, proven: true },
        { kind: 'email', value: KNOWN.email, proven: true },
      ],
      ofContact: async () => [ticket],
    } as never,
    tickets: { findByNumber: async (_brandId: string, number: string) => (number === TICKET ? ticket : null) } as never,
    warranties: {
      find: async (_brandId: string, serial: string) => registered.get(serial) ?? null,
      ofLine: async () => [],
      async register(_brandId: string, warranty: { serial: string; title: string; expiresAt: Date }) {
        if (registered.has(warranty.serial)) return 'known';
        registered.set(warranty.serial, warranty);
        return 'registered';
      },
    } as never,
    reach: { isSuppressed: async () => false } as never,
    effects: undefined as never,
    ping: async () => void now,
  };
}

/** What was done is promised and not looked after yet. */
function promisesOf(done: readonly unknown[]): Store['effects'] {
  const open: Pick<Store['effects'], 'promisesTo'> = {
    promisesTo: async () => done.map((action) => ({ action, outcome: 'done' })) as never,
  };
  return open as Store['effects'];
}

/** What the customer said before a call. */
function timelineOf(heard: readonly string[], at: Date): Store['conversations'] {
  const newest: Pick<Store['conversations'], 'newest' | 'recentWith'> = {
    recentWith: async () => null,
    newest: async () => heard.map((text) => ({ direction: 'in', kind: 'message', text, at, understood: [] })) as never,
  };
  return newest as Store['conversations'];
}

function codesOf(codes: readonly CodeDraft[], tries: Map<string, number>): Store['codes'] {
  return {
    async newest(_conversationId, orderNumber) {
      const code = codes.findLast((one) => one.orderNumber === orderNumber);
      return code === undefined ? null : { ...code, tries: tries.get(code.id) ?? 0 };
    },
    async countTry(codeId) {
      tries.set(codeId, (tries.get(codeId) ?? 0) + 1);
      return tries.get(codeId) ?? 0;
    },
  };
}
