// Says texts by the browser's own voices. Where it has none for a language, or is muted, a text takes as long as it would.
import { CHARACTERS_PER_SECOND } from '/playground/phone/line.js';

/** An utterance that says nothing of its end is given up after so many times the time that it should take. */
const PATIENCE = 3;
const LEAST_SECONDS = 2;
const BEEP = { hertz: 1000, seconds: 0.3, volume: 0.1 };

/** `isMuted` is asked anew for each sentence; `onMissing(language)` is told once of a language without a voice. */
export function createVoice({ isMuted, onMissing }) {
  const synthesis = globalThis.speechSynthesis;
  const missing = new Set();
  // Chromium loads its list when it is asked for the first time.
  synthesis?.getVoices();

  function voiceFor(language) {
    const voices = synthesis?.getVoices() ?? [];
    const tagOf = ({ lang }) => lang.replace('_', '-').toLowerCase();
    const wanted = language.toLowerCase();
    const [family] = wanted.split('-');
    return (
      voices.find((voice) => tagOf(voice) === wanted) ?? voices.find((voice) => tagOf(voice).split('-')[0] === family)
    );
  }

  /** Sentence by sentence: some voices fall silent in the middle of long texts. */
  async function speak({ text, language }, signal) {
    if (signal.aborted) return;
    const voice = voiceFor(language);
    if (voice === undefined && !isMuted() && !missing.has(language)) {
      missing.add(language);
      onMissing(language);
    }
    for (const sentence of text.split(/(?<=[.!?।])\s+/u)) {
      if (signal.aborted) return;
      const seconds = sentence.length / CHARACTERS_PER_SECOND;
      if (voice === undefined || isMuted()) await wait(seconds, signal);
      else await utter({ sentence, language, voice, seconds }, signal);
    }
  }

  async function utter({ sentence, language, voice, seconds }, signal) {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = language;
    utterance.voice = voice;
    const over = new AbortController();
    const stop = () => synthesis.cancel();
    signal.addEventListener('abort', stop, { once: true });
    for (const event of ['end', 'error']) utterance.addEventListener(event, () => over.abort(), { once: true });
    synthesis.speak(utterance);
    await wait(seconds * PATIENCE + LEAST_SECONDS, over.signal, signal);
    signal.removeEventListener('abort', stop);
    if (!over.signal.aborted) synthesis.cancel();
  }

  return {
    speak,
    isAloud: () => !isMuted() && (synthesis?.getVoices() ?? []).length > 0,
    /** Muted while it speaks: the sentence ends at once. */
    stop: () => synthesis?.cancel(),
    beep() {
      if (isMuted()) return;
      const audio = new AudioContext();
      const tone = new OscillatorNode(audio, { frequency: BEEP.hertz });
      tone.connect(new GainNode(audio, { gain: BEEP.volume })).connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + BEEP.seconds);
      tone.addEventListener('ended', () => audio.close());
    },
  };
}

/** So long, or until one of the signals comes. */
async function wait(seconds, ...signals) {
  await new Promise((resolve) => {
    const timer = setTimeout(done, seconds * 1000);
    function done() {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', done);
      resolve();
    }
    for (const signal of signals) {
      if (signal.aborted) done();
      else signal.addEventListener('abort', done);
    }
  });
}
