import type { Flow, Slots } from '../core/flow.ts';
import { flowOf, type Library } from './library.ts';
import { offerFlows } from './menu.ts';
import type { Message } from './message.ts';
import { isFresh } from './present-order.ts';
import { type Scene, topFrame } from './scene.ts';

/** Photos that come before they are asked for are counted for the question that will, in this flow or the next. */
export function takeFiles({ files }: Pick<Message, 'files'>, scene: Scene): void {
  const frame = topFrame(scene);
  const slot = frame === undefined ? null : photoSlot(flowOf(scene.library, frame.flow));
  if (frame === undefined || slot === null) {
    scene.draft.state.early = { files: files + earlyFiles(scene), at: scene.facts.now };
    return;
  }
  const present = frame.slots[slot];
  frame.slots[slot] = files + (typeof present === 'number' ? present : 0);
}

/** What was sent before goes to the first flow that asks for it. */
export function earlyPhotos(flow: Flow, scene: Scene): Slots {
  const slot = photoSlot(flow);
  const files = earlyFiles(scene);
  if (slot === null || files === 0) return {};
  delete scene.draft.state.early;
  return { [slot]: files };
}

/** Photos and no word: what may be wrong, among what photos are asked for. */
export function askAboutPhotos(scene: Scene): void {
  offerFlows(scene, 'engine.photosAbout', flowsWithPhotos(scene.library));
}

function flowsWithPhotos({ flows }: Library): Flow[] {
  return [...flows.values()].filter((flow) => photoSlot(flow) !== null);
}

function earlyFiles({ draft, facts }: Scene): number {
  const { early } = draft.state;
  return early !== undefined && isFresh(early.at, facts) ? early.files : 0;
}

/** The slot in which a flow counts photos. */
function photoSlot({ steps }: Flow): string | null {
  const step = Object.values(steps).find((one) => one.kind === 'ask' && one.expect === 'photos');
  return step?.kind === 'ask' ? step.slot : null;
}
