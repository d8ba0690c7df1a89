import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import type { CallDesk, CallSteps } from '../../src/core/call.ts';
import type { ChannelDeps, ChannelState } from '../../src/core/channel.ts';
import type { DeliveryReport, QuarantineItem } from '../../src/core/channel-outcome.ts';
import type { Slots } from '../../src/core/flow.ts';
import type { InboundFile, InboundMessage, OutboundMessage } from '../../src/core/message.ts';
import { createEngine } from '../../src/engine/index.ts';
import { brandFacts } from '../../src/services/facts.ts';
import { fakeClock } from './service-deps.ts';
import { testBrand } from './test-brand.ts';

export interface FakeChannelDeps extends ChannelDeps {
  received: { message: InboundMessage; files: readonly InboundFile[] }[];
  reports: DeliveryReport[];
  quarantined: Omit<QuarantineItem, 'accountId'>[];
  revised: Parameters<ChannelDeps['revise']>[0][];
  answered: Parameters<ChannelDeps['answeredOutside']>[0][];
  suppressed: string[];
  opted: Parameters<ChannelDeps['optOut']>[];
}

/** The outside of a channel, in memory: receives once per provider id, as the real one does. */
export function fakeChannelDeps(accountId: string, overrides: Partial<ChannelDeps> = {}): FakeChannelDeps {
  const received: FakeChannelDeps['received'] = [];
  const reports: DeliveryReport[] = [];
  const quarantined: FakeChannelDeps['quarantined'] = [];
  const revised: FakeChannelDeps['revised'] = [];
  const answered: FakeChannelDeps['answered'] = [];
  const suppressed: string[] = [];
  const opted: FakeChannelDeps['opted'] = [];
  return {
    suppressed,
    opted,
    revised,
    answered,
    received,
    reports,
    quarantined,
    accountId,
    brandId: 'shop',
    brandName: 'Test Shop',
    language: 'en',
    languages: ['en', 'hi'],
    templates: [],
    wording: testWording,
    desk: idleDesk(),
    steps: memorySteps(),
    publicUrl: 'https://redress.example',
    clock: fakeClock(new Date().toISOString()),
    log: { info() {}, warn() {}, error() {} },
    state: memoryState(),
    siblingState: async () => [],
    async receive(message, files = []) {
      if (received.some((one) => one.message.providerId === message.providerId)) {
        return { outcome: 'duplicate', conversationId: 'c', messageId: message.providerId };
      }
      received.push({ message, files });
      return { outcome: 'accepted', conversationId: 'c', messageId: message.providerId };
    },
    receiveAndWait: async () => ({ status: 'late' }),
    report: async (report) => void reports.push(report),
    quarantine: async (item) => void quarantined.push(item),
    optOut: async (...said) => void opted.push(said),
    suppress: async (outboundId) => void suppressed.push(outboundId),
    async revise(revision) {
      const known = received.find(({ message }) => message.providerId === revision.providerId);
      revised.push(revision);
      return known === undefined ? 'unknown' : 'waiting';
    },
    answeredOutside: async (answer) => void answered.push(answer),
    standing: async () => ({ state: 'ok', detail: 'connected', since: new Date(0) }),
    thread: async () => [],
    file: async () => null,
    bytesOf: async () => null,
    fileLink: ({ id }, file) => `https://redress.example/files/${id}/${file.id}/seal/${file.name}`,
    ...overrides,
  };
}

const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
const SPOKEN = {
  form: 'spoken',
  maxButtons: 0,
  maxButtonTitle: 0,
  maxListRows: 0,
  maxText: 3000,
  attachments: false,
} as const;

/** The real catalogues, as a phone says them. */
function testWording(text: string, language: string, values: Slots = {}): string {
  const facts = { ...brandFacts(testBrand, new Date()), form: 'spoken' as const };
  const [content] = engine.render([{ text, values, options: [], expect: null }], {
    language,
    capabilities: SPOKEN,
    facts,
  });
  return content?.text ?? '';
}

function memorySteps(): CallSteps {
  const kept = new Map<string, string>();
  return {
    find: async (callSid, step) => kept.get(`${callSid}/${step}`) ?? null,
    async keep(callSid, step, document) {
      const key = `${callSid}/${step}`;
      if (!kept.has(key)) kept.set(key, document);
      return kept.get(key) ?? document;
    },
    forgetOld: async () => {},
  };
}

/** A desk where nobody is. */
function idleDesk(): CallDesk {
  return {
    enter: async () => {},
    look: async () => ({ kind: 'nobody' }),
    get: async () => null,
    missed: async () => {},
    connected: async () => {},
    wantCallBack: async () => {},
    leavesMessage: async () => {},
    hear: (said) => engine.hearWaiting(said),
    hints: (language) => engine.waitingHints(language),
    moved: async () => {},
    over: async () => {},
    gaveUp: async () => {},
    callBacks: {
      next: async () => null,
      said: async () => {},
      ringing: async () => {},
      reached: async () => {},
      machine: async () => {},
      ended: async () => {},
      legOver: async () => {},
    },
  };
}

export function memoryState(): ChannelState {
  const kept = new Map<string, Uint8Array>();
  return {
    get: async (keys) => new Map([...kept].filter(([key]) => keys.includes(key))),
    async set(entries) {
      for (const [key, value] of entries) {
        if (value === null) kept.delete(key);
        else kept.set(key, value);
      }
    },
    keys: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** An answer on its way out. */
export function outboundMessage(text: string, overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    id: 'outbound-1',
    conversationId: 'c',
    accountId: 'account',
    idempotencyKey: 'turn-1-0',
    to: 'customer',
    content: { text, options: [], language: 'en' },
    inReplyTo: null,
    replyContext: {},
    attempt: 1,
    ...overrides,
  };
}
