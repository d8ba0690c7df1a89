/** One `{name}` or `{name|format}` or `{name|format:argument}` of a wording. */
export interface Placeholder {
  name: string;
  format: string | null;
  argument: string | null;
}

const PLACEHOLDER = /\{(\w+)(?:\|(\w+)(?::([\w.-]+))?)?\}/g;

/** Replaces the placeholders; what is put in is not read again, so that a customer's braces stay braces. */
export function fillTemplate(wording: string, fill: (placeholder: Placeholder) => string): string {
  return wording.replace(PLACEHOLDER, (_whole, name: string, format?: string, argument?: string) =>
    fill({ name, format: format ?? null, argument: argument ?? null }),
  );
}

export function placeholdersIn(wording: string): Placeholder[] {
  return [...wording.matchAll(PLACEHOLDER)].map((match) => ({
    name: match[1] ?? '',
    format: match[2] ?? null,
    argument: match[3] ?? null,
  }));
}

export function variablesIn(wording: string): string[] {
  return [...new Set(placeholdersIn(wording).map(({ name }) => name))];
}
