import { setMaxListeners } from 'node:events';
import type { WASocket } from '@whiskeysockets/baileys';
import type { ChannelDeps, ChannelHealth } from '../../src/core/channel.ts';
import { backoffMs, sleep } from '../../src/lib/retry.ts';
import { createAcks } from './acks.ts';
import { forgetAuth, isLinked } from './auth-state.ts';
import { createBreaker } from './breaker.ts';
import { afterDisconnect } from './disconnect.ts';
import { createIntake } from './intake.ts';
import { createJournal } from './journal.ts';
import { mendLibsignal } from './mend-libsignal.ts';
import type { WhatsappBaileysOptions } from './options.ts';
import { type createPairing, type PairingRequest, refusalOf } from './pairing.ts';
import { quietLibsignal } from './quiet-libsignal.ts';
import { createSender, statesIn } from './send.ts';
import { createSent } from './sent.ts';
import { createCounter, runSocket } from './socket.ts';

const MAX_BACKOFF_MS = 60_000;
/** How often a channel that stopped looks whether somebody asked for something. */
const LOOK_EVERY_MS = 500;
/** Codes are shown for so long; then nobody seems to be there. */
const PAIRING_MS = 5 * 60_000;

export type Session = ReturnType<typeof createSession>;

/** One linked device: a socket at a time, a new one after each break, until it is stopped or a person has to act. */
export function createSession(
  options: WhatsappBaileysOptions,
  deps: ChannelDeps,
  pairing: ReturnType<typeof createPairing>,
) {
  const stopped = new AbortController();
  // Each send that waits listens to it.
  setMaxListeners(0, stopped.signal);
  const sent = createSent(deps);
  const breaker = createBreaker(deps);
  const journal = createJournal(deps.state);
  const acks = createAcks();
  const counter = createCounter();
  let health: ChannelHealth = { state: 'starting', detail: 'not connected yet', since: deps.clock.now() };
  let lastMessageAt: Date | null = null;
  let socket: WASocket | null = null;
  let downSince = deps.clock.now();
  let running: Promise<void> | null = null;
  /** Set while a phone is being linked. `refusal`: why WhatsApp gave no code. */
  let asked: { phone: string | null; until: number; hasCode: boolean; refusal: string | null } | null = null;

  const intake = createIntake(options, deps, {
    media: {
      reupload: async (message) => (socket === null ? message : socket.updateMediaMessage(message)),
      origin: options.mediaOrigin,
    },
    numberOf: async (lid) => (await socket?.signalRepository.lidMapping.getPNForLID(lid)) ?? null,
    isOurs: async (id) => (await sent.find(id)) !== undefined,
    async done({ key }) {
      lastMessageAt = deps.clock.now();
      await journal.done(key.remoteJid, key.id);
    },
    stopped: stopped.signal,
  });
  const sender = createSender(options, deps, {
    sent,
    acks,
    breaker,
    socket: () => socket,
    isComingBack: () => health.state === 'degraded',
    downSince: () => downSince,
    stopped: stopped.signal,
  });

  function is(state: ChannelHealth['state'], detail: string): void {
    health = { state, detail, since: health.state === state ? health.since : deps.clock.now() };
  }

  function fault(event: string, error: unknown): void {
    deps.log.error(event, { err: error });
  }

  async function run(): Promise<void> {
    quietLibsignal(console);
    mendLibsignal();
    for (let faults = 1; !stopped.signal.aborted; faults += 1) {
      try {
        await breaker.load();
        await sent.prune();
        await connectUntil(stopped.signal);
      } catch (error) {
        // The database was locked, or the account has another owner by now: then it is stopped soon.
        is('down', error instanceof Error ? error.message : 'unknown fault');
        fault('whatsapp.failed', error);
        await sleep(backoffMs(faults, { baseMs: options.reconnectMs, maxMs: MAX_BACKOFF_MS }), stopped.signal);
      }
    }
  }

  async function connectUntil(end: AbortSignal): Promise<void> {
    let failures = 0;
    const onOpen = (): void => {
      failures = 0;
    };
    while (!end.aborted) {
      if (asked === null && !(await isLinked(deps.state))) await waitForRequest('no phone is linked; pair one', end);
      const code = end.aborted ? undefined : await connectOnce(end, onOpen);
      failures += 1;
      if (!end.aborted && (await afterEnd(code, failures, end)) === 'anew') failures = 0;
    }
  }

  /** `anew`: a person said how it goes on. */
  async function afterEnd(code: number | undefined, failures: number, end: AbortSignal): Promise<'anew' | 'again'> {
    const step = (await endOfPairing()) ?? afterDisconnect(code, failures);
    deps.log.warn('whatsapp.disconnected', { code, next: step.next });
    if (step.next === 'stop') {
      if (step.isOver) await forgetAuth(deps.state);
      await waitForRequest(step.why, end);
      return 'anew';
    }
    is(failures > 3 ? 'down' : 'degraded', `connecting again after ${code ?? 'a fault'}`);
    if (step.at === 'later')
      await sleep(backoffMs(failures, { baseMs: options.reconnectMs, maxMs: MAX_BACKOFF_MS }), end);
    return 'again';
  }

  /** Why no phone is going to be linked any more, if one should have been. A code dies with its connection; the camera's are made anew. */
  async function endOfPairing(): Promise<{ next: 'stop'; why: string; isOver: true } | null> {
    if (asked === null) return null;
    const isCodeOver = asked.hasCode && !(await isLinked(deps.state));
    const isLate = deps.clock.now().getTime() > asked.until;
    if (!isCodeOver && !isLate) return null;
    const why =
      asked.refusal ??
      (isCodeOver
        ? 'the code has expired before it was typed; ask for a new one'
        : 'no phone was linked in time; pair again');
    return { next: 'stop', isOver: true, why };
  }

  /** Nothing is tried any more until a person wants it. */
  async function waitForRequest(why: string, end: AbortSignal): Promise<void> {
    is('down', why);
    asked = null;
    const { state } = await pairing.get();
    if (state !== 'starting') await pairing.show({ state: state === 'idle' ? 'idle' : 'failed', detail: why });
    while (!end.aborted) {
      const request = await pairing.takeRequest();
      if (request !== null) {
        await obey(request);
        return;
      }
      await sleep(LOOK_EVERY_MS, end);
    }
  }

  async function obey({ what, phone }: PairingRequest): Promise<void> {
    if (what === 'resume') {
      await breaker.close();
      return;
    }
    await forgetAuth(deps.state);
    asked = { phone, until: deps.clock.now().getTime() + PAIRING_MS, hasCode: false, refusal: null };
  }

  /** While it is connected, too, somebody may want to link another phone or to go on sending. */
  async function watchRequests(end: AbortSignal, restart: () => void): Promise<void> {
    while (!end.aborted) {
      const request = await pairing.takeRequest();
      if (request !== null) {
        await obey(request);
        if (request.what === 'pair') restart();
      }
      await sleep(LOOK_EVERY_MS, end);
    }
  }

  /** One socket from its making to its end. */
  async function connectOnce(end: AbortSignal, onOpen: () => void): Promise<number | undefined> {
    const own = new AbortController();
    const either = AbortSignal.any([end, own.signal]);
    const watching = watchRequests(either, () => own.abort()).catch((error: unknown) =>
      fault('requests.failed', error),
    );
    try {
      return await runSocket({
        state: deps.state,
        journal,
        acks,
        counter,
        webSocketUrl: options.webSocketUrl,
        mediaUploadHost: options.mediaUploadHost,
        end: either,
        getMessage: async ({ id }) => (typeof id === 'string' ? sent.find(id) : undefined),
        onOpen(opened) {
          socket = opened;
          asked = null;
          onOpen();
          is('ok', 'connected');
          pairing
            .show({ state: 'paired', detail: 'a phone is linked' })
            .catch((error: unknown) => fault('pairing', error));
        },
        onClose() {
          if (socket === null) return;
          socket = null;
          downSince = deps.clock.now();
          is('degraded', 'the connection broke');
        },
        onQr: (qr, current) => {
          offer(qr, current).catch((error: unknown) => fault('pairing.failed', error));
        },
        onRefusal(code) {
          if (asked === null || !asked.hasCode) return;
          asked.refusal = refusalOf(code, asked.phone);
          own.abort();
        },
        onLock({ isActive, timeEnforcementEnds }) {
          if (isActive !== true) return;
          breaker
            .trip('WhatsApp locked us out of new chats', timeEnforcementEnds ?? null)
            .catch((error: unknown) => fault('breaker.failed', error));
        },
        onUpsert(upsert) {
          intake.take(upsert);
          sender.takeUpdates(statesIn(upsert));
        },
        onUpdates(updates) {
          intake.noteRequests(updates);
          sender.takeUpdates(updates);
        },
        onFault: fault,
      });
    } finally {
      own.abort();
      await watching;
    }
  }

  /** By camera a new one every 20 seconds; by number one code, which WhatsApp sends to that phone. */
  async function offer(qr: string, current: WASocket): Promise<void> {
    is('down', 'waiting for the shop’s phone');
    if (asked === null || asked.phone === null) {
      await pairing.show({ state: 'waiting', qr, detail: 'scan it in WhatsApp: Settings, Linked devices' });
      return;
    }
    if (asked.hasCode) return;
    asked.hasCode = true;
    const code = await current.requestPairingCode(asked.phone.replace(/^\+/, ''));
    await pairing.show({ state: 'waiting', code, detail: 'type it in WhatsApp: Linked devices, with phone number' });
  }

  return {
    start(): void {
      running ??= run().catch((error: unknown) => {
        is('down', error instanceof Error ? error.message : 'unknown fault');
        fault('whatsapp.failed', error);
      });
    },
    async stop(): Promise<void> {
      stopped.abort();
      await running;
      await intake.settled();
      is('down', 'stopped');
    },
    send: sender.send,
    health(): ChannelHealth {
      const danger = breaker.reason();
      const shown: ChannelHealth =
        danger === null || health.state !== 'ok'
          ? health
          : { ...health, state: 'down', detail: `${danger}; sending has stopped, a person has to look` };
      return lastMessageAt === null ? shown : { ...shown, lastMessageAt };
    },
  };
}
