import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { twimlProblems, VERBS } from '../../helpers/twiml-schema.ts';

const SAY = '<Say language="en-IN" voice="Google.en-IN-Neural2-A">Hello</Say>';
const of = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;

/** The check of documents that the other tests lean on. */
describe('the check of TwiML', () => {
  it.each([
    SAY,
    '<Pause length="2"/><Redirect method="POST">https://x.example/call</Redirect>',
    `<Gather input="dtmf speech" action="/step" language="hi-IN" speechModel="googlev2_telephony" speechTimeout="auto" numDigits="1">${SAY}</Gather>`,
    '<Dial action="/dialled"><Number url="/called">+919845012301</Number></Dial>',
  ])('takes %s', (inside) => {
    expect(twimlProblems(of(inside))).toEqual([]);
  });

  it('knows no attribute that Twilio’s own library does not name', async () => {
    const types = await readFile('node_modules/twilio/lib/twiml/VoiceResponse.d.ts', 'utf8');
    for (const [verb, { attributes }] of Object.entries(VERBS)) {
      const named = new RegExp(`interface ${verb}Attributes \\{([^}]*)\\}`).exec(types)?.[1] ?? '';
      for (const attribute of attributes) expect(named, `${verb} ${attribute}`).toContain(`${attribute}?:`);
    }
  });

  it('is asked about every document that any test’s phone gets', async () => {
    const files = await readdir('test', { recursive: true });
    const posting: string[] = [];
    for (const file of files.filter((name) => /\.ts$/.test(name) && !name.endsWith('twiml-schema.test.ts'))) {
      const source = await readFile(`test/${file}`, 'utf8');
      if (!/createPost\(|channel\.fetch\?\.\(new Request\(address|\/webhooks`, \{/.test(source)) continue;
      posting.push(file);
      expect(source, file).toMatch(/checkTwiml\(|fetch: checkedFetch/);
    }
    expect(posting.length).toBeGreaterThan(5);
  });

  it.each([
    ['an unknown verb', '<Shout>Hello</Shout>', /unknown verb Shout/],
    ['an unknown attribute', '<Say loud="yes" language="en-IN" voice="Polly.Raveena">Hello</Say>', /no attribute loud/],
    ['a verb where it may not stand', `<Gather action="/step"><Dial/></Gather>`, /Dial inside Gather/],
    ['a voice of another language', '<Say language="hi-IN" voice="Polly.Raveena">Hello</Say>', /no voice/],
    ['a voice that there is not', '<Say language="hi-IN" voice="Google.hi-IN-Neural2-E">Hello</Say>', /no voice/],
    ['a Say that is too long', SAY.replace('Hello', 'x'.repeat(4097)), /longer than 4096/],
    ['a document that is too long', SAY.replace('Hello', 'x'.repeat(4000)).repeat(17), /longer than 64 KB/],
    ['words between verbs', `${SAY} Hello`, /words outside/],
    ['what is not well-formed', '<Say>Hello</Pause>', /closes nothing/],
    ['a method that there is not', '<Redirect method="PUT">/call</Redirect>', /method is no such value/],
    [
      'a model that does not hear the language',
      '<Gather input="speech" action="/s" language="ta-IN" speechModel="deepgram_nova-2"/>',
      /does not hear ta-IN/,
    ],
    ['a bad number', '<Dial><Number>98450</Number></Dial>', /no number/],
    ['hints without speech', '<Gather action="/s" hints="a"/>', /hints without speech/],
  ])('refuses %s', (_, inside, problem) => {
    expect(twimlProblems(of(inside)).join('; ')).toMatch(problem);
  });
});
