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
  voices: readonly Family[];
  /** Language of Gather; null: speech is not recognised. */
  gather: GatherLanguage | null;
  models: readonly string[];
}

/** Voices of one make: their names are the family's and one of these, or the family's alone where there are none. */
interface Family {
  name: string;
  members: readonly string[];
}

const CHIRP = ['Aoede', 'Charon', 'Fenrir', 'Kore', 'Leda', 'Orus', 'Puck', 'Zephyr'];
const google = (language: string, families: Record<string, string | readonly string[]>): Family[] =>
  Object.entries(families).map(([family, members]) => ({
    name: `Google.${language}-${family}`,
    members: [...members],
  }));
const EVERY_MODEL = [
  'googlev2_telephony',
  'googlev2_telephony_short',
  'googlev2_long',
  'googlev2_short',
  'deepgram_nova-2',
  'deepgram_nova-3',
];
const GOOGLE_MODELS = ['googlev2_long', 'googlev2_short'];
const POLLY: Family[] = [
  { name: 'Polly.Aditi', members: [] },
  { name: 'Polly.Kajal', members: ['Neural', 'Generative'] },
];
/** English and Hindi have the most. */
const RICH = { Standard: 'ABCDEF', Wavenet: 'ABCDEF', Neural2: 'ABCD', 'Chirp3-HD': CHIRP };

export const OFFERS: Readonly<Record<string, Offer>> = {
  en: {
    say: 'en-IN',
    voices: [...google('en-IN', RICH), { name: 'Polly.Raveena', members: [] }, ...POLLY],
    gather: 'en-IN',
    models: EVERY_MODEL,
  },
  hi: {
    say: 'hi-IN',
    voices: [...google('hi-IN', RICH), ...POLLY],
    gather: 'hi-IN',
    models: EVERY_MODEL,
  },
  bn: usual('bn-IN'),
  gu: usual('gu-IN'),
  kn: usual('kn-IN'),
  ml: usual('ml-IN'),
  mr: usual('mr-IN', 'ABC'),
  ta: usual('ta-IN'),
  te: {
    say: 'te-IN',
    voices: google('te-IN', { Standard: 'ABCD', 'Chirp3-HD': CHIRP }),
    gather: 'te-IN',
    models: GOOGLE_MODELS,
  },
  pa: {
    say: 'pa-IN',
    voices: google('pa-IN', { Standard: 'ABCD', Wavenet: 'ABCD' }),
    gather: 'pa-guru-IN',
    models: GOOGLE_MODELS,
  },
  ur: { say: null, voices: [], gather: 'ur-IN', models: GOOGLE_MODELS },
  or: { say: null, voices: [], gather: null, models: [] },
  as: { say: null, voices: [], gather: null, models: [] },
};

function usual(language: SayLanguage & GatherLanguage, members = 'ABCD'): Offer {
  return {
    say: language,
    voices: google(language, { Standard: members, Wavenet: members, 'Chirp3-HD': CHIRP }),
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
    problems.push(`"${language}" needs a voice, for example ${namesOf(offer)[0]}`);
  } else if (!speaks(offer, voice)) {
    problems.push(`the voice ${voice} does not speak "${language}"; use one of ${namesOf(offer).join(', ')}`);
  }
  if (offer.gather === null) problems.push(`Twilio does not recognise speech in "${language}"`);
  else if (speechModel !== undefined && speechModel !== '' && !offer.models.includes(speechModel)) {
    problems.push(
      `the speech model ${speechModel} does not hear ${offer.gather} (Twilio's errors 13331, 13512); use one of ${offer.models.join(', ')}, or "" to let Twilio choose`,
    );
  }
  return problems;
}

function speaks(offer: Offer, voice: string): voice is SayVoice {
  return namesOf(offer).includes(voice);
}

export function namesOf({ voices }: Pick<Offer, 'voices'>): string[] {
  return voices.flatMap(({ name, members }) =>
    members.length === 0 ? [name] : members.map((member) => `${name}-${member}`),
  );
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
