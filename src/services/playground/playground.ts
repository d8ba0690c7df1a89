import type { Brand } from '../../core/brand.ts';
import type { ChannelType } from '../../core/channel.ts';
import type { InboundMessage, OutboundMessage } from '../../core/message.ts';
import type { Order } from '../../core/order.ts';
import { deliveriesLane, EFFECTS_LANE, TURNS_LANE } from '../../core/queue.ts';
import { createDeliver } from '../deliver.ts';
import type { Account, ServiceDeps } from '../deps.ts';
import { createRunEffect } from '../effects/run.ts';
import { createReceive } from '../receive.ts';
import { createTakeTurn } from '../take-turn.ts';
import { createUploads, type Uploads } from '../uploads.ts';
import { type Bells, createBells } from './bells.ts';
import { type CallSide, openCallSide, type PhoneLine } from './call.ts';
import { createMessages } from './messages.ts';
import { type PlayInput, type PlayPerson, type PlayView, type Side, type SideView, WRITTEN } from './view.ts';

const MAX_LINES = 400;
const STRANGER: PlayPerson = {
  id: 'stranger',
  name: '',
  phone: '+919000000000',
  email: 'stranger@elsewhere.example',
  orders: [],
};

export interface PlaygroundParts {
  /** All but what a playground has of its own; the store must be nobody else's. */
  deps: Omit<ServiceDeps, 'queue' | 'accounts' | 'processName' | 'feed'>;
  brand: Brand;
  /** The kinds of channels that the three sides behave like. */
  types: Record<Side, ChannelType>;
  line: PhoneLine;
  orders: readonly Order[];
  personId: string;
}

export interface Playground {
  brandId: string;
  people: PlayPerson[];
  person: PlayPerson;
  /** Takes the whole road; the view is what there is to see when all is done. */
  play(input: PlayInput): Promise<PlayView>;
  call: CallSide;
  /** The page behind a link that was sent in its call. */
  uploads: Uploads;
  view(): Promise<PlayView>;
  close(): Promise<void>;
}

/**
 * A shop of its own, where a flow can be tried as a chat, as mails and as a call. The road is the real one: the same
 * store, engine, flows and services; only the ends of the channels are cut off, and nothing leaves the process.
 */
export async function openPlayground(parts: PlaygroundParts): Promise<Playground> {
  const { brand, orders } = parts;
  const people = [...peopleOf(orders), STRANGER];
  const person = people.find(({ id }) => id === parts.personId) ?? people[0] ?? STRANGER;
  const bells = createBells();
  const call = accountOf('call', parts);
  const deps: ServiceDeps = {
    ...parts.deps,
    queue: bells,
    accounts: new Map([...WRITTEN.map((side) => [side, accountOf(side, parts)] as const), ['call', call]]),
    feed: { publish() {}, subscribe: () => () => {} },
    processName: 'playground',
  };
  await deps.store.orders.import(brand.id, orders);
  const road = openRoad(deps, { bells, call, line: parts.line });
  const toMessage = createMessages(person, deps.ids);
  let last: Promise<unknown> = Promise.resolve();

  return {
    brandId: brand.id,
    people,
    person,
    /** One after the other: a second click must not overtake the first. */
    play(input) {
      const playing = last.then(async () => {
        await road.take(toMessage(input));
        return road.view();
      });
      last = playing.catch(() => undefined);
      return playing;
    },
    call: road.call,
    uploads: road.uploads,
    view: () => road.view(),
    close: () => deps.store.close(),
  };
}

function accountOf(side: Side, { brand, types, line }: PlaygroundParts): Account {
  const options = side === 'call' ? line.options : {};
  // Nobody types as fast as quiet times are made for; an answer at once shows what one message does.
  return { config: { id: side, channel: types[side].name, options }, type: { ...types[side], quiet: null }, brand };
}

