declare module 'planer' {
  /** The visible reply of a plain text, without the quoted mail below or above it. */
  export function extractFromPlain(text: string): string;
}
