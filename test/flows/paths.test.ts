import { describe, expect, it } from 'vitest';
import { catalogues, flows } from '../../flows/index.ts';
import type { Step } from '../../src/core/flow.ts';
import type { Prompt } from '../../src/core/flow-state.ts';
import { placeholdersIn } from '../../src/engine/template.ts';
import { type Transition, type Walk, walkEverything } from './paths.ts';
import { engine, factsFor } from './play.ts';
import { CAPABILITIES } from './shop.ts';

type Form = (typeof FORMS)[number];
const FORMS = ['chat', 'letter', 'spoken'] as const;
const FACTS = { chat: factsFor('chat'), letter: factsFor('letter'), spoken: factsFor('spoken') };
const WORDINGS = new Map(Object.entries(catalogues).map(([tag, texts]) => [tag, new Map(Object.entries(texts))]));

describe.each(FORMS)('every path of every flow, in %s', (form) => {
  const walk = walkEverything(form);

  it('ends in an answer, an action or a ticket', () => {
    expect(walk.transitions.filter(({ to }) => to === null).filter((end) => !isEnd(end))).toEqual([]);
    expect(stuck(walk)).toEqual([]);
  });

  it('together come to every question and every call', () => {
    expect(unreached(walk, form)).toEqual([]);
  });

  it.each([...WORDINGS.keys()])('is said in %s with nothing left out', (language) => {
    const said = new Map(walk.transitions.map(({ prompts }) => [JSON.stringify(prompts), prompts]));
    const faults = [...said.values()].flatMap((prompts) => faultsIn(prompts, language, form));

    expect([...new Set(faults)]).toEqual([]);
  });
});

/** The last words are a statement of a flow, or a person takes over. */
function isEnd({ prompts, isHandOff }: Transition): boolean {
  return isHandOff || prompts.some(({ text, expect: waited }) => waited === null && !text.startsWith('engine.'));
}

/** States from which no way leads to an end. */
function stuck({ transitions }: Walk): string[] {
  const into = new Map<string, string[]>();
  for (const { from, to } of transitions) {
    const before = into.get(to ?? 'end');
    if (before === undefined) into.set(to ?? 'end', [from]);
    else before.push(from);
  }
  const ends = new Set<string>();
  const waiting = ['end'];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (ends.has(state)) continue;
    ends.add(state);
    for (const before of into.get(state) ?? []) waiting.push(before);
  }
  return [...new Set(transitions.map(({ from }) => from))].filter((state) => !ends.has(state));
}

/** A letter takes some answers for granted, and so is not asked what to change; all else has to be come to. */
function unreached({ reached }: Walk, form: Form): string[] {
  return flows.flatMap(({ id, steps }) =>
    Object.entries(steps)
      .filter(([, { kind }]) => ['ask', 'choose', 'pick', 'call'].includes(kind))
      .filter(
        ([id, step]) => form !== 'letter' || !(isTaken(step) || (id === 'askChange' && isTaken(steps['confirm']))),
      )
      // Whoever hangs up is gone at once, and hears nothing more.
      .filter(([id]) => form !== 'spoken' || id !== 'openLeft')
      .map(([step]) => `${id}/${step}`)
      .filter((step) => !reached.has(step)),
  );
}

function isTaken(step: Step | undefined): boolean {
  return step?.kind === 'ask' && (step.isUndoable === true || step.dontHave === step.next);
}

function faultsIn(prompts: readonly Prompt[], language: string, form: Form): string[] {
  if (prompts.length === 0) return [];
  const facts = FACTS[form];
  // Hindi in Latin letters is spoken as Hindi.
  const texts = WORDINGS.get(form === 'spoken' && language === 'hi-Latn' ? 'hi' : language);
  const empty = prompts.flatMap(({ text, values }) => {
    const wording = (form === 'spoken' ? texts?.get(`${text}.spoken`) : undefined) ?? texts?.get(text) ?? '';
    return placeholdersIn(wording)
      .filter(({ name }) => (values[name] ?? facts.values[name] ?? null) === null)
      .map(({ name }) => `${text} has no ${name}`);
  });
  const contents = engine.render(prompts, { language, capabilities: CAPABILITIES[form], facts });
  const broken = contents.filter(({ text }) => text.trim() === '' || /\{\w+|undefined|null/.test(text));
  return [...empty, ...broken.map(({ text }) => `broken: ${text}`), ...(contents.length === 0 ? ['nothing said'] : [])];
}
