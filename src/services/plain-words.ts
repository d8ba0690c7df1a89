import type { Brand } from '../core/brand.ts';
import type { ChannelCapabilities } from '../core/channel.ts';
import type { Slots } from '../core/flow.ts';
import type { ServiceDeps } from './deps.ts';
import { brandFacts } from './facts.ts';

/** Written, without options: no channel changes anything about it. */
const PLAIN: ChannelCapabilities = {
  form: 'chat',
  maxButtons: 0,
  maxButtonTitle: 0,
  maxListRows: 0,
  maxText: 4000,
  attachments: true,
};

/** One text of the catalogues by itself, with nothing around it. */
export function plainWords(
  { engine, clock }: Pick<ServiceDeps, 'engine' | 'clock'>,
  brand: Brand,
  { text, language, values = {} }: { text: string; language: string; values?: Slots },
): string {
  const facts = brandFacts(brand, clock.now());
  const prompt = { text, values, options: [], expect: null };
  const [content] = engine.render([prompt], { language, capabilities: PLAIN, facts });
  return content?.text ?? '';
}
