import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../../flows/index.ts';
import { en } from '../../../src/console/texts/en/index.ts';
import { hi } from '../../../src/console/texts/hi/index.ts';
import type { Flow } from '../../../src/core/flow.ts';
import { withNotes } from '../../../src/core/ticket-record.ts';
import { createEngine } from '../../../src/engine/index.ts';
import { type RecordNote, readRecord } from '../../../src/services/tickets/read-record.ts';
import { aDelivered, PHONE } from '../../helpers/orders.ts';
import { engine, openRoad } from '../../helpers/road.ts';

const read = (recorded: string, notes: string, topic = 'hand-off') =>
  readRecord({ summary: withNotes(recorded, notes), topic }, engine);

describe('what the bot recorded, read for people', () => {
  it('is told apart: the customer’s words, what they answered, and the notes', async () => {
    const road = await openRoad({ orders: [aDelivered(2)] });
    const asha = road.whatsApp(PHONE);
    await asha.say('I want to return TS-10001');
    await asha.say('1');
    await asha.say('talk to a person');
    const [ticket] = await road.tickets();
    if (ticket === undefined) throw new Error('no ticket');

    const { words, notes } = readRecord(ticket, engine);

    expect(words).toBe('I want to return TS-10001\ntalk to a person');
    expect(notes).toEqual([
      { kind: 'understood', reads: expect.arrayContaining([{ read: 'intent:return', title: expect.anything() }]) },
      expect.objectContaining({ kind: 'stood', flow: 'return', slot: 'reason' }),
      { kind: 'identity', rung: 'matched' },
    ]);
  });

  it('has the question, and what was told before it, as its customer was asked', () => {
    const { notes } = read('words', 'was in: return, at askUnused; item: Cane lamp; reason: size');

    expect(notes).toMatchObject([
      {
        title: { en: 'Return an item', hi: 'सामान वापस करें' },
        slot: 'unused',
        question: { en: expect.stringContaining('?') },
        facts: [
          { name: 'item', value: 'Cane lamp' },
          { name: 'reason', value: 'size', chosen: { en: 'It does not fit' } },
        ],
      },
    ]);
  });

  it('knows the lines below a complaint from the complaint itself', () => {
    const { words, facts } = read('It broke.\nprice: too high', '', 'damaged');
    const told = read('It broke.\nitem: Cane lamp\nwish: replacement', '', 'damaged');

    expect({ words, facts }).toEqual({ words: 'It broke.\nprice: too high', facts: [] });
    expect(told.words).toBe('It broke.');
    expect(told.facts).toMatchObject([
      { name: 'item', value: 'Cane lamp' },
      { name: 'wish', value: 'replacement', chosen: { en: 'A replacement' } },
    ]);
  });

  it('keeps what it cannot tell, and what stood in a flow that is no more', () => {
    expect(read('', 'something else\nwas in: gone, at askIt').notes).toEqual([
      { kind: 'text', text: 'something else' },
      { kind: 'stood', flow: 'gone', step: 'askIt', title: {}, slot: null, question: {}, facts: [] },
    ] satisfies RecordNote[]);
  });

  it('calls a flow that a shop added, and its question, as the shop’s texts do', () => {
    const own: Flow = {
      id: 'gift-wrap',
      title: 'pickup.title',
      start: 'askPaper',
      steps: {
        askPaper: { kind: 'ask', slot: 'paper', expect: 'text', text: 'damaged.askWhat', next: 'done' },
        done: { kind: 'end' },
      },
    };
    const shops = createEngine({ flows: [...flows, own], catalogues, phrases, concepts, calls });

    const { notes } = readRecord(
      { summary: withNotes('', 'was in: gift-wrap, at askPaper'), topic: 'hand-off' },
      shops,
    );

    expect(notes).toMatchObject([
      { title: { hi: 'वापसी का पिकअप' }, question: { en: 'I am sorry about that. What is wrong with …?' } },
    ]);
  });
});

describe('the console’s words for it', () => {
  const asked = flows.flatMap(({ steps }) =>
    Object.values(steps).flatMap((step) =>
      step.kind === 'ask' || step.kind === 'choose' || step.kind === 'pick' ? [step.slot] : [],
    ),
  );

  it.each([
    ['English', en],
    ['Hindi', hi],
  ])('name each flow and each question in %s', (_, { record, words }) => {
    expect(asked.filter((slot) => !(slot in record.told))).toEqual([]);
    expect(flows.map(({ id }) => id).filter((id) => !(id in words.topics))).toEqual([]);
  });
});
