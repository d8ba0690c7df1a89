import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { voiceTwilio } from '../../../channels/voice-twilio/index.ts';
import { namesOf, OFFERS, voiceProblems } from '../../../channels/voice-twilio/voices.ts';
import { fakeChannelDeps } from '../../helpers/channel-deps.ts';

const OPTIONS = { accountSid: `AC${'a'.repeat(32)}`, authToken: 'the-token-of-the-test' };

describe('voices and speech models', () => {
  it.each([
    ['en', {}],
    ['hi', {}],
    ['hi', { voice: 'Polly.Kajal-Neural', speechModel: 'deepgram_nova-2' }],
    ['hi', { speechModel: '' }],
    ['ta', { voice: 'Google.ta-IN-Wavenet-A', speechModel: 'googlev2_long' }],
    ['te', { voice: 'Google.te-IN-Chirp3-HD-Aoede' }],
    ['pa', { voice: 'Google.pa-IN-Wavenet-B', speechModel: '' }],
  ])('takes %s with %o', (language, setting) => {
    expect(voiceProblems(language, setting)).toEqual([]);
  });

  it.each([
    ['hi', { voice: 'Google.hi-IN-Studio-A' }, /does not speak "hi".*Google\.hi-IN-Neural2/],
    ['hi', { voice: 'Google.hi-IN-Neural2-E' }, /does not speak "hi".*Google\.hi-IN-Neural2-D/],
    ['mr', { voice: 'Google.mr-IN-Standard-D' }, /does not speak "mr".*Google\.mr-IN-Standard-C/],
    ['en', { voice: 'Polly.Kajal' }, /does not speak "en".*Polly\.Kajal-Neural/],
    ['en', { voice: 'Google.hi-IN-Neural2-A' }, /does not speak "en"/],
    ['bn', { voice: 'Google.bn-IN-Neural2-A' }, /does not speak "bn"/],
    ['gu', { voice: 'Polly.Kajal-Neural' }, /does not speak "gu"/],
    ['kn', { voice: 'alice' }, /does not speak "kn"/],
    ['ml', {}, /"ml" needs a voice, for example Google\.ml-IN-Standard-A/],
    [
      'mr',
      { voice: 'Google.mr-IN-Wavenet-A', speechModel: 'phone_call' },
      /phone_call does not hear mr-IN.*googlev2_long/,
    ],
    ['ta', { voice: 'Google.ta-IN-Wavenet-A', speechModel: 'googlev2_telephony' }, /does not hear ta-IN/],
    ['te', { voice: 'Google.te-IN-Wavenet-A' }, /does not speak "te".*Chirp3-HD/],
    ['pa', { voice: 'Google.pa-IN-Wavenet-A', speechModel: 'deepgram_nova-2' }, /does not hear pa-guru-IN/],
    ['ur', { voice: 'Google.ur-IN-Standard-A' }, /no voice for "ur"/],
    ['or', {}, /no voice for "or"/],
    ['as', {}, /no voice for "as"/],
    ['hi', { speechModel: 'default' }, /default does not hear hi-IN/],
    ['sa', {}, /no voice for "sa"/],
  ])('refuses %s with %o and says what to use', (language, setting, message) => {
    expect(voiceProblems(language, setting).join('; ')).toMatch(message);
  });

  it('knows the very voices and languages that Twilio’s own library names', async () => {
    const types = await readFile('node_modules/twilio/lib/twiml/VoiceResponse.d.ts', 'utf8');
    const named = (type: string): string[] =>
      [...(new RegExp(`type ${type} =([^;]+);`).exec(types)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
        ([, name = '']) => name,
      );
    const indian = named('SayLanguage').filter((language) => language.endsWith('-IN'));
    const offers = Object.values(OFFERS);
    const makes = /^(?:Google\.(?:\w+)-IN-|Polly\.(?:Aditi|Raveena|Kajal))/;

    expect(offers.flatMap(({ say }) => say ?? []).toSorted()).toEqual(indian.toSorted());
    expect(offers.flatMap(({ gather }) => gather ?? []).toSorted()).toEqual(
      named('GatherLanguage')
        .filter((language) => language.endsWith('-IN'))
        .toSorted(),
    );
    expect([...new Set(offers.flatMap(namesOf))].toSorted()).toEqual(
      named('SayVoice')
        .filter((voice) => makes.test(voice))
        .toSorted(),
    );
  });

  it('names the account and the setting in the brand file', () => {
    const parsed = voiceTwilio.options.safeParse({ ...OPTIONS, voices: { te: { voice: 'Google.te-IN-Wavenet-A' } } });

    expect(parsed.error?.issues[0]).toMatchObject({ path: ['voices', 'te'] });
  });

  it('does not start where a language of the brand cannot be spoken', () => {
    const options = voiceTwilio.options.parse(OPTIONS);
    const deps = fakeChannelDeps('shop-phone', { languages: ['en', 'ta'] });

    expect(() => voiceTwilio.create(options, deps)).toThrow(/account shop-phone: "ta" needs a voice/);
  });
});
