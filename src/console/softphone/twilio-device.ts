import { type Call, Device, type TwilioError } from '@twilio/voice-sdk';
import { type OpenSoftphone, type PhoneCall, type PhoneFault, PhoneProblem } from './port.ts';

/** A new token is asked for so long before the old one ends, milliseconds. */
const RENEW_BEFORE_MS = 60_000;
/** https://www.twilio.com/docs/voice/sdks/error-codes */
const FAULTS: readonly [PhoneFault, readonly number[]][] = [
  ['no-microphone', [31208, 31401, 31402]],
  ['signed-out', [20101, 20104, 20151, 31202, 31204, 31205]],
  ['no-network', [31000, 31003, 31005, 31009, 53000, 53001, 53405]],
];

/** The port on Twilio's Voice SDK. This file is a chunk of its own: only agents who take calls load it. */
export const openSoftphone: OpenSoftphone = async (token, events) => {
  if (!Device.isSupported) throw new PhoneProblem('not-supported');
  await askForMicrophone();
  const device = new Device(token, {
    appName: 'Redress',
    closeProtection: true,
    tokenRefreshMs: RENEW_BEFORE_MS,
    enableImprovedSignalingErrorPrecision: true,
    logLevel: 'silent',
  });
  device.on('registered', events.ready);
  device.on('unregistered', events.lost);
  device.on('tokenWillExpire', events.tokenEnds);
  device.on('error', (error: TwilioError.TwilioError) => events.fault(faultOf(error)));
  device.on('incoming', (call: Call) => events.incoming(watch(call)));
  // A line that does not stand yet is tried again by the SDK itself; the agent is told meanwhile.
  device.register().catch((error: unknown) => events.fault(faultOf(error)));

  function watch(call: Call): PhoneCall {
    const own: PhoneCall = {
      answer: () => call.accept(),
      decline: () => call.reject(),
      hangUp: () => call.disconnect(),
      mute: (isMuted) => call.mute(isMuted),
      press: (key) => call.sendDigits(key),
    };
    call.on('accept', () => events.talking(own));
    call.on('error', (error: TwilioError.TwilioError) => events.fault(faultOf(error)));
    for (const end of ['disconnect', 'cancel', 'reject']) call.on(end, () => events.ended(own));
    return own;
  }

  return {
    renew: (next) => device.updateToken(next),
    async callBack(callSid) {
      watch(await device.connect({ params: { callBack: callSid } }));
    },
    close() {
      device.removeAllListeners();
      device.destroy();
    },
  };
};

/** Asked now and not when the phone rings: a caller must not wait for a dialog of the browser. */
async function askForMicrophone(): Promise<void> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
  } catch {
    throw new PhoneProblem('no-microphone');
  }
}

function faultOf(error: unknown): PhoneFault {
  const code = typeof error === 'object' && error !== null && 'code' in error ? Number(error.code) : 0;
  return FAULTS.find(([, codes]) => codes.includes(code))?.[0] ?? 'other';
}
