import { z } from 'zod';
import { type Channel, defineChannel } from '../../src/core/channel.ts';

/** Where a message is written; another one only in tests. */
type Print = (line: string) => void;

/**
 * SMS of the demo shop: each is written on the terminal that runs it and goes to nobody, so that returns and
 * cancellations, which need a code, can be tried without an account anywhere.
 */
export const demoSms = defineChannel({
  name: 'demo-sms',
  capabilities: { form: 'chat', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 1600, attachments: false },
  replyMode: 'deferred',
  quiet: null,
  idempotentSend: true,
  notices: [{ to: 'phone', recently: false }],
  demoOnly: true,
  options: z.object({}),
  create(_options, deps) {
    return createDemoSms(deps.clock.now(), (line) => void process.stdout.write(`${line}\n`));
  },
});

/** Example: `createDemoSms(now, (line) => lines.push(line))`. */
export function createDemoSms(since: Date, print: Print): Channel {
  return {
    async start() {},
    async stop() {},
    async send({ to, content }) {
      print(`  SMS to ${to} (the demo sends none): ${content.text.replaceAll(/\s+/gu, ' ')}`);
      return { status: 'sent', providerId: null };
    },
    health: () => ({ state: 'ok', detail: 'written on the terminal of the demo, sent to nobody', since }),
    async test() {
      return [{ name: 'sms', isOk: true, detail: 'written on the terminal of the demo, sent to nobody' }];
    },
  };
}
