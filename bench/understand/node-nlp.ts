import { NlpManager } from 'node-nlp';
import { phrases } from '../../flows/index.ts';
import { examplesOf } from '../../src/engine/library.ts';
import { OUTSIDE } from '../../src/engine/understand/classify.ts';

/** Its own default: below, it answers with the intent None. */
const THRESHOLD = 0.5;

/** node-nlp trained on the very same phrases: those in Devanagari as its Hindi, all others as its English. */
export async function createNodeNlp(): Promise<{ classify: Classify; trainedMs: number }> {
  const startedAt = performance.now();
  const manager = new NlpManager({
    languages: ['en', 'hi'],
    autoSave: false,
    autoLoad: false,
    forceNER: false,
    nlu: { log: false },
  });
  for (const { label, text } of examplesOf(phrases)) manager.addDocument(languageOf(text), text, label);
  await manager.train();
  return {
    trainedMs: performance.now() - startedAt,
    classify: async (text) => {
      const { intent = 'None', score = 0 } = await manager.process(languageOf(text), text);
      return intent === 'None' || intent.startsWith(OUTSIDE) ? null : { flow: intent, score };
    },
  };
}

type Classify = (text: string) => Promise<{ flow: string; score: number } | null>;

/** A flow from this score on. */
export function startFrom(classify: Classify, threshold = THRESHOLD): (text: string) => Promise<string | null> {
  return async (text) => {
    const found = await classify(text);
    return found !== null && found.score >= threshold ? found.flow : null;
  };
}

function languageOf(text: string): string {
  return /[\u0900-\u097f]/u.test(text) ? 'hi' : 'en';
}
