import { calls, catalogues, flows } from '../../flows/index.ts';
import type { CallDefinition, CallOutcome, Condition, Flow, SlotValue, Step } from '../../src/core/flow.ts';
import type { FlowState, Prompt, TurnInput } from '../../src/core/flow-state.ts';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { waysFrom } from '../../src/engine/successors.ts';
import { engine, factsFor } from './play.ts';
import { CODE, TICKET } from './shop.ts';

type Form = 'chat' | 'letter' | 'spoken';
type Ask = Extract<Step, { kind: 'ask' }>;

/** One step of the machine: from where, by what, what was said, and to where. `to` null: the conversation is over. */
export interface Transition {
  from: string;
  by: string;
  prompts: Prompt[];
  to: string | null;
  isHandOff: boolean;
}

export interface Walk {
  transitions: Transition[];
  /** Every question and call that was reached: `flow/step`. */
  reached: ReadonlySet<string>;
}

const flowsById = new Map(flows.map((flow) => [flow.id, flow]));
const definitions: Readonly<Record<string, CallDefinition>> = calls;

/**
 * Every path of every flow on one form: each option, each answer and the way without it, each outcome of each call with
 * the values that its branches look at, and failed tries until a person is offered. A state that was seen is not walked
 * again, so that all paths are covered, however long they are and through however many flows they lead.
 */
export function walkEverything(form: Form): Walk {
  const facts = { ...factsFor(form), languages: Object.keys(catalogues) };
  const transitions: Transition[] = [];
  const reached = new Set<string>();
  const seen = new Set<string>();
  const start: FlowState = { ...structuredClone(INITIAL_FLOW_STATE), language: 'en' };
  const begin = [
    ...flows.map(({ id }): [string, TurnInput] => [`start ${id}`, pressed(id)]),
    ...[...ALARMS, ...STORIES].map(saying),
  ];
  const opened: FlowState = { ...start, ticket: { number: TICKET, at: facts.now, flow: 'damaged' } };
  const waiting: { state: FlowState; inputs: [string, TurnInput][] }[] = [
    { state: start, inputs: begin },
    { state: opened, inputs: [saying('replacement')] },
    // The last is walked first, with all that it leads to.
    { state: start, inputs: PARTS.map(saying) },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { state, inputs } = next;
    for (const [by, input] of inputs) {
      const { state: after, prompts, call, handOff } = engine.advance(state, input, facts);
      const isOver = handOff !== null || (after.stack.length === 0 && call === null);
      const to = isOver ? null : keyOf(after);
      transitions.push({ from: keyOf(state), by, prompts, to, isHandOff: handOff !== null });
      const top = after.stack.at(-1);
      if (top !== undefined) reached.add(`${top.flow}/${top.step}`);
      if (to === null || seen.has(to)) continue;
      seen.add(to);
      waiting.push({
        state: after,
        inputs: call === null ? [...answersTo(after), ...left(after, form)] : outcomesOf(after),
      });
    }
  }
  return { transitions, reached };
}

const saying = (text: string): [string, TurnInput] => [text, { kind: 'message', text, files: 0 }];

/** Said of a part alone, which part is asked; these come first, since all else goes on with the whole, unasked. */
const PARTS = ['cancel one of the products in my order'];

/** What brings a person at once: the law, and a danger. */
const ALARMS = ['I will go to consumer court', 'मिक्सर से आग लग गई'];

/** Complaints that are told at once: they are not lost where nothing else is answered. */
const STORIES = [
  'my lamp arrived with the shade torn off and the wire cut',
  'you sent a wrong item, an old plastic box instead of the lamp that I paid for',
  'one item is missing from my parcel, the box was open and the bulb was gone',
  'it shows delivered but nobody came, the watchman and my neighbours have seen nothing of it',
  'warranty claim, the switch sparks and the whole lamp smells burnt since monday',
];

/**
 * What tells states apart: of the slots that some step from here on reads, the values that branches look at, and whether
 * the others are filled. A person takes over whatever lies below.
 */
function keyOf({ stack, offered }: FlowState): string {
  const frames = stack.at(-1)?.flow === 'human' ? stack.slice(-1) : stack;
  const told = frames.map(({ flow, step, slots, misses, along }) => {
    const read = slotsReadFrom(flow, step);
    const kept = Object.entries(slots)
      .filter(([slot, value]) => read.has(slot) && value !== null)
      .map(([slot, value]) => (read.get(slot) === 'value' ? `${slot}=${value}` : slot));
    return [flow, step, kept.toSorted(), Math.min(misses, 2), along];
  });
  return JSON.stringify([told, offered]);
}

