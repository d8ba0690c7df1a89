import { assign, createActor, setup } from 'xstate';

/**
 * The dialogue as a statechart of XState 5. It has no understanding and no wording: what a message means is two regular
 * expressions here. The snapshot is kept as JSON between turns.
 */
export async function createXstate({ menu, texts, lookUp }) {
  const says = (text) => assign({ answers: ({ context }) => [...context.answers, text] });
  const machine = setup({
    guards: {
      isFirst: ({ event }) => event.text === '1' || event.text.toLowerCase() === menu[0].toLowerCase(),
      isNumber: ({ event }) => /OD-?\d{5}/.test(event.text),
      isPin: ({ event }) => /^\d{6}$/.test(event.text),
    },
  }).createMachine({
    context: { number: null, pin: null, answers: [] },
    initial: 'start',
    states: {
      start: { on: { message: { target: 'menu', actions: says(`${texts.menu}\n${menu.join('\n')}`) } } },
      menu: {
        on: {
          message: [{ guard: 'isFirst', target: 'number', actions: says(texts.number) }, { actions: says(texts.menu) }],
        },
      },
      number: {
        on: {
          message: [
            {
              guard: 'isNumber',
              target: 'pin',
              actions: [assign({ number: ({ event }) => event.text }), says(texts.pin)],
            },
            { actions: says(texts.numberAgain) },
          ],
        },
      },
      pin: {
        on: {
          message: [
            { guard: 'isPin', target: 'done', actions: assign({ pin: ({ event }) => event.text }) },
            { actions: says(texts.pinAgain) },
          ],
        },
      },
      done: { type: 'final' },
    },
  });

  const kept = new Map();
  return {
    async say(conversation, text) {
      const stored = kept.get(conversation);
      const actor = createActor(machine, stored === undefined ? {} : { snapshot: JSON.parse(stored) });
      actor.start();
      actor.send({ type: 'message', text });
      const snapshot = actor.getPersistedSnapshot();
      actor.stop();
      const { answers, number, pin } = snapshot.context;
      const isDone = snapshot.status === 'done';
      const said = isDone ? [...answers, await lookUp(number, pin)] : answers;
      if (isDone) kept.delete(conversation);
      else kept.set(conversation, JSON.stringify({ ...snapshot, context: { ...snapshot.context, answers: [] } }));
      return said;
    },
  };
}
