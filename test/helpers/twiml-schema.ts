import { namesOf, OFFERS } from '../../channels/voice-twilio/voices.ts';

export const VERBS: Record<string, { attributes: readonly string[]; inside: readonly string[] }> = {
  Response: { attributes: [], inside: ['Say', 'Gather', 'Pause', 'Redirect', 'Hangup', 'Dial', 'Record'] },
  Say: { attributes: ['language', 'voice', 'loop'], inside: [] },
  Pause: { attributes: ['length'], inside: [] },
  Redirect: { attributes: ['method'], inside: [] },
  Hangup: { attributes: [], inside: [] },
  Gather: {
    attributes: [
      'input',
      'action',
      'method',
      'timeout',
      'actionOnEmptyResult',
      'bargeIn',
      'language',
      'finishOnKey',
      'numDigits',
      'speechTimeout',
      'speechModel',
      'profanityFilter',
      'hints',
    ],
    inside: ['Say', 'Pause'],
  },
  Dial: {
    attributes: [
      'action',
      'method',
      'timeout',
      'answerOnBridge',
      'callerId',
      'record',
      'recordingStatusCallback',
      'recordingStatusCallbackEvent',
    ],
    inside: ['Client', 'Number'],
  },
  Client: { attributes: ['url', 'method'], inside: [] },
  Number: {
    attributes: [
      'url',
      'method',
      'statusCallback',
      'statusCallbackMethod',
      'statusCallbackEvent',
      'machineDetection',
      'amdStatusCallback',
      'amdStatusCallbackMethod',
    ],
    inside: [],
  },
  Record: {
    attributes: [
      'action',
      'method',
      'maxLength',
      'timeout',
      'finishOnKey',
      'playBeep',
      'trim',
      'recordingStatusCallback',
      'recordingStatusCallbackEvent',
    ],
    inside: [],
  },
};
/** Verbs that hold words of their own. */
const WORDED = ['Say', 'Redirect', 'Client', 'Number'];
/** https://www.twilio.com/docs/voice/twiml#twilio-request-to-your-application: what Twilio reads of a document. */
const MAX_DOCUMENT_BYTES = 64 * 1024;
const MAX_ADDRESS = 4000;
const ADDRESSES = ['action', 'url', 'recordingStatusCallback', 'statusCallback', 'amdStatusCallback'];
const MODELS = [
  'googlev2_telephony',
  'googlev2_telephony_short',
  'googlev2_long',
  'googlev2_short',
  'deepgram_nova-2',
  'deepgram_nova-3',
];

/** What an attribute may be, wherever it stands. */
const VALUES: Readonly<Record<string, RegExp>> = {
  method: /^(?:GET|POST)$/,
  input: /^(?:dtmf|speech|dtmf speech|speech dtmf)$/,
  actionOnEmptyResult: /^(?:true|false)$/,
  bargeIn: /^(?:true|false)$/,
  profanityFilter: /^(?:true|false)$/,
  answerOnBridge: /^(?:true|false)$/,
  playBeep: /^(?:true|false)$/,
  speechTimeout: /^(?:auto|[1-9]\d?)$/,
  numDigits: /^[1-9]\d?$/,
  record: /^(?:do-not-record|record-from-(?:answer|ringing)(?:-dual)?)$/,
  trim: /^(?:trim-silence|do-not-trim)$/,
  recordingStatusCallbackEvent: /^(?:in-progress|completed|absent)(?: (?:in-progress|completed|absent))*$/,
  callerId: /^\+[1-9]\d{6,14}$/,
};

