import type { Prompt } from '../../core/flow-state.ts';
import { sayMenu } from '../menu.ts';
import { chooseLanguage, type Scene, say, topFrame } from '../scene.ts';
import { LANGUAGE_OPTION } from '../texts.ts';
import { spokenLanguages } from './language.ts';

/** A call begins with its language, where there is a choice and nobody has made it. */
export function startCall(scene: Scene): void {
  say(scene, 'engine.greeting');
  const isOpen = scene.draft.state.language === null && spokenLanguages(scene.facts.languages).length > 1;
  if (isOpen) askCallLanguage(scene);
  else openCall(scene);
}

export function askCallLanguage(scene: Scene): void {
  const options = spokenLanguages(scene.facts.languages).map((language) => ({
    id: `${LANGUAGE_OPTION}${language}`,
    label: `languageName.${language}`,
  }));
  say(scene, 'call.askLanguage', { options, expect: 'choice' });
  scene.draft.state.offered = options.map(({ id }) => id);
}

/** The last thing that was asked is the language of the call. */
export function isAskingLanguage({ draft }: Scene): boolean {
  return draft.state.last.at(-1)?.options[0]?.id.startsWith(LANGUAGE_OPTION) === true;
}

/** The language was chosen by key or by name. */
export function takeCallLanguage(chosen: string, scene: Scene): void {
  chooseLanguage(scene, chosen.slice(LANGUAGE_OPTION.length));
  openCall(scene);
}

/**
 * Whoever answers the question for the language with what they want, or with nothing, is not held up by the menu, but
 * hears what must be heard.
 */
export function openUnasked({ facts, draft }: Scene): void {
  const opening = facts.opening ?? [];
  if (draft.over || draft.prompts.some(({ text }) => text === 'call.askLanguage' || opening.includes(text))) return;
  draft.prompts.unshift(...openingOf(facts));
}

function openingOf({ opening = [] }: Scene['facts']): Prompt[] {
  return opening.map((text) => ({ text, values: {}, options: [], expect: null, mustHear: true }));
}

/** What must be heard before anything else (that the call is recorded), the keys that always work, and the menu. */
export function openCall(scene: Scene): void {
  scene.draft.prompts.push(...openingOf(scene.facts));
  say(scene, 'call.ready');
  if (topFrame(scene) === undefined) sayMenu(scene);
}
