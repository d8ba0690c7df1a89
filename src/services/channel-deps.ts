import type { ChannelDeps, ThreadEntry } from '../core/channel.ts';
import type { Slots } from '../core/flow.ts';
import type { Tenure } from '../core/owner.ts';
import { standingOf } from './account-health.ts';
import { createCallDesk } from './call-desk.ts';
import { createCallSteps } from './call-steps.ts';
import type { Account, ServiceDeps } from './deps.ts';
import { brandFacts } from './facts.ts';
import { heldId } from './held-id.ts';
import { providerLink } from './outgoing-files.ts';
import { siblingsOf } from './siblings.ts';

/** Entries handed to a fetching client at once. */
const PAGE = 200;

export interface ChannelDepsParts {
  deps: ServiceDeps;
  publicUrl: string;
  receive: ChannelDeps['receive'];
  receiveAndWait: ChannelDeps['receiveAndWait'];
  /** Of an account that runs: its state is read and written only while it is ours. */
  tenure?: Tenure | undefined;
}

/** What one channel account gets from outside: every port is bound to that account. */
export function createChannelDeps(
  account: Account,
  { deps, publicUrl, receive, receiveAndWait, tenure }: ChannelDepsParts,
): ChannelDeps {
  const accountId = account.config.id;
  const log = deps.log.child({ accountId });
  return {
    accountId,
    brandId: account.brand.id,
    // Read anew each time: people change them in the console.
    get brandName() {
      return account.brand.name;
    },
    get language() {
      return account.brand.languages[0] ?? 'en';
    },
    get languages() {
      return account.brand.languages;
    },
    get templates() {
      return account.brand.templates.filter((template) => template.account === accountId);
    },
    wording: (text, language, values = {}) => wordingOf(deps, account, { text, language, values }),
    desk: createCallDesk(deps, account),
    steps: createCallSteps(deps, account),
    publicUrl,
    clock: deps.clock,
    log: {
      info: (event, details) => log.info(details ?? {}, event),
      warn: (event, details) => log.warn(details ?? {}, event),
      error: (event, details) => log.error(details ?? {}, event),
    },
    state: deps.store.channelState(accountId, tenure),
    async siblingState(key) {
      const kept = siblingsOf(deps, account).map((id) => deps.store.channelState(id).get([key]));
      return (await Promise.all(kept)).flatMap((state) => state.get(key) ?? []);
    },
    receive,
    receiveAndWait,
    async report(report) {
      const known = await deps.store.outbox.report(report, deps.clock.now());
      // A refusal's next way is found by the sweep, which looks every second.
      if (known) deps.metrics.delivered(account.type.name, report.status);
      else log.info({ status: report.status }, 'report.unknown');
    },
    revise: (revision) => deps.store.chats.revise({ ...revision, accountId }),
    async answeredOutside(answer) {
      const { threadKey } = answer;
      const isNew = await deps.store.chats.answeredOutside({
        ...answer,
        accountId,
        id: deps.ids.next(),
        turnId: deps.ids.next(),
      });
      const conversation = isNew ? await deps.store.conversations.byThread(accountId, threadKey) : null;
      if (conversation === null) return;
      log.info({ conversationId: conversation.id }, 'conversation.answered-outside');
      deps.feed.publish({ kind: 'conversation.changed', id: conversation.id, brandId: conversation.brandId });
    },
    standing: () => standingOf(deps, accountId),
    async quarantine(item) {
      const id = heldId([accountId], item.payload);
      await deps.store.quarantine.put(id, { ...item, accountId }, deps.clock.now());
      log.warn({ reason: item.reason }, 'message.quarantined');
    },
    async suppress(outboundId) {
      const facts = await deps.store.reach.facts(outboundId);
      if (facts?.conversation.brandId !== account.brand.id) return;
      const receiver = { kind: 'email', value: facts.to } as const;
      await deps.store.reach.suppress(account.brand.id, [receiver], deps.clock.now());
    },
    async optOut(identity, said) {
      const { brand } = account;
      const contactId = await deps.store.privacy.find(brand.id, identity);
      const known = contactId === null ? [] : await deps.store.desk.identities(contactId);
      await deps.store.reach.suppress(brand.id, [identity, ...known], said === 'stop' ? deps.clock.now() : null);
      log.info({ said }, 'contact.opted');
    },
    async thread(threadKey, afterSeq) {
      const conversation = await deps.store.conversations.byThread(accountId, threadKey);
      if (conversation === null) return [];
      const timeline = await deps.store.conversations.timeline(conversation.id, afterSeq, PAGE);
      // The client's cursor must not run past an answer that is still on its way.
      const firstUnsent = timeline.findIndex(({ status }) => status === 'queued' || status === 'sending');
      const ready = firstUnsent === -1 ? timeline : timeline.slice(0, firstUnsent);
      return ready.filter(({ kind, status }) => kind === 'message' && status !== 'failed').map(toThreadEntry);
    },
    async file(threadKey, fileId) {
      const conversation = await deps.store.conversations.byThread(accountId, threadKey);
      if (conversation === null) return null;
      const stored = await deps.store.conversations.file(conversation.id, fileId);
      const bytes = stored === null ? null : await deps.files.get(stored.sha256);
      return stored === null || bytes === null ? null : { name: stored.name, contentType: stored.contentType, bytes };
    },
    bytesOf: (file) => deps.files.get(file.sha256),
    fileLink: ({ id }, file) => providerLink({ ...deps, publicUrl }, id, file),
  };
}

function toThreadEntry({ seq, id, direction, text, options, files, at }: ThreadEntry): ThreadEntry {
  return { seq, id, direction, text, options, files, at };
}

/** What a channel says by itself, outside of any turn. */
function wordingOf(
  { engine, clock }: ServiceDeps,
  { type, brand }: Account,
  { text, language, values }: { text: string; language: string; values: Slots },
): string {
  const { capabilities } = type;
  const facts = { ...brandFacts(brand, clock.now()), form: capabilities.form };
  const [content] = engine.render([{ text, values, options: [], expect: null }], { language, capabilities, facts });
  return content?.text ?? '';
}
