import type { Flow } from '../core/flow.ts';
import { type Scene, say, topFrame } from './scene.ts';
import { CONTINUE, LANGUAGE_FLOW, MENU, PERSON_FLOW, PERSON_LABEL } from './texts.ts';

/** Shows the main menu, made from the flows that have a place in it. */
export function sayMenu(scene: Scene, text = 'engine.menu'): void {
  const flows = scene.library.menu.filter(({ id }) => id !== LANGUAGE_FLOW || scene.facts.languages.length > 1);
  offer(
    scene,
    text,
    flows.map(({ id, title }) => ({ id, label: title })),
  );
}

/** After two failures: a person, or once more. */
export function offerPerson(scene: Scene): void {
  offerPersonOr(scene, 'engine.offerPerson');
}

/** A voice note came: a person can listen to it. */
export function offerListener(scene: Scene): void {
  offerPersonOr(scene, 'engine.voiceKept');
}

/** No person answers here, but one can be had. */
export function sayWhoAnswers(scene: Scene): void {
  offerPersonOr(scene, 'engine.bot');
}

/** A person can answer what no flow does. */
export function offerAnswerer(scene: Scene): void {
  offerPersonOr(scene, 'engine.offerAnswerer');
}

function offerPersonOr(scene: Scene, text: string): void {
  const other =
    topFrame(scene) === undefined
      ? { id: MENU, label: 'engine.option.menu' }
      : { id: CONTINUE, label: 'engine.option.continue' };
  offer(scene, text, [{ id: PERSON_FLOW, label: PERSON_LABEL }, other]);
}

/** Something was told about a flow: it can be begun. */
export function offerFlow(scene: Scene, { id, title }: Flow): void {
  offer(scene, 'engine.beginThis', [
    { id, label: title },
    { id: MENU, label: 'engine.option.menu' },
  ]);
}

/** Two flows were equally likely: the customer says which. */
export function offerTwo(scene: Scene, flows: readonly [string, string]): void {
  offerFlows(
    scene,
    'engine.whichOne',
    flows.flatMap((id) => scene.library.flows.get(id) ?? []),
  );
}

/** One of these, or something else. */
export function offerFlows(scene: Scene, text: string, flows: readonly Flow[]): void {
  const options = flows.map(({ id, title }) => ({ id, label: title }));
  offer(scene, text, [...options, { id: MENU, label: 'engine.option.menu' }]);
}

function offer(scene: Scene, text: string, options: { id: string; label: string }[]): void {
  say(scene, text, { options, expect: 'choice' });
  scene.draft.state.offered = options.map(({ id }) => id);
}