type Reads = ReadonlyMap<string, 'value' | 'filled'>;
const slotsRead = new Map<string, Reads>();

function slotsReadFrom(id: string, from: string): Reads {
  const key = `${id}/${from}`;
  const known = slotsRead.get(key);
  if (known !== undefined) return known;
  const steps = flowsById.get(id)?.steps ?? {};
  const passed = new Set<string>();
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const step = steps[next];
    if (step === undefined || passed.has(next)) continue;
    passed.add(next);
    waiting.push(...waysFrom(step).map(({ to }) => to));
  }
  const all = [...passed].flatMap((one) => steps[one] ?? []);
  const tested = all.flatMap((step) =>
    step.kind === 'branch' ? step.cases.flatMap(({ when }) => [...testsOf(when).keys()]) : [],
  );
  const read: Reads = new Map([
    ...all.flatMap(slotsReadBy).map((slot) => [slot, 'filled'] as const),
    ...tested.map((slot) => [slot, 'value'] as const),
  ]);
  slotsRead.set(key, read);
  return read;
}

function slotsReadBy(step: Step): string[] {
  if (step.kind === 'call' || step.kind === 'go') return Object.values(step.with).flatMap(slotOf);
  if (step.kind === 'set') return Object.values(step.slots).flatMap(slotOf);
  return step.kind === 'ask' || step.kind === 'pick' ? [step.slot] : [];
}

function slotOf(argument: SlotValue | { slot: string }): string[] {
  return typeof argument === 'object' && argument !== null ? [argument.slot] : [];
}

/** Nobody answers. */
function left(state: FlowState, form: Form): [string, TurnInput][] {
  return form !== 'spoken' && engine.isLeftOpen(state) ? [['left', { kind: 'silence' }]] : [];
}

function answersTo(state: FlowState): [string, TurnInput][] {
  if (state.offered.length > 0) return state.offered.slice(0, 2).map((id) => [`offer ${id}`, pressed(id)]);
  const frame = state.stack.at(-1);
  const step = frame === undefined ? undefined : flowsById.get(frame.flow)?.steps[frame.step];
  if (frame === undefined || step === undefined) return [];
  const option = (id: string): [string, TurnInput] => [id, pressed(`${frame.flow}/${frame.step}/${id}`)];
  const failed: [string, TurnInput] = ['not understood', { kind: 'message', text: '%%', files: 0 }];
  switch (step.kind) {
    case 'choose':
      return [...step.options.map(({ id }) => option(id)), failed];
    case 'pick': {
      const listed = (frame.lists?.[step.from] ?? []).map(({ id }) => option(id));
      return [
        ...listed,
        ...(step.other === undefined ? [] : [option('other')]),
        ...(step.several === undefined || listed.length < 2 ? [] : [option('several')]),
        failed,
      ];
    }
    case 'ask':
      return [...valuesFor(step, option), ...(step.dontHave === undefined ? [] : [option('dont-have')]), failed];
    default:
      return [];
  }
}

function pressed(choiceId: string): TurnInput {
  return { kind: 'message', text: 'x', choiceId, files: 0 };
}

const ANSWERS: Readonly<Record<Exclude<Ask['expect'], 'yes-no' | 'language' | 'photos'>, string>> = {
  text: 'It is cracked along one side and does not close.',
  'order-number': 'TS-10234',
  'ticket-number': TICKET,
  'pin-code': '560034',
  code: CODE,
  'future-day': 'tomorrow',
  'past-day': 'yesterday',
  quantity: '2',
  amount: '1299',
  'serial-number': 'SN2026AB77',
  phone: '98765 43210',
  payout: 'meera@okbank',
};

function valuesFor({ expect }: Ask, option: (id: string) => [string, TurnInput]): [string, TurnInput][] {
  if (expect === 'yes-no') return [option('yes'), option('no')];
  if (expect === 'language') return Object.keys(catalogues).map(option);
  if (expect === 'photos') return [['photo', { kind: 'message', text: '', files: 1 }]];
  return [[`answer ${expect}`, { kind: 'message', text: ANSWERS[expect], files: 0 }]];
}

