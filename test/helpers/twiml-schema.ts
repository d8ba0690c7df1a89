const VERBS: Record<string, { attributes: readonly string[]; inside: readonly string[] }> = {
  Response: { attributes: [], inside: ['Say', 'Gather', 'Pause', 'Redirect', 'Hangup'] },
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
      'language',
      'finishOnKey',
      'numDigits',
      'speechTimeout',
      'speechModel',
      'hints',
    ],
    inside: ['Say', 'Pause'],
  },
};
/** Text between verbs, besides white space. */
const TOKEN = /<\?xml[^>]*\?>|<(\/?)(\w+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

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
      if (text.trim() !== '' && !['Say', 'Redirect'].includes(open.at(-1) ?? ''))
        problems.push(`words outside of a verb: ${text}`);
    } else if (name !== undefined && closing === '/') {
      if (open.pop() !== name) problems.push(`</${name}> closes nothing`);
    } else if (name !== undefined) {
      problems.push(...verbProblems(name, attributes, open.at(-1)));
      if (selfClosing !== '/') open.push(name);
    }
  }
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
  if (given.has('numDigits') && !(Number(given.get('numDigits')) > 0)) problems.push('numDigits is not positive');
  return problems;
}
