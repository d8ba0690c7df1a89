/** Voice and recogniser per language; Say and Gather name some languages differently (https://www.twilio.com/docs/voice/twiml/say/text-speech). */
interface Voice {
  language: 'en-IN' | 'hi-IN';
  voice: 'Google.en-IN-Neural2-A' | 'Google.hi-IN-Neural2-A';
  /** Said by the channel itself, when the conversation could not be asked. */
  oneMoment: string;
  callBack: string;
}

const VOICES: Readonly<Record<string, Voice>> = {
  en: {
    language: 'en-IN',
    voice: 'Google.en-IN-Neural2-A',
    oneMoment: 'One moment, please.',
    callBack: 'This is taking longer than it should. We have noted your call and will get back to you. Goodbye.',
  },
  hi: {
    language: 'hi-IN',
    voice: 'Google.hi-IN-Neural2-A',
    oneMoment: 'कृपया एक क्षण रुकिए।',
    callBack: 'इसमें सामान्य से अधिक समय लग रहा है। हमने आपकी कॉल दर्ज कर ली है और आपसे संपर्क करेंगे। नमस्कार।',
  },
};
const FALLBACK = 'en';

export function voiceOf(language: string): Voice {
  const found = VOICES[language] ?? VOICES[FALLBACK];
  if (found === undefined) throw new Error('the table of voices has lost its fallback');
  return found;
}
