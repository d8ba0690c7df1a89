export interface Gather {
  verb: 'gather';
  action: string;
  /** Number of keys, or null where `#` ends the input. */
  numDigits: number | null;
  says: { text: string; language: string }[];
}
export type Verb =
  | Gather
  | { verb: 'say'; text: string; language: string }
  | { verb: 'pause' }
  | { verb: 'redirect'; url: string }
  | { verb: 'hangup' };

const ELEMENT = /<(\w+)((?:\s[^<>]*?)?)(?:\/>|>([\s\S]*?)<\/\1>)/g;

/** Reads the few verbs that a phone has to follow; the documents are our own, made by a library. */
export function nextVerbs(twiml: string): Verb[] {
  const body = /<Response\s*>([\s\S]*)<\/Response>/.exec(twiml)?.[1] ?? '';
  return [...body.matchAll(ELEMENT)].map(([, name = '', attributes = '', content = '']): Verb => {
    switch (name) {
      case 'Say':
        return { verb: 'say', ...sayOf(attributes, content) };
      case 'Gather':
        return {
          verb: 'gather',
          action: plainOf(attribute(attributes, 'action')),
          numDigits: Number(attribute(attributes, 'numDigits')) || null,
          says: [...content.matchAll(ELEMENT)].map(([, , inner = '', words = '']) => sayOf(inner, words)),
        };
      case 'Pause':
        return { verb: 'pause' };
      case 'Redirect':
        return { verb: 'redirect', url: plainOf(content) };
      case 'Hangup':
        return { verb: 'hangup' };
      default:
        throw new Error(`this phone does not know the verb ${name}`);
    }
  });
}

function sayOf(attributes: string, content: string): { text: string; language: string } {
  return { text: plainOf(content), language: attribute(attributes, 'language') };
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function plainOf(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