function openRoad(deps: ServiceDeps, { bells, call: account, line }: { bells: Bells; call: Account; line: PhoneLine }) {
  const sent: OutboundMessage[] = [];
  const conversations = new Map<Side, string>();
  const receive = createReceive(deps);
  const takeTurn = createTakeTurn(deps);
  const channel = {
    start: async () => {},
    stop: async () => {},
    send: async (message: OutboundMessage) => {
      sent.push(message);
      return { status: 'delivered' as const, providerId: null };
    },
    health: () => ({ state: 'ok' as const, detail: 'playground', since: deps.clock.now() }),
  };
  const deliver = createDeliver(deps, new Map(WRITTEN.map((side) => [side, channel])));
  const handlers = {
    [TURNS_LANE]: async (id: string) => void (await takeTurn(id)),
    [EFFECTS_LANE]: createRunEffect(deps),
    [deliveriesLane('chat')]: deliver,
    [deliveriesLane('mail')]: deliver,
  };

  async function take(message: InboundMessage): Promise<void> {
    const outcome = await receive(message);
    if (outcome.outcome === 'quarantined') return;
    const side = WRITTEN.find((one) => one === message.accountId) ?? 'chat';
    conversations.set(side, outcome.conversationId);
    await bells.answer(handlers);
  }

  const phone = openCallSide(account, { deps, line, receive, takeTurn });
  const call: CallSide = {
    ...phone,
    async post(address, params) {
      const answering = async () => {
        const answer = await phone.post(address, params);
        const conversation = await deps.store.conversations.byThread('call', params['CallSid'] ?? '');
        if (conversation === null) return answer;
        conversations.set('call', conversation.id);
        // What no webhook waits for, such as the end of a call, is the sweep's elsewhere.
        await takeTurn(conversation.id);
        return answer;
      };
      return bells.answerDuring(answering, handlers);
    },
  };

  const taking = createUploads(deps, receive);
  const uploads: Uploads = {
    ...taking,
    async take(token, files) {
      const outcome = await taking.take(token, files);
      await bells.answer(handlers);
      return outcome;
    },
  };

  async function viewOf(side: Side): Promise<SideView> {
    const id = conversations.get(side);
    const turn = id === undefined ? null : await deps.store.lanes.load(id);
    if (id === undefined || turn === null) return { lines: [], state: null };
    const lines = await deps.store.conversations.newest(id, MAX_LINES);
    return {
      lines: lines.map(({ direction, kind, text, options, understood, id: lineId }) => {
        const asSent = sent.find((message) => message.id === lineId)?.content.text;
        return { direction, kind, text: asSent ?? text, options, understood };
      }),
      state: {
        holder: turn.conversation.holder,
        rung: turn.conversation.rung,
        language: turn.state.language,
        frames: turn.state.stack.map(({ flow, step, slots, misses }) => ({ flow, step, slots, misses })),
        queued: turn.state.queued.map(({ flow }) => flow),
      },
    };
  }

  async function view(): Promise<PlayView> {
    const [chat, mail, call] = await Promise.all([viewOf('chat'), viewOf('mail'), viewOf('call')]);
    const own = new Set(conversations.values());
    const brandIds = [...deps.accounts.values()].map(({ brand }) => brand.id);
    const tickets = await deps.store.tickets.list({ brandIds, limit: MAX_LINES });
    return {
      sides: { chat, mail, call },
      notices: sent
        .filter(({ conversationId }) => !own.has(conversationId))
        .map(({ to, content }) => ({ to, text: content.text })),
      tickets: tickets.map(({ ticket: { numbers, kind, topic, summary } }) => ({
        number: numbers[0] ?? '',
        kind,
        topic,
        summary,
      })),
    };
  }

  return { take, call, uploads, view };
}

/** Whoever stands on the orders, once each. */
function peopleOf(orders: readonly Order[]): PlayPerson[] {
  const people = new Map<string, PlayPerson>();
  for (const { number, status, pinCode, phone, email, customerName } of orders) {
    if (phone === undefined || email === undefined) continue;
    const known = people.get(phone) ?? { id: phone, name: customerName ?? phone, phone, email, orders: [] };
    known.orders.push({ number, status, pinCode: pinCode ?? null });
    people.set(phone, known);
  }
  return [...people.values()];
}
