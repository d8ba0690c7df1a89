import type { Flow } from '../../core/flow.ts';
import { isQuestion } from '../steps/step-kinds.ts';
import { waysFrom } from '../successors.ts';
import type { Problem } from './problem.ts';

/** Steps that nobody reaches, ways into nowhere, and circles without a question. */
export function checkGraph(flow: Flow, flows: readonly Flow[]): Problem[] {
  return [
    ...lostWays(flow, flows),
    ...lostQuestions(flow),
    ...lostStories(flow),
    ...unreachable(flow),
    ...deadEnds(flow),
    ...circles(flow),
    ...silentEnds(flow),
  ];
}

function lostWays(flow: Flow, flows: readonly Flow[]): Problem[] {
  const start =
    flow.steps[flow.start] === undefined
      ? [error(flow, null, `starts at ${flow.start}, which is no step`, 'name a step of this flow in `start`')]
      : [];
  const left = ifLeft(flow)
    .filter((to) => flow.steps[to] === undefined)
    .map((to) =>
      error(flow, null, `goes on with ${to} if it is left, which is no step`, `add the step ${to} or name another one`),
    );
  const steps = Object.entries(flow.steps).flatMap(([id, step]) =>
    waysFrom(step)
      .filter(({ to }) => flow.steps[to] === undefined)
      .map(({ to }) => error(flow, id, `leads to ${to}, which is no step`, `add the step ${to} or name another one`)),
  );
  const targets = Object.entries(flow.steps).flatMap(([id, step]) =>
    step.kind === 'go' && !flows.some((other) => other.id === step.flow)
      ? [
          error(
            flow,
            id,
            `goes over to the flow ${step.flow}, which does not exist`,
            'add that flow to flows/index.ts or name another one',
          ),
        ]
      : [],
  );
  return [...start, ...left, ...steps, ...targets];
}

/** What a letter asks along must be a question of the flow. */
function lostQuestions(flow: Flow): Problem[] {
  return Object.entries(flow.steps).flatMap(([id, step]) =>
    (step.kind === 'ask' || step.kind === 'choose' || step.kind === 'pick' ? (step.along ?? []) : [])
      .filter((other) => {
        const asked = flow.steps[other];
        return asked === undefined || !isQuestion(asked);
      })
      .map((other) => error(flow, id, `asks ${other} along, which is no question`, 'name a question of this flow')),
  );
}

/** What is told beside an answer must have a story to be added to. */
function lostStories(flow: Flow): Problem[] {
  const asks = Object.entries(flow.steps).flatMap(([id, step]) => (step.kind === 'ask' ? [{ id, step }] : []));
  const stories = new Set(asks.flatMap(({ step }) => (step.expect === 'text' ? [step.slot] : [])));
  return asks
    .filter(({ step }) => step.addsTo !== undefined && !stories.has(step.addsTo))
    .map(({ id, step }) =>
      error(flow, id, `adds to ${step.addsTo}, which no text fills`, 'name the slot of a question for a text'),
    );
}

const ifLeft = (flow: Flow): string[] => (flow.ifLeft === undefined ? [] : [flow.ifLeft.next]);

function unreachable(flow: Flow): Problem[] {
  const reached = reachedFrom(flow, [flow.start, ...ifLeft(flow)], () => true);
  return Object.keys(flow.steps)
    .filter((id) => !reached.has(id))
    .map((id) => error(flow, id, 'no way leads to it', 'lead to it from another step, or remove it'));
}

/** Steps from which no way leads out of the flow. */
function deadEnds(flow: Flow): Problem[] {
  const leaves = (id: string): boolean =>
    [...reachedFrom(flow, [id], () => true)].some((reached) => isExit(flow, reached));
  return Object.keys(flow.steps)
    .filter((id) => !leaves(id))
    .map((id) =>
      error(flow, id, 'no way leads from it to an end', 'add a way to an `end`, a `hand-off` or another flow'),
    );
}

/** Steps that come back to themselves without waiting for anybody. */
function circles(flow: Flow): Problem[] {
  const runsOn = (id: string): boolean => {
    const kind = flow.steps[id]?.kind;
    return kind !== 'ask' && kind !== 'choose' && kind !== 'pick';
  };
  const inCircle = Object.entries(flow.steps)
    .filter(([id]) => runsOn(id))
    .filter(([id, step]) =>
      reachedFrom(
        flow,
        waysFrom(step).map(({ to }) => to),
        runsOn,
      ).has(id),
    )
    .map(([id]) => id);
  const [first] = inCircle;
  if (first === undefined) return [];
  return [
    error(
      flow,
      first,
      `goes in circles without a question: ${inCircle.join(', ')}`,
      'put a question into the circle, or lead out of it',
    ),
  ];
}

/** Questions after whose answer the flow may end without a word: the customer would wait. */
function silentEnds(flow: Flow): Problem[] {
  const isSilent = (id: string): boolean => ['branch', 'set', 'call'].includes(flow.steps[id]?.kind ?? '');
  const endsSilently = (id: string): boolean =>
    [...reachedFrom(flow, [id], isSilent)].some((reached) => {
      const step = flow.steps[reached];
      return step?.kind === 'end' && step.text === undefined;
    });
  return Object.entries(flow.steps)
    .filter(([, step]) => isQuestion(step))
    .filter(([, step]) => waysFrom(step).some(({ to }) => endsSilently(to)))
    .map(([id]) =>
      error(flow, id, 'an answer may end the flow without a word', 'give the `end` a text, or say something before'),
    );
}

/** Steps reached from these, these included, going on only through steps that `passes` lets through. */
function reachedFrom(flow: Flow, from: readonly string[], passes: (id: string) => boolean): Set<string> {
  const reached = new Set<string>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = flow.steps[id];
    if (reached.has(id) || step === undefined) continue;
    reached.add(id);
    if (passes(id)) waiting.push(...waysFrom(step).map(({ to }) => to));
  }
  return reached;
}

function isExit(flow: Flow, id: string): boolean {
  const kind = flow.steps[id]?.kind;
  return kind === 'end' || kind === 'hand-off' || kind === 'go';
}

function error(flow: Flow, step: string | null, message: string, cure: string): Problem {
  return { severity: 'error', flow: flow.id, step, message, cure };
}
