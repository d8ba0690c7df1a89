export interface Said {
  text: string;
  language: string;
  voice: string;
}
export interface Gather {
  verb: 'gather';
  action: string;
  input: readonly string[];
  /** Number of keys, or null where `finishOnKey` ends the input. */
  numDigits: number | null;
  finishOnKey: string;
  timeoutSeconds: number;
  /** Whether silence comes back to the action; otherwise the document goes on. */
  actionOnEmptyResult: boolean;
  hints: readonly string[];
  says: Said[];
}
export interface DialTarget {
  kind: 'client' | 'number';
  name: string;
  /** Run on the other side before the two are connected; empty: nothing. */
  url: string;
}
export interface Dial {
  verb: 'dial';
  action: string;
  timeoutSeconds: number;
  targets: DialTarget[];
  isRecorded: boolean;
  recordingStatusCallback: string;
}
export interface Recording {
  verb: 'record';
  action: string;
  maxSeconds: number;
  /** Silence that ends the message. */
  silenceSeconds: number;
  finishOnKey: string;
  recordingStatusCallback: string;
}
export type Verb =
  | Gather
  | Dial
  | Recording
  | ({ verb: 'say' } & Said)
  | { verb: 'pause'; seconds: number }
  | { verb: 'redirect'; url: string }
  | { verb: 'hangup' };

const ELEMENT = /<(\w+)((?:\s[^<>]*?)?)(?:\/>|>([\s\S]*?)<\/\1>)/g;

/** Reads the verbs that a phone has to follow; the documents are our own, made by a library. */
export function nextVerbs(twiml: string): Verb[] {
  const body = /<Response\s*>([\s\S]*)<\/Response>/.exec(twiml)?.[1] ?? '';
  return elements(body).map(({ name, attribute, content }): Verb => {
    switch (name) {
      case 'Say':
        return { verb: 'say', ...saidOf(attribute, content) };
      case 'Gather':
        return gatherOf(attribute, content);
      case 'Dial':
        return dialOf(attribute, content);
      case 'Record':
        return {
          verb: 'record',
          action: attribute('action'),
          maxSeconds: Number(attribute('maxLength')) || 3600,
          silenceSeconds: Number(attribute('timeout')) || 5,
          finishOnKey: attribute('finishOnKey') || '1234567890*#',
          recordingStatusCallback: attribute('recordingStatusCallback'),
        };
      case 'Pause':
        return { verb: 'pause', seconds: Number(attribute('length')) || 1 };
      case 'Redirect':
        return { verb: 'redirect', url: plainOf(content) };
      case 'Hangup':
        return { verb: 'hangup' };
      default:
        throw new Error(`this phone does not know the verb ${name}`);
    }
  });
}

type Attribute = (name: string) => string;
interface Element {
  name: string;
  attribute: Attribute;
  content: string;
}

function elements(xml: string): Element[] {
  return [...xml.matchAll(ELEMENT)].map(([, name = '', attributes = '', content = '']) => ({
    name,
    content,
    attribute: (wanted) => plainOf(new RegExp(`\\s${wanted}="([^"]*)"`).exec(attributes)?.[1] ?? ''),
  }));
}

/** Twilio's defaults: https://www.twilio.com/docs/voice/twiml/gather#attributes. */
function gatherOf(attribute: Attribute, content: string): Gather {
  return {
    verb: 'gather',
    action: attribute('action'),
    input: (attribute('input') || 'dtmf').split(' '),
    numDigits: Number(attribute('numDigits')) || null,
    finishOnKey: attribute('finishOnKey') || '#',
    timeoutSeconds: Number(attribute('timeout')) || 5,
    actionOnEmptyResult: attribute('actionOnEmptyResult') === 'true',
    hints: attribute('hints').split(', '),
    says: elements(content)
      .filter(({ name }) => name === 'Say')
      .map(({ attribute: inner, content: words }) => saidOf(inner, words)),
  };
}

function dialOf(attribute: Attribute, content: string): Dial {
  return {
    verb: 'dial',
    action: attribute('action'),
    timeoutSeconds: Number(attribute('timeout')) || 30,
    isRecorded: attribute('record').startsWith('record-from'),
    recordingStatusCallback: attribute('recordingStatusCallback'),
    targets: elements(content).flatMap(({ name, attribute: inner, content: words }) =>
      name === 'Client' || name === 'Number'
        ? [
            {
              kind: name === 'Client' ? ('client' as const) : ('number' as const),
              name: plainOf(words),
              url: inner('url'),
            },
          ]
        : [],
    ),
  };
}

function saidOf(attribute: Attribute, content: string): Said {
  return { text: plainOf(content), language: attribute('language'), voice: attribute('voice') };
}

function plainOf(text: string): string {
  return text
    .trim()
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
