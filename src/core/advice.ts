/** What an advisor holds a text for: a flow, and what the text says in answer to that flow's questions. */
export interface Advice {
  /** Id of a flow. */
  flow: string;
  /** Slot -> the words of the text that fill it. The engine reads them itself: nothing is taken as it stands. */
  slots: Readonly<Record<string, string>>;
}

/** A flow as an advisor is told of it. */
export interface AdvisedFlow {
  id: string;
  title: string;
  /** A few things that people say who want it. */
  examples: readonly string[];
  /** Slots that may be picked up from a text. */
  slots: readonly string[];
}

/**
 * A second opinion where the engine's own reading of a text is not clear. It only chooses among the flows; it never
 * writes to anybody. Null: no flow fits, or there is no answer. Never throws.
 */
export type Advise = (text: string, signal: AbortSignal) => Promise<Advice | null>;