/** Each outcome of the call that is waited for, with every combination of values that the flow tells apart. */
function outcomesOf(state: FlowState): [string, TurnInput][] {
  const frame = state.stack.at(-1);
  const flow = flowsById.get(frame?.flow ?? '');
  const step = flow?.steps[frame?.step ?? ''];
  if (flow === undefined || step?.kind !== 'call') return [];
  const definition = definitions[step.call];
  const lists = Object.fromEntries(
    Object.entries(definition?.lists ?? {}).map(([name, fills]) => [name, [entry(1, fills), entry(2, fills)]]),
  );
  const fills = (definition?.fills ?? []).filter((slot) => step.with[slot] === undefined);
  const combinations = combine(fills.map((slot) => [slot, valuesOf(slot, flow)]));
  return (definition?.outcomes ?? []).flatMap((outcome) =>
    (EMPTY_HANDED.has(outcome) ? [{}] : combinations).map((slots, index): [string, TurnInput] => [
      `${step.call} ${outcome} ${index}`,
      { kind: 'outcome', outcome: { outcome, slots, lists } },
    ]),
  );
}

/** Outcomes with which the services give no values. */
const EMPTY_HANDED: ReadonlySet<string> = new Set([
  ...['none', 'unavailable', 'failed', 'refused', 'person'],
  ...['pin-needed', 'code-needed', 'not-shown', 'wrong', 'spent', 'locked', 'nowhere'],
]);

function entry(number: number, fills: readonly string[]): NonNullable<CallOutcome['lists']>[string][number] {
  // One entry is a single piece, the other several: what is asked next depends on it.
  const slots = Object.fromEntries(
    fills.map((slot) => [slot, slot === 'lineQuantity' ? number : slot === 'orderNumber' ? `TS-1010${number}` : slot]),
  );
  return {
    id: slots['orderNumber'] === undefined ? `ID${number}` : String(slots['orderNumber']),
    label: 'line.label',
    values: { item: 'lamp' },
    slots,
  };
}

/** Values of a slot that the branches of a flow tell apart, and one that none of them names. */
function valuesOf(slot: string, flow: Flow): SlotValue[] {
  const tests = Object.values(flow.steps).flatMap((step) =>
    step.kind === 'branch' ? step.cases.flatMap(({ when }) => testsOf(when).get(slot) ?? []) : [],
  );
  const named = tests.flatMap((test): SlotValue[] => {
    if ('is' in test) return [test.is];
    if ('in' in test) return test.in;
    return 'past' in test ? ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'] : [];
  });
  const nothing: SlotValue[] = tests.some((test) => 'known' in test || 'past' in test) ? [null] : [];
  const sample = named.includes(SAMPLES[slot] ?? null) ? (UNNAMED[slot] ?? SAMPLES[slot]) : SAMPLES[slot];
  const plain = named.length > 0 && named.every((value) => typeof value === 'boolean') ? true : sample;
  return [...new Set([...named, ...nothing, ...(plain === undefined ? [`some ${slot}`] : [plain])])];
}

const SAMPLES: Readonly<Record<string, SlotValue>> = {
  ticketNumber: TICKET,
  orderNumber: 'TS-10234',
  status: 'confirmed',
  shipmentStatus: 'preparing',
  state: 'open',
  topic: 'complaint',
  returnStatus: 'received',
  pickupWindow: '09-13',
  trackingUrl: 'https://track.example/1',
  invoiceUrl: 'https://shop.example/1',
  amountPaise: 149_900,
  chargePaise: 9_900,
  isRefunded: true,
  ...Object.fromEntries(
    ['placedAt', 'expectedAt', 'deliveredAt', 'ackDueAt', 'redressDueAt', 'opensAt', 'openedAt', 'refundDueAt'].map(
      (slot) => [slot, '2026-12-01T06:30:00.000Z'],
    ),
  ),
  ...Object.fromEntries(
    ['returnUntil', 'paidAt', 'warrantyUntil', 'nextDay', 'pickupDay', 'reversalDay'].map((slot) => [
      slot,
      '2026-12-01',
    ]),
  ),
};

/** For a flow whose branches name the sample. */
const UNNAMED: Readonly<Record<string, SlotValue>> = { status: 'delivered' };

function combine(slots: readonly (readonly [string, readonly SlotValue[]])[]): Record<string, SlotValue>[] {
  return slots.reduce<Record<string, SlotValue>[]>(
    (combinations, [slot, values]) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [slot]: value }))),
    [{}],
  );
}

type Test = Extract<Condition, { slot: string }>;

function testsOf(condition: Condition): Map<string, Test[]> {
  const found = new Map<string, Test[]>();
  const collect = (one: Condition): void => {
    if ('all' in one) one.all.forEach(collect);
    else if ('any' in one) one.any.forEach(collect);
    else if ('not' in one) collect(one.not);
    else found.set(one.slot, [...(found.get(one.slot) ?? []), one]);
  };
  collect(condition);
  return found;
}
