import { FAMILIES, type Family, familyOf } from './families.ts';
import type { Row } from './rows.ts';

/** What one sentence led to: the flow that was started, or null (nothing understood, or asked which of two is meant). */
export type Start = (text: string) => Promise<string | null>;

interface FamilyFigures {
  rows: number;
  /** Of the rows of this family, those that started a flow of it. For `other`: that started none of the five families. */
  recall: number;
  /** Of the rows that started a flow of this family, those that belong to it. */
  precision: number;
}

export interface Figures {
  /** Of the rows of the five families: those that started a flow of their own family. */
  inScopeRecall: number;
  /** Of the rows out of scope: those that started no flow of the five families. */
  outOfScopeRejection: number;
  /** Of all rows: those that started a flow of another family than their own. */
  wrongFlowRate: number;
  /** The same two where any flow at all counts against a row out of scope, be it the right one ("change my address"). */
  strict: { outOfScopeRejection: number; wrongFlowRate: number };
  sentencesPerSecond: number;
  families: Partial<Record<Family, FamilyFigures>>;
}

export interface Outcome {
  row: Row;
  started: string | null;
}

export async function outcomesOf(
  rows: readonly Row[],
  start: Start,
): Promise<{ outcomes: Outcome[]; perSecond: number }> {
  const outcomes: Outcome[] = [];
  const startedAt = performance.now();
  for (const row of rows) outcomes.push({ row, started: await start(row.text) });
  return { outcomes, perSecond: (rows.length * 1000) / (performance.now() - startedAt) };
}

export function figuresOf(outcomes: readonly Outcome[], sentencesPerSecond: number): Figures {
  const inScope = outcomes.filter(({ row }) => row.family !== 'other');
  const outside = outcomes.filter(({ row }) => row.family === 'other');
  const isWrong = (one: Outcome): boolean => one.started !== null && familyOf(one.started) !== one.row.family;
  const isAny = ({ started }: Outcome): boolean => started !== null;
  return {
    inScopeRecall: share(inScope, isRight),
    outOfScopeRejection: share(outside, isRight),
    wrongFlowRate: share(outcomes, isWrong),
    strict: {
      outOfScopeRejection: 1 - share(outside, isAny),
      wrongFlowRate: share(outcomes, (one) => (one.row.family === 'other' ? isAny(one) : isWrong(one))),
    },
    sentencesPerSecond,
    families: Object.fromEntries(
      FAMILIES.filter((family) => outcomes.some(({ row }) => row.family === family)).map((family) => [
        family,
        familyFigures(family, outcomes),
      ]),
    ),
  };
}

function familyFigures(family: Family, outcomes: readonly Outcome[]): FamilyFigures {
  const own = outcomes.filter(({ row }) => row.family === family);
  const taken = outcomes.filter(({ started }) => takenFor(started) === family);
  return {
    rows: own.length,
    recall: share(own, isRight),
    precision: share(taken, isRight),
  };
}

function isRight({ row, started }: Outcome): boolean {
  return takenFor(started) === row.family;
}

function takenFor(started: string | null): Family {
  return started === null ? 'other' : familyOf(started);
}

function share<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  return items.length === 0 ? 1 : items.filter(test).length / items.length;
}