/** Text between verbs, besides white space. */
const TOKEN = /<\?xml[^>]*\?>|<(\/?)(\w+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

/** Fails where Twilio would not take the document. */
export function checkTwiml(document: string): void {
  const problems = twimlProblems(document);
  if (problems.length > 0) throw new Error(`Twilio would not take this: ${problems.join('; ')}\n${document}`);
}

/** In place of `fetch`, for webhooks of a phone: whatever document comes back is checked. */
export const checkedFetch: typeof fetch = async (address, init) => {
  const response = await fetch(address, init);
  const isXml = response.headers.get('content-type')?.includes('xml') === true;
  if (response.ok && isXml) checkTwiml(await response.clone().text());
  return response;
};

/** What is wrong with a TwiML document: unknown verbs and attributes, nesting, limits. Empty: Twilio would take it. */
export function twimlProblems(document: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  let read = 0;
  for (const match of document.matchAll(TOKEN)) {
    const [whole, closing, name, attributes = '', selfClosing, text] = match;
    read += whole.length;
    if (text !== undefined) {
      if (open.at(-1) === 'Say' && text.length > 4096) problems.push('Say is longer than 4096 characters');
      if (open.at(-1) === 'Client' && !/^[A-Za-z0-9_]{1,121}$/.test(text))
        problems.push(`no name of a client: ${text}`);
      if (open.at(-1) === 'Number' && !/^\+[1-9]\d{6,14}$/.test(text)) problems.push(`no number: ${text}`);
      if (text.trim() !== '' && !WORDED.includes(open.at(-1) ?? '')) problems.push(`words outside of a verb: ${text}`);
    } else if (name !== undefined && closing === '/') {
      if (open.pop() !== name) problems.push(`</${name}> closes nothing`);
    } else if (name !== undefined) {
      problems.push(...verbProblems(name, attributes, open.at(-1)));
      if (selfClosing !== '/') open.push(name);
    }
  }
  if (Buffer.byteLength(document) > MAX_DOCUMENT_BYTES) problems.push('longer than 64 KB');
  if (read !== document.length) problems.push('not well-formed');
  if (open.length > 0) problems.push(`not closed: ${open.join(', ')}`);
  return problems;
}

function verbProblems(name: string, attributes: string, parent: string | undefined): string[] {
  const verb = VERBS[name];
  if (verb === undefined) return [`unknown verb ${name}`];
  const problems: string[] = [];
  if (parent === undefined ? name !== 'Response' : !(VERBS[parent]?.inside.includes(name) ?? false))
    problems.push(`${name} inside ${parent}`);
  const given = new Map(
    [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
  );
  for (const key of given.keys()) if (!verb.attributes.includes(key)) problems.push(`${name} has no attribute ${key}`);
  // https://www.twilio.com/docs/api/errors/13335
  if (given.get('speechTimeout') === 'auto' && !given.has('speechModel'))
    problems.push('speechTimeout auto needs a speechModel');
  for (const [key, value] of given)
    if (VALUES[key]?.test(value) === false) problems.push(`${name} ${key} is no such value: ${value}`);
  if (name === 'Say' && !isSpoken(given)) problems.push(`no voice says so: ${attributes}`);
  problems.push(...valueProblems(name, given));
  return problems;
}

/** The voice is one of the language's own. */
function isSpoken(given: ReadonlyMap<string, string>): boolean {
  const offer = Object.values(OFFERS).find(({ say }) => say === given.get('language'));
  return offer !== undefined && namesOf(offer).includes(given.get('voice') ?? '');
}

function valueProblems(name: string, given: ReadonlyMap<string, string>): string[] {
  const problems: string[] = [];
  const hints = (given.get('hints') ?? '').split(', ');
  if (hints.length > 500 || hints.some((hint) => hint.length > 100))
    problems.push('hints: at most 500 of 100 characters');
  for (const address of ADDRESSES) {
    const value = given.get(address);
    if (
      value !== undefined &&
      (value.length > MAX_ADDRESS || !URL.canParse(value.replaceAll('&amp;', '&'), 'https://x'))
    )
      problems.push(`${name} ${address} is no address`);
  }
  const model = given.get('speechModel');
  if (model !== undefined && !MODELS.includes(model)) problems.push(`unknown speechModel ${model}`);
  const takesSpeech = (given.get('input') ?? '').includes('speech');
  if (name === 'Gather' && !takesSpeech && (given.has('hints') || given.has('speechModel')))
    problems.push('hints without speech');
  if (name === 'Gather' && !given.has('action')) problems.push('Gather without action');
  const hears = Object.values(OFFERS).find(({ gather }) => gather === given.get('language'));
  // https://www.twilio.com/docs/api/errors/13331
  if (name === 'Gather' && takesSpeech && hears?.models.includes(model ?? hears.models[0] ?? '') !== true)
    problems.push(`${model} does not hear ${given.get('language')}`);
  for (const seconds of ['timeout', 'maxLength', 'length']) {
    const value = given.get(seconds);
    if (value !== undefined && !(Number(value) > 0 && Number(value) <= 14_400))
      problems.push(`${name} ${seconds}: ${value}`);
  }
  return problems;
}
