import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';

type SayLanguage = NonNullable<VoiceResponse.SayAttributes['language']>;
type SayVoice = NonNullable<VoiceResponse.SayAttributes['voice']>;
type GatherLanguage = NonNullable<VoiceResponse.GatherAttributes['language']>;

/**
 * What Twilio offers for the languages of India (https://www.twilio.com/docs/voice/twiml/say/text-speech and
 * https://www.twilio.com/docs/voice/twiml/gather#language). Say and Gather do not name languages alike, and neither
 * knows them all. Only pairs of language and model that are documented stand here.
 */
interface Offer {
  /** Language of Say; null: there is no voice. */
  say: SayLanguage | null;
  /** Names of voices begin so. */
  voices: readonly string[];
  /** Language of Gather; null: speech is not recognised. */
  gather: GatherLanguage | null;
  models: readonly string[];
}

const GOOGLE = (language: string, ...families: string[]): string[] =>
  families.map((family) => `Google.${language}-${family}`);
const EVERY_MODEL = [
  'googlev2_telephony',
  'googlev2_telephony_short',
  'googlev2_long',
  'googlev2_short',
  'deepgram_nova-2',
  'deepgram_nova-3',
];
const GOOGLE_MODELS = ['googlev2_long', 'googlev2_short'];
const KAJAL = ['Polly.Aditi', 'Polly.Kajal-Neural', 'Polly.Kajal-Generative'];

export const OFFERS: Readonly<Record<string, Offer>> = {
  en: {
    say: 'en-IN',
    voices: [...GOOGLE('en-IN', 'Standard', 'Wavenet', 'Neural2', 'Chirp3-HD'), 'Polly.Raveena', ...KAJAL],
    gather: 'en-IN',
    models: EVERY_MODEL,
  },
  hi: {
    say: 'hi-IN',
    voices: [...GOOGLE('hi-IN', 'Standard', 'Wavenet', 'Neural2', 'Chirp3-HD'), ...KAJAL],
    gather: 'hi-IN',
    models: EVERY_MODEL,
  },
  bn: usual('bn-IN'),
  gu: usual('gu-IN'),
  kn: usual('kn-IN'),
  ml: usual('ml-IN'),
  mr: usual('mr-IN'),
  ta: usual('ta-IN'),
  te: { say: 'te-IN', voices: GOOGLE('te-IN', 'Standard', 'Chirp3-HD'), gather: 'te-IN', models: GOOGLE_MODELS },
  pa: { say: 'pa-IN', voices: GOOGLE('pa-IN', 'Standard', 'Wavenet'), gather: 'pa-guru-IN', models: GOOGLE_MODELS },
  ur: { say: null, voices: [], gather: 'ur-IN', models: GOOGLE_MODELS },
  or: { say: null, voices: [], gather: null, models: [] },
  as: { say: null, voices: [], gather: null, models: [] },
};

function usual(language: SayLanguage & GatherLanguage): Offer {
  return {
    say: language,
    voices: GOOGLE(language, 'Standard', 'Wavenet', 'Chirp3-HD'),
    gather: language,
    models: GOOGLE_MODELS,
  };
}

/** How one language is spoken and heard; each part may be set for the account. */
export interface VoiceSetting {
  voice?: string | undefined;
  /** Empty: Twilio chooses. */
  speechModel?: string | undefined;
}

export interface Voice {
  say: SayLanguage;
  voice: SayVoice;
  gather: GatherLanguage;
  speechModel: string | null;
}

const DEFAULTS: Readonly<Record<string, Required<VoiceSetting>>> = {
  en: { voice: 'Google.en-IN-Neural2-A', speechModel: 'googlev2_telephony' },
  hi: { voice: 'Google.hi-IN-Neural2-A', speechModel: 'googlev2_telephony' },
};

const FALLBACK_VOICE = 'Google.en-IN-Neural2-A';

/** What is wrong with the settings of a language, each with what to do instead. */
export function voiceProblems(language: string, setting: VoiceSetting = {}): string[] {
  const offer = OFFERS[language];
  if (offer === undefined) return [`Twilio has no voice for "${language}"; take it from the languages of the phone`];
  const { voice, speechModel } = { ...DEFAULTS[language], ...setting };
  const problems: string[] = [];
  if (offer.say === null) {
    problems.push(`Twilio has no voice for "${language}"; take it from the languages of the phone`);
  } else if (voice === undefined) {
    problems.push(`"${language}" needs a voice, for example ${offer.voices[0]}-A`);
  } else if (!speaks(offer, voice)) {
    problems.push(`the voice ${voice} does not speak "${language}"; use one of ${offer.voices.join(', ')}`);
  }
  if (offer.gather === null) problems.push(`Twilio does not recognise speech in "${language}"`);
  else if (speechModel !== undefined && speechModel !== '' && !offer.models.includes(speechModel)) {
    problems.push(
      `the speech model ${speechModel} does not hear ${offer.gather} (Twilio's errors 13331, 13512); use one of ${offer.models.join(', ')}, or "" to let Twilio choose`,
    );
  }
  return problems;
}

/** Twilio's names of voices are longer than those of their families by one more part. */
function speaks({ voices }: Offer, voice: string): voice is SayVoice {
  return voices.some((known) => voice === known || voice.startsWith(`${known}-`));
}

export type Voices = (language: string) => Voice;

/** The voices of an account whose settings have no problems; a language without one is said by the first. */
export function createVoices(languages: readonly string[], settings: Readonly<Record<string, VoiceSetting>>): Voices {
  const made = new Map(languages.map((language) => [language, voiceOf(language, settings[language])]));
  const [first] = made.values();
  return (language) => {
    const found = made.get(language) ?? first;
    if (found === undefined) throw new Error('an account without languages');
    return found;
  };
}

function voiceOf(language: string, setting: VoiceSetting = {}): Voice {
  const offer = OFFERS[language];
  const { voice = '', speechModel = '' } = { ...DEFAULTS[language], ...setting };
  return {
    say: offer?.say ?? 'en-IN',
    voice: offer !== undefined && speaks(offer, voice) ? voice : FALLBACK_VOICE,
    gather: offer?.gather ?? 'en-IN',
    speechModel: speechModel === '' ? null : speechModel,
  };
}
