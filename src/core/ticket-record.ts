/** Stands between what a complaint is recorded as and what only the people who work on it read. */
const NOTES = '\n――\n';

/** A ticket's summary: the record, and below it the bot's notes, where it has any. */
export function withNotes(recorded: string, notes: string): string {
  const own = recorded.replaceAll(NOTES, '\n');
  return notes === '' ? own : own + NOTES + notes;
}

/** The two of them again. */
export function partsOf(summary: string): { recorded: string; notes: string } {
  const at = summary.lastIndexOf(NOTES);
  return at < 0
    ? { recorded: summary, notes: '' }
    : { recorded: summary.slice(0, at), notes: summary.slice(at + NOTES.length) };
}

/** What the customer gets a copy of (Amendment Rules 2026, G.S.R. 789(E)): no notes of ours. */
export function recordedIn(summary: string): string {
  return partsOf(summary).recorded;
}
